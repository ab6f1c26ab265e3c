"""Numbers in a token stream: digits and Arabic number words to integers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from khabar.text.folding import fold, fold_with_offsets
from khabar.text.tokens import Token

Kind = Literal[
    "unit", "bound", "ten", "tens", "hundred", "hundreds", "many_hundreds", "scale", "scale_two", "scale_many"
]  # fmt: skip
OrdinalKind = Literal["unit", "bound"]
Piece = tuple[Fraction, int]  # a value and the index of the token after it

_PLAIN = re.compile(r"\d{1,18}")
_GROUPED = re.compile(r"\d{1,3}(?:[,.٬]\d{3})+")
_DECIMAL = re.compile(r"\d{1,15}[.,٫]\d{1,9}")
_TANWIN = "\u064b"


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """A number: characters `[start, end)` without proclitics, tokens `first..last` inclusive, its value."""

    start: int
    end: int
    first: int
    last: int
    value: int


@dataclass(frozen=True, slots=True)
class _Word:
    kind: Kind
    value: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    cardinals: dict[str, _Word]
    ordinals: dict[str, tuple[OrdinalKind, int]]
    accusatives: dict[str, int]
    excluded: frozenset[str]


def find_numbers(tokens: Sequence[Token]) -> list[NumberMatch]:
    """Every cardinal number of a token sequence, leftmost-longest, not overlapping."""
    return list(_scan(tokens, number_at))


def find_ordinals(tokens: Sequence[Token]) -> list[NumberMatch]:
    """Every ordinal (ثالثة, الحادي عشر, العشرون), leftmost-longest; definite tens count as ordinals."""
    return list(_scan(tokens, ordinal_at))


def number_at(tokens: Sequence[Token], index: int) -> NumberMatch | None:
    """The longest cardinal that begins at token `index`, whose first word may carry proclitics.

    Vague plurals alone (آلاف, مئات) and decimals that do not make an integer are no numbers: None.
    """
    token = tokens[index]
    best: NumberMatch | None = None
    for cut in (0,) if token.is_number else _number_cuts(token.folded):
        parsed = _number(tokens, index, cut)
        if parsed is not None and parsed[0].denominator == 1 and (best is None or parsed[1] - 1 > best.last):
            best = _match(tokens, index, parsed[1] - 1, cut, int(parsed[0]))
    return best


def ordinal_at(tokens: Sequence[Token], index: int) -> NumberMatch | None:
    """The longest ordinal that begins at token `index`, up to 99."""
    folded = tokens[index].folded
    for cut in _cuts(folded):
        parsed = _ordinal(tokens, index, folded[cut:])
        if parsed is not None:
            return _match(tokens, index, parsed[1], cut, parsed[0])
    return None


def _scan(tokens: Sequence[Token], at: Any) -> Iterator[NumberMatch]:
    index = 0
    while index < len(tokens):
        match: NumberMatch | None = at(tokens, index)
        if match is None:
            index += 1
        else:
            yield match
            index = match.last + 1


def _match(tokens: Sequence[Token], first: int, last: int, cut: int, value: int) -> NumberMatch:
    return NumberMatch(char_start(tokens[first], cut), tokens[last].end, first, last, value)


def char_start(token: Token, cut: int) -> int:
    """The offset in the article at which a token begins once `cut` folded letters are taken off its front."""
    if cut == 0:
        return token.start
    if len(token.text) == len(token.folded):
        return token.start + cut
    return token.start + fold_with_offsets(token.text)[1][cut]


# -- words --


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    # Read as a resource: khabar.text stands above khabar.knowledge and may not import its loader.
    path = files("khabar").joinpath("knowledge", "data", "numbers.yaml")
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    ordinals: dict[str, tuple[OrdinalKind, int]] = {}
    for key, kind in (("ordinals", "unit"), ("bound_ordinals", "bound")):
        for value, forms in data[key].items():
            ordinals |= {fold(form): (kind, value) for form in forms}  # type: ignore[misc]
    return _Lexicon(
        cardinals=dict(_cardinals(data)),
        ordinals=ordinals,
        accusatives={fold(form): value for form, value in data["accusatives"].items()},
        excluded=frozenset(map(fold, data["not_numbers"])),
    )


def _cardinals(data: dict[str, Any]) -> Iterator[tuple[str, _Word]]:
    kinds: tuple[tuple[str, Kind], ...] = (("units", "unit"), ("bound_units", "bound"), ("tens", "tens"))
    for key, kind in kinds:
        for value, forms in data[key].items():
            yield from ((fold(form), _Word(kind, value)) for form in forms)
    yield from ((fold(form), _Word("ten", 10)) for form in data["ten"])
    yield from ((fold(form), _Word("hundred", 100)) for form in data["hundred"])
    yield from ((fold(form), _Word("many_hundreds", 100)) for form in data["hundreds_many"])
    yield from ((fold(form), _Word("hundreds", 200)) for form in data["two_hundred"])
    for value, stems in data["fused_hundreds"].items():
        for stem in stems:
            yield from ((fold(stem + form), _Word("hundreds", 100 * value)) for form in data["hundred"])
    scale_kinds: dict[str, Kind] = {"one": "scale", "two": "scale_two", "many": "scale_many"}
    for value, by_number in data["scales"].items():
        for key, kind in scale_kinds.items():
            yield from ((fold(form), _Word(kind, value)) for form in by_number[key])


def _word(form: str) -> _Word | None:
    """The number word that a folded form without clitics is, with or without ال."""
    lexicon = _lexicon()
    if form in lexicon.excluded:
        return None
    found = lexicon.cardinals.get(form)
    if found is None and form in lexicon.accusatives:
        return _Word("scale", lexicon.accusatives[form])
    if found is None and form.startswith("ال"):
        found = lexicon.cardinals.get(form[2:])
        return found if found and found.kind != "bound" else None
    return found


def _cuts(folded: str) -> Iterator[int]:
    """Numbers of letters that may be proclitics at the front of a folded word, fewest first."""
    yield 0
    if folded[:1] in ("و", "ف", "ب", "ك", "ل"):
        yield 1
        if folded[0] in "وف" and folded[1:2] in ("ب", "ك", "ل"):
            yield 2


@lru_cache(maxsize=4096)
def _number_cuts(folded: str) -> tuple[int, ...]:
    """How many letters of proclitics may stand before a number word (واحد is also و + أحد); () where it is none."""
    if folded in _lexicon().excluded:
        return ()
    return tuple(cut for cut in _cuts(folded) if _word(folded[cut:]) is not None)


# -- the grammar of cardinals --


def _number(tokens: Sequence[Token], index: int, cut: int) -> Piece | None:
    """Groups of falling scale joined by و: مليونين وثلاثمئة ألف وخمسة."""
    total, limit = Fraction(0), None
    result: Piece | None = None
    position: int | None = index
    while position is not None:
        group = _group(tokens, position, cut)
        if group is None:
            break
        value, following, scale = group
        if limit is not None and (scale >= limit or value >= limit):
            break
        total += value
        result = (total, following)
        if scale == 1:
            break
        limit = scale
        position, cut = _behind_and(tokens, following)
    return result


def _group(tokens: Sequence[Token], index: int, cut: int) -> tuple[Fraction, int, int] | None:
    """A number below a thousand with its scale: خمسين ألفا, 2.5 مليون, ألفين; `(value, next, scale)`."""
    token = tokens[index]
    word = _word(token.folded[cut:])
    if word is not None and word.kind in ("scale", "scale_two"):
        return Fraction(word.value * _times(token, word, cut)), index + 1, word.value
    if token.is_number:
        factor = _scale_at(tokens, index + 1)
        value = _digits(token.folded, scaled=factor is not None)
        if value is None:
            return None
        return (value * factor, index + 2, factor) if factor else (value, index + 1, 1)
    piece = _below_thousand(tokens, index, cut)
    if piece is None:
        return None
    factor = _scale_at(tokens, piece[1])
    return (piece[0] * factor, piece[1] + 1, factor) if factor else (*piece, 1)


def _times(token: Token, word: _Word, cut: int) -> int:
    """How many times a scale word alone counts: ألف once, ألفين twice, ألفا twice without its tanwin."""
    if word.kind == "scale_two":
        return 2
    dual = token.folded[cut:] in _lexicon().accusatives and _TANWIN not in token.text
    return 2 if dual else 1


def _scale_at(tokens: Sequence[Token], index: int) -> int | None:
    if index >= len(tokens):
        return None
    word = _word(tokens[index].folded)
    return word.value if word is not None and word.kind in ("scale", "scale_many") else None


def _below_thousand(tokens: Sequence[Token], index: int, cut: int) -> Piece | None:
    word = _word(tokens[index].folded[cut:])
    if word is None:
        return None
    hundreds, following = 0, index + 1
    if word.kind in ("hundred", "hundreds"):
        hundreds = word.value
    elif word.kind == "unit" and word.value > 2 and _kind_at(tokens, following) in ("hundred", "many_hundreds"):
        hundreds, following = 100 * word.value, index + 2
    if not hundreds:
        return _below_hundred(tokens, index, cut)
    position, inner_cut = _behind_and(tokens, following)
    if position is not None:
        rest = _below_hundred(tokens, position, inner_cut)
        if rest is None and tokens[position].is_number:
            rest = _small_digits(tokens[position], position)
        if rest is not None:
            return Fraction(hundreds) + rest[0], rest[1]
    return Fraction(hundreds), following


def _small_digits(token: Token, index: int) -> Piece | None:
    value = _digits(token.folded, scaled=False)
    return (value, index + 1) if value is not None and value < 100 else None


def _below_hundred(tokens: Sequence[Token], index: int, cut: int) -> Piece | None:
    word = _word(tokens[index].folded[cut:])
    if word is None:
        return None
    if word.kind in ("ten", "tens"):
        return Fraction(word.value), index + 1
    if word.kind not in ("unit", "bound"):
        return None
    if _kind_at(tokens, index + 1) == "ten" and (word.kind == "bound" or word.value > 2):
        return Fraction(word.value + 10), index + 2
    position, inner_cut = _behind_and(tokens, index + 1)
    if position is not None:
        tens = _word(tokens[position].folded[inner_cut:])
        if tens is not None and tens.kind == "tens":
            return Fraction(word.value + tens.value), position + 1
    return (Fraction(word.value), index + 1) if word.kind == "unit" else None


def _kind_at(tokens: Sequence[Token], index: int) -> Kind | None:
    word = _word(tokens[index].folded) if index < len(tokens) else None
    return word.kind if word is not None else None


def _behind_and(tokens: Sequence[Token], index: int) -> tuple[int | None, int]:
    """Where the word behind و stands and how many letters to take off it; `(None, 0)` without a و."""
    if index >= len(tokens):
        return None, 0
    folded = tokens[index].folded
    if folded == "و":
        return (index + 1, 0) if index + 1 < len(tokens) else (None, 0)
    if folded.startswith("و") and _word(folded[1:]) is not None:
        return index, 1
    return None, 0


def _digits(folded: str, *, scaled: bool) -> Fraction | None:
    """The value of a digit token; 1.500 is 1500, but before a scale word it is one and a half."""
    if _PLAIN.fullmatch(folded):
        return Fraction(int(folded))
    decimal = _DECIMAL.fullmatch(folded)
    if _GROUPED.fullmatch(folded) and not (scaled and decimal):
        return Fraction(int(re.sub(r"\D", "", folded)))
    if decimal and scaled:
        return Fraction(re.sub(r"[,٫]", ".", folded))
    return None


# -- ordinals --


def _ordinal(tokens: Sequence[Token], index: int, form: str) -> tuple[int, int] | None:
    """An ordinal whose first word is `form`: `(value, last token)`."""
    definite = form.startswith("ال")
    bare = form[2:] if definite else form
    kind, value = _lexicon().ordinals.get(bare, (None, 0))
    if kind is None:
        word = _lexicon().cardinals.get(bare)
        return (word.value, index) if definite and word is not None and word.kind == "tens" else None
    if _kind_at(tokens, index + 1) == "ten":
        return value + 10, index + 1
    position, cut = _behind_and(tokens, index + 1)
    if position is not None:
        following = tokens[position].folded[cut:]
        tens = _word(following)
        if tens is not None and tens.kind == "tens" and following.startswith("ال") == definite:
            return value + tens.value, position
    return (value, index) if kind == "unit" else None
