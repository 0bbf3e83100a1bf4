"""Date of publication and headline, where only the text can tell."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>[A-Z][a-z]{2,8})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_PLACE = r"(?:[A-Z][^\n.!?]{0,60}?[,(–—-]\s*)?"
#: What may stand before the date: “date”, “Published:”, a place name (“LONDON, ”), a weekday.
_LEAD = rf"\s*(?:(?:date|published|updated|posted)(?:\s+on)?:?\s+)?{_PLACE}{_WEEKDAY}"
_DATES = tuple(
    re.compile(_LEAD + form, re.I if "month" not in form else 0)
    for form in (
        rf"{_YEAR}-(?P<number>\d\d)-{_DAY}\b",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}\b",
    )
)
_SENTENCE_END = re.compile(r"[.!?…:;,]['\"”’»)\]]*$")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


def find_dateline(text: str) -> str | None:
    """The full date (ISO 8601) that stands at the very beginning of one of the first three lines, if any.

    >>> find_dateline("OSLO, 3 May 2021 (Agency) – The ferry …")
    '2021-05-03'
    """
    for line in list(_LINE.finditer(text[:2000]))[:3]:
        for pattern in _DATES:
            found = pattern.match(line.group())
            if found:
                value = _iso(found)
                if value:
                    return value
    return None


def _iso(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    if parts.get("number"):
        month = int(parts["number"])
    else:
        name = parts["month"][:3].lower()
        if name not in _MONTHS:
            return None
        month = _MONTHS.index(name) + 1
    try:
        return date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return None


def find_headline(text: str) -> str | None:
    """The first line, if it looks like a headline: short, no full stop, and more text after it.

    >>> find_headline("Ferry runs aground off Oslo\\n\\nA ferry with 40 people …")
    'Ferry runs aground off Oslo'
    """
    lines = [m.group().strip() for m in _LINE.finditer(text[:5000]) if m.group().strip()]
    if len(lines) < 2:
        return None
    first = lines[0].lstrip("\ufeff")
    words = first.split()
    if not 2 <= len(words) <= 25 or len(first) > 200 or _SENTENCE_END.search(first) or find_dateline(first):
        return None
    return first if len(lines[1]) > len(first) or _SENTENCE_END.search(lines[1]) else None
