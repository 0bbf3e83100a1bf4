"""Literals as people say them, for glosses: “four years” for P4Y, “£90 million” for 90000000 GBP, “14 August 2024”."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from tasks.load.terms import Term, lexical
from tasks.ontology import lexicon

_DURATION = re.compile(r"P(?:(\d+(?:\.\d+)?)([YMWD])|T(\d+(?:\.\d+)?)([HMS]))")
_SPANS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_CLOCKS = {"H": "hour", "M": "minute", "S": "second"}
_SUM = re.compile(r"(-?\d+(?:\.\d+)?) ([A-Z]{3})")
_MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)( \D.*)?")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
_PARTS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter", "33": "the first quarter of",
    "34": "the second quarter of", "35": "the third quarter of", "36": "the fourth quarter of",
    "40": "the first half of", "41": "the second half of",
}  # fmt: skip
_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@lru_cache(maxsize=20_000)
def spoken(literal: Term) -> str:
    """The characters of a literal, or what people say for them.

    >>> spoken('"P4Y"^^<http://www.w3.org/2001/XMLSchema#duration>'), spoken('"90000000 GBP"'), spoken('"2020-08"')
    ('four years', '£90 million', 'August 2020')
    """
    value = lexical(literal)
    typed = "^^" in literal
    if match := _DURATION.fullmatch(value):
        count, unit = (match[1], _SPANS[match[2]]) if match[1] else (match[3], _CLOCKS[match[4]])
        return f"{_count(float(count))} {unit}{'' if float(count) == 1 else 's'}"
    if match := _SUM.fullmatch(value):
        sign = lexicon("glosses")["money"].get(match[2])
        amount = large(float(match[1]))
        return f"{sign}{amount}" if sign else f"{amount} {match[2]}"
    if match := _DAY.fullmatch(value):
        return _day(match) or value
    if match := _MONTH.fullmatch(value):
        number = int(match[2])
        part = f"{_MONTHS[number - 1]}" if 1 <= number <= len(_MONTHS) else _PARTS.get(match[2], "")
        return f"{part} {match[1]}" if part else value
    year = typed and literal.endswith("gYear>")
    if not year and (match := _MEASURE.fullmatch(value)) and (typed or match[2]):
        return large(float(match[1])) + (match[2] or "")
    return value


def large(value: float) -> str:
    """A number with “million” and the like where that is shorter, else with commas.

    >>> large(2_500_000.0), large(1200.0), large(8.5)
    ('2.5 million', '1,200', '8.5')
    """
    if not math.isfinite(value):
        return str(value)
    for size, name in _LARGE:
        if abs(value) >= size and round(value / size, 2) == value / size:
            return f"{value / size:,.2f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def _count(value: float) -> str:
    return _SMALL[int(value)] if value == int(value) and 0 < value < len(_SMALL) else large(value)


def _day(match: re.Match[str]) -> str:
    year, month, day, clock = match.groups()
    if not 1 <= int(month) <= len(_MONTHS):
        return ""
    said = f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
    return f"{clock} on {said}" if clock else said
