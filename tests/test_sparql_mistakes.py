"""What is said of a query that is none: the place, what stands there and one hint, never a list of all tokens."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.sparql import PREFIXES
from tasks.sparql_mistakes import mistake


def said(query: str) -> str:
    with pytest.raises(SyntaxError) as found:
        ox.Store().query(query, prefixes=PREFIXES)
    return mistake(query, found.value.msg or "")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { ?s ?p ?o", "line 1, column 20, at the end: a “}” is missing."),
        ("SELECT ?s { ?s ?p ?o } }", "column 25, at the end: there is a “}” too many."),
        ("SELECT ?x {\n  ?x a mine:Thing }", "the prefix “mine:” is not declared. Write PREFIX mine: <…> first."),
        ("SELECT name { ?x rdfs:label ?name }", "“name” is no word of SPARQL; variables begin with “?” (?name)."),
        ('SELECT * { ?s ?p "open }', "a string is not closed."),
        ("ASK { <no such iri> ?p ?o }", "an IRI between < and >"),
        ("SELECT ?x WHERE ?x a schema:Person", "at “?x”: “{” is expected."),
        ("SELECT (COUNT(?s) AS ?n) ?p { ?s ?p ?o }", "each variable after SELECT must be grouped by or counted."),
        ("SELEKT * { ?s ?p ?o }", "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE."),
        (" ", "the query is empty."),
        ("SELECT ?n {\n\n ?x tw:speaker/ ?n }", "line 3, column 17, at “?n”: something is wrong here, or just before."),
    ],
)
def test_the_message_says_where_and_what_may_help(query: str, words: str) -> None:
    message = said(query)
    assert words in message and len(message) < 240 and "['" not in message


def test_the_place_is_shown_in_its_line() -> None:
    assert said("SELECT ?x {\n  ?x tw:speaker/ ?n }").splitlines()[1:] == [
        "    ?x tw:speaker/ ?n }",
        "                   ^",
    ]


def test_a_long_line_is_cut_round_the_place_and_shown_harmlessly() -> None:
    message = said("SELECT * { ?s ?p '" + "x" * 5000 + "\x1b[31m' ?s }")
    assert len(message) < 300 and "\x1b" not in message


@given(st.text("{}<>?:\"'SELECTa \n\t\x1b", max_size=60), st.integers(1, 9), st.integers(1, 90))
def test_any_text_and_place_give_a_message(query: str, row: int, column: int) -> None:
    message = mistake(query, f"error at {row}:{column}: expected one of Prefix not found, [_]")
    assert message and len(message.splitlines()) <= 3
