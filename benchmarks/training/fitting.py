"""Maximum likelihood with a normal prior, by L-BFGS from a fixed start: the same rows give the same weights.

Two models: logistic regression on soft labels (how far a row is true, 0 to 1), and choice among the candidates of a
case by softmax, where several candidates may be right (the likelihood is of their sum).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

_STEPS = 500
Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """One choice: what holds of each candidate, which are right (none of them: ``none`` is), and how much it counts."""

    candidates: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    weight: float = 1.0


def frequent(rows: Iterable[Iterable[str]], least: int) -> list[str]:
    """Features that hold of ``least`` rows or more, sorted."""
    counts = Counter(feature for row in rows for feature in row)
    return sorted(feature for feature, count in counts.items() if count >= least)


def fit_logistic(
    rows: Sequence[Sequence[str]], labels: Sequence[float], features: Sequence[str], *, penalty: float,
    bias: str = "bias", most: int | None = None,
) -> Weights:  # fmt: skip
    """Weight of each feature, and of ``bias`` (which holds of every row and bears no penalty).

    Args:
        rows: the features that hold of each row; those not in ``features`` are passed over.
        labels: how far each row is true, 0 to 1.
        features: what gets a weight.
        penalty: times the sum of squared weights is added to the negative log likelihood.
        bias: name of the constant.
        most: keep only so many features, those of the greatest weight times the root of their number, and fit again.
    """
    names = [feature for feature in features if feature != bias]
    matrix, target = _matrix(rows, names), np.asarray(labels, dtype=float)
    solution = _minimum_logistic(matrix, target, penalty)
    if most is not None and most < len(names):
        matter = np.abs(solution[:-1]) * np.sqrt(np.asarray(matrix.sum(axis=0)).ravel())
        kept = np.sort(np.argsort(-matter, kind="stable")[:most])
        names, matrix = [names[k] for k in kept], matrix[:, kept]
        solution = _minimum_logistic(matrix, target, penalty)
    return {bias: float(solution[-1])} | {name: float(w) for name, w in zip(names, solution[:-1], strict=True)}


def score(weights: Weights, row: Iterable[str], bias: str = "bias") -> float:
    """Log odds of a row by :func:`fit_logistic`'s weights."""
    return weights[bias] + sum(weights.get(feature, 0.0) for feature in row if feature != bias)


def _matrix(rows: Sequence[Sequence[str]], names: Sequence[str]) -> Any:
    number = {name: k for k, name in enumerate(names)}
    cells = [(r, number[feature]) for r, row in enumerate(rows) for feature in row if feature in number]
    at = np.asarray(cells, dtype=int).reshape(-1, 2)
    return csr_matrix((np.ones(len(at)), (at[:, 0], at[:, 1])), shape=(len(rows), len(names)))


def _minimum_logistic(matrix: Any, target: Any, penalty: float) -> Any:
    def loss(w: Any) -> tuple[float, Any]:
        z = matrix @ w[:-1] + w[-1]
        away = 1 / (1 + np.exp(-z)) - target
        value = (np.logaddexp(0, z) - target * z).sum() + penalty * (w[:-1] ** 2).sum()
        return float(value), np.append(matrix.T @ away + 2 * penalty * w[:-1], away.sum())

    start = np.zeros(matrix.shape[1] + 1)
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x


def fit_choice(cases: Sequence[Case], prior: Mapping[str, float], penalty: float, none: str = "none") -> Weights:
    """Weight of each sign, and of ``none``, the score of “no candidate is right”.

    Args:
        cases: the choices to learn from.
        prior: weights that are assumed where the cases say nothing; 0 for what is not in it.
        penalty: times half the sum of squared distances from the prior is added to the negative log likelihood.
        none: name of the constant.
    """
    signs = {sign for case in cases for candidate in case.candidates for sign in candidate}
    names = [*sorted((signs | set(prior)) - {none}), none]
    number = {name: k for k, name in enumerate(names)}
    assumed = np.asarray([prior.get(name, 0.0) for name in names])
    data = []
    for case in cases:
        table = np.zeros((len(case.candidates) + 1, len(names)))
        for row, candidate in enumerate(case.candidates):
            for sign, value in candidate.items():
                table[row, number[sign]] += value
        table[-1, number[none]] = 1.0
        right = np.asarray([*case.right, not any(case.right)], dtype=bool)
        data.append((table, right, case.weight))

    def loss(w: Any) -> tuple[float, Any]:
        value, slope = penalty / 2 * float(((w - assumed) ** 2).sum()), penalty * (w - assumed)
        for table, right, weight in data:
            scores = table @ w
            powers = np.exp(scores - scores.max())
            chances = powers / powers.sum()
            of_right = chances[right].sum()
            value -= weight * float(np.log(of_right))
            slope = slope - weight * (table.T @ (np.where(right, chances / of_right, 0.0) - chances))
        return value, slope

    solution = minimize(loss, assumed, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    return {name: float(w) for name, w in zip(names, solution, strict=True)}


def choose(weights: Weights, case: Case, none: str = "none") -> int | None:
    """Number of the candidate with the highest score; None if “none” has it."""
    scores = [sum(weights.get(sign, 0.0) * value for sign, value in found.items()) for found in case.candidates]
    best = max(range(len(scores)), key=lambda k: (scores[k], -k), default=None)
    return None if best is None or scores[best] < weights.get(none, 0.0) else best
