"""All statements of a snapshot in one table in memory, for pages that look at all of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from tasks.serve.graph import Graph, number_of
from tasks.store import text_of

_COLUMNS = ("rdf:subject", "rdf:predicate", "rdf:object", "tw:speaker", "tw:time", "tw:corroboration")


@dataclass(frozen=True, slots=True)
class Known:
    """What pages need of a statement to choose among all."""

    node: ox.NamedNode
    subject: object
    predicate: object
    target: object
    attributed: bool
    denied: bool
    modality: str
    speaker: ox.NamedNode | None
    time: str
    independent: int

    @property
    def claim(self) -> tuple[object, object, object]:
        """What it says, whoever says it."""
        return (self.subject, self.predicate, self.target)


def all_statements(graph: Graph) -> list[Known]:
    """All statements, in order of their IRIs."""
    return graph.kept("statements", _read)


def _read(graph: Graph) -> list[Known]:
    columns = {column: _column(graph, column) for column in _COLUMNS}
    attributed = _subjects(graph, "tw:status", "tw:Attributed")
    denied = _subjects(graph, "tw:polarity", "tw:Negative")
    unreal = {
        node: modality.lower()
        for modality in ("Future", "Possible", "Hypothetical")
        for node in _subjects(graph, "tw:modality", f"tw:{modality}")
    }
    found = []
    for node in sorted(_subjects(graph, "rdf:type", "tw:Statement"), key=lambda node: node.value):
        row = {column: columns[column].get(node) for column in _COLUMNS}
        speaker = row["tw:speaker"]
        found.append(
            Known(
                node,
                row["rdf:subject"],
                row["rdf:predicate"],
                row["rdf:object"],
                node in attributed,
                node in denied,
                unreal.get(node, "actual"),
                speaker if isinstance(speaker, ox.NamedNode) else None,
                text_of(row["tw:time"]),
                int(number_of(row["tw:corroboration"], 1)),
            )
        )
    return found


def _column(graph: Graph, predicate: str) -> dict[object, Any]:
    """The value of a property for each node; the first in order, where there are several."""
    values: dict[object, Any] = {}
    for row in graph.rows(f"SELECT ?s ?v {{ ?s {predicate} ?v }}"):
        before = values.get(row["s"])
        values[row["s"]] = row["v"] if before is None else min(before, row["v"], key=str)
    return values


def _subjects(graph: Graph, predicate: str, value: str) -> set[ox.NamedNode]:
    found = {row["s"] for row in graph.rows(f"SELECT ?s {{ ?s {predicate} {value} }}")}
    return {node for node in found if isinstance(node, ox.NamedNode)}


def one_sided(graph: Graph) -> list[Known]:
    """What only one speaker claims: said by nobody else, and by no article in its own voice."""
    return graph.kept("one-sided", _one_sided)


def _one_sided(graph: Graph) -> list[Known]:
    voices: defaultdict[object, set[object]] = defaultdict(set)
    for known in all_statements(graph):
        voices[known.claim].add(known.speaker if known.attributed else "an article")
    return [
        known
        for known in all_statements(graph)
        if known.attributed
        and not known.denied
        and known.speaker is not None
        and len(voices[known.claim]) == 1
        and known.subject is not None
    ]
