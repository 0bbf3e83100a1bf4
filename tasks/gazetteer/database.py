"""Opens the compiled gazetteer, making it where it is missing, and looks names up in it."""

from __future__ import annotations

import os
import sqlite3
import threading
from functools import lru_cache
from pathlib import Path

from tasks.errors import TriplewireError
from tasks.gazetteer.compile import Progress, compile_database, version
from tasks.gazetteer.names import key_of
from tasks.gazetteer.place import Place

CACHE_VARIABLE = "TRIPLEWIRE_CACHE"
BEGINNINGS = frozenset({"saint", "mount", "fort", "san", "santa", "new", "el", "los", "las"})  # of names, not names
SHORT = 3  # letters, up to which a name is taken for an abbreviation unless the place is called just so
MOST = 80  # places of one name that are looked at, the largest first

_BY_NAME = f"""SELECT p.*, n.exact FROM name n JOIN place p ON p.id = n.id WHERE n.key = ?
              ORDER BY p.level = 3, p.population DESC, p.id LIMIT {MOST}"""
_BY_ID = "SELECT p.*, 1 FROM place p WHERE p.id = ?"
_WITH_ISO = "SELECT p.*, 1 FROM place p WHERE p.iso != '' ORDER BY p.id"

_local = threading.local()


def cache_folder() -> Path:
    """Folder for what is compiled once: ``TRIPLEWIRE_CACHE``, or the platform's folder for caches."""
    given = os.environ.get(CACHE_VARIABLE)
    if given:
        return Path(given)
    import platformdirs

    return Path(platformdirs.user_cache_dir("triplewire"))


@lru_cache(maxsize=1)
def _file_name() -> str:
    return f"gazetteer-{version()}.sqlite"


def prepare(progress: Progress | None = None) -> Path:
    """The compiled database's file, made now if it is not there (some ten seconds, once for each version of the data).

    Safe for several processes at once: each that finds none makes its own and the last one stays.

    Raises:
        TriplewireError: the cache folder cannot be written to.
    """
    path = cache_folder() / _file_name()
    if not path.exists():
        try:
            compile_database(path, progress)
        except OSError as error:
            raise TriplewireError(
                f"the gazetteer cannot be stored: {error.strerror or error}",
                where=str(path.parent),
                hint=f"Set {CACHE_VARIABLE} to a folder that can be written to.",
            ) from None
    return path


def _connection() -> sqlite3.Connection:
    """This thread's (and, after a fork, this process's) own read-only connection."""
    owner = (os.getpid(), os.environ.get(CACHE_VARIABLE))
    if getattr(_local, "owner", None) != owner:
        _local.connection = sqlite3.connect(f"{prepare().as_uri()}?mode=ro&immutable=1", uri=True)
        _local.owner = owner
    connection: sqlite3.Connection = _local.connection
    return connection


def _place(row: tuple[object, ...]) -> Place:
    values = list(row)
    values[9] = tuple(map(int, str(row[9]).split()))
    values[11], values[13] = bool(row[11]), bool(row[13])
    return Place(*values)  # type: ignore[arg-type]


@lru_cache(maxsize=16384)
def by_key(key: str) -> tuple[Place, ...]:
    """Places under a key of :func:`tasks.gazetteer.names.key_of`, regions before towns, the largest first."""
    return tuple(_place(row) for row in _connection().execute(_BY_NAME, (key,)))


@lru_cache(maxsize=16384)
def by_id(place: int) -> Place | None:
    """The place with this GeoNames id, if it is known."""
    row = _connection().execute(_BY_ID, (place,)).fetchone()
    return _place(row) if row else None


def by_iso(code: str) -> Place | None:
    """The country or region with this ISO 3166-1 alpha-2 or 3166-2 code, if it is known."""
    return _with_iso().get(code)


@lru_cache(maxsize=1)
def _with_iso() -> dict[str, Place]:
    """Code → place, for all that have one: the whole table is gone through once."""
    found: dict[str, Place] = {}
    for place in map(_place, _connection().execute(_WITH_ISO)):
        found.setdefault(place.iso, place)
    return found


def by_name(name: str) -> tuple[Place, ...]:
    """Places called ``name``; a name has a capital (“US”, not “us”), a short one only capitals or a point (“LA”)."""
    if name.islower() or not name.strip():
        return ()
    key = key_of(name)
    if key in BEGINNINGS:
        return ()
    found = by_key(key)
    if len(key) <= SHORT and not name.split()[-1].isupper() and not name.endswith("."):
        return tuple(p for p in found if key_of(p.name) == key)
    return found
