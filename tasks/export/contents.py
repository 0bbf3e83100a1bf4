"""What a graph holds, as plain Python values: entities and statements, each once, sorted by IRI.

Read property by property instead of by one query: a dictionary takes no harm from a triple that stands in several
graphs, where a join of fifteen would multiply it. Nearly all the time goes into looking up strings, so what nearly
every statement says (positive, actual) is not read; only the others are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from tasks.sparql import PREFIXES

_TW = "https://w3id.org/triplewire/ontology#"
_SCHEMA = "https://schema.org/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
#: Classes of entities, as the contract names them, by their IRIs.
TYPES = {
    **{f"{_SCHEMA}{name}": name for name in (
        "Person", "Organization", "Country", "AdministrativeArea", "City", "Place", "Event", "Product", "CreativeWork",
    )},
    f"{_TW}Group": "Group", f"{_TW}Facility": "Facility", f"{_SKOS}Concept": "Concept",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that statements are about."""

    iri: str
    label: str
    type: str  #: Person, Organization, … as the contract names them
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation that articles report."""

    iri: str
    gloss: str  #: in words
    predicate: str  #: the verb in its base form, with its preposition
    subject: str  #: IRI of an entity or a statement; "" where nobody is named
    ends: tuple[tuple[str, str], ...]  #: (role, IRI) of every other end that is an entity or a statement
    value: str  #: the object where it is a literal
    polarity: str
    modality: str
    status: str
    speaker: str  #: IRI, "" where nobody is named or the article itself speaks
    speech_act: str  #: IRI of the statement that this one is said in, or ""
    time: str  #: of the event, "" where unknown
    support: int  #: number of independent reports
    reports: int
    confidence: float
    dates: tuple[str, ...]  #: days on which the articles that carry it were published, ISO 8601


@dataclass(frozen=True, slots=True)
class Contents:
    """The entities and statements of a graph, each by its IRI; the keys are sorted."""

    entities: dict[str, Entity]
    statements: dict[str, Statement]

    def label(self, iri: str) -> str:
        """The name of an entity or the gloss of a statement; "" for anything else."""
        if iri in self.entities:
            return self.entities[iri].label
        return self.statements[iri].gloss if iri in self.statements else ""


class Scan:
    """Reads a store one property at a time; its default graph where it holds statements, else all graphs as one."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._union = not store.query("ASK { ?s a tw:Statement }", prefixes=PREFIXES)

    def rows(self, query: str) -> Iterator[ox.QuerySolution]:
        """Solutions of a SELECT; the same one may come several times."""
        answer = self._store.query(query, use_default_graph_as_union=self._union, prefixes=PREFIXES)
        assert isinstance(answer, ox.QuerySolutions)
        return iter(answer)

    def one(self, path: str) -> dict[str, str]:
        """Subject → its value along ``path`` (a property or a path); the first in order where there are several."""
        found: dict[str, str] = {}
        for subject, value in self.rows(f"SELECT ?s ?o {{ ?s {path} ?o }}"):
            if found.setdefault(subject.value, value.value) > value.value:
                found[subject.value] = value.value
        return found

    def many(self, path: str) -> dict[str, list[str]]:
        """Subject → all its values along ``path``, sorted."""
        found: dict[str, set[str]] = {}
        for subject, value in self.rows(f"SELECT ?s ?o {{ ?s {path} ?o }}"):
            found.setdefault(subject.value, set()).add(value.value)
        return {subject: sorted(values) for subject, values in found.items()}

    def terms(self, path: str) -> dict[str, ox.NamedNode | ox.Literal]:
        """Subject → its value as a term; an IRI before a literal where there are several."""
        found: dict[str, ox.NamedNode | ox.Literal] = {}
        for subject, value in self.rows(f"SELECT ?s ?o {{ ?s {path} ?o }}"):
            if subject.value not in found or str(value) < str(found[subject.value]):
                found[subject.value] = value
        return found

    def choice(self, property: str, *values: str) -> dict[str, str]:
        """Subject → which of ``values`` (local names in the vocabulary) it has; no entry where it has none of them."""
        found: dict[str, str] = {}
        for value in values:
            for (subject,) in self.rows(f"SELECT ?s {{ ?s {property} tw:{value} }}"):
                found.setdefault(subject.value, value)
        return found

    def several(self, property: str) -> dict[str, int]:
        """Subject → its count where that is more than one."""
        rows = self.rows(f"SELECT ?s ?o {{ ?s {property} ?o FILTER(?o > 1) }}")
        return {subject.value: int(float(count.value)) for subject, count in rows}


def read_contents(store: ox.Store) -> Contents:
    """Entities and statements of ``store``; what lacks a label or a predicate is left out."""
    scan = Scan(store)
    labels = scan.one("rdfs:label")
    return Contents(_entities(scan), _statements(scan, labels))


def _entities(scan: Scan) -> dict[str, Entity]:
    names, north, east = scan.one("skos:prefLabel"), scan.one("geo:lat"), scan.one("geo:long")
    types: dict[str, str] = {}
    for iri, name in TYPES.items():
        for (subject,) in scan.rows(f"SELECT ?s {{ ?s a <{iri}> }}"):
            types.setdefault(subject.value, name)
    found = {}
    for iri in sorted(names.keys() & types.keys()):
        where = (float(north[iri]), float(east[iri])) if iri in north and iri in east else (None, None)
        found[iri] = Entity(iri, names[iri], types[iri], *where)
    return found


def _statements(scan: Scan, labels: dict[str, str]) -> dict[str, Statement]:
    subject, predicate, objects = scan.one("rdf:subject"), scan.one("rdf:predicate"), scan.terms("rdf:object")
    polarity = scan.choice("tw:polarity", "Negative")
    modality = scan.choice("tw:modality", "Future", "Possible", "Hypothetical")
    status = scan.choice("tw:status", "Attributed")
    speaker, act, place = scan.one("tw:speaker"), scan.one("tw:attributedIn"), scan.many("tw:place")
    arguments, roles, values = scan.many("tw:argument"), scan.one("tw:role"), scan.terms("rdf:value")
    time, confidence = scan.one("tw:time"), scan.one("tw:confidence")
    support, reports = scan.several("tw:corroboration"), scan.several("tw:reportCount")
    days = _days(scan)
    found = {}
    for iri in sorted(predicate):
        target = objects.get(iri)
        ends = [("object", target.value)] if isinstance(target, ox.NamedNode) else []
        for argument in arguments.get(iri, ()):
            value = values.get(argument)
            if isinstance(value, ox.NamedNode):
                ends.append((roles.get(argument, ""), value.value))
        ends += [("place", each) for each in place.get(iri, ())]
        found[iri] = Statement(
            iri, labels.get(iri, ""), labels.get(predicate[iri], predicate[iri].rsplit("/", 1)[-1]),
            subject.get(iri, ""), tuple(sorted(set(ends))), target.value if isinstance(target, ox.Literal) else "",
            polarity.get(iri, "Positive"), modality.get(iri, "Actual"), status.get(iri, "Asserted"),
            speaker.get(iri, ""), act.get(iri, ""), time.get(iri, ""), support.get(iri, 1), reports.get(iri, 1),
            float(confidence.get(iri, 0)), days.get(iri, ()),
        )  # fmt: skip
    return found


def _days(scan: Scan) -> dict[str, tuple[str, ...]]:
    """Statement → the days on which the articles that carry it were published."""
    published = {iri: value[:10] for iri, value in scan.one("schema:datePublished").items() if len(value) >= 10}
    of_evidence = {iri: published.get(article, "") for iri, article in scan.one("tw:article").items()}
    found = {}
    for iri, pieces in scan.many("tw:evidence").items():
        found[iri] = tuple(sorted({day for piece in pieces if (day := of_evidence.get(piece, ""))}))
    return found
