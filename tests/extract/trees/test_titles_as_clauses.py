"""Titles of works between commas tell nothing, even where they are clauses."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.extract.told import read, relations_of


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Her new book, Tell No Lies, won a prize.", "Her new book | win | a prize"),
        ("His film, Kill the King, won a prize.", "His film | win | a prize"),
        ("Their song, Let It Burn, topped the charts.", "Their song | top | the charts"),
        ("His new book, See No Evil, is available.", "His new book | be | available"),
        ("The hit show, Love Is Blind, will return in May.", "The hit show | return | -"),
    ],
)
def test_the_work_does_it_and_its_title_nothing(nlp: Language, text: str, relation: str) -> None:
    told = relations_of(nlp, text)
    assert relation in told
    tree, found = read(nlp, text)
    assert {tree.lemma[r.head] for r in found.triplewire_relations} <= {
        relation.split(" | ")[1],
        "book",
        "film",
        "song",
        "show",
    }


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The book, Ann Lee said, is a lie.", "The book | be | a lie"),
        ("The film, made in Orne, won a prize.", "The film | win | a prize"),
        ("The play, Tom Brandt wrote, was cancelled.", "Tom Brandt | write | The play"),
    ],
)
def test_what_stands_between_commas_otherwise_is_no_title(nlp: Language, text: str, relation: str) -> None:
    told = relations_of(nlp, text)
    assert relation.split(" | ")[1] in {line.split(" | ")[1] for line in told}
