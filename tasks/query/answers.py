"""Runs SPARQL over a store and writes the answer in the formats of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import pyoxigraph as ox

from tasks.errors import BadQuery
from tasks.harmless import harmless
from tasks.settings import DEFAULT_BASE
from tasks.sparql import PREFIXES, query_words, written_columns
from tasks.sparql_mistakes import mistake
from tasks.store import columns_of

#: Output format → media type, for answers that are rows or yes/no.
ROW_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
FORMATS = ("table", *ROW_FORMATS, "ttl")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def run_query(store: ox.Store, query: str) -> Answer:
    """The answer of ``store`` to ``query``; its default graph holds what the named graphs hold together, each once.

    Raises:
        BadQuery: not SPARQL (with line and column), an update, or a call to another service.
    """
    words = query_words(query)
    if words.calls_service:
        raise BadQuery("the query calls another service; that is not allowed.", hint="Leave SERVICE out.")
    try:
        return store.query(
            written_columns(query, partial(columns_of, base=DEFAULT_BASE)), base_iri=DEFAULT_BASE, prefixes=PREFIXES
        )
    except SyntaxError as error:
        hint = "Look at the saved queries for examples: triplewire query --list"
        raise BadQuery(f"this is not SPARQL: {mistake(query, error.msg or str(error))}", hint=hint) from None
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a function that nobody knows
        raise BadQuery(f"the query cannot be answered: {error}") from None


def write_answer(answer: Answer, form: str, width: int = 0) -> Iterator[bytes]:
    """``answer`` as bytes in ``form`` (one of :data:`FORMATS`), piece by piece.

    Args:
        width: for tables, the number of columns of the terminal; 0 for no limit.

    Raises:
        BadQuery: rows were asked for as Turtle, or a graph as rows.
    """
    if isinstance(answer, ox.QueryTriples):
        if form not in {"ttl", "table"}:
            raise BadQuery(f"a CONSTRUCT or DESCRIBE query gives a graph, not {form}.", hint="Use --format ttl.")
        data = ox.serialize(sorted(answer, key=str), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
        yield data or b""
        return
    if form == "ttl":
        raise BadQuery("a SELECT or ASK query gives rows, not a graph.", hint="Use --format json, csv, tsv or xml.")
    if form != "table":
        data = answer.serialize(format=ROW_FORMATS[form]) or b""
        yield data if data.endswith(b"\n") else data + b"\n"
    elif isinstance(answer, ox.QueryBoolean):
        yield b"yes\n" if bool(answer) else b"no\n"
    else:
        yield from write_table(answer, width)


def write_table(answer: ox.QuerySolutions, width: int) -> Iterator[bytes]:
    """Rows as a table for people: values without syntax, long ones shortened to fit ``width``."""
    names = [variable.value for variable in answer.variables]
    rows = [[show(solution[name]) for name in names] for solution in answer]
    if not names:
        return
    widths = [max([len(name), *(len(row[k]) for row in rows)]) for k, name in enumerate(names)]
    if width:
        spare = max(width - 2 * (len(names) - 1), 8 * len(names))
        while sum(widths) > spare:
            widest = max(range(len(widths)), key=widths.__getitem__)
            others = sorted(w for k, w in enumerate(widths) if k != widest)
            widths[widest] = max(8, others[-1] if others and others[-1] < widths[widest] else widths[widest] - 1,
                                 widths[widest] - (sum(widths) - spare))  # fmt: skip
    yield _line(names, widths)
    yield _line(["─" * w for w in widths], widths)
    for row in rows:
        yield _line(row, widths)
    yield f"({len(rows):,} {'row' if len(rows) == 1 else 'rows'})\n".encode()


def show(term: Term | None) -> str:
    """A term for people's eyes: no syntax, one line, and nothing that a terminal would obey."""
    if term is None:
        return ""
    text = term.value if isinstance(term, (ox.Literal, ox.NamedNode)) else str(term)
    return harmless(text)


def _line(cells: Iterable[str], widths: list[int]) -> bytes:
    shown = (cell if len(cell) <= w else cell[: max(w - 1, 1)] + "…" for cell, w in zip(cells, widths, strict=True))
    return ("  ".join(f"{cell:<{w}}" for cell, w in zip(shown, widths, strict=True)).rstrip() + "\n").encode(
        "utf-8", "replace"
    )
