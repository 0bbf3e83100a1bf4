"""The neighbourhood of an entity as nodes and edges, for the explorer and for programs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from tasks.serve.graph import Graph
from tasks.serve.list_pages import index_of
from tasks.serve.overview import Known, all_statements
from tasks.serve.rows import sources_of
from tasks.serve.search_index import Entry

_MOST_NODES = 5000
_MOST_EDGES = 20000

#: Two entities, the statement that ties them, and how: “does” (its subject and another part) or “says” (its speaker).
Tie = tuple[ox.NamedNode, ox.NamedNode, Known, str]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What is to be drawn."""

    nodes: list[Entry]  #: in order of their IRIs
    ties: list[Tie]  #: those of most sources first
    left_out: int  #: entities for which there is no room


def neighbourhood(graph: Graph, parameters: dict[str, str]) -> dict[str, Any]:
    """Nodes and edges round ``entity`` (an IRI), or among the most mentioned entities where none is given.

    An edge is one statement between two entities (``kind`` “says”: speaker and what they speak of).
    """
    found = find_neighbourhood(graph, parameters)
    return {
        "nodes": [
            {
                "id": entry.node.value,
                "label": graph.label(entry.node),
                "kind": entry.kind,
                "weight": entry.weight,
                "address": graph.address(entry.node),
            }
            for entry in found.nodes
        ],
        "edges": [_edge(graph, *tie) for tie in found.ties],
        "left_out": found.left_out,
    }


def find_neighbourhood(graph: Graph, parameters: dict[str, str]) -> Neighbourhood:
    """The entities and ties that ``parameters`` ask for: ``entity`` (an IRI) and ``limit`` (a number of nodes)."""
    limit = limit_of(parameters)
    wanted = parameters.get("entity", "")
    node = ox.NamedNode(wanted) if wanted else None
    ties = _strongest_ties(graph) if node is None else _ties_of(graph, node)
    ends = {end for tie in ties for end in tie[:2]} | ({node} if node is not None else set())
    entries = graph.derived("entities by node", lambda graph: {e.node: e for e in index_of(graph).of_kind("")})
    ranked = sorted((entries[end] for end in ends if end in entries), key=lambda e: (e.node != node, *_rank(e)))
    kept = {entry.node for entry in ranked[:limit]}
    chosen = [tie for tie in ties if tie[0] in kept and tie[1] in kept]
    used = {end for tie in chosen for end in tie[:2]} | ({node} if node in kept else set())
    nodes = sorted((entry for entry in ranked[:limit] if entry.node in used), key=lambda entry: entry.node.value)
    return Neighbourhood(nodes, chosen, len(ranked) - len(kept))


def limit_of(parameters: dict[str, str]) -> int:
    """How many nodes are wanted at most."""
    text = parameters.get("limit", "")
    given = int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) else 150
    return min(given, _MOST_NODES)


def sentences(graph: Graph, addresses: str) -> list[dict[str, str]]:
    """What statements say and a sentence of each; ``addresses`` are those of their pages, with spaces between.

    Raises:
        ValueError: an address names nothing.
    """
    found = []
    for address in addresses.split()[:100]:
        node = ox.NamedNode(graph.base + address.lstrip("/"))
        sources = sources_of(graph, node)[:1]
        if graph.exists(node):
            found.append(
                {
                    "address": address,
                    "says": graph.label(node),
                    "sentence": sources[0].exact if sources else "",
                    "article": sources[0].headline if sources else "",
                }
            )
    return found


def _rank(entry: Entry) -> tuple[int, str]:
    return -entry.weight, entry.node.value


def _strongest_ties(graph: Graph) -> list[Tie]:
    """The ties of the statements with most independent sources, up to a number."""

    def compute(graph: Graph) -> list[Tie]:
        parts = _further_parts(graph)
        found: list[Tie] = []
        for known in sorted(all_statements(graph), key=lambda known: (-known.independent, known.node.value)):
            found += _ties(known, parts.get(known.node, []))
            if len(found) >= _MOST_EDGES:
                break
        return found

    return graph.kept("strongest ties", compute)


def _ties_of(graph: Graph, node: ox.NamedNode) -> list[Tie]:
    """The ties of one entity."""
    table = graph.derived("statement table", lambda graph: {known.node: known for known in all_statements(graph)})
    near = {
        *graph.subjects("rdf:subject", node),
        *graph.subjects("rdf:object", node),
        *graph.holders(node),
        *graph.subjects("tw:speaker", node),
        *graph.subjects("tw:place", node),
    }
    known = sorted((table[s] for s in near if s in table), key=lambda known: (-known.independent, known.node.value))
    parts = _further_parts(graph)
    ties = (tie for one in known for tie in _ties(one, parts.get(one.node, [])) if node in tie[:2])
    return [tie for tie, _ in zip(ties, range(_MOST_EDGES), strict=False)]


def _further_parts(graph: Graph) -> dict[ox.NamedNode, list[ox.NamedNode]]:
    """The entities in further arguments of each statement, and its places."""

    def compute(graph: Graph) -> dict[ox.NamedNode, list[ox.NamedNode]]:
        found: defaultdict[ox.NamedNode, list[tuple[bool, str, ox.NamedNode]]] = defaultdict(list)
        for row in graph.rows("SELECT ?s ?a ?v { ?s tw:argument ?a . ?a rdf:value ?v FILTER(isIRI(?v)) }"):
            found[row["s"]].append((False, str(row["a"]), row["v"]))
        for row in graph.rows("SELECT ?s ?v { ?s tw:place ?v FILTER(isIRI(?v)) }"):
            found[row["s"]].append((True, "", row["v"]))
        in_order = lambda part: (*part[:2], part[2].value)  # noqa: E731
        return {node: [part[2] for part in sorted(parts, key=in_order)] for node, parts in found.items()}

    return graph.kept("further parts", compute)


def _ties(known: Known, parts: list[ox.NamedNode]) -> list[Tie]:
    """The entities that a statement ties: its subject to each other part, its speaker to each of them."""
    others = list(dict.fromkeys(part for part in (known.target, *parts) if isinstance(part, ox.NamedNode)))
    subject = known.subject if isinstance(known.subject, ox.NamedNode) else None
    found = [(subject, other, known, "does") for other in others if subject is not None and other != subject]
    if known.speaker is not None:
        spoken_of = [subject, *others[:1]] if subject is not None else others[:1]
        found += [(known.speaker, other, known, "says") for other in spoken_of if other != known.speaker]
    return found


def _edge(graph: Graph, source: ox.NamedNode, target: ox.NamedNode, known: Known, kind: str) -> dict[str, Any]:
    sources = sources_of(graph, known.node)[:1]
    return {
        "id": f"{known.node.value} {kind} {target.value}",
        "source": source.value,
        "target": target.value,
        "kind": kind,
        "label": "speaks of" if kind == "says" else graph.label(known.predicate),  # type: ignore[arg-type]
        "says": graph.label(known.node),
        "address": graph.address(known.node),
        "status": "claim" if known.attributed else "fact",
        "denied": known.denied,
        "modality": known.modality,
        "speaker": graph.label(known.speaker) if known.speaker else "",
        "time": known.time,
        "independent": known.independent,
        "sentence": sources[0].exact if sources else "",
        "article": sources[0].headline if sources else "",
    }
