"""Pages that list: the front page, search, entities, articles, the timeline, contradictions, one-sided claims."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from tasks.serve.graph import Graph, local, name
from tasks.serve.overview import Known, all_statements, one_sided
from tasks.serve.page import Page, slice_of
from tasks.serve.rows import KINDS, headline_of, link_to, plural, row_of, sources_of
from tasks.serve.search_index import Index, make_index
from tasks.serve.statement_page import kind_of_difference

_PAGE = 100
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


def home(graph: Graph, parameters: dict[str, str]) -> Page:
    """The front page: what is in the graph, and where to begin."""
    index = index_of(graph)
    kinds = Counter(entry.kind for entry in index.entries)
    people = [entry for entry in index.entries if entry.kind in {"Person", "Organization"}][:12]
    places = [entry for entry in index.entries if entry.kind in {"Country", "AdministrativeArea", "City"}][:12]
    strongest = sorted(
        all_statements(graph), key=lambda known: (-known.independent, known.attributed, known.node.value)
    )[:8]
    data = {
        "counts": {
            "articles": kinds["NewsArticle"],
            "statements": kinds["Statement"],
            "entities": sum(kinds[kind] for kind in KINDS),
        },
        "kinds": [(kind, plural(kind), kinds[kind]) for kind in KINDS if kinds[kind]],
        "people": [(link_to(graph, entry.node), entry) for entry in people],
        "places": [(link_to(graph, entry.node), entry) for entry in places],
        "strongest": [row_of(graph, known.node) for known in strongest if known.independent > 1],
        "newest": _article_rows(graph)[:6],
        "contradictions": len(_contradictions(graph)),
        "one_sided": len(one_sided(graph)),
        "dated": sum(bool(known.time) for known in all_statements(graph)),
    }
    return Page("home.html", "Triplewire", data)


def search(graph: Graph, parameters: dict[str, str]) -> Page:
    """What is found, under headings."""
    text = parameters.get("q", "")[:200]
    found = index_of(graph).find(text, 200)
    ordered = sorted(range(len(found)), key=lambda n: (_heading(found[n].kind), n))
    groups = [
        (group, [(link_to(graph, found[n].node), found[n]) for n in numbers])
        for group, numbers in ((g, list(items)) for g, items in groupby(ordered, key=lambda n: found[n].group))
    ]
    statements = [entry.node for entry in found if entry.kind == "Statement"]
    return Page(
        "search.html",
        f"Search: {text}" if text else "Search",
        {"q": text, "groups": groups, "found": len(found)},
        statements,
    )


def suggestions(graph: Graph, parameters: dict[str, str]) -> list[dict[str, str]]:
    """What search as you type offers."""
    return [
        {
            "label": entry.label,
            "kind": _kind_label(entry.kind),
            "hint": entry.hint,
            "address": graph.address(entry.node),
            "iri": entry.node.value,
            "class": entry.kind,
        }
        for entry in index_of(graph).find(parameters.get("q", "")[:200], 10)
    ]


def entities(graph: Graph, parameters: dict[str, str]) -> Page:
    """All entities of a class, those in most statements first."""
    kind = parameters.get("kind", "")
    kind = kind if kind in KINDS else ""
    found = index_of(graph).of_kind(kind)
    shown, turning = slice_of(found, parameters, _PAGE)
    counts = Counter(entry.kind for entry in index_of(graph).entries)
    data = {
        "kind": kind,
        "kinds": [(k, plural(k), counts[k]) for k in KINDS if counts[k]],
        "turning": turning,
        "entities": [(link_to(graph, entry.node), entry) for entry in shown],
    }
    return Page("entities.html", plural(kind) if kind else "Who and what", data, [entry.node for entry in found])


def articles(graph: Graph, parameters: dict[str, str]) -> Page:
    """All articles, the newest first."""
    rows = _article_rows(graph)
    shown, turning = slice_of(rows, parameters, _PAGE)
    return Page("articles.html", "Articles", {"rows": shown, "turning": turning}, [row["node"] for row in rows])


def _article_rows(graph: Graph) -> list[dict[str, Any]]:
    return graph.kept("articles", _read_articles)


def _read_articles(graph: Graph) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {
            "node": node,
            "headline": headline_of(graph, node),
            "address": graph.address(node),
            "publisher": graph.text(node, "schema:publisher"),
            "published": graph.text(node, "schema:datePublished"),
            "is_copy": bool(graph.nodes(node, "tw:copyOf")),
            "count": 0,
        }
        for node in graph.subjects("rdf:type", name("schema:NewsArticle"))
    ]
    found.sort(key=lambda row: (row["headline"], row["address"]))
    found.sort(key=lambda row: row["published"], reverse=True)
    return found


def timeline(graph: Graph, parameters: dict[str, str]) -> Page:
    """What happened when, oldest first, between two days, of some status."""
    first, last = (value if _DAY.fullmatch(value := parameters.get(key, "")) else "" for key in ("from", "to"))
    status = parameters.get("status", "")
    known = [item for item in all_statements(graph) if item.time[:1].isdigit()]
    chosen = [item for item in known if _within(item, first, last) and _has(item, status)]
    chosen.sort(key=lambda item: (item.time, item.node.value))
    months = Counter(item.time[:7] for item in chosen if _MONTH.match(item.time))
    shown, turning = slice_of(chosen, parameters, _PAGE)
    days = [
        (day, [row_of(graph, item.node) for item in items])
        for day, items in groupby(shown, key=lambda item: item.time[:10])
    ]
    top = max(months.values(), default=1)
    data = {
        "days": days,
        "turning": turning,
        "first": first,
        "last": last,
        "status": status,
        "total": len(known),
        "months": [(month, count, max(4, round(100 * count / top))) for month, count in sorted(months.items())][-60:],
    }
    return Page("timeline.html", "Timeline", data, [item.node for item in chosen])


def _within(item: Known, first: str, last: str) -> bool:
    return (not first or item.time[:10] >= first) and (not last or item.time[: len(last)] <= last)


def _has(item: Known, status: str) -> bool:
    return {"facts": not item.attributed, "claims": item.attributed, "expected": item.modality == "future"}.get(
        status, True
    )


def contradictions(graph: Graph, parameters: dict[str, str]) -> Page:
    """Pairs of statements that cannot both hold, side by side with their sentences."""
    pairs = _contradictions(graph)
    shown, turning = slice_of(pairs, parameters, 50)
    sides = [
        {
            "kind": kind_of_difference(graph, one, other),
            "sides": [{"row": row_of(graph, node), "sources": sources_of(graph, node)} for node in (one, other)],
        }
        for one, other in shown
    ]
    nodes = list(dict.fromkeys(node for pair in pairs for node in pair))
    return Page("contradictions.html", "Contradictions", {"pairs": sides, "turning": turning}, nodes)


def _contradictions(graph: Graph) -> list[tuple[ox.NamedNode, ox.NamedNode]]:
    return graph.kept("contradictions", _read_contradictions)


def _read_contradictions(graph: Graph) -> list[tuple[ox.NamedNode, ox.NamedNode]]:
    pairs = {
        tuple(sorted((quad.subject, quad.object), key=lambda node: node.value))
        for quad in graph.quads(None, name("tw:contradicts"))
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    }
    return sorted(pairs, key=lambda pair: (pair[0].value, pair[1].value))  # type: ignore[arg-type]


def claims_of_one_side(graph: Graph, parameters: dict[str, str]) -> Page:
    """What only one speaker claims, speaker by speaker; those who claim most first."""
    found = one_sided(graph)
    speakers = Counter(item.speaker for item in found)
    chosen = parameters.get("speaker", "")
    if chosen:
        found = [item for item in found if item.speaker is not None and item.speaker.value == chosen]
    found = sorted(
        found, key=lambda item: (-speakers[item.speaker], str(item.speaker), -item.independent, item.node.value)
    )
    shown, turning = slice_of(found, parameters, _PAGE)
    groups = [
        (
            link_to(graph, speaker),
            speakers[speaker],
            [(row_of(graph, item.node), sources_of(graph, item.node)[:1]) for item in items],
        )
        for speaker, items in groupby(shown, key=lambda item: item.speaker)
    ]
    most = [
        (link_to(graph, speaker), speaker.value, count)
        for speaker, count in sorted(speakers.items(), key=lambda item: (-item[1], str(item[0])))[:30]
        if speaker is not None
    ]
    data = {"groups": groups, "turning": turning, "speakers": most, "chosen": chosen}
    return Page("one-sided.html", "Claims of one side", data, [item.node for item in found])


def thing(graph: Graph, node: ox.NamedNode) -> Page:
    """The page of anything else that the graph knows: its properties as they are."""
    properties: dict[str, dict[str, Any]] = {}
    for quad in graph.quads(node):
        found = properties.setdefault(quad.predicate.value, {})
        found[str(quad.object)] = quad.object
    data: dict[str, Any] = {
        "label": graph.label(node),
        "iri": node.value,
        "used": _uses(graph, node),
        "properties": [
            (local(iri), [link_to(graph, values[key]) for key in sorted(values)])
            for iri, values in sorted(properties.items())
        ],
    }
    return Page("thing.html", data["label"], data, [node], node)


def _uses(graph: Graph, node: ox.NamedNode) -> list[Any]:
    """Statements that have ``node`` as predicate."""
    return [row_of(graph, statement) for statement in graph.subjects("rdf:predicate", node, most=200)]


def index_of(graph: Graph) -> Index:
    """The search index of this snapshot."""
    return graph.kept("index", make_index)


def _heading(kind: str) -> int:
    order = [*KINDS, "NewsArticle", "Statement"]
    return order.index(kind) if kind in order else len(order)


def _kind_label(kind: str) -> str:
    return {"NewsArticle": "Article", "Statement": "Statement"}.get(kind) or KINDS.get(kind, kind)
