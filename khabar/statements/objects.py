"""Where a bare object begins: the content of رفض الحضور, أكدت الحكومة عدم حاجتها."""

from __future__ import annotations

from khabar.statements.cues import Cue, is_participle
from khabar.statements.sources import Subject, SubjectFinder
from khabar.statements.view import COMMAS, LONGEST_NAME, View

OBJECT_REACH = 30  # words between a verb and its object: subjects with long descriptions


class BareObjects:
    """Finds the noun phrase that a verb of speech governs without preposition."""

    def __init__(self, view: View, subjects: SubjectFinder) -> None:
        self.view = view
        self.subjects = subjects

    def find(self, cue: Cue, subject: Subject, limit: int) -> int | None:
        """The token at which a bare object noun phrase begins."""
        view = self.view
        behind = subject.last > cue.last
        index = max(cue.last, subject.last) + 1
        if cue.pronoun and cue.entry.object_is != "topic":
            return None
        if cue.kind == "participle" and view.word(cue.first - 1) not in COMMAS and not view.is_opener(index):
            return None
        if not behind:
            if view.word(index) in COMMAS:
                return None
            skipped = self.past_adverbials(index, limit)
            return skipped if skipped < limit and self.noun_at(skipped) else None
        return self._object_behind(index, limit)

    def noun_at(self, index: int) -> bool:
        view = self.view
        if (not view.is_word(index) and view.opens(index) is None) or is_participle(view, index):
            return False
        if (
            view.is_in(index, "complementizers")
            or view.is_in(index, "bridges")
            or self.subjects.is_prepositional(index)
        ):
            return False
        joined = view.word(index)[:1] == "و" and not any(view.offset(m, index) == 0 for m in view.starting(index))
        return view.is_opener(index) or not (joined or view.is_in(index, "clause_openers"))

    def past_adverbials(self, index: int, limit: int) -> int:
        view = self.view
        while index < limit:
            if view.is_time(index) or view.is_in(index, "adverbs") or view.word(index) in COMMAS:
                index += 1
            elif view.word(index) in ("(", "[", "-", "–"):
                index = self.subjects.past_bracket(index)
            elif self.subjects.is_prepositional(index):
                head = index + (1 if view.is_in(index, "prepositions") else 0)
                index = self.subjects.phrase_end(head) + 1
                if index < limit and view.starting(index) and view.tokens[index - 1].text.endswith(("ه", "ها")):
                    index = view.last_token(view.starting(index)[0]) + 1  # خلال استقباله الوزير
            else:
                break
        return index

    def _object_behind(self, index: int, limit: int) -> int | None:
        """The object behind a subject: past its adjectives, asides and adverbials."""
        view = self.view
        limit = min(limit, index + OBJECT_REACH)
        while index < limit:
            if view.word(index) in COMMAS:
                index = self._past_aside(index, limit)
                continue
            moved = self.past_adverbials(index, limit)
            if moved != index:
                index = moved
                continue
            if view.is_in(index, "relatives"):
                return self._opener_from(index + 1, limit) or self._behind_comma(index + 1, limit)
            quotation = view.opens(index)
            if quotation is not None and len(view.quoted(quotation)) <= LONGEST_NAME and self.noun_at(index + 1):
                after = view.quoted(quotation).stop + 1
                if after < limit and view.is_word(after):
                    index = after  # a name in quotation marks that belongs to the subject
                    continue
            if not self.noun_at(index):
                return None
            if self._is_description(index):
                index += 1
                continue
            if view.is_verb(index) and not view.is_opener(index) and view.word(index)[:1] in "يتن":
                return self._opener_from(index + 1, limit)
            return index
        return None

    def _past_aside(self, index: int, limit: int) -> int:
        """Past a comma, and past an aside that another comma closes soon."""
        view = self.view
        if view.is_opener(index + 1):
            return index + 1
        for position in range(index + 1, min(index + 10, limit)):
            if view.word(position) in COMMAS:
                return position + 1
            if view.is_in(position, "complementizers"):
                break
        return index + 1

    def _is_description(self, index: int) -> bool:
        """Whether a word still describes the subject: an adjective with article, or an indefinite one."""
        view, word = self.view, self.view.word(index)
        if view.is_opener(index) or view.starting(index):
            return False
        return word.removeprefix("و").startswith("ال") and word.endswith(("ي", "يه", "يين", "يون", "تان", "تين"))

    def _behind_comma(self, index: int, limit: int) -> int | None:
        """The noun behind the comma that closes a relative clause."""
        for position in range(index, limit):
            if self.view.word(position) in COMMAS:
                found = self.past_adverbials(position, limit)
                return found if found < limit and self.noun_at(found) else None
        return None

    def _opener_from(self, index: int, limit: int) -> int | None:
        for position in range(index, limit):
            if self.view.is_opener(position) and not self.view.is_in(position - 1, "prepositions"):
                return position
        return None
