"""A statement in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.model.spans import Span
from khabar.statements.cues import Cue
from khabar.statements.sources import Subject
from khabar.statements.view import MARKS, View
from khabar.text.quotations import Quotation

_TRAILING = frozenset("،,؛;:.!؟?…-–—([{") | {"/", "|", "*", "ـ"}


@dataclass(slots=True, eq=False)
class Draft:
    """A statement whose end, parent and source are still open.

    `first` and `stop` are tokens of the content, `start` its first character; `region` is the quotation in which
    the content lies, or None in running text. `first` is -1 where there is no content.
    """

    cue: Cue | None
    subject: Subject
    kind: str
    act: str
    first: int
    start: int
    stop: int
    region: Quotation | None = None
    parent: Draft | None = None
    entities: tuple[str, ...] = ()
    cue_last: int = -1
    fixed_end: bool = False
    via: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    why: list[str] = field(default_factory=list)

    @property
    def position(self) -> int:
        """The token by which statements are ordered: the cue, or the content where there is none."""
        return self.cue.first if self.cue is not None else self.first

    def holds(self, index: int) -> bool:
        return 0 <= self.first <= index < self.stop

    def is_inside(self, other: Draft) -> bool:
        """Whether this is another draft, or its chain of parents leads there."""
        draft: Draft | None = self
        while draft is not None:
            if draft is other:
                return True
            draft = draft.parent
        return False

    def content(self, view: View) -> Span | None:
        """The span of the content without closing punctuation and unbalanced marks."""
        if self.first < 0:
            return None
        stop = self.stop
        while stop > self.first and _is_trailing(view, self.first, stop - 1):
            stop -= 1
        start = self.start
        for index in range(self.first, stop):
            if not (view.is_mark(index) and view.opens(index) is None) or view.tokens[index].start < start:
                break
            start = view.tokens[min(index + 1, stop - 1)].start
        end = view.tokens[stop - 1].end if stop > self.first else self.start
        if self.region is not None:
            end = min(end, self.region.inner_end)
        return view.doc.span(start, end) if start < end else None

    def cue_span(self, view: View) -> Span | None:
        if self.cue is None:
            return None
        beside = self.cue.last < self.cue_last <= self.cue.last + 2  # عبر عن تشككه, with no subject in between
        end = view.tokens[self.cue_last].end if beside else self.cue.end
        return view.doc.span(self.cue.start, end)


def _is_trailing(view: View, first: int, index: int) -> bool:
    word = view.word(index)
    if word in _TRAILING:
        return True
    if word not in MARKS:
        return False
    quotation = view.closes(index)
    return quotation is None or quotation.start < view.tokens[first].start
