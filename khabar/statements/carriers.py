"""Carriers: نقلت الوكالة عن الوزير قوله إن, نسبت الصحيفة إلى مصدر أن; two statements, one inside the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from khabar.statements.contents import Opening
from khabar.statements.cues import ATTRIBUTION, Cue, readings_at
from khabar.statements.drafter import Drafter
from khabar.statements.drafts import Draft
from khabar.statements.lexicon import CueEntry
from khabar.statements.sources import Subject

CARRIED = CueEntry("carried", "say", frozenset())
FROM = frozenset({"عن", "عنه", "عنها", "عنهم"})
TO = frozenset({"الي", "اليه", "اليها", "اليهم"})  # نسب إلى
LINK_REACH = 14  # words between a carrying verb and the عن that names who is carried
SAYING_REACH = 12  # words between who is carried and قوله


class Carriers:
    """Finds the statements of a verb that carries another's words."""

    def __init__(self, drafter: Drafter) -> None:
        self.drafter = drafter
        self.view = drafter.view

    def find(self, cue: Cue, subject: Subject) -> Iterator[Draft]:
        """نقلت الوكالة عن الوزير (قوله) أن: the agency's statement, and the minister's inside it."""
        view = self.view
        link = self._link(cue)
        if link is None:
            return
        if subject.last >= link:
            subject = Subject((), cue.last, "dropped")
        behind = Cue(link, link, cue.start, cue.end, "attribution", ATTRIBUTION)
        other = (
            self.drafter.subjects.after(behind, view.sentence(cue.first).stop)
            if view.word(link) in ("عن", "الي")
            else None
        )
        other = other or Subject((), link, "pronoun-of-carrier")
        stop = min(other.last + SAYING_REACH, view.sentence(link).stop)
        said = next((i for i in range(other.last + 1, stop) if self._is_saying(i)), None)
        passive = subject.dropped or subject.rule == "passive" or (not subject.entities and subject.last == cue.last)
        if said is not None:
            opening: Opening | None = Opening("clause", said, view.tokens[said].start)
        else:
            opening = self.drafter.openings.find(
                Cue(cue.first, max(other.last, link), cue.start, cue.end, "verb", cue.entry, cue.form),
                Subject((), other.last, "x"),
            )
        if opening is None:
            return
        outer = None
        if not passive:
            outer = self.drafter.draft(cue, subject, opening)
            yield outer
        if said is None:
            token = view.tokens[link]
            inner_cue = Cue(link, link, token.start, token.end, "carried", CARRIED) if outer else cue
            inner = self.drafter.draft(inner_cue, other, opening)
            inner.act, inner.parent = "say", outer
            inner.why.append("chain:carried")
            yield inner
        else:
            noun = self._saying(said)
            found = self.drafter.openings.find(noun, Subject((), noun.last, "carried"))
            if found is not None:
                inner = self.drafter.draft(noun, other, found)
                inner.parent = outer
                inner.why.append("chain:carried")
                if outer is not None:
                    outer.stop = max(outer.stop, inner.stop)
                yield inner

    def _is_saying(self, index: int) -> bool:
        """Whether a token is a noun of speech with a pronoun: قوله, نفيه, تأكيدها."""
        return self._noun_with_pronoun(index) is not None

    def _noun_with_pronoun(self, index: int) -> Cue | None:
        return next((c for c in readings_at(self.view, index) if c.kind == "noun" and c.pronoun), None)

    def _saying(self, index: int) -> Cue:
        """A noun of speech behind a carrier as a cue that takes whatever its verb takes."""
        noun = self._noun_with_pronoun(index)
        assert noun is not None
        entry = replace(
            CARRIED, act=noun.entry.act, takes=noun.entry.takes | noun.entry.noun_takes, name=noun.entry.name
        )
        return Cue(index, index, noun.start, noun.end, "carried", entry)

    def _link(self, cue: Cue) -> int | None:
        """The عن (or عنه) behind a carrying verb."""
        view = self.view
        links = TO if "الي" in cue.entry.needs_near else FROM
        for index in range(cue.last + 1, min(cue.last + LINK_REACH, view.sentence(cue.first).stop)):
            if view.word(index) in links:
                return index
            if view.is_in(index, "complementizers"):
                return None
        return None
