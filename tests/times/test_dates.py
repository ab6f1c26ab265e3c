"""The nearest day, month and year; Hijri dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.times import dates
from khabar.times.dates import Direction

JULY = date(2015, 7, 20)


@pytest.mark.parametrize(
    ("month", "direction", "year"),
    [
        (7, "nearest", 2015),
        (6, "nearest", 2015),
        (9, "nearest", 2015),  # two months ahead is nearer than ten behind
        (11, "nearest", 2014),
        (7, "past", 2014),
        (2, "past", 2015),
        (7, "present", 2015),
        (7, "future", 2016),
        (7, "coming", 2015),
        (1, "coming", 2016),
    ],
)
def test_year_of_month(month: int, direction: Direction, year: int) -> None:
    assert dates.year_of_month(JULY, month, direction) == year


@pytest.mark.parametrize(
    ("month", "day", "direction", "expected"),
    [
        (7, 20, "nearest", date(2015, 7, 20)),
        (7, 21, "nearest", date(2015, 7, 21)),  # tomorrow is nearer than a year ago
        (12, 5, "nearest", date(2014, 12, 5)),
        (9, 17, "nearest", date(2015, 9, 17)),
        (7, 20, "past", date(2014, 7, 20)),
        (7, 21, "coming", date(2015, 7, 21)),
        (2, 29, "past", date(2012, 2, 29)),
        (2, 30, "nearest", None),
    ],
)
def test_day_of_year(month: int, day: int, direction: Direction, expected: date | None) -> None:
    assert dates.day_of_year(JULY, month, day, direction) == expected


@given(st.dates(date(1, 1, 8), date(9999, 12, 24)), st.integers(1, 7))
def test_weekdays(published: date, weekday: int) -> None:
    near, past, future, coming = (
        dates.weekday_date(published, weekday, direction) for direction in ("nearest", "past", "future", "coming")
    )
    assert near is not None
    assert past is not None
    assert future is not None
    assert coming is not None
    assert {day.isoweekday() for day in (near, past, future, coming)} == {weekday}
    assert past < published < future
    assert past <= near <= published <= coming <= future


@given(st.dates(date(1925, 1, 1), date(2076, 1, 1)), st.integers(1, 12))
def test_hijri_months_are_near(published: date, month: int) -> None:
    year = dates.hijri_year_of_month(published, month, "nearest")
    assert year is not None
    first = dates.hijri_date(year, month, 1)
    assert first is not None
    assert abs((first - published).days) < 330


def test_hijri_outside_the_tables() -> None:
    assert dates.hijri_date(1, 1, 1) is None
    assert dates.hijri_today(date(622, 7, 16)) is None
    assert dates.hijri_month_value(1600, 1) is None


@given(st.dates(), st.integers(-200_000, 200_000))
def test_shifts_stay_in_the_calendar(day: date, steps: int) -> None:
    shifted = dates.shift_days(day, steps)
    assert shifted is None or (shifted - day).days == steps
    year, month = dates.shift_months(day, steps)
    assert (year * 12 + month) - (day.year * 12 + day.month) == steps
    assert (dates.month_value(year, month) is None) == (not 1 <= year <= 9999)
