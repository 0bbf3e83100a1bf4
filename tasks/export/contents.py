"""What a graph holds, as plain Python values: entities and statements, each once, sorted by IRI.

Read property by property instead of by one query: a dictionary takes no harm from a triple that stands in several
graphs, where a join of fifteen would multiply it. What nearly every statement says (positive, actual) is not read; only
the others are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from tasks.export.scan import Scan

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
            types.setdefault(subject, name)
    found = {}
    for iri in sorted(names.keys() & types.keys()):
        where = (float(north[iri]), float(east[iri])) if iri in north and iri in east else (None, None)
        found[iri] = Entity(iri, names[iri], types[iri], *where)
    return found


def _statements(scan: Scan, labels: dict[str, str]) -> dict[str, Statement]:
    subject, predicate = scan.one("rdf:subject"), scan.one_of_few("rdf:predicate")
    objects, texts = scan.nodes("rdf:object"), scan.texts("rdf:object")
    polarity = scan.choice("tw:polarity", "Negative")
    modality = scan.choice("tw:modality", "Future", "Possible", "Hypothetical")
    status = scan.choice("tw:status", "Attributed")
    speaker, act, place = scan.one("tw:speaker"), scan.one("tw:attributedIn"), scan.many_of_few("tw:place")
    arguments, roles, values = scan.many("tw:argument"), scan.one_of_few("tw:role"), scan.nodes("rdf:value")
    time, confidence = scan.one("tw:time"), scan.one("tw:confidence")
    support, reports = scan.several("tw:corroboration"), scan.several("tw:reportCount")
    days = _days(scan)
    found = {}
    for iri in sorted(predicate):
        ends = [("object", objects[iri])] if iri in objects else []
        ends += [
            (roles.get(argument, ""), values[argument]) for argument in arguments.get(iri, ()) if argument in values
        ]
        ends += [("place", each) for each in place.get(iri, ())]
        found[iri] = Statement(
            iri, labels.get(iri, ""), labels.get(predicate[iri], predicate[iri].rsplit("/", 1)[-1]),
            subject.get(iri, ""), tuple(sorted(set(ends))), "" if iri in objects else texts.get(iri, ""),
            polarity.get(iri, "Positive"), modality.get(iri, "Actual"), status.get(iri, "Asserted"),
            speaker.get(iri, ""), act.get(iri, ""), time.get(iri, ""), support.get(iri, 1), reports.get(iri, 1),
            float(confidence.get(iri, 0)), days.get(iri, ()),
        )  # fmt: skip
    return found


def _days(scan: Scan) -> dict[str, tuple[str, ...]]:
    """Statement → the days on which the articles that carry it were published."""
    rows = scan.rows("SELECT ?s ?o { ?article schema:datePublished ?o . ?e tw:article ?article . ?s tw:evidence ?e }")
    found: dict[str, set[str]] = {}
    for iri, day in rows:
        if len(day) >= 10:
            found.setdefault(iri, set()).add(day[:10])
    return {iri: tuple(sorted(days)) for iri, days in found.items()}
