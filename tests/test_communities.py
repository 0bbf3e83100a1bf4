"""Communities: what is closely tied together, found again every time, as well as an independent program finds it."""

from __future__ import annotations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.communities import communities

Ties = list[tuple[int, int, float]]


def modularity(count: int, ties: Ties, group: list[int]) -> float:
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_weighted_edges_from(ties)
    return float(nx.community.modularity(graph, [{n for n in range(count) if group[n] == g} for g in set(group)]))


def rings(number: int, size: int) -> Ties:
    """Groups in which all are tied, each tied to the next by one tie."""
    inside = [(k * size + a, k * size + b, 1.0) for k in range(number) for a in range(size) for b in range(a)]
    return [*inside, *((k * size, ((k + 1) % number) * size + 1, 1.0) for k in range(number))]


def test_groups_in_which_all_are_tied_are_found() -> None:
    found = communities(40, rings(8, 5))
    assert sorted(set(found)) == list(range(8))
    assert all(len(set(found[k * 5 : k * 5 + 5])) == 1 for k in range(8))


def test_the_largest_community_is_number_0_and_who_is_alone_has_one_of_his_own() -> None:
    found = communities(6, [(3, 4, 1.0), (4, 5, 1.0), (3, 5, 1.0), (1, 2, 1.0)])
    assert found == [2, 1, 1, 0, 0, 0]


def test_nothing_and_nobody_are_no_trouble() -> None:
    assert communities(0, []) == [] and communities(3, []) == [0, 1, 2]


TIES = st.dictionaries(
    st.tuples(st.integers(0, 24), st.integers(0, 24)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0.1, 9), max_size=90,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(TIES)
def test_the_modularity_is_about_what_networkx_reaches(weights: dict[tuple[int, int], float]) -> None:
    ties = [(a, b, w) for (a, b), w in sorted(weights.items())]
    found = communities(25, ties)
    assert found == communities(25, ties)
    if ties:
        graph = nx.Graph()
        graph.add_nodes_from(range(25))
        graph.add_weighted_edges_from(ties)
        theirs = nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=1))
        assert modularity(25, ties, found) > theirs - 0.08
