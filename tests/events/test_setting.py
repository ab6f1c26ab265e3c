"""Counts, places and dates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.records import Event

Code = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("قتل الجيش 12 مدنيا في عدن.", {"killed": 12}),
        ("قتل الجيش تسعة مدنيين في عدن.", {"killed": 9}),
        ("قتل الجيش شخصين في عدن.", {"killed": 2}),
        ("أدى هجوم الجيش إلى مقتل 19 شخصا وإصابة 43 آخرين.", {"killed": 19, "injured": 43}),
        ("اعتقلت الشرطة 16 شخصا.", {"arrested": 16}),
        ("قصف الجيش 3 مواقع.", {}),
        ("قتل الجيش مدنيين في 2019.", {}),
    ],
)
def test_counts(code: Code, text: str, counts: dict[str, int]) -> None:
    assert dict(code(text)[0].counts) == counts


def test_each_event_keeps_its_own_count(code: Code) -> None:
    killing, arrest = code("قتل الجيش 3 مدنيين واعتقل 16 شخصا.")
    assert (dict(killing.counts), dict(arrest.counts)) == ({"killed": 3}, {"arrested": 16})


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قصف الجيش مواقع الحوثيين في عدن.", "aden"),
        ("قصف الجيش مواقع الحوثيين قرب مدينة عدن.", "aden"),
        ("حررت قوات التحالف عدن.", "aden"),  # the place is the object
        ("نددت روسيا بموقف تركيا.", None),
    ],
)
def test_place(code: Code, text: str, place: str | None) -> None:
    assert code(text)[0].place == place


def test_date_of_the_clause(code: Code) -> None:
    events = code("قصف الجيش مواقع الحوثيين أمس. ونددت روسيا بموقف تركيا.", times={"أمس": "2020-12-29"})
    assert [e.date for e in events] == ["2020-12-29", None]


def test_vague_times_are_no_dates(code: Code) -> None:
    (event,) = code("قصف الجيش مواقع الحوثيين مؤخرا.", times={"مؤخرا": "PAST_REF"})
    assert event.date is None
