"""What linking decided, as triples: types, labels, identifiers, places in places, and the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from tasks.load.identity import article_iri, digest
from tasks.load.terms import (
    ALT_LABEL,
    CONCEPT,
    LATITUDE,
    LONGITUDE,
    PREF_LABEL,
    RDF_TYPE,
    RDFS_LABEL,
    SAME_AS,
    Term,
    Triple,
    iri,
    is_absolute,
    number,
    schema,
    text,
    tw,
    typed,
)
from tasks.model import Decision, EntityType, LinkedEntity

_CLASSES: dict[EntityType, Term] = {"Group": tw("Group"), "Facility": tw("Facility"), "Concept": CONCEPT}


#: Folder of the IRIs of what has no name → its type.
_UNNAMED: dict[str, EntityType] = {
    "people": "Person", "organizations": "Organization", "groups": "Group", "countries": "Country",
    "areas": "AdministrativeArea", "cities": "City", "places": "Place", "facilities": "Facility", "events": "Event",
    "products": "Product", "works": "CreativeWork",
}  # fmt: skip


def class_of(kind: EntityType) -> Term:
    """The class of an entity of type ``kind``."""
    return _CLASSES.get(kind) or schema(kind)


def entity_triples(entity: LinkedEntity) -> list[Triple]:
    """The description of one thing."""
    node = iri(entity.iri)
    label = clean_label(entity.label) or entity.iri.rpartition("/")[2]
    found = [
        Triple(node, RDF_TYPE, class_of(entity.type)),
        Triple(node, PREF_LABEL, text(label)),
        Triple(node, RDFS_LABEL, text(label)),
    ]
    others = {clean_label(other) for other in entity.alt_labels} - {label, ""}
    found += [Triple(node, ALT_LABEL, text(other)) for other in sorted(others)]
    found += [Triple(node, SAME_AS, iri(same)) for same in sorted(set(entity.same_as)) if is_absolute(same)]
    if entity.latitude is not None and entity.longitude is not None:
        found.append(Triple(node, LATITUDE, _coordinate(entity.latitude)))
        found.append(Triple(node, LONGITUDE, _coordinate(entity.longitude)))
    if entity.contained_in is not None and entity.contained_in != entity.iri:
        lies_in = "homeLocation" if entity.type == "Group" else "containedInPlace"  # a people is no place
        found.append(Triple(node, schema(lies_in), iri(entity.contained_in)))
    if entity.parent_organization is not None and entity.parent_organization != entity.iri:
        found.append(Triple(node, schema("parentOrganization"), iri(entity.parent_organization)))
    return found


def concept_triples(concept: Term, forms: Iterable[str]) -> list[Triple]:
    """The description of what has no name but phrases; its shortest form is its label, its folder tells its class."""
    label, *others = sorted({clean_label(form) for form in forms} - {""}, key=lambda form: (len(form), form))
    return [
        Triple(concept, RDF_TYPE, class_of(_UNNAMED.get(concept.rpartition("/")[0].rpartition("/")[2], "Concept"))),
        Triple(concept, PREF_LABEL, text(label)),
        Triple(concept, RDFS_LABEL, text(label)),
        *(Triple(concept, ALT_LABEL, text(other)) for other in others),
    ]


def decision_triples(base: str, decisions: Iterable[Decision]) -> list[Triple]:
    """Why mentions were taken for one entity, or kept apart: a node a decision."""
    found: list[Triple] = []
    for decision in decisions:
        key = digest(decision.entity, decision.subject, decision.reason, decision.outcome)
        node = iri(f"{base}decision/{key}")
        if decision.entity:  # an abstention may be about several things, or none
            found.append(Triple(iri(decision.entity), tw("decision"), node))
        found += [
            Triple(node, RDF_TYPE, tw("Decision")),
            Triple(node, tw("about"), text(decision.subject)),
            Triple(node, tw("score"), number(round(decision.score, 4))),
            Triple(node, tw("reason"), text(decision.reason)),
            Triple(node, tw("outcome"), tw(decision.outcome.capitalize())),
        ]
    return found


def copy_triples(base: str, copies: Mapping[str, str]) -> list[Triple]:
    """Near-copies among articles: each points at the one that its cluster goes by."""
    found = []
    for sha, cluster in copies.items():
        if sha != cluster:
            target = article_iri(base, cluster if len(cluster) == sha256().digest_size * 2 else sha)
            if target != article_iri(base, sha):
                found.append(Triple(article_iri(base, sha), tw("copyOf"), target))
    return found


def clean_label(label: str) -> str:
    """``label`` on one line."""
    return " ".join(label.split())


def _coordinate(value: float) -> Term:
    return typed(f"{value:.5f}".rstrip("0").rstrip(".") if "." in f"{value:.5f}" else f"{value:.5f}", "decimal")
