"""Dates to ISO 8601 values, and the nearest day, month or year that an incomplete expression can mean."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from hijridate import Gregorian, Hijri

# past and future exclude the time of publication itself, coming and nearest include it; nearest prefers the past.
Direction = Literal["past", "present", "future", "coming", "nearest"]

# The years that hijridate's Umm al-Qura tables cover.
HIJRI_YEARS = range(1343, 1501)
# A bare month without a cue is the past one, unless the next one is at most this many months ahead: "17 September"
# in an article of July is most often the coming one, "November" the past one.
MONTHS_AHEAD = 3


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shift_days(start: date, days: int) -> date | None:
    """A date some days away; None outside the years 1 to 9999."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def month_value(year: int, month: int) -> str | None:
    """`2020-12`; None outside the years 1 to 9999."""
    return f"{year:04}-{month:02}" if 1 <= year <= 9999 else None


def year_value(year: int) -> str | None:
    """`2020`; None outside the years 1 to 9999."""
    return f"{year:04}" if 1 <= year <= 9999 else None


def week_value(day: date) -> str:
    """The ISO week of a day: `2020-W52`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def shift_months(day: date, months: int) -> tuple[int, int]:
    """Year and month some months away from a day's month."""
    total = day.year * 12 + day.month - 1 + months
    return total // 12, total % 12 + 1


def year_of_month(published: date, month: int, direction: Direction) -> int:
    """The year of a month named without one; يوليو الماضي in an article of July is that of last year."""
    behind = (published.month - month) % 12
    ahead = (month - published.month) % 12
    if direction == "present":
        return published.year
    if direction == "past":
        return shift_months(published, -(behind or 12))[0]
    if direction == "future":
        return shift_months(published, ahead or 12)[0]
    if direction == "coming" or 0 < ahead <= MONTHS_AHEAD:
        return shift_months(published, ahead)[0]
    return shift_months(published, -behind)[0]


def day_of_year(published: date, month: int, day: int, direction: Direction) -> date | None:
    """The date of a day and month named without a year; None where no year near has it."""
    years = range(published.year - 8, published.year + 9)  # 29 February may be eight years away
    days = [found for year in years if 1 <= year <= 9999 and (found := safe_date(year, month, day))]
    past = max((found for found in days if found < published), default=None)
    coming = min((found for found in days if found > published), default=None)
    if direction == "past":
        return past
    if direction == "future":
        return coming
    if direction == "present":
        return safe_date(published.year, month, day)
    if published in days:
        return published
    if direction == "coming":
        return coming
    ahead = (month - published.month) % 12
    return coming if ahead <= MONTHS_AHEAD and coming and (coming - published).days < 123 else past


def weekday_date(published: date, weekday: int, direction: Direction) -> date | None:
    """The day of an ISO weekday before, after or in the week of publication."""
    behind = (published.isoweekday() - weekday) % 7
    if direction == "past":
        return shift_days(published, -(behind or 7))
    if direction == "future":
        return shift_days(published, 7 - behind)
    if direction == "present":
        return shift_days(published, weekday - published.isoweekday())
    if direction == "coming":
        return shift_days(published, (7 - behind) % 7)
    return shift_days(published, -behind)


# -- Hijri --


def hijri_date(year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a Hijri day (Umm al-Qura, by hijridate); None outside its tables."""
    if year not in HIJRI_YEARS:
        return None
    try:
        return date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None


def hijri_today(published: date) -> tuple[int, int] | None:
    """Hijri year and month of a day; None outside the tables."""
    try:
        found = Gregorian(published.year, published.month, published.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month


def hijri_year_of_month(published: date, month: int, direction: Direction) -> int | None:
    """The Hijri year of a month named without one; as `year_of_month`."""
    today = hijri_today(published)
    if today is None:
        return None
    return year_of_month(date(today[0], today[1], 1), month, direction)


def hijri_month_value(year: int, month: int) -> str | None:
    """The Gregorian month that holds most days of a Hijri month: that of its fifteenth day."""
    middle = hijri_date(year, month, 15)
    return month_value(middle.year, middle.month) if middle else None


def hijri_year_value(year: int) -> str | None:
    """The Gregorian year that holds most days of a Hijri year: that of the first day of its seventh month."""
    middle = hijri_date(year, 7, 1)
    return year_value(middle.year) if middle else None
