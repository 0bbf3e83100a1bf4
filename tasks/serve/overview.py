"""All statements of a snapshot in one table in memory, for pages that look at all of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from tasks.serve.graph import Graph, local, name, number_of, text_of

_COLUMNS = (
    "rdf:subject",
    "rdf:predicate",
    "rdf:object",
    "tw:status",
    "tw:polarity",
    "tw:modality",
    "tw:speaker",
    "tw:time",
    "tw:corroboration",
)


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
    columns: dict[str, dict[object, Any]] = {}
    for column in _COLUMNS:
        values: dict[object, Any] = {}
        for quad in graph.store.quads_for_pattern(None, name(column), None, None):
            before = values.get(quad.subject)
            values[quad.subject] = quad.object if before is None else min(before, quad.object, key=str)
        columns[column] = values
    found = []
    for node in graph.subjects("rdf:type", name("tw:Statement")):
        row = {column: columns[column].get(node) for column in _COLUMNS}
        speaker = row["tw:speaker"]
        found.append(
            Known(
                node,
                row["rdf:subject"],
                row["rdf:predicate"],
                row["rdf:object"],
                _local(row["tw:status"]) == "Attributed",
                _local(row["tw:polarity"]) == "Negative",
                _local(row["tw:modality"]).lower(),
                speaker if isinstance(speaker, ox.NamedNode) else None,
                text_of(row["tw:time"]),
                int(number_of(row["tw:corroboration"], 1)),
            )
        )
    return found


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


def _local(term: object) -> str:
    return local(term.value) if isinstance(term, ox.NamedNode) else ""
