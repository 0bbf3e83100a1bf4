"""Reads TR-News and GeoVirus, and scores place names and where they are.

Names: the record's named mentions of a place type against all toponyms; ``strict`` equal spans (a leading “the” aside),
``lenient`` overlap. A toponym that the record calls a ``Group`` (Turkish) is left out. Resolution, over gold with
coordinates: the right GeoNames id, and within 161 km (Acc@161), of all such gold, of those found, and of those linked.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks.quality.documents import Document, Phrase, around, records_of
from benchmarks.quality.links import entities_of
from benchmarks.quality.names import named_mentions
from benchmarks.quality.pairing import Span, dice_of_spans, greedy, overlap
from benchmarks.quality.tally import Case, Figures, Record, Scored, Sum, Tally, percent, precision_recall
from tasks.gazetteer import place as place_by_id
from tasks.model import PLACE_TYPES, Article

FILES = {"trnews": "TR-News.xml", "geovirus": "GeoVirus.xml"}
_GEONAMES = re.compile(r"geonames\.org/(\d+)")
NEAR_KM = 161.0
Coordinates = tuple[float, float]


def load(data: Path, name: str) -> list[Document]:
    """One document an article; ``gold`` is its toponyms (``id`` and ``at`` where given)."""
    root = ElementTree.parse(data / "geoparsing-pragmatic" / "data" / "Corpora" / FILES[name]).getroot()
    documents = []
    for number, element in enumerate(root):
        text = element.findtext("text") or ""
        article = Article(
            f"{name}-{element.get('docid') or number}", text, title=element.findtext("title") or None,
            published=(element.findtext("dltime") or "")[:10] or None,
        )  # fmt: skip
        gold: dict[Span, Phrase] = {}
        for toponym in [*element.iter("toponym"), *element.iter("location")]:
            found = _toponym(text, toponym, counts_from_one=name == "geovirus")
            if found:
                gold.setdefault(found.span, found)
        documents.append(Document(article, list(gold.values())))
    return documents


def _toponym(text: str, element: ElementTree.Element, counts_from_one: bool) -> Phrase | None:
    """A toponym where its phrase stands nearest to the offset given; None if it stands nowhere near."""
    said = int(element.findtext("start") or 0)
    phrase = element.findtext("phrase") or element.findtext("name") or ""
    starts = [match.start() for match in re.finditer(re.escape(phrase), text) if abs(match.start() - said) <= 40]
    if not starts:
        return None
    start = min(starts, key=lambda start: abs(start - (said - counts_from_one)))
    tag = element.find("gaztag")
    about = element if tag is None else tag
    latitude = about.findtext("lat")
    at = (float(latitude), float(about.findtext("lon") or 0)) if latitude else None
    return Phrase(start, start + len(phrase), {"id": None if tag is None else tag.get("geonameid"), "at": at})


def score(documents: Sequence[Document], records: Iterable[Record]) -> Scored:
    """Recognition and resolution over articles."""
    found = records_of(documents, records)
    on_map: dict[str, Coordinates] = {}
    for document in documents:
        on_map |= {gold.values["id"]: gold.values["at"] for gold in document.gold if gold.values["id"]}
    units: list[Tally] = []
    cases: list[Case] = []
    for document in documents:
        unit, wrong = _score_article(document, found.get(document.id), on_map)
        units.append(unit)
        cases += wrong
    return Scored(units, figures, cases)


def figures(sums: Sum) -> Figures:
    """Recognition as P, R, F1; resolution as shares; all in percent."""
    return (
        precision_recall("strict", sums["strict"], sums["system"], sums["gold"])
        | precision_recall("lenient", sums["lenient"], sums["system"], sums["gold"])
        | {
            "id": percent(sums["right"], sums["with_id"]),
            "id.of_found": percent(sums["right"], sums["found"]),
            "id.of_linked": percent(sums["right"], sums["linked"]),
            "acc161": percent(sums["near"], sums["with_place"]),
            "acc161.of_found": percent(sums["near"], sums["found"]),
            "acc161.of_linked": percent(sums["near"], sums["on_map"]),
        }
    )


def _score_article(
    document: Document, record: Record | None, on_map: Mapping[str, Coordinates]
) -> tuple[Tally, list[Case]]:
    text, entities = document.text, entities_of(record)
    named = named_mentions(record)
    system = [mention for mention in named if mention.get("type") in PLACE_TYPES]
    peoples = {_bare(text, m["start"], m["end"]) for m in named if m.get("type") == "Group"}
    gold = [toponym for toponym in document.gold if _bare(text, *toponym.span) not in peoples]
    spans = [_bare(text, mention["start"], mention["end"]) for mention in system]
    wanted = [_bare(text, *toponym.span) for toponym in gold]
    pairs = greedy(
        ((dice_of_spans(wanted[i], spans[j]),), i, j)
        for i in range(len(wanted))
        for j in range(len(spans))
        if overlap(wanted[i], spans[j])
    )
    unit: Tally = dict.fromkeys(("found", "linked", "right", "on_map", "near"), 0.0)
    unit |= {"gold": float(len(gold)), "system": float(len(system)), "lenient": float(len(pairs))}
    unit["strict"] = float(sum(wanted[i] == spans[j] for i, j in pairs))
    unit["with_id"] = float(sum(bool(toponym.values["id"]) for toponym in gold))
    unit["with_place"] = float(sum(bool(toponym.values["at"]) for toponym in gold))
    cases = []
    for i, j in pairs:
        entity = entities.get(system[j].get("entity"))
        resolved = _resolved(gold[i], entity, on_map)
        for key, value in resolved.items():
            unit[key] += value
        if gold[i].values["id"] and not resolved.get("right"):
            cases.append(_case(document, "wrong place" if resolved.get("linked") else "no link", gold[i], entity))
        elif wanted[i] != spans[j]:
            ours = {"label": text[slice(*spans[j])], "same_as": ()}
            cases.append(_case(document, "wrong span", gold[i], ours))
    paired_gold, paired_system = {i for i, _ in pairs}, {j for _, j in pairs}
    cases += [_case(document, "missed", toponym, None) for i, toponym in enumerate(gold) if i not in paired_gold]
    for j, mention in enumerate(system):
        if j not in paired_system:
            ours = f"{text[slice(*spans[j])]} ({mention['type']})"
            cases.append(Case(document.id, "spurious", 0.8, "", ours, around(text, *spans[j])))
    return unit, cases


def _resolved(toponym: Phrase, entity: Mapping[str, Any] | None, on_map: Mapping[str, Coordinates]) -> Tally:
    """What counts for a toponym that was found."""
    if not toponym.values["at"]:
        return {}
    counts: Tally = {"found": 1.0}
    ids = geonames_ids(entity)
    if not ids:
        return counts
    right = toponym.values["id"] in ids
    counts |= {"linked": 1.0, "right": float(right)}
    at = toponym.values["at"] if right else coordinates(ids, on_map)
    if at is not None:
        distance = kilometres(at, toponym.values["at"])
        counts |= {"on_map": 1.0, "near": float(distance <= NEAR_KM)}
    return counts


def geonames_ids(entity: Mapping[str, Any] | None) -> list[str]:
    """GeoNames ids that an entity of a record is linked to."""
    return [found.group(1) for iri in (entity or {}).get("same_as") or [] if (found := _GEONAMES.search(iri))]


def coordinates(ids: Sequence[str], on_map: Mapping[str, Coordinates]) -> Coordinates | None:
    """Where the first known of the ids is: by our gazetteer, else by the set itself."""
    for identifier in ids:
        known = place_by_id(int(identifier))
        if known is not None:
            return known.latitude, known.longitude
        if identifier in on_map:
            return on_map[identifier]
    return None


def kilometres(a: Coordinates, b: Coordinates) -> float:
    """Great-circle distance (haversine)."""
    (lat_a, lon_a), (lat_b, lon_b) = (tuple(map(math.radians, point)) for point in (a, b))
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


def _bare(text: str, start: int, end: int) -> Span:
    """A span without a leading “the”."""
    return (start + 4, end) if text[start : start + 4].lower() == "the " and start + 4 < end else (start, end)


def _case(document: Document, kind: str, toponym: Phrase, entity: Mapping[str, Any] | None) -> Case:
    text = document.text
    gold = f"{text[slice(*toponym.span)]} = {toponym.values['id'] or toponym.values['at']}"
    ours = f"{entity['label']} {', '.join(entity.get('same_as') or ())}" if entity else ""
    loss = {"missed": 1.0, "wrong place": 0.9, "no link": 0.7, "wrong span": 0.5}[kind]
    return Case(document.id, kind, loss, gold, ours, around(text, *toponym.span))
