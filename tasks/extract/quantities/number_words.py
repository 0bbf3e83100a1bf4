"""Numbers in digits and in words, as token spans with their value.

Times and quantities both read numbers; what the words are worth stands in ``ontology/lexicon/numbers.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tasks.ontology import lexicon

_LEXICON = lexicon("numbers")
CARDINALS: dict[str, int] = _LEXICON["cardinals"]
SCALES: dict[str, int] = _LEXICON["scales"]
SUFFIXES: dict[str, int] = _LEXICON["suffixes"]
MONEY_SUFFIXES: dict[str, int] = _LEXICON["money_suffixes"]
VAGUE: dict[str, int] = _LEXICON["vague"]
FRACTIONS: dict[str, int] = _LEXICON["fractions"]
ORDINALS: dict[str, int] = _LEXICON["ordinals"]
HYPHENS = frozenset("-‐‑–—")
_ASCII_DIGITS = frozenset("0123456789")
_SIGNS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅛": (1, 8)}

# Grouped by commas (also two by two, as in India), or plain; 15 digits are more than any article counts.
_PLAIN = r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_DIGITS = re.compile(rf"({_PLAIN})([a-z]{{1,3}})?([½⅓⅔¼¾⅛])?", re.ASCII)
_RANGE = re.compile(rf"({_PLAIN})[-–—]({_PLAIN})", re.ASCII)
_FRACTION = re.compile(r"(\d{1,3})[/⁄](\d{1,3})", re.ASCII)
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.ASCII)


@dataclass(slots=True)
class Number:
    """Tokens ``first`` to ``last`` (both included) that say ``value``; ``high`` ends a range in one token."""

    first: int
    last: int
    value: float | int
    high: float | int | None = None
    vague: bool = False  #: “thousands”: that many or more
    plain: bool = False  #: digits alone in one token


def ordinal(word: str) -> int | None:
    """The place that a lower-case word or “21st” names, if it does: ``third`` is 3."""
    if word in ORDINALS:
        return ORDINALS[word]
    found = _ORDINAL.fullmatch(word)
    return int(found.group(1)) if found else None


def numbers(lower: Sequence[str]) -> list[Number]:
    """Numbers among the lower-case tokens, in order, none inside another."""
    found: list[Number] = []
    i, n = 0, len(lower)
    while i < n:
        word = lower[i]
        if word[:1] in _ASCII_DIGITS or word in _STARTS or word[:1] in _SIGNS:
            number = number_at(lower, i)
            if number is not None:
                found.append(number)
                i = number.last
        i += 1
    return found


def number_at(lower: Sequence[str], i: int) -> Number | None:
    """The longest number that begins with token ``i``, if one does."""
    word = lower[i]
    if word[:1] in _ASCII_DIGITS:
        return _digits_at(lower, i)
    if word in _SIGNS:
        return Number(i, i, _ratio(*_SIGNS[word]))
    if word in VAGUE:
        return _vague_at(lower, i)
    if word in ("a", "an", "half", "quarter"):
        return _article_at(lower, i)
    if word in CARDINALS or word in SCALES:
        return _words_at(lower, i)
    return None


def _value(digits: str) -> float | int:
    digits = digits.replace(",", "")
    return float(digits) if "." in digits else int(digits)


def tidy(value: float | int | Fraction) -> float | int:
    """An int where nothing is lost by it, else a float of at most six decimals."""
    number = round(float(value), 6) if not isinstance(value, int) else value
    return int(number) if number == int(number) else number


def _ratio(upper: int, lower: int) -> float | int:
    return tidy(Fraction(upper, lower))


def _times(value: float | int, scale: int) -> float | int:
    """Exactly, so that 1.1 million is 1,100,000 and no more."""
    return tidy(Fraction(str(value)) * scale)


def _digits_at(lower: Sequence[str], i: int) -> Number | None:
    word = lower[i]
    match = _DIGITS.fullmatch(word)
    if match is None:
        if pair := _RANGE.fullmatch(word):
            return _scaled_range(lower, Number(i, i, _value(pair.group(1)), _value(pair.group(2))))
        part = _FRACTION.fullmatch(word)
        if part and 0 < int(part.group(1)) < int(part.group(2)):
            return Number(i, i, _ratio(int(part.group(1)), int(part.group(2))))
        return None
    value = _value(match.group(1))
    if sign := match.group(3):
        value = tidy(value + _ratio(*_SIGNS[sign]))
    elif i + 1 < len(lower) and lower[i + 1] in _SIGNS:
        return Number(i, i + 1, tidy(value + _ratio(*_SIGNS[lower[i + 1]])))
    if suffix := match.group(2):
        scale = SUFFIXES.get(suffix) or MONEY_SUFFIXES.get(suffix)
        return Number(i, i, _times(value, scale)) if scale else None
    last = _and_a_half(lower, i)
    if last > i:
        value, end = tidy(value + 0.5), last
    else:
        end = i
    scaled = _scale_after(lower, end, value)
    return Number(i, *scaled) if scaled else Number(i, end, value, plain=end == i)


def _scale_after(lower: Sequence[str], i: int, value: float | int) -> tuple[int, float | int] | None:
    """Last token and value where a scale word follows token ``i``, also behind a hyphen (“$10-billion”)."""
    j = i + 1
    if j + 1 < len(lower) and lower[j] in HYPHENS:
        j += 1
    if j < len(lower) and (scale := SCALES.get(lower[j]) or SUFFIXES.get(lower[j])):
        while j + 1 < len(lower) and (more := SCALES.get(lower[j + 1])) and scale < 10**12:
            scale, j = scale * more, j + 1
        return j, _times(value, scale)
    return None


def _scaled_range(lower: Sequence[str], number: Number) -> Number:
    scaled = _scale_after(lower, number.last, number.value)
    if scaled and number.high is not None:
        factor = tidy(Fraction(str(scaled[1])) / Fraction(str(number.value))) if number.value else 1
        return Number(number.first, scaled[0], scaled[1], tidy(Fraction(str(number.high)) * Fraction(str(factor))))
    return number


def _vague_at(lower: Sequence[str], i: int) -> Number:
    value, last = VAGUE[lower[i]], i
    while last + 2 < len(lower) and lower[last + 1] == "of" and lower[last + 2] in VAGUE and value < 10**12:
        value, last = value * VAGUE[lower[last + 2]], last + 2
    return Number(i, last, value, vague=True)


def _article_at(lower: Sequence[str], i: int) -> Number | None:
    """“a hundred”, “a dozen”, “a third”, “half a million”, “half a dozen”, “half of”, “a quarter”."""
    word, n = lower[i], len(lower)
    if word in ("half", "quarter"):
        j = i + 1
        if j < n and lower[j] in HYPHENS:
            j += 1
        if j < n and lower[j] in ("a", "an"):
            j += 1
        if j < n and lower[j] in SCALES:
            return Number(i, j, _times(0.5 if word == "half" else 0.25, SCALES[lower[j]]))
        return Number(i, i, 0.5) if word == "half" else None
    if i + 1 < n and lower[i + 1] in SCALES:
        return _words_at(lower, i + 1, first=i)
    if i + 2 < n and lower[i + 1] == "half" and lower[i + 2] in SCALES:
        return Number(i, i + 2, _times(0.5, SCALES[lower[i + 2]]))
    if i + 1 < n and lower[i + 1] in FRACTIONS and not lower[i + 1].endswith("s"):
        follows = lower[i + 2] if i + 2 < n else ""
        if follows == "of" and i + 4 < n and lower[i + 3] == "a" and lower[i + 4] in SCALES:
            scale = Fraction(SCALES[lower[i + 4]], FRACTIONS[lower[i + 1]])  # “a quarter of a million”
            return Number(i, i + 4, tidy(scale))
        # “a third of the votes”, but “a third attempt”, “a quarter of an hour” is read by the times
        if follows == "of" or lower[i + 1] == "half":
            return Number(i, i + 1, _ratio(1, FRACTIONS[lower[i + 1]]))
    return None


def _and_a_half(lower: Sequence[str], i: int) -> int:
    """Last token of “and a half” after token ``i`` (with hyphens or without), or ``i`` itself."""
    j, n = i + 1, len(lower)
    for wanted in ("and", "a", "half"):
        while j < n and lower[j] in HYPHENS:
            j += 1
        if j >= n or lower[j] != wanted:
            return i
        j += 1
    return j - 1


def _words_at(lower: Sequence[str], i: int, first: int | None = None) -> Number | None:
    """Cardinals and scales in words: “one”, “two hundred and five”, “twenty-one thousand”, “two and a half million”."""
    total = group = 0  # finished thousands, and what is being built up below the next scale
    j, last, n, room = i, -1, len(lower), 10**15
    step = 1000  # what the next cardinal must stay below, so that “two three” is two numbers
    while j < n:
        word = lower[j]
        if word in CARDINALS:
            worth = CARDINALS[word]
            if worth >= step or (last >= 0 and worth == 0):
                break
            group += worth
            step = 10 if worth >= 20 else 1
        elif word in SCALES:
            scale = SCALES[word]
            if scale >= room:
                break
            if scale <= 100:
                if group >= 100:
                    break
                group = (group or 1) * scale
                step = scale if scale == 100 else 1
            else:
                total, group = total + (group or 1) * scale, 0
                room, step = scale, 1000
        else:
            break
        last = j
        j += 1
        if j + 1 < n and (lower[j] in HYPHENS or (lower[j] == "and" and step > 10)):
            nxt = lower[j + 1]
            if lower[j] == "and":
                if not (nxt in CARDINALS and last >= 0 and lower[last] in SCALES):
                    break
            elif not (nxt in SCALES or (nxt in CARDINALS and CARDINALS[nxt] < step)):
                break
            j += 1
    if last < 0:
        return None
    start = i if first is None else first
    value: float | int = total + group
    half = _and_a_half(lower, last)
    if half > last and value < 100:
        value, last = value + 0.5, half
        scaled = _scale_after(lower, last, value)
        return Number(start, *scaled) if scaled else Number(start, last, value)
    k = last + 2 if last + 2 < n and lower[last + 1] in HYPHENS else last + 1
    part = lower[k] if k < n else ""
    # “two-thirds”, “one fifth”; “one second” and “three quarters of profit” are read elsewhere
    if part in FRACTIONS and 0 < value < FRACTIONS[part] and part.endswith("s") == (value > 1):
        follows = lower[k + 1] if k + 1 < n else ""
        if k == last + 2 or follows == "of":
            return Number(start, k, _ratio(int(value), FRACTIONS[part]))
    return Number(start, last, value)


_STARTS = frozenset({*CARDINALS, *SCALES, *VAGUE, "a", "an", "half", "quarter"})
