"""95 % intervals by the bootstrap: articles (sentences, items) are drawn anew with replacement, many times.

Efron & Tibshirani, An Introduction to the Bootstrap (1993), percentile intervals. The seed is fixed: the same records
give the same interval. Where figures do not add up over articles (identity across articles: one drawn twice would be
linked to its own copy), the jackknife is used instead: each article is left out once, and the normal interval taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.quality.tally import Figures, Scored, Sum

SEED = 20240814
DRAWS = 1000


def intervals(scored: Scored, draws: int = DRAWS, seed: int = SEED) -> dict[str, tuple[float, float]]:
    """Figure → (low, high) over resampled units; empty for fewer than two units."""
    count = len(scored.units)
    if count < 2 or draws < 2:
        return {}
    if scored.of_sample is not None:
        return _jackknife(scored.of_sample, count)
    random = np.random.default_rng(seed)
    keys = sorted({key for unit in scored.units for key in unit})
    matrix = np.array([[unit.get(key, 0.0) for key in keys] for unit in scored.units])
    sampled: list[Figures] = []
    for _ in range(draws):
        weights = np.bincount(random.integers(0, count, count), minlength=count)
        sampled.append(scored.figures(Sum(zip(keys, (weights @ matrix).tolist(), strict=True))))
    out = {}
    for name in sampled[0]:
        low, high = np.percentile([figures[name] for figures in sampled], [2.5, 97.5])
        out[name] = (float(low), float(high))
    return out


def _jackknife(of_sample: Callable[[Sequence[int]], Figures], count: int) -> dict[str, tuple[float, float]]:
    whole = of_sample(range(count))
    without = [of_sample([i for i in range(count) if i != left_out]) for left_out in range(count)]
    out = {}
    for name, value in whole.items():
        values = np.array([figures[name] for figures in without])
        error = float(np.sqrt((count - 1) / count * ((values - values.mean()) ** 2).sum()))
        out[name] = (value - 1.96 * error, value + 1.96 * error)
    return out
