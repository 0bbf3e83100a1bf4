"""Days and spans of days, as far as two statements about the time of one event have to be compared."""

from __future__ import annotations

import re
from datetime import date

from tasks.load.terms import Term, lexical

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
_PERIOD = re.compile(r"(\d{4})(?:-(\d\d))?")


def periods(times: tuple[Term, ...]) -> list[tuple[str, str]]:
    """First and last day of each time that is a day, a month, a year or an EDTF interval of days."""
    found = []
    for time in times:
        first, _, last = lexical(time).partition("/")
        if day_of(first) and (not last or day_of(last)):
            found.append((first[:10], (last or first)[:10]))
        elif match := _PERIOD.fullmatch(lexical(time)):
            found.append((f"{match[1]}-{match[2] or '01'}-01", f"{match[1]}-{match[2] or '12'}-31"))
    return found


def days_of(times: tuple[Term, ...]) -> set[date]:
    """The full dates among ``times``."""
    return {found for time in times if (found := day_of(lexical(time))) is not None}


def day_of(value: str) -> date | None:
    """The date that an ISO 8601 calendar date or date-time starts with; None if it is neither (a week, a span)."""
    if _DAY.fullmatch(value) is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
