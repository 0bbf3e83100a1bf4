"""Runs our own pipeline on a set's articles: extraction, linking, and the graph."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.quality.documents import Document
from benchmarks.quality.fact_graph import FactGraph
from benchmarks.quality.tally import Record
from tasks.extract.record import from_record, to_line, to_record
from tasks.extract.step import extract_all, limit_threads, worker_count
from tasks.kb.identify import identify
from tasks.kb.store import open_kb
from tasks.link import link
from tasks.load import load
from tasks.model import Article, Problem
from tasks.settings import Settings


def extract_records(articles: Sequence[Article], settings: Settings) -> list[Record]:
    """Records of articles, in their order; what cannot be read is told and has none."""
    limit_threads()
    workers = min(worker_count(settings.workers), 1 + len(articles) // 100)  # a process takes seconds to start
    records: list[Record] = []
    for result in extract_all(articles, settings.model, batch=settings.batch, workers=workers):
        if isinstance(result, Problem):
            print(result, file=sys.stderr)
        else:
            records.append(to_record(result))
    return records


def kept_records(documents: Sequence[Document], settings: Settings, file: Path | None) -> list[Record]:
    """Records out of ``file`` if it is there; otherwise extracted, and written to it."""
    if file and file.exists():
        return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
    records = extract_records([document.article for document in documents], settings)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(to_line(from_record(record)) + "\n" for record in records), encoding="utf-8")
    return records


def with_links(records: Iterable[Record], kb: Path) -> list[Record]:
    """Records whose entities have the identifiers that a knowledge base of the user's gives them."""
    known = open_kb(kb)
    return [to_record(identify(from_record(record), known)[0]) for record in records]


def identities(records: Iterable[Record]) -> dict[tuple[str, str], str]:
    """(article id, entity of it) → the entity over all articles, as linking decides."""
    extractions = [from_record(record) for record in records]
    linked = link(extractions, Settings.read()).iri_of
    article_of = {extraction.article.key: extraction.article.id for extraction in extractions}
    return {(article_of[text], entity): iri for (text, entity), iri in linked.items()}


def graph_of(records: Iterable[Record]) -> FactGraph:
    """The graph that the records make."""
    extractions = [from_record(record) for record in records]
    with TemporaryDirectory(prefix="triplewire-") as folder:
        settings = Settings.read(graph=folder)
        load(extractions, link(extractions, settings), settings)
        return FactGraph(Path(folder) / "graph.ttl")
