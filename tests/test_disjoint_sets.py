"""Disjoint sets: one result whatever the order of what is put together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tasks.disjoint_sets import DisjointSets


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19))))
def test_sets_are_the_same_in_any_order_and_named_after_their_smallest(pairs: list[tuple[int, int]]) -> None:
    forward, backward = DisjointSets(20), DisjointSets(20)
    for a, b in pairs:
        forward.union(a, b)
    for a, b in reversed(pairs):
        backward.union(b, a)
    roots = [forward.find(i) for i in range(20)]
    assert roots == [backward.find(i) for i in range(20)]
    assert all(roots[root] == root and root <= i for i, root in enumerate(roots))
