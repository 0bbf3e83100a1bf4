"""Reads the gold set of our own: articles with every statement, attribution and entity annotated, one TOML file
each.

``title``, ``published``, ``topic``, ``text``; ``[[statement]]`` with ``s`` (subject as its fullest name or head
phrase; empty if nobody), ``p`` (base form, with particle or preposition), ``o`` (object; empty if none;
``[clause]``), and ``polarity``, ``modality``, ``speaker`` where they are not positive, actual and the article
itself; ``[[attribution]]`` with ``source``, ``cue``, ``content`` as substrings; ``[[entity]]`` with ``label``,
``type``, ``mentions``. Half of the articles are withheld: nobody looks at them while rules are written.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.quality.documents import Document
from benchmarks.quality.pairing import Span
from tasks.errors import Misuse
from tasks.model import ENTITY_TYPES, Article

FOLDER = Path(__file__).parent / "gold"
_STATEMENT = {"s", "p", "o", "polarity", "modality", "speaker"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One annotated statement."""

    subject: str
    predicate: str
    object: str
    polarity: str = "positive"
    modality: str = "actual"
    speaker: str = ""

    @property
    def is_plain_fact(self) -> bool:
        """In the article's own voice, positive and actual."""
        return not self.speaker and self.polarity == "positive" and self.modality == "actual"

    def written(self) -> str:
        """The statement on one line."""
        parts = [self.subject or "–", self.predicate, self.object or "–"]
        marks = [mark for mark in (self.polarity, self.modality) if mark not in ("positive", "actual")]
        return " | ".join(parts) + f" [{', '.join([*marks, *([f'says {self.speaker}'] if self.speaker else [])])}]"


@dataclass(frozen=True, slots=True)
class Thing:
    """An annotated entity."""

    label: str
    type: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """All that is annotated in one article."""

    statements: list[Statement] = field(default_factory=list)
    attributions: list[dict[str, list[Span]]] = field(default_factory=list)
    entities: list[Thing] = field(default_factory=list)


def load(part: str, folder: Path = FOLDER) -> list[Document]:
    """The documents of ``open`` or ``withheld``."""
    return [read(path) for path in sorted((folder / part).glob("*.toml"))]


def read(path: Path) -> Document:
    """One annotated article.

    Raises:
        Misuse: the file is not in the form above; the message says where.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        text = values["text"]
        gold = Gold(
            [_statement(entry) for entry in values.get("statement", [])],
            [_attribution(text, entry) for entry in values.get("attribution", [])],
            [_thing(entry) for entry in values.get("entity", [])],
        )
        article = Article(path.stem, text, title=values.get("title"), published=values.get("published"))
    except (KeyError, TypeError, ValueError) as error:
        raise Misuse(f"{path.name}: {type(error).__name__}: {error}") from None
    return Document(article, gold, topic=values.get("topic", ""))


def _statement(entry: Mapping[str, str]) -> Statement:
    if unknown := set(entry) - _STATEMENT:
        raise ValueError(f"a statement has {sorted(unknown)[0]}")
    return Statement(
        entry["s"], entry["p"], entry["o"], entry.get("polarity", "positive"), entry.get("modality", "actual"),
        entry.get("speaker", ""),
    )  # fmt: skip


def _thing(entry: Mapping[str, Any]) -> Thing:
    if entry["type"] not in ENTITY_TYPES:
        raise ValueError(f"{entry['type']} is no type")
    return Thing(entry["label"], entry["type"], tuple(entry["mentions"]))


def _attribution(text: str, entry: Mapping[str, Any]) -> dict[str, list[Span]]:
    """Spans of the substrings: contents first, then the cue nearest to them, then the source nearest to the cue."""
    contents = [entry["content"]] if isinstance(entry["content"], str) else list(entry["content"])
    contents = [content for content in contents if content]
    starts = _occurrences(text, entry["cue"]) if entry["cue"] else []
    spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    # A content that stands several times is meant where the cue is near it.
    for content in contents:
        near = spans["content"] or starts
        spans["content"].append(_nearest(_occurrences(text, content), near))
    spans["content"].sort()
    if entry["cue"]:
        spans["cue"] = [_nearest(starts, spans["content"])]
    if entry["source"]:
        spans["source"] = [_nearest(_occurrences(text, entry["source"]), spans["cue"] or spans["content"])]
    return spans


def _occurrences(text: str, part: str) -> list[Span]:
    found, at = [], text.find(part)
    while at >= 0:
        inside_word = (at and text[at - 1].isalnum() and part[0].isalnum()) or (
            part[-1].isalnum() and text[at + len(part) : at + len(part) + 1].isalnum()
        )
        if not inside_word:
            found.append((at, at + len(part)))
        at = text.find(part, at + 1)
    if not found:
        raise ValueError(f"{part!r} is not in the text")
    return found


def _nearest(spans: Sequence[Span], others: Sequence[Span]) -> Span:
    def distance(span: Span) -> int:
        return min((max(0, span[0] - other[1], other[0] - span[1]) for other in others), default=0)

    return min(spans, key=lambda span: (distance(span), span))
