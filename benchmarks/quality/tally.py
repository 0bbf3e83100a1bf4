"""Counts that add up over articles, what is worked out from their sums, and the shape of every scorer's result."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Tally = dict[str, float]
Figures = dict[str, float]
#: An extraction record as plain JSON values.
Record = Mapping[str, Any]


def percent(part: float, whole: float) -> float:
    """``part`` of ``whole`` in percent; 0 of nothing is 0."""
    return 100.0 * part / whole if whole else 0.0


def harmonic(precision: float, recall: float) -> float:
    """F1 of precision and recall, in their unit."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def precision_recall(name: str, hits: float, system: float, gold: float, hits_of_gold: float | None = None) -> Figures:
    """``{name.P, name.R, name.F1}`` in percent; ``hits_of_gold`` where a soft score differs for recall."""
    p = percent(hits, system)
    r = percent(hits if hits_of_gold is None else hits_of_gold, gold)
    return {f"{name}.P": p, f"{name}.R": r, f"{name}.F1": harmonic(p, r)}


def total(units: Sequence[Mapping[str, float]]) -> Tally:
    """Sum of tallies, key by key."""
    out: Tally = {}
    for unit in units:
        for key, value in unit.items():
            out[key] = out.get(key, 0.0) + value
    return out


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to look at in the error browser."""

    where: str  #: article or sentence
    kind: str  #: missed, spurious, wrong value, …
    loss: float  #: how bad, 0 to 1; the worst come first
    gold: str
    ours: str
    sentence: str  #: the text around


class Sum(dict[str, float]):
    """Summed counts; a key that no unit has is 0."""

    def __missing__(self, key: str) -> float:
        return 0.0


@dataclass(frozen=True, slots=True)
class Scored:
    """A scored set: per unit (article, sentence, item) its counts, and how figures come out of the sums."""

    units: list[Tally]
    figures: Callable[[Sum], Figures]
    cases: list[Case] = field(default_factory=list)
    #: Figures of a sample of units by their numbers, for measures that do not add up over articles.
    of_sample: Callable[[Sequence[int]], Figures] | None = None

    def result(self) -> Figures:
        """The figures of the whole set."""
        if self.of_sample is not None:
            return self.of_sample(range(len(self.units)))
        return self.figures(Sum(total(self.units)))


def together(parts: Sequence[Scored]) -> Scored:
    """Several scorers' results on the same units as one; their counts and figures have different names."""
    units = [dict(total(list(unit))) for unit in zip(*(part.units for part in parts), strict=True)]

    def figures(sums: Sum) -> Figures:
        return {name: value for part in parts for name, value in part.figures(sums).items()}

    return Scored(units, figures, [case for part in parts for case in part.cases])
