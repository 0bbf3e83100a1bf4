"""A network, as plain nodes and edges: what the views of a graph are made into and what the writers write."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from tasks.communities import communities

#: First and last day, ISO 8601, both included.
Spell = tuple[str, str]
#: Numbers of the nodes at both ends, the lower first, and how strong: of each tie, in order.
Ties = tuple[np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, or in the view of statements also a statement."""

    iri: str
    label: str
    type: str  #: Person, Organization, … as the contract names them; Statement
    statements: int = 0  #: number of statements it takes part in
    support: int = 0  #: independent reports of these, summed up
    community: int = 0  #: number of the group of nodes that it is closely tied with; 0 is the largest
    latitude: float | None = None
    longitude: float | None = None
    polarity: str = ""  #: of a statement, like the three that follow
    modality: str = ""
    status: str = ""
    speaker: str = ""
    spells: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two nodes: one statement and end of it, or (view of speakers) all that one said of another."""

    source: str
    target: str
    kind: str  #: what makes edges between the same nodes different: the predicate, a role, a status
    label: str
    weight: int  #: number of independent reports
    role: str = ""  #: how the target takes part: object, place, or a preposition
    gloss: str = ""  #: the statement in words
    statement: str = ""  #: its IRI
    statements: int = 1
    polarity: str = ""
    modality: str = ""
    status: str = ""
    speaker: str = ""  #: name
    reports: int = 1  #: number of articles
    confidence: float = 0.0
    time: str = ""  #: of the event
    first: str = ""  #: day of the earliest article
    last: str = ""
    spells: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by IRI and edges by their ends; both sorted, every end of an edge among the nodes."""

    nodes: Sequence[Node]
    edges: Collection[Edge]
    ties: Ties = field(default_factory=lambda: _ties({}, ()), compare=False, repr=False)  #: between different nodes


def make_network(nodes: Iterable[Node], edges: Iterable[Edge]) -> Network:
    """A network of these edges and the nodes at their ends, with counts, spells and communities."""
    ordered = sorted(edges, key=lambda e: (e.source, e.target, e.kind, e.role, e.statement, e.gloss))
    known = {node.iri: node for node in nodes}
    kept = [edge for edge in ordered if edge.source in known and edge.target in known]
    counts: dict[str, int] = {}
    support: dict[str, int] = {}
    spells: dict[str, set[Spell]] = {}
    undated: set[str] = set()
    for edge in kept:
        for iri in {edge.source, edge.target}:
            counts[iri] = counts.get(iri, 0) + edge.statements
            support[iri] = support.get(iri, 0) + edge.weight
            spells.setdefault(iri, set()).update(edge.spells)
            if not edge.spells:
                undated.add(iri)
    iris = sorted(counts)
    ties = _ties({iri: number for number, iri in enumerate(iris)}, kept)
    group = communities(len(iris), zip(*(each.tolist() for each in ties), strict=True))
    done = tuple(
        replace(
            known[iri], statements=counts[iri], support=support[iri], community=group[number],
            spells=() if iri in undated else merge_spells(spells[iri]),
        )
        for number, iri in enumerate(iris)
    )  # fmt: skip
    return Network(done, tuple(kept), ties)


@lru_cache(1 << 14)
def spells_of(days: tuple[str, ...]) -> tuple[Spell, ...]:
    """The spells that ``days`` (ISO 8601) make: days in a row are one spell. What is no day is dropped.

    >>> spells_of(("2024-05-02", "2024-05-03", "2024-05-09"))
    (('2024-05-02', '2024-05-03'), ('2024-05-09', '2024-05-09'))
    """
    return merge_spells((day, day) for day in days if _day(day) is not None)


def merge_spells(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """``spells`` in order, those that overlap or follow on each other made one."""
    merged: list[Spell] = []
    for start, end in sorted(spells):
        before = _day(merged[-1][1]) if merged else None
        if before is not None and start <= (before + timedelta(days=1)).isoformat():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _ties(index: dict[str, int], edges: Iterable[Edge]) -> Ties:
    strength: dict[tuple[int, int], float] = {}
    for edge in edges:
        a, b = index[edge.source], index[edge.target]
        if a != b:
            pair = (a, b) if a < b else (b, a)
            strength[pair] = strength.get(pair, 0.0) + edge.weight
    pairs = sorted(strength)
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return ends[:, 0], ends[:, 1], np.array([strength[pair] for pair in pairs], dtype=np.float64)


@lru_cache(1 << 12)
def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
