"""Years and what is longer or a part of one: decades, centuries, quarters, halves, fiscal years, seasons."""

from __future__ import annotations

import re

from tasks.extract.annotations import TokenTime
from tasks.extract.quantities.number_words import ordinal
from tasks.extract.times.time_dates import SIGNS
from tasks.extract.times.time_reader import TimeReader, rule
from tasks.extract.times.time_values import half, quarter, season
from tasks.extract.times.time_words import DECADE, LEXICON, TENS
from tasks.ontology import lexicon, words

_NUMBERED = words("times", "numbered.words")
_MEASURES = frozenset(
    {
        phrase.split()[0]
        for table in ("measures", "currency_words")
        for ps in lexicon("units")[table].values()
        for phrase in ps
    }
    - {"in", "real", "won", "c", "u.s.", "us", "american", "australian", "canadian", "swiss", "chinese", "russian"}
) | {"gmt", "utc", "hours", "points"}
_YEAR_BEFORE = words("times", "before_years.words")


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
        (tree.pos[i - 1] == "SYM" and before not in ("-", "–", "/") and i)
        or before in _NUMBERED
        or before in ("$", "£", "€", "#")
    ):
        return False
    if i + 1 < len(tree) and reader.after(i) in _MEASURES:
        return False
    # Something in the plural is counted (“2000 people”), but “the 2023 elections” are of that year.
    if dep in ("nummod", "compound", "amod") and head > i:
        if tree.tag[head] in ("NNS", "NNPS"):
            return recent and (
                (tree.ent[i] == "DATE" and number % 100 != 0)
                or (before in ("the", "'s", "’s", "its", "their", "his", "her"))
            )
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
    if word in TENS:
        tens = TENS[word]
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
    if (match.group("U") and reader.word(match, "U") != "year") or not (named or match.group("U")):
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
