"""Figures recorded beside ``RESULTS.md``: what later runs are held against."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from benchmarks.quality.table import Row

FOLDER = Path(__file__).parent.parent
RECORDED = FOLDER / "results.toml"
PAGE = FOLDER / "RESULTS.md"
BEGIN, END = "<!-- quality: begin -->", "<!-- quality: end -->"
_HEAD = (
    "# Figures of `benchmarks/RESULTS.md` (quality), for programs: a fall of more than one point fails the scorecard.\n"
)


def recorded(path: Path = RECORDED) -> dict[tuple[str, str], float]:
    """(set, figure) → value; empty if nothing was recorded."""
    if not path.exists():
        return {}
    sets = tomllib.loads(path.read_text(encoding="utf-8"))
    return {(name, key): float(value) for name, figures in sets.items() for key, value in figures.items()}


def record(rows: Iterable[Row], table: str, path: Path = RECORDED, page: Path = PAGE) -> None:
    """Writes the figures of ``rows`` (those of other sets stay) and, between its marks, the table."""
    known = recorded(path) | {row.key: round(row.value, 2) for row in rows}
    lines = [_HEAD]
    for name in sorted({set_name for set_name, _ in known}):
        lines.append(f'\n["{name}"]\n')
        lines += [f'"{key}" = {value}\n' for (set_name, key), value in sorted(known.items()) if set_name == name]
    path.write_text("".join(lines), encoding="utf-8")
    text = page.read_text(encoding="utf-8") if page.exists() else f"# Results\n\n{BEGIN}\n{END}\n"
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n\n{table}\n{END}{after}", encoding="utf-8")
