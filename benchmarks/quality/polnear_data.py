"""Reads PolNeAR: news whose attributions are marked as source, cue and content, in brat's standoff format.

The first annotator of an article counts; an attribution without any span is left out.
"""

from __future__ import annotations

import csv
from pathlib import Path

from benchmarks.quality.documents import Document
from benchmarks.quality.pairing import Span
from tasks.model import Article

ELEMENTS = ("source", "cue", "content")
Attribution = dict[str, list[Span]]


def load(data: Path, split: str) -> list[Document]:
    """One document an article; ``gold`` is its list of attributions."""
    base = data / "PolNeAR" / "data"
    with (base / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        about = {row["filename"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    first: dict[str, Path] = {}
    for path in sorted((base / split / "attributions").glob("*.ann"), key=lambda path: path.name):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    documents = []
    for name in sorted(first):
        text = (base / split / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        known = {key: value for key, value in about.get(name, {}).items() if value and value != "None"}
        article = Article(
            name,
            text,
            title=known.get("title"),
            publisher=known.get("publisher"),
            published=known.get("publication_date"),
            author=known.get("author"),
        )
        documents.append(Document(article, _attributions(first[name])))
    return documents


def _attributions(path: Path) -> list[Attribution]:
    """Text-bound lines (T) and events (E): the roles of an event point to the former."""
    spans: dict[str, list[Span]] = {}
    events = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        columns = line.split("\t")
        if len(columns) < 2:
            continue
        if columns[0].startswith("T"):
            offsets = columns[1].partition(" ")[2]
            pairs = (piece.split() for piece in offsets.split(";"))
            spans[columns[0]] = [(int(start), int(end)) for start, end in pairs]
        elif columns[0].startswith("E"):
            events.append([role.split(":")[:2] for role in columns[1].split()])
    found = []
    for event in events:
        made: Attribution = {element: [] for element in ELEMENTS}
        for role, target in event:
            element = role.lower().rstrip("0123456789")
            if element in made:
                made[element] = sorted(made[element] + spans.get(target, []))
        if any(made.values()):
            found.append(made)
    return found
