"""Folding: one searchable form for the spelling variants of Arabic news, with the way back to the offsets."""

from __future__ import annotations

import re

# Diacritics (tanwin, vowels, shadda, sukun, Quranic marks), dagger alif, tatweel and invisible direction marks
# carry no difference that matters for look-up.
_MARKS = (*range(0x064B, 0x0660), 0x0640, 0x0670)
_DIRECTIONS = (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
DROPPED = "".join(map(chr, _MARKS + _DIRECTIONS))
LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",  # the hamza on alif is often left out in news
    "ى": "ي", "ی": "ي",                      # Egyptian news writes ى for ي; Persian ye comes from some keyboards
    "ة": "ه",
    "ؤ": "و", "ئ": "ي",
    "ک": "ك", "ھ": "ه",
    "ڤ": "ف", "پ": "ب", "چ": "ج", "گ": "ك",  # letters used for foreign names
    "Σ": "σ",  # str.lower() gives another form at the end of a word: offsets need one letter for one letter
}  # fmt: skip
_DIGITS = {chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
_TABLE = str.maketrans(LETTERS | dict.fromkeys(DROPPED) | _DIGITS)
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """Fold hamza, ة/ه, ى/ي, diacritics, tatweel and Eastern digits; Latin letters become lower case."""
    return text.translate(_TABLE).lower()


def fold_phrase(text: str) -> str:
    """Fold, and make each run of white space one space."""
    return _SPACES.sub(" ", fold(text)).strip()


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Fold, and give for each folded character the index of the character it came from.

    Returns `(folded, offsets)` with `len(offsets) == len(folded)`; a character may fold to several
    (lower-casing 'İ'), each mapped to the same index.
    """
    folded: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(text):
        for piece in fold(char):
            folded.append(piece)
            offsets.append(index)
    return "".join(folded), offsets
