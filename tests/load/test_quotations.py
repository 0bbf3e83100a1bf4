"""Quotations: the words between the marks, their speaker, and what was drawn from them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tasks.load.quotations import quoted_parts
from tests.load.hand_made import Page
from tests.load.reading import Loaded


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("it was “a lie”", ["“a lie”"]),
        ('"one" and "two"', ['"one"', '"two"']),
        ("‘it’s over’ he", ["‘it’s over’"]),
        ("“open end", ["“open end"]),
        ("„so“ und «ainsi»", ["„so“", "«ainsi»"]),
        ("nothing", []),
        ("o‘clock", []),
    ],
)
def test_what_stands_between_the_marks(words: str, parts: list[str]) -> None:
    assert [words[start:end] for start, end in quoted_parts(words)] == parts


def test_a_direct_quotation_is_one_even_around_its_cue(tmp_path: Path) -> None:
    page = Page("“The bridge is safe,” Ana Brook said, “and it will last.”")
    ana = page.entity("Ana Brook")
    bridge = page.entity("bridge", "Facility", "bridge")
    said = page.attribution("said", "“The bridge is safe,”", "Ana Brook", kind="direct", speaker=ana)
    first = page.found.attributions[0]
    spans = (*first.content, page.span("“and it will last.”"))
    page.found = replace(page.found, attributions=(replace(first, content=spans),))
    page.relation(
        "be", "is", page.argument("subject", "The bridge", entity=bridge), page.argument("object", "safe"),
        attribution=said,
    )  # fmt: skip
    graph = Loaded(tmp_path, [page])
    assert graph.rows(
        "SELECT ?t ?l { ?q a tw:Quotation, schema:Quotation ; schema:text ?t ; tw:speaker/rdfs:label ?l }"
    ) == [("The bridge is safe, and it will last.", "Ana Brook")]
    assert graph.ask("?q tw:conveys [ rdf:predicate rel:be ; tw:status tw:Attributed ] ; tw:evidence ?e")


def test_of_mixed_content_only_the_quoted_words_are_a_quotation(tmp_path: Path) -> None:
    page = Page("Ana Brook said the raid was “a grave mistake” by the council.")
    ana = page.entity("Ana Brook")
    page.attribution("said", "the raid was “a grave mistake” by the council", "Ana Brook", kind="mixed", speaker=ana)
    assert Loaded(tmp_path, [page]).rows("SELECT ?t { ?q schema:text ?t }") == [("a grave mistake",)]


def test_indirect_speech_is_no_quotation(tmp_path: Path) -> None:
    page = Page("Ana Brook said the raid was a mistake.")
    page.attribution("said", "the raid was a mistake", "Ana Brook", speaker=page.entity("Ana Brook"))
    assert Loaded(tmp_path, [page]).report.quotations == 0


def test_the_same_words_of_the_same_speaker_are_one_quotation(tmp_path: Path) -> None:
    pages = []
    for n, text in enumerate(("“We won,” said Ana Brook.", "Then Ana Brook said: “We won,”")):
        page = Page(text, id=str(n))
        page.attribution("said", "“We won,”", "Ana Brook", kind="direct", speaker=page.entity("Ana Brook"))
        pages.append(page)
    graph = Loaded(tmp_path, pages)
    assert graph.report.quotations == 1
    assert len(graph.rows("SELECT ?e { ?q a tw:Quotation ; tw:evidence ?e }")) == 2
