"""Reads GUM: dependency trees with nested entities and Wikipedia identities, and OntoGUM's coreference clusters.

The text is put together from tokens and ``SpaceAfter``; paragraphs are parted by an empty line. Zeldes, LREV 2017;
entities stand as ``Entity=(cluster-type-…-minspan-…-identity …)`` in the last column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from benchmarks.quality.documents import Document
from tasks.model import Article

Range = tuple[int, int]  #: first and last token
_BRACKET = re.compile(r"\(([^()]*)(\))?|([^()]*?)\)")
_META = {"title": "title", "sourceURL": "url", "dateCreated": "published"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the tree."""

    form: str
    tag: str  #: universal part of speech
    head: int  #: number of its head in the article; -1 for a root
    relation: str
    start: int
    end: int


@dataclass(slots=True)
class Marked:
    """An entity mention as GUM has it."""

    cluster: str
    type: str
    minimal: str  #: its minimal span, as numbers of tokens within it
    identity: str | None
    first: int
    last: int = -1
    qid: str | None = None


@dataclass(slots=True)
class Gold:
    """Everything that is marked in one article."""

    tokens: list[Token] = field(default_factory=list)
    mentions: list[Marked] = field(default_factory=list)
    clusters: list[list[Range]] = field(default_factory=list)  #: OntoGUM's, of two mentions at least


def load(data: Path, genre: str) -> list[Document]:
    """One document an article of the genre."""
    known = _wikidata(data / "gum" / "coref" / "wiki_map.tab")
    documents = []
    for path in sorted((data / "gum" / "dep").glob(f"GUM_{genre}_*.conllu")):
        document = _read(path)
        other = data / "gum" / "coref" / "ontogum" / "conllu" / path.name
        groups: dict[str, list[Range]] = {}
        for mark in _marks(_entity_column(other)):
            spans = groups.setdefault(mark.cluster, [])
            if (mark.first, mark.last) not in spans:
                spans.append((mark.first, mark.last))
        document.gold.clusters = without_singletons(groups.values())
        for mark in document.gold.mentions:
            mark.qid = known.get(mark.identity) if mark.identity else None
        documents.append(document)
    return documents


def without_singletons(groups: object) -> list[list[Range]]:
    """Clusters of more than one mention; a span that stands in several stays in the first."""
    seen: set[Range] = set()
    kept = []
    for group in groups:  # type: ignore[attr-defined]
        if len(group) > 1:
            kept.append([span for span in group if span not in seen])
            seen.update(group)
    return [group for group in kept if group]


def _wikidata(path: Path) -> dict[str, str]:
    """Wikipedia title (as GUM writes it, and as the map does) → Wikidata id."""
    known = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        columns = line.split("\t")
        if len(columns) > 2 and columns[2].startswith("Q"):
            known[columns[0]] = known[unquote(columns[1])] = columns[2]
    return known


def _entity_column(path: Path) -> Iterator[str]:
    """``Entity=`` of each token, empty where it has none."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        columns = line.split("\t")
        if columns[0].isdigit():
            yield _entity(columns[9])


def _entity(column: str) -> str:
    return "".join(value.removeprefix("Entity=") for value in column.split("|") if value.startswith("Entity="))


def _marks(column: Iterator[str] | list[str]) -> list[Marked]:
    """Mentions by their opening and closing brackets."""
    waiting: list[Marked] = []
    found = []
    for token, value in enumerate(column):
        for bracket in _BRACKET.finditer(value):
            opened, closed_at_once, closes = bracket.groups()
            if opened is not None:
                parts = [*opened.split("-", 7), *[""] * 7]
                named = opened.count("-") >= 7
                minimal = parts[5] if opened.count("-") >= 5 else "1"
                mark = Marked(parts[0], parts[1], minimal, unquote(parts[7]) if named else None, token)
                waiting.append(mark)
                closes = mark.cluster if closed_at_once else None
            if closes is not None:
                number = max(k for k, mark in enumerate(waiting) if mark.cluster == closes)
                mark = waiting.pop(number)
                mark.last = token
                found.append(mark)
    return found


def _read(path: Path) -> Document:
    text, meta, gold, column = "", {}, Gold(), []
    first_of_sentence = 0
    glued, paragraph = True, False
    last_of_word, word_glued = 0, False
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# meta::"):
            key, _, value = line.removeprefix("# meta::").partition(" = ")
            meta[_META.get(key, key)] = value
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            paragraph = True
        elif not line:
            first_of_sentence = len(gold.tokens)
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        glue = "SpaceAfter=No" in columns[9]
        if "-" in columns[0]:  # several tokens that are written as one word
            last_of_word, word_glued = int(columns[0].partition("-")[2]), glue
            continue
        if "." in columns[0]:
            continue
        number, head = int(columns[0]), int(columns[6])
        if text:
            text += "\n\n" if paragraph else "" if glued else " "
        paragraph = False
        start = len(text)
        text += columns[1]
        above = first_of_sentence + head - 1 if head else -1
        gold.tokens.append(Token(columns[1], columns[3], above, columns[7], start, len(text)))
        column.append(_entity(columns[9]))
        glued = True if number < last_of_word else word_glued if number == last_of_word else glue
        if number >= last_of_word:
            last_of_word = 0
    gold.mentions = _marks(column)
    known = {key: meta[key] for key in _META.values() if meta.get(key)}
    return Document(Article(path.stem, text, publisher="Wikinews", **known), gold)
