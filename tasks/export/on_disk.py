"""The network of entities of a dataset whose edges lie on disk, in order, and are read as often as they are wanted.

In memory are entities, their ties as plain numbers, and what is counted of them: a fifth of what all edges would take.
The result is that of :func:`tasks.export.views.make_view`, to the last digit.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, overload

import numpy as np

from tasks.communities import communities
from tasks.export.contents import Entity, Statement
from tasks.export.dataset import Reading
from tasks.export.network import Edge, Network, Node, Spell, Ties, merge_spells, spells_of
from tasks.export.views import Choice
from tasks.sorting import Runs

#: Edges that are sorted in memory at a time.
_RUN = 10_000
#: Letters that a line starts with: the numbers of both ends, which decide the order.
_ENDS = 16


def network_on_disk(dataset: Path, choice: Choice, folder: Path) -> Network:
    """The view of entities of the ``graph.ttl`` at ``dataset``; ``folder`` is where its edges are put.

    Raises:
        OSError: the file cannot be read, or ``folder`` not written.
    """
    gathered = _Gathering(dataset, choice, folder)
    gathered.reading.read()
    return gathered.network()


class _Gathering:
    """Takes statements in as they are read."""

    def __init__(self, dataset: Path, choice: Choice, folder: Path) -> None:
        self.reading = Reading(dataset, self._take, ties_only=True, once=str)
        self._choice = choice
        self._runs = Runs(folder, _RUN)
        self._rank = array("i")  #: of each entity by its IRI; -1 of one that is not shown
        self._sources, self._targets, self._weights = array("i"), array("i"), array("i")
        self._spans = array("i")  #: of each edge, which of the sets of days it has
        self._days: dict[tuple[str, ...], int] = {}

    def _take(self, statement: Statement) -> None:
        if not self._choice.takes(statement):
            return
        if not self._rank:
            self._rank = _ranks(self.reading.entities, self._choice)
        days = self._choice.days(statement)
        span = self._days.setdefault(days, len(self._days))
        source = self._rank_of(statement.subject)
        for role, iri in statement.ends:
            target = self._rank_of(iri)
            if source >= 0 and target >= 0:
                self._sources.append(source)
                self._targets.append(target)
                self._weights.append(statement.support)
                self._spans.append(span)
                row = (
                    statement.predicate, role, statement.iri, statement.gloss, statement.polarity, statement.modality,
                    statement.status, self._name(statement.speaker), statement.support, statement.reports,
                    statement.confidence, statement.time, span,
                )  # fmt: skip
                self._runs.add([f"{source:08x}{target:08x}{json.dumps(row)}\n"])

    def _rank_of(self, iri: str) -> int:
        number = self.reading.number.get(iri, len(self._rank))
        return self._rank[number] if number < len(self._rank) else -1

    def _name(self, iri: str) -> str:
        number = self.reading.number.get(iri)
        return "" if number is None else self.reading.entities[number].label

    def network(self) -> Network:
        """The network of all that was taken in."""
        reading = self.reading
        shown = np.full(max(self._rank, default=-1) + 1, 0)
        for number, rank in enumerate(self._rank):
            if rank >= 0:
                shown[rank] = number
        entities = [reading.entities[number] for number in shown]
        reading.entities.clear()
        reading.number.clear()
        sources, targets, weights = (np.array(each) for each in (self._sources, self._targets, self._weights))
        spans, days = np.array(self._spans), list(self._days)
        tied = np.unique(np.concatenate([sources, targets]))
        place = np.zeros(len(entities), np.int64)
        place[tied] = np.arange(len(tied))
        left, right, apart = place[sources], place[targets], sources != targets
        entities, count = [entities[rank] for rank in tied], len(tied)
        counts = np.bincount(left, minlength=count) + np.bincount(right[apart], minlength=count)
        support = np.bincount(left, weights, count) + np.bincount(right[apart], weights[apart], count)
        ties = _ties(left[apart], right[apart], weights[apart], count)
        spells = _spells(np.concatenate([left, right]), np.concatenate([spans, spans]), days, count)
        group = communities(count, zip(*(each.tolist() for each in ties), strict=True))
        nodes = _Nodes(entities, counts.tolist(), support.astype(np.int64).tolist(), group, spells)
        return Network(nodes, _Edges(self._runs, len(sources), entities, place, days, reading), ties)


class _Nodes(Sequence[Node]):
    """Nodes, each made when it is asked for."""

    def __init__(
        self, entities: Sequence[Entity], counts: Sequence[int], support: Sequence[int], group: Sequence[int],
        spells: Sequence[tuple[Spell, ...]],
    ) -> None:  # fmt: skip
        self._entities = entities
        self._counts = counts
        self._support = support
        self._group = group
        self._spells = spells

    def __len__(self) -> int:
        return len(self._entities)

    @overload
    def __getitem__(self, number: int) -> Node: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Node]: ...
    def __getitem__(self, number: int | slice) -> Node | Sequence[Node]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        entity = self._entities[number]
        return Node(
            entity.iri, entity.label, entity.type, self._counts[number], self._support[number], self._group[number],
            entity.latitude, entity.longitude, spells=self._spells[number],
        )  # fmt: skip


class _Edges(Collection[Edge]):
    """Edges in order, from the lines on disk."""

    def __init__(
        self, runs: Runs, count: int, nodes: Sequence[Entity], place: Any, days: Sequence[tuple[str, ...]],
        reading: Reading,
    ) -> None:  # fmt: skip
        self._runs = runs
        self._count = count
        self._nodes = nodes
        self._place = place  #: number of an entity among all → among the nodes
        self._days = days
        self._reading = reading

    def __len__(self) -> int:
        return self._count

    def __contains__(self, edge: object) -> bool:
        return any(edge == other for other in self)

    def __iter__(self) -> Iterator[Edge]:
        label = self._reading.label
        for ends, lines in groupby(self._runs.lines(), key=lambda line: line[:_ENDS]):
            source, target = (self._nodes[self._place[int(end, 16)]].iri for end in (ends[:8], ends[8:]))
            rows = [json.loads(line[_ENDS:]) for line in lines]
            named = [(label(row[0]), *row[1:]) for row in rows]
            named.sort(key=itemgetter(0, 1, 2, 3))
            for kind, role, statement, gloss, polarity, modality, status, speaker, weight, *rest in named:
                reports, confidence, time, span = rest
                days = self._days[span]
                yield Edge(
                    source, target, kind, kind, weight, role, gloss, statement, 1, polarity, modality, status, speaker,
                    reports, confidence, time, days[0] if days else "", days[-1] if days else "", spells_of(days),
                )  # fmt: skip


def _ranks(entities: Sequence[Entity], choice: Choice) -> array[int]:
    """The place of each entity in the order of IRIs; -1 for those that are not chosen."""
    ranks = array("i", [-1]) * len(entities)
    chosen = (number for number, entity in enumerate(entities) if choice.takes_entity(entity))
    for rank, number in enumerate(sorted(chosen, key=lambda number: entities[number].iri)):
        ranks[number] = rank
    return ranks


def _ties(left: Any, right: Any, weights: Any, count: int) -> Ties:
    """Ends and strength of each tie between two nodes, whichever way its edges point."""
    low, high = np.minimum(left, right).astype(np.int64), np.maximum(left, right).astype(np.int64)
    pairs, where = np.unique(low * max(count, 1) + high, return_inverse=True)
    strength = np.bincount(where, weights, len(pairs)).astype(np.float64)
    return pairs // max(count, 1), pairs % max(count, 1), strength


def _spells(nodes: Any, spans: Any, days: Sequence[tuple[str, ...]], count: int) -> list[tuple[Spell, ...]]:
    """For each node, the spells of its edges made one; none where an edge has none."""
    found: list[tuple[Spell, ...]] = [()] * count
    seen = np.unique(nodes.astype(np.int64) * max(len(days), 1) + spans)
    once: dict[tuple[Spell, ...], tuple[Spell, ...]] = {}
    for node, several in groupby(seen.tolist(), key=lambda pair: pair // len(days)):
        parts = [spells_of(days[pair % len(days)]) for pair in several]
        if all(parts):
            merged = merge_spells({spell for part in parts for spell in part})
            found[node] = once.setdefault(merged, merged)
    return found
