"""What an action knows about the article around a time expression."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from khabar.text.tokens import Token
from khabar.times.dates import Direction
from khabar.times.grammar import Grammar

_FUTURE_VERB = re.compile(r"[وف]?(س[يتن]\w{2,})")
_STOPS = frozenset('.!?؟؛:"«»()“”')
# A cue this many words to the left governs the expression; beyond it stands another clause more often than not.
_WINDOW = 9
# The day that the text was speaking of stands for "at night" when it is this near to publication.
_NEAR_DAYS = 7


@dataclass(frozen=True, slots=True)
class Context:
    """The article's tokens and publication date, the place of the expression, and the day last spoken of."""

    grammar: Grammar
    tokens: Sequence[Token]
    published: date | None
    first: int = 0
    last: int = 0
    spoken_of: date | None = None

    @property
    def reported_day(self) -> date | None:
        """The day that the text is about here: the last one named, if it is near publication, else publication."""
        if self.spoken_of is None or self.published is None:
            return self.spoken_of or self.published
        near = abs((self.spoken_of - self.published).days) <= _NEAR_DAYS
        return self.spoken_of if near else self.published

    @property
    def future(self) -> bool:
        """Whether the clause to the left speaks of the future: سيزور, من المقرر, لن."""
        for index in range(self.first - 1, max(-1, self.first - 1 - _WINDOW), -1):
            folded = self.tokens[index].folded
            if folded in _STOPS:
                return False
            if folded in self.grammar.future_words or folded[1:] in self.grammar.future_words:
                return True
            if self._is_future_verb(folded):
                return True
        return self.last + 1 < len(self.tokens) and self._is_future_verb(self.tokens[self.last + 1].folded)

    def _is_future_verb(self, folded: str) -> bool:
        match = _FUTURE_VERB.fullmatch(folded)
        if match is None or match[1] in self.grammar.not_future:
            return False
        return not match[1].startswith(self.grammar.not_future_stems)

    @property
    def direction(self) -> Direction:
        """Where an undated expression lies: ahead where the clause says so, else the nearest."""
        return "coming" if self.future else "nearest"

    def reference(self, offset: int) -> str:
        """The vague value of an expression that lies `offset` units from publication."""
        return "PAST_REF" if offset < 0 else "FUTURE_REF" if offset > 0 else "PRESENT_REF"
