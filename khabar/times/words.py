"""What the words of an article may be in the time grammar: classes with values, behind proclitics."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from khabar.text.numbers import NumberMatch, number_at, ordinal_at
from khabar.text.tokens import Token, tokenize

Value = int | str
Clitic = str  # the proclitics before a form, as folded letters

# Readings of this many different words are kept; a table that has grown past it is emptied.
_KEPT = 50_000
_NOTHING: Mapping[str, list[Reading]] = {}
_HM = re.compile(r"([01]?\d|2[0-4])[.,٫]([0-5]\d)")
_DOTDATE = re.compile(r"(\d{1,2})[.](\d{1,2})[.](\d{4})")


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase of a class: the folded words behind its first one, its class and its value."""

    rest: tuple[str, ...]
    symbol: str
    value: Value


@dataclass(frozen=True, slots=True)
class Reading:
    """What the tokens from one place on may be: a value, the token behind, the clitics and letters before."""

    value: Value
    end: int
    clitic: Clitic
    cut: int


class WordTable:
    """The words of all classes by their first folded word, with the words looked up so far."""

    def __init__(self, words: Mapping[str, Mapping[Value, list[str]]], literals: Iterable[str]) -> None:
        table: dict[str, set[Entry]] = {}
        for symbol, by_value in words.items():
            for value, forms in by_value.items():
                for form in forms:
                    first, *rest = (token.folded for token in tokenize(form))
                    table.setdefault(first, set()).add(Entry(tuple(rest), symbol, value))
        for literal in literals:
            table.setdefault(literal, set()).add(Entry((), literal, literal))
        self._table = {first: sorted(found, key=_order) for first, found in table.items()}
        self._seen: dict[str, tuple[tuple[int, Clitic, Entry], ...]] = {}
        self._numeric: dict[str, bool] = {}

    def entries(self, folded: str) -> tuple[tuple[int, Clitic, Entry], ...]:
        """The phrases that may begin with a folded word: letters of proclitics, their kind, the phrase."""
        found = self._seen.get(folded)
        if found is None:
            if len(self._seen) >= _KEPT:
                self._seen.clear()
            found = tuple(
                (cut, clitic, entry) for cut, clitic, form in _cuts(folded) for entry in self._table.get(form, ())
            )
            self._seen[folded] = found
        return found

    def numeric(self, folded: str) -> bool:
        """Whether a folded word may begin a number or an ordinal in words."""
        found = self._numeric.get(folded)
        if found is None:
            if len(self._numeric) >= _KEPT:
                self._numeric.clear()
            found = self._numeric[folded] = _may_be_number(folded)
        return found


def readings_at(
    table: WordTable, tokens: Sequence[Token], index: int, breaks: Collection[int]
) -> Mapping[str, list[Reading]]:
    """The readings of the tokens from `index` on, by class; no phrase runs over a line break."""
    token = tokens[index]
    entries = table.entries(token.folded)
    is_number = token.is_number
    numeric = is_number or table.numeric(token.folded)
    if not entries and not numeric:
        return _NOTHING
    found: dict[str, list[Reading]] = {}
    for cut, clitic, entry in entries:
        if not entry.rest or _follows(tokens, index, entry.rest, breaks):
            reading = Reading(entry.value, index + 1 + len(entry.rest), clitic, cut)
            found.setdefault(entry.symbol, []).append(reading)
    if is_number:
        for symbol, reading in _digits(token.folded, index):
            found.setdefault(symbol, []).append(reading)
    if numeric:
        for symbol, reading in _numbers(tokens, index):
            found.setdefault(symbol, []).append(reading)
    return found


def _order(entry: Entry) -> tuple[int, str, str]:
    return len(entry.rest), entry.symbol, str(entry.value)


def _cuts(folded: str) -> Iterator[tuple[int, Clitic, str]]:
    """A folded word with its possible proclitics taken off; لل gives back the alif of ال."""
    yield 0, "", folded
    yield from _prepositions(folded, 0)
    if folded[:1] in ("و", "ف") and len(folded) > 2:
        yield 1, folded[0], folded[1:]
        yield from _prepositions(folded, 1)


def _prepositions(folded: str, at: int) -> Iterator[tuple[int, Clitic, str]]:
    rest = folded[at:]
    if rest.startswith("لل") and len(rest) > 3:
        yield at + 1, folded[: at + 1], "ا" + rest[1:]
    elif rest[:1] in ("ب", "ك", "ل") and len(rest) > 2:
        yield at + 1, folded[: at + 1], rest[1:]


def _follows(tokens: Sequence[Token], index: int, rest: tuple[str, ...], breaks: Collection[int]) -> bool:
    if index + len(rest) >= len(tokens):
        return False
    behind = range(index + 1, index + 1 + len(rest))
    return all(tokens[at].folded == word and at not in breaks for at, word in zip(behind, rest, strict=True))


def _numbers(tokens: Sequence[Token], index: int) -> Iterator[tuple[str, Reading]]:
    token = tokens[index]
    number, ordinal = number_at(tokens, index), ordinal_at(tokens, index)
    if number is not None:
        yield "NUM", _reading(token, number)
        if not token.is_number:
            yield "WORDNUM", _reading(token, number)
    if ordinal is not None:
        yield "ORD", _reading(token, ordinal)


def _reading(token: Token, match: NumberMatch) -> Reading:
    # The letters taken off are counted in the folded word, which is shorter where there are diacritics.
    cut = 0 if match.start == token.start else len(tokenize(token.text[: match.start - token.start])[0].folded)
    return Reading(match.value, match.last + 1, token.folded[:cut], cut)


def _may_be_number(folded: str) -> bool:
    # اثنا and حادي are numbers only before ten.
    token, ten = (Token(at, 8 * at, 8 * at + len(form), form, form) for at, form in enumerate((folded, "عشر")))
    return any(at([token, *more], 0) for at in (number_at, ordinal_at) for more in ((), (ten,)))


def _digits(folded: str, index: int) -> Iterator[tuple[str, Reading]]:
    """The classes of a token of digits: DAY, DIG, YEAR, HM, DOTDATE."""
    if folded.isdigit():
        value = int(folded[:9])
        if len(folded) <= 2:
            yield "DIG", Reading(value, index + 1, "", 0)
            if 1 <= value <= 31:
                yield "DAY", Reading(value, index + 1, "", 0)
        elif len(folded) == 4 and 1000 <= value < 3000:
            yield "YEAR", Reading(value, index + 1, "", 0)
    elif match := _HM.fullmatch(folded):
        yield "HM", Reading(f"{int(match[1]):02}:{match[2]}", index + 1, "", 0)
    elif match := _DOTDATE.fullmatch(folded):
        yield "DOTDATE", Reading(f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}", index + 1, "", 0)
