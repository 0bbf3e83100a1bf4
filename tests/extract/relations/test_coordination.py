"""Coordinated subjects and objects: each did it, or had it done to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.trees.tree import tree_of

Ends = tuple[str, str, str]


@pytest.fixture(scope="module")
def ends(nlp: Language) -> Callable[[str], list[Ends]]:
    """Text → (word that names the subject, lemma, word that names the object) of each relation, "-" for none."""

    @cache
    def relations(text: str) -> list[Ends]:
        doc = nlp(text)
        annotate(doc)
        tree, found = tree_of(doc), []
        for r in doc._.triplewire_relations:
            of = {a.role: tree.text[a.head] for a in r.arguments}
            found.append((of.get("subject", "-"), r.lemma, of.get("object", "-")))
        return found

    return relations


EACH = [
    ("The mayor and her deputy resigned.", [("mayor", "resign", "-"), ("deputy", "resign", "-")]),
    ("Passengers and crew left the ship.", [("Passengers", "leave", "ship"), ("crew", "leave", "ship")]),
    ("General Orr and a delegation visited the city.", [("Orr", "visit", "city"), ("delegation", "visit", "city")]),
    ("The law was backed by unions and farmers.", [("unions", "back", "law"), ("farmers", "back", "law")]),
    ("The city was bombed by rebels and by the army.", [("rebels", "bomb", "city"), ("army", "bomb", "city")]),
    ("Norway and Sweden agreed to build the bridge.", [("Norway", "agree", "build"), ("Sweden", "agree", "build")]),
    ("A man and woman were arrested.", [("-", "arrest", "man"), ("-", "arrest", "woman")]),
]


@pytest.mark.parametrize(("text", "relations"), EACH)
def test_each_of_them_did_it(text: str, relations: list[Ends], ends: Callable[[str], list[Ends]]) -> None:
    assert set(relations) <= set(ends(text))


ONE = [
    ("The singer and actress left the stage.", ("actress", "leave", "stage")),
    ("Research and development costs money.", ("development", "cost", "money")),
    ("Host and producer Ann Lee left the show.", ("Host", "leave", "show")),
    ("The mayor or her deputy resigned.", ("deputy", "resign", "-")),
]


@pytest.mark.parametrize(("text", "second"), ONE)
def test_two_words_for_one_are_not_two(text: str, second: Ends, ends: Callable[[str], list[Ends]]) -> None:
    assert second not in ends(text)


def test_what_somebody_is_before_the_name_is_not_who_did_it(ends: Callable[[str], list[Ends]]) -> None:
    assert ("Lee", "leave", "show") in ends("Host and producer Ann Lee left the show.")


def test_each_of_the_receivers_was_given_it(nlp: Language) -> None:
    doc = nlp("The firm gave money to the mayor and the council.")
    annotate(doc)
    tree = tree_of(doc)
    given = [[tree.text[a.head] for a in r.arguments] for r in doc._.triplewire_relations]
    assert given == [["firm", "money", "mayor"], ["firm", "money", "council"]]


def test_the_phrase_of_each_is_the_whole_one(nlp: Language) -> None:
    doc = nlp("The mayor and her deputy resigned.")
    annotate(doc)
    spans = {(a.tokens[0], a.tokens[-1]) for r in doc._.triplewire_relations for a in r.arguments}
    assert spans == {(0, 4)}
