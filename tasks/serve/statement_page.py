"""A statement's page: who says it, every sentence it rests on in the text of its article, what speaks against it."""

from __future__ import annotations

import re
from typing import Any

import pyoxigraph as ox

from tasks.serve.graph import Graph, number_of
from tasks.serve.page import Page, slice_of
from tasks.serve.rows import Link, Source, contradictions_of, entity_kind, link_to, row_of, sources_of

#: Speech acts that a chain of hearsay is followed through.
_DEPTH = 10
#: Sentences on a page, and those of them that are shown within the text of their articles.
_PAGE, _WITH_TEXT = 50, 3
#: Characters of text shown before and after a sentence.
_AROUND = 240


def statement_page(graph: Graph, node: ox.NamedNode, parameters: dict[str, str]) -> Page:
    """The page of a statement."""
    row = row_of(graph, node)
    against = contradictions_of(graph, node)
    acts = _acts(graph, node)
    sources, turning = slice_of(sources_of(graph, node), parameters, _PAGE)
    data = {
        "row": row, "parts": _parts(graph, node), "chain": [row_of(graph, act) for act in acts],
        "confidence": number_of(graph.value(node, "tw:confidence")), "evidence": _evidence(graph, sources),
        "turning": turning, "with_text": _WITH_TEXT if turning.page == 1 else 0,
        "against": [{"row": row_of(graph, other), "kind": kind_of_difference(graph, node, other)} for other in against],
        "others": [row_of(graph, other) for other in _same_claim(graph, node)],
        "content": [row_of(graph, claim) for claim in graph.subjects("tw:attributedIn", node)[:50]],
    }  # fmt: skip
    return Page("statement.html", row.link.label, data, [node, *acts, *against], node)


def _acts(graph: Graph, node: ox.NamedNode) -> list[ox.NamedNode]:
    """The chain of speech acts that a claim stands in, the nearest first."""
    found: list[ox.NamedNode] = []
    current: ox.NamedNode | None = node
    while current is not None and len(found) < _DEPTH:
        current = graph.node(current, "tw:attributedIn")
        if current is None or current in found or current == node:
            break
        found.append(current)
    return found


def _parts(graph: Graph, node: ox.NamedNode) -> list[tuple[str, Link, str]]:
    """(role, what, remark) of a statement's parts, as a table for people."""
    found: list[tuple[str, Link, str]] = []
    counted: dict[str, list[str]] = {}
    for quantity in graph.nodes(node, "tw:quantity"):
        words = [
            graph.text(quantity, "tw:comparator").replace("=", ""),
            graph.text(quantity, "rdf:value"),
            graph.text(quantity, "tw:unit"),
        ]
        counted.setdefault(graph.text(quantity, "tw:role") or "object", []).append(" ".join(filter(None, words)))
    for role, predicate in (("who", "rdf:subject"), ("does", "rdf:predicate"), ("what", "rdf:object")):
        numbers = ", ".join(counted.pop({"who": "subject", "what": "object"}.get(role, ""), []))
        found += [(role, link_to(graph, term), numbers) for term in graph.values(node, predicate)]
    arguments = [
        (graph.text(a, "tw:role"), term)
        for a in graph.nodes(node, "tw:argument")
        for term in graph.values(a, "rdf:value")
    ]
    for role, term in sorted(arguments, key=lambda pair: (pair[0], str(pair[1]))):
        found.append((role, link_to(graph, term), ", ".join(counted.pop(role, []))))
    found += [("where", link_to(graph, term), "") for term in graph.values(node, "tw:place")]
    found += [("when", link_to(graph, term), "") for term in graph.values(node, "tw:time")]
    found += [("how many", Link(", ".join(numbers)), role) for role, numbers in sorted(counted.items())]
    return found


def _evidence(graph: Graph, sources: list[Source]) -> list[dict[str, Any]]:
    """Sentence by sentence: what stands before and after it, and the whole text cut in three."""
    found = []
    for source in sources:
        body = graph.text(source.article, "schema:articleBody")
        kept = body[source.start : source.end] == source.exact
        before, after = (body[: source.start], body[source.end :]) if kept else ("", "")
        found.append(
            {
                "source": source,
                "has_text": kept,
                "before": before,
                "after": after,
                "near_before": _tail(before),
                "near_after": _head(after),
                "copy_of": next((link_to(graph, other) for other in graph.nodes(source.article, "tw:copyOf")), None),
            }
        )
    return found


def _tail(text: str) -> str:
    cut = _closer(text[-_AROUND:])
    return "… " + cut.partition(" ")[2] if len(text) > _AROUND else cut


def _head(text: str) -> str:
    cut = _closer(text[:_AROUND])
    return cut.rpartition(" ")[0] + " …" if len(text) > _AROUND else cut


def _closer(text: str) -> str:
    """A piece of text for reading, without rows of empty lines."""
    return re.sub(r"\n\s*\n", "\n\n", text)


def kind_of_difference(graph: Graph, one: ox.NamedNode, other: ox.NamedNode) -> str:
    """How two statements contradict each other, in words; empty if not told."""
    for quad in graph.quads(None, None, one):
        node = quad.subject
        if not isinstance(node, (ox.NamedNode, ox.BlankNode)) or "Contradiction" not in graph.kinds(node):
            continue
        if next(graph.quads(node, None, other), None):
            kind = graph.text(node, "tw:contradictionKind")
            return graph.text(node, "rdfs:label") or f"they differ in {kind}"
    return ""


def _same_claim(graph: Graph, node: ox.NamedNode) -> list[ox.NamedNode]:
    """Other statements with the same subject, predicate and object: other speakers, times, or an article itself."""
    subject, predicate = graph.node(node, "rdf:subject"), graph.node(node, "rdf:predicate")
    target = graph.value(node, "rdf:object")
    if subject is None or not entity_kind(graph, subject):
        return []
    found = []
    for other in graph.subjects("rdf:subject", subject):
        same = other != node and graph.node(other, "rdf:predicate") == predicate
        if same and graph.value(other, "rdf:object") == target:
            found.append(other)
    return found[:20]
