"""Graph → files for other programs: RDF in its standard forms, GEXF and GraphML for Gephi."""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph as ox

from tasks.export.rdf import FORMATS, write_rdf


def write_export(store: ox.Store, form: str, path: Path, *, bodies: bool = True) -> None:
    """Write ``store`` as ``form`` (gexf, graphml, ttl, nt, trig or jsonld) to ``path``, whole or not at all.

    Args:
        bodies: whether the articles' texts go into RDF forms.

    Raises:
        OSError: the file cannot be written.
        KeyError: no such form.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if form in FORMATS:
            write_rdf(store, form, beside, bodies=bodies)
        else:
            from tasks.export.gephi import write_gexf, write_graphml  # networkx takes a third of a second
            from tasks.export.network import read_network

            {"gexf": write_gexf, "graphml": write_graphml}[form](read_network(store), beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
