"""What every set is read into: an article for the pipeline, and the gold that stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.quality.tally import Record
from tasks.errors import Misuse
from tasks.model import Article


@dataclass(frozen=True, slots=True)
class Document:
    """An article of a set with whatever its annotators marked."""

    article: Article
    gold: Any  #: a type of the set's own reader
    topic: str = ""

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of the text that somebody marked."""

    start: int
    end: int
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def span(self) -> tuple[int, int]:
        """Its offsets."""
        return self.start, self.end


def records_of(documents: Iterable[Document], records: Iterable[Record]) -> dict[str, Record]:
    """Article id → its record, for the documents that have one: by id, or by the very same text.

    Raises:
        Misuse: a record's text is not the text that was given out.
    """
    by_id, by_text = {}, {}
    for record in records:
        by_id[str(record["article"].get("id"))] = by_text[record["article"]["text"]] = record
    found = {}
    for document in documents:
        record = by_text.get(document.text) or by_id.get(document.id)
        if record is None:
            continue
        if record["article"]["text"] != document.text:
            raise Misuse(f"The record of {document.id} has another text than the set.")
        found[document.id] = record
    return found


def around(text: str, start: int, end: int, width: int = 160) -> str:
    """The text around a stretch, for people to read, without line breaks."""
    left, right = max(0, start - width), min(len(text), end + width)
    cut = ("…" if left else "") + text[left:right] + ("…" if right < len(text) else "")
    return " ".join(cut.split())
