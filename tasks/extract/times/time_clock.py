"""Times of day: “10:30 a.m. EDT”, “Friday morning”, “the early hours of August 6”, “overnight”.

A time of day that names no date gets the value ``@T…``; ``times`` puts the date of its sentence there.
"""

from __future__ import annotations

import re

from tasks.extract.annotations import TokenTime
from tasks.extract.times.time_reader import OPEN, TimeReader, is_day, rule
from tasks.extract.times.time_values import plus_days, weekday, weekday_beyond
from tasks.extract.times.time_words import CLOCK, LEXICON, WEEKDAYS

_PARTS: dict[str, str] = LEXICON["parts_of_day"]
_POINTS = frozenset(["noon", "midday", "midnight", "noontime"])
_AT = frozenset(["at", "by", "before", "until", "till", "since", "after", "around", "from", "about", "to"])
_IN_THE = frozenset(
    ["in", "during", "through", "throughout", "by", "on", "for", "into", "later", "earlier", "late", "early"]
)


def _hour_minute(reader: TimeReader, i: int, half: str) -> str | None:
    """``T10:30`` for a clock token or number and its a.m. or p.m.; None if there is no such time."""
    text = reader.word_at(i)
    if found := CLOCK.fullmatch(text):
        hour, minute = int(found.group(1) or found.group(4)), int(found.group(2) or found.group(5) or 0)
        half = found.group(3) or half
    elif re.fullmatch(r"\d{1,2}(\.\d\d)?", text, re.ASCII):
        hour, minute = int(text.split(".")[0]), int(text.partition(".")[2] or 0)
    elif re.fullmatch(r"\d{4}", text, re.ASCII):
        hour, minute = int(text[:2]), int(text[2:])
    else:
        value = reader.number(i)
        if not isinstance(value, int) or not 0 <= value <= 24:
            return None
        hour, minute = value, 0
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"T{hour:02}:{minute:02}" if hour <= 24 and minute < 60 and (hour < 24 or not minute) else None


def _zone(reader: TimeReader, match: re.Match[str]) -> str:
    """``Z`` for UTC, ``-04:00`` for EDT, "" where none is said or known."""
    if not match.group("z"):
        return ""
    offset = LEXICON["zones"].get(" ".join(reader.words.word[match.start("z") : match.end("z")]))
    if offset is None:
        return ""
    return "Z" if offset == 0 else f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02}:{abs(offset) % 60:02}"


@rule(
    "vcdyN",
    r"(?P<v>v\+*)?(?:(?P<c>c)m?|(?P<h>[dN])\+*[mk]|(?P<n>[yN])(?=z))"
    r"(?:(?P<open>\()?(?P<z>z\+*)(?(open)\.?\)|(?:\(z\))?))?(?P<tail>,)?",
)
def clock(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“10:30 a.m. EDT”, “6pm”, “1830 GMT”, “9 a.m. Friday, October 1, 1999”, “eight o'clock in the morning”."""
    at = next(match.start(g) for g in ("c", "h", "n") if match.group(g))
    letters = reader.words.letters
    half = ""
    if not match.group("n"):
        half_at = at + 1
        while letters[half_at : half_at + 1] == "+":
            half_at += 1
        half = reader.word_at(half_at) if letters[half_at : half_at + 1] == "m" else ""
    value = _hour_minute(reader, at, half)
    if value is None:
        return None
    if match.group("c") and not half and not match.group("z") and not _at_a_time(reader, match.start()):
        return None
    value += _zone(reader, match)
    first, last = match.start(), match.end() - 1 - bool(match.group("tail"))
    if match.group("v") and reader.tree.dep[first] == "prep" and match.end("v") == first + 1:
        first += 1
    if letters[last + 1 : last + 4] == ".tP" and reader.word_at(last + 1) == "in":
        part = reader.word_at(last + 3)
        hour = int(value[1:3])
        if part != "morning" and hour < 12:
            value = f"T{hour + 12:02}{value[3:]}"
        return TokenTime(first, last + 3, "TIME", OPEN + value)
    day = reader.inner(match.end())
    if day is not None and day.type == "DATE" and is_day(day.value):
        return TokenTime(first, day.last, "TIME", day.value + value)
    return TokenTime(first, last, "TIME", OPEN + value)


def _at_a_time(reader: TimeReader, first: int) -> bool:
    """“10:30” alone: a time, unless it is the result of a race or a match."""
    token = first
    found = CLOCK.fullmatch(reader.word_at(token))
    if found and found.group(3):
        return True
    return (
        reader.before(first) in (*_AT, "on", ",", "and", "-", "–", "between", "(", "")
        or reader.tree.ent[token] == "TIME"
    )


@rule("DJtEbGlniqH", r"t?(?P<dir>[lniq])?(?:(?P<D>D)|(?P<J>J))?-?(?:E-?)?(?P<P>P)")
def day_part(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“Friday morning”, “yesterday evening”, “last night”, “this morning”, “the next morning”."""
    part, how = _PARTS[reader.word(match, "P")], reader.word(match, "dir")
    if not how and (match.group()[0] == "t" or not (match.group("D") or match.group("J"))):
        return None  # “the Friday night fights”
    if match.group("D"):
        number = WEEKDAYS[reader.word(match, "D")]
        if how in ("last", "next"):
            day = weekday_beyond(reader.base, number, -1 if how == "last" else 1)
        else:
            day = weekday(reader.base, number, reader.direction(match.start(), match.end() - 1))
    else:
        moved, origin = 0, reader.base
        if match.group("J"):
            moved = LEXICON["named_days"][reader.word(match, "J")]
        elif how in ("last", "past"):
            moved = -1
        elif how in ("next", "following", "previous", "that", "same"):
            moved, origin = {"next": 1, "following": 1, "previous": -1}.get(how, 0), reader.anchor("D") or reader.base
        day = "XXXX-XX-XX" if origin is None else plus_days(origin, moved).isoformat()
    return reader.time(match, "TIME", day + part)


@rule("tEPT", r"(?P<t>t)?(?:E-?)?(?P<P>[PT])(?P<of>F|,)?")
def part_of_some_day(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“the morning of January 31”, “the early hours of August 6”, “noon Friday”, “in the evening”, “at dawn”."""
    word, first = reader.word(match, "P"), match.start()
    last = match.end() - 1 - bool(match.group("of"))
    if match.group("P") == "T":
        if word != "hours" or not ("early" in reader.words.word[first:last] or "late" in reader.words.word[first:last]):
            return None
        part = "TMO" if "early" in reader.words.word[first:last] else "TNI"
    else:
        part = _PARTS[word]
    day = reader.inner(match.end())
    if day is not None and is_day(day.value) and (match.group("of") or word in _POINTS):
        return TokenTime(first, day.last, "TIME", day.value + part)
    if reader.tree.dep[last] in ("compound", "nmod", "poss") or reader.after(last) == "-":
        return None
    before = reader.before(first)
    if match.group("t"):
        if before not in _IN_THE or any(j > last for j in reader.tree.children[last]):
            return None
    elif match.group()[0] == "E" or match.group("P") == "T" or not (before in _AT or word in _POINTS):
        return None
    return TokenTime(first, last, "TIME", OPEN + part)


@rule("KEbG", r"(?:E)?(?P<K>K)")
def night(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“tonight”, “overnight”: the night is called by the day that it begins on."""
    if reader.tree.dep[match.start("K")] in ("amod", "compound") and reader.word(match, "K") == "overnight":
        return None
    day = "XXXX-XX-XX"
    if reader.base is not None:
        day = plus_days(reader.base, LEXICON["named_nights"][reader.word(match, "K")]).isoformat()
    return reader.time(match, "TIME", day + "TNI")
