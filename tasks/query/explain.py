"""An entity or a statement for people: every sentence that supports it, its article, and the reasons of linking."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

import pyoxigraph as ox

from tasks.errors import BadQuery
from tasks.harmless import harmless
from tasks.sparql import PREFIXES
from tasks.store import text_of

_FIND = """
SELECT DISTINCT ?node ?label ?kind WHERE {
  ?node (skos:prefLabel|skos:altLabel|rdfs:label) ?label . FILTER(LCASE(STR(?label)) = LCASE(?wanted))
  ?node a ?kind .
  FILTER(?kind = skos:Concept || STRSTARTS(STR(?kind), STR(schema:)) || ?kind IN (tw:Statement, tw:Group, tw:Facility))
} ORDER BY ?node
"""
_LABELS = "SELECT DISTINCT ?label WHERE { ?node skos:prefLabel|skos:altLabel ?label }"
_LABEL = "SELECT ?label WHERE { ?node skos:prefLabel ?label }"
_KINDS = "SELECT ?kind WHERE { ?node a ?kind }"
_FORMS = "SELECT DISTINCT ?form WHERE { ?node skos:altLabel ?form } ORDER BY ?form"
_SAME = "SELECT ?same WHERE { ?node owl:sameAs ?same } ORDER BY ?same"
_ROLES = """SELECT DISTINCT ?role ?of WHERE {
  ?node tw:hasRole ?r . ?r rdfs:label ?role OPTIONAL { ?r tw:roleOf/rdfs:label ?of } } ORDER BY ?role ?of"""
_DECISIONS = """SELECT ?about ?score ?reason ?outcome WHERE {
  ?node tw:decision [ tw:about ?about ; tw:score ?score ; tw:reason ?reason ; tw:outcome ?outcome ]
} ORDER BY ?about ?reason"""
_STATEMENTS = """SELECT DISTINCT ?statement ?says WHERE {
  { ?statement rdf:subject|rdf:object|tw:speaker|tw:place ?node } UNION { ?statement tw:argument/rdf:value ?node }
  ?statement a tw:Statement ; rdfs:label ?says } ORDER BY ?says ?statement"""
_STATEMENT = """SELECT ?says ?status ?polarity ?modality ?speaker ?reports ?independent ?confidence ?time WHERE {
  ?node rdfs:label ?says ; tw:status ?status ; tw:polarity ?polarity ; tw:modality ?modality .
  OPTIONAL { ?node tw:speaker/rdfs:label ?speaker } OPTIONAL { ?node tw:reportCount ?reports }
  OPTIONAL { ?node tw:corroboration ?independent } OPTIONAL { ?node tw:confidence ?confidence }
  OPTIONAL { ?node tw:time ?time }
} ORDER BY ?speaker ?time LIMIT 1"""
_EVIDENCE = """SELECT ?article ?headline ?publisher ?published ?start ?end ?exact WHERE {
  ?node tw:evidence [ tw:article ?article ; tw:start ?start ; tw:end ?end ; tw:exact ?exact ] .
  OPTIONAL { ?article schema:headline ?headline } OPTIONAL { ?article schema:publisher ?publisher }
  OPTIONAL { ?article schema:datePublished ?published } } ORDER BY ?published ?article ?start"""
_CONTRADICTIONS = """SELECT ?says ?speaker WHERE { ?node tw:contradicts ?other . ?other rdfs:label ?says
  OPTIONAL { ?other tw:speaker/rdfs:label ?speaker } } ORDER BY ?says ?speaker"""


def explain(store: ox.Store, term: str) -> Iterator[str]:
    """Lines that explain what ``term`` (an IRI, or a label in any case) names in ``store``.

    Raises:
        BadQuery: nothing is called so; near names are suggested.
    """
    nodes = _find(store, term)
    for number, (node, kinds) in enumerate(nodes):
        if number:
            yield ""
        if PREFIXES["tw"] + "Statement" in kinds:
            yield from _explain_statement(store, node, "")
        else:
            yield from _explain_entity(store, node, kinds)


def _find(store: ox.Store, term: str) -> list[tuple[ox.NamedNode, set[str]]]:
    iri = term.strip().strip("<>")
    if "://" in iri or iri.startswith("urn:"):
        try:
            node = ox.NamedNode(iri)
        except ValueError as error:
            raise BadQuery(f"“{harmless(term)}” is no IRI: {error}") from None
        kinds = {str(text_of(row["kind"])) for row in _ask(store, _KINDS, node=node)}
        if kinds:
            return [(node, kinds)]
        raise BadQuery(f"the graph says nothing of {harmless(iri)}.", hint="Look for a name instead of an IRI.")
    found: dict[ox.NamedNode, set[str]] = {}
    for row in _ask(store, _FIND, wanted=ox.Literal(term.strip())):
        if isinstance(row["node"], ox.NamedNode):
            found.setdefault(row["node"], set()).add(text_of(row["kind"]))
    if found:
        return sorted(found.items(), key=lambda item: item[0].value)
    labels = sorted({text_of(row["label"]) for row in _ask(store, _LABELS)})
    folded = term.strip().lower()
    near = [label for label in labels if folded and folded in label.lower()][:5]
    near = near or difflib.get_close_matches(term, labels, n=5, cutoff=0.6)
    hint = f"Did you mean {', '.join(map(harmless, near))}?" if near else "Search with: triplewire query most-supported"
    raise BadQuery(f"nothing in the graph is called “{harmless(term)}”.", hint=hint)


def _explain_entity(store: ox.Store, node: ox.NamedNode, kinds: set[str]) -> Iterator[str]:
    label = next(
        (text_of(r["label"]) for r in _ask(store, "SELECT ?label WHERE { ?node skos:prefLabel ?label }", node=node)), ""
    )
    sort = ", ".join(sorted(kind.rsplit("#")[-1].rsplit("/")[-1] for kind in kinds))
    yield f"{harmless(label)} — {sort}"
    yield f"  {node.value}"
    forms = [harmless(text_of(row["form"])) for row in _ask(store, _FORMS, node=node)]
    if forms:
        yield f"  also called: {', '.join(forms)}"
    for row in _ask(store, _SAME, node=node):
        yield f"  the same as: {text_of(row['same'])}"
    for row in _ask(store, _ROLES, node=node):
        of = f" of {harmless(text_of(row['of']))}" if row["of"] else ""
        yield f"  role: {harmless(text_of(row['role']))}{of}"
    decisions = list(_ask(store, _DECISIONS, node=node))
    if decisions:
        yield "  taken for one thing because:"
        for row in decisions:
            about, reason = harmless(text_of(row["about"])), harmless(text_of(row["reason"]))
            yield f"    {about}: {reason} ({float(text_of(row['score'])):.2f})"
    statements = list(_ask(store, _STATEMENTS, node=node))
    yield f"  statements: {len(statements)}"
    for row in statements:
        if isinstance(row["statement"], ox.NamedNode):
            yield from _explain_statement(store, row["statement"], "  ")


def _explain_statement(store: ox.Store, node: ox.NamedNode, indent: str) -> Iterator[str]:
    for row in _ask(store, _STATEMENT, node=node):
        what = [text_of(row[name]).rsplit("#")[-1].lower() for name in ("status", "polarity", "modality")]
        if row["speaker"]:
            what[0] = f"said by {harmless(text_of(row['speaker']))}"
        if row["time"]:
            what.append(f"time {text_of(row['time'])}")
        reports, independent = text_of(row["reports"]) or "1", text_of(row["independent"]) or "1"
        yield f"{indent}• {harmless(text_of(row['says']))}"
        yield f"{indent}  {', '.join(what)}; articles: {reports}, independent: {independent}"
        yield f"{indent}  {node.value}"
    for row in _ask(store, _EVIDENCE, node=node):
        source = [text_of(row[name]) for name in ("publisher", "published", "headline") if row[name]]
        where = ", ".join(map(harmless, source)) or text_of(row["article"])
        yield f"{indent}  [{where}; characters {text_of(row['start'])}–{text_of(row['end'])}]"
        yield f"{indent}    {harmless(text_of(row['exact']))}"
    for row in _ask(store, _CONTRADICTIONS, node=node):
        by = f" ({harmless(text_of(row['speaker']))})" if row["speaker"] else ""
        yield f"{indent}  contradicted by: {harmless(text_of(row['says']))}{by}"


def _ask(store: ox.Store, query: str, **bound: ox.NamedNode | ox.Literal) -> Iterator[ox.QuerySolution]:
    for name, term in bound.items():  # the term's own syntax escapes whatever is in it
        query = re.sub(rf"\?{name}\b", lambda _, written=str(term): written, query)  # type: ignore[misc]
    answer = store.query(query, prefixes=PREFIXES)
    assert isinstance(answer, ox.QuerySolutions)
    return iter(answer)
