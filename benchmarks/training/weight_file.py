"""Writes a lexicon of numbers as TOML: a comment, then tables of keys and values, sorted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
Table = Mapping[str, float | Sequence[float]]
#: A weight nearer to zero than this changes nothing and is left out.
LEAST = 0.05


def weight_table(weights: Mapping[str, float], least: float = LEAST) -> dict[str, float]:
    """Weights to two decimals, sorted by name, without those that change nothing."""
    return {name: round(value, 2) for name, value in sorted(weights.items()) if abs(value) >= least}


def toml_text(comment: str, tables: Mapping[str, Table]) -> str:
    """The file's text: ``comment`` (lines without ``#``), then the tables in their order, keys in theirs."""
    lines = [f"# {line}".rstrip() for line in comment.strip().split("\n")]
    for name, table in tables.items():
        lines += ["", f"[{name}]"]
        lines += [f"{_key(key)} = {_value(value)}" for key, value in table.items()]
    return "\n".join(lines) + "\n"


def _key(key: str) -> str:
    return key if _PLAIN.fullmatch(key) else '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _value(value: float | Sequence[float]) -> str:
    if isinstance(value, int | float):
        return repr(value)
    return "[" + ", ".join(repr(item) for item in value) + "]"
