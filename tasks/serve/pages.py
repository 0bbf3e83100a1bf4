"""Answers requests for pages inside a worker: finds what is asked for, and sends it as page, data or download."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

import pyoxigraph as ox

from tasks.ontology import read_text
from tasks.serve import list_pages
from tasks.serve.article_page import article_page
from tasks.serve.downloads import DOWNLOADS, download
from tasks.serve.drawing import LIMITS, drawing
from tasks.serve.entity_page import entity_page
from tasks.serve.explorer import neighbourhood, sentences
from tasks.serve.graph import FOLDERS, Graph
from tasks.serve.html import write_page
from tasks.serve.moved import successor
from tasks.serve.negotiation import PAGE, TRIPLES, choose
from tasks.serve.options import ServeOptions
from tasks.serve.page import Page
from tasks.serve.reply import Reply, problem
from tasks.serve.rows import KINDS
from tasks.serve.sparql_answer import TooLarge, media_type, write_triples
from tasks.serve.statement_page import statement_page
from tasks.serve.vocabulary import vocabulary
from tasks.sparql import PREFIXES, saved_queries, saved_query

_LISTS: Mapping[str, Callable[[Graph, dict[str, str]], Page]] = {
    "home": list_pages.home,
    "search": list_pages.search,
    "entities": list_pages.entities,
    "articles": list_pages.articles,
    "timeline": list_pages.timeline,
    "contradictions": list_pages.contradictions,
    "one-sided": list_pages.claims_of_one_side,
}


def _explored(graph: Graph, parameters: dict[str, str]) -> object:
    """For programs everything; for the explorer what it draws (``places``), or the sentences of statements (``of``)."""
    if "of" in parameters:
        return sentences(graph, parameters["of"])
    return drawing(graph, parameters) if parameters.get("places") else neighbourhood(graph, parameters)


_DATA: Mapping[str, Callable[[Graph, dict[str, str]], object]] = {
    "search.json": list_pages.suggestions,
    "explore.json": _explored,
}


def answer_page(graph: Graph, request: dict[str, Any], options: ServeOptions) -> Reply:
    """The answer to a request for a page."""
    kind, parameters = request["page"], request["parameters"]
    try:
        if kind in _DATA:
            body = json.dumps(_DATA[kind](graph, parameters), ensure_ascii=True).encode("ascii")
            return Reply(200, body, "application/json")
        page = _page(graph, kind, request["path"], parameters)
        if page.status == 404 and (new := _moved_to(graph, kind, request["path"], parameters, options)):
            return problem(301, f"This is now {new}", Location=new)
        if kind == "ontology" and (form := _form(page, request)) in TRIPLES:
            triples = (quad.triple for quad in ox.parse(read_text("triplewire.ttl"), format=ox.RdfFormat.TURTLE))
            return _data(write_triples(triples, form, options.max_bytes), form, request)
    except ValueError as error:
        return problem(400, f"This address names nothing: {error}")
    return _send(graph, page, request, options)


def _page(graph: Graph, kind: str, path: str, parameters: dict[str, str]) -> Page:
    if kind in _LISTS:
        return _LISTS[kind](graph, parameters)
    if kind == "explore":
        return Page(
            "explore.html", "Explorer", {"entity": parameters.get("entity", ""), "kinds": KINDS, "limits": LIMITS}
        )
    if kind == "query":
        saved = [(key, about, used_prefixes(saved_query(key))) for key, about in saved_queries().items()]
        data = {"saved": saved, "query": parameters.get("query", ""), "prefixes": json.dumps(PREFIXES)}
        return Page("query.html", "Ask in SPARQL", data)
    if kind == "ontology":
        found = vocabulary()
        return Page("ontology.html", found.title, {"vocabulary": found}, about=ox.NamedNode(found.iri))
    wanted = parameters.get("iri", "") if kind == "thing" else graph.base + path
    if kind == "resource" and not path.startswith(FOLDERS):
        return _missing()
    for iri in dict.fromkeys([wanted, unquote(wanted)]):
        node = ox.NamedNode(iri)
        if graph.exists(node):
            return _page_of(graph, node, parameters)
    return _missing()


def _moved_to(graph: Graph, kind: str, path: str, parameters: dict[str, str], options: ServeOptions) -> str:
    """Address of what has taken the place of an IRI of an earlier build; "" if nothing has."""
    wanted = parameters.get("iri", "") if kind == "thing" else graph.base + path
    new = successor(options.graph, wanted) or successor(options.graph, unquote(wanted))
    return options.root_path + graph.address(ox.NamedNode(new)) if new else ""


def _page_of(graph: Graph, node: ox.NamedNode, parameters: dict[str, str]) -> Page:
    kinds = graph.kinds(node)
    if "Statement" in kinds:
        return statement_page(graph, node, parameters)
    if "NewsArticle" in kinds:
        return article_page(graph, node, parameters)
    if kinds & set(KINDS):
        return entity_page(graph, node, parameters)
    return list_pages.thing(graph, node)


def _missing() -> Page:
    return Page("missing.html", "Not found", {}, status=404)


def _form(page: Page, request: dict[str, Any]) -> str:
    """How the page is sent: by ``format`` in the address, else as the client likes it best."""
    forms = {**PAGE, **TRIPLES, "csv": ("text/csv",)} if page.about is not None else PAGE
    wanted = str(request["parameters"].get("format", ""))
    if wanted in {*DOWNLOADS, "nt", "rdfxml"} and page.status == 200:
        return wanted
    return choose(request["accept"], forms) or "html"


def _send(graph: Graph, page: Page, request: dict[str, Any], options: ServeOptions) -> Reply:
    """The page as HTML, or what it shows as data."""
    form = _form(page, request)
    if form == "html":
        headers = {"Vary": "Accept"}
        return Reply(page.status, write_page(page, request, options, graph), "text/html; charset=utf-8", headers)
    try:
        return _data(download(graph, page.nodes, form, options.max_bytes), form, request, page.status)
    except TooLarge:
        return problem(413, f"This is larger than {options.max_bytes:,} bytes. Ask for a part with SPARQL.")


def _data(body: bytes, form: str, request: dict[str, Any], status: int = 200) -> Reply:
    headers = {"Vary": "Accept"}
    if request["parameters"].get("format") == form:
        suffix = {"rdfxml": "rdf"}.get(form, form)
        headers["Content-Disposition"] = f'attachment; filename="triplewire.{suffix}"'
    return Reply(status, body, media_type(form), headers)


def used_prefixes(query: str) -> str:
    """``query`` without the declarations of prefixes that it does not use, which push it out of sight in an editor.

    >>> used_prefixes("PREFIX a: <urn:a>\\nPREFIX b: <urn:b>\\nASK { ?x b:y 1 }")
    'PREFIX b: <urn:b>\\nASK { ?x b:y 1 }'
    """
    lines = query.split("\n")
    body = "\n".join(line for line in lines if not line.startswith(("PREFIX ", "#")))
    used = {f"PREFIX {prefix}:" for prefix in re.findall(r"(?<![\w:.-])([\w-]+):", body)}
    return "\n".join(line for line in lines if not line.startswith("PREFIX ") or line.partition(" <")[0] in used)
