"""SPARQL 1.1 Protocol: reads a request, and refuses what is not one.

Statuses: 400 not SPARQL, or not a request after the protocol; 403 an update, or a call to another service; 405 another
method; 406 no form that the client takes; 413 too large a request, or too large an answer; 415 another content type;
503 the query ran too long or took too much memory, or too many wait.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

from tasks.serve.reply import Reply, problem
from tasks.sparql import query_words

#: Bytes that a request's body may have.
MAX_REQUEST = 1_000_000
_FORM = "application/x-www-form-urlencoded"
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]*")
_READ_ONLY = (
    "This endpoint is read-only: updates (INSERT, DELETE, LOAD, …) are refused. “triplewire build” makes the graph."
)


class Refused(Exception):
    """A request that cannot be answered; carries the answer that says why."""

    def __init__(self, status: int, text: str, **headers: str) -> None:
        super().__init__(text)
        self.reply: Reply = problem(status, text, **headers)


def read_request(
    method: str, query_string: bytes, content_type: str, body: bytes, accept: str
) -> dict[str, Any] | None:
    """The request for a worker; None if the service description is wanted (GET without a query).

    Raises:
        Refused: with the answer to give.
    """
    fields = _fields(query_string, "the address")
    if method == "POST":
        kind, _, parameters = content_type.partition(";")
        kind = kind.strip().lower()
        if kind == _FORM:
            fields += _fields(body, "the form")
        elif kind == "application/sparql-query":
            if any(name == "query" for name, _ in fields):
                raise Refused(400, "The query stands in the body; leave “query” out of the address.")
            fields.append(("query", _decode(body, parameters)))
        elif kind == "application/sparql-update":
            raise Refused(403, _READ_ONLY)
        else:
            raise Refused(
                415,
                f"Send the query as {_FORM} or application/sparql-query.",
                Accept=f"{_FORM}, application/sparql-query",
            )
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        raise Refused(403, _READ_ONLY)
    if not queries and method in {"GET", "HEAD"}:
        return None
    if len(queries) != 1:
        raise Refused(400, "Give one “query”." if not queries else "Give one “query”, not several.")
    words = query_words(queries[0])
    if words.is_update:
        raise Refused(403, _READ_ONLY)
    if words.calls_service:
        raise Refused(403, "SERVICE is refused: this endpoint calls no other. Ask the other endpoint yourself.")
    return {
        "job": "sparql",
        "query": queries[0],
        "default": _graphs(fields, "default-graph-uri"),
        "named": _graphs(fields, "named-graph-uri"),
        "from": words.has_dataset,
        "accept": accept,
        "format": next((value for name, value in fields if name == "format"), ""),
    }


def _fields(data: bytes, place: str) -> list[tuple[str, str]]:
    try:
        text = data.decode("ascii" if place == "the address" else "utf-8")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError:
        raise Refused(400, f"What stands in {place} is not UTF-8.") from None
    except ValueError:
        raise Refused(400, f"There are too many fields in {place}.") from None


def _decode(body: bytes, parameters: str) -> str:
    match = re.search(r"charset\s*=\s*\"?([\w.-]+)", parameters, re.IGNORECASE)
    if match and match[1].lower() not in {"utf-8", "utf8", "us-ascii", "ascii"}:
        raise Refused(415, "A query is to be sent in UTF-8.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "The query is not UTF-8.") from None


def _graphs(fields: list[tuple[str, str]], name: str) -> list[str]:
    found = [value for key, value in fields if key == name]
    for value in found:
        if not _ABSOLUTE.fullmatch(value):
            raise Refused(400, f"“{name}” is to be an absolute IRI.")
    return found
