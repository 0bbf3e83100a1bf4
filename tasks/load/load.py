"""Linked articles → the store: what each article contributes, what is computed over all, checked, then published."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from tasks.errors import BadGraph, Misuse
from tasks.load.article import extractor_node
from tasks.load.assembly import Assembly
from tasks.load.books import Books, open_books
from tasks.load.remote import push
from tasks.load.sinks import ChangingSink, FreshSink
from tasks.load.source import Source, marks_of, source_of
from tasks.load.terms import iri, is_absolute, schema
from tasks.memory import long_lived
from tasks.model import Article, Extraction, Linking
from tasks.settings import Settings
from tasks.store import FILE, NAME_LENGTH, Draft, explained, open_published, published_name, write_atomically

#: The word lists that load looks into.
LEXICON = ("glosses.toml", "same_events.toml", "wordings.toml")
#: What a setting keeps out of exported files.
_BODY = schema("articleBody")
#: Share of the articles that may have changed for the published graph to be changed; beyond, it is made anew.
_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, for the report of the run."""

    articles: int
    statements: int
    entities: int
    evidence: int
    quotations: int
    direct: int  #: plain facts
    triples: int  #: of ``graph.ttl``
    rejected: int  #: nodes in ``rejected.jsonl``
    snapshot: str  #: name of what was published


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be made: all articles, or only some of those that the books know."""

    articles: dict[str, Article]
    marks: dict[str, str]
    put: list[str]
    gone: list[str]


def load(
    extractions: Iterable[Extraction] | Source, linking: Linking, settings: Settings, *, fresh: bool = False
) -> LoadReport:
    """Builds the graph of ``extractions``, checks it and publishes it; writes ``graph.ttl`` and ``rejected.jsonl``.

    The graph is a function of the set of extractions and of the linking, whatever their order, and whatever was there
    before. Where what was built before is known, only what has changed is computed; ``fresh`` computes everything.

    Raises:
        BadGraph: it cannot be written, or the store at ``settings.store`` cannot be reached; what was published before
            stays.
        Misuse: the base is no absolute IRI that ends with a slash or a hash.
    """
    if not is_absolute(settings.base) or settings.base[-1] not in "/#" or iri(settings.base) != f"<{settings.base}>":
        raise Misuse(
            f"{settings.base!r} is no base of IRIs", hint="Give one that ends with /, as https://example.org/news/"
        )
    source = source_of(extractions)
    marks, articles = marks_of(source, linking)
    path = settings.graph / ".cache" / "load.sqlite"
    books = None if fresh else _fitting(path, settings)
    plan = _plan(marks, articles, books)
    report = None
    with long_lived():  # the linking, which to look through takes an eighth of the time
        if books is not None and plan is not None:
            with suppress(sqlite3.Error):  # the books are damaged: do without
                report = _build(plan, source, linking, settings, books)
        if books is not None:
            books.drop()
        if report is None:
            everything = _Plan(articles, marks, sorted(articles), [])
            report = _build(everything, source, linking, settings, None)
    if settings.store:
        push(open_published(settings.graph), settings.store, settings.base)
    return report


def program_version() -> str:
    """Version of this program, as installed."""
    try:
        return version("triplewire")
    except PackageNotFoundError:  # run from a checkout that was not installed
        return "0"


def _build(plan: _Plan, source: Source, linking: Linking, settings: Settings, known: Books | None) -> LoadReport:
    with Draft(settings.graph, fresh=known is None) as draft:
        if known is not None:
            return _fill(plan, source, linking, settings, known, draft)
        with explained(settings.graph):
            books = Books(settings.graph / ".cache" / "load.sqlite", fresh=True)
            try:
                return _fill(plan, source, linking, settings, books, draft)
            finally:
                books.drop()


def _fill(plan: _Plan, source: Source, linking: Linking, settings: Settings, books: Books, draft: Draft) -> LoadReport:
    sink = FreshSink(draft, settings.base) if books.fresh else ChangingSink(draft, settings.base)
    extractor, description = extractor_node(settings.base, "triplewire", program_version(), settings.model)
    assembly = Assembly(books, sink, settings.base, linking, extractor)
    assembly.put_extractor(description)
    again = set(plan.put)
    for key in plan.gone:
        assembly.remove_article(key, for_good=key not in again)
    for key in plan.put:
        assembly.put_article(key, plan.marks[key], source.read(plan.articles[key]))
    for key in sorted(assembly.called_otherwise() & plan.articles.keys() - again):
        assembly.retell(key, source.read(plan.articles[key]))
    books.index()
    assembly.put_linking()
    assembly.put_computed()
    turtle = settings.graph / FILE
    leave_out = frozenset() if settings.bodies else frozenset({_BODY})
    counts = Counter[str](json.loads(books.meta("counts") or "{}"))
    name = sink.finish(turtle, leave_out, counts)[:NAME_LENGTH]
    rejected = list(books.rejected())
    write_atomically(settings.graph / "rejected.jsonl", rejected)
    books.set_meta(
        snapshot=name, token=_token(settings), counts=json.dumps(counts, sort_keys=True), turtle=_stamp(turtle)
    )
    draft.publish(name)
    books.keep()
    return LoadReport(
        counts["article"], counts["statement"], counts["entity"], counts["evidence"], counts["quotation"],
        counts["direct"], counts["triple"], len(rejected), name,
    )  # fmt: skip


def _fitting(path: Path, settings: Settings) -> Books | None:
    """The books of what is published, if it was made by this program, and nobody has touched its file since."""
    books = open_books(path)
    if books is None:
        return None
    now = (published_name(settings.graph) or "-", _token(settings), _stamp(settings.graph / FILE))
    if (books.meta("snapshot"), books.meta("token"), books.meta("turtle")) != now:
        books.drop()
        return None
    try:
        open_published(settings.graph)
    except BadGraph:
        books.drop()
        return None
    return books


def _plan(marks: dict[str, str], articles: dict[str, Article], books: Books | None) -> _Plan | None:
    """What has changed since; None if that is so much that everything is better made anew."""
    if books is None:
        return None
    before = books.marks()
    gone = sorted(key for key, mark in before.items() if marks.get(key) != mark)
    put = sorted(key for key, mark in marks.items() if before.get(key) != mark)
    if max(len(gone), len(put)) > _SHARE * len(before):
        return None
    return _Plan(articles, marks, put, gone)


def _token(settings: Settings) -> str:
    """What the graph is a function of besides articles and linking."""
    return f"{_program()} {program_version()} {settings.model} {settings.base} {settings.bodies}"


@cache
def _program() -> str:
    total = sha256()
    for package, suffixes in (
        ("tasks.load", (".py",)),
        ("tasks.link", (".py",)),
        ("ontology", (".ttl",)),
        ("ontology.lexicon", LEXICON),
    ):
        for entry in sorted(files(package).iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith(suffixes):
                total.update(f"{package}/{entry.name}\0".encode())
                total.update(sha256(entry.read_bytes()).digest())
    return total.hexdigest()


def _stamp(path: Path) -> str:
    """What tells that a file is still as it was left."""
    try:
        status = path.stat()
    except OSError:
        return "none"
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ino}"
