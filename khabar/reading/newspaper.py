"""The words that tell the parts of a newspaper apart (`knowledge/data/newspaper.yaml`), folded for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from khabar.knowledge.loading import load_tsv, load_yaml
from khabar.text.folding import fold

_BETWEEN = re.compile(r"[\s.\"'«»“”]+")


@dataclass(frozen=True, slots=True)
class Newspaper:
    """Sets of keys (see `key`), one for each list of newspaper.yaml, and the given names."""

    agencies: frozenset[str]
    unnamed_sources: frozenset[str]
    credits: frozenset[str]
    bylines: frozenset[str]
    titles: frozenset[str]
    timeline: frozenset[str]
    kickers: frozenset[str]
    bureaus: frozenset[str]
    given_names: frozenset[str]


def key(phrase: str) -> str:
    """The look-up form of a phrase: folded, with full stops and quotation marks read as spaces."""
    return _BETWEEN.sub(" ", fold(phrase)).strip()


@lru_cache(maxsize=1)
def newspaper() -> Newspaper:
    """The words, loaded once."""
    data: dict[str, list[str]] = load_yaml("newspaper.yaml")
    return Newspaper(
        **{name: _keys(words) for name, words in data.items()},
        given_names=_keys(row["name"] for row in load_tsv("given_names.tsv")),
    )


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(key(str(word)) for word in words)
