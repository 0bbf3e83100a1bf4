"""An entity's page: what it is, what it did and said, what was said of it, how well supported, with whom it appears."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pyoxigraph as ox

from tasks.serve.graph import Graph, number_of
from tasks.serve.page import Page, slice_of
from tasks.serve.rows import KINDS, Link, entity_kind, headline_of, link_to, row_of, sources_of, weighed
from tasks.store import text_of

#: Statements of a part that the overview shows.
_FEW = 8
_PAGE = 100
#: Statements that one query counts the company of: half the time of looking up what each of them names.
_AT_ONCE = 1000
_COMPANY = """SELECT ?other (COUNT(DISTINCT ?statement) AS ?count) {
  VALUES ?statement { SEVERAL }
  ?statement rdf:subject|rdf:object|tw:place|tw:speaker|tw:argument/rdf:value ?other FILTER(isIRI(?other))
} GROUP BY ?other"""


@dataclass(frozen=True, slots=True)
class Part:
    """One heading with its statements."""

    key: str
    title: str
    about: str
    statements: list[ox.NamedNode]


def entity_page(graph: Graph, node: ox.NamedNode, parameters: dict[str, str]) -> Page:
    """The page of an entity; with ``part`` only that part, all of it, in pages."""
    label, kind = graph.label(node), entity_kind(graph, node)
    parts = [part for part in parts_of(graph, node, label) if part.statements]
    everything = list(dict.fromkeys(statement for part in parts for statement in part.statements))
    wanted = parameters.get("part", "")
    sections: list[dict[str, Any]] = []
    turning = None
    for part in parts:
        if wanted and part.key != wanted:
            continue
        statements = weighed(graph, part.statements)
        if wanted:
            statements, turning = slice_of(statements, parameters, _PAGE)
        else:
            statements = statements[:_FEW]
        sections.append({"part": part, "rows": [row_of(graph, statement) for statement in statements]})
    data: dict[str, Any] = {
        "label": label, "kind": kind, "kind_label": KINDS.get(kind, "Thing"), "sections": sections, "part": wanted,
        "turning": turning, "names": [text_of(term) for term in graph.values(node, "skos:altLabel")],
        "roles": _roles(graph, node), "holders": _holders(graph, node), "position": _position(graph, node),
        "within": [link_to(graph, place) for place in _containers(graph, node)],
        "same": [term.value for term in graph.nodes(node, "owl:sameAs") if term.value.startswith(("http://", "https://"))],
    }  # fmt: skip
    if not wanted:
        data |= {
            "company": _company(graph, node, everything), "articles_of": _articles(graph, everything),
            "quotations": _quotations(graph, node), "decisions": _decisions(graph, node),
            "independent": max((number_of(graph.value(s, "tw:corroboration")) for s in everything), default=0),
        }  # fmt: skip
    return Page("entity.html", label, data, [node, *everything], node)


def parts_of(graph: Graph, node: ox.NamedNode, label: str) -> list[Part]:
    """The statements that an entity stands in, each under the first heading that fits."""
    own, said = graph.subjects("rdf:subject", node), _claims(graph, node)
    claimed = frozenset(said)
    others = sorted(
        {*graph.subjects("rdf:object", node), *graph.holders(node), *graph.subjects("tw:place", node)},
        key=lambda item: item.value,
    )
    speech = {act for claim in said for act in graph.nodes(claim, "tw:attributedIn")}
    claims, disputed = [], []
    did, happened = [], []
    for statement in dict.fromkeys([*own, *others]):
        if statement in speech or "Statement" not in graph.kinds(statement):
            continue
        if graph.value(statement, "tw:contradicts") is not None:
            disputed.append(statement)
        if statement in claimed:
            continue
        if graph.text(statement, "tw:status").endswith("Attributed"):
            claims.append(statement)
        elif graph.value(statement, "rdf:subject") == node:
            did.append(statement)
        else:
            happened.append(statement)
    return [
        Part("did", f"What {label} did", "Stated by at least one article in its own voice.", did),
        Part("said", f"What {label} said", "Claims of theirs; a claim is not a fact.", said),
        Part("said-of", f"What was said of {label}", "Claims of others.", claims),
        Part("with", f"What else is told of {label}", "Stated by at least one article in its own voice.", happened),
        Part("disputed", "Contradicted", "Other reports or speakers say something that cannot hold with it.", disputed),
    ]


def _claims(graph: Graph, node: ox.NamedNode) -> list[ox.NamedNode]:
    return [claim for claim in graph.subjects("tw:speaker", node) if "Statement" in graph.kinds(claim)]


def _roles(graph: Graph, node: ox.NamedNode) -> list[dict[str, Any]]:
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for role in graph.nodes(node, "tw:hasRole"):
        of, sources = graph.node(role, "tw:roleOf"), sources_of(graph, role)
        link = link_to(graph, of) if of else None
        where = f"{sources[0].address}#s{sources[0].start}" if sources else ""
        found[graph.label(role), link.label if link else ""] = {"label": graph.label(role), "of": link, "where": where}
    return [found[key] for key in sorted(found)]


def _holders(graph: Graph, node: ox.NamedNode) -> list[dict[str, Any]]:
    """Who has a role in this entity."""
    found: list[dict[str, Any]] = [
        {"label": graph.label(role), "who": link_to(graph, holder)}
        for role in graph.subjects("tw:roleOf", node)
        for holder in graph.subjects("tw:hasRole", role)
    ]
    return sorted(found, key=lambda item: (item["label"], item["who"].label))[:50]


def _position(graph: Graph, node: ox.NamedNode) -> dict[str, float] | None:
    latitude, longitude = graph.value(node, "geo:lat"), graph.value(node, "geo:long")
    if latitude is None or longitude is None:
        return None
    lat, lon = number_of(latitude), number_of(longitude)
    return {"lat": lat, "long": lon} if abs(lat) <= 90 and abs(lon) <= 180 else None


def _containers(graph: Graph, node: ox.NamedNode) -> Iterable[ox.NamedNode]:
    seen = {node}
    while (above := graph.node(node, "schema:containedInPlace")) is not None and above not in seen:
        yield above
        seen.add(above)
        node = above


def _company(graph: Graph, node: ox.NamedNode, statements: list[ox.NamedNode]) -> list[tuple[Link, int]]:
    """Who and what stands in the same statements, most often first; topics only count where they have a name."""
    counts: Counter[ox.NamedNode] = Counter()
    for start in range(0, len(statements), _AT_ONCE):
        several = " ".join(map(str, statements[start : start + _AT_ONCE]))
        for row in graph.rows(_COMPANY.replace("SEVERAL", several)):
            counts[row["other"]] += int(text_of(row["count"]))
    del counts[node]
    found = []
    for other, count in sorted(counts.items(), key=lambda item: (-item[1], item[0].value)):
        if (kind := entity_kind(graph, other)) and kind != "Concept":
            found.append((link_to(graph, other), count))
            if len(found) == 24:
                break
    return found


def _articles(graph: Graph, statements: list[ox.NamedNode]) -> list[dict[str, Any]]:
    counts: Counter[ox.NamedNode] = Counter()
    for statement in statements[:2000]:
        counts.update({a for e in graph.nodes(statement, "tw:evidence") for a in graph.nodes(e, "tw:article")})
    found = [
        {"headline": headline_of(graph, article), "address": graph.address(article), "count": count, "is_copy": False,
         "publisher": graph.text(article, "schema:publisher"), "published": graph.text(article, "schema:datePublished")}
        for article, count in counts.items()
    ]  # fmt: skip
    found.sort(key=lambda item: (item["published"], item["headline"], item["address"]), reverse=True)
    return found[:50]


def _quotations(graph: Graph, node: ox.NamedNode) -> list[dict[str, Any]]:
    """The longest quotations with their sources."""
    said = [(text, one) for one in graph.subjects("tw:speaker", node) if (text := graph.text(one, "schema:text"))]
    sourced = (
        {"text": text, "source": sources[0]}
        for text, one in sorted(said, key=lambda item: (-len(item[0]), item[0], item[1].value))
        if "Quotation" in graph.kinds(one) and (sources := sources_of(graph, one))
    )
    return list(islice(sourced, 12))


def _decisions(graph: Graph, node: ox.NamedNode) -> list[dict[str, Any]]:
    found = [
        {"about": graph.text(decision, "tw:about"), "reason": graph.text(decision, "tw:reason"),
         "score": number_of(graph.value(decision, "tw:score"))}
        for decision in graph.nodes(node, "tw:decision")
    ]  # fmt: skip
    return sorted(found, key=lambda item: (item["about"], item["reason"]))[:200]
