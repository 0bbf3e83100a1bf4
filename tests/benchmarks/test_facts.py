"""Facts, claims and traps on a graph that is written here."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.quality.fact_graph import FactGraph
from benchmarks.quality.facts import Judge, score

TURTLE = """
@prefix tw: <https://w3id.org/triplewire/ontology#> . @prefix rel: <https://w3id.org/triplewire/relation/> .
@prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix : <http://x/> .
:a1 a schema:NewsArticle ; schema:url "http://paper/1" ; schema:articleBody "Ode closed the bridge." .
:a2 a schema:NewsArticle ; schema:url "http://paper/2" ; schema:articleBody "The mayor closed the bridge." .
:v1 a tw:Evidence ; tw:article :a1 ; tw:exact "Ode closed the bridge." .
:v2 a tw:Evidence ; tw:article :a2 ; tw:exact "The mayor closed the bridge." .
:ode a schema:Person ; skos:prefLabel "Ruth Ode" ; skos:altLabel "Ode" ; tw:hasRole :r ; rel:close :bridge .
:r rdfs:label "mayor" ; tw:roleOf :port .
:port a schema:City ; rdfs:label "Port Elva" ; owl:sameAs <https://sws.geonames.org/123/> .
:bridge a skos:Concept ; rdfs:label "harbour bridge" .
:cole a schema:Person ; rdfs:label "Ben Cole" .
:s1 a tw:Statement ; rdf:subject :ode ; rdf:predicate rel:close ; rdf:object :bridge ; tw:polarity tw:Positive ;
  tw:modality tw:Actual ; tw:status tw:Asserted ; tw:time "2020-05-04" ; tw:corroboration 2 ; tw:evidence :v1, :v2 .
:s2 a tw:Statement ; rdf:subject :cole ; rdf:predicate rel:pay ; rdf:object :ode ; tw:polarity tw:Positive ;
  tw:modality tw:Actual ; tw:status tw:Attributed ; tw:speaker :cole ; tw:evidence :v1 .
:s3 a tw:Statement ; rdf:subject :ode ; rdf:predicate rel:leave ; tw:polarity tw:Positive ; tw:modality tw:Actual ;
  tw:status tw:Asserted ; tw:quantity [ rdf:value 3 ] ; tw:evidence :v1 .
:q a tw:Quotation ; tw:speaker :ode ; schema:text "It’s  safe" ; tw:evidence :v1 .
"""
ARTICLES = {"one": {"id": "one", "url": "http://paper/1"}, "two": {"id": "two", "url": "http://paper/2"}}
CLOSE = {"kind": "fact", "s": "Ode", "p": "close", "o": "bridge"}


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(FactGraph(TURTLE.encode()), ARTICLES)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (CLOSE, True),
        ({**CLOSE, "time": "2020-05"}, True),
        ({**CLOSE, "time": "2021"}, False),
        ({**CLOSE, "p": "lose"}, False),
        ({**CLOSE, "doc": "two"}, True),
        ({**CLOSE, "ev": "the mayor"}, True),
        ({**CLOSE, "kind": "corroborated", "sources": 2, "articles": 2}, True),
        ({**CLOSE, "kind": "corroborated", "sources": 3}, False),
        ({"kind": "fact", "s": "Cole", "p": "pay"}, False),
        ({"kind": "said", "speaker": "Cole", "s": "Cole", "p": "pay", "o": "Ode"}, True),
        ({"kind": "said", "speaker": "Ode", "s": "Cole", "p": "pay"}, False),
        ({"kind": "said", "doc": "two", "speaker": "Cole", "p": "pay"}, False),
        ({"kind": "fact", "p": "leave", "q": "3"}, True),
        ({"kind": "fact", "p": "leave", "q": "4"}, False),
        ({"kind": "quote", "speaker": "Ode", "quote": "it's safe"}, True),
        ({"kind": "quote", "speaker": "Cole", "quote": "safe"}, False),
        ({"kind": "role", "person": "Ode", "role": "mayor", "of": "Elva"}, True),
        ({"kind": "role", "person": "Ode", "role": "mayor", "of": "Lagos"}, False),
        ({"kind": "same", "a": "Ode", "b": "Ruth Ode", "type": "Person"}, True),
        ({"kind": "same", "a": "Ode", "b": "Ben Cole"}, False),
        ({"kind": "same", "a": "Ode", "docs": ["one", "two"]}, True),
        ({"kind": "same", "a": "Ben Cole", "docs": ["two"]}, False),
        ({"kind": "type", "label": "Port Elva", "type": "Place"}, True),
        ({"kind": "type", "label": "Elva", "type": "Place"}, False),
        ({"kind": "link", "label": "Port Elva", "link": "geonames.org/123"}, True),
        ({"kind": "link", "label": "Port Elva", "link": "geonames.org/12"}, False),
    ],
)
def test_items_are_found_or_not(judge: Judge, item: dict[str, Any], expected: bool) -> None:
    assert judge.found(item) is expected


@pytest.mark.parametrize(
    ("trap", "expected"),
    [
        ({"s": "Ode", "p": "close"}, True),
        ({"s": "Ode", "p": "leave"}, True),
        ({"s": "Cole", "p": "pay"}, False),
        ({"doc": "two", "s": "Ode", "p": "leave"}, False),
        ({"what": "same", "a": "Ode", "b": "Ben Cole"}, False),
        ({"what": "same", "a": "Ode", "b": "Ruth Ode"}, True),
    ],
)
def test_traps_are_gone_into_or_not(judge: Judge, trap: dict[str, Any], expected: bool) -> None:
    assert bool(judge.violations({"kind": "absent", **trap})) is expected


def test_figures_count_items_and_traps() -> None:
    items = [
        {"id": "1", **CLOSE}, {"id": "2", "kind": "fact", "s": "x", "p": "y", "alt": [{"s": "Ode", "p": "leave"}]},
        {"id": "3", "kind": "fact", "s": "Cole", "p": "pay"}, {"id": "4", "kind": "absent", "s": "Cole", "p": "pay"},
        {"id": "5", "kind": "absent", "s": "Ode", "p": "leave"},
    ]  # fmt: skip
    scored = score(items, ARTICLES, FactGraph(TURTLE.encode()))
    assert scored.result() == {"facts": pytest.approx(200 / 3), "found": 2, "of": 3, "traps": 1}
    assert {case.where for case in scored.cases} == {"3", "5"}


def test_an_empty_graph_holds_nothing() -> None:
    scored = score([{"id": "1", **CLOSE}], ARTICLES, FactGraph(b""))
    assert scored.result()["facts"] == 0
