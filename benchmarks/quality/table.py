"""The scorecard as a table: every figure with its interval, what was recorded before, and other systems' figures."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.sets import Figure

RIVALS = Path(__file__).parent / "rivals.toml"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of one set."""

    set_name: str
    title: str
    figure: Figure
    value: float
    low: float | None = None
    high: float | None = None
    recorded: float | None = None

    @property
    def is_regression(self) -> bool:
        """Worse than what was recorded: by more than one point, or by any fault more."""
        if self.recorded is None:
            return False
        if self.figure.count:
            return self.value > self.recorded
        return self.value < self.recorded - 1.0

    @property
    def key(self) -> tuple[str, str]:
        """Set and figure."""
        return self.set_name, self.figure.key


def rivals(path: Path = RIVALS) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """(set, figure) → [(system, its figure as written)]."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["rival"]:
        for figure, value in entry["figures"].items():
            found.setdefault((entry["set"], figure), []).append((entry["system"], f"{value:.1f}"))
    return found


def written(rows: Iterable[Row], others: Mapping[tuple[str, str], list[tuple[str, str]]]) -> str:
    """The table for people to read, also as Markdown."""
    lines: list[str] = []
    last = ""
    for row in rows:
        if row.set_name != last:
            head = f"| {row.title} | ours | 95 % | others |"
            lines += ["", head, "| --- | ---: | --- | --- |"]
            last = row.set_name
        value = f"{row.value:.0f}" if row.figure.count else f"{row.value:.1f}"
        between = "" if row.low is None or row.figure.count else f"{row.low:.1f}–{row.high:.1f}"
        beside = ", ".join(f"{system} {figure}" for system, figure in others.get(row.key, ()))
        mark = f" (recorded: {row.recorded:.1f}: REGRESSION)" if row.is_regression else ""
        lines.append(f"| {row.figure.label} | **{value}**{mark} | {between} | {beside} |")
    return "\n".join(lines[1:]) + "\n"
