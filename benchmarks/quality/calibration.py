"""How far a relation's confidence can be believed: shares of right ones by confidence, and a table that corrects
it.

The table is fitted by isotonic regression (pool adjacent violators; Ayer et al. 1955): the best shares that never
fall as the confidence rises.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.quality.documents import Document, records_of
from benchmarks.quality.own_gold import Reading
from benchmarks.quality.tally import Record

#: (confidence, whether it was right)
Judged = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Bin:
    """Relations whose confidence lies between two values."""

    low: float
    high: float
    count: int
    confidence: float  #: their mean
    share: float  #: of them that are right, 0 to 1


def judged(documents: Sequence[Document], records: Iterable[Record]) -> list[Judged]:
    """Every relation of the records with its confidence, and whether the gold has it in every respect."""
    found = records_of(documents, records)
    out: list[Judged] = []
    for document in documents:
        if record := found.get(document.id):
            reading = Reading(document, record)
            pairs = zip(reading.relations, reading.right(), strict=True)
            out += [(float(relation["confidence"]), right) for relation, right in pairs]
    return out


def bins(items: Iterable[Judged], number: int = 10) -> list[Bin]:
    """Bins of equal width that hold something; a confidence on an edge belongs to the upper one, 1 to the last."""
    groups: dict[int, list[Judged]] = {}
    for confidence, right in items:
        groups.setdefault(min(int(confidence * number + 1e-9), number - 1), []).append((confidence, right))
    out = []
    for index, group in sorted(groups.items()):
        count = len(group)
        mean = sum(confidence for confidence, _ in group) / count
        share = sum(right for _, right in group) / count
        out.append(Bin(index / number, (index + 1) / number, count, mean, share))
    return out


def expected_error(items: Sequence[Judged]) -> float:
    """Mean distance of confidence and share right over bins, weighted by size, in points."""
    if not items:
        return 0.0
    return 100.0 * sum(b.count * abs(b.confidence - b.share) for b in bins(items)) / len(items)


def isotonic(items: Iterable[Judged], least: int = 20) -> list[tuple[float, float]]:
    """[(confidence from which it holds, share right)], both rising; a step rests on ``least`` relations at least."""
    blocks: list[list[float]] = []  # [first confidence, right, count]
    by_confidence: dict[float, list[bool]] = {}
    for confidence, right in items:
        by_confidence.setdefault(confidence, []).append(right)
    for confidence, rights in sorted(by_confidence.items()):
        blocks.append([confidence, float(sum(rights)), float(len(rights))])
        while len(blocks) > 1 and (
            blocks[-2][1] * blocks[-1][2] >= blocks[-1][1] * blocks[-2][2] or blocks[-2][2] < least
        ):
            _, right_count, count = blocks.pop()
            blocks[-1][1] += right_count
            blocks[-1][2] += count
    if len(blocks) > 1 and blocks[-1][2] < least:
        _, right_count, count = blocks.pop()
        blocks[-1][1] += right_count
        blocks[-1][2] += count
    return [(first, right / count) for first, right, count in blocks]


def corrected(confidence: float, table: Sequence[tuple[float, float]]) -> float:
    """The share that the table has for a confidence."""
    value = table[0][1] if table else confidence
    for first, share in table:
        if confidence >= first:
            value = share
    return value


def written(items: Sequence[Judged], table: Sequence[tuple[float, float]]) -> str:
    """Bins and table for people to read; the table in TOML."""
    lines = ["| confidence | relations | right |", "| --- | ---: | ---: |"]
    lines += [f"| {b.low:.1f}–{b.high:.1f} | {b.count} | {100 * b.share:.1f} % |" for b in bins(items)]
    lines += ["", f"Expected calibration error: {expected_error(items):.1f} points.", "", "[calibration]"]
    lines += [
        f"from = [{', '.join(f'{first:.2f}' for first, _ in table)}]",
        f"share = [{', '.join(f'{share:.3f}' for _, share in table)}]",
    ]
    return "\n".join(lines) + "\n"
