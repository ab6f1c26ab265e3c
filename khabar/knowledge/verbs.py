"""Which words are verb forms: from the lexicons of cues and triggers, for those who must know where a name ends."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from khabar.knowledge.loading import DATA, load_yaml, parse_yaml
from khabar.text.inflection import Lexeme, inflect


@cache
def verb_forms() -> frozenset[str]:
    """Folded past and present forms of every verb in `cues.yaml` and `triggers/*.yaml`."""
    forms: set[str] = set()
    for past, present in _verbs():
        forms.update(spelling for spelling, _ in inflect(Lexeme(past=past, present=present)))
    return frozenset(forms)


def _verbs() -> Iterator[tuple[str | None, str | None]]:
    yield from _parts(load_yaml("cues.yaml"))
    for path in (DATA / "triggers").iterdir():
        if path.name.endswith(".yaml"):
            yield from _parts(parse_yaml(path))


def _parts(node: Any) -> Iterator[tuple[str | None, str | None]]:
    """Every mapping with `past` or `present` below a node, whatever the file's layout."""
    if isinstance(node, dict):
        if "past" in node or "present" in node:
            yield node.get("past"), node.get("present")
        for value in node.values():
            yield from _parts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _parts(value)
