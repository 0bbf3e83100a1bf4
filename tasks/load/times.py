"""TIMEX3 values as RDF literals: an XSD type where one fits, else an EDTF string, and durations apart."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from tasks.load.terms import Term, text, typed
from tasks.model import Time

_YEAR = r"\d{4}"
_DATE = re.compile(rf"({_YEAR})-(\d\d)-(\d\d)")
_MONTH = re.compile(rf"{_YEAR}-(?:0[1-9]|1[0-2])")
_CLOCK = re.compile(r"T(\d\d)(?::?(\d\d))?(?::?(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
_WEEK = re.compile(rf"({_YEAR})-W(\d\d)(-WE)?")
_PART = re.compile(rf"({_YEAR})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_UNKNOWN = re.compile(r"[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?")
_DURATION = re.compile(r"P(?:(\d+(?:\.\d+)?)([YMWD])|T(\d+(?:\.\d+)?)([HMS]))")
#: Library of Congress, Extended Date/Time Format, level 2: codes for what stands where a month would.
_PARTS = {
    "SP": "21", "SU": "22", "FA": "23", "WI": "24",
    "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40", "H2": "41",
}  # fmt: skip


class TimeLiteral(NamedTuple):
    """A time as a term; ``kind`` says whether it is when something was, how long it took, or how often it is."""

    term: Term
    kind: Literal["when", "duration", "frequency"]


def time_literal(time: Time) -> TimeLiteral | None:
    """The literal of ``time``, or None if its value says nothing that could be compared (``PAST_REF``).

    >>> time_literal(Time("t1", 0, 4, "2024", "DATE", "2024")).term
    '"2024"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    """
    value = time.value.strip()
    if time.type == "SET":
        return TimeLiteral(text(" ".join(time.text.split())), "frequency")
    if time.type == "DURATION" or (value.startswith("P") and value[1:2] in "TX0123456789"):
        return TimeLiteral(_duration(value) or text(" ".join(time.text.split())), "duration")
    term = when(value)
    return None if term is None else TimeLiteral(term, "when")


def when(value: str) -> Term | None:
    """A TIMEX3 date or time as ``xsd:dateTime``, ``xsd:date``, ``xsd:gYearMonth``, ``xsd:gYear`` or EDTF string.

    A part of the day (``2024-08-14TMO``) counts as its day, a week as the interval of its days.

    >>> when("2024-W33")
    '"2024-08-12/2024-08-18"'
    """
    day, _, clock = value.partition("T")
    if match := _DATE.fullmatch(day):
        if not _is_date(match):
            return None
        found = _CLOCK.fullmatch("T" + clock) if clock else None
        return typed(f"{day}{_clock(found)}", "dateTime") if found and _is_clock(found) else typed(day, "date")
    if _MONTH.fullmatch(value):
        return typed(value, "gYearMonth")
    if re.fullmatch(_YEAR, value):
        return typed(value, "gYear") if value != "0000" else None
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), match[3] is not None)
    if match := _PART.fullmatch(value):
        return text(f"{match[1]}-{_PARTS[match[2]]}")
    if re.fullmatch(r"\d{2,3}", value):  # a century, a decade
        return text(value.ljust(4, "X"))
    if _UNKNOWN.fullmatch(day) and re.search(r"\d", day):
        return text(day)
    return None


def _is_date(match: re.Match[str]) -> bool:
    try:
        date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return False
    return True


def _is_clock(match: re.Match[str]) -> bool:
    return int(match[1]) < 24 and int(match[2] or 0) < 60 and int(match[3] or 0) < 60


def _clock(match: re.Match[str]) -> str:
    zone = match[4] or ""
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"T{match[1]}:{match[2] or '00'}:{match[3] or '00'}{zone}"


def _week(year: int, week: int, weekend: bool) -> Term | None:
    try:
        first = date.fromisocalendar(year, week, 6 if weekend else 1)
    except ValueError:
        return None
    last = first + timedelta(days=1 if weekend else 6)
    return text(f"{first.isoformat()}/{last.isoformat()}")


def _duration(value: str) -> Term | None:
    match = _DURATION.fullmatch(value)
    if match is None:
        return None
    amount, unit = (match[1], match[2]) if match[1] else (match[3], match[4])
    if match[1] and unit == "W":
        if "." in amount:
            return None
        return typed(f"P{int(amount) * 7}D", "duration")
    if "." in amount and unit != "S":  # only seconds may have a fraction
        return None
    return typed(value, "duration")


def published(value: str) -> Term:
    """A date of publication: ``xsd:dateTime`` or ``xsd:date`` if it is one, else the text as it was given."""
    cleaned = value.strip().replace(" ", "T", 1)
    term = when(cleaned) if _DATE.match(cleaned) else None
    if term is None or ("T" in cleaned and "dateTime" not in term):
        return term if term and "T" not in cleaned else text(value)
    return term
