"""The graph in Python, a line each: a networkx graph, an rdflib dataset, pandas or polars tables (docs/python.md)."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from tasks.errors import Misuse
from tasks.export.appearance import node_colour, node_size
from tasks.export.columns import EDGE_COLUMNS, NODE_COLUMNS
from tasks.export.contents import read_contents
from tasks.export.layout import lay_out
from tasks.export.scan import Scan
from tasks.export.views import Choice, make_view
from tasks.sparql import PREFIXES
from tasks.store import open_published

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

STATEMENT_COLUMNS = [
    "statement", "gloss", "subject", "predicate", "object", "place", "time", "polarity", "modality", "status",
    "speaker", "support", "reports", "confidence", "first", "last",
]  # fmt: skip
_KINDS = {"support": int, "reports": int, "confidence": float, "start": int, "end": int}
#: Library that makes tables → the extra that installs it.
_EXTRAS = {"pandas": "tables", "polars": "polars"}
EVIDENCE_COLUMNS = ["statement", "sentence", "start", "end", "article", "headline", "publisher", "published", "url"]


def dataset(graph: str | Path = "data/graph") -> rdflib.Dataset:
    """The published graph in the folder ``graph`` as an rdflib dataset that reads the store itself: nothing is copied.

    All named graphs are in its default graph too, and the prefixes of the saved queries are bound.

    Raises:
        BadGraph: there is no graph in the folder.
    """
    import rdflib
    from oxrdflib import OxigraphStore

    found = rdflib.Dataset(store=OxigraphStore(store=open_published(Path(graph))), default_union=True)
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, namespace)
    return found


def network(graph: str | Path = "data/graph", view: str = "entities") -> nx.MultiDiGraph:
    """The published graph in the folder ``graph`` as a networkx graph.

    Nodes are IRIs with ``label``, ``type``, ``community``, ``x``, ``y``, …; edges have ``label``, ``weight``
    (independent reports), ``gloss``, ``status``, ``speaker``, …

    Args:
        view: entities (who with whom), statements (speaker → statement → entity) or speakers (who speaks of whom).

    Raises:
        BadGraph: there is no graph in the folder.
        KeyError: no such view.
    """
    import networkx as nx

    found = make_view(read_contents(open_published(Path(graph))), Choice(view=view))
    made = nx.MultiDiGraph()
    for node, (x, y) in zip(found.nodes, lay_out(found), strict=True):
        values = {name: value(node) for name, (_, value) in NODE_COLUMNS.items()}
        values |= {"color": "#{:02x}{:02x}{:02x}".format(*node_colour(node)), "size": node_size(node), "x": x, "y": y}
        made.add_node(node.iri, label=node.label, **{name: each for name, each in values.items() if each is not None})
    for edge in found.edges:
        values = {name: value(edge) for name, (_, value) in EDGE_COLUMNS.items()}
        kept = {name: each for name, each in values.items() if each is not None}
        made.add_edge(edge.source, edge.target, label=edge.label, weight=edge.weight, **kept)
    return made


def statements(graph: str | Path = "data/graph", library: str = "pandas") -> Any:
    """The statements of the published graph as a table, one a row, the best supported first.

    Args:
        library: pandas or polars.

    Raises:
        BadGraph: there is no graph in the folder.
        Misuse: the library is not installed, or is another one.
    """
    contents = read_contents(open_published(Path(graph)))
    ordered = sorted(contents.statements.values(), key=lambda s: (-s.support, -s.reports, s.iri))
    rows = []
    for s in ordered:
        objects = [contents.label(iri) for role, iri in s.ends if role == "object"] or [s.value]
        places = [contents.label(iri) for role, iri in s.ends if role == "place"]
        rows.append({
            "statement": s.iri, "gloss": s.gloss, "subject": contents.label(s.subject), "predicate": s.predicate,
            "object": objects[0], "place": ", ".join(places), "time": s.time, "polarity": s.polarity,
            "modality": s.modality, "status": s.status, "speaker": contents.label(s.speaker), "support": s.support,
            "reports": s.reports, "confidence": s.confidence, "first": s.dates[0] if s.dates else "",
            "last": s.dates[-1] if s.dates else "",
        })  # fmt: skip
    return _table(rows, STATEMENT_COLUMNS, library)


def evidence(graph: str | Path = "data/graph", library: str = "pandas") -> Any:
    """The evidence of the published graph as a table: a row for each statement and sentence that supports it.

    Args:
        library: pandas or polars.

    Raises:
        BadGraph: there is no graph in the folder.
        Misuse: the library is not installed, or is another one.
    """
    rows = _evidence(open_published(Path(graph)))
    return _table(rows, EVIDENCE_COLUMNS, library)


def _evidence(store: ox.Store) -> list[dict[str, Any]]:
    scan = Scan(store)
    articles, sentences = scan.one("tw:article"), scan.one("tw:exact")
    start, end = scan.one("tw:start"), scan.one("tw:end")
    about = {name: scan.one(f"schema:{name}") for name in ("headline", "publisher", "url")}
    published = scan.one("schema:datePublished")
    rows = []
    for statement, pieces in scan.many("tw:evidence").items():
        for piece in pieces:
            article = articles.get(piece, "")
            rows.append({
                "statement": statement, "sentence": sentences.get(piece, ""), "start": int(start.get(piece, 0)),
                "end": int(end.get(piece, 0)), "article": article, "published": published.get(article, ""),
                **{name: values.get(article, "") for name, values in about.items()},
            })  # fmt: skip
    return sorted(rows, key=lambda row: (row["statement"], row["article"], row["start"]))


def _table(rows: list[dict[str, Any]], columns: list[str], library: str) -> Any:
    """The rows as a data frame; its columns have the same types however many rows there are."""
    if library not in _EXTRAS:
        raise Misuse(f"tables are made with {' or '.join(_EXTRAS)}, not with {library}")
    try:
        made = importlib.import_module(library)
    except ImportError:
        raise Misuse(f"{library} is not installed", hint=f'pip install "triplewire[{_EXTRAS[library]}]"') from None
    kinds = {name: _KINDS.get(name, str) for name in columns}
    if library == "pandas":
        frame = made.DataFrame(rows, columns=columns)
        return frame.astype({name: kind for name, kind in kinds.items() if kind is not str})
    types = {str: made.String, int: made.Int64, float: made.Float64}
    return made.DataFrame(rows, schema={name: types[kind] for name, kind in kinds.items()})
