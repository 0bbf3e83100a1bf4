"""Lengths of time, points a length away, and what repeats: “almost two years”, “a week ago”, “every Tuesday”."""

from __future__ import annotations

import re
from datetime import date

from tasks.extract.annotations import TokenTime
from tasks.extract.times.time_reader import TimeReader, rule
from tasks.extract.times.time_relative import is_plural, unit_letter
from tasks.extract.times.time_values import duration, number_text, plus_days, plus_months, unit_value, valid_day
from tasks.extract.times.time_words import CLOCK_UNITS, LEXICON, MONTHS, UNITS, WEEKDAYS
from tasks.ontology import words

_COUNT = (
    r"(?:(?P<n>[Ndy]\+*)(?P<range>(?:-|w|&)(?P<n2>[Nd]\+*))?(?P<half>a(?=[UT]))?|(?P<W>a?W\+*F?t?(?:N\+*)?)|(?P<a>a))"
)
_UNIT = r"(?P<U>[UT])"
_SPANS = words("times", "before_lengths.words")
_BETWEEN = words("times", "between.words")
_SHIFTS = frozenset(["after", "before", "ago", "later", "earlier", "apart", "away"])
_AFTERWARDS = frozenset(
    ["after", "before", "ago", "later", "earlier", "of", "into", "from", "since", "until", "on", "apart", "away"]
)


def _length(reader: TimeReader, match: re.Match[str]) -> str | None:
    """The duration of a match of ``_COUNT`` and ``_UNIT``."""
    word = reader.word(match, "U")
    clock = match.group("U") == "T"
    if match.group("W") or match.group("range"):
        count = "X"
    elif match.group("a"):
        count = "1"
        if is_plural(word):
            return None
    else:
        value = reader.number(match.start("n"))
        if value is None or value > 1e9:
            return None
        number = reader.words.numbers[match.start("n")]
        count = "X" if number.high is not None else number_text(value)
        if match.group("half") and value != 0.5:
            return None
    return duration(count, CLOCK_UNITS[word] if clock else UNITS[word], clock)


def _with_modifier(reader: TimeReader, match: re.Match[str]) -> int:
    """First token: “about two years” with its modifier, but “over two years”, where “over” is a preposition."""
    first = match.start()
    if match.group("v") and match.end("v") == first + 1 and reader.tree.dep[first] in ("prep", "mark", "pcomp"):
        return first + 1
    return first


@rule("vNdyWa", rf"(?P<v>v\+*)?{_COUNT}-?(?:f|\.)?-?{_UNIT}(?P<O>-O|-L)?(?P<and>&NU?|&aN)?")
def length(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“27-year”, “two-and-a-half-year-old”, “several months”, “a week”, “half an hour”, “a year and a half”."""
    value, unit = _length(reader, match), match.start("U")
    gap = unit - 1
    if value is None:
        return None
    letters = reader.words.letters
    while letters[gap] == "-":
        gap -= 1
    if letters[gap] in ".f" and reader.word_at(gap) not in _BETWEEN:
        return None
    first, last = _with_modifier(reader, match), match.end() - 1
    if extra := match.group("and"):
        part = reader.number(match.start("and") + 1)
        whole = re.fullmatch(r"(PT?)(\d+)(\D+)", value)
        if part == 0.5 and whole:
            value = f"{whole[1]}{whole[2]}.5{whole[3]}"
        else:
            last -= len(extra)
    if match.group("a") and not match.group("v") and not match.group("O"):
        if _is_rate(reader, match.start("a"), unit):
            return TokenTime(match.start("a"), unit, "SET", value)
        if reader.tree.tag[unit][:2] != "NN" or not _is_length(reader, match.start("a"), unit):
            return None
    if match.group() in ("NU", "dU") and reader.word(match, "n") == "one" and reader.word_at(unit) == "day":
        alone = reader.before(first) not in _SPANS and reader.after(unit) not in _AFTERWARDS
        modal = first > 0 and reader.tree.tag[first - 1] == "MD"
        if alone and (modal or reader.tree.dep[unit] in ("npadvmod", "tmod", "dep", "nmod", "nsubj")):
            return None  # “would one day return”
    if match.group("n") and letters[match.start("n")] == "y" and reader.tree.ent[match.start("n")] == "DATE":
        return None
    return TokenTime(first, last, "DURATION", value)


def _is_rate(reader: TimeReader, first: int, unit: int) -> bool:
    """Whether “a year” says how often: after a number or what it counts, and hung on it as an adverb."""
    tree = reader.tree
    before = reader.words.letters[first - 1] if first else "."
    if reader.before(first) in _SPANS or not reader.before(first) or reader.after(unit) in _SHIFTS:
        return False
    if tree.dep[unit] != "npadvmod" and tree.tag[tree.head[unit]][:1] not in "NC$":
        return False
    span = range(max(tree.sentences[tree.sentence[first]][0], first - 5), first)
    return before in "Ndyx" or any(reader.words.letters[k] in "NdyW+x" or tree.tag[k] == "$" for k in span)


def _is_length(reader: TimeReader, first: int, unit: int) -> bool:
    """Whether “a day” is a length: “within a day”, “took an hour”, “a week after”, but not “a day when …”."""
    tree = reader.tree
    if any(tree.dep[j] in ("relcl", "amod", "acl", "compound") for j in tree.children[unit]):
        return False
    if reader.words.letters[unit + 1 : unit + 2] == "-" or tree.dep[unit] in ("compound", "nmod", "poss"):
        return reader.words.letters[first + 1 : first + 2] == "-"
    return reader.before(first) in _SPANS or reader.after(unit) in _AFTERWARDS or tree.dep[unit] in ("npadvmod", "pobj")


@rule("tlnoq", rf"t?(?P<dir>[lnoqr])\+*(?:l)?(?:(?P<n>[Nd]\+*)|(?P<W>a?W\+*F?))f?{_UNIT}(?P<F>F)?")
def bounded(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“the last two years”, “the next six months”, “the past few weeks”, “the first nine months of 2008”."""
    unit, word = match.start("U"), reader.word(match, "U")
    value = reader.number(match.start("n")) if match.group("n") else None
    if match.group("n") and (value is None or value > 1e6):
        return None
    if match.group("dir") == "o" and reader.word(match, "dir") != "first":
        return None
    clock = match.group("U") == "T"
    text = duration("X" if value is None else number_text(value), CLOCK_UNITS[word] if clock else UNITS[word], clock)
    tail = reader.inner(match.end()) if match.group("F") else None
    last = tail.last if tail is not None and tail.type == "DATE" else unit
    return TokenTime(match.start(), last, "DURATION", text)


@rule("vNdWa", rf"(?P<v>v\+*)?{_COUNT}-?{_UNIT}(?P<and>&aN|&N)?(?P<rel>[gbG]|A\+)(?!\+)(?P<J>J)?")
def away(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“two years ago”, “a week earlier”, “three days later”, “a month from now”, “two days before”."""
    how, tree, at = reader.word(match, "rel"), reader.tree, match.start("rel")
    if how in ("before", "after") and (tree.children[at] or tree.dep[at] in ("mark", "prep")):
        return None
    if how in ("later", "earlier") and reader.after(at) == "than":
        return None
    unit, clock = reader.word(match, "U"), match.group("U") == "T"
    first = match.start()
    sign = -1 if how in ("ago", "earlier", "before") else 1
    value = _length(reader, match)
    if value is None:
        return None
    past, calls = sign < 0, how in ("ago", "from", "hence")  # counted from the day of publication, else from the text
    if clock:
        day = reader.base if calls else reader.anchor("D") or reader.base
        return TokenTime(first, at, "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}TXX:XX")
    if match.group("W") or match.group("range") or "." in value:
        return TokenTime(first, at, "DATE", "PAST_REF" if past else "FUTURE_REF" if calls else "XXXX-XX-XX")
    number = reader.number(match.start("n")) if match.group("n") else 1
    letter, factor = unit_letter(unit), 1
    base = reader.base
    if not calls and reader.before(first) not in ("from", "than", "to"):
        base = reader.anchor(letter) or base  # “from a year earlier” compares with today
    if letter == "2W":
        letter, factor = "W", 2
    point = None if not isinstance(number, int) else unit_value(base, letter, sign * number * factor)
    if point is not None and letter in ("10Y", "100Y", "1000Y") and base is not None:
        point = unit_value(base, "Y", sign * int(number or 1) * int(letter[:-1]))
    if point is not None and match.group("J") and base is not None and letter in ("Y", "M", "W"):
        point = _same_day(base, letter, sign * int(number or 1)) or point
    return None if point is None else TokenTime(first, match.end() - 1, "DATE", point)


def _same_day(base: date, letter: str, count: int) -> str | None:
    """“a year ago today”: that very day; None where there is none (the 29th of February)."""
    if letter == "W":
        return plus_days(base, 7 * count).isoformat()
    months = plus_months(base, count * (12 if letter == "Y" else 1))
    if months is None or not valid_day(*months, base.day):
        return None
    return date(*months, base.day).isoformat()


@rule("t", r"t(?P<U>U)(?P<rel>[bG])")
def the_day_before(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“the day before”, “the year after”, counted from the date last named."""
    at, word = match.start("rel"), reader.word(match, "U")
    if reader.tree.children[at] or reader.tree.dep[at] in ("mark", "prep") or is_plural(word):
        return None
    sign = -1 if reader.word(match, "rel") in ("before", "earlier") else 1
    return reader.time(
        match, "DATE", unit_value(reader.anchor(unit_letter(word)) or reader.base, unit_letter(word), sign)
    )


@rule("UT", r"(?P<U>[UT])(?P<L>-L|L)?")
def bare_units(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“decades-long”, “year-long”; “for years”, “hours after”: a length without a number."""
    word, at = reader.word(match, "U"), match.start("U")
    clock = match.group("U") == "T"
    unit = CLOCK_UNITS[word] if clock else UNITS[word]
    if match.group("L"):
        return reader.time(match, "DURATION", duration("X" if is_plural(word) else "1", unit, clock))
    if not is_plural(word) or unit.endswith("E") or reader.tree.tag[at] != "NNS" or reader.tree.text[at][0].isupper():
        return None
    if any(j < at and reader.tree.dep[j] in ("amod", "compound", "nummod", "poss") for j in reader.tree.children[at]):
        return None
    if reader.before(at) in ("for", "in", "within", "over", "after", "through") or reader.after(at) in (
        "after",
        "before",
        "of",
        "later",
    ):
        return reader.time(match, "DURATION", duration("X", unit, clock))
    return None


@rule("t", r"t(?P<U>[UT])")
def over_the_years(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“over the years”."""
    word = reader.word(match, "U")
    if not is_plural(word) or reader.before(match.start()) not in ("over", "through", "throughout"):
        return None
    if any(j > match.start("U") for j in reader.tree.children[match.start("U")]):
        return None
    clock = match.group("U") == "T"
    return reader.time(match, "DURATION", duration("X", CLOCK_UNITS[word] if clock else UNITS[word], clock))


@rule("v", r"v\+*(?P<U>U)")
def all_day(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“all day”, “the whole week”."""
    first, word = match.start(), reader.word(match, "U")
    if is_plural(word) or reader.word_at(first) not in ("all", "the", "an", "a", "entire", "whole"):
        return None
    return reader.time(match, "DURATION", duration("1", UNITS[word], clock=False))


@rule("V", r"V(?:(?P<n>[Nd]\+*)|(?P<o>o)|(?P<x>W))?(?P<U>[UTDMPS])")
def every(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“every year”, “every two weeks”, “each Tuesday”, “every morning”."""
    word, kind = reader.word(match, "U"), match.group("U")
    count = "1"
    if match.group("n"):
        number = reader.number(match.start("n"))
        if number is None or number > 1e6:
            return None
        count = number_text(number)
    elif match.group("o"):
        count = "2" if reader.word(match, "o") == "second" else "X"
    elif match.group("x"):
        count = "X"
    value = {
        "U": lambda: duration(count, UNITS[word], clock=False),
        "T": lambda: duration(count, CLOCK_UNITS[word], clock=True),
        "D": lambda: f"XXXX-WXX-{WEEKDAYS[word]}", "M": lambda: f"XXXX-{MONTHS[word]:02}",
        "P": lambda: f"XXXX-XX-XX{LEXICON['parts_of_day'][word]}", "S": lambda: f"XXXX-{LEXICON['seasons'][word]}",
    }[kind]()  # fmt: skip
    return reader.time(match, "SET", value)


@rule("xNd", r"(?:(?P<once>x)|(?P<n>[Nd]\+*)x)(?P<each>[aVp])(?P<U>[UT])")
def times_a(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“twice a week”, “three times a year”."""
    if match.group("once") and reader.word(match, "once") == "times":
        return None
    word, clock = reader.word(match, "U"), match.group("U") == "T"
    return reader.time(match, "SET", duration("1", CLOCK_UNITS[word] if clock else UNITS[word], clock))


@rule("p", r"p(?P<U>[UT])")
def per(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“40 per day”: the day, without its preposition."""
    word, clock = reader.word(match, "U"), match.group("U") == "T"
    if is_plural(word):
        return None
    text = duration("1", CLOCK_UNITS[word] if clock else UNITS[word], clock)
    return TokenTime(match.start("U"), match.end() - 1, "SET", text)


@rule("BZ", r"(?P<B>B)|Z")
def habit(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“Mondays”, “annual”, “daily”."""
    if match.group("B"):
        return reader.time(match, "SET", f"XXXX-WXX-{WEEKDAYS[reader.word(match, 'B')]}")
    return reader.time(match, "SET", LEXICON["sets"][reader.word_at(match.start())])
