"""Statements that cannot both hold: found among those with the same ends, told apart by kind, and from an update.

Two statements are compared only if they speak of the same thing: the same subject, predicate and object, no other
argument that differs, and articles that tell one story (they name several of the same things within a few days). What a
later article says about a number is an update, not a contradiction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations, groupby
from operator import itemgetter
from pathlib import Path

from tasks.load.article import Contribution
from tasks.load.identity import Statement, digest
from tasks.load.terms import RDF_TYPE, RDFS_LABEL, Term, Triple, iri, is_iri, text, tw
from tasks.ontology import lexicon

#: Articles tell one story if they name this many of the same things …
SHARED_NAMES = 3
#: … and were published within so many days of each other.
STORY_DAYS = 4
#: Statements of the same ends beyond this number are not compared with each other (they are no news).
_MOST = 60

_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE claim (core TEXT, node TEXT, article TEXT, data TEXT, PRIMARY KEY (core, node, article)) WITHOUT ROWID;
CREATE TABLE story (article TEXT PRIMARY KEY, published TEXT, names TEXT) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement as one article reports it, as far as comparing needs it."""

    node: Term
    article: str
    polarity: str
    modality: str
    speaker: Term | None
    arguments: tuple[tuple[str, str], ...]
    quantities: tuple[tuple[str, float, str, str], ...]  #: role, value, unit, comparator
    times: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What an article names, and when it appeared."""

    published: str
    names: frozenset[str]

    def is_one_with(self, other: Story) -> bool:
        """Whether both tell the same story."""
        if len(self.names & other.names) < SHARED_NAMES:
            return False
        a, b = _day(self.published), _day(other.published)
        return a is None or b is None or abs((a - b).days) <= STORY_DAYS


class Contradictions:
    """Gathers claims article by article in a file, and finds those that contradict each other."""

    def __init__(self, path: Path, base: str) -> None:
        self._rows = sqlite3.connect(path)
        self._rows.executescript(_TABLES)
        self._base = base

    def add(self, found: Contribution, published: str, names: frozenset[Term], rejected: frozenset[Term]) -> None:
        """Takes in an article: its statements but those rejected, its date, and the named things in it."""
        claims = []
        for report in found.reports:
            statement = report.statement
            node = statement.iri(self._base)
            if node in rejected or statement.modality not in ("actual", "future"):
                continue
            data = [
                statement.polarity, statement.modality, statement.speaker, statement.arguments,
                [[q.role, q.value, q.unit or "", q.comparator] for q in statement.quantities],
                statement.times, report.places,
            ]  # fmt: skip
            claims.append((_core(statement), node, found.key, json.dumps(data)))
        self._rows.executemany("INSERT OR IGNORE INTO claim VALUES (?, ?, ?, ?)", claims)
        row = (found.key, published, json.dumps(sorted(names)))
        self._rows.execute("INSERT OR IGNORE INTO story VALUES (?, ?, ?)", row)

    def triples(self) -> Iterator[Triple]:
        """``tw:contradicts`` between statements, both ways, and a node that says the kind; in order, each once."""
        found: set[tuple[Term, Term, str]] = set()
        query = (
            "SELECT core, node, article, data FROM claim WHERE core IN "
            "(SELECT core FROM claim GROUP BY core HAVING count(DISTINCT node) > 1) ORDER BY core, node, article"
        )
        for _, rows in groupby(self._rows.execute(query), key=itemgetter(0)):
            claims = [_claim(row) for row in rows][:_MOST]
            for a, b in combinations(claims, 2):
                if a.node != b.node and (kind := self._kind(a, b)):
                    first, second = sorted((a.node, b.node))
                    found.add((first, second, kind))
        for first, second, kind in sorted(found):
            if kind != "update":
                yield Triple(first, tw("contradicts"), second)
                yield Triple(second, tw("contradicts"), first)
            node = iri(f"{self._base}contradiction/{digest(first, second, kind)}")
            yield Triple(node, RDF_TYPE, tw("Contradiction") if kind != "update" else tw("Update"))
            yield Triple(node, tw("contradictionKind"), text(kind))
            yield Triple(node, RDFS_LABEL, text(_LABELS[kind]))
            yield Triple(node, tw("between"), first)
            yield Triple(node, tw("between"), second)

    def _kind(self, a: Claim, b: Claim) -> str | None:
        if a.modality != b.modality or not _agree(dict(a.arguments), dict(b.arguments)):
            return None
        if a.article == b.article and a.speaker == b.speaker:
            return None  # one voice in one article: two events rather than a slip
        stories = (self._story(a.article), self._story(b.article))
        if a.article != b.article and not stories[0].is_one_with(stories[1]):
            return None
        times_agree = not a.times or not b.times or bool(set(a.times) & set(b.times))
        numbers = {(q[0], q[2]): q for q in a.quantities}
        differing = [
            (numbers[q[0], q[2]], q)
            for q in b.quantities
            if (q[0], q[2]) in numbers and _exclude(numbers[q[0], q[2]], q)
        ]
        if a.polarity != b.polarity:
            return "polarity" if times_agree and not differing else None
        if a.polarity == "negative":
            return None
        if differing and times_agree:
            later = stories[0].published[:10] != stories[1].published[:10]
            return "update" if later else "value"
        if differing:
            return None
        if _disjoint(a.times, b.times) and a.article != b.article:
            return "time"
        return None

    def _story(self, article: str) -> Story:
        query = "SELECT published, names FROM story WHERE article = ?"
        published, names = self._rows.execute(query, (article,)).fetchone()
        return Story(published, frozenset(json.loads(names)))

    def close(self) -> None:
        """Lets the file go."""
        self._rows.close()


_LABELS = {
    "polarity": "one says that it is so, the other that it is not",
    "value": "they give different numbers",
    "update": "the later report gives a new number",
    "time": "they give different times",
}


def _core(statement: Statement) -> str:
    """What two statements must have in common to be compared: their ends, and predicates that tell of one event."""
    return digest(statement.subject, same_event(statement.lemma), statement.object)


def same_event(lemma: str) -> str:
    """The predicate that stands for all that tell of the same event as ``lemma`` (lexicon ``same_events``)."""
    return _groups().get(lemma, lemma)


@cache
def _groups() -> dict[str, str]:
    return {lemma: group[0] for group in lexicon("same_events")["groups"] for lemma in group}


def _claim(row: tuple[str, str, str, str]) -> Claim:
    polarity, modality, speaker, arguments, quantities, times, places = json.loads(row[3])
    return Claim(
        row[1], row[2], polarity, modality, speaker, tuple(map(tuple, arguments)), tuple(map(tuple, quantities)),
        tuple(times), tuple(places),
    )  # fmt: skip


def _agree(a: dict[str, str], b: dict[str, str]) -> bool:
    """Whether arguments of one role are the same thing; numbers are compared elsewhere."""
    return all(a[role] == b[role] for role in a.keys() & b.keys() if is_iri(a[role]) and is_iri(b[role]))


def _exclude(a: tuple[str, float, str, str], b: tuple[str, float, str, str]) -> bool:
    """Whether two numbers of one thing cannot both be right: 3 and 5, but not “more than 3” and 5."""
    low_a, high_a = _range(a)
    low_b, high_b = _range(b)
    return high_a < low_b or high_b < low_a


def _range(quantity: tuple[str, float, str, str]) -> tuple[float, float]:
    _, value, _, comparator = quantity
    if comparator in (">", ">="):
        return value, float("inf")
    if comparator in ("<", "<="):
        return float("-inf"), value
    slack = abs(value) * 0.1 if comparator == "~" else 0.0
    return value - slack, value + slack


def _disjoint(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether both have one full date and the dates differ."""
    days = [{d for time in times if (d := _day(time.strip('"')[:10]))} for times in (a, b)]
    return all(len(found) == 1 for found in days) and not days[0] & days[1]


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
