"""Coreference measures on the worked example of the literature, and where both sides agree or share nothing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality.cluster_metrics import MEASURES, cluster_counts, cluster_figures
from benchmarks.quality.pairing import greedy, heaviest_assignment
from benchmarks.quality.tally import Sum


def figures(key: list[str], system: list[str]) -> dict[str, float]:
    return cluster_figures(Sum(cluster_counts([set(c) for c in key], [set(c) for c in system])))


def test_the_example_of_the_reference_scorer_comes_out_as_published() -> None:
    found = figures(["abc", "defg"], ["ab", "cd", "fghi"])  # Pradhan et al. 2014; LEA: Moosavi & Strube 2016
    expected = {
        "muc.P": 40, "muc.R": 40, "b3.P": 50, "b3.R": 100 * 35 / 84, "ceafe.P": 130 / 3, "ceafe.R": 65,
        "lea.P": 100 / 3, "lea.R": 100 * (1 + 4 / 6) / 7, "mentions.P": 75, "mentions.R": 600 / 7,
    }  # fmt: skip
    assert {name: found[name] for name in expected} == pytest.approx(expected)
    assert found["conll"] == pytest.approx((found["muc.F1"] + found["b3.F1"] + found["ceafe.F1"]) / 3)


def test_a_clustering_agrees_with_itself_in_full() -> None:
    found = figures(["abc", "de", "f"], ["abc", "de", "f"])
    assert all(found[f"{measure}.F1"] == pytest.approx(100) for measure in MEASURES)


def test_clusterings_without_a_common_mention_score_nothing() -> None:
    assert all(value == 0 for value in figures(["ab"], ["cd"]).values())


def test_one_big_cluster_loses_precision_and_no_recall_by_b3() -> None:
    found = figures(["ab", "cd"], ["abcd"])
    assert found["b3.R"] == pytest.approx(100)
    assert found["b3.P"] == pytest.approx(50)


@given(
    st.lists(st.dictionaries(st.integers(0, 4), st.floats(0, 9), max_size=5), max_size=5),
)
def test_the_heaviest_assignment_is_no_lighter_than_any_other(rows: list[dict[int, float]]) -> None:
    best = max(
        (
            sum(rows[i].get(column, 0.0) for i, column in enumerate(order))
            for order in itertools.permutations(range(5), len(rows))
        ),
        default=0.0,
    )
    assert heaviest_assignment(rows) == pytest.approx(best)


def test_greedy_pairs_take_the_most_alike_first_and_of_equals_the_earliest() -> None:
    candidates = [((0.5,), 0, 0), ((0.9,), 0, 1), ((0.9,), 1, 1), ((0.1,), 1, 0)]
    assert greedy(candidates) == [(0, 1), (1, 0)]
