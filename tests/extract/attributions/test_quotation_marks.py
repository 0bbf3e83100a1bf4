"""Quotation marks: every style, balanced or not."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from tasks.extract.attributions.quotation_marks import find_quotations
from tasks.extract.trees.tree import Tree

BLANK = spacy.blank("en")


def unparsed(text: str) -> Tree:
    """A tree in which every token is a root."""
    plain = BLANK(text)
    words, spaces = [t.text for t in plain], [bool(t.whitespace_) for t in plain]
    return Tree(Doc(BLANK.vocab, words=words, spaces=spaces, heads=list(range(len(words))), deps=["ROOT"] * len(words)))


def quotations(text: str) -> list[tuple[str, bool]]:
    tree = unparsed(text)
    return [(tree.cut(q.first, q.last), q.closed) for q in find_quotations(tree)]


@pytest.mark.parametrize(
    "quoted",
    [
        "“It is late.”", '"It is late."', "„It is late.“", "„It is late.”", "«It is late.»", "»It is late.«",
        "”It is late.”", "「It is late.」", "``It is late.''", "‘It is late.’", "'It is late.'",
    ],
)  # fmt: skip
def test_a_quotation_is_found_in_every_style(quoted: str) -> None:
    assert quotations(f"She said: {quoted} Then she left.") == [(quoted, True)]


def test_a_mark_that_is_not_closed_runs_to_the_end_of_its_paragraph() -> None:
    text = "He said: “We came home.\n“We stayed there.” Rain fell."
    assert quotations(text) == [("“We came home.", False), ("“We stayed there.”", True)]


def test_a_paragraph_broken_into_lines_is_one() -> None:
    assert quotations("He said: “We came\nhome late.” Rain fell.") == [("“We came\nhome late.”", True)]


@pytest.mark.parametrize(
    "text",
    [
        "The workers' houses and the farmers’ barns burned.",
        "It doesn't rain and he won’t come.",
        'A 12" record and a 7" single.',
        "’Tis the season.",
        "A closing mark” alone.",
    ],
)
def test_apostrophes_and_stray_marks_quote_nothing(text: str) -> None:
    assert quotations(text) == []


def test_single_marks_inside_double_ones_do_not_count() -> None:
    assert quotations("“She cried ‘stop’ and ran,” he said.") == [("“She cried ‘stop’ and ran,”", True)]


def test_a_plural_genitive_inside_single_marks_does_not_end_them() -> None:
    assert quotations("He wrote: ‘the players’ own fault’ and left.") == [("‘the players’ own fault’", True)]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab .,\n\"“”„«»‘’'「」`", max_size=200))
def test_any_marks_give_quotations_in_order_inside_the_text(text: str) -> None:
    tree = unparsed(text)
    last = -1
    for q in find_quotations(tree):
        assert last < q.first <= q.last < len(tree)
        last = q.last
