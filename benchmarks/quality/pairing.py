"""Gold and system paired one to one: greedily by likeness, or by the assignment of the largest total weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

Span = tuple[int, int]


def greedy(candidates: Iterable[tuple[tuple[float, ...], int, int]]) -> list[tuple[int, int]]:
    """One-to-one pairs out of (likeness, gold, system): the most alike first, of equals the earliest."""
    gold_used: set[int] = set()
    system_used: set[int] = set()
    pairs = []
    for _, gold, system in sorted(candidates, key=lambda c: ([-value for value in c[0]], c[1], c[2])):
        if gold not in gold_used and system not in system_used:
            gold_used.add(gold)
            system_used.add(system)
            pairs.append((gold, system))
    return pairs


def overlap(a: Span, b: Span) -> int:
    """Characters that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def dice_of_spans(a: Span, b: Span) -> float:
    """Twice the shared length over both lengths, 0 to 1."""
    return 2.0 * overlap(a, b) / ((a[1] - a[0]) + (b[1] - b[0]))


def heaviest_assignment(rows: Sequence[Mapping[int, float]]) -> float:
    """The largest total weight of a one-to-one pairing of rows with columns; weights are not negative.

    The graph falls into parts that do not touch each other; each is solved by the Hungarian method
    (Kuhn 1955; the form with potentials, one row at a time).
    """
    return sum(_solve([rows[i] for i in part]) for part in _parts(rows))


def _parts(rows: Sequence[Mapping[int, float]]) -> list[list[int]]:
    of_column: dict[int, list[int]] = {}
    for i, row in enumerate(rows):
        for column in row:
            of_column.setdefault(column, []).append(i)
    parts, seen = [], [False] * len(rows)
    for first in range(len(rows)):
        if seen[first] or not rows[first]:
            continue
        seen[first] = True
        part, todo = [], [first]
        while todo:
            i = todo.pop()
            part.append(i)
            for column in rows[i]:
                for other in of_column.pop(column, ()):
                    if not seen[other]:
                        seen[other] = True
                        todo.append(other)
        parts.append(part)
    return parts


def _solve(rows: Sequence[Mapping[int, float]]) -> float:
    columns = sorted({column for row in rows for column in row})
    if len(rows) == 1 or len(columns) == 1:
        return max(weight for row in rows for weight in row.values())
    weights = np.zeros((len(rows), len(columns)))
    number = {column: n for n, column in enumerate(columns)}
    for i, row in enumerate(rows):
        for column, weight in row.items():
            weights[i, number[column]] = weight
    if len(rows) > len(columns):
        weights = weights.T
    return _hungarian(weights)


def _hungarian(weights: np.ndarray) -> float:
    """As :func:`heaviest_assignment` for a matrix with no more rows than columns."""
    rows, columns = weights.shape
    cost = -weights
    row_potential = np.zeros(rows + 1)
    potential = np.zeros(columns + 1)
    row_of = np.full(columns + 1, rows)  # column `columns` is where each search starts
    for row in range(rows):
        row_of[columns] = row
        at = columns
        shortest = np.full(columns, np.inf)
        before = np.full(columns, columns)
        done = np.zeros(columns + 1, dtype=bool)
        while True:
            done[at] = True
            i = row_of[at]
            reduced = cost[i] - row_potential[i] - potential[:columns]
            closer = ~done[:columns] & (reduced < shortest)
            shortest[closer] = reduced[closer]
            before[closer] = at
            open_columns = np.where(done[:columns], np.inf, shortest)
            nearest = int(open_columns.argmin())
            step = open_columns[nearest]
            visited = np.flatnonzero(done)
            row_potential[row_of[visited]] += step
            potential[visited] -= step
            shortest[~done[:columns]] -= step
            at = nearest
            if row_of[at] == rows:
                break
        while at != columns:
            row_of[at] = row_of[before[at]]
            at = int(before[at])
    return float(sum(weights[row_of[j], j] for j in range(columns) if row_of[j] < rows))
