"""What a graph folder was built from, so that a build with nothing to do is over at once.

<graph>/.cache/state.json    written last, when everything else is in its place
<graph>/.cache/lock          held by the build that is under way
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tasks.errors import BadGraph
from tasks.extract.cache import digest_of, extraction_version
from tasks.model import Problem
from tasks.settings import Settings
from tasks.store import CURRENT, SNAPSHOTS, open_published

CACHE = ".cache"
OUTPUTS = ("graph.ttl", "graph.gexf", "report.json", CURRENT)
_PACKAGES = ("tasks", "ontology")
#: Settings that change nothing in the graph.
_IMMATERIAL = frozenset({"raw", "graph", "workers", "batch"})


@dataclass(frozen=True, slots=True)
class State:
    """Digests of everything that the graph is a function of."""

    files: str  #: names and bytes of the files under the raw folder
    program: str  #: our code and ontology, spaCy and the model
    settings: str


def current_state(settings: Settings) -> State:
    """The state that a build would be made from now."""
    values = {name: str(getattr(settings, name)) for name in settings.__dataclass_fields__ if name not in _IMMATERIAL}
    knowledge = Path(settings.kb)
    if settings.kb and knowledge.is_file():
        values["kb"] = file_digest(knowledge)
    program = f"{digest_of(_PACKAGES)} {extraction_version(settings.model)}"
    return State(files_digest(settings.raw), program, json.dumps(values, sort_keys=True))


def files_digest(folder: Path) -> str:
    """SHA-256 over names and contents of all files under ``folder``, in hex."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(
                f"{path.relative_to(folder).as_posix()}\0{file_digest(path)}\n".encode("utf-8", "surrogateescape")
            )
    return total.hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex; “unreadable” if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "unreadable"


def is_built(settings: Settings, state: State) -> bool:
    """Whether the graph folder holds the whole result of a build from ``state``, and its store can be opened."""
    whole = read_state(settings.graph) == state and all((settings.graph / name).exists() for name in OUTPUTS)
    return whole and not is_damaged(settings.graph)


def is_damaged(graph: Path) -> bool:
    """Whether a snapshot is published in ``graph`` that cannot be opened."""
    if not (graph / CURRENT).exists():
        return False
    try:
        open_published(graph)
    except BadGraph:
        return True
    return False


def clear_damage(graph: Path) -> bool:
    """Takes away what is published but cannot be read, so that it is made anew; gives whether there was such."""
    damaged = is_damaged(graph)
    if damaged:
        (graph / CURRENT).unlink(missing_ok=True)
        shutil.rmtree(graph / SNAPSHOTS, ignore_errors=True)
    return damaged


def read_state(graph: Path) -> State | None:
    """What ``graph`` was last built from, if that is known."""
    try:
        return State(**json.loads((graph / CACHE / "state.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def read_numbers(graph: Path) -> dict[str, int]:
    """The counts that the last build left in ``report.json``."""
    report = _read_report(graph)
    return {
        "read": report["read"], "extracted": 0, "cached": report["read"], "skipped": len(report["skipped"]),
        "rejected": len(report["rejected"]), **report["counts"],
    }  # fmt: skip


def read_problems(graph: Path) -> list[Problem]:
    """What the last build rejected, and then what it skipped."""
    report = _read_report(graph)
    levels: tuple[Literal["rejected", "skipped"], ...] = ("rejected", "skipped")
    return [
        Problem(item["where"], item["what"], item["hint"], level) for level in levels for item in report.get(level, ())
    ]


def read_behind(graph: Path) -> int:
    """How many articles the last build left ``graph.gexf`` behind."""
    return int(_read_report(graph).get("network_behind", 0))


def _read_report(graph: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((graph / "report.json").read_text(encoding="utf-8"))
    return found


def write_state(graph: Path, state: State) -> None:
    """Says that the graph is complete; to be called last."""
    path = graph / CACHE / "state.json"
    beside = path.with_name(f".state.{os.getpid()}")
    beside.write_text(
        json.dumps({"files": state.files, "program": state.program, "settings": state.settings}), encoding="utf-8"
    )
    beside.replace(path)


def forget_state(graph: Path) -> None:
    """Says that the graph is being changed."""
    (graph / CACHE / "state.json").unlink(missing_ok=True)


@contextmanager
def locked(graph: Path) -> Iterator[None]:
    """One build at a time in a graph folder; the lock goes with the process, however that ends.

    Raises:
        BadGraph: another build is under way there.
    """
    (graph / CACHE).mkdir(parents=True, exist_ok=True)
    with (graph / CACHE / "lock").open("w") as lock:
        try:
            import fcntl
        except ImportError:  # Windows: no lock, and two builds at once are the user's to avoid
            yield
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadGraph(
                "another build is under way in this folder",
                where=str(graph),
                hint="Wait for it, or use another --graph.",
            ) from None
        yield
