"""The offices and functions that the text gives people."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.trees.tree import tree_of
from tasks.ontology import lexicon


@pytest.fixture(scope="module")
def roles(nlp: Language):
    """Text → its roles as (who, label, of what)."""

    def read(text: str) -> list[tuple[str, str, str | None]]:
        doc = nlp(text)
        annotate(doc)
        tree, mentions = tree_of(doc), doc._.triplewire_mentions

        def words(number: int) -> str:
            return tree.cut(mentions[number].first, mentions[number].last)

        return [(words(r.holder), r.label, None if r.of is None else words(r.of)) for r in doc._.triplewire_roles]

    return read


GIVEN = [
    ("Governor Ilse Brandt opened the bridge.", ("Ilse Brandt", "governor", None)),
    ("Swedish lawmaker Petra Olsen left the hall.", ("Petra Olsen", "lawmaker", "Swedish")),
    ("Sweden joined the pact. Swedish lawmaker Petra Olsen left the hall.", ("Petra Olsen", "lawmaker", "Sweden")),
    ("Former Swedish Finance Minister Petra Olsen left.", ("Petra Olsen", "former finance minister", "Swedish")),
    ("Petra Olsen, the mayor of Uppsala, opened the bridge.", ("Petra Olsen", "mayor", "Uppsala")),
    ("The mayor, Petra Olsen, opened the bridge.", ("Petra Olsen", "mayor", None)),
    ("Carl Brun, an outspoken, Swedish-born political blogger, disagreed.", ("Carl Brun", "political blogger", None)),
    ("Carl Brun, chief executive of Harwick Motors, resigned.", ("Carl Brun", "chief executive", "Harwick Motors")),
    ("Sweden's top diplomat, Petra Olsen, resigned.", ("Petra Olsen", "top diplomat", "Sweden")),
    ("The governor of Sweden's Uppsala region, Petra Olsen, resigned.", ("Petra Olsen", "governor", "Uppsala")),
    ("Petra Olsen, the head of Sweden's army, resigned.", ("Petra Olsen", "head", "Sweden's army")),
    ("In the Swedish town of Uppsala, mayor Petra Olsen declared a holiday.", ("Petra Olsen", "mayor", "Uppsala")),
    ("Petra Olsen is the president of Sweden.", ("Petra Olsen", "president", "Sweden")),
    ("Carl Brun, who was a judge, wrote the book.", ("Carl Brun", "judge", None)),
    ("President-elect Petra Olsen resigned.", ("Petra Olsen", "president-elect", None)),
    ("Lt. Gov. Petra Olsen resigned.", ("Petra Olsen", "lieutenant governor", None)),
    ("Justices Petra Olsen and Carl Brun agreed.", ("Petra Olsen", "justice", None)),
    ("Petra Olsen, secretary of state, resigned.", ("Petra Olsen", "secretary of state", None)),
]


@pytest.mark.parametrize(("text", "role"), GIVEN, ids=[text[:45] for text, _ in GIVEN])
def test_titles_appositions_and_copular_clauses_give_roles(roles, text, role):
    assert role in roles(text), roles(text)


NOT_GIVEN = [
    "Mr Brun thanked Mrs Olsen.",
    "Carl Brun is not the president of Sweden.",
    "Carl Brun may be the next mayor.",
    "Carl Brun, a tall man, left early.",
    "Carl Brun met the governor in Uppsala.",
    "The governor's dog bit Carl Brun.",
    "Carl Brun, 53, was found on Friday.",
]


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_forms_of_address_denials_and_other_people_give_none(roles, text):
    assert roles(text) == []


@pytest.mark.parametrize("example", lexicon("roles")["example"], ids=lambda example: example["role"])
def test_the_examples_of_the_lexicon_hold(roles, example):
    assert (example["person"], example["role"]) in [(who, label) for who, label, _ in roles(example["text"])]
