"""Where the records of an article stand in its text, ready for HTML."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from khabar.model.records import CodedArticle, PartKind
from khabar.model.spans import Span

Layer = Literal["content", "cue", "trigger", "name", "time"]

# Of two marks on the same characters, the one whose layer stands first is the outer one.
LAYERS: Final[tuple[Layer, ...]] = ("content", "cue", "trigger", "name", "time")


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `[start, end)` that a record rests on.

    `record` is the id of a statement (content, cue), an event (trigger), an entity (name) or a time (t1, t2, …).
    """

    start: int
    end: int
    layer: Layer
    record: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters inside the same marks (outermost first) and the same part of the newspaper."""

    start: int
    end: int
    text: str
    part: PartKind
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the article that is not blank: a headline, a paragraph, a caption."""

    kind: PartKind
    start: int
    end: int
    segments: tuple[Segment, ...]


def marks(coded: CodedArticle) -> tuple[Mark, ...]:
    """All marks, by their start, outermost first. Marks of different layers may cross each other."""
    return tuple(sorted(_marks(coded), key=lambda m: (m.start, -m.end, LAYERS.index(m.layer), m.record)))


def _marks(coded: CodedArticle) -> Iterator[Mark]:
    def mark(span: Span | None, layer: Layer, record: str) -> Iterator[Mark]:
        if span is not None:
            yield Mark(span.start, span.end, layer, record)

    for statement in coded.statements:
        yield from mark(statement.content, "content", statement.id)
        yield from mark(statement.cue, "cue", statement.id)
    for event in coded.events:
        yield from mark(event.trigger, "trigger", event.id)
    for mention in coded.mentions:
        yield from mark(mention.span, "name", mention.entity)
    for number, time in enumerate(sorted(coded.times, key=lambda time: time.span), start=1):
        yield from mark(time.span, "time", f"t{number}")


def text_blocks(coded: CodedArticle) -> tuple[Block, ...]:
    """The article's text as lines of segments.

    The segments of a block join to its characters without gap or overlap, so crossing marks need no nesting: a page
    writes one element per segment, and a record is all segments that carry its id.
    """
    text = coded.article.text
    found = marks(coded)
    return tuple(_block(coded, Span.of(text, start, end), found) for start, end in _lines(text))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines without the white space around them."""
    start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            first = start + line.index(stripped)
            yield first, first + len(stripped)
        start += len(line)


def _block(coded: CodedArticle, line: Span, found: Sequence[Mark]) -> Block:
    inside = [m for m in found if m.start < line.end and line.start < m.end]
    parts = [part for part in coded.article.parts if part.span.overlaps(line)]
    edges = [edge for m in inside for edge in (m.start, m.end)]
    edges += [edge for part in parts for edge in (part.span.start, part.span.end)]
    cuts = sorted({line.start, line.end, *(edge for edge in edges if line.start < edge < line.end)})
    starts = [part.span.start for part in parts]

    def part_at(offset: int) -> PartKind:
        return parts[max(bisect_right(starts, offset) - 1, 0)].kind if parts else "body"

    segments = tuple(
        Segment(
            start,
            end,
            coded.article.text[start:end],
            part_at(start),
            tuple(m for m in inside if m.start <= start and end <= m.end),
        )
        for start, end in pairwise(cuts)
    )
    main = max(parts, key=lambda part: len(part.span.text), default=None)
    return Block(main.kind if main else "body", line.start, line.end, segments)
