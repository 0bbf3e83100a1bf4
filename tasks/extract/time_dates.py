"""Dates by the calendar: days, months, years, decades, centuries, quarters, seasons, holidays."""

from __future__ import annotations

import re
from datetime import date

from tasks.extract.annotations import TokenTime
from tasks.extract.number_words import ordinal
from tasks.extract.time_reader import TimeReader, rule
from tasks.extract.time_values import (
    holiday, half, month_alone, month_beyond, month_day, nearest, quarter, season, unit_value, valid_day, weekday,
    weekday_beyond,
)  # fmt: skip
from tasks.extract.time_words import _TENS, DATE_TOKEN, DECADE, HOLIDAYS, LEXICON, MONTHS, WEEKDAYS, YEARS
from tasks.ontology import words

_NUMBERED = words("times", "numbered.words")
SIGNS = {"l": -1, "n": 1, "i": 0}
_YEAR_BEFORE = frozenset(
    "in since by until till from between during before after through circa early late mid around of for and or to"
    " summer winter spring autumn fall year this fiscal -".split()
)


def _day(reader: TimeReader, i: int) -> int:
    word = reader.words.word[i]
    return int(word) if word.isdigit() else ordinal(word) or 0


def _year_follows(reader: TimeReader, match: re.Match[str], name: str = "y") -> int | None:
    """The year of a full date, unless it counts what follows (“On August 6, 2000 people came”)."""
    at = match.start(name)
    if at < 0 or reader.counts_outside(at, match.start(), match.end() - 1):
        return None
    return int(reader.words.word[at])


@rule("DMEo", r"(?:D,?)?(?P<M>M)-?t?(?P<d>[do])\+*(?:,?F?(?P<y>y))?(?!\+)")
def month_day_year(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“Wednesday, August 14, 2024”, “Aug. 6”, “April the 2nd”."""
    return _dated(reader, match)


@rule("Dtdo", r"(?:D,?)?(?P<t>t)?(?P<d>[do])\+*(?P<F>F)?-?(?P<M>M)(?:[,-]?F?(?P<y>y))?")
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
    if year is None:
        if match.start("y") >= 0:
            end = match.start("y")
            while reader.words.letters[end - 1] in ",F":
                end -= 1
        value = month_day(reader.base, month, day, reader.direction(first, end - 1))
    else:
        value = f"{year:04}-{month:02}-{day:02}" if valid_day(year, month, day) else None
    return None if value is None else TokenTime(first, end - 1, "DATE", value)


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
    return reader.time(match, "DATE", found)


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
    """“7/8/07”, “15/08/2019”, “2014–2016”. Month before day, unless that is no date or the dots of “15.08.2019” say else."""
    word = reader.words.word[match.start()]
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


@rule("ty", r"(?:t?(?P<U>U))?(?P<y>y)(?:-(?P<z>d)(?!\+))?")
def year(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“2022”, “the year 2000”, “2018-19”: four digits that the words around them make a year."""
    at = match.start("y")
    value = reader.words.word[at]
    if match.group("U"):
        return reader.time(match, "DATE", value) if reader.word(match, "U") == "year" else None
    if not _is_year(reader, at):
        return None
    second = reader.word(match, "z")
    if len(second) == 2 and second > value[2:] and reader.glued(at, match.end() - 1):
        return reader.time(match, "DATE", f"{value}/{value[:2]}{second}")
    return TokenTime(at, at, "DATE", value)


def _is_year(reader: TimeReader, i: int) -> bool:
    tree, number = reader.tree, int(reader.words.word[i])
    before, head, dep, recent = reader.before(i), tree.head[i], tree.dep[i], 1700 <= number <= 2100
    if (
        tree.pos[i - 1] == "SYM"
        and before not in ("-", "–", "/")
        and i
        or before in _NUMBERED
        or before in ("$", "£", "€", "#")
    ):
        return False
    if reader.after(i) in ("%", "percent", "per", "gmt", "utc", "hours", "-") and reader.after(i) != "-":
        return False
    # Something in the plural is counted (“2000 people”), but “the 2023 elections” are of that year.
    if dep in ("nummod", "compound", "amod") and head > i:
        if tree.tag[head] in ("NNS", "NNPS"):
            return recent and (tree.ent[i] == "DATE" or (before in ("the", "'s", "’s", "its", "their", "his", "her")))
        return recent and tree.tag[head][:2] == "NN" and tree.lower[head] not in ("percent", "cent", "%", "million")
    if tree.ent[i] == "DATE":
        return True
    if before in _YEAR_BEFORE or (before in "([" and reader.after(i) in (")", "]", "-", "–", ",")):
        return recent
    return 1900 <= number <= 2050 and (
        not before or before == "," or tree.pos[i - 1] in ("PROPN", "NOUN", "ADV", "VERB")
    )


@rule("tY", r"(?P<t>t)?(?:E-?)?(?P<Y>Y)")
def decade(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“the 1990s”, “the late nineties”: three digits of the year."""
    word = reader.word(match, "Y")
    if word in _TENS:
        tens = _TENS[word]
        return reader.time(match, "DATE", f"19{tens // 10}") if match.group("t") else None
    found = DECADE.fullmatch(word)
    digits = found.group(1) if found else ""
    if not digits.endswith("0"):
        return None
    if len(digits) == 2:
        if not match.group("t") and word[0] not in "'’":
            return None
        digits = ("20" if digits < "20" else "19") + digits
    if digits.endswith("00") and len(digits) == 4:
        return reader.time(match, "DATE", digits[:2])
    return reader.time(match, "DATE", digits[:3])


@rule("toE", r"t?(?:E-?)?(?P<o>o)\+*-?(?P<U>U)(?P<C>C)?")
def century(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“the 19th century”: two digits of the year."""
    if reader.word(match, "U") not in ("century", "centuries") or match.group("C"):
        return None
    number = ordinal(reader.word(match, "o"))
    return reader.time(match, "DATE", f"{number - 1:02}") if number and number <= 30 else None


@rule("tlnifoQ", r"t?(?P<dir>[lnif])?(?:(?P<o>o)\+*-?f?(?P<U>[UN])|(?P<Q>Q))(?P<of>F|,)?")
def part_of_year(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“the fourth quarter of 2008”, “third-quarter”, “the first half of last year”, “Q3 2008”, “FY2006”."""
    first, last = match.start(), match.end() - 1 - bool(match.group("of"))
    direction = reader.direction(first, last)
    if match.group("Q"):
        code = reader.word(match, "Q").upper()
        if code.startswith("FY"):
            digits = code[2:6]
            value = f"FY{'20' * (len(digits) == 2)}{digits}" if digits else None
            if value is None and last + 1 < len(reader.words.letters) and reader.words.letters[last + 1] == "y":
                return TokenTime(first, last + 1, "DATE", f"FY{reader.words.word[last + 1]}")
            return None if value is None else TokenTime(first, last, "DATE", value)
        letter, number = ("Q" if "Q" in code else "H"), int(re.sub(r"\D", "", code[:2]))
    else:
        unit, number = reader.word(match, "U"), ordinal(reader.word(match, "o")) or 0
        if unit not in ("quarter", "half") or not 1 <= number <= (4 if unit == "quarter" else 2):
            return None
        letter = "Q" if unit == "quarter" else "H"
    tail = reader.inner(match.end())
    if tail is not None and tail.type == "DATE" and (found := re.fullmatch(r"(?:FY)?(\d{4}|XXXX)", tail.value)):
        return TokenTime(first, tail.last, "DATE", f"{found.group(1)}-{letter}{number}")
    if letter == "H" and not match.group("Q"):
        return None  # “the first half” of a match, of a list
    value = (quarter if letter == "Q" else half)(reader.base, number, direction)
    return TokenTime(first, last, "DATE", value)


@rule("tfylni", r"t?(?P<dir>[lni])?(?P<y>y)?f(?P<U>U)?(?P<z>y)?")
def fiscal_year(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“fiscal 2008”, “the 2009 financial year”, “this fiscal year”."""
    named = reader.word(match, "y") or reader.word(match, "z")
    if match.group("U") and reader.word(match, "U") != "year" or not (named or match.group("U")):
        return None
    if named:
        return reader.time(match, "DATE", f"FY{named}")
    if reader.base is None or not (match.group("dir") or match.group().startswith("t")):
        return None
    return reader.time(match, "DATE", f"FY{reader.base.year + SIGNS[match.group('dir') or 'i']}")


@rule("tlniqS", r"(?P<t>t)?(?P<dir>[lniq])?l?(?P<S>S)(?P<of>F|,)?")
def season_of_year(reader: TimeReader, match: re.Match[str]) -> TokenTime | None:
    """“last summer”, “the winter of 1944”, “spring 2019”."""
    first, last = match.start(), match.end() - 1 - bool(match.group("of"))
    code, sign = LEXICON["seasons"][reader.word(match, "S")], match.group("dir")
    tail = reader.inner(match.end())
    if tail is not None and (found := re.match(r"(\d{4}|XXXX)(?:/\d{4})?$", tail.value)):
        return TokenTime(first, tail.last, "DATE", f"{found.group(1)}-{code}")
    if (
        not sign
        and not match.group("t")
        and reader.before(first) not in ("in", "since", "by", "until", "during", "this")
    ):
        return None
    if not sign and reader.tree.dep[last] in ("compound", "amod"):
        return None  # “the summer palace”
    return TokenTime(first, last, "DATE",
                     season(reader.base, code, reader.direction(first, last), SIGNS.get(sign or "")))  # fmt: skip


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
    return TokenTime(first, last, "DATE", found.isoformat()) if found else None
