"""Days and clock times out of the captures of a pattern."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from khabar.times import dates
from khabar.times.context import Context
from khabar.times.dates import Direction
from khabar.times.matching import Captures

DayOrReference = date | str | None
_BEFORE_LAST = -2  # the value of قبل الماضي
# From which hour on a twelve-hour time is after noon: "two at night" is before morning.
_AFTERNOON_FROM = {"pm": 1, "night": 6}


def day_of(captures: Captures, context: Context) -> DayOrReference:
    """The day that captures name: a calendar date first, then today or yesterday, then a weekday.

    A string is a vague value, for want of a publication date; None means that there is no such day.
    """
    if "iso" in captures or "d" in captures:
        return date_of(captures, context)
    if context.published is None:
        return context.reference(int(captures.get("rel", captures.get("dmod", 1 if context.future else -1))))
    if "rel" in captures:
        return _relative(captures, context.published)
    return _weekday(captures, context, context.published)


def _relative(captures: Captures, published: date) -> date | None:
    """Days from publication; a weekday beside it corrects it by one day (published after midnight)."""
    found = dates.shift_days(published, int(captures["rel"]))
    if found is None or "dow" not in captures:
        return found
    for correction in (0, -1, 1):
        near = dates.shift_days(found, correction)
        if near is not None and near.isoweekday() == captures["dow"]:
            return near
    return found


def _weekday(captures: Captures, context: Context, published: date) -> date | None:
    modifier = captures.get("dmod")
    found = dates.weekday_date(published, int(captures["dow"]), modified(modifier, context.direction))
    # الخميس قبل الماضي is a week before the last one.
    return dates.shift_days(found, -7) if found and modifier == _BEFORE_LAST else found


def date_of(captures: Captures, context: Context) -> DayOrReference:
    """A calendar date: Gregorian or Hijri, in words or digits, its year and month counted from publication."""
    for name, read in _SPECIAL.items():
        if name in captures:
            return read(captures, context)
    month, day = captures.get("m"), int(captures["d"])
    if "y" in captures:
        return dates.safe_date(int(captures["y"]), int(month), day) if month is not None else None
    if context.published is None:
        return "PAST_REF" if month is None or dates.safe_date(2000, int(month), day) else None
    if month is None:
        year, number = dates.shift_months(context.published, int(captures.get("mmod", 0)))
        return dates.safe_date(year, number, day)
    return _day_of_month(int(month), day, captures, context, context.published)


def _day_of_month(month: int, day: int, captures: Captures, context: Context, published: date) -> date | None:
    """A day and month whose year is told from publication."""
    if "ymod" in captures:
        return dates.safe_date(published.year + int(captures["ymod"]), month, day)
    direction = modified(captures.get("mmod"), context.direction)
    return dates.day_of_year(published, month, day, direction)


def modified(modifier: int | str | None, otherwise: Direction) -> Direction:
    """The direction that الماضي (-1), الحالي (0), المقبل (1) give, or another where there is none."""
    if modifier is None:
        return otherwise
    return "past" if int(modifier) < 0 else "future" if int(modifier) > 0 else "present"


def _digits(captures: Captures, context: Context) -> date | None:
    """Day, month and year in digits; a Hijri year, and the American order, are told by their values."""
    year, month, day = (int(captures[name]) for name in ("y", "md", "d"))
    if year in dates.HIJRI_YEARS:
        return dates.hijri_date(year, month, day)
    if year < 1800:
        return None
    return dates.safe_date(year, month, day) or dates.safe_date(year, day, month)


def _ready(captures: Captures, context: Context) -> date | None:
    year, month, day = map(int, str(captures["iso"]).split("-"))
    return dates.safe_date(year, month, day)


def _hijri(captures: Captures, context: Context) -> DayOrReference:
    month, day, year = int(captures["hm"]), int(captures["d"]), captures.get("hy")
    if year is None:
        if context.published is None:
            return "PAST_REF"
        direction = modified(captures.get("hmmod"), "nearest")
        year = dates.hijri_year_of_month(context.published, month, direction)
    return dates.hijri_date(int(year), month, day) if year is not None else None


# What a capture says of how the date is written.
_SPECIAL: Mapping[str, Callable[[Captures, Context], DayOrReference]] = {
    "iso": _ready,
    "hm": _hijri,
    "md": _digits,
}


def clock_time(captures: Captures) -> str | None:
    """`14:30`, with the part of the day counted in; None where there is no such time."""
    hour, minute = _hour_minute(captures)
    part = captures.get("part")
    if minute < 0:
        hour, minute = hour - 1, minute + 60
    if hour < 12 and hour >= _AFTERNOON_FROM.get(str(part), 12):
        hour += 12
    elif part in ("am", "night") and hour == 12:
        hour = 0
    hour = 0 if hour == 24 else hour
    return f"{hour:02}:{minute:02}" if 0 <= hour < 24 and 0 <= minute < 60 else None


def _hour_minute(captures: Captures) -> tuple[int, int]:
    if "hm24" in captures:
        hour, minute = str(captures["hm24"]).split(":")
        return int(hour), int(minute)
    return int(captures["h"]), int(captures.get("min", 0))
