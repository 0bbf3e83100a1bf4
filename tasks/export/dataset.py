"""The contents of a graph from the file of its dataset: in a quarter of the time that a store takes to look them up.

A build writes ``graph.ttl`` subject by subject in the order of their IRIs: articles, arguments, entities and evidence
come before statements. An IRI comes many times and is kept once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from sys import intern

import pyoxigraph as ox

from tasks.export.contents import TYPES, Contents, Entity, Statement

_TW = "https://w3id.org/triplewire/ontology#"
_SCHEMA = "https://schema.org/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_TYPE, _LABEL = f"{_RDF}type", "http://www.w3.org/2000/01/rdf-schema#label"
_NAME, _DAY = "http://www.w3.org/2004/02/skos/core#prefLabel", f"{_SCHEMA}datePublished"
_ARTICLE = f"{_TW}article"
_SUBJECT, _PREDICATE, _OBJECT, _VALUE = (f"{_RDF}{name}" for name in ("subject", "predicate", "object", "value"))
_PROPERTIES = frozenset({
    _TYPE, _LABEL, _NAME, _DAY, _SUBJECT, _PREDICATE, _OBJECT, _VALUE, _ARTICLE, f"{_GEO}lat", f"{_GEO}long",
    *(f"{_TW}{name}" for name in (
        "polarity", "modality", "status", "speaker", "attributedIn", "place", "argument", "role", "time", "confidence",
        "corroboration", "reportCount", "evidence",
    )),
})  # fmt: skip
#: What few statements are; all others are positive, actual and asserted.
_SELDOM = {
    "polarity": ("Negative",), "modality": ("Future", "Possible", "Hypothetical"), "status": ("Attributed",),
}  # fmt: skip
Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_Said = dict[str, list[Value]]  #: property → values


def read_dataset(path: Path, *, ties_only: bool = False) -> Contents:
    """Entities and statements of a ``graph.ttl`` that a build wrote, as :func:`tasks.export.contents.read_contents`
    gives them of its store.

    Args:
        ties_only: only statements that tie an entity to another, which is what the view of entities shows.

    Raises:
        OSError: the file cannot be read.
        SyntaxError: it is no Turtle.
    """
    reading = _Reading(ties_only)
    triples = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    for subject, group in groupby(triples, key=attrgetter("subject")):
        said: _Said = {}
        for triple in group:
            name = triple.predicate.value
            if name in _PROPERTIES:
                said.setdefault(name, []).append(triple.object)
        if said:
            reading.take(_text(subject), said)
    return reading.contents()


class _Reading:
    """What has been read so far: all that a statement points at but the property stands before it."""

    def __init__(self, ties_only: bool) -> None:
        self._ties_only = ties_only
        self._entities: dict[str, Entity] = {}
        self._statements: dict[str, Statement] = {}  #: their predicates as IRIs
        self._labels: dict[str, str] = {}  #: of properties
        self._arguments: dict[str, tuple[str, str]] = {}  #: role and IRI of the value
        self._day: dict[str, str] = {}  #: of an article, then of a piece of evidence too
        self._days: dict[tuple[str, ...], tuple[str, ...]] = {}

    def take(self, iri: str, said: _Said) -> None:
        """Takes in what is said of a subject."""
        if _PREDICATE in said:
            self._add_statement(intern(iri), said)
        elif _NAME in said:
            types = {_text(value) for value in said.get(_TYPE, ())}
            if kind := next((name for known, name in TYPES.items() if known in types), None):
                north, east = _first(said, f"{_GEO}lat"), _first(said, f"{_GEO}long")
                where = (float(north), float(east)) if north and east else (None, None)
                self._entities[intern(iri)] = Entity(intern(iri), _first(said, _NAME), kind, *where)
        elif _VALUE in said:
            if target := _node(said, _VALUE):
                self._arguments[iri] = (intern(_first(said, f"{_TW}role")), target)
        elif _ARTICLE in said:
            self._day[iri] = self._day.get(_first(said, _ARTICLE), "")
        elif _DAY in said:
            self._day[iri] = intern(_first(said, _DAY)[:10])
        elif _LABEL in said:
            self._labels[iri] = _first(said, _LABEL)

    def contents(self) -> Contents:
        """All of it; to be called once, when everything is in."""
        found = {}
        for iri in sorted(self._statements):
            statement = self._statements.pop(iri)
            label = self._labels.get(statement.predicate) or intern(statement.predicate.rsplit("/", 1)[-1])
            found[iri] = replace(statement, predicate=label)
        return Contents({iri: self._entities[iri] for iri in sorted(self._entities)}, found)

    def _add_statement(self, iri: str, said: _Said) -> None:
        target = _node(said, _OBJECT)
        ends = {("object", target)} if target else set()
        ends.update(("place", intern(_text(place))) for place in said.get(f"{_TW}place", ()))
        arguments = (self._arguments.get(_text(each)) for each in said.get(f"{_TW}argument", ()))
        ends.update(argument for argument in arguments if argument is not None)
        subject = intern(_first(said, _SUBJECT))
        if self._ties_only and not (subject in self._entities and any(other in self._entities for _, other in ends)):
            return
        self._statements[iri] = Statement(
            iri, _first(said, _LABEL), intern(_first(said, _PREDICATE)), subject, tuple(sorted(ends)),
            "" if target else _first(said, _OBJECT), _choice(said, "polarity", "Positive"),
            _choice(said, "modality", "Actual"), _choice(said, "status", "Asserted"),
            intern(_first(said, f"{_TW}speaker")), intern(_first(said, f"{_TW}attributedIn")),
            intern(_first(said, f"{_TW}time")), int(float(_first(said, f"{_TW}corroboration") or 1)),
            int(float(_first(said, f"{_TW}reportCount") or 1)), float(_first(said, f"{_TW}confidence") or 0),
            self._dates(map(_text, said.get(f"{_TW}evidence", ()))),
        )  # fmt: skip

    def _dates(self, evidence: Iterable[str]) -> tuple[str, ...]:
        """The days on which the articles of some pieces of evidence were published, sorted."""
        days = {self._day.get(piece, "") for piece in evidence}
        found = tuple(sorted(day for day in days if len(day) == len("2000-01-01")))
        return self._days.setdefault(found, found)


def _text(term: Value) -> str:
    """An IRI or a literal without syntax; anything else as it is written."""
    return term.value if isinstance(term, (ox.NamedNode, ox.Literal)) else str(term)


def _first(said: _Said, property: str) -> str:
    """The value of a property as text, the first in order where there are several; "" where there is none."""
    values = said.get(property)
    if not values:
        return ""
    return _text(values[0]) if len(values) == 1 else min(map(_text, values))


def _node(said: _Said, property: str) -> str:
    """The value of a property that is an IRI, the first in order; "" where it has none."""
    found = [value.value for value in said.get(property, ()) if isinstance(value, ox.NamedNode)]
    return intern(min(found)) if found else ""


def _choice(said: _Said, name: str, usual: str) -> str:
    """Which of the seldom values of a property a statement has; the usual one where it has none."""
    found = {_text(value) for value in said.get(f"{_TW}{name}", ())}
    return next((value for value in _SELDOM[name] if f"{_TW}{value}" in found), usual)
