"""Whether a published graph is what one build from nothing makes of the same articles."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from tasks.sorting import Runs
from tasks.store import open_published


def same_from_nothing(graph: Path, build_into: Callable[[Path], object]) -> tuple[bool, str, str]:
    """Whether ``graph`` publishes the dataset that ``build_into`` makes in an empty folder; and the hashes of both."""
    with tempfile.TemporaryDirectory(prefix="triplewire-verify-") as folder:
        build_into(Path(folder))
        ours, anew = dataset_hash(graph), dataset_hash(Path(folder))
    return ours == anew, ours, anew


def dataset_hash(graph: Path) -> str:
    """SHA-256 of the published dataset as sorted N-Quads, in hex: its canonical form, since it has no blank nodes."""
    total = sha256()
    with tempfile.TemporaryDirectory(prefix="triplewire-hash-") as folder:
        runs = Runs(Path(folder))
        for quad in open_published(graph):
            runs.add([f"{quad} .\n"])
        for line in runs.lines():
            total.update(line.encode("utf-8"))
    return total.hexdigest()
