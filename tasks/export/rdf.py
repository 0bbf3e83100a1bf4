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

    Turtle and N-Triples hold all graphs as one; TriG and JSON-LD keep the named graphs apart.
    """
    chosen = FORMATS[form]
    quads = [quad for quad in store if bodies or quad.predicate != _BODY]
    with path.open("wb") as stream:
        if chosen.supports_datasets:
            ordered = sorted(quads, key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)))
            ox.serialize(ordered, stream, format=chosen, prefixes=_PREFIXES)
        else:
            triples = sorted({quad.triple for quad in quads}, key=str)
            ox.serialize(triples, stream, format=chosen, prefixes=_PREFIXES)
