"""The graph in the standard forms of RDF, sorted, the same bytes for the same graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_BODY = ox.NamedNode("https://schema.org/articleBody")
_PREFIXES = {
    "tw": "https://w3id.org/triplewire/ontology#",
    "rel": "https://w3id.org/triplewire/relation/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
}


def write_rdf(store: ox.Store, form: str, path: Path, *, bodies: bool) -> None:
    """All of ``store`` in ``form`` (a key of :data:`FORMATS`); without the articles' texts unless ``bodies``.

    Turtle and N-Triples hold the default graph, which is the named graphs as one; TriG and JSON-LD hold the named
    graphs apart, and of the default graph only what stands in none of them: nothing is written twice.
    """
    chosen = FORMATS[form]
    default = ox.DefaultGraph()
    with path.open("wb") as stream:
        if chosen.supports_datasets:
            quads = (quad for quad in store if bodies or quad.predicate != _BODY)
            named = {quad for quad in quads if quad.graph_name != default or not _is_named(store, quad)}
            ordered = sorted(named, key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)))
            ox.serialize(ordered, stream, format=chosen, prefixes=_PREFIXES)
        else:
            merged = store.quads_for_pattern(None, None, None, default)
            triples = sorted((quad.triple for quad in merged if bodies or quad.predicate != _BODY), key=str)
            ox.serialize(triples, stream, format=chosen, prefixes=_PREFIXES)


def _is_named(store: ox.Store, quad: ox.Quad) -> bool:
    """Whether a triple of the default graph stands in a named graph too."""
    found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(other.graph_name != quad.graph_name for other in found)
