"""Spans are exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.model.spans import Span


@given(st.text(min_size=1), st.data())
def test_a_span_quotes_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert span.text == text[start:end]
    assert span.as_pair() == [start, end]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 4), (2, 2), (2, 1), (3, 4)])
def test_a_span_outside_the_text_or_empty_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside a text of 3"):
        Span.of("خبر", start, end)


@pytest.mark.parametrize(
    ("first", "second", "overlap", "contain"),
    [
        ((0, 3), (1, 2), True, True),
        ((0, 2), (0, 2), True, True),
        ((0, 2), (1, 3), True, False),
        ((0, 1), (1, 2), False, False),
    ],
)
def test_overlap_and_containment(first: tuple[int, int], second: tuple[int, int], overlap: bool, contain: bool) -> None:
    one, other = Span.of("خبر", *first), Span.of("خبر", *second)
    assert one.overlaps(other) == other.overlaps(one) == overlap
    assert one.contains(other) == contain


def test_spans_sort_in_reading_order() -> None:
    assert sorted([Span.of("خبر", 1, 2), Span.of("خبر", 0, 3), Span.of("خبر", 0, 1)])[0].as_pair() == [0, 1]
