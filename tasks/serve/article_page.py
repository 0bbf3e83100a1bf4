"""An article's page: its text with all that was drawn from it marked by kind, and what each sentence says."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from tasks.serve.graph import Graph, number_of
from tasks.serve.page import Page
from tasks.serve.rows import Link, Row, entity_kind, headline_of, link_to, row_of
from tasks.store import text_of

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is marked in one way."""

    text: str
    classes: tuple[str, ...] = ()
    anchor: str = ""
    link: Link | None = None
    sentence: str = ""  #: where the sentence begins that it belongs to
    note: str = ""  #: number of the sentence's notes, after its last piece


def article_page(graph: Graph, node: ox.NamedNode, parameters: dict[str, str]) -> Page:
    """The page of an article."""
    body = graph.text(node, "schema:articleBody")
    sentences: dict[tuple[int, int], list[ox.NamedNode]] = {}
    quotations: set[str] = set()
    for evidence in graph.subjects("tw:article", node):
        span = (int(number_of(graph.value(evidence, "tw:start"))), int(number_of(graph.value(evidence, "tw:end"))))
        held = sentences.setdefault(span, [])
        for holder in graph.subjects("tw:evidence", evidence):
            if "Statement" in graph.kinds(holder):
                held.append(holder)
            elif "Quotation" in graph.kinds(holder):
                quotations.add(graph.text(holder, "schema:text"))
    notes: list[dict[str, Any]] = []
    for (start, _), held in sorted(sentences.items()):
        if held:
            rows = sorted(
                (row_of(graph, statement) for statement in held), key=lambda row: (row.attributed, row.link.label)
            )
            notes.append({"anchor": start, "number": len(notes) + 1, "rows": rows})
    everything = [statement for _, held in sorted(sentences.items()) for statement in held]
    mentioned = _mentioned(graph, node, everything)
    speech = {act.value for statement in everything for act in graph.nodes(statement, "tw:attributedIn")}
    data: dict[str, Any] = {
        "headline": headline_of(graph, node), "publisher": graph.text(node, "schema:publisher"),
        "published": graph.text(node, "schema:datePublished"), "author": graph.text(node, "schema:author"),
        "url": _web(graph.text(node, "schema:url")),
        "pieces": _mark(body, notes, sentences, quotations, mentioned, speech),
        "notes": notes, "has_text": bool(body), "mentioned": [link for _, link in _once(mentioned)],
        "copies": [link_to(graph, n) for n in {*graph.nodes(node, "tw:copyOf"), *graph.subjects("tw:copyOf", node)}],
    }  # fmt: skip
    data["copies"].sort(key=lambda link: (link.label, link.address))
    return Page("article.html", data["headline"], data, [node, *dict.fromkeys(everything)], node)


def _mentioned(graph: Graph, node: ox.NamedNode, statements: list[ox.NamedNode]) -> list[tuple[str, Link]]:
    """Forms of names with what they name, the longest first."""
    entities = set(graph.nodes(node, "schema:mentions"))
    for statement in statements:
        for predicate in ("rdf:subject", "rdf:object", "tw:speaker", "tw:place"):
            entities.update(graph.nodes(statement, predicate))
    found: dict[str, Link] = {}
    for entity in sorted(entities, key=lambda item: item.value):
        kind = entity_kind(graph, entity)
        if not kind or kind == "Concept":
            continue
        link = link_to(graph, entity)
        for form in [link.label, *(text_of(term) for term in graph.values(entity, "skos:altLabel"))]:
            if len(form) > 1:
                found.setdefault(form, link)
    return sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))


def _once(mentioned: list[tuple[str, Link]]) -> list[tuple[str, Link]]:
    return sorted({link.address: (form, link) for form, link in mentioned}.values(), key=lambda item: item[1].label)


def _mark(
    body: str, notes: list[dict[str, Any]], sentences: dict[tuple[int, int], list[ox.NamedNode]], quotations: set[str],
    mentioned: list[tuple[str, Link]], speech: set[str],
) -> list[Piece]:  # fmt: skip
    """Cuts the text wherever a mark begins or ends."""
    numbers = {note["anchor"]: note for note in notes}
    marks: list[tuple[int, int, str]] = []
    for (start, end), held in sentences.items():
        if held and 0 <= start < end <= len(body):
            rows: list[Row] = numbers[start]["rows"]
            found = {"claim"} if any(row.attributed for row in rows) else set()
            if any(not row.attributed and row.iri not in speech for row in rows) or not found:
                found.add("fact")  # that somebody said something does not make what was said the article's word
            marks += [(start, end, kind) for kind in sorted(found)]
            marks.append((start, end, f"@{start}"))
    marks += [(start, end, "quote") for start, end in _find_quotations(body, quotations)]
    names = _find_names(body, mentioned)
    cuts = sorted(
        {0, len(body), *(m[0] for m in marks), *(m[1] for m in marks), *(n[0] for n in names), *(n[1] for n in names)}
    )
    starts = {start: (end, link) for start, end, link in names}
    begins: dict[int, list[tuple[int, str]]] = {}
    for start, end, kind in marks:
        begins.setdefault(start, []).append((end, kind))
    last = {end: numbers[start]["number"] for (start, end), held in sentences.items() if held and start in numbers}
    pieces: list[Piece] = []
    active: list[tuple[int, str]] = []
    for start, end in itertools.pairwise(cuts):
        active = [(stop, kind) for stop, kind in active if stop > start] + begins.get(start, [])
        link = starts[start][1] if start in starts else None
        anchor = f"s{start}" if start in numbers else ""
        kinds = tuple(sorted({kind for _, kind in active if kind[0] != "@"}))
        sentence = next((kind[1:] for _, kind in active if kind[0] == "@"), "")
        pieces.append(Piece(body[start:end], kinds, anchor, link, sentence, str(last.get(end, ""))))
    return pieces


def _find_quotations(body: str, quotations: set[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for quotation in sorted(quotations, key=lambda text: (-len(text), text)):
        words = _SPACES.split(quotation.strip())
        if not 1 <= len(words) <= 400:
            continue
        pattern = r"\s+".join(re.escape(word) for word in words)
        found += [match.span() for match in re.finditer(pattern, body)]
    return found


def _find_names(body: str, mentioned: list[tuple[str, Link]]) -> list[tuple[int, int, Link]]:
    """Where names stand, longest first, none inside another."""
    links = dict(mentioned)
    forms = [re.escape(form) for form, _ in mentioned[:2000]]
    if not forms:
        return []
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")
    return [(match.start(), match.end(), links[match[0]]) for match in pattern.finditer(body)]


def _web(address: str) -> str:
    """An address that may be a link: http or https only."""
    return address if address.startswith(("https://", "http://")) else ""
