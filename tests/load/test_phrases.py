"""Labels of what has no name are short, and words that only point name nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.load.arguments import concept_iri
from tasks.load.phrases import MAX_WORDS, is_pronoun, short_label


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("a state of emergency", "state of emergency"),
        ("its long-awaited report", "long-awaited report"),
        ("the harbour, which had silted up", "harbour"),
        ("a fund whose owners nobody knows", "fund"),
        ("“the worst flood”", "worst flood"),
        ("some of the boats", "some of the boats"),
        ("all the boats", "boats"),
        ("the mayor’s", "mayor"),
        ("the", "the"),
        ("…", ""),
    ],
)
def test_the_label_of(phrase: str, label: str) -> None:
    assert short_label(phrase) == label


@pytest.mark.parametrize("word", ["it", "They", " who ", "nobody", "each other"])
def test_a_pronoun_names_nothing(word: str) -> None:
    assert is_pronoun(word)


@pytest.mark.parametrize("word", ["harbour", "It company", "The Who", "US", "WHO"])
def test_a_noun_is_no_pronoun(word: str) -> None:
    assert not is_pronoun(word)


def test_concepts_of_one_label_are_one_whatever_case_and_accents() -> None:
    assert concept_iri("b:", "Café owner") == concept_iri("b:", "cafe  owner") == "<b:entity/concept/cafe-owner>"


def test_concepts_in_other_scripts_stay_apart() -> None:
    assert concept_iri("b:", "город") != concept_iri("b:", "город Ровно") != concept_iri("b:", "…!")


@given(st.text())
def test_every_label_is_short_and_stays_as_it_is(phrase: str) -> None:
    label = short_label(phrase)
    assert len(label.split()) <= MAX_WORDS
    assert "\n" not in label
    assert concept_iri("b:", label or "x").startswith("<b:entity/concept/")
