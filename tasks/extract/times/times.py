"""Time expressions as TimeML has them, resolved against the date of publication.

Spans and values follow the guidelines of TimeML 1.2.1 (TIMEX3): no preposition, but article and modifiers. The grammar
stands in ``time_dates``, ``time_years``, ``time_relative``, ``time_lengths``, ``time_clock``, over the letters of
``time_words``.
"""

from __future__ import annotations

import re
from datetime import date

from tasks.extract.annotations import TokenTime
from tasks.extract.times import time_clock, time_dates, time_lengths, time_relative, time_years
from tasks.extract.times.time_reader import OPEN, TimeReader
from tasks.extract.trees.tree import Tree

#: The modules whose rules are read; importing them registers the rules.
GRAMMAR = (time_dates, time_relative, time_lengths, time_clock, time_years)
_SMALLER = frozenset([("Y", "M"), ("M", "D"), ("W", "D"), ("H", "M"), ("M", "S")])
_DAY = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d-\d\d|WXX-\d)")
_TIMES_BACK = 12  # expressions before a time of day that are asked for its day,
_SENTENCES_BACK = 3  # of so many sentences,
_DAYS_AWAY = 14  # and so far from the day of publication
_DATELINE_SENTENCES = 4
_DATELINE_TOKENS = 8
_PUBLISHED = frozenset(["published", "updated", "posted", "modified", "last"])


def find_times(tree: Tree, published: str | None) -> list[TokenTime]:
    """Time expressions of ``tree`` in order of the text, none overlapping another.

    ``published`` is an ISO date (or date and time); without it the date of a dateline at the head of the text is taken,
    and without that, what depends on it has X in its value (``XXXX-WXX-3``).
    """
    base = publication_day(published)
    if base is None:
        base = _dateline(tree)
    return _read(TimeReader(tree, base))


def publication_day(published: str | None) -> date | None:
    """The day of an ISO date or date-time; None for anything else."""
    if published is None or not re.match(r"\d{4}-\d\d-\d\d(?!\d)", published, re.ASCII):
        return None
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return None
    return day if 1000 < day.year < 9000 else None  # the years around it exist, with four digits


def _read(reader: TimeReader, stop: int | None = None) -> list[TokenTime]:
    found: list[TokenTime] = []
    i, end = 0, len(reader.tree) if stop is None else stop
    letters = reader.words.letters
    while i < end:
        if letters[i] in _IDLE:
            i += 1
            continue
        time = reader.longest(i)
        if time is None:
            i += 1
            continue
        if found and (joined := _joined(reader, found[-1], time)) is not None:
            found[-1] = time = joined
        else:
            found.append(time)
        reader.note(time)
        i = time.last + 1
    for k, time in enumerate(found):
        if time.value.startswith(OPEN):
            time.value = _day_near(reader, found, k) + time.value[len(OPEN) :]
    return found


_IDLE = frozenset(".,&+-sF()wzmkOLACg")


def _joined(reader: TimeReader, long: TokenTime, short: TokenTime) -> TokenTime | None:
    """“three hours and 20 minutes” as one: ``PT3H20M``; None for lengths that do not belong together."""
    if long.type != "DURATION" or short.type != "DURATION" or not 1 <= short.first - long.last <= 2:
        return None
    if short.first - long.last == 2 and reader.tree.lower[long.last + 1] not in ("and", ","):
        return None
    high, low = (re.fullmatch(r"(PT?)([\d.]+)([YMWDHS])", t.value) for t in (long, short))
    if (
        high is None
        or low is None
        or high[1] != low[1]
        or reader.tree.sentence[long.first] != reader.tree.sentence[short.last]
    ):
        return None
    if (high[3], low[3]) not in _SMALLER:
        return None
    return TokenTime(long.first, short.last, "DURATION", long.value + low[2] + low[3])


def _day_near(reader: TimeReader, found: list[TokenTime], k: int) -> str:
    """The date of a time of day without one: named behind it or before it in its sentence, or told before that."""
    tree, time = reader.tree, found[k]
    sentence = tree.sentence[time.first]
    best: tuple[int, str] | None = None
    for other in found[max(0, k - 4) : k + 4]:
        if tree.sentence[other.first] != sentence or other is time or other.type not in ("DATE", "TIME"):
            continue
        day = _DAY.match(other.value)
        if day is None:
            continue
        gap = other.first - time.last if other.first > time.last else time.first - other.last
        if other.first > time.last and gap > 2:
            gap += 100  # “at 8 a.m. on Friday” binds; a date later in the sentence is the last resort
        if best is None or gap < best[0]:
            best = (gap, day.group())
    if best is not None:
        return best[1]
    return _day_told(reader, found, k) or ("XXXX-XX-XX" if reader.base is None else reader.base.isoformat())


def _day_told(reader: TimeReader, found: list[TokenTime], k: int) -> str | None:
    """The day that the sentences before tell of: “The hall burned on Friday. The alarm went at 6 a.m.”

    Only a day near that of publication, and on the side of it that the tense of the verb is on: next to “will be heard
    on 5 April” a past time of day is not of April.
    """
    tree, time = reader.tree, found[k]
    sentence = tree.sentence[time.first]
    told = reader.direction(time.first, time.last)
    for other in reversed(found[max(0, k - _TIMES_BACK) : k]):
        if tree.sentence[other.first] == sentence or other.type not in ("DATE", "TIME"):
            continue
        if tree.sentence[other.first] < sentence - _SENTENCES_BACK:
            break
        day = _DAY.match(other.value)
        when = publication_day(day.group()) if day else None
        if day is None or (reader.base is not None and when is None):
            continue
        if reader.base is not None and when is not None:
            after = (when - reader.base).days
            if abs(after) > _DAYS_AWAY or (told == "past" and after > 0) or (told == "future" and after < 0):
                continue
        return day.group()
    return None


def _dateline(tree: Tree) -> date | None:
    """A full date at the head of the text, with nothing before it in its line but names: “KYIV, Aug. 14, 2024 –”."""
    if not tree.sentences:
        return None
    stop = tree.sentences[:_DATELINE_SENTENCES][-1][1]
    for time in _read(TimeReader(tree, None), min(stop, 400)):
        if time.type not in ("DATE", "TIME"):
            continue
        first, _ = tree.sentences[tree.sentence[time.first]]
        before = range(first, time.first)
        plain = all(
            tree.tag[k][:2] in ("NN", "-L", "-R", ":", ",", ".", "HY", "SY") or not tree.lower[k].isalnum()
            for k in before
        )
        stamped = any(tree.lower[k] in _PUBLISHED for k in before)
        day = publication_day(time.value)
        if day and len(before) <= _DATELINE_TOKENS and (plain or stamped):
            return day
    return None
