"""When ``graph.gexf`` is written: with every build, but of a large graph only when enough has changed.

Its layout and its communities depend on all that is in it, so a few new articles cost as much as all of them. Of a
large graph it is left for some builds as it is; ``triplewire export --format gexf`` writes it at any time.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from flows.state import CACHE
from tasks.store import write_atomically

#: Statements up to which it is written with every build: some seconds.
ALWAYS = 30_000
#: Share of the articles that has to have come or gone before it is written again.
SHARE = 0.1


def articles_behind(graph: Path, keys: Collection[str], made_by: str) -> int | None:
    """How many articles came or went since ``graph.gexf`` was written; None if that is not known, or it is not there.

    Args:
        keys: those of the articles that are in the graph now.
        made_by: what else the graph is made by: program and settings.
    """
    try:
        note = json.loads(_path(graph).read_text(encoding="utf-8"))
        known = note["made_by"] == made_by and (graph / "graph.gexf").exists()
        return len({key[:12] for key in keys} ^ set(note["articles"])) if known else None
    except (OSError, ValueError, LookupError, TypeError):
        return None


def is_due(behind: int | None, articles: int, statements: int) -> bool:
    """Whether it is to be written by this build."""
    return behind is None or statements <= ALWAYS or behind > SHARE * articles


def note_written(graph: Path, keys: Collection[str], made_by: str) -> None:
    """Says that it shows just these articles."""
    note = {"made_by": made_by, "articles": sorted(key[:12] for key in keys)}
    write_atomically(_path(graph), [json.dumps(note)])


def _path(graph: Path) -> Path:
    return graph / CACHE / "network.json"
