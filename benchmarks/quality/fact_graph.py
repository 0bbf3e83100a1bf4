"""A graph of the project, read from Turtle, as the scorer of facts asks for it: statements, entities, quotations.

Only the terms of the public graph are relied on, so any graph in that form can be scored.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

TW = "https://w3id.org/triplewire/ontology#"
REL = "https://w3id.org/triplewire/relation/"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
SAME_AS = "http://www.w3.org/2002/07/owl#sameAs"
_LABELS = (LABEL, f"{SKOS}prefLabel", f"{SKOS}altLabel")
_CLASSES = {f"{SCHEMA}{name}": name for name in (
    "Person", "Organization", "Country", "AdministrativeArea", "City", "Place", "Event", "Product", "CreativeWork",
)} | {f"{TW}Group": "Group", f"{TW}Facility": "Facility", f"{SKOS}Concept": "Concept"}  # fmt: skip
#: Properties of a statement whose values are no arguments of it.
_NO_ARGUMENTS = {f"{RDF}{name}" for name in ("type", "subject", "predicate", "object")} | {LABEL} | {
    f"{TW}{name}" for name in (
        "polarity", "modality", "status", "speaker", "evidence", "confidence", "corroboration", "contradicts",
        "contradictionKind", "reportCount", "attributedIn", "argument",
    )
}  # fmt: skip
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
Node = Any


def plain(text: str) -> str:
    """One spelling of quotation marks, dashes and spaces."""
    return re.sub(r"\s+", " ", text.translate(_PLAIN)).strip()


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement node and what is said of it."""

    node: Node
    subject: Node
    predicate: Node
    object: Node
    polarity: frozenset[str]
    modality: frozenset[str]
    status: frozenset[str]
    speakers: tuple[Node, ...]
    times: tuple[Node, ...]
    places: tuple[Node, ...]
    quantities: tuple[Node, ...]
    arguments: tuple[Node, ...]
    corroboration: float

    @property
    def is_fact(self) -> bool:
        """Asserted, positive and actual."""
        return "Asserted" in self.status and "Positive" in self.polarity and "Actual" in self.modality


class FactGraph:
    """All of a graph in memory."""

    def __init__(self, turtle: bytes | Path) -> None:
        data = turtle.read_bytes() if isinstance(turtle, Path) else turtle
        self.out: dict[Node, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        self.direct: list[tuple[Node, Node, Node]] = []
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE, base_iri="urn:x-base:"):
            self.out[quad.subject][quad.predicate.value].append(quad.object)
            if quad.predicate.value.startswith(REL):
                self.direct.append((quad.subject, quad.predicate, quad.object))
        self.direct_set = set(self.direct)
        self.entities: dict[Node, set[str]] = {}
        self.statements: list[Statement] = []
        self.quotations: list[Node] = []
        self.articles: list[Node] = []
        for node in sorted(self.out, key=str):
            types = {kind.value for kind in self.values(node, f"{RDF}type")}
            if f"{TW}Statement" in types:
                self.statements.append(self._statement(node))
            elif f"{TW}Quotation" in types:
                self.quotations.append(node)
            elif f"{SCHEMA}NewsArticle" in types:
                self.articles.append(node)
            elif f"{TW}Evidence" not in types and (classes := {_CLASSES[t] for t in types if t in _CLASSES}):
                self.entities[node] = classes
        self.statement_nodes = {statement.node for statement in self.statements}
        self.strings = cache(self._strings)

    def values(self, node: Node, *properties: str) -> list[Node]:
        """Values of properties, in their order."""
        found = self.out.get(node, {})
        return [value for name in properties for value in found.get(name, ())]

    def labels(self, node: Node) -> list[str]:
        """Every label of a node."""
        return [plain(value.value) for value in self.values(node, *_LABELS) if isinstance(value, ox.Literal)]

    def predicate_labels(self, predicate: Node) -> list[str]:
        """Labels of a predicate, and its local name."""
        return [] if predicate is None else [*self.labels(predicate), _local(predicate)]

    def _strings(self, node: Node, depth: int = 0) -> tuple[str, ...]:
        """What a node is called: labels, a literal's value; of a statement the strings of its parts, and their row."""
        if node is None:
            return ()
        if isinstance(node, ox.Literal):
            return (plain(node.value),)
        found = self.labels(node)
        if depth < 4 and node in self.statement_nodes:
            subject, predicate, object_ = (
                self.values(node, f"{RDF}{part}") for part in ("subject", "predicate", "object")
            )
            parts = [
                [text for value in subject for text in self._strings(value, depth + 1)],
                [text for value in predicate for text in self.predicate_labels(value)],
                [text for value in object_ for text in self._strings(value, depth + 1)],
            ]
            found += [text for part in parts for text in part]
            found.append(" ".join(part[0] for part in parts if part))
        elif not found and node not in self.entities:
            found = self.literals(node)
        return tuple(found)

    def literals(self, node: Node) -> list[str]:
        """All literals of a value node (a time, a quantity), or the one it is."""
        if isinstance(node, ox.Literal):
            return [plain(node.value)]
        values = (value for found in self.out.get(node, {}).values() for value in found)
        return [plain(value.value) for value in values if isinstance(value, ox.Literal)]

    def evidence(self, node: Node) -> list[tuple[Node, str]]:
        """(article, sentence) of a statement or quotation."""
        return [
            (article, text)
            for piece in self.values(node, f"{TW}evidence")
            for article in self.values(piece, f"{TW}article") or [None]
            for text in [plain(value.value) for value in self.values(piece, f"{TW}exact")] or [""]
        ]

    def article_names(self, node: Node) -> set[str]:
        """What an article may be known by: address, headline, hash of its text."""
        names = {value.value for value in self.values(node, f"{SCHEMA}url", f"{SCHEMA}headline", f"{TW}sha256")}
        body = "".join(value.value for value in self.values(node, f"{SCHEMA}articleBody"))
        return names | {hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()}

    def _statement(self, node: Node) -> Statement:
        def first(name: str) -> Node:
            return next(iter(self.values(node, f"{RDF}{name}")), None)

        def names(name: str) -> frozenset[str]:
            return frozenset(_local(value) for value in self.values(node, f"{TW}{name}"))

        arguments = [value for name, found in self.out[node].items() if name not in _NO_ARGUMENTS for value in found]
        arguments += self.values(node, f"{RDF}object")[1:]
        for argument in self.values(node, f"{TW}argument"):
            arguments += self.values(argument, f"{RDF}value")
        supports = [float(value.value) for value in self.values(node, f"{TW}corroboration")]
        return Statement(
            node, first("subject"), first("predicate"), first("object"),
            names("polarity"), names("modality"), names("status"),
            tuple(self.values(node, f"{TW}speaker")), tuple(self.values(node, f"{TW}time")),
            tuple(self.values(node, f"{TW}place")), tuple(self.values(node, f"{TW}quantity")),
            tuple(arguments), max(supports, default=0.0),
        )  # fmt: skip


def _local(node: Node) -> str:
    return str(re.split(r"[#/]", getattr(node, "value", "").rstrip("/#"))[-1].replace("_", " "))
