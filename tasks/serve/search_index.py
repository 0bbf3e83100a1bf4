"""Search as you type: names, other names, roles, headlines and statements, over one snapshot in memory."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import islice, pairwise

import pyoxigraph as ox

from tasks.serve.graph import Graph, Term, name
from tasks.serve.rows import KINDS, headline_of, plural
from tasks.store import text_of

_MOST_TEXT = 400  #: characters of an entry that are looked at


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found."""

    node: ox.NamedNode
    label: str
    kind: str
    hint: str  #: roles and other names
    weight: int
    folded: str

    @property
    def group(self) -> str:
        """Under which heading it is shown."""
        return {"Statement": "Statements", "NewsArticle": "Articles"}.get(self.kind, plural(self.kind))


@dataclass(frozen=True, slots=True)
class Index:
    """All entries: entities by weight, then articles, then statements."""

    entries: tuple[Entry, ...]
    parts: tuple[int, int]  #: where articles begin, and where statements do

    def find(self, text: str, most: int) -> list[Entry]:
        """Entries with all words of ``text`` in them; names that begin with it first."""
        words = fold(text).split()
        if not words:
            return []
        whole = " ".join(words)
        found: list[Entry] = []
        bounds = (0, *self.parts, len(self.entries))
        for start, end in pairwise(bounds):  # entities go before articles, these before statements
            if len(found) < most:
                here = [entry for entry in islice(self.entries, start, end) if all(w in entry.folded for w in words)]
                here.sort(key=lambda entry: (_rank(entry, whole, words), -entry.weight, entry.label, entry.node.value))
                found += here
        return found[:most]

    def of_kind(self, kind: str) -> list[Entry]:
        """The entries of a class, or all entities, in order."""
        return [entry for entry in self.entries if (entry.kind == kind if kind else entry.kind in KINDS)]


def fold(text: str) -> str:
    """``text`` as search compares it: no case, no accents.

    >>> fold("Škoda’s")
    "skoda's"
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def make_index(graph: Graph) -> Index:
    """Reads all names of a snapshot."""
    weights, kinds = entity_weights(graph), _kinds(graph)
    held, called = _values(graph, "tw:hasRole"), _values(graph, "skos:altLabel")
    entries = []
    labels = {quad.subject: text_of(quad.object) for quad in _all(graph, "skos:prefLabel")}
    for node, label in labels.items():
        if not isinstance(node, ox.NamedNode) or not (kind := kinds.get(node, "")):
            continue
        roles = [_role(graph, role) for role in held.get(node, ()) if isinstance(role, ox.NamedNode)]
        others = [text_of(term) for term in called.get(node, ())]
        hint = ", ".join(dict.fromkeys(roles)) or ", ".join(others[:4])
        folded = fold("\n".join([label, *others, *roles])[: 4 * _MOST_TEXT])
        entries.append(Entry(node, label, kind, hint, weights[node], folded))
    entries.sort(key=lambda entry: (-entry.weight, entry.label, entry.node.value))
    first_article = len(entries)
    for node in graph.subjects("rdf:type", name("schema:NewsArticle")):
        headline = headline_of(graph, node)
        hint = ", ".join(
            filter(None, (graph.text(node, "schema:publisher"), graph.text(node, "schema:datePublished")[:10]))
        )
        entries.append(Entry(node, headline, "NewsArticle", hint, 0, fold(headline[:_MOST_TEXT])))
    first_statement = len(entries)
    known = {quad.subject for quad in graph.quads(None, name("rdf:type"), name("tw:Statement"))}
    statements = sorted(
        (quad.subject.value, text_of(quad.object))
        for quad in _all(graph, "rdfs:label")
        if isinstance(quad.subject, ox.NamedNode) and quad.subject in known
    )
    entries += [
        Entry(ox.NamedNode(iri), label, "Statement", "", 0, fold(label[:_MOST_TEXT])) for iri, label in statements
    ]
    return Index(tuple(entries), (first_article, first_statement))


def entity_weights(graph: Graph) -> Counter[object]:
    """How often each thing is subject, object, speaker or place of a statement."""
    return graph.kept("weights", _weights)


def _weights(graph: Graph) -> Counter[object]:
    counts: Counter[object] = Counter()
    for predicate in ("rdf:subject", "rdf:object", "tw:speaker", "tw:place"):
        rows = graph.rows(f"SELECT ?e (COUNT(?s) AS ?n) {{ ?s {predicate} ?e FILTER(isIRI(?e)) }} GROUP BY ?e")
        for row in rows:
            counts[row["e"]] += int(text_of(row["n"]))
    return counts


def _all(graph: Graph, predicate: str) -> list[ox.Quad]:
    return list(graph.quads(None, name(predicate)))


def _kinds(graph: Graph) -> dict[object, str]:
    """The class of each entity: read class by class, for a look-up for each of them takes most of the time."""
    return {
        quad.subject: kind
        for kind in reversed(KINDS)  # of several, the first counts
        for vocabulary in ("schema", "tw", "skos")
        for quad in graph.quads(None, name("rdf:type"), name(f"{vocabulary}:{kind}"))
    }


def _values(graph: Graph, predicate: str) -> dict[object, list[Term]]:
    """Who has a property, with its values in order."""
    found: dict[object, list[Term]] = {}
    for quad in _all(graph, predicate):
        found.setdefault(quad.subject, []).append(quad.object)
    for values in found.values():
        values.sort(key=str)
    return found


def _role(graph: Graph, role: ox.NamedNode) -> str:
    of = graph.node(role, "tw:roleOf")
    return graph.label(role) + (f" of {graph.label(of)}" if of else "")


def _rank(entry: Entry, whole: str, words: list[str]) -> int:
    group = {"NewsArticle": 10, "Statement": 20}.get(entry.kind, 3 if entry.kind == "Concept" else 0)
    if entry.folded.startswith(whole) or f"\n{whole}" in entry.folded:
        return group
    return group + (1 if all(f" {word}" in " " + entry.folded.replace("\n", " ") for word in words) else 2)
