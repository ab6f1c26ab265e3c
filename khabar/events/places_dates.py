"""Where and when an event happens, as far as its clause says."""

from __future__ import annotations

import re

from khabar.events.forms import clitic_of
from khabar.events.triggers import Trigger
from khabar.events.view import STOPS, View
from khabar.model.records import Mention, TimeExpression

BEHIND = 16  # words behind a trigger within which its place may stand
_DATE = re.compile(r"\d{4}(-(\d{2}(-\d{2})?|W\d{2}))?(/\d{4}-\d{2}-\d{2})?$|\d{4}-\d{2}-\d{2}T")
_PLACES = frozenset({"GPE", "LOC", "FAC"})


class Setting:
    """Finds places and dates for triggers of one document."""

    def __init__(self, view: View) -> None:
        self.view = view

    def place(self, trigger: Trigger) -> str | None:
        """The nearest place behind في, ب, قرب and the like after the trigger, else before it."""
        sentence = self.view.sentence(trigger.index)
        after = range(trigger.last + 1, min(sentence.stop, trigger.last + BEHIND))
        found = self._first_place(after)
        if found is None:
            found = self._first_place(range(trigger.index - 1, max(sentence.start, trigger.index - 10) - 1, -1))
        return found

    def _first_place(self, indices: range) -> str | None:
        for index in indices:
            if self.view.tokens[index].text in STOPS:
                return None
            for mention in self.view.mentions.get(index, ()):
                if self._is_location(mention, index):
                    return self._narrower(index) or mention.entity
        return None

    def _narrower(self, index: int) -> str | None:
        """The place directly before one that only says where it lies (رامشتاين بألمانيا)."""
        if index == 0 or not clitic_of(self.view, index, self.view.mentions[index][0].span.start).endswith("ب"):
            return None
        end = self.view.tokens[index - 1].end
        for mention in self.view.covering(end - 1, end):
            entity = self.view.entity(mention.entity)
            if mention.span.end == end and entity is not None and entity.type in _PLACES:
                return mention.entity
        return None

    def _is_location(self, mention: Mention, index: int) -> bool:
        entity = self.view.entity(mention.entity)
        if entity is None or entity.type not in _PLACES:
            return False
        return clitic_of(self.view, index, mention.span.start).endswith("ب") or self._is_located(index)

    def _is_located(self, index: int) -> bool:
        """Whether a locative stands before a token, or before the words for a place between (في مدينة عدن)."""
        for back in range(index - 1, max(index - 4, -1), -1):
            if self.view.in_list(back, "locatives"):
                return True
            if not self.view.matches([back], self.view.place_heads):
                return False
            if self.view.word(back).startswith("ب"):  # بمدينة
                return True
        return False

    def date(self, trigger: Trigger) -> str | None:
        """The value of the nearest time expression in the clause or sentence; None where none is stated."""
        sentence = self.view.sentence(trigger.index)
        if not sentence:
            return None
        start, end = self.view.tokens[sentence.start].start, self.view.tokens[sentence.stop - 1].end
        times = [t for t in self.view.doc.times if start <= t.span.start < end and _DATE.match(t.value)]
        best = min(times, key=lambda t: self._distance(t, trigger), default=None)
        return _day(best.value) if best else None

    def _distance(self, time: TimeExpression, trigger: Trigger) -> tuple[int, int]:
        """Times in the same clause first, then by characters between."""
        low, high = sorted((time.span.start, trigger.span.start))
        between = self.view.doc.token_range(low, high)
        breaks = sum(
            1
            for i in between
            if self.view.tokens[i].text in STOPS | {"،"} or self.view.in_list(i, "relatives") or i in self.view.verbs
        )
        return breaks, high - low


def _day(value: str) -> str:
    """A date without clock time."""
    return value.split("T", maxsplit=1)[0] if "/" not in value else value
