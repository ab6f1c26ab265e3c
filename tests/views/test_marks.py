"""Marks and segments: what a page highlights, in pieces that join to the text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from khabar.model.records import Article, CodedArticle, Entity, Event, Mention, Part, Statement, TimeExpression
from khabar.model.spans import Span
from khabar.views import marks, text_blocks


def test_marks_are_sorted_outermost_first(coded: CodedArticle) -> None:
    found = marks(coded)
    assert [(m.start, -m.end) for m in found] == sorted((m.start, -m.end) for m in found)
    assert len(found) == 4 + 4 + 3 + 9 + 1
    start = coded.events[0].trigger.start
    assert [(m.layer, m.record) for m in found if m.start == start] == [("content", "s2"), ("trigger", "v1")]


def test_blocks_are_the_lines_with_their_parts(coded: CodedArticle) -> None:
    blocks = text_blocks(coded)
    assert [block.kind for block in blocks] == ["headline", "dateline", "body", "body"]
    assert [coded.article.text[b.start : b.end] for b in blocks] == coded.article.text.splitlines()


def test_a_segment_lists_every_mark_around_it(coded: CodedArticle) -> None:
    segments = [segment for block in text_blocks(coded) for segment in block.segments]
    arrest = next(segment for segment in segments if segment.text == "اعتقال")
    assert [(m.layer, m.record) for m in arrest.marks] == [("content", "s1"), ("content", "s2"), ("trigger", "v1")]


def test_a_line_of_two_parts_is_one_block_with_both(coded: CodedArticle) -> None:
    text = "بغداد - رويترز: قال الوزير إنه مستعد"
    article = Article("a", text)
    parts = (Part("dateline", Span.of(text, 0, 15)), Part("body", Span.of(text, 16, len(text))))
    (block,) = text_blocks(replace(coded, article=replace(article, parts=parts), **EMPTY))
    assert block.kind == "body"
    assert [(s.text.strip(), s.part) for s in block.segments if s.text.strip()] == [
        ("بغداد - رويترز:", "dateline"),
        ("قال الوزير إنه مستعد", "body"),
    ]


def test_without_parts_everything_is_body(coded: CodedArticle) -> None:
    bare = replace(coded, article=replace(coded.article, parts=()))
    assert {block.kind for block in text_blocks(bare)} == {"body"}
    assert {segment.part for block in text_blocks(bare) for segment in block.segments} == {"body"}


EMPTY: dict[str, tuple[()]] = {"sentences": (), "mentions": (), "statements": (), "events": (), "times": ()}


@st.composite
def marked(draw: st.DrawFn) -> CodedArticle:
    """Any text with any marks: crossing, nested, across lines, on white space."""
    text = draw(st.text(alphabet="ابت \n\r\u2028«»", min_size=1, max_size=50))
    starts = st.integers(0, len(text) - 1)
    spans = st.lists(
        starts.flatmap(lambda start: st.integers(start + 1, len(text)).map(lambda end: Span.of(text, start, end))),
        max_size=4,
    )
    return CodedArticle(
        Article("a", text),
        (),
        {"e1": Entity("e1", "ا", None, "PER")},
        tuple(Mention(span, "e1", "NAM") for span in draw(spans)),
        tuple(Statement(f"s{n}", (), None, span, "direct", "say") for n, span in enumerate(draw(spans))),
        tuple(
            Event(f"v{n}", span, "AID", None, (), (), None, None, "asserted", None)
            for n, span in enumerate(draw(spans))
        ),
        tuple(TimeExpression(span, "2024") for span in draw(spans)),
        "0",
    )


@given(marked())
def test_segments_join_to_the_text_and_every_mark_to_its_segments(coded: CodedArticle) -> None:
    text = coded.article.text
    covered = [False] * len(text)
    for block in text_blocks(coded):
        assert "".join(s.text for s in block.segments) == text[block.start : block.end]
        assert [s.start for s in block.segments[1:]] == [s.end for s in block.segments[:-1]]
        for segment in block.segments:
            inside = [m for m in marks(coded) if m.start < segment.end and segment.start < m.end]
            assert list(segment.marks) == inside
            covered[segment.start : segment.end] = [True] * (segment.end - segment.start)
    assert all(done or char.isspace() for done, char in zip(covered, text, strict=True))
