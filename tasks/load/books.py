"""What load keeps from one build to the next, so that the next computes only what has changed.

Everything in it is a function of the articles and of the linking; without it, or when it does not belong to what is
published, the graph is built from nothing. The file says which snapshot it belongs to: it is changed in one transaction
that ends after publishing, so a build that was killed in between leaves books that do not fit, and they are not used.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE article (key TEXT PRIMARY KEY, mark TEXT) WITHOUT ROWID;
CREATE TABLE unit (kind TEXT, name TEXT, mark TEXT, PRIMARY KEY (kind, name)) WITHOUT ROWID;
CREATE TABLE rejected (node TEXT, origin TEXT, record TEXT, PRIMARY KEY (node, origin)) WITHOUT ROWID;
CREATE TABLE decided (name TEXT, node TEXT, PRIMARY KEY (name, node)) WITHOUT ROWID;
CREATE TABLE concept (node TEXT, form TEXT, article TEXT);
CREATE TABLE report (statement TEXT, article TEXT, start INTEGER, stop INTEGER, confidence REAL, gloss TEXT);
CREATE TABLE sentence (article TEXT, start INTEGER, stop INTEGER, words TEXT, PRIMARY KEY (article, start, stop))
    WITHOUT ROWID;
CREATE TABLE predicate (node TEXT, lemma TEXT, article TEXT, PRIMARY KEY (node, lemma, article)) WITHOUT ROWID;
CREATE TABLE claim (core TEXT, node TEXT, article TEXT, data TEXT);
CREATE TABLE story (article TEXT PRIMARY KEY, published TEXT, names TEXT) WITHOUT ROWID;
CREATE TABLE difference (core TEXT, first TEXT, second TEXT, kind TEXT);
"""
#: Made when the tables are full: twice as fast as keeping them while they fill.
_INDEXES = """
CREATE INDEX concept_node ON concept (node); CREATE INDEX concept_article ON concept (article);
CREATE INDEX report_statement ON report (statement, article, start); CREATE INDEX report_article ON report (article);
CREATE INDEX predicate_article ON predicate (article);
CREATE INDEX claim_core ON claim (core, node, article); CREATE INDEX claim_article ON claim (article);
CREATE INDEX difference_core ON difference (core); CREATE INDEX difference_first ON difference (first);
CREATE INDEX difference_second ON difference (second); CREATE INDEX rejected_origin ON rejected (origin);
"""
_OF_ARTICLES = ("report", "sentence", "predicate", "claim", "story", "concept")


class Said(NamedTuple):
    """What an article says, as far as something is computed from it over all articles: rows that begin with of what."""

    reports: frozenset[tuple[object, ...]] = frozenset()  #: the first value is the statement
    predicates: frozenset[tuple[object, ...]] = frozenset()
    concepts: frozenset[tuple[object, ...]] = frozenset()
    cores: frozenset[tuple[object, ...]] = frozenset()


class Books:
    """The tables, open; ``fresh`` ones are put in their place when they are kept."""

    def __init__(self, path: Path, *, fresh: bool) -> None:
        self._path = path
        self._open = path.with_name(f".{path.name}.{os.getpid()}") if fresh else path
        if fresh:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._remove_drafts()
        self.fresh = fresh
        self.rows = sqlite3.connect(self._open, isolation_level=None)
        self.rows.execute("PRAGMA journal_mode = " + ("OFF" if fresh else "DELETE"))
        self.rows.execute("PRAGMA synchronous = " + ("OFF" if fresh else "FULL"))
        self.rows.execute("PRAGMA cache_size = -16384")
        if fresh:
            self.rows.executescript(_TABLES)
        self.rows.execute("BEGIN")

    def index(self) -> None:
        """Makes the indexes of fresh tables; to be called when all articles are in."""
        if self.fresh:
            for statement in _INDEXES.split(";"):
                self.rows.execute(statement)

    def meta(self, name: str) -> str:
        """A remark on the whole; empty if there is none."""
        row = self.rows.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def set_meta(self, **values: str) -> None:
        """Sets remarks on the whole."""
        self.rows.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    def marks(self) -> dict[str, str]:
        """Article → what its part of the graph was made from."""
        return dict(self.rows.execute("SELECT key, mark FROM article"))

    def units(self, kind: str) -> dict[str, str]:
        """What linking decided, by name → what it was made from."""
        return dict(self.rows.execute("SELECT name, mark FROM unit WHERE kind = ?", (kind,)))

    def set_units(self, kind: str, changed: dict[str, str], gone: set[str]) -> None:
        """Notes what changed."""
        self.rows.executemany("DELETE FROM unit WHERE kind = ? AND name = ?", ((kind, name) for name in sorted(gone)))
        rows = ((kind, name, mark) for name, mark in changed.items())
        self.rows.executemany("INSERT OR REPLACE INTO unit VALUES (?, ?, ?)", rows)

    def decided(self, name: str, now: list[str]) -> set[str]:
        """The nodes that told of the decisions on ``name``; from now on they are ``now``."""
        if self.fresh:
            before = set[str]()
        else:
            before = {row[0] for row in self.rows.execute("SELECT node FROM decided WHERE name = ?", (name,))}
            self.rows.execute("DELETE FROM decided WHERE name = ?", (name,))
            nodes = ((node,) for node in sorted(before))
            self.rows.executemany("DELETE FROM rejected WHERE node = ? AND origin = ''", nodes)
        self.rows.executemany("INSERT INTO decided VALUES (?, ?)", ((name, node) for node in now))
        return before

    def forget_article(self, key: str) -> None:
        """Takes an article out of all tables."""
        for table in _OF_ARTICLES:
            self.rows.execute(f"DELETE FROM {table} WHERE article = ?", (key,))
        self.rows.execute("DELETE FROM rejected WHERE origin = ?", (key,))
        self.rows.execute("DELETE FROM article WHERE key = ?", (key,))

    def forget_reports(self, key: str) -> None:
        """Takes the reports of an article out, to be put in anew."""
        self.rows.execute("DELETE FROM report WHERE article = ?", (key,))

    def said_by(self, key: str) -> Said:
        """What an article says now."""
        return Said(
            self._rows_of(key, "report", "statement, start, stop, confidence, gloss"),
            self._rows_of(key, "predicate", "node, lemma"),
            self._rows_of(key, "concept", "node, form"),
            self._rows_of(key, "claim", "core"),
        )

    def _rows_of(self, key: str, table: str, columns: str) -> frozenset[tuple[object, ...]]:
        return frozenset(self.rows.execute(f"SELECT {columns} FROM {table} WHERE article = ?", (key,)))

    def articles_with_concept(self, node: str) -> set[str]:
        """The articles that speak of a concept."""
        return {row[0] for row in self.rows.execute("SELECT article FROM concept WHERE node = ?", (node,))}

    def rejected_of(self, key: str) -> frozenset[str]:
        """The nodes of an article that are not published."""
        return frozenset(row[0] for row in self.rows.execute("SELECT node FROM rejected WHERE origin = ?", (key,)))

    def add_rejected(self, node: str, origin: str, record: dict[str, object]) -> None:
        """Notes a node that is not published."""
        row = (node, origin, json.dumps(record, ensure_ascii=False))
        self.rows.execute("INSERT OR REPLACE INTO rejected VALUES (?, ?, ?)", row)

    def rejected(self) -> Iterator[str]:
        """Lines of ``rejected.jsonl``, in order."""
        for (record,) in self.rows.execute("SELECT record FROM rejected ORDER BY node, origin"):
            yield f"{record}\n"

    def keep(self) -> None:
        """Makes the books those of the next build."""
        self.rows.execute("COMMIT")
        self.rows.close()
        if self.fresh:
            with self._open.open("rb") as file:
                os.fsync(file.fileno())
            self._open.replace(self._path)

    def drop(self) -> None:
        """Lets go of what was not kept."""
        with suppress(sqlite3.Error):
            self.rows.execute("ROLLBACK")
        self.rows.close()
        if self.fresh:
            self._open.unlink(missing_ok=True)

    def _remove_drafts(self) -> None:
        for leftover in self._path.parent.glob(f".{self._path.name}.*"):
            leftover.unlink(missing_ok=True)


def open_books(path: Path) -> Books | None:
    """The books of the last build; None where there are none that can be read."""
    if not path.exists():
        return None
    try:
        books = Books(path, fresh=False)
        books.meta("snapshot")
    except sqlite3.Error:
        return None
    return books
