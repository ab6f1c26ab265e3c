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
        link = self._link(cue)
        if link is None:
            return
        if subject.last >= link:
            subject = Subject((), cue.last, "dropped")
        other = self._carried(cue, link)
        noun = self._saying(other.last + 1, link)
        opening = self._opening(cue, link, other, noun)
        if opening is None:
            return
        outer = None if _is_passive(cue, subject) else self.drafter.draft(cue, subject, opening)
        inner = self._inner(cue if outer is None else self._link_cue(link), other, noun, opening)
        if outer is not None:
            yield outer
        if inner is not None:
            inner.parent = outer
            inner.why.append("chain:carried")
            if outer is not None:
                outer.stop = max(outer.stop, inner.stop)
            yield inner

    def _carried(self, cue: Cue, link: int) -> Subject:
        """Who is carried: named behind عن, or meant by its pronoun."""
        view, found = self.view, None
        if view.word(link) in ("عن", "الي"):
            behind = Cue(link, link, cue.start, cue.end, "attribution", ATTRIBUTION)
            found = self.drafter.subjects.after(behind, view.sentence(cue.first).stop)
        return found or Subject((), link, "pronoun-of-carrier")

    def _saying(self, first: int, link: int) -> Cue | None:
        """A noun of speech with a pronoun behind who is carried (قوله, نفيه, تأكيدها), taking all its verb takes."""
        for index in range(first, min(first + SAYING_REACH, self.view.sentence(link).stop)):
            for noun in readings_at(self.view, index):
                if noun.kind == "noun" and noun.pronoun:
                    takes = noun.entry.takes | noun.entry.noun_takes
                    entry = replace(CARRIED, act=noun.entry.act, takes=takes, name=noun.entry.name)
                    return Cue(index, index, noun.start, noun.end, "carried", entry)
        return None

    def _opening(self, cue: Cue, link: int, other: Subject, noun: Cue | None) -> Opening | None:
        """Where the carrier's content begins: at the noun of speech, or where the carried words do."""
        if noun is not None:
            return Opening("clause", noun.first, noun.start)
        whole = replace(cue, last=max(other.last, link), kind="verb")
        return self.drafter.openings.find(whole, Subject((), other.last, "carried"))

    def _inner(self, cue: Cue, other: Subject, noun: Cue | None, opening: Opening) -> Draft | None:
        """The statement of who is carried, by the noun of speech or, without one, by the link."""
        if noun is None:
            draft = self.drafter.draft(cue, other, opening)
            draft.act = "say"
            return draft
        found = self.drafter.openings.find(noun, Subject((), noun.last, "carried"))
        return self.drafter.draft(noun, other, found) if found is not None else None

    def _link_cue(self, link: int) -> Cue:
        token = self.view.tokens[link]
        return Cue(link, link, token.start, token.end, "carried", CARRIED)

    def _link(self, cue: Cue) -> int | None:
        """The عن (or عنه) behind a carrying verb."""
        view = self.view
        links = TO if "الي" in cue.entry.needs else FROM
        for index in range(cue.last + 1, min(cue.last + LINK_REACH, view.sentence(cue.first).stop)):
            if view.word(index) in links:
                return index
            if view.is_in(index, "complementizers"):
                return None
        return None


def _is_passive(cue: Cue, subject: Subject) -> bool:
    """نُقل عن الوزير: nobody is said to carry."""
    return subject.dropped or subject.rule == "passive" or (not subject.entities and subject.last == cue.last)
