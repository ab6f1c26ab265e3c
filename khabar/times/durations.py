"""Lengths of time out of the captures of a pattern, alone or counted from publication."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from khabar.times import dates
from khabar.times.context import Context
from khabar.times.matching import Captures

_UNIT = re.compile(r"(T?)(\d*)([SMHDWY])")
# What half a unit is in the next smaller one.
_HALVES = {"Y": (6, "M"), "H": (30, "M"), "D": (12, "H"), "M": (15, "D"), "W": (3, "D")}
_BRACKETS = frozenset("()،,-")
_LONGEST = 100_000
# Up to ten the unit stands in the plural (عشر سنوات), the ages of children apart rarely an age.
_COUNTED_PLURAL = 10
_AGE_WINDOW = 3
# From here on الأعوام 2009 names a year, and 10 آلاف دقيقة is a quantity.
_MANY = 1000


def iso_duration(captures: Captures) -> str | None:
    """`P3D`, `PT2H`, `P1Y6M`; None for counts that no news means."""
    if "iso" in captures:
        return str(captures["iso"])
    unit = _unit(captures)
    count = _count(captures)
    if unit is None:
        return None
    time, factor, letter = unit.groups()
    if not 0 < count < (_MANY if "ud" in captures or time else _LONGEST):
        return None
    head = "PT" if time else "P"
    total = Fraction(count) * int(factor or 1)
    if "half" in captures:
        return _and_half(total, int(factor or 1), letter, head)
    return f"{head}{total}{letter}"


def _and_half(total: Fraction, factor: int, letter: str, head: str) -> str | None:
    if factor > 1:
        return f"{head}{total + Fraction(factor, 2)}{letter}"
    half, smaller = _HALVES.get(letter, (0, ""))
    if not smaller or head + letter == "PTM":
        return None
    middle = "T" if letter == "D" else ""
    return f"{head}{total}{letter}{middle}{half}{smaller}"


def _count(captures: Captures) -> int:
    # A dual says two by its form (قبل عامين), a bare singular one.
    return int(captures.get("n", 2 if "u2" in captures else 1))


def _unit(captures: Captures) -> re.Match[str] | None:
    return _UNIT.fullmatch(str(captures.get("u") or captures.get("u2") or captures.get("ud")))


def shifted(captures: Captures, published: date, sign: int) -> str | None:
    """A length of time before (-1) or after (1) publication, as precise as its unit."""
    if "iso" in captures:
        return _shifted_iso(str(captures["iso"]), published, sign)
    unit = _unit(captures)
    count = _count(captures)
    if unit is None or not 0 < count < _LONGEST:
        return None
    time, factor, letter = unit.groups()
    if time:
        return published.isoformat() if letter != "H" else _days(published, sign * (count // 24))
    steps = sign * count * int(factor or 1)
    return _shift(published, steps, letter)


def _shift(published: date, steps: int, letter: str) -> str | None:
    if letter == "D":
        return _days(published, steps)
    if letter == "W":
        found = dates.shift_days(published, 7 * steps)
        return dates.week_value(found) if found else None
    if letter == "M":
        return dates.month_value(*dates.shift_months(published, steps))
    return dates.year_value(published.year + steps)


def _shifted_iso(value: str, published: date, sign: int) -> str | None:
    if value.startswith("PT"):
        return published.isoformat()
    return _shift(published, sign * int(value[1:-1]), value[-1])


def _days(published: date, days: int) -> str | None:
    found = dates.shift_days(published, days)
    return found.isoformat() if found else None


def age_like(captures: Captures, context: Context) -> bool:
    """Whether years are an age: behind a word of age, between commas or brackets, or many and without a cue."""
    if captures.get("u") != "Y" or context.first == 0:
        return False
    near = context.tokens[max(0, context.first - _AGE_WINDOW) : context.first]
    if any(token.folded[cut:] in context.grammar.ages for token in near for cut in (0, 1)):
        return True
    before = context.tokens[context.first - 1]
    if int(captures.get("n", 1)) > _COUNTED_PLURAL and before.folded not in context.grammar.years_after:
        return True
    behind = context.tokens[context.last + 1].text if context.last + 1 < len(context.tokens) else ""
    return before.text in _BRACKETS and behind in _BRACKETS
