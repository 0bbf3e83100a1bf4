"""Statements, entities and articles as the rows that pages show: plain values, ready to be written into HTML or CSV."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from tasks.serve.graph import Graph, local, number_of
from tasks.store import text_of

#: Class → what it is called on pages. Only these are entities.
KINDS = {
    "Person": "Person", "Organization": "Organization", "Group": "Group", "Country": "Country",
    "AdministrativeArea": "Region", "City": "City", "Place": "Place", "Facility": "Building or site", "Event": "Event",
    "Product": "Product", "CreativeWork": "Work", "Concept": "Topic",
}  # fmt: skip
_PLURAL = {
    "Person": "People", "Organization": "Organizations", "Group": "Groups", "Country": "Countries",
    "AdministrativeArea": "Regions", "City": "Cities", "Place": "Other places", "Facility": "Buildings and sites",
    "Event": "Events", "Product": "Products", "CreativeWork": "Works", "Concept": "Topics",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """Something with a page of its own; a literal has no address."""

    label: str
    address: str = ""
    kind: str = ""  #: class of an entity; “Statement”, “Article” for others


@dataclass(frozen=True, slots=True)
class Row:
    """A statement on one line."""

    iri: str
    link: Link
    attributed: bool
    denied: bool
    modality: str  #: actual, future, possible, hypothetical
    speaker: Link | None
    time: str
    reports: int
    independent: int
    disputed: bool

    @property
    def tags(self) -> list[tuple[str, str]]:
        """(class, words) of what sets the statement apart from a plain fact."""
        words = {"future": "expected", "possible": "possible", "hypothetical": "only if"}
        found = [("claim", "claim" if self.speaker else "claim, source not named")] if self.attributed else []
        if self.denied:
            found.append(("denied", "not so"))
        if self.modality in words:
            found.append((self.modality, words[self.modality]))
        if self.disputed:
            found.append(("disputed", "contradicted"))
        return found


@dataclass(frozen=True, slots=True)
class Source:
    """One piece of evidence: where in which article the sentence stands."""

    article: ox.NamedNode
    headline: str
    address: str
    publisher: str
    published: str
    start: int
    end: int
    exact: str


def plural(kind: str) -> str:
    """What entities of a class are called together."""
    return _PLURAL.get(kind, kind)


def entity_kind(graph: Graph, node: ox.NamedNode) -> str:
    """The class of an entity; empty if it is none."""
    kinds = graph.kinds(node)
    return next((kind for kind in KINDS if kind in kinds), "")


def link_to(graph: Graph, term: object) -> Link:
    """A link to what ``term`` names; a literal as its text."""
    if not isinstance(term, ox.NamedNode):
        return Link(text_of(term) if isinstance(term, (ox.Literal, ox.BlankNode)) else "")
    kinds = graph.kinds(term)
    kind = next((k for k in (*KINDS, "Statement", "NewsArticle") if k in kinds), "")
    return Link(graph.label(term), graph.address(term), kind)


def row_of(graph: Graph, node: ox.NamedNode) -> Row:
    """A statement as a row."""
    speaker = graph.value(node, "tw:speaker")
    return Row(
        node.value,
        Link(graph.label(node), graph.address(node), "Statement"),
        local(graph.text(node, "tw:status")) == "Attributed",
        local(graph.text(node, "tw:polarity")) == "Negative",
        local(graph.text(node, "tw:modality")).lower() or "actual",
        link_to(graph, speaker) if speaker is not None else None,
        graph.text(node, "tw:time"),
        int(number_of(graph.value(node, "tw:reportCount"), 1)),
        int(number_of(graph.value(node, "tw:corroboration"), 1)),
        bool(contradictions_of(graph, node)),
    )


def weighed(graph: Graph, nodes: list[ox.NamedNode]) -> list[ox.NamedNode]:
    """Statements, those with most independent sources first, else by their words."""
    keys = {
        node: (-number_of(graph.value(node, "tw:corroboration"), 1), graph.label(node), node.value) for node in nodes
    }
    return sorted(keys, key=keys.__getitem__)


def contradictions_of(graph: Graph, node: ox.NamedNode) -> list[ox.NamedNode]:
    """The statements that ``node`` cannot hold together with."""
    found = {*graph.nodes(node, "tw:contradicts"), *graph.subjects("tw:contradicts", node)}
    return sorted(found, key=lambda other: other.value)


def sources_of(graph: Graph, node: ox.NamedNode) -> list[Source]:
    """The evidence of a statement, quotation or role: by date, article, place in the text."""
    found = []
    for evidence in graph.nodes(node, "tw:evidence"):
        article = graph.node(evidence, "tw:article")
        if article is not None:
            found.append(
                Source(
                    article,
                    headline_of(graph, article),
                    graph.address(article),
                    graph.text(article, "schema:publisher"),
                    graph.text(article, "schema:datePublished"),
                    int(number_of(graph.value(evidence, "tw:start"))),
                    int(number_of(graph.value(evidence, "tw:end"))),
                    graph.text(evidence, "tw:exact"),
                )
            )
    return sorted(found, key=lambda source: (source.published or "9", source.article.value, source.start))


def headline_of(graph: Graph, article: ox.NamedNode) -> str:
    """An article's headline, or the beginning of its text."""
    if headline := graph.text(article, "schema:headline").strip():
        return headline
    words = " ".join(graph.text(article, "schema:articleBody")[:400].split())
    return (words[:80].rsplit(" ", 1)[0] + " …") if len(words) > 80 else words or local(article.value)
