"""Dates counted from the day of publication or from the date last named: “last week”, “the next day”, “recently”."""

from __future__ import annotations

import re

from tasks.extract.annotations import TokenTime
from tasks.extract.times.time_dates import SIGNS
from tasks.extract.times.time_reader import TimeReader, rule
from tasks.extract.times.time_values import duration, plus_days, unit_value
from tasks.extract.times.time_words import LEXICON, REFERENCES, UNITS
from tasks.ontology import words

#: Counted from the date that the text named last, not from the day of publication.
_FROM_TEXT = frozenset(["previous", "preceding", "following", "subsequent", "same", "that"])
_PARTS = words("times", "parts.words")
_PLURALS = frozenset(["centuries", "millennia"])


def unit_letter(word: str) -> str:
    """The unit as ``unit_value`` wants it: ``D``, ``W``, ``WE``, ``M``, ``Q``, ``Y``, ``10Y``."""
    unit = UNITS[word]
    return unit[1:] if re.fullmatch(r"1[A-Z]+", unit) else unit


def is_plural(word: str) -> bool:
    """Whether a unit word is a plural: “days”, “centuries”."""
    return word.endswith("s") or word in _PLURALS


@rule("tlniqEbG", r"(?P<t>t)?(?P<dir>[lniq])(?P<past>l)?f?-?(?P<U>U)")
def relative_unit(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“last week”, “this year”, “the past decade”, “the following day”, “that year”, “coming days”."""
    how, word, named = reader.word(match, "dir"), reader.word(match, "U"), bool(match.group("t"))
    unit, sign = unit_letter(word), SIGNS.get(match.group("dir"), 0)
    if match.group("past"):
        sign = -1
    if unit in ("2W", "6M", "1000Y"):
        return reader.time(match, "DURATION", duration("1", UNITS[word], clock=False))
    if is_plural(word):
        if how in ("coming", "upcoming", "forthcoming", "following"):
            return reader.time(match, "DATE", "FUTURE_REF")
        if how in ("previous", "preceding"):
            return reader.time(match, "DATE", "PAST_REF")
        if match.group("dir") in "ln":
            return reader.time(match, "DURATION", duration("X", UNITS[word], clock=False))
        return reader.time(match, "DATE", "PAST_REF") if how == "those" else None
    if how == "past" or (how == "last" and named) or (how == "this" and match.group("past") and unit != "WE"):
        if unit in ("WE", "Q", "D"):
            return reader.time(match, "DATE", unit_value(reader.base, unit, -1))
        return reader.time(match, "DURATION", duration("1", UNITS[word], clock=False))
    if how == "that" and reader.tree.tag[match.start("dir")] in ("IN", "WDT"):
        return None  # “said that day care …”
    origin = reader.base
    if how in _FROM_TEXT or (how == "next" and named and unit == "D"):
        origin = reader.anchor(unit) if how in ("same", "that") else reader.anchor(unit) or reader.base
    if unit == "WE" and origin is not None and sign <= 0 and how in ("this", "last"):
        sign = _weekend(reader, match, how)
    value = unit_value(origin, unit, sign)
    return reader.time(match, "DATE", value)


def _weekend(reader: TimeReader, match: re.Match[str], how: str) -> int:
    """Early in the week, “this weekend” without a verb in the future is the one just over."""
    assert reader.base is not None
    day = reader.base.isoweekday()
    if how == "last":
        return -1
    return -1 if day <= 3 and reader.direction(match.start(), match.end() - 1) != "future" else 0


@rule("r", r"(?P<r>r)(?P<U>[UT])")
def recent_units(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“recent months”."""
    return reader.time(match, "DATE", "PAST_REF") if is_plural(reader.word(match, "U")) else None


@rule("t", r"t(?P<r>r|l|n)(?P<U>[UT])")
def the_recent_units(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“the recent weeks”."""
    if match.group("r") != "r":
        return None
    return reader.time(match, "DATE", "PAST_REF") if is_plural(reader.word(match, "U")) else None


@rule("t", r"t(?P<U>U)")
def the_unit(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“the year” as part of “the end of the year”, or alone in “so far in the year”, with nothing that says which."""
    word, at = reader.word(match, "U"), match.start("U")
    if is_plural(word) or UNITS[word] in ("2W", "6M", "1000Y", "100Y", "10Y"):
        return None
    tree = reader.tree
    if tree.text[at][0].isupper() or tree.dep[at] in ("compound", "amod", "nmod", "poss"):
        return None
    unit = unit_letter(word)
    if not reader.depth:
        over = unit == "WE" and reader.before(match.start()) in ("over", "during", "at", "on")
        inside = unit in ("D", "W", "M", "Y", "Q") and reader.before(match.start()) in (
            "in",
            "during",
            "for",
            "of",
            "on",
        )
        if not (over or inside) or any(j > at for j in tree.children[at]):
            return None
        if reader.before(match.start()) == "of" and tree.tag[tree.head[tree.head[at]]][:2] == "NN":
            later = tree.lower[tree.head[tree.head[at]]]
            if later not in ("rest", "end", "start", "beginning", "time", "part", "most", "much", "half", "quarter"):
                return None
        if unit == "D" and (day := reader.anchor("D")) is not None:
            return reader.time(match, "DATE", day.isoformat())
    sign = 0
    if unit == "WE" and reader.base is not None:
        sign = _weekend(reader, match, "this")
    return reader.time(match, "DATE", unit_value(reader.base, unit, sign))


@rule("U", r"U-e")
def year_end(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“year-end”."""
    if reader.word_at(match.end() - 1) != "end":
        return None
    return reader.time(match, "DATE", unit_value(reader.base, unit_letter(reader.word_at(match.start())), 0))


@rule("U", r"(?P<U>U)-?(?P<g>g|b)(?!\+)")
def year_ago(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“the year-ago quarter”, “year-earlier”, “years ago”."""
    word = reader.word(match, "U")
    if is_plural(word):
        return reader.time(match, "DATE", "PAST_REF") if match.group("g") == "g" else None
    if reader.words.letters[match.start() + 1] != "-":
        return None
    return reader.time(match, "DATE", unit_value(reader.base, unit_letter(word), -1))


@rule("J", r"J")
def named_day(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“today”, “yesterday”, “tomorrow”."""
    if reader.base is None:
        return reader.time(match, "DATE", "XXXX-XX-XX")
    moved = plus_days(reader.base, LEXICON["named_days"][reader.word_at(match.start())])
    return reader.time(match, "DATE", moved.isoformat())


@rule("t", r"tU(?P<rel>[bG])(?P<J>J)")
def day_beside(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“the day after tomorrow”, “the day before yesterday”."""
    moved = 1 if reader.word(match, "rel") == "after" else -1
    if reader.word_at(match.start() + 1) != "day" or reader.base is None:
        return None
    day = plus_days(reader.base, LEXICON["named_days"][reader.word(match, "J")] + moved)
    return reader.time(match, "DATE", day.isoformat())


@rule("R", r"R\+*")
def reference(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“currently”, “the near future”."""
    return reader.time(match, "DATE", REFERENCES[" ".join(reader.words.word[match.start() : match.end()])])


@rule("tEbGaq", r"(?P<t>[taq])?(?P<E>[EbG])?(?P<noun>\.)")
def vague_time(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“at that time”, “a later date”: a time or date that is not named."""
    if reader.word(match, "noun") not in ("time", "date") or not match.group("t"):
        return None
    if (
        match.group("t") == "q"
        and reader.word_at(match.start()) == "that"
        and reader.before(match.start()) in ("at", "by", "since")
    ):
        return reader.time(match, "DATE", "PAST_REF")
    return reader.time(match, "DATE", "XXXX-XX-XX") if match.group("E") and match.group("t") == "a" else None


@rule("tEbG", r"t?(?P<E>[EbG])-?")
def early(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“early 2009”, “late last month”, “later this year”, “the early 1990s”: the value is that of the whole."""
    if reader.word(match, "E") not in _PARTS:
        return None
    found = reader.inner(match.end())
    if found is None or found.type not in ("DATE", "TIME") or found.value.endswith("_REF"):
        return None
    if reader.words.letters[match.end()] == "t" and reader.word(match, "E") != "mid":
        return None
    return TokenTime(match.start(), found.last, found.type, found.value)


@rule("teE", r"t?[E.]?(?P<e>e)F")
def part_of_date(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“the end of the year”, “the very beginning of 2008”, “the start of the day”."""
    found = reader.inner(match.end())
    if found is None or found.type not in ("DATE", "TIME") or found.value.endswith("_REF"):
        return None
    skipped = match.start("e") - 1
    if skipped > match.start() and reader.words.letters[skipped] == "." and reader.word_at(skipped) != "very":
        return None
    return TokenTime(match.start(), found.last, found.type, found.value)
