"""The graph on disk: a draft that only its build sees, and published snapshots that readers open read-only.

    data/graph/CURRENT                  name of the published snapshot, replaced in one atomic rename
    data/graph/snapshots/<name>/        an Oxigraph store that is never written again
    data/graph/draft-<pid>-<n>/         a build under way; a leftover of one that was killed is removed by the next

A draft starts as a copy of the published snapshot (hard links, so it costs next to nothing) or empty. A build that is
killed at any moment leaves the published snapshot as it was.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, RdfFormat, Store

from tasks.errors import BadGraph
from tasks.sparql import PREFIXES

CURRENT = "CURRENT"
SNAPSHOTS = "snapshots"
FILE = "graph.ttl"
#: Digits of a snapshot's name.
NAME_LENGTH = 16
_DRAFTS = count()


def published_name(graph: Path) -> str | None:
    """Name of the snapshot that is published in ``graph``; None if there is none yet.

    Raises:
        BadGraph: the file that says so cannot be read.
    """
    try:
        name = (graph / CURRENT).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise BadGraph(
            "the graph's sign-post cannot be read", where=str(graph / CURRENT),
            hint=f"Build it anew: triplewire build --graph {graph} ({error})",
        ) from None  # fmt: skip
    return name or None


def open_published(graph: Path) -> Store:
    """The published snapshot, read-only; it stays as it is while builds go on.

    Raises:
        BadGraph: nothing is published there, or it is damaged.
    """
    name = published_name(graph)
    if name is None:
        raise BadGraph(
            "there is no graph here", where=str(graph), hint="Build one: triplewire build --graph " + str(graph)
        )
    folder = graph / SNAPSHOTS / name
    try:
        return Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:  # RuntimeError: what the store itself finds to be damaged
        raise BadGraph(
            "the store cannot be opened", where=str(folder),
            hint=f"Build it anew: triplewire build --graph {graph} ({error})",
        ) from None  # fmt: skip


def published_file(graph: Path) -> Path | None:
    """``graph.ttl``, if it holds what the published snapshot holds; None if it was written by somebody else or is gone.

    A snapshot is called by the hash of that file.
    """
    path = graph / FILE
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
    return path if found[:NAME_LENGTH] == published_name(graph) else None


def columns_of(query: str, base: str) -> list[str]:
    """The columns of a query's answer, found out without answering it; none where it asks for no rows.

    Raises:
        SyntaxError: it is no SPARQL.
    """
    empty = Store().query(query, base_iri=base, prefixes=PREFIXES)
    return [variable.value for variable in empty.variables] if isinstance(empty, QuerySolutions) else []


def text_of(term: object) -> str:
    """A term's value without syntax; "" for what has none."""
    return term.value if isinstance(term, (NamedNode, Literal, BlankNode)) else ""


class Draft:
    """A store that is being made ready. Use it in ``with``; what is not published by the end is thrown away."""

    def __init__(self, graph: Path, *, fresh: bool) -> None:
        self._graph = graph
        self._fresh = fresh
        name = f"draft-{os.getpid()}-{next(_DRAFTS)}"  # never one that this process may still hold open
        self.folder = graph / name
        with explained(graph):
            graph.mkdir(parents=True, exist_ok=True)
            for leftover in sorted(graph.glob("draft-*")):
                if not _alive(leftover):
                    shutil.rmtree(leftover, ignore_errors=True)
            shutil.rmtree(self.folder, ignore_errors=True)
            if not fresh and published_name(graph) is not None:
                open_published(graph).backup(str(self.folder))
            self.store: Store | None = Store(str(self.folder))
            self.work = graph / f"{name}-work"  #: for files of the build; taken away with it
            shutil.rmtree(self.work, ignore_errors=True)
            self.work.mkdir()

    def __enter__(self) -> Draft:
        return self

    def __exit__(self, *_: object) -> None:
        self.store = None
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.rmtree(self.work, ignore_errors=True)

    def open(self) -> Store:
        """The store behind the draft.

        Raises:
            BadGraph: it was published or thrown away.
        """
        if self.store is None:
            raise BadGraph("the draft is closed", where=str(self.folder))
        return self.store

    def add(self, lines: Iterable[str]) -> None:
        """Loads N-Quads lines (without checking them one by one: they are ours)."""
        with explained(self.folder):
            self.open().bulk_load("".join(lines).encode("utf-8"), format=RdfFormat.N_QUADS, lenient=True)

    def add_file(self, path: Path) -> None:
        """Loads a file of N-Quads, as :meth:`add` does."""
        with explained(self.folder):
            self.open().bulk_load(path=str(path), format=RdfFormat.N_QUADS, lenient=True)

    def remove_graph(self, name: str) -> None:
        """Takes a named graph away, whole; one that is not there is no mistake."""
        with explained(self.folder):
            self.open().remove_graph(NamedNode(name))

    def graphs(self) -> Iterator[str]:
        """IRIs of the named graphs, sorted."""
        return iter(sorted(node.value for node in self.open().named_graphs() if isinstance(node, NamedNode)))

    def publish(self, name: str) -> None:
        """Makes the draft the published snapshot ``name``, in one step; the same name again changes nothing.

        What was made from nothing is first put in order, which costs a fiftieth of making it; it is read in a third
        of the time.

        Raises:
            BadGraph: the disk is full or may not be written; what was published before stays.
        """
        target = self._graph / SNAPSHOTS / name
        with explained(self._graph):
            if self._fresh:
                self.open().optimize()
            self.open().flush()
            self.store = None  # closes it
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                (self.folder / "LOCK").unlink(missing_ok=True)
                self.folder.rename(target)
                _sync(target.parent)
            before = published_name(self._graph)
            write_atomically(self._graph / CURRENT, [name + "\n"])
            for old in sorted(target.parent.iterdir()):  # the one before stays for those who are still reading
                if old.name not in {name, before}:
                    shutil.rmtree(old, ignore_errors=True)


def write_atomically(path: Path, pieces: Iterable[str] | Iterable[bytes]) -> None:
    """Writes a file beside ``path`` and puts it in its place when it is complete and on disk.

    Raises:
        BadGraph: the disk is full, or the folder may not be written; the old file stays.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with explained(path):
        try:
            with beside.open("wb") as file:
                file.writelines(piece.encode("utf-8") if isinstance(piece, str) else piece for piece in pieces)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
        _sync(path.parent)


def _sync(folder: Path) -> None:
    """Brings a rename in ``folder`` to disk, where the system lets a folder be opened."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _alive(draft: Path) -> bool:
    """Whether the process of another draft still runs."""
    try:
        os.kill(int(draft.name.split("-")[1]), 0)
    except (ValueError, ProcessLookupError):
        return False
    except OSError:
        return True
    return True


@contextmanager
def explained(place: Path) -> Iterator[None]:
    """Turns what the system says into a message with place and advice.

    Raises:
        BadGraph: the disk is full, or something cannot be written.
    """
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        full = (
            getattr(error, "errno", 0) == errno.ENOSPC or "disk is full" in str(error) or "No space left" in str(error)
        )
        hint = "Make room on the disk" if full else "See that the folder may be written, and that the disk is whole"
        what = "the disk is full" if full else "the graph cannot be written"
        raise BadGraph(
            what, where=str(place), hint=f"{hint}; what was published before is untouched. ({error})"
        ) from None
