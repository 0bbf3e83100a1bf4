"""Days and months of the calendar: weekdays, full and partial dates, holidays."""

from __future__ import annotations

import re
from datetime import date

from tasks.extract.annotations import TokenTime
from tasks.extract.quantities.number_words import ordinal
from tasks.extract.times.time_reader import TimeReader, rule
from tasks.extract.times.time_values import (
    holiday,
    month_alone,
    month_beyond,
    month_day,
    nearest,
    unit_value,
    valid_day,
    weekday,
    weekday_beyond,
)  # fmt: skip
from tasks.extract.times.time_words import DATE_TOKEN, HOLIDAYS, LEXICON, MONTHS, WEEKDAYS, YEARS

SIGNS = {"l": -1, "n": 1, "i": 0}


def _day(reader: TimeReader, i: int) -> int:
    word = reader.words.word[i]
    return int(word) if word.isdigit() else ordinal(word) or 0


def _year_follows(reader: TimeReader, match: re.Match[str], name: str = "y") -> int | None:
    """The year of a full date, unless it counts what follows (“On August 6, 2000 people came”)."""
    at = match.start(name)
    if at < 0 or reader.counts_outside(at, match.start(), match.end() - 1):
        return None
    return int(reader.words.word[at])


@rule("DMEo", r"(?:D,?)?(?P<M>M)-?t?(?P<d>[do])\+*(?:,?F?(?:(?P<y>y)|(?P<dir>[lni])(?P<U>U)))?(?!\+)")
def month_day_year(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“Wednesday, August 14, 2024”, “Aug. 6”, “April the 2nd”."""
    return _dated(reader, match)


@rule("Dtdo", r"(?:D,?)?(?P<t>t)?(?P<d>[do])\+*(?P<F>F)?-?(?P<M>M)(?:[,-]?F?(?:(?P<y>y)|(?P<dir>[lni])(?P<U>U)))?")
def day_month_year(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“14 August 2024”, “the 6th of August”; the article of “the 11 September report” belongs to the report."""
    if match.group("t") and reader.words.letters[match.start("d")] == "d" and not match.group("F"):
        return None
    return _dated(reader, match)


def _dated(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    first, end = match.span()
    month, day = MONTHS[reader.word(match, "M")], _day(reader, match.start("d"))
    if reader.counts_outside(match.start("d"), first, end - 1):
        return None
    year = _year_follows(reader, match)
    if reader.word(match, "U") == "year" and reader.base is not None:
        year = reader.base.year + SIGNS[match.group("dir")]
    if year is None:
        if max(match.start("y"), match.start("dir")) >= 0:
            end = max(match.start("y"), match.start("dir"))
            while reader.words.letters[end - 1] in ",F":
                end -= 1
        known = LEXICON["known_before"].get(f"{month:02}-{day:02}")
        if known is not None and reader.after(end - 1) in known["words"]:
            return TokenTime(first, end - 1, "DATE", known["value"])
        value = month_day(reader.base, month, day, reader.direction(first, end - 1))
        value = _in_named_year(reader, value)
    else:
        value = f"{year:04}-{month:02}-{day:02}" if valid_day(year, month, day) else None
    return None if value is None else TokenTime(first, end - 1, "DATE", value)


def _in_named_year(reader: TimeReader, value: str | None) -> str | None:
    """A date without year in a text without date of publication: in the year last named, if one was."""
    named = reader.anchor("Y")
    if value is None or named is None or not value.startswith("XXXX-"):
        return value
    return f"{named.year:04}{value[4:]}"


@rule("M", r"(?P<M>M)(?:,|F|sF)?(?P<y>y)")
def month_year(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“February 2022”, “October of 1963”."""
    year = _year_follows(reader, match)
    return None if year is None else reader.time(match, "DATE", f"{year:04}-{MONTHS[reader.word(match, 'M')]:02}")


@rule("lnitM", r"t?(?:(?P<dir>[lni])l?)?(?P<M>M)(?:F?(?P<dir2>[lni])(?P<U>U))?")
def month(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“August”, “last August”, “August last year”."""
    number, sign = MONTHS[reader.word(match, "M")], match.group("dir") or match.group("dir2")
    if match.group("U"):
        year = unit_value(reader.base, "Y", SIGNS[sign])
        return reader.time(match, "DATE", f"{year}-{number:02}") if reader.word(match, "U") == "year" else None
    if match.group().startswith("t") and not sign:
        return None
    if sign:
        return reader.time(match, "DATE", month_beyond(reader.base, number, SIGNS[sign]))
    found = month_alone(reader.base, number, reader.direction(match.start(), match.end() - 1))
    return reader.time(match, "DATE", _in_named_year(reader, found))


@rule("lnitD", r"t?(?:(?P<dir>[lni])l?)?(?P<D>D)(?:,?F?(?P<dir2>[lni])(?P<U>U))?")
def day_of_week(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“Wednesday”, “last Monday”, “Tuesday of next week”."""
    number, sign = WEEKDAYS[reader.word(match, "D")], match.group("dir")
    if match.group().startswith("t") and not sign:
        return None
    if match.group("U"):
        if reader.word(match, "U") != "week":
            return None
        if reader.base is None:
            return reader.time(match, "DATE", weekday(None, number, "near"))
        gap = number - reader.base.isoweekday() + 7 * SIGNS[match.group("dir2")]
        return reader.time(match, "DATE", unit_value(reader.base, "D", gap))
    if sign and sign != "i":
        return reader.time(match, "DATE", weekday_beyond(reader.base, number, SIGNS[sign]))
    return reader.time(match, "DATE", weekday(reader.base, number, reader.direction(match.start(), match.end() - 1)))


@rule("y", r"y-(?P<m>[dN])-(?P<d>[dN])")
def iso_date(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“2024-08-14” in five tokens."""
    text = reader.tree.source[reader.tree.start[match.start()] : reader.tree.end[match.end() - 1]]
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None
    year, number, day = (int(part) for part in text.split("-"))
    return reader.time(match, "DATE", text) if valid_day(year, number, day) else None


@rule("X", r"X")
def date_token(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“7/8/07”, “15/08/2019”, “2014–2016”. Month before day, unless that is no date or it has dots."""
    word = reader.words.word[match.start()]
    if known := LEXICON["known_days"].get(word):
        return reader.time(match, "DATE", known)
    if years := YEARS.fullmatch(word):
        low, high = years.group(1), years.group(1)[: 4 - len(years.group(2))] + years.group(2)
        return reader.time(match, "DATE", f"{low}/{high}") if low < high else None
    found = DATE_TOKEN.fullmatch(word)
    if found is None:
        return None
    a, b, c = (int(found.group(k)) for k in (1, 3, 4))
    options = [(c, a, b), (c, b, a)] if found.group(2) == "/" else [(c, b, a), (c, a, b)]
    if len(found.group(1)) == 4:
        options = [(a, b, c)]
    elif len(found.group(4)) not in (2, 4):
        return None
    for year, number, day in options:
        year += 0 if year > 99 else 2000 if year < 50 else 1900
        if 1000 <= year < 2200 and valid_day(year, number, day):
            return reader.time(match, "DATE", f"{year:04}-{number:02}-{day:02}")
    return None


@rule("lniH", r"(?P<dir>[lni])?(?P<H>H\+*)(?P<of>F|,)?")
def named_holiday(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“Christmas Eve”, “Easter Sunday 2019”, “last Thanksgiving”."""
    first, last = match.start(), match.end("H") - 1
    name = " ".join(reader.words.word[match.start("H") : match.end("H")]).replace("’", "'")
    practice = HOLIDAYS[name.replace(" 's", "'s").replace(" '", "'")]
    tail = reader.inner(match.end())
    if tail is not None and re.fullmatch(r"\d{4}", tail.value):
        found = holiday(practice, int(tail.value))
        return TokenTime(first, tail.last, "DATE", found.isoformat()) if found else None
    if reader.base is None:
        return TokenTime(
            first, last, "DATE", "XXXX-XX-XX" if practice.count("-") != 1 or "e" in practice else f"XXXX-{practice}"
        )
    sign = SIGNS.get(match.group("dir") or "")
    direction = "past" if sign == -1 else "future" if sign == 1 else reader.direction(first, last)
    near: list[date] = [d for k in (-1, 0, 1) if (d := holiday(practice, reader.base.year + k))]
    found = nearest(reader.base, near, direction)
    after = match.end("H")
    if after < len(reader.tree) and reader.tree.dep[last] in ("compound", "nmod") and reader.tree.pos[after] == "PROPN":
        return None  # an island, a charity that is called by the day
    return TokenTime(first, last, "DATE", found.isoformat()) if found else None


@rule("d", r"d")
def second_day(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """The “8” of “August 6-8” and “August 6 and 8”: a day of the month just read."""
    at = match.start()
    last = reader.last
    if (
        last is None
        or at - last.last != 2
        or reader.words.letters[at - 1] not in "-w&"
        or reader.words.letters[last.last] != "d"
    ):
        return None
    found = re.fullmatch(r"(\d{4}|XXXX)-(\d\d)-(\d\d)", last.value)
    if found is None or reader.counts_outside(at, last.first, at) or int(found[3]) >= int(reader.word_at(at)):
        return None
    if not valid_day(2000 if found[1] == "XXXX" else int(found[1]), int(found[2]), int(reader.word_at(at))):
        return None
    return reader.time(match, "DATE", f"{found[1]}-{found[2]}-{int(reader.word_at(at)):02}")
