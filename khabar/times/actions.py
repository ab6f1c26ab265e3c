"""The actions of the rules: what a pattern's captures mean, as an ISO 8601 value, or None where they mean nothing.

Captures: `rel` days from publication; `dow` weekday; `d m y` Gregorian, `hm hy` Hijri; `dmod wmod mmod ymod hmmod`
which one (-1 last, 0 this, 1 next); `mmod0 wmod0 ymod0` this one without a word; `h min part` clock; `n u half`
quantity, unit, a half more; `iso ref` ready values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from khabar.times import dates
from khabar.times.context import Context
from khabar.times.days import clock_time, date_of, day_of, modified
from khabar.times.durations import age_like, iso_duration, shifted
from khabar.times.matching import Captures

Args = Mapping[str, str]
NO_TIME = "no time"
Action = Callable[[Captures, Context, Args], str | None]


def number(captures: Captures, name: str) -> int | None:
    """A captured number, None where it was not captured."""
    value = captures.get(name)
    return int(value) if value is not None else None


def day(captures: Captures, context: Context, args: Args) -> str | None:
    """A day, with the clock time if there is one."""
    named = not captures.keys().isdisjoint(("rel", "dow", "d", "iso"))
    found = day_of(captures, context) if named else _clock_day(captures, context)
    if isinstance(found, str) or found is None:
        return found
    if "h" not in captures and "hm24" not in captures:
        return found.isoformat()
    time = clock_time(captures)
    return f"{found.isoformat()}T{time}" if time else None


def _clock_day(captures: Captures, context: Context) -> date | str | None:
    if clock_time(captures) is None:
        return None
    return context.reported_day or "PAST_REF"


def no_time(captures: Captures, context: Context, args: Args) -> str | None:
    """What only looks like a time: it keeps other rules from its words and is left out in the end."""
    return NO_TIME


def midnight(captures: Captures, context: Context, args: Args) -> str | None:
    """Midnight: the end of the night named, else the begin of the day the text is about."""
    if not captures:
        found: date | str | None = context.reported_day or "PAST_REF"
    else:
        found = day_of(captures, context)
        if isinstance(found, date):
            # The middle of last night is the begin of the day after yesterday.
            found = dates.shift_days(found, 1)
    return f"{found.isoformat()}T00:00" if isinstance(found, date) else found


def reported_day(captures: Captures, context: Context, args: Args) -> str | None:
    """The day that the text is about here."""
    found = context.reported_day
    offset = int(args.get("offset", 0))
    if found is None:
        return context.reference(offset or -1)
    found = dates.shift_days(found, offset)
    return found.isoformat() if found else None


def month(captures: Captures, context: Context, args: Args) -> str | None:
    """A month, by name or counted from the present one."""
    name, year = number(captures, "m"), number(captures, "y")
    if name is not None and year is not None:
        return dates.month_value(year, name)
    modifier = 0 if "mmod0" in captures else number(captures, "mmod")
    if context.published is None:
        return context.reference(modifier or number(captures, "ymod") or (-1 if name else 0))
    if name is None:
        return dates.month_value(*dates.shift_months(context.published, modifier or 0))
    if "ymod" in captures:
        return dates.month_value(context.published.year + int(captures["ymod"]), name)
    year = dates.year_of_month(context.published, name, modified(modifier, context.direction))
    return dates.month_value(year - 1 if modifier == -2 else year, name)


def hijri_month(captures: Captures, context: Context, args: Args) -> str | None:
    """A Hijri month, as the Gregorian month that holds most of it."""
    name, year = int(captures["hm"]), number(captures, "hy")
    if year is None:
        if context.published is None:
            return "PAST_REF"
        direction = modified(captures.get("hmmod"), context.direction)
        year = dates.hijri_year_of_month(context.published, name, direction)
    return dates.hijri_month_value(year, name) if year is not None else None


def holiday(captures: Captures, context: Context, args: Args) -> str | None:
    """The month of a Muslim feast, nearest to publication."""
    if context.published is None:
        return "PAST_REF"
    name, day_number = map(int, str(captures["holiday"]).split("-"))
    year = dates.hijri_year_of_month(context.published, name, context.direction)
    found = dates.hijri_date(year, name, day_number) if year else None
    return dates.month_value(found.year, found.month) if found else None


def year(captures: Captures, context: Context, args: Args) -> str | None:
    """A year, Gregorian or Hijri, or counted from the present one."""
    if "y" in captures:
        found = int(captures["y"])
        if found in dates.HIJRI_YEARS and context.published and context.published.year - found > 300:
            return dates.hijri_year_value(found)
        return dates.year_value(found) if found >= 1000 else None
    if "hy" in captures:
        return dates.hijri_year_value(int(captures["hy"]))
    offset = int(captures.get("ymod", 0)) if "ymod0" not in captures else 0
    if context.published is None:
        return context.reference(offset)
    return dates.year_value(context.published.year + offset)


def bare_year(captures: Captures, context: Context, args: Args) -> str | None:
    """Four digits behind a preposition, where they can hardly be a count: 1900 to 2099, no round hundred."""
    found = int(captures["y"])
    behind = context.tokens[context.last + 1] if context.last + 1 < len(context.tokens) else None
    counts = behind is not None and (behind.text in "%/" or (behind.is_word and behind.folded.endswith("ا")))
    return str(found) if 1900 <= found < 2100 and found % 100 and not counts else None


def week(captures: Captures, context: Context, args: Args) -> str | None:
    """An ISO week, counted from that of publication."""
    offset = number(captures, "wmod") or 0
    if context.published is None:
        return context.reference(offset)
    found = dates.shift_days(context.published, 7 * offset)
    return dates.week_value(found) if found else None


def day_interval(captures: Captures, context: Context, args: Args) -> str | None:
    """From one day to another: `2015-07-17/2015-07-19`."""
    if "d1" in captures:
        ends = [date_of({**captures, "d": captures[name]}, context) for name in ("d1", "d2")]
    else:
        second = {name[2:]: value for name, value in captures.items() if name.startswith("b.")}
        first = {name[2:]: value for name, value in captures.items() if name.startswith("a.")}
        if "y" in second and "y" not in first and "m" in first:
            first["y"] = second["y"]
        ends = [date_of(first, context), date_of(second, context)]
    begin, end = ends
    if not isinstance(begin, date) or not isinstance(end, date):
        return "PAST_REF" if "PAST_REF" in ends else None
    return f"{begin.isoformat()}/{end.isoformat()}" if begin < end else None


def month_interval(captures: Captures, context: Context, args: Args) -> str | None:
    """From one month to another: `2015-01/2015-03`."""
    shared = {name: value for name, value in captures.items() if name in ("y", "ymod", "mmod")}
    ends = [month({**shared, "m": captures[name]}, context, args) for name in ("m1", "m2")]
    begin, end = ends
    if begin is None or end is None or begin == end:
        return None
    if begin.endswith("REF") or end.endswith("REF"):
        return begin
    return f"{begin}/{end}" if begin < end else None


def year_interval(captures: Captures, context: Context, args: Args) -> str | None:
    """From one year to another: `2011/2014`."""
    begin, end = int(captures["y1"]), int(captures["y2"])
    return f"{begin}/{end}" if begin < end < begin + 1500 else None


def duration(captures: Captures, context: Context, args: Args) -> str | None:
    """A length of time that nothing anchors; ages are left out."""
    return None if age_like(captures, context) else iso_duration(captures)


def ago(captures: Captures, context: Context, args: Args) -> str | None:
    """A length of time before publication, as precise as its unit."""
    return "PAST_REF" if context.published is None else shifted(captures, context.published, -1)


def ahead(captures: Captures, context: Context, args: Args) -> str | None:
    """A length of time after publication where the clause speaks of the future, else a mere length."""
    if not context.future:
        return iso_duration(captures)
    return "FUTURE_REF" if context.published is None else shifted(captures, context.published, 1)


def fixed(captures: Captures, context: Context, args: Args) -> str | None:
    """The value that the rule gives."""
    return args["value"]


def vague(captures: Captures, context: Context, args: Args) -> str | None:
    """An uncounted length of time: ahead where the clause says so, else the rule's default."""
    return "FUTURE_REF" if context.future else args["default"]


def direction(captures: Captures, context: Context, args: Args) -> str | None:
    """The vague past, present or future."""
    return context.reference(int(captures.get("mod", 0)))


def reference(captures: Captures, context: Context, args: Args) -> str | None:
    """The vague value of a word."""
    return str(captures["ref"])


def iso(captures: Captures, context: Context, args: Args) -> str | None:
    """The ready value of a word."""
    return str(captures["iso"])


ACTIONS: Mapping[str, Action] = {
    action.__name__: action
    for action in (
        day, no_time, midnight, reported_day, month, hijri_month, holiday, year, bare_year, week, day_interval,
        month_interval, year_interval, duration, ago, ahead, fixed, vague, direction, reference, iso,
    )
}  # fmt: skip
