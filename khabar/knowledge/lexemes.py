"""Lexemes as the lexicons write them, and a look-up table of their inflected forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from khabar.text.inflection import Form, Lexeme, inflect, without_pronoun
from khabar.text.tokens import Token

T = TypeVar("T")


def lexeme_of(entry: Mapping[str, Any]) -> Lexeme:
    """Read the principal parts `past`, `present`, `nouns`, `participles`, `passive_participles` of an entry."""
    return Lexeme(
        past=entry.get("past"),
        present=entry.get("present"),
        nouns=tuple(entry.get("nouns", ())),
        participles=tuple(entry.get("participles", ())),
        passive_participles=tuple(entry.get("passive_participles", ())),
    )


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """One reading of a token: its form, its value, where it starts behind proclitics, and the attached pronoun."""

    start: int
    form: Form
    value: T
    pronoun: str  # folded, "" where none is attached


class FormTable(Generic[T]):
    """From folded word forms to lexicon values."""

    def __init__(self) -> None:
        self._forms: dict[str, list[tuple[Form, T]]] = {}

    def add(self, lexeme: Lexeme, value: T) -> None:
        """Add every inflected form of a lexeme."""
        for spelling, form in inflect(lexeme):
            readings = self._forms.setdefault(spelling, [])
            if (form, value) not in readings:
                readings.append((form, value))

    def readings(self, token: Token) -> Iterator[Reading[T]]:
        """All readings of a token: fewest clitics first, without an attached pronoun before with one."""
        for stem, start in token.stems:
            for form, value in self._forms.get(stem, ()):
                yield Reading(start, form, value, "")
        for stem, start in token.stems:
            for bare in without_pronoun(stem):
                for form, value in self._forms.get(bare, ()):
                    if not bare.startswith("ال"):  # a definite noun takes no pronoun
                        yield Reading(start, form, value, stem[len(bare) :] or stem[-1:])
