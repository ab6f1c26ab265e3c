"""Phrases of attribution: بحسب الوكالة, وفقاً لمصادر, حسبما ذكر شهود."""

from __future__ import annotations

from collections.abc import Iterator

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
        if verb < len(view.tokens) and view.is_verb(verb) and not view.is_in(verb, "openers") and subject.entities:
            merged[verb] = subject
            if any(c.kind == "verb" for c in readings_at(view, verb)):
                return
        extent = self._ahead(cue, subject) if self._is_initial(cue) else self._goes_on(subject) or self._behind(cue)
        if extent is None:
            return
        first, stop, region = extent
        start = (
            region.inner_start
            if region is not None and first == view.quoted(region).start
            else view.tokens[first].start
        )
        prefix = view.word(first)
        if region is None and prefix[:1] in ("و", "ف") and view.is_verb(first) and len(prefix) > 3:
            start += 1
        yield Draft(
            cue, subject, "attribution", "report", first, start, stop, region, cue_last=cue.last,
            why=["cue:attribution", "content:ahead" if first > cue.first else "content:before"],
        )  # fmt: skip

    def chain_between(self, drafts: list[Draft]) -> None:
        """An attribution between a cue and its content: ذكرت الإذاعة، نقلاً عن مسؤولين، أن; قال الوزير، بحسب الوكالة، إن."""
        for inner in drafts:
            if inner.kind != "attribution":
                continue
            around = [d for d in drafts if d.cue and d.kind != "attribution" and d.position < inner.position < d.first]
            if not around or self.view.sentence_number(around[-1].position) != self.view.sentence_number(
                inner.position
            ):
                continue
            outer = around[-1]
            inner.first, inner.start, inner.stop, inner.region = outer.first, outer.start, outer.stop, outer.region
            if self.view.word(inner.position).startswith(("نقلا", "علي")):
                inner.parent = outer
            else:
                outer.parent = inner
            inner.why.append("chain:between")

    def _attributed(self, cue: Cue) -> Subject | None:
        """The source behind an attribution; None where no speaker stands there (حسب الحاجة)."""
        view, last = self.view, cue.last
        for index in (last + 1, last + 2):
            for mention in view.starting(index):
                between = view.doc.text[view.tokens[last].end : mention.span.start].strip(" \"'«“لـ‘(")
                if not between and view.can_speak(mention):
                    return self.drafter.subjects.with_apposition(mention)
                if not between and view.doc.entities[mention.entity].type == "LAW":
                    return Subject(view.entities_of(mention), view.last_token(mention), "document", mention=mention)
        word = view.word(last + 1)
        if word in ("ما", "مااورد") or not view.is_word(last + 1):
            return None
        honoured = self.drafter.subjects.honoured(last + 1)
        if honoured is not None:
            return self.drafter.subjects.with_apposition(honoured)
        stems = {stem for stem, _ in view.tokens[last + 1].stems}
        if stems & view.lexicon.words["anaphors"]:
            return Subject((), self.drafter.subjects.phrase_end(last + 1), "anaphor")
        if self.drafter.subjects.is_document(last + 1):
            return self.drafter.subjects.document(last + 1)
        if cue.last > cue.first:
            return self.drafter.subjects.after(cue, view.sentence(cue.first).stop)
        if view.is_name_head(last + 1):
            return Subject((), self.drafter.subjects.phrase_end(last + 1), "unnamed", known=False)
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
        if comma is None or comma + 2 >= stop:
            return None
        first = comma + 1
        word = view.word(first)
        free = view.is_word(first) or view.tokens[first].is_number or view.opens(first) is not None
        joined = word[:1] in ("و", "ف") and not view.is_in(first, "openers") and not view.starting(first)
        if not free or joined or self.drafter.subjects.is_prepositional(first) or is_participle(view, first):
            return None
        if (
            view.lexicon.turns.at(view.tokens, first)
            or view.is_in(first, "relatives")
            or view.is_in(first, "complementizers")
        ):
            return None
        if any(view.is_in(first, name) for name in ("adverbs", "relatives", "turn_words")) or word in (
            "مما",
            "ما",
            "قبل",
        ):
            return None
        opening = self.drafter.openings.behind(first, "clause")
        return self.drafter.extent(opening) if opening else None

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
