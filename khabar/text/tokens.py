"""Tokens: words, numbers and signs with exact offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from khabar.text.folding import fold, fold_with_offsets

# A word keeps its diacritics, tatweel and invisible marks; a number keeps inner separators (1,500 and 2.5).
# Arabic and other letters make separate words, so that الـF16 gives ال, F, 16 and CNNالأميركية gives two.
_ARABIC = "\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
_MARKS = "\u200c-\u200f"
_OTHER = rf"(?:(?![{_ARABIC}])[^\W\d_])"
_TOKEN = re.compile(rf"\d+(?:[.,٫٬]\d+)*|[{_ARABIC}](?:[{_ARABIC}{_MARKS}])*|{_OTHER}+(?:['’]{_OTHER}+)*|\S")

CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ك", "ل", "س")  # س marks the future and stands before verbs only


@dataclass(frozen=True)
class Token:
    """One word, number or sign; `folded` is its look-up form."""

    index: int
    start: int
    end: int
    text: str
    folded: str

    @property
    def is_word(self) -> bool:
        # The text may begin with a stray vowel sign; a tatweel alone is used as a dash.
        return self.folded[0].isalpha() and self.folded[0] != "\u0640"

    @property
    def is_number(self) -> bool:
        return self.text[0].isdecimal()  # ² and ① are signs

    @cached_property
    def stems(self) -> tuple[tuple[str, int], ...]:
        """Look-up forms after taking off possible proclitics, each with its start offset in the article.

        Longest first: the word as it is, without و/ف, without ب/ك/ل/س. A ل before ال is written لل: the
        form then gets its alif back (للجيش gives الجيش, starting at the second ل). No form but the whole word
        is shorter than two letters (أ ف ب is spelled with whole words). Whether the taken-off letters are
        clitics is for the lexicon to decide: only forms that it knows match.
        """
        folded, offsets = fold_with_offsets(self.text)
        found: dict[str, int] = {}

        def add(form: str, at: int) -> None:
            if (len(form) >= 2 or at == 0) and form and form not in found:
                found[form] = self.start + offsets[at]

        def prepositions(at: int) -> None:
            rest = folded[at:]
            add(rest, at)
            if rest.startswith("لل") and len(rest) > 3:
                add("ا" + rest[1:], at + 1)
                add("ال" + rest[1:], at + 1)  # للغة, للجنة: a word that begins with ل itself
            if rest[:1] in PREPOSITIONS and len(rest) > 2:
                add(rest[1:], at + 1)

        prepositions(0)
        if folded[:1] in CONJUNCTIONS and len(folded) > 2:
            prepositions(1)
        return tuple(found.items())


def tokenize(text: str) -> list[Token]:
    """Split a text into tokens; white space is left out, every other character is in one token."""
    return [
        Token(index, match.start(), match.end(), match.group(), fold(match.group()) or match.group())
        for index, match in enumerate(_TOKEN.finditer(text))
    ]
