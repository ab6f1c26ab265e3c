"""Counts of killed, injured, arrested and displaced people that stand beside a trigger."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from khabar.events.coreference import Draft
from khabar.events.triggers import Trigger
from khabar.events.view import STOPS, View
from khabar.knowledge.loading import load_yaml
from khabar.text.folding import fold
from khabar.text.numbers import NumberMatch, find_numbers

# What an event of a type can count (annotation scheme, 3).
KINDS = {"ASSAULT": ("killed", "injured", "displaced"), "COERCE": ("arrested", "displaced")}
BEHIND = 7  # words between a counting word and its number


@cache
def _words() -> tuple[Mapping[str, str], Mapping[str, frozenset[str]], frozenset[str], frozenset[str]]:
    data = load_yaml("events.yaml")["counts"]
    cues = {fold(word): kind for kind, words in data["cues"].items() for word in words}
    names = {name: kind for kind, names in data["triggers"].items() for name in names}
    kinds = {kind: frozenset(fold(n) for n, k in names.items() if k == kind) for kind in set(names.values())}
    return cues, kinds, frozenset(map(fold, data["people"])), frozenset(map(fold, data["duals"]))


class CountFinder:
    """Reads counts; numbers are looked up once for the document."""

    def __init__(self, view: View, triggers: Mapping[int, Trigger]) -> None:
        self.view = view
        self.triggers = triggers
        self.numbers = {match.first: match for match in find_numbers(view.tokens)} if view.tokens else {}
        self.cues, self.kinds, self.people, self.duals = _words()

    def counts(self, draft: Draft) -> dict[str, int]:
        """The counts of one event; empty where none is stated."""
        trigger = draft.trigger
        kinds = KINDS.get(trigger.sense.type, ())
        found = self._own(draft) if kinds else {}
        for index in self.view.window(trigger.last, 10, 22) if kinds else ():
            kind = self._cue(index)
            if kind not in kinds or index == trigger.index or kind in found or not self._reaches(trigger, index):
                continue
            value = self._beside(index)
            if value is not None:
                found[kind] = value
        return found

    def _cue(self, index: int) -> str | None:
        word = self.view.word(index)
        return self.cues.get(word) or self.cues.get(word.removeprefix("و"))

    def _own(self, draft: Draft) -> dict[str, int]:
        """The count of the trigger's own object or subject; a single named or described person counts one."""
        trigger = draft.trigger
        own = self._own_kind(trigger)
        if own is None:
            return {}
        value = self._people_after(trigger.last + 1)
        if value is None and trigger.kind == "verb":
            value = self._people_before(trigger.index)
        if value is None and len(draft.roles.recipients) == 1:
            entity = self.view.entity(draft.roles.recipients[0])
            value = 1 if entity and entity.type == "PER" else None
        return {} if value is None else {own: value}

    def _people_before(self, index: int) -> int | None:
        """The number of a subject before its verb (تسعة متمردين قتلوا)."""
        for match in self.numbers.values():
            if index - 5 <= match.first < index and self._counts_people(match):
                return match.value
        return None

    def _own_kind(self, trigger: Trigger) -> str | None:
        name = fold(trigger.sense.name)
        return next((kind for kind, names in self.kinds.items() if name in names), None)

    def _reaches(self, trigger: Trigger, index: int) -> bool:
        """Whether a counting word belongs to the event: behind it, or before it in one clause."""
        low, high = sorted((trigger.index, index))
        between = range(low + 1, high)
        if any(self.view.tokens[i].text in STOPS for i in between):
            return False
        if any(
            i in self.triggers and self._cue(i) is None and self.triggers[i].sense.type == "ASSAULT" for i in between
        ):
            return False
        return index > trigger.index or high - low <= 10

    def _beside(self, index: int) -> int | None:
        """The number behind a counting word (مقتل 12 شخصا), before it (12 قتيلا) or in it (قتيلان)."""
        word = self.view.word(index)
        if word.lstrip("و") in self.duals:
            return 2
        before = [m for m in self.numbers.values() if m.last == index - 1]
        if before:
            return before[0].value
        return self._people_after(index + 1)

    def _people_after(self, index: int) -> int | None:
        """The first number of people behind a token, in its clause."""
        stop = min(index + BEHIND, len(self.view.tokens))
        for position in range(index, stop):
            if self.view.tokens[position].text in STOPS or self.view.in_list(position, "openers"):
                return None
            if position > index and (position in self.triggers or self._cue(position)):
                return None
            if position in self.numbers and self._counts_people(self.numbers[position]):
                return self.numbers[position].value
            word = self.view.word(position)
            if word in self.duals or word.lstrip("و") in self.duals:
                return 2
        return None

    def _counts_people(self, match: NumberMatch) -> bool:
        """Whether a number counts people: a word for people, or the end of the phrase, follows."""
        following = self.view.word(match.last + 1)
        if match.value > 1900 and match.last == match.first and match.value < 2100 and following not in self.people:
            return False
        return (
            following in self.people
            or not self.view.tokens[min(match.last + 1, len(self.view.tokens) - 1)].is_word
            or (following in ("علي", "من", "في", "و"))
        )
