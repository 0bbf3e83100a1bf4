"""Views: who with whom, who said what of whom, who speaks of whom; and what the filters leave."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from tasks.export.contents import read_contents
from tasks.export.network import Network, merge_spells, spells_of
from tasks.export.views import Choice, make_view
from tests.export.test_export import store_of
from tests.graph_sample import GRAPH, PREFIXES

SPOKEN = (
    GRAPH
    + r"""
d:s4 a tw:Statement ; rdf:subject d:ana ; rdf:predicate rel:close ; rdf:object d:mill ; tw:polarity tw:Negative ;
  tw:modality tw:Future ; tw:status tw:Attributed ; tw:speaker d:tom ; rdfs:label "Ana Brook will not close the mill" ;
  tw:argument [ tw:role "with" ; rdf:value d:leeds ] ; tw:evidence d:e2 .
"""
)


def edges(network: Network) -> list[tuple[str, str, str]]:
    label = {node.iri: node.label for node in network.nodes}
    return [(label[edge.source], edge.label, label[edge.target]) for edge in network.edges]


def view(turtle: str = SPOKEN, **choice: object) -> Network:
    return make_view(read_contents(store_of(turtle)), Choice(**choice))  # type: ignore[arg-type]


def test_entities_are_tied_by_every_statement_that_names_both() -> None:
    assert sorted(edges(view())) == [
        ("Ana Brook", "close", "Leeds"), ("Ana Brook", "close", "Leeds"),
        ("Ana Brook", "close", "mill"), ("Ana Brook", "close", "mill"),
    ]  # fmt: skip


def test_an_edge_says_how_its_statement_was_made() -> None:
    denied = next(edge for edge in view().edges if edge.role == "with")
    assert (denied.polarity, denied.modality, denied.status) == ("Negative", "Future", "Attributed")
    assert (denied.speaker, denied.spells) == ("Tom Reed", (("2024-05-03", "2024-05-03"),))


def test_speakers_are_tied_to_those_they_speak_of() -> None:
    found = view(view="speakers")
    assert sorted(edges(found)) == [
        ("Tom Reed", "be, close", "mill"), ("Tom Reed", "close", "Ana Brook"), ("Tom Reed", "close", "Leeds"),
    ]  # fmt: skip
    mill = next(edge for edge in found.edges if edge.statements == 2)
    assert (mill.weight, mill.polarity, mill.status) == (2, "Mixed", "Attributed")


def test_statements_stand_between_their_speaker_and_their_entities() -> None:
    found = edges(view(view="statements"))
    assert ("Tom Reed", "says", "the mill was old") in found
    assert ("the mill was old", "subject", "mill") in found
    assert not any("Tom Reed said" in source for source, _, _ in found)


def test_dates_leave_what_was_published_between_them_both_included() -> None:
    assert len(view(since="2024-05-03").edges) == 4
    assert len(view(until="2024-05-02").edges) == 2
    assert view(since="2024-05-04").edges == ()
    assert view(since="2024-05-03", until="2024-05-03").edges[0].first == "2024-05-03"


def test_support_and_type_leave_what_was_asked_for() -> None:
    assert {edge.weight for edge in view(min_support=2).edges} == {2}
    assert {node.label for node in view(types=frozenset({"Person", "City"})).nodes} == {"Ana Brook", "Leeds"}


def test_a_statement_in_two_graphs_is_one_edge() -> None:
    once = store_of(SPOKEN)
    twice = store_of(SPOKEN)
    for quad in list(once):
        twice.add(ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode("urn:other")))
    merged = store_of(SPOKEN)
    for quad in list(once):
        merged.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    want = make_view(read_contents(once), Choice())
    assert make_view(read_contents(twice), Choice()) == want
    assert make_view(read_contents(merged), Choice()) == want


def test_nodes_that_are_tied_closely_are_in_one_community() -> None:
    people = "".join(f'd:p{n} a schema:Person ; skos:prefLabel "P{n}" .\n' for n in range(8))
    ties = "".join(
        f"d:t{a}{b} a tw:Statement ; rdf:subject d:p{a} ; rdf:predicate rel:know ; rdf:object d:p{b} ; "
        f'tw:polarity tw:Positive ; tw:modality tw:Actual ; tw:status tw:Asserted ; rdfs:label "x" .\n'
        for group in ((0, 1, 2, 3), (4, 5, 6, 7))
        for a in group
        for b in group
        if a < b or (a, b) == (3, 4)
    )
    found = {node.label: node.community for node in view(PREFIXES + people + ties).nodes}
    assert len({found[f"P{n}"] for n in (0, 1, 2, 3)}) == 1
    assert found["P0"] != found["P7"]


@given(st.lists(st.dates().map(str), max_size=12))
def test_spells_cover_the_days_and_never_touch(days: list[str]) -> None:
    spells = spells_of(tuple(days))
    assert all(any(start <= day <= end for start, end in spells) for day in days)
    assert merge_spells(reversed(spells)) == spells
    assert spells_of(tuple(reversed(days))) == spells


def test_what_is_no_date_gives_no_spell() -> None:
    assert spells_of(("2024-13-01", "", "yesterday")) == ()
