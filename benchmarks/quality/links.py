"""Scores links to Wikidata on GUM's mentions: of those with an identity, the share whose match has that very one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.quality.documents import Document, records_of
from benchmarks.quality.gum_names import mentions_of, pair
from benchmarks.quality.names import named_mentions
from benchmarks.quality.tally import Figures, Record, Scored, Sum, percent

_QID = re.compile(r"wikidata\.org/(?:entity|wiki)/(Q\d+)$")


def qids_of(entity: Mapping[str, Any] | None) -> set[str]:
    """Wikidata ids that an entity of a record is linked to."""
    return {found.group(1) for iri in (entity or {}).get("same_as") or [] if (found := _QID.search(iri))}


def entities_of(record: Record | None) -> dict[str, Mapping[str, Any]]:
    """The entities of a record by id."""
    return {entity["id"]: entity for entity in (record or {}).get("entities") or []}


def score(documents: Sequence[Document], records: Iterable[Record]) -> Scored:
    """Shares of names, and GeoNames links of names of places (their presence: GUM has no key for them)."""
    found = records_of(documents, records)
    units = []
    for document in documents:
        record = found.get(document.id)
        entities, system = entities_of(record), named_mentions(record)
        names = [name for name in mentions_of(document.gold) if name.named]
        match = {i: entities.get(system[j].get("entity")) for i, j in pair(document.gold.tokens, names, system)}
        linked = {i: qids_of(match.get(i)) for i in range(len(names))}
        known = [i for i, name in enumerate(names) if name.qid]
        places = [i for i, name in enumerate(names) if name.type == "place"]
        on_map = (any("geonames.org/" in iri for iri in (match.get(i) or {}).get("same_as") or []) for i in places)
        units.append(
            {
                "links.gold": float(len(known)),
                "links.right": float(sum(names[i].qid in linked[i] for i in known)),
                "links.answered": float(sum(bool(linked[i]) for i in known)),
                "links.places": float(len(places)),
                "links.on_map": float(sum(on_map)),
            }
        )
    return Scored(units, figures)


def figures(sums: Sum) -> Figures:
    """Right links of all names with an identity and of those answered, in percent."""
    return {
        "links": percent(sums["links.right"], sums["links.gold"]),
        "links.P": percent(sums["links.right"], sums["links.answered"]),
        "places_with_geonames": percent(sums["links.on_map"], sums["links.places"]),
    }
