"""The addresses of the server described for programs (OpenAPI 3.1), as /openapi.json."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any

from tasks.serve.negotiation import ROWS, TRIPLES
from tasks.serve.routes import PAGES
from tasks.serve.rows import KINDS

_QUERY = "SELECT ?who ?says { ?s tw:speaker/rdfs:label ?who ; rdfs:label ?says } LIMIT 10"
_WHAT = {
    "home": "What the graph holds, and ways in",
    "search": "Search in names, offices, headlines and statements",
    "search.json": "The best ten finds, for search as one types",
    "entities": "All entities, or those of a class",
    "articles": "All articles, the newest first",
    "timeline": "Dated statements in order",
    "contradictions": "Statements that cannot both hold",
    "one-sided": "Claims that only one speaker makes",
    "explore": "The explorer",
    "explore.json": "The neighbourhood of an entity as nodes and edges",
    "query": "A SPARQL editor with the saved queries",
    "ontology": "The vocabulary: as a page, or as Turtle and other RDF",
    "thing": "What the graph says of any IRI",
    "resource": "An entity, statement, article, … at the path of its IRI below the base",
}
_FORMATS = ["ttl", "jsonld", "csv", "nt", "rdfxml"]
_STRING = {"type": "string", "maxLength": 300}


def describe(root: str) -> dict[str, Any]:
    """The description, for a server whose pages begin at ``root`` (“” or “/news”)."""
    try:
        number = version("triplewire")
    except PackageNotFoundError:  # run from a folder that is not installed
        number = "0"
    paths = {_template(path): {"get": _page(kind, "{path" in path)} for path, kind in PAGES.items()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Triplewire",
            "version": number,
            "description": "A knowledge graph of news, read-only: SPARQL 1.1 Protocol and pages.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": root or "/"}],
        "paths": {"/sparql": {"get": _sparql_get(), "post": _sparql_post()}, **paths},
    }


def _template(path: str) -> str:
    return path.replace("{path:path}", "{path}")


def _parameter(name: str, about: str, schema: dict[str, Any], place: str = "query") -> dict[str, Any]:
    return {"name": name, "in": place, "description": about, "schema": schema, "required": place == "path"}


def _sparql_parameters(*, query: bool) -> list[dict[str, Any]]:
    graphs = {"type": "array", "items": {"type": "string", "format": "iri"}, "maxItems": 5}
    found = [
        _parameter("default-graph-uri", "Graphs that make up the default graph", graphs),
        _parameter("named-graph-uri", "Graphs that GRAPH may name", graphs),
        _parameter("format", "The form of the answer where Accept does not care", {"enum": [*ROWS, *TRIPLES]}),
    ]
    about = "A query (SELECT, ASK, CONSTRUCT, DESCRIBE); without one the service describes itself"
    return [_parameter("query", about, {"type": "string", "examples": [_QUERY]}), *found] if query else found


def _sparql_answers() -> dict[str, Any]:
    kinds = sorted({types[0] for types in (*ROWS.values(), *TRIPLES.values())})
    answers: dict[str, Any] = {"200": {"description": "The answer", "content": {kind: {} for kind in kinds}}}
    words = {
        "303": "A browser without a query is sent to the editor",
        "400": "Not SPARQL, or not a request after the protocol",
        "401": "No token, or not the right one",
        "403": "An update, or a call to another service",
        "406": "None of the forms that the client takes",
        "413": "Too large a request, or too large an answer",
        "415": "Another content type",
        "503": "The query ran too long, or too many wait",
    }
    return answers | {status: {"description": text} for status, text in words.items()}


def _sparql_get() -> dict[str, Any]:
    return {
        "summary": "SPARQL 1.1 Protocol: query by GET",
        "operationId": "queryByGet",
        "parameters": _sparql_parameters(query=True),
        "responses": _sparql_answers(),
    }


def _sparql_post() -> dict[str, Any]:
    form = {"type": "object", "properties": {"query": {"type": "string", "examples": [_QUERY]}}, "required": ["query"]}
    return {
        "summary": "SPARQL 1.1 Protocol: query by POST",
        "operationId": "queryByPost",
        "parameters": _sparql_parameters(query=False),
        "requestBody": {
            "required": True,
            "content": {
                "application/x-www-form-urlencoded": {"schema": form},
                "application/sparql-query": {"schema": {"type": "string"}, "example": _QUERY},
            },
        },
        "responses": _sparql_answers(),
    }


def _page(kind: str, has_path: bool) -> dict[str, Any]:
    own = {
        "search": [_parameter("q", "What is looked for", _STRING)],
        "search.json": [_parameter("q", "What is looked for", _STRING)],
        "entities": [_parameter("kind", "A class", {"enum": list(KINDS)})],
        "timeline": [
            _parameter("from", "The first day", {"type": "string", "examples": ["2024-05-01"]}),
            _parameter("to", "The last day", {"type": "string", "examples": ["2024-05-31"]}),
            _parameter("status", "Which statements", {"enum": ["facts", "claims", "expected"]}),
        ],
        "one-sided": [_parameter("speaker", "IRI of the speaker", _STRING)],
        "explore": [_parameter("entity", "IRI of the entity in the middle", _STRING)],
        "explore.json": [
            _parameter("entity", "IRI of the entity in the middle", _STRING),
            _parameter("limit", "Number of nodes", {"type": "integer", "minimum": 1, "maximum": 5000}),
            _parameter("places", "Short rows, and where each node stands, instead of edges", {"enum": ["yes"]}),
            _parameter("of", "Addresses of statements, with spaces between: what they say, and a sentence", _STRING),
        ],
        "query": [_parameter("query", "What stands in the editor", _STRING)],
        "thing": [_parameter("iri", "The IRI", _STRING)],
    }.get(kind, [])
    if has_path:
        own.append(_parameter("path", "As entity/person/ada-moss", {"type": "string", "minLength": 1}, "path"))
    if kind in {"search.json", "explore.json"}:
        content: dict[str, Any] = {"application/json": {}}
    else:
        own.append(_parameter("page", "Which page of a long list", {"type": "integer", "minimum": 1}))
        own.append(_parameter("format", "Data instead of a page", {"enum": _FORMATS}))
        content = {"text/html": {}, "text/csv": {}, **{types[0]: {} for types in TRIPLES.values()}}
    return {
        "summary": _WHAT[kind],
        "operationId": kind.replace(".", "_").replace("-", "_"),
        "parameters": own,
        "responses": {
            "200": {"description": _WHAT[kind], "content": content},
            "301": {"description": "An IRI of an earlier build, which leads to what took its place"},
            "400": {"description": "What was asked for cannot be a name, a day, a number"},
            "401": {"description": "No token, or not the right one"},
            "404": {"description": "The graph knows nothing of it"},
            "413": {"description": "More data than one answer may have"},
            "503": {"description": "Too many requests wait"},
        },
    }
