"""Speech without a word of reporting: the colon of a headline (لافروف: …) and quotations that stand alone."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.statements.cues import Cue
from khabar.statements.drafter import Drafter
from khabar.statements.drafts import Draft
from khabar.statements.lexicon import CueEntry
from khabar.statements.sources import Subject
from khabar.text.quotations import Quotation

COLON = CueEntry("colon", "say", frozenset())
LONGEST_LABEL = 10  # words before a headline's colon
BARE_QUOTE = 8  # words: shorter quotations without a cue are scare quotes or titles


class QuotedSpeech:
    """Finds speech by colons and quotation marks alone."""

    def __init__(self, drafter: Drafter) -> None:
        self.drafter = drafter
        self.view = drafter.view

    def colons(self) -> Iterator[Draft]:
        """Headlines "لافروف: …": a speaker at the start of a line, a colon, and what is said."""
        view = self.view
        last: Draft | None = None
        for index in range(1, len(view.tokens) - 1):
            label = self._label(index) if view.word(index) == ":" and not view.starts_line(index + 1) else None
            if label is None or not self._is_said(index, label):
                continue
            opening = self.drafter.openings.behind(index + 1, "colon")
            if opening is None:
                continue
            token = view.tokens[index]
            draft = self.drafter.draft(Cue(index, index, token.start, token.end, "colon", COLON), label, opening)
            if last is not None and last.holds(index):
                last.stop = self._label_start(index)  # الأول: … والثاني: …
            last = draft
            yield draft

    def _label(self, colon: int) -> Subject | None:
        """The speaker named before a colon, where nothing else stands there."""
        view = self.view
        first = self._label_start(colon)
        if not self._starts_label(first) or first == colon:
            return None
        if any(view.is_verb(i) and view.covering(i) is None for i in range(first, colon)) or view.is_in(
            first, "labels"
        ):
            return None
        mention = view.ending(colon - 1)
        if mention is None or not view.can_speak(mention):
            mention = next((m for m in view.starting(first) if view.can_speak(m)), None)
        if mention is None:
            return None
        return Subject(view.entities_of(mention), colon, "label", mention=mention)

    def _label_start(self, colon: int) -> int:
        first = colon
        while first > 0 and colon - first < LONGEST_LABEL and not self._starts_label(first):
            first -= 1
        return first

    def _starts_label(self, index: int) -> bool:
        """Whether a label may begin at a token: a line, or behind another colon or the dots of a headline."""
        return self.view.starts_line(index) or self.view.word(index - 1) in (":", ".", "…", "..")

    def _is_said(self, colon: int, label: Subject) -> bool:
        """Whether a label speaks: persons and bodies do; a place only where the words are plainly somebody's."""
        view, mention = self.view, label.mention
        assert mention is not None
        entity = view.doc.entities[mention.entity]
        kind = entity.type
        if kind == "PER" or "JRN" in entity.sectors:
            return kind == "PER"  # an agency before a colon is the dateline
        following = [view.word(i) for i in range(colon + 1, min(colon + 3, len(view.tokens)))]
        plain = any(w in view.lexicon.words["headline_speech"] for w in following)
        return plain or kind in ("ORG", "GRP") or view.opens(colon + 1) is not None

    def bare_quotations(self, drafts: list[Draft]) -> Iterator[Draft]:
        """Long quotations that no cue holds."""
        view = self.view
        for quotation in view.doc.quotations:
            inner = view.quoted(quotation)
            if quotation.depth or not quotation.closed or not inner:
                continue
            if any(d.first >= 0 and d.first < inner.stop and inner.start < d.stop for d in drafts):
                continue
            subject = self._quoted_by(quotation, inner)
            if subject is None:
                continue
            yield Draft(
                None, subject, "quote", "say", inner.start, quotation.inner_start, inner.stop, quotation,
                why=["cue:none", "content:quotation"],
            )  # fmt: skip

    def _quoted_by(self, quotation: Quotation, inner: range) -> Subject | None:
        """The speaker of a quotation that stands alone: named in the line below it, or carried over."""
        view = self.view
        sentence = view.sentence(inner.start)
        after = view.doc.token_range(quotation.end, len(view.doc.text)).start
        alone = all(
            not view.is_word(i) for i in (*range(sentence.start, inner.start), *range(inner.stop, sentence.stop))
        )
        if alone:
            while after < len(view.tokens) and not view.is_word(after):
                after += 1
            for mention in view.starting(after):
                if view.can_speak(mention):
                    subject = self.drafter.subjects.with_apposition(mention)
                    return Subject(subject.entities, inner.start, "line-below", mention=mention)
        if len(inner) < BARE_QUOTE:
            return None
        return Subject((), inner.start, "dropped")
