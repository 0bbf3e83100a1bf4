"""Calibration of a relation's score on a half of our own gold set: how often is a relation of this score right?

Platt's scaling (1999): the log odds of being right are a rising straight line over the score, so the order of relations
that differ in nothing else stays as it is. A few features that say how the statement stands in its article (somebody
said it, it may happen) move the line; they are held near 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from benchmarks.quality import own_data
from benchmarks.quality.calibration import Judged, expected_error
from benchmarks.quality.own_gold import SURE, Reading
from benchmarks.training.fitting import Weights, score
from benchmarks.training.parses import Parser

#: Of what the few features add: held so near 0 that they break the order of scores only where it matters much.
PENALTY = 20.0
SLOPE, CONSTANT = "slope", "constant"


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A relation of an article of ours: its features, and whether the gold has it in every respect."""

    features: list[str]
    right: bool


def own_rows(part: str, parse: Parser) -> list[OwnRow]:
    """Relations in a half (``open``, ``withheld``) of our own gold set."""
    from benchmarks.training.confidence import read_with_features

    rows = []
    for document, doc in parse(own_data.load(part)):
        record, features = read_with_features(document.article, doc)
        judged = zip(features, Reading(document, record).right(), strict=True)
        rows += [OwnRow(true, right) for true, right in judged]
    return rows


def fit(rows: Sequence[OwnRow], weights: Weights, standing: Sequence[str]) -> Weights:
    """``slope`` (not below 0), ``constant``, and what each feature of ``standing`` adds."""
    names = [SLOPE, CONSTANT, *standing]
    matrix = np.asarray([
        [score(weights, row.features, "any"), 1.0, *(float(name in row.features) for name in standing)] for row in rows
    ])  # fmt: skip
    right = np.asarray([float(row.right) for row in rows])
    assumed = np.asarray([1.0] + [0.0] * (len(names) - 1))
    held = np.asarray([0.0, 0.0] + [PENALTY] * len(standing))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = matrix @ w
        away = 1 / (1 + np.exp(-z)) - right
        value = (np.logaddexp(0, z) - right * z).sum() + (held * w**2).sum()
        return float(value), matrix.T @ away + 2 * held * w

    bounds = [(0.0, None)] + [(None, None)] * (len(names) - 1)
    solution = minimize(loss, assumed, jac=True, method="L-BFGS-B", bounds=bounds).x
    return {name: float(value) for name, value in zip(names, solution, strict=True)}


def confidence(true: Iterable[str], weights: Weights, table: Weights) -> float:
    """As :func:`tasks.extract.relations.confidence.confidence` with these numbers."""
    held = list(true)
    log_odds = table[SLOPE] * score(weights, held, "any") + table[CONSTANT]
    log_odds += sum(table.get(name, 0.0) for name in held)
    return 1 / (1 + math.exp(-log_odds))


def summary(rows: Sequence[OwnRow], weights: Weights, table: Weights) -> str:
    """How far the calibrated confidence can be believed on these rows."""
    judged: list[Judged] = [(confidence(row.features, weights, table), row.right) for row in rows]
    sure = [right for value, right in judged if value >= SURE]
    share = f"{100 * sum(sure) / len(sure):.1f} % right" if sure else "none"
    return (
        f"{len(rows)} relations, {100 * sum(row.right for row in rows) / len(rows):.1f} % right; "
        f"with {SURE} or more {len(sure)}, of which {share}; {expected_error(judged):.1f} points off"
    )
