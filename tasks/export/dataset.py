"""The contents of a graph from the file of its dataset: in two thirds of the time of a store, ties alone in half of it.

A build writes ``graph.ttl`` subject by subject in the order of their IRIs: articles, arguments, entities and evidence
come before statements. An IRI comes many times and is kept once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from sys import intern

from tasks.export.contents import TYPES, Contents, Entity, Statement
from tasks.export.written import Said, read_blocks

_TW = "https://w3id.org/triplewire/ontology#"
_SCHEMA = "https://schema.org/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_TYPE, _LABEL = f"{_RDF}type", "http://www.w3.org/2000/01/rdf-schema#label"
_NAME, _DAY = "http://www.w3.org/2004/02/skos/core#prefLabel", f"{_SCHEMA}datePublished"
_ARTICLE, _PLACE, _ARGUMENT = (f"{_TW}{name}" for name in ("article", "place", "argument"))
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
_SEEN = tuple(
    (f"{_TW}{name}", usual, tuple((f"{_TW}{value}", value) for value in _SELDOM[name]))
    for name, usual in (("polarity", "Positive"), ("modality", "Actual"), ("status", "Asserted"))
)


def read_dataset(path: Path, *, ties_only: bool = False) -> Contents:
    """Entities and statements of a ``graph.ttl`` that a build wrote, as :func:`tasks.export.contents.read_contents`
    gives them of its store.

    Args:
        ties_only: only statements that tie an entity to another, which is what the view of entities shows.

    Raises:
        OSError: the file cannot be read.
    """
    found: list[Statement] = []
    reading = Reading(path, found.append, ties_only=ties_only)
    reading.read()
    statements = {s.iri: s for s in sorted(found, key=lambda s: s.iri)}
    found.clear()
    for iri, statement in statements.items():
        statements[iri] = replace(statement, predicate=reading.label(statement.predicate))
    return Contents({entity.iri: entity for entity in sorted(reading.entities, key=lambda e: e.iri)}, statements)


class Reading:
    """A file that is gone through once: all that a statement points at but its property stands before it."""

    def __init__(
        self, path: Path, keep: Callable[[Statement], None], *, ties_only: bool, once: Callable[[str], str] = intern
    ) -> None:
        """``keep`` takes each statement as it comes, its predicate an IRI yet (see :meth:`label`); ``once`` makes equal
        strings in statements the same one, which is worth it only if they are to stay.
        """
        self._path = path
        self._keep = keep
        self._ties_only = ties_only
        self._once = once
        self.entities: list[Entity] = []  #: as they stand in the file
        self.number: dict[str, int] = {}  #: where in the list each is, by its IRI
        self._labels: dict[str, str] = {}  #: of properties
        self._arguments: dict[str, tuple[str, str]] = {}  #: role and IRI of the value
        self._day: dict[str, str] = {}  #: of an article, then of a piece of evidence too
        self._days: dict[tuple[str, ...], tuple[str, ...]] = {}

    def read(self) -> None:
        """Goes through the file.

        Raises:
            OSError: it cannot be read.
        """
        for subject, said in read_blocks(self._path, _PROPERTIES):
            self._take(subject, said)
        self._arguments.clear()
        self._day.clear()

    def label(self, predicate: str) -> str:
        """What a predicate is called; to be asked when the file has been read."""
        return self._labels.get(predicate) or intern(predicate.rsplit("/", 1)[-1])

    def _take(self, iri: str, said: Said) -> None:
        written = said.written
        if _PREDICATE in written:
            self._add_statement(iri, said)
        elif _VALUE in written:
            if target := said.node(_VALUE):
                self._arguments[iri] = (intern(said.first(f"{_TW}role")), intern(target))
        elif _ARTICLE in written:
            self._day[iri] = self._day.get(said.first(_ARTICLE), "")
        elif _NAME in written:
            types = set(said.texts(_TYPE))
            if kind := next((name for known, name in TYPES.items() if known in types), None):
                north, east = said.first(f"{_GEO}lat"), said.first(f"{_GEO}long")
                where = (float(north), float(east)) if north and east else (None, None)
                self.number[intern(iri)] = len(self.entities)
                self.entities.append(Entity(intern(iri), said.first(_NAME), kind, *where))
        elif _DAY in written:
            self._day[iri] = intern(said.first(_DAY)[:10])
        elif _LABEL in written:
            self._labels[iri] = said.first(_LABEL)

    def _add_statement(self, iri: str, said: Said) -> None:
        once = self._once
        subject = once(said.first(_SUBJECT))
        if self._ties_only and subject not in self.number:
            return
        target = said.node(_OBJECT)
        ends = {("object", once(target))} if target else set()
        for place in said.texts(_PLACE):
            ends.add(("place", once(place)))
        for each in said.texts(_ARGUMENT):
            if each in self._arguments:
                ends.add(self._arguments[each])
        if self._ties_only and not any(other in self.number for _, other in ends):
            return
        polarity, modality, status = (_choice(said, *choice) for choice in _SEEN)
        self._keep(Statement(
            once(iri), said.first(_LABEL), once(said.first(_PREDICATE)), subject, tuple(sorted(ends)),
            "" if target else said.first(_OBJECT), polarity, modality, status,
            once(said.first(f"{_TW}speaker")), once(said.first(f"{_TW}attributedIn")),
            once(said.first(f"{_TW}time")), int(float(said.first(f"{_TW}corroboration") or 1)),
            int(float(said.first(f"{_TW}reportCount") or 1)), float(said.first(f"{_TW}confidence") or 0),
            self._dates(said.texts(f"{_TW}evidence")),
        ))  # fmt: skip

    def _dates(self, evidence: Iterable[str]) -> tuple[str, ...]:
        """The days on which the articles of some pieces of evidence were published, sorted."""
        days = {self._day.get(piece, "") for piece in evidence}
        found = tuple(sorted(day for day in days if len(day) == len("2000-01-01")))
        return self._days.setdefault(found, found)


def _choice(said: Said, property: str, usual: str, seldom: Iterable[tuple[str, str]]) -> str:
    """Which of the seldom values of a property a statement has; the usual one where it has none."""
    found = said.texts(property)
    return next((value for iri, value in seldom if iri in found), usual)
