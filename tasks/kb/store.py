"""A knowledge base on disk: SQLite, streamed into place, answering in far less than a millisecond whatever its size."""

from __future__ import annotations

import bz2
import gzip
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import IO, cast

from platformdirs import user_cache_path

from tasks.errors import BadArticle, TriplewireError
from tasks.kb.entry import EXAMPLE, Entry, entry_of_line, form_key, label_forms, members_forms
from tasks.ontology import lexicon

_SCHEMA = """
CREATE TABLE entry (id TEXT PRIMARY KEY, label TEXT, type TEXT, aliases TEXT, description TEXT, rank INTEGER,
  classes TEXT) WITHOUT ROWID;
CREATE TABLE form (key TEXT, id TEXT, strength INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
"""
_MAGIC = b"SQLite format 3\0"
#: A change of the tables or of the keys makes databases of before unreadable.
VERSION = 4
#: What a source can be.
_FORMS = f"Give JSON Lines or a Wikidata JSON dump, plain, .gz or .bz2. {EXAMPLE}"
_ANEW = "Make it anew: triplewire kb build SOURCE TARGET"


class BadKnowledgeBase(TriplewireError):
    """The knowledge base cannot be read or made."""


class KnowledgeBase:
    """Look-ups in a knowledge base made by :func:`build_kb`."""

    def __init__(self, path: Path) -> None:
        try:
            self._db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error as error:
            raise BadKnowledgeBase(
                f"cannot be opened: {error}", where=str(path), hint="Make it anew: triplewire kb build"
            ) from None
        if version != VERSION:
            raise BadKnowledgeBase("is of another version.", where=str(path), hint=_ANEW)
        self.candidates = lru_cache(maxsize=20_000)(self._candidates)

    def _candidates(self, name: str) -> tuple[tuple[Entry, int], ...]:
        """Entries that can be called ``name``, each with how: 2 by its label, 1 by an alias; the best known first."""
        rows = self._db.execute(
            "SELECT e.id, label, type, aliases, description, rank, strength FROM form JOIN entry e ON e.id = form.id "
            "WHERE key = ? ORDER BY strength DESC, rank DESC, e.id LIMIT 100",
            (form_key(name),),
        )
        return tuple(
            (Entry(i, label, kind, tuple(json.loads(aliases)), description, rank), strength)
            for i, label, kind, aliases, description, rank, strength in rows
        )


def open_kb(path: Path) -> KnowledgeBase:
    """The knowledge base in ``path``: SQLite made before, or JSON Lines, which are compiled once into the cache.

    Raises:
        BadKnowledgeBase: not there, or neither.
    """
    try:
        with path.open("rb") as stream:
            if stream.read(len(_MAGIC)) == _MAGIC:
                return KnowledgeBase(path)
            stream.seek(0)
            digest = sha256(str(VERSION).encode())
            while block := stream.read(1 << 20):
                digest.update(block)
    except OSError as error:
        raise BadKnowledgeBase(
            f"cannot be read: {error.strerror}.", where=str(path), hint="Name a JSON Lines or SQLite file."
        ) from None
    folder = Path(os.environ.get("TRIPLEWIRE_CACHE") or user_cache_path("triplewire"))
    target = folder / f"kb-{digest.hexdigest()[:16]}.sqlite"
    if not target.exists():
        build_kb(path, target)
    return KnowledgeBase(target)


def build_kb(source: Path, target: Path, progress: Callable[[int], None] | None = None) -> int:
    """Compile ``source`` into SQLite at ``target``, whole or not at all; memory does not grow with the source.

    Args:
        source: JSON Lines (id, label, type, aliases, description) or a Wikidata JSON dump; .gz and .bz2 as they are.
        progress: called with the number of entries, every 10,000.

    Returns:
        The number of entries.

    Raises:
        BadKnowledgeBase: a line cannot be used (with its number), or nothing is in it.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    count = 0
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        with closing(sqlite3.connect(beside)) as db:
            db.executescript(
                f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA user_version={VERSION};{_SCHEMA}"
            )
            for entry in read_entries(source):
                _insert(db, entry)
                count += 1
                if progress and count % 10_000 == 0:
                    progress(count)
            _type_by_class(db)
            db.commit()
        if not count:
            raise BadKnowledgeBase("holds no entries.", where=str(source), hint=EXAMPLE)
        beside.replace(target)
    except (gzip.BadGzipFile, EOFError) as error:
        raise BadKnowledgeBase(f"is no whole packed file: {error}", where=str(source), hint=_FORMS) from None
    except OSError as error:  # bz2 says so too of what it cannot unpack
        where = target if error.errno else source
        raise BadKnowledgeBase(f"cannot be made: {error}", where=str(where), hint=_FORMS) from None
    except sqlite3.Error as error:
        raise BadKnowledgeBase(f"cannot be made: {error}", where=str(target), hint="Is the disk full?") from None
    finally:
        beside.unlink(missing_ok=True)
    return count


def read_entries(source: Path) -> Iterator[Entry]:
    """Entries of ``source`` line by line; those without an English label are left out.

    Raises:
        BadKnowledgeBase: a line is not JSON, or has no id and label.
    """
    with _open(source) as stream:
        for number, line in enumerate(stream, 1):
            text = line.strip().rstrip(b",")
            if text in {b"", b"[", b"]"}:
                continue
            where = f"{source}, line {number:,}"
            try:
                entry = entry_of_line(json.loads(text), where)
            except BadArticle as error:
                raise BadKnowledgeBase(error.what, where=error.where, hint=error.hint) from None
            except (ValueError, RecursionError) as error:
                raise BadKnowledgeBase(f"is not JSON: {error}", where=where, hint=_FORMS) from None
            if entry.id and entry.label:
                yield entry


def _insert(db: sqlite3.Connection, entry: Entry) -> None:
    db.execute(
        "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(entry.id, entry.label, entry.type, json.dumps(entry.aliases), entry.description, entry.rank),
            json.dumps(entry.classes) if entry.classes else None,
        ),
    )
    forms = {form_key(alias): 1 for alias in (*entry.aliases, *members_forms(entry.label))}
    forms |= {form_key(form): 2 for form in label_forms(entry.label)}
    db.executemany(
        "INSERT OR REPLACE INTO form VALUES (?, ?, ?)",
        [(key, entry.id, strength) for key, strength in forms.items() if key],
    )


def type_of_class(label: str) -> str | None:
    """The type that the label of a class says, or its last word: a “public company” is an organization."""
    types, name = _class_types(), label.lower()
    return types.get(name) or types.get(name.rpartition(" ")[2])


@cache
def _class_types() -> dict[str, str]:
    return {label: kind for kind, labels in lexicon("kb_classes")["types"].items() for label in labels}


def _type_by_class(db: sqlite3.Connection) -> None:
    """Give entries of open type that of the first class whose own label (“human”, “city”) says it."""
    found: dict[str, str | None] = {}

    def kind_of(classes: str) -> str | None:
        for name in json.loads(classes):
            if name not in found:
                row = db.execute("SELECT label FROM entry WHERE id = ?", (name,)).fetchone()
                found[name] = type_of_class(row[0]) if row else None
            if found[name]:
                return found[name]
        return None

    db.create_function("kind_of", 1, kind_of, deterministic=True)
    db.execute("UPDATE entry SET type = kind_of(classes) WHERE type IS NULL AND classes IS NOT NULL")


def _open(source: Path) -> IO[bytes]:
    if source.suffix == ".gz":
        return cast(IO[bytes], gzip.open(source, "rb"))
    if source.suffix == ".bz2":
        return bz2.open(source, "rb")
    return source.open("rb")
