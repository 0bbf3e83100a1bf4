"""Turtle: readable, sorted, and the same graph for every parser."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store, parse
from rdflib import Graph

from tasks.load.terms import Triple, iri, lexical, number, term_of, text, typed
from tasks.load.turtle import TurtleWriter, write_turtle
from tasks.sorting import Runs
from tests.load.hand_made import BASE, emergency, hearsay
from tests.load.reading import Loaded


def test_the_file_holds_the_very_triples_of_the_store(tmp_path: Path) -> None:
    graph = Loaded(tmp_path, [emergency("😀 “No.” Ana Brook declared a state of emergency in Leeds.\r\n"), hearsay()])
    stored = {(quad.subject, quad.predicate, quad.object) for quad in graph.store}
    parsed = {(t.subject, t.predicate, t.object) for t in parse(graph.turtle.encode(), format=RdfFormat.TURTLE)}
    assert parsed == stored
    assert len(Graph().parse(data=graph.turtle, format="turtle")) == len(stored) == graph.report.triples


def test_the_file_reads_well(tmp_path: Path) -> None:
    turtle = Loaded(tmp_path, [emergency()]).turtle
    assert (
        'person:ana-brook a schema:Person ;\n    rdfs:label "Ana Brook" ;\n    rel:declare concept:state-of-emergency'
        in turtle
    )
    assert "tw:start 0 ." in turtle
    subjects = [line.split(" ")[0] for line in turtle.splitlines() if line[:1].strip() and not line.startswith("@")]
    assert len(subjects) == len(set(subjects))


@pytest.mark.parametrize("local", ["a/b", "-x", "x.", "é", "a%20b", "", "x y", "a'b", "0a"])
def test_awkward_names_come_back_as_they_were(local: str) -> None:
    node = iri(f"{BASE}statement/{local}")
    turtle = "".join(write_turtle([(node, [(iri("urn:p"), node)])], BASE))
    found = next(iter(parse(turtle.encode(), format=RdfFormat.TURTLE)))
    assert f"<{found.subject.value}>" == f"<{found.object.value}>" == node  # type: ignore[union-attr]


@given(st.text(st.characters(codec=None)))
def test_any_text_comes_back_with_lone_surrogates_replaced(value: str) -> None:
    term = text(value)
    assert len(lexical(term)) == len(value)
    assert all(a == b or "\ud800" <= a <= "\udfff" for a, b in zip(value, lexical(term), strict=True))
    turtle = "".join(write_turtle([("<urn:s>", [("<urn:p>", term)])], BASE))
    found = next(iter(parse(turtle.encode(), format=RdfFormat.TURTLE)))
    assert found.object.value == lexical(term)  # type: ignore[union-attr]
    assert "\n" not in term and "\r" not in term


@given(st.floats() | st.integers())
def test_numbers_are_decimals_or_integers_without_exponent(value: float) -> None:
    term = number(value)
    assert lexical(term) in ("inf", "-inf", "nan") or set(lexical(term)) <= set("-.0123456789")
    turtle = "".join(write_turtle([("<urn:s>", [("<urn:p>", term)])], BASE))
    found = next(iter(parse(turtle.encode(), format=RdfFormat.TURTLE)))
    assert found.object.value == lexical(term)  # type: ignore[union-attr]


def test_dates_and_numbers_are_written_short() -> None:
    writer = TurtleWriter(BASE)
    assert writer.term(number(8.5)) == "8.5"
    assert writer.term(number(117)) == "117"
    assert writer.term(typed("2024", "gYear")) == '"2024"^^xsd:gYear'


@given(st.lists(st.tuples(*[st.sampled_from("abcd")] * 3)), st.integers(1, 5))
def test_sorting_in_runs_is_sorting(
    tmp_path_factory: pytest.TempPathFactory, found: list[tuple[str, str, str]], run: int
) -> None:
    runs = Runs(tmp_path_factory.mktemp("runs"), run)
    for item in found:
        runs.add([" ".join(item) + "\n"])
    read = [Triple(subject, *pair) for subject, pairs in runs.subjects() for pair in pairs]
    assert read == sorted({Triple(*item) for item in found})


@pytest.mark.parametrize(
    ("value", "datatype"), [("PT24H", "duration"), ("P8D", "duration"), ("8.50", "decimal"), ("12", "decimal")]
)
def test_a_literal_is_written_as_the_store_gives_it_back(value: str, datatype: str) -> None:
    store = Store()
    store.load(f"<x:s> <x:p> {typed(value, datatype)} .".encode(), format=RdfFormat.N_TRIPLES)
    assert [term_of(quad.object) for quad in store] == [typed(value, datatype)]
