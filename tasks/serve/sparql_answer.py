"""Answers SPARQL queries inside a worker, in any form of the protocol, up to a size."""

from __future__ import annotations

import io
from functools import partial
from typing import Any

import pyoxigraph as ox

from tasks.serve.graph import Graph
from tasks.serve.negotiation import ROWS, TRIPLES, choose, is_specific
from tasks.serve.reply import Reply, problem
from tasks.sparql import PREFIXES, written_columns
from tasks.sparql_mistakes import mistake
from tasks.store import columns_of

ROW_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
TRIPLE_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_CHARSET = {"csv", "tsv", "ttl", "nt"}


class TooLarge(Exception):
    """An answer is larger than answers may be."""


class Bounded(io.RawIOBase):
    """Takes bytes up to a number, then raises :class:`TooLarge`."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any) -> int:
        """Keeps ``data``."""
        self._size += len(data)
        if self._size > self._limit:
            raise TooLarge
        self._parts.append(bytes(data))
        return len(data)

    def value(self) -> bytes:
        """All that was written."""
        return b"".join(self._parts)


def answer_sparql(graph: Graph, request: dict[str, Any], max_bytes: int) -> Reply:
    """The answer to a request that :func:`tasks.serve.protocol.read_request` made."""
    try:
        query = written_columns(request["query"], partial(columns_of, base=graph.base))
        answer = graph.store.query(query, base_iri=graph.base, prefixes=PREFIXES, **_dataset(request))
        forms = TRIPLES if isinstance(answer, ox.QueryTriples) else ROWS
        wish = request["format"]
        form = wish if wish in forms and not is_specific(request["accept"]) else choose(request["accept"], forms)
        if form is None:
            offered = ", ".join(sorted({types[0] for types in forms.values()}))
            return problem(406, f"This query can be answered as {offered}.", Vary="Accept")
        return Reply(200, _write(answer, form, max_bytes), media_type(form), {"Vary": "Accept"})
    except SyntaxError as error:
        return problem(400, f"This is not SPARQL: {mistake(request['query'], error.msg or str(error))}")
    except TooLarge:
        return problem(413, f"The answer is larger than {max_bytes:,} bytes. Ask for less, or add LIMIT.")
    except (ValueError, UnicodeError, RuntimeError) as error:  # RuntimeError: a function that nobody knows
        return problem(400, f"The query cannot be answered: {error}")


def media_type(form: str) -> str:
    """What is sent as the content type of ``form``."""
    kind = (ROWS.get(form) or TRIPLES[form])[0]
    return f"{kind}; charset=utf-8" if form in _CHARSET else kind


def write_triples(triples: Any, form: str, max_bytes: int) -> bytes:
    """``triples`` in ``form``, each once and in order, so that the same answer has the same bytes.

    Raises:
        TooLarge: more than ``max_bytes``.
    """
    kept: dict[ox.Triple, None] = {}
    for triple in triples:
        kept[triple] = None
        if len(kept) * 20 > max_bytes:  # no triple is written in fewer bytes
            raise TooLarge
    target = Bounded(max_bytes)
    ordered = sorted(kept, key=lambda triple: (str(triple.subject), str(triple.predicate), str(triple.object)))
    kind = TRIPLE_FORMATS[form]
    ox.serialize(ordered, output=target, format=kind, prefixes=None if form == "nt" else PREFIXES)  # type: ignore[arg-type]
    return target.value()


def _dataset(request: dict[str, Any]) -> dict[str, Any]:
    """What the request says of graphs goes before what the query says; the default graph is the merge of all."""
    if request["default"] or request["named"]:
        return {
            "default_graph": [ox.NamedNode(iri) for iri in request["default"]],
            "named_graphs": [ox.NamedNode(iri) for iri in request["named"]],
        }
    return {}


def _write(answer: Any, form: str, max_bytes: int) -> bytes:
    if form in TRIPLE_FORMATS:
        return write_triples(answer, form, max_bytes)
    target = Bounded(max_bytes)
    answer.serialize(target, format=ROW_FORMATS[form])
    return target.value()
