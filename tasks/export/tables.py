"""A network as two CSV tables, nodes and edges, with the headings that Gephi's importer looks for."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from tasks.export.columns import EDGE_COLUMNS, NODE_COLUMNS
from tasks.export.network import Network

#: A cell that begins with one of these is a formula, or a command, to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table_paths(path: Path) -> tuple[Path, Path]:
    """Where the two tables go: ``story.csv`` → ``story-nodes.csv``, ``story-edges.csv``."""
    return path.with_name(f"{path.stem}-nodes.csv"), path.with_name(f"{path.stem}-edges.csv")


def write_tables(network: Network, nodes: Path, edges: Path) -> None:
    """Writes the two tables; a text that a spreadsheet would run as a formula gets an apostrophe before it.

    Raises:
        OSError: a file cannot be written.
    """
    _write(
        nodes,
        ["Id", "Label", *NODE_COLUMNS],
        ([node.iri, node.label, *(value(node) for _, value in NODE_COLUMNS.values())] for node in network.nodes),
    )
    _write(
        edges,
        ["Id", "Source", "Target", "Type", "Label", "Weight", *EDGE_COLUMNS],
        (
            [
                number, edge.source, edge.target, "Directed", edge.label, edge.weight,
                *(value(edge) for _, value in EDGE_COLUMNS.values()),
            ]
            for number, edge in enumerate(network.edges)
        ),
    )  # fmt: skip


def _write(path: Path, heading: list[str], rows: Iterable[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    """A number as it is; a text made harmless."""
    if isinstance(value, str):
        text = value.replace("\0", "\ufffd")
        return f"'{text}" if text.startswith(_FORMULA) else text
    return "" if value is None else value
