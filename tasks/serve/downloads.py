"""What a page shows, to take away: Turtle, JSON-LD, or a table that a spreadsheet opens without running it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from tasks.harmless import harmless
from tasks.serve.graph import Graph
from tasks.serve.rows import row_of, sources_of
from tasks.serve.sparql_answer import TooLarge, write_triples

#: Form → label on the page.
DOWNLOADS = {"ttl": "Turtle", "jsonld": "JSON-LD", "csv": "CSV"}
#: What belongs to a node and is nothing without it.
_PARTS = ("tw:evidence", "tw:argument", "tw:quantity", "tw:hasRole", "tw:decision")
_COLUMNS = (
    "statement", "kind", "denied", "modality", "speaker", "time", "articles", "independent", "article", "publisher",
    "published", "start", "end", "sentence", "iri",
)  # fmt: skip


def download(graph: Graph, nodes: Iterable[ox.NamedNode], form: str, max_bytes: int) -> bytes:
    """These nodes with their parts as RDF, or the statements among them as CSV.

    Raises:
        TooLarge: more than ``max_bytes``.
    """
    if form != "csv":
        return write_triples(_described(graph, nodes), form, max_bytes)
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for node in nodes:
        if "Statement" not in graph.kinds(node):
            continue
        row = row_of(graph, node)
        start = [
            row.link.label, "claim" if row.attributed else "fact", "yes" if row.denied else "", row.modality,
            row.speaker.label if row.speaker else "", row.time, row.reports, row.independent,
        ]  # fmt: skip
        for source in sources_of(graph, node):
            where = [
                source.headline,
                source.publisher,
                source.published,
                source.start,
                source.end,
                source.exact,
                row.iri,
            ]
            writer.writerow([cell(value) for value in (*start, *where)])
        if target.tell() > max_bytes:
            raise TooLarge
    return target.getvalue().encode("utf-8")


def cell(value: object) -> str:
    """A value for a table; what a spreadsheet would take for a formula gets an apostrophe before it.

    >>> cell("=1+1")
    "'=1+1"
    """
    text = value if isinstance(value, str) else str(value)
    text = harmless(text)
    return "'" + text if text.lstrip()[:1] in {"=", "+", "-", "@"} else text


def _described(graph: Graph, nodes: Iterable[ox.NamedNode]) -> Iterator[ox.Triple]:
    for node in nodes:
        for quad in graph.quads(node):
            yield quad.triple
        for part in _PARTS:
            for term in graph.nodes(node, part):
                for quad in graph.quads(term):
                    yield quad.triple
