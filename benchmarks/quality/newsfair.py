"""Reads News-Fair (of ELEVANT) and scores links to Wikidata: equal span (a final ’s aside) and equal identity.

Three tables: ``named`` (gold with a capital that is no back reference, against the record's named mentions),
``entity`` (all that are no back references), ``all``. Gold with an unknown identity, quantities, dates and optional
or nested labels are no gold, and links onto them count neither way. A label counts as found if all its children
are. Only the annotated part of each article is looked at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality.documents import Document, around, records_of
from benchmarks.quality.links import entities_of, qids_of
from benchmarks.quality.pairing import Span, overlap
from benchmarks.quality.tally import Case, Figures, Record, Scored, Sum, Tally, precision_recall
from tasks.link.profiles import PRONOUNS
from tasks.model import Article

TABLES = ("named", "entity", "all")
Label = dict[str, Any]
Links = dict[Span, set[str]]
_DATED = re.compile(r"(\d{4})(\d\d)(\d\d) - (.*)")


def load(data: Path) -> list[Document]:
    """One document an article; ``gold`` has ``labels`` and the annotated ``part``."""
    documents = []
    path = data / "elevant" / "benchmarks" / "news-fair-v2.dev.jsonl"
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            continue
        row = json.loads(line)
        dated = _DATED.match(row["title"])
        published = "-".join(dated.groups()[:3]) if dated else None
        title = dated.group(4) if dated else row["title"]
        for label in row["labels"]:
            label["span"] = without_genitive(row["text"], *label["span"])
        gold = {"labels": row["labels"], "part": tuple(row["evaluation_span"])}
        documents.append(Document(Article(str(row["id"]), row["text"], title=title, published=published), gold))
    return documents


def without_genitive(text: str, start: int, end: int) -> Span:
    """A span without a final ’s."""
    return (start, end - 2) if end - start > 2 and text[end - 2 : end] in ("'s", "’s") else (start, end)


def score(documents: Sequence[Document], records: Iterable[Record]) -> Scored:
    """P, R, F1 of all three tables over articles."""
    found = records_of(documents, records)
    units: list[Tally] = []
    cases: list[Case] = []
    for document in documents:
        links, named = _links(document, found.get(document.id))
        back = {label["span"] for label in document.gold["labels"] if label["coref"]}
        back |= {span for span in links if document.text[slice(*span)].lower() in PRONOUNS}
        tables: dict[str, tuple[Callable[[Label], bool], Links]] = {
            "named": (
                lambda label, text=document.text: not label["coref"] and _capital(text[slice(*label["span"])]),
                {span: ids for span, ids in links.items() if span in named},
            ),
            "entity": (
                lambda label: not label["coref"],
                {span: ids for span, ids in links.items() if span not in back},
            ),
            "all": (lambda label: True, links),
        }
        unit: Tally = {}
        for table, (keep, used) in tables.items():
            counts, wrong = _score_table(document, keep, used)
            unit |= {f"{table}.{key}": value for key, value in counts.items()}
            cases += wrong if table == "named" else []
        units.append(unit)
    return Scored(units, figures, cases)


def figures(sums: Sum) -> Figures:
    """P, R and F1 of each table in percent."""
    out: Figures = {}
    for table in TABLES:
        out |= precision_recall(table, sums[f"{table}.hits"], sums[f"{table}.system"], sums[f"{table}.gold"])
    return out


def _links(document: Document, record: Record | None) -> tuple[Links, set[Span]]:
    """Linked spans within the annotated part, and which of them are names."""
    first, last = document.gold["part"]
    entities = entities_of(record)
    links: Links = {}
    named = set()
    for mention in (record or {}).get("mentions") or []:
        ids = qids_of(entities.get(mention.get("entity")))
        if ids and first <= mention["start"] and mention["end"] <= last:
            span = without_genitive(document.text, mention["start"], mention["end"])
            links[span] = links.get(span, set()) | ids
            if mention.get("named", True):
                named.add(span)
    return links, named


def _capital(text: str) -> bool:
    return any(character.isupper() for character in text)


def _real(label: Mapping[str, Any]) -> bool:
    return bool(re.match(r"Q\d+$", label["entity_id"])) and label["type"] not in ("QUANTITY", "DATETIME")


def _score_table(document: Document, keep: Callable[[Label], bool], links: Links) -> tuple[Tally, list[Case]]:
    labels: list[Label] = document.gold["labels"]
    by_id = {label["id"]: label for label in labels}

    def hit(label: Label) -> bool:
        return label["entity_id"] in links.get(label["span"], ())

    def found(label: Label) -> bool:
        children = [by_id[child] for child in label.get("children") or [] if child in by_id]
        return hit(label) or (bool(children) and all(found(child) for child in children))

    wanted = [
        label for label in labels
        if _real(label) and label.get("parent") is None and not label.get("optional") and keep(label)
    ]  # fmt: skip
    right = [label for label in wanted if found(label)]
    good = {label["span"] for label in right if hit(label)}
    wrong = [
        span for span, ids in links.items() if span not in good and not _neutral(labels, span, ids)
    ]  # fmt: skip
    counts = {"gold": float(len(wanted)), "hits": float(len(right)), "system": float(len(right) + len(wrong))}
    text = document.text
    cases = []
    for label in wanted:
        if not found(label):
            over = [span for span in links if overlap(span, label["span"])]
            ours = "; ".join(f"{text[slice(*span)]} = {', '.join(sorted(links[span]))}" for span in sorted(over))
            gold = f"{text[slice(*label['span'])]} = {label['entity_id']} ({label['name']})"
            cases.append(Case(document.id, "missed", 1.0, gold, ours, around(text, *label["span"])))
    for span in wrong:
        ours = f"{text[slice(*span)]} = {', '.join(sorted(links[span]))}"
        cases.append(Case(document.id, "spurious", 0.9, "", ours, around(text, *span)))
    return counts, cases


def _neutral(labels: Sequence[Label], span: Span, ids: set[str]) -> bool:
    """Whether a link that is no gold link counts neither way."""
    same = [label for label in labels if label["span"] == span]
    return any(not _real(label) or label.get("optional") or label["entity_id"] in ids for label in same)
