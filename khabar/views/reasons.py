"""The codes in `why` in English and Arabic words, from reasons.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

import yaml

from khabar.views.labels import Label, labels

_PLACE = re.compile(r"\{([\w|]+)\}")
# What may stand in a place of a code besides the values of a group.
_OPEN: Final = MappingProxyType({"text": ".+", "number": r"-?[\d.]+", "arabic": "[\u0620-\u064a ]+"})


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A code with places: what it matches, and the groups that know what may stand in each place."""

    shape: re.Pattern[str]
    groups: tuple[str, ...]
    words: Label

    def read(self, code: str) -> Label | None:
        """The words of a code, None where it is of another pattern."""
        match = self.shape.fullmatch(code)
        if match is None:
            return None
        values = [_value(groups, part) for groups, part in zip(self.groups, match.groups(), strict=True)]
        known = [value for value in values if value is not None]
        if len(known) < len(values):
            return None
        english = self.words.en.format(*(value.en for value in known))
        arabic = self.words.ar.format(*(value.ar for value in known))
        return Label(code, english, arabic)


@dataclass(frozen=True, slots=True)
class _Group:
    """Codes of one kind: those without places, and the patterns of the others in the order of the file."""

    whole: Mapping[str, Label]
    patterns: tuple[_Pattern, ...]


def in_words(group: str, code: str) -> Label:
    """A code of `rules`, `mentions`, `times` or `features` in words; a code that the file does not know is its own."""
    return known(group, code) or Label(code, code, code)


@cache
def known(group: str, code: str) -> Label | None:
    """A code in words, or None where reasons.yaml does not know it."""
    found = _groups()[group]
    if code in found.whole:
        return found.whole[code]
    return next((words for pattern in found.patterns if (words := pattern.read(code)) is not None), None)


def _value(groups: str, part: str) -> Label | None:
    """What stands in a place, in the words of the first of its groups that knows it."""
    if groups in _OPEN:
        return Label(part, part, part)
    return next((words for group in groups.split("|") if (words := _in_group(group, part)) is not None), None)


def _in_group(group: str, part: str) -> Label | None:
    return known(group, part) if group in _groups() else labels()[group].get(part)


@cache
def _groups() -> Mapping[str, _Group]:
    text = files("khabar.views").joinpath("reasons.yaml").read_text(encoding="utf-8")
    return {name: _group(items) for name, items in yaml.safe_load(text).items()}


def _group(items: Mapping[str, list[str]]) -> _Group:
    words = {code: Label(code, en, ar) for code, (en, ar) in items.items()}
    whole = {code: label for code, label in words.items() if not _PLACE.search(code)}
    return _Group(whole, tuple(_pattern(label) for code, label in words.items() if code not in whole))


def _pattern(words: Label) -> _Pattern:
    return _Pattern(re.compile("".join(_pieces(words.key))), tuple(_PLACE.findall(words.key)), words)


def _pieces(code: str) -> Iterator[str]:
    for at, piece in enumerate(_PLACE.split(code)):
        yield re.escape(piece) if at % 2 == 0 else f"({_OPEN.get(piece, '.+?')})"
