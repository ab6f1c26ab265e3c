"""Phrases of attribution: بحسب الوكالة, وفقاً لمصادر, حسبما ذكر شهود."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.statements.cues import Cue, is_participle, readings_at
from khabar.statements.drafter import Drafter
from khabar.statements.drafts import Draft
from khabar.statements.sources import Subject
from khabar.statements.view import COMMAS
from khabar.text.quotations import Quotation

Extent = tuple[int, int, Quotation | None]  # first token, token after the last, region


class Attributions:
    """Finds the source and the content of an attribution."""

    def __init__(self, drafter: Drafter) -> None:
        self.drafter = drafter
        self.view = drafter.view

    def find(self, cue: Cue, merged: dict[int, Subject]) -> Iterator[Draft]:
        """بحسب الوكالة: the content stands behind it at the start of a clause, else before it."""
        view = self.view
        if view.is_in(cue.last + 1, "no_speakers"):
            return
        subject = self._attributed(cue)
        if subject is None:
            return
        verb = subject.last + 1
        if verb < len(view.tokens) and view.is_verb(verb) and not view.is_opener(verb) and subject.entities:
            merged[verb] = subject
            if any(c.kind == "verb" for c in readings_at(view, verb)):
                return
        extent = self._ahead(cue, subject) if self._is_initial(cue) else self._goes_on(subject) or self._behind(cue)
        if extent is None:
            return
        first, stop, region = extent
        yield Draft(
            cue, subject, "attribution", "report", first, self._start(first, region), stop, region, cue_last=cue.last,
            why=["cue:attribution", "content:ahead" if first > cue.first else "content:before"],
        )  # fmt: skip

    def _start(self, first: int, region: Quotation | None) -> int:
        """The first character of a content: without a conjunction before its verb."""
        view, word = self.view, self.view.word(first)
        start = view.tokens[first].start
        if region is not None:
            return region.inner_start if first == view.quoted(region).start else start
        joined = word[:1] in ("و", "ف") and len(word) > 3 and view.is_verb(first)
        return start + 1 if joined else start

    def chain_between(self, drafts: list[Draft]) -> None:
        """Chain an attribution that stands between a cue and its content.

        ذكرت الإذاعة، نقلاً عن مسؤولين، أن: the officials are inside.
        قال الوزير، بحسب الوكالة، إن: the agency is outside.
        """
        for inner in drafts:
            outer = self._around(inner, drafts) if inner.kind == "attribution" else None
            if outer is None:
                continue
            inner.first, inner.start, inner.stop, inner.region = outer.first, outer.start, outer.stop, outer.region
            if self.view.word(inner.position).startswith(("نقلا", "علي")):
                inner.parent = outer
            else:
                outer.parent = inner
            inner.why.append("chain:between")

    def _around(self, inner: Draft, drafts: Sequence[Draft]) -> Draft | None:
        """The statement of the same sentence between whose cue and content an attribution stands."""
        number = self.view.sentence_number(inner.position)
        for draft in drafts:
            if draft.cue is None or draft.kind == "attribution" or self.view.sentence_number(draft.position) != number:
                continue
            if draft.position < inner.position < draft.first:
                return draft
        return None

    def _attributed(self, cue: Cue) -> Subject | None:
        """The source behind an attribution; None where no speaker stands there (حسب الحاجة)."""
        first = cue.last + 1
        named = self._named_behind(cue.last)
        if named is not None or self.view.word(first) == "ما" or not self.view.is_word(first):
            return named
        return self._described(first) or self._behind_link(cue)

    def _named_behind(self, last: int) -> Subject | None:
        """A mention, or a name with titles, directly behind an attribution and its ل."""
        view, subjects = self.view, self.drafter.subjects
        for mention in (*view.starting(last + 1), *view.starting(last + 2)):
            if view.doc.text[view.tokens[last].end : mention.span.start].strip(" \"'«“لـ‘("):
                continue
            if view.can_speak(mention):
                return subjects.with_apposition(mention)
            if view.doc.entities[mention.entity].type == "LAW":
                return Subject(view.entities_of(mention), view.last_token(mention), "document", mention=mention)
        honoured = subjects.honoured(last + 1)
        return subjects.with_apposition(honoured) if honoured is not None else None

    def _described(self, first: int) -> Subject | None:
        """المصدر, بيان الوزارة: the last speaker, or whoever issued a document."""
        subjects = self.drafter.subjects
        stems = {stem for stem, _ in self.view.tokens[first].stems}
        if stems & self.view.lexicon.words["anaphors"]:
            return Subject((), subjects.phrase_end(first), "anaphor")
        return subjects.document(first) if subjects.is_document(first) else None

    def _behind_link(self, cue: Cue) -> Subject | None:
        """The subject of حسبما ذكر, which may stand farther off, or an unknown newspaper or body."""
        subjects = self.drafter.subjects
        if cue.last > cue.first:
            return subjects.after(cue, self.view.sentence(cue.first).stop)
        if self.view.is_name_head(cue.last + 1):
            return Subject((), subjects.phrase_end(cue.last + 1), "unnamed", known=False)
        return None

    def _is_initial(self, cue: Cue) -> bool:
        view = self.view
        start = view.sentence(cue.first).start
        position = cue.first - 1
        while position >= start and (view.is_mark(position) or view.is_in(position, "turn_words")):
            position -= 1
        if position < start:
            return True
        joined = view.word(cue.first)[:1] == "و" and cue.start > view.tokens[cue.first].start
        return view.word(position) in COMMAS and joined

    def _goes_on(self, subject: Subject) -> Extent | None:
        """What follows an attribution that interrupts its clause: خلّفت، حسب مصدر طبي، 17 إصابة."""
        view = self.view
        stop = view.sentence(subject.last).stop
        comma = next((i for i in range(subject.last + 1, min(subject.last + 12, stop)) if view.word(i) in COMMAS), None)
        if comma is None or comma + 2 >= stop or not self._is_continuation(comma + 1):
            return None
        opening = self.drafter.openings.behind(comma + 1, "clause")
        return self.drafter.extent(opening) if opening else None

    def _is_continuation(self, index: int) -> bool:
        """Whether a word can take up a clause that an attribution interrupted: nothing that begins another."""
        view, word = self.view, self.view.word(index)
        if not (view.is_word(index) or view.tokens[index].is_number or view.opens(index) is not None):
            return False
        if word[:1] in ("و", "ف") and not view.is_opener(index) and not view.starting(index):
            return False
        if self.drafter.subjects.is_prepositional(index) or is_participle(view, index) or word in ("مما", "ما", "قبل"):
            return False
        other = any(view.is_in(index, name) for name in ("adverbs", "relatives", "turn_words", "complementizers"))
        return not other and not view.lexicon.turns.at(view.tokens, index)

    def _ahead(self, cue: Cue, subject: Subject) -> Extent | None:
        view = self.view
        stop = view.sentence(cue.first).stop
        index = subject.last + 1
        while index < stop and ((view.is_mark(index) and view.opens(index) is None) or view.word(index) in (")", "]")):
            index += 1
        for position in range(index, min(index + 9, stop)):
            if view.word(position) in COMMAS or view.word(position) == ":" or view.is_in(position, "complementizers"):
                index = position + 1
                break
        if index >= stop:
            return self._sentence_before(cue) if index - cue.first < 6 else None
        opening = self.drafter.openings.behind(index, "clause")
        return self.drafter.extent(opening) if opening else None

    def _behind(self, cue: Cue) -> Extent | None:
        view = self.view
        start = view.sentence(cue.first).start
        stop = cue.first
        while stop > start and (view.word(stop - 1) in COMMAS or view.word(stop - 1) in ("-", "–", "(")):
            stop -= 1
        quotation = view.closes(stop - 1) if stop > start else None
        if quotation is not None and view.doc.token_range(quotation.start, quotation.end).start <= start + 1:
            inner = view.quoted(quotation)
            return inner.start, inner.stop, quotation
        first = start
        while first < stop and (
            view.is_in(first, "lead_ins")
            or view.word(first) in COMMAS
            or (view.is_mark(first) and view.opens(first) is None)
        ):
            first += 1
        region = view.doc.quotation_at(view.tokens[cue.first].start)
        return (first, stop, region) if first < stop else self._sentence_before(cue)

    def _sentence_before(self, cue: Cue) -> Extent | None:
        number = self.view.sentence_number(cue.first)
        if number == 0:
            return None
        before = self.view.sentences[number - 1]
        return before.start, before.stop, None
