"""What linking found in single articles, kept from one build to the next: an SQLite file beside the graph.

All of it is a function of the article and of ``version``; without the file, or where it does not fit, it is made again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol, runtime_checkable

from tasks.errors import BadGraph
from tasks.link.traces import Traces
from tasks.model import Article, Extraction, Phrase

_TABLES = """
CREATE TABLE meta (version TEXT);
CREATE TABLE article (key TEXT PRIMARY KEY, mark TEXT, traces TEXT, sketch BLOB);
CREATE TABLE phrases (key TEXT PRIMARY KEY, found TEXT);
"""


@runtime_checkable
class Source(Protocol):
    """Articles, and what was extracted from each."""

    @property
    def articles(self) -> Sequence[Article]:
        """The articles."""

    def mark(self, article: Article) -> str:
        """What the extraction of an article is a function of."""

    def outline(self, article: Article) -> Extraction | None:
        """Its mentions, entities and roles; None if nothing was extracted from it."""


class Kept(Mapping[str, Mapping[str, Phrase]]):
    """The file; as a mapping, the phrases of each article: one article's in memory at a time."""

    def __init__(self, path: Path, version: str) -> None:
        """``version`` is what the traces depend on besides the article: code, lexicon, knowledge base, base of IRIs."""
        self._path = path
        self._version = version
        self._rows = self._open()
        self._last: tuple[str, dict[str, Phrase]] = ("", {})

    def traces(self, source: Source, find: Callable[[Extraction], Traces]) -> Iterator[Traces]:
        """The traces of all articles of ``source``, in the order of their keys; ``find`` makes those not kept."""
        try:
            yield from self._traces(source, find)
        except sqlite3.DatabaseError as error:
            self._rows.close()
            self._path.unlink(missing_ok=True)
            raise BadGraph(
                "what linking kept from earlier builds is damaged", where=str(self._path),
                hint=f"It was taken away: start the build again. ({error})",
            ) from None  # fmt: skip

    def _traces(self, source: Source, find: Callable[[Extraction], Traces]) -> Iterator[Traces]:
        known = dict(self._rows.execute("SELECT key, mark FROM article"))
        articles = {article.key: article for article in source.articles}
        gone = sorted(key for key in known if key not in articles)
        self._rows.execute("BEGIN")
        self._rows.executemany("DELETE FROM article WHERE key = ?", ((key,) for key in gone))
        self._rows.executemany("DELETE FROM phrases WHERE key = ?", ((key,) for key in gone))
        for key in sorted(articles):
            mark = source.mark(articles[key])
            if known.get(key) != mark:
                found = self._add(key, mark, source.outline(articles[key]), find)
            else:
                found = self._read(key, source, articles[key])
            if found is not None:
                yield found
        self._rows.execute("COMMIT")

    def _read(self, key: str, source: Source, article: Article) -> Traces | None:
        text, sketch = self._rows.execute("SELECT traces, sketch FROM article WHERE key = ?", (key,)).fetchone()
        if text is None:
            source.outline(article)  # nothing was extracted: let it note why
            return None
        return Traces.from_json(key, text, {}, sketch)

    def _add(
        self, key: str, mark: str, extraction: Extraction | None, find: Callable[[Extraction], Traces]
    ) -> Traces | None:
        text, sketch, phrases, found = None, None, "{}", None
        if extraction is not None:
            found = find(extraction)
            text, sketch = found.to_json(), found.sketch
            phrases = json.dumps({entity: [p.iri, p.label, p.type, p.owner] for entity, p in found.phrases.items()})
        self._rows.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?)", (key, mark, text, sketch))
        self._rows.execute("INSERT OR REPLACE INTO phrases VALUES (?, ?)", (key, phrases))
        return found

    def __getitem__(self, key: str) -> Mapping[str, Phrase]:
        if self._last[0] != key:
            row = self._rows.execute("SELECT found FROM phrases WHERE key = ?", (key,)).fetchone()
            if row is None:
                raise KeyError(key)
            self._last = (key, {entity: Phrase(*values) for entity, values in json.loads(row[0]).items()})
        return self._last[1]

    def __iter__(self) -> Iterator[str]:
        return iter([row[0] for row in self._rows.execute("SELECT key FROM phrases ORDER BY key")])

    def __len__(self) -> int:
        return int(self._rows.execute("SELECT count(*) FROM phrases").fetchone()[0])

    def _open(self) -> sqlite3.Connection:
        """The file as it is, or a new one where it is of another version or damaged."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(sqlite3.Error):
            rows = self._connected()
            with suppress(sqlite3.Error):
                found = rows.execute("SELECT version FROM meta").fetchone()
                if found == (self._version,):
                    return rows
            rows.close()
        self._path.unlink(missing_ok=True)
        self._path.with_name(f"{self._path.name}-journal").unlink(missing_ok=True)
        rows = self._connected()
        rows.executescript(_TABLES)
        rows.execute("INSERT INTO meta VALUES (?)", (self._version,))
        return rows

    def _connected(self) -> sqlite3.Connection:
        rows = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)  # link and load in turn
        rows.execute("PRAGMA synchronous = NORMAL")
        return rows
