"""The parts of a newspaper article, told apart line by line by their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khabar.model.records import Part, PartKind
from khabar.model.spans import Span
from khabar.reading.datelines import Segment, is_byline, leading_dateline, whole_dateline
from khabar.reading.newspaper import key, newspaper
from khabar.text.quotations import lines

# Running text: so many words, or fewer that end with a full stop.
_LONG_LINE = 20
_LONG_ENDED_LINE = 8
# Lines before the running text that can be its head; in a text of short lines (a poem, a list) only the first
# lines are.
_HEAD_LINES = 8
_LONGEST_CAPTION = 40
_LONGEST_CREDIT = 5
_LONGEST_KICKER = 12
_LONGEST_HEADLINE = 16

_CREDIT = re.compile(r"[(\[“«]([^()\[\]“”«»]{1,60})[)\]”»]\s*\.?\s*$")
_CREDIT_PIECES = re.compile(r"\s*[/،,:–—-]\s*|\s+عن\s+")
_TIMELINE_SIGNS = re.compile(r"[\d\s:./،,|()–—-]+")
_FULL_STOPS = (".", "؟", "?", "!")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())


def find_parts(text: str, *, publisher: str | None = None) -> tuple[Part, ...]:
    """The parts of an article in reading order; each paragraph of the body is a part.

    `publisher` helps to see the newspaper's own name in a dateline. Every character that is not white space is
    in exactly one part.
    """
    content = [_Line(start + _indent(text[start:end]), text[start:end].strip()) for start, end in lines(text)]
    content = [line for line in content if line.text]
    body = _body_start(content, publisher)
    parts = [*_head(content[:body], publisher), *_body(content[body:], publisher)]
    return tuple(Part(kind, Span.of(text, start, end)) for kind, start, end in parts)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _body_start(content: Sequence[_Line], publisher: str | None) -> int:
    """Index of the first line of running text; without one, of the first line after a headline."""
    if len(content) == 1:
        return 0
    for index, line in enumerate(content[:_HEAD_LINES]):
        if _is_running(line) and not (index and _is_caption(line, in_head=True)):
            return index
        # A place alone also stands in headlines (غزة: مقتل عشرة), a place and a source do not.
        if index and len(leading_dateline(line.text, publisher)) > 1 and not whole_dateline(line.text, publisher):
            return index
    head = content[1:_HEAD_LINES]
    return 1 + next((i for i, line in enumerate(head) if _special(line, publisher) is None), 0) if content else 0


def _is_running(line: _Line) -> bool:
    return line.words >= _LONG_LINE or (line.words >= _LONG_ENDED_LINE and line.text.rstrip('"»”').endswith("."))


def _head(head: Sequence[_Line], publisher: str | None) -> Iterator[tuple[PartKind, int, int]]:
    """The lines before the body: kicker, headlines, and what has a shape of its own."""
    kinds = [_special(line, publisher) if index else _first_special(line) for index, line in enumerate(head)]
    titles = [index for index, kind in enumerate(kinds) if kind is None]
    kicker = _kicker([head[index] for index in titles])
    for index, (line, kind) in enumerate(zip(head, kinds, strict=True)):
        if kind == "dateline":
            yield from _dateline_parts(line, whole_dateline(line.text, publisher))
        elif kind is not None:
            yield kind, line.start, line.start + len(line.text)
        else:
            title: PartKind = "kicker" if kicker and index == titles[0] else "headline"
            yield title, line.start, line.start + len(line.text)


def _first_special(line: _Line) -> PartKind | None:
    """A text may begin with its time; anything else in its first line is a title."""
    return "timeline" if _is_timeline(line) else None


def _special(line: _Line, publisher: str | None) -> PartKind | None:
    """The kind of a line in the head that is no title."""
    if _is_timeline(line):
        return "timeline"
    dateline = whole_dateline(line.text, publisher)
    # عواصم (وكالات) also ends with a credit.
    if _is_caption(line, in_head=True) and (not dateline or any(segment.kind == "name" for segment in dateline)):
        return "caption"
    if dateline:
        return "dateline"
    return "byline" if is_byline(line.text) else None


def _kicker(titles: Sequence[_Line]) -> bool:
    """Whether the first title is a kicker: shorter than the headline below it, or a phrase and no clause.

    A second title far longer than the first is a deck, and the first the headline.
    """
    if len(titles) < 2 or titles[0].words > _LONGEST_KICKER or titles[1].words > _LONGEST_HEADLINE:
        return False
    opening = key(titles[0].text).split(" ", 1)[0]
    return opening in newspaper().kickers or titles[0].words < titles[1].words


def _body(body: Sequence[_Line], publisher: str | None) -> Iterator[tuple[PartKind, int, int]]:
    """The running text, with the dateline that its first line may begin with, and captions among its lines."""
    for index, line in enumerate(body):
        segments = leading_dateline(line.text, publisher) if index == 0 else []
        yield from _dateline_parts(line, segments)
        start = segments[-1].end if segments else 0
        if start < len(line.text):
            kind: PartKind = "caption" if index and _is_caption(line, in_head=False) else "body"
            yield kind, line.start + start, line.start + len(line.text)


def _dateline_parts(line: _Line, segments: Sequence[Segment]) -> Iterator[tuple[PartKind, int, int]]:
    """One part for each run of places and sources (dateline) or names (byline), without white space around it."""
    start = 0
    for index, segment in enumerate(segments):
        kind: PartKind = "byline" if segment.kind == "name" else "dateline"
        following = segments[index + 1] if index + 1 < len(segments) else None
        if following and (following.kind == "name") == (segment.kind == "name"):
            continue
        yield kind, line.start + start, line.start + len(line.text[: segment.end].rstrip())
        start = segment.end


def _is_timeline(line: _Line) -> bool:
    """Nothing but figures and words of time: "02 : 00", "آخر تحديث: الثلاثاء 29 كانون الأول 2020"."""
    if not any(char.isdigit() for char in line.text):
        return False
    words = [word for piece in _TIMELINE_SIGNS.split(line.text) for word in key(piece).split()]
    return len(words) <= 12 and all(word in newspaper().timeline for word in words)


def _is_caption(line: _Line, *, in_head: bool) -> bool:
    """A phrase that ends with a credit in brackets: (أ ف ب). In the head any short bracket will do."""
    match = _CREDIT.search(line.text)
    if match is None or line.words > _LONGEST_CAPTION or line.text[: match.start()].rstrip().endswith(_FULL_STOPS):
        return False
    if key(match.group(1)) in newspaper().bureaus:  # a byline: محمد المداح (واشنطن)
        return False
    if _is_credit(match.group(1)):
        return True
    words = len(match.group(1).split())
    return in_head and line.text[match.start()] in "([" and words <= _LONGEST_CREDIT and line.words > words


def _is_credit(text: str) -> bool:
    known = newspaper()
    pieces = [key(piece) for piece in _CREDIT_PIECES.split(text)]
    return any(
        piece in known.agencies or piece in known.credits or piece.split(" ", 1)[0] in known.credits
        for piece in pieces
        if piece
    )
