"""Statements that cannot both hold: found among those of one story, told apart by kind, and from an update.

Statements are compared if they have something in common that speaks of one event: the same ends and predicate, or the
same kind of event that befalls a counted thing (“three people died”, “five were killed”), or one quotation that they
were drawn from. The articles must tell one story: they name several of the same things within a few days. What a later
article says about a number is an update, not a contradiction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from tasks.load.article import Contribution
from tasks.load.claims import Claim, Story, claims_of
from tasks.load.identity import digest
from tasks.load.terms import RDF_TYPE, RDFS_LABEL, Term, Triple, is_iri, text, tw

#: Articles tell one story if they name this many of the same things …
SHARED_NAMES = 3
#: … and were published within so many days of each other.
STORY_DAYS = 4
#: With how many later claims of one core a claim is compared at most.
_MOST = 200
_KINDS = {
    "polarity": "one says that it is so, the other that it is not",
    "value": "they give different numbers",
    "update": "the later report gives a new number",
    "time": "they give different times",
    "place": "they give different places",
    "attribution": "they give the same words to different speakers",
}


class Contradictions:
    """Gathers claims article by article, and finds those that contradict each other."""

    def __init__(self, rows: sqlite3.Connection, base: str, inside: Mapping[Term, frozenset[Term]]) -> None:
        """``inside`` tells what each place lies in."""
        self._rows = rows
        self._base = base
        self._inside = inside
        self._story = lru_cache(maxsize=5_000)(self._read_story)

    def add(self, found: Contribution, rejected: frozenset[Term] = frozenset()) -> None:
        """Takes in an article: its statements but those rejected, its date, and the named things in it."""
        rows = [
            (core, claim.node, claim.article, claim.data)
            for core, claim in claims_of(found, self._base)
            if claim.node not in rejected
        ]
        self._rows.executemany("INSERT INTO claim VALUES (?, ?, ?, ?)", rows)
        names = json.dumps(sorted(found.names))
        self._rows.execute("INSERT OR REPLACE INTO story VALUES (?, ?, ?)", (found.key, found.published, names))

    def find(self, cores: Iterable[str] | None = None) -> set[Term]:
        """Compares what has a core in common (or only one of ``cores``); gives the statements and nodes that this
        concerns, also those that it concerned before.
        """
        concerned: set[Term] = set()
        if cores is None:
            query = "SELECT core FROM claim GROUP BY core HAVING count(DISTINCT node) > 1 ORDER BY core"
            cores = [row[0] for row in self._rows.execute(query).fetchall()]
        for core in cores:
            query = "SELECT DISTINCT first, second, kind FROM difference WHERE core = ?"
            before = set(self._rows.execute(query, (core,)).fetchall())
            now = self._differences(core)
            for first, second, kind in before ^ now:
                concerned |= {first, second, self._node(first, second, kind)}
            if before != now:
                self._rows.execute("DELETE FROM difference WHERE core = ?", (core,))
                rows = ((core, *found) for found in sorted(now))
                self._rows.executemany("INSERT INTO difference VALUES (?, ?, ?, ?)", rows)
        return concerned

    def triples(self, concerned: Iterable[Term]) -> Iterator[tuple[Term, list[Triple]]]:
        """What is to be said of each: ``tw:contradicts`` of a statement, and of a difference what it is."""
        nodes: dict[Term, list[Triple]] = {}
        query = "SELECT DISTINCT first, second, kind FROM difference WHERE first = ? OR second = ?"
        for item in sorted(concerned):
            nodes.setdefault(item, [])
            for first, second, kind in sorted(self._rows.execute(query, (item, item)).fetchall()):
                if kind != "update":
                    nodes[item].append(Triple(item, tw("contradicts"), second if item == first else first))
                node = self._node(first, second, kind)
                nodes[node] = [
                    Triple(node, RDF_TYPE, tw("Contradiction") if kind != "update" else tw("Update")),
                    Triple(node, tw("contradictionKind"), text(kind)),
                    Triple(node, RDFS_LABEL, text(_KINDS[kind])),
                    Triple(node, tw("between"), first),
                    Triple(node, tw("between"), second),
                ]
        yield from sorted(nodes.items())

    def _node(self, first: Term, second: Term, kind: str) -> Term:
        return f"<{self._base}contradiction/{digest(first, second, kind)}>"

    def _differences(self, core: str) -> set[tuple[Term, Term, str]]:
        query = "SELECT DISTINCT node, article, data FROM claim WHERE core = ?"
        claims = [Claim.read(*row) for row in self._rows.execute(query, (core,))]
        claims.sort(key=lambda claim: (self._story(claim.article).published, claim.node, claim.article))
        found: set[tuple[Term, Term, str]] = set()
        for n, a in enumerate(claims):
            for b in claims[n + 1 : n + 1 + _MOST]:
                if a.node != b.node and (kind := self._kind(a, b)) and not self._told_by_both(a, b, claims):
                    first, second = sorted((a.node, b.node))
                    found.add((first, second, kind))
        return found

    def _kind(self, a: Claim, b: Claim) -> str | None:
        """The kind of contradiction of two claims; “update” for an update; None if both may hold."""
        if a.kind != b.kind or (a.modality != b.modality and a.kind == "ends") or not _agree(a, b):
            return None
        if a.article == b.article and (a.speaker == b.speaker or a.kind == "quotation"):
            return None  # one voice in one article: two events rather than a slip
        stories = (self._story(a.article), self._story(b.article))
        if a.article != b.article and not stories[0].is_one_with(stories[1], SHARED_NAMES, STORY_DAYS):
            return None
        if a.kind == "quotation":
            return "attribution" if a.speaker != b.speaker and not a.shares_speaker(b) else None
        times_agree = a.may_be_at_one_time(b)
        places_agree = not a.places or not b.places or self._overlap(a.places, b.places)
        differing = a.differs_in_number(b)
        if a.polarity != b.polarity:
            one_event = times_agree and places_agree and not differing and a.kind == "ends"
            one_event = one_event and (a.denies(b) if a.polarity == "negative" else b.denies(a))
            return "polarity" if one_event else None
        if a.polarity == "negative":
            return None
        if differing:
            if not a.may_count_as(b):
                return None
            later = stories[0].published[:10] != stories[1].published[:10]
            return ("update" if later else "value") if times_agree and places_agree else None
        if a.article == b.article or a.kind != "ends" or not (a.has_both_ends and b.has_both_ends):
            return None
        if a.day and b.day and a.day != b.day and places_agree:
            return "time"
        return "place" if times_agree and not places_agree else None

    def _told_by_both(self, a: Claim, b: Claim, claims: list[Claim]) -> bool:
        """Whether an article that says one says the other too: then it speaks of two events."""
        if a.kind == "quotation" or a.article == b.article:
            return False
        return any(
            one.says_as(other) and (not one.places or not other.places or self._overlap(one.places, other.places))
            for one in claims
            if one.article in (a.article, b.article)
            for other in (b if one.article == a.article else a,)
        )

    def _overlap(self, a: tuple[Term, ...], b: tuple[Term, ...]) -> bool:
        """Whether a place of ``a`` is, holds or lies in one of ``b``, or it is not known what one of them lies in."""
        known = self._inside
        if not all(place in known for place in (*a, *b)):
            return True
        return any(p == q or p in known[q] or q in known[p] for p in a for q in b)

    def _read_story(self, article: str) -> Story:
        row = self._rows.execute("SELECT published, names FROM story WHERE article = ?", (article,)).fetchone()
        return Story(row[0], frozenset(json.loads(row[1])))


def _agree(a: Claim, b: Claim) -> bool:
    """Whether arguments of one role are the same thing; numbers are compared elsewhere."""
    left, right = dict(a.arguments), dict(b.arguments)
    if not all(left[role] == right[role] for role in left.keys() & right.keys() if is_iri(left[role])):
        return False
    return a.may_be_of_one_event(b) if a.kind == "counted" else True
