"""Calendar arithmetic in TIMEX3 values: days, weeks, quarters, seasons, holidays counted from a date.

Values are those of TimeML 1.2.1 (ISO 8601 with X for what is not known): ``2024-08-14``, ``2024-W33``, ``2024-08``,
``2024-Q3``, ``2024-SU``, ``199`` (the 1990s), ``19`` (the 20th century), ``2024-08-14TMO``, ``P2Y``, ``PT3H``. A decade
counts as ten years (``P10Y``), so that every duration is ISO 8601.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

#: Where from the day of publication a date without year is looked for.
Direction = Literal["past", "future", "near"]

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def nearest(base: date, candidates: Iterable[date], direction: Direction) -> date | None:
    """The candidate next to ``base`` in that direction (``base`` itself is in both); the nearest if none is there."""
    dates = sorted(set(candidates), key=lambda d: (abs((d - base).days), d))
    for found in dates:
        if direction == "near" or (found <= base if direction == "past" else found >= base):
            return found
    return dates[0] if dates else None


def weekday(base: date | None, number: int, direction: Direction) -> str:
    """The weekday ``number`` (1 Monday), nearest to ``base`` in that direction."""
    if base is None:
        return f"XXXX-WXX-{number}"
    days = [base + timedelta(number - base.isoweekday() + 7 * k) for k in (-1, 0, 1) if in_range(base, 7 * k + 7)]
    ahead = (number - base.isoweekday()) % 7
    if direction == "near":  # where the text does not say, news are of days past, or of the next two
        direction = "future" if ahead <= 2 else "past"
    return (nearest(base, days, direction) or base).isoformat()


def weekday_beyond(base: date | None, number: int, sign: int) -> str:
    """“last Monday” (``sign`` -1), “next Monday” (1): never ``base`` itself."""
    if base is None:
        return f"XXXX-WXX-{number}"
    step = (number - base.isoweekday()) * sign % 7 or 7
    return plus_days(base, step * sign).isoformat()


def in_range(base: date, days: int) -> bool:
    """Whether ``base`` moved by this many days either way is a date of the calendar."""
    return date.min.toordinal() + abs(days) <= base.toordinal() <= date.max.toordinal() - abs(days)


def plus_days(base: date, days: int) -> date:
    """``base`` moved by ``days``; at the ends of the calendar it stays."""
    return base + timedelta(days) if abs(days) < 4_000_000 and in_range(base, days) else base


def plus_months(base: date, months: int) -> tuple[int, int] | None:
    """Year and month, ``months`` from that of ``base``; None outside the years 1 to 9999."""
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    return (year, month + 1) if 0 < year < 10_000 else None


def month_day(base: date | None, month: int, day: int, direction: Direction) -> str | None:
    """A day of a month without its year; None if there is no such day."""
    if not valid_day(2000, month, day):
        return None
    if base is None:
        return f"XXXX-{month:02}-{day:02}"
    years = [y for k in (-1, 0, 1) if valid_day(y := base.year + k, month, day)]
    found = nearest(base, (date(y, month, day) for y in years), direction)
    return found.isoformat() if found else None


def valid_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def month_alone(base: date | None, month: int, direction: Direction) -> str:
    """A month without its year: the month of publication itself is in every direction."""
    if base is None:
        return f"XXXX-{month:02}"
    gap = month - base.month
    if direction == "past":
        year = base.year - (gap > 0)
    elif direction == "future":
        year = base.year + (gap < 0)
    else:  # the nearest; half a year off either way counts as past
        year = base.year + (1 if gap < -6 else -1 if gap > 5 else 0)
    return f"{year:04}-{month:02}"


def month_beyond(base: date | None, month: int, sign: int) -> str:
    """“last August”, “next May”: never the month of ``base``; with ``sign`` 0 that of the same year."""
    if base is None:
        return f"XXXX-{month:02}"
    year = base.year
    if sign < 0:
        year -= month >= base.month
    elif sign > 0:
        year += month <= base.month
    return f"{year:04}-{month:02}"


def quarter(base: date | None, number: int, direction: Direction) -> str:
    """The quarter ``number`` of the year that fits: in the past one that has begun, in the future one not yet over."""
    if base is None:
        return f"XXXX-Q{number}"
    return f"{_part_year(base, number, (base.month + 2) // 3, direction):04}-Q{number}"


def half(base: date | None, number: int, direction: Direction) -> str:
    """The same for half a year."""
    if base is None:
        return f"XXXX-H{number}"
    return f"{_part_year(base, number, (base.month + 5) // 6, direction):04}-H{number}"


def _part_year(base: date, number: int, now: int, direction: Direction) -> int:
    if direction == "future":
        return base.year + (number < now)
    return base.year - (number > now)


def season(base: date | None, code: str, direction: Direction, sign: int | None = None) -> str:
    """A season near ``base``; ``sign`` for “last”, “this”, “next” (-1, 0, 1). A winter has the year it begins in."""
    if base is None:
        return f"XXXX-{code}"
    begins = SEASON_MONTHS[code]
    inside = (base.month - begins) % 12 < 3
    year = base.year - (code == "WI" and base.month < 3)  # the one that is, or would be, running this year
    over = not inside and base.month > begins
    if sign is None:
        sign = -1 if direction == "past" else 1 if direction == "future" else 0
        if inside:
            sign = 0
    if sign < 0 and not over and not (code == "WI" and base.month < 3 and not inside):
        year -= 1
    if sign > 0 and (inside or over):
        year += 1
    return f"{year:04}-{code}"


def unit_value(base: date | None, unit: str, count: int) -> str | None:
    """The day, week, month, quarter, year, decade or century that lies ``count`` of them from that of ``base``."""
    if base is None:
        unknown = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}
        return unknown.get(unit, "XXXX")
    if abs(count) > 1_000_000:
        return None
    if unit in ("D", "W", "WE"):
        moved = plus_days(base, count * (1 if unit == "D" else 7))
        if unit == "D":
            return moved.isoformat()
        iso = moved.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if unit == "WE" else "")
    if unit in ("M", "Q"):
        months = plus_months(base, count * (1 if unit == "M" else 3))
        if months is None:
            return None
        return f"{months[0]:04}-{months[1]:02}" if unit == "M" else f"{months[0]:04}-Q{(months[1] + 2) // 3}"
    year = base.year + count * {"Y": 1, "10Y": 10, "100Y": 100, "1000Y": 1000}.get(unit, 1)
    if not 0 < year < 10_000:
        return None
    return f"{year:04}"[: {"Y": 4, "10Y": 3, "100Y": 2, "1000Y": 1}.get(unit, 4)]


def duration(count: str, unit: str, clock: bool) -> str:
    """``P2Y``, ``PT30M``, ``P2.5Y``; ``count`` may be ``X``; ``unit`` as in the lexicon (``1D``, ``H``)."""
    if clock:
        return f"PT{count}{unit}"
    digits = unit.rstrip("DWMYQE")
    letter, factor = unit[len(digits) :], int(digits)
    if factor > 1:
        count = f"X{'0' * (len(digits) - 1)}" if count == "X" else number_text(float(count) * factor)
        if count.startswith("X"):
            count = "X"
    return f"P{count}{letter}"


def number_text(value: float) -> str:
    """A number as a TIMEX3 value has it: without a needless decimal point."""
    return str(int(value)) if value == int(value) else f"{round(value, 4):f}".rstrip("0")


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday rule of the lexicon (``12-25``, ``4-4-11``, ``easter-2``) in a year; None if it has none."""
    if not 1583 <= year < 9999:
        return None
    if rule.startswith("easter"):
        return _easter(year) + timedelta(int(rule[6:]))
    parts = rule.rsplit("-", 2)
    if len(parts) == 2:
        return date(year, int(parts[0]), int(parts[1]))
    count, number, month = (int(p) for p in parts)
    if count > 0:
        first = date(year, month, 1)
        return first + timedelta((number - first.isoweekday()) % 7 + 7 * (count - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.isoweekday() - number) % 7)


def _easter(year: int) -> date:
    """Gregorian Easter Sunday, by the anonymous algorithm (Nature, 1876; in Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)
