"""What the grammar of times reads with: letters, numbers, the day of publication, and the patterns themselves."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tasks.extract.annotations import TokenTime
from tasks.extract.times.time_direction import direction
from tasks.extract.times.time_values import Direction
from tasks.extract.times.time_words import TimeWords
from tasks.extract.trees.tree import Tree
from tasks.model import TimeType

#: A time of day whose date another expression of the sentence must give: ``@T10:30``.
OPEN = "@"
_CALENDAR = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_ANCHORS = frozenset("MDyXJHo")  # “the year-ago quarter” is no date to count from
_DEPTH = 3  # “the morning of the last day of 2018”


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over letters (``time_words``) and what makes a time of its match, or None where it is none."""

    pattern: re.Pattern[str]
    read: Callable[[TimeReader, re.Match[str]], TokenTime | None]


_RULES: dict[str, list[Rule]] = {}


def rule(starts: str, pattern: str) -> Callable[[Callable[[TimeReader, re.Match[str]], TokenTime | None]],
                                                Callable[[TimeReader, re.Match[str]], TokenTime | None]]:  # fmt: skip
    """Registers a reading of ``pattern``, a regular expression over letters that can begin with each of ``starts``."""
    compiled = re.compile(pattern)

    def register(
        read: Callable[[TimeReader, re.Match[str]], TokenTime | None],
    ) -> Callable[[TimeReader, re.Match[str]], TokenTime | None]:
        for letter in starts:
            _RULES.setdefault(letter, []).append(Rule(compiled, read))
        return read

    return register


class TimeReader:
    """Reads time expressions of one text. ``base`` is the day of publication; ``named`` what was named last."""

    __slots__ = ("base", "depth", "last", "named", "tree", "words")

    def __init__(self, tree: Tree, base: date | None) -> None:
        self.tree = tree
        self.words = TimeWords(tree)
        self.base = base
        self.named: dict[str, date] = {}  #: the day, month and year (``D``, ``M``, ``Y``) last named, as first day
        self.last: TokenTime | None = None  #: the expression just read
        self.depth = 0

    def longest(self, i: int) -> TokenTime | None:
        """The longest expression that begins with token ``i``; of equal ones that of the first rule."""
        found: TokenTime | None = None
        for option in _RULES.get(self.words.letters[i], ()):
            match = option.pattern.match(self.words.letters, i)
            if match is None or (found is not None and match.end() - 1 < found.last):
                continue
            time = option.read(self, match)
            if time is None or (found is not None and time.last <= found.last):
                continue
            if self.tree.sentence[time.first] == self.tree.sentence[time.last]:
                found = time
        return found

    def inner(self, i: int) -> TokenTime | None:
        """An expression that is part of a longer one, if one begins with token ``i``."""
        if i >= len(self.words.letters) or self.depth >= _DEPTH:
            return None
        self.depth += 1
        found = self.longest(i)
        self.depth -= 1
        return found

    def note(self, time: TokenTime) -> None:
        """Keeps an expression that was read, for those that follow: “the next day”."""
        self.last = time
        match = _CALENDAR.fullmatch(time.value) if time.type == "DATE" else None
        if match is None or not _ANCHORS.intersection(self.words.letters[time.first : time.last + 1]):
            return
        try:
            day = date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        except ValueError:
            return
        for grain in "DMY"[0 if match[3] else 1 if match[2] else 2 :]:
            self.named[grain] = day

    def anchor(self, unit: str) -> date | None:
        """What “the following …” is counted from: the date last named that is as fine as this unit."""
        return self.named.get("D" if unit in ("D", "W", "WE") else "M" if unit in ("M", "Q") else "Y")

    def word(self, match: re.Match[str], group: str) -> str:
        """The word of a group of one token, "" where the group is empty."""
        at = match.start(group)
        return self.words.word[at] if at >= 0 else ""

    def number(self, i: int) -> float | int | None:
        """The number that token ``i`` begins, if it does."""
        number = self.words.numbers.get(i)
        return None if number is None else number.value

    def word_at(self, i: int) -> str:
        """The word of token ``i``, lower case, without “mid-”."""
        return self.words.word[i]

    def before(self, i: int) -> str:
        """The word before token ``i`` in its sentence, lower case, or ""."""
        return self.tree.lower[i - 1] if i and self.tree.sentence[i - 1] == self.tree.sentence[i] else ""

    def after(self, i: int) -> str:
        """The word after token ``i`` in its sentence, lower case, or ""."""
        tree = self.tree
        return tree.lower[i + 1] if i + 1 < len(tree) and tree.sentence[i + 1] == tree.sentence[i] else ""

    def glued(self, first: int, last: int) -> bool:
        """Whether no space stands between the tokens from ``first`` to ``last``."""
        return all(self.tree.end[k] == self.tree.start[k + 1] for k in range(first, last))

    def direction(self, first: int, last: int) -> Direction:
        """Past or future, by the verb that the expression depends on."""
        if self.before(first) == "since":
            return "past"
        head = self.tree.head
        for i in range(last, first - 1, -1):
            if not first <= head[i] <= last:
                return direction(self.tree, i)
        return "near"

    def counts_outside(self, i: int, first: int, last: int) -> bool:
        """Whether the number at ``i`` counts a noun that stands outside, behind ``first`` to ``last``."""
        head = self.tree.head[i]
        return self.tree.dep[i] == "nummod" and head > last and self.tree.tag[head] in ("NNS", "NNPS")

    def time(self, match: re.Match[str], type_: TimeType, value: str | None) -> TokenTime | None:
        """The whole match as a time; None without a value."""
        return None if value is None else TokenTime(match.start(), match.end() - 1, type_, value)


def is_day(value: str) -> bool:
    """Whether a value is a single day, or an unknown or incomplete one."""
    return re.fullmatch(r"(?:\d{4}|XXXX)-(?:(?:\d\d|XX)-(?:\d\d|XX)|WXX-\d)", value) is not None
