"""Whom a speaker means by “we” and “you”."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from tasks.extract.assemble import assemble
from tasks.extract.components import annotate
from tasks.model import Article
from tasks.ontology import lexicon


@pytest.fixture(scope="module")
def meant(nlp: Language):
    """(text, pronoun) → the names and phrases that the pronoun's first occurrence shares its entity with."""

    @cache
    def read(text: str, pronoun: str) -> frozenset[str]:
        doc = nlp(text)
        annotate(doc)
        found = assemble(doc, Article("a", text))
        entity = next(m.entity for m in found.mentions if m.text == pronoun)
        return frozenset(m.text for m in found.mentions if m.entity == entity and m.text.lower() != pronoun.lower())

    return read


BODIES = [
    ("A spokesman for the army was clear. “We will not leave the valley,” the spokesman said.", "We", "the army"),
    ("“We regret it,” the head of the Orne Bakery said.", "We", "Orne Bakery"),
    ("“We will not leave the valley,” said Colonel Omar Haddad, a spokesman for the army.", "We", "the army"),
    ("Harwick Motors spokeswoman Lena Ortiz was brief. “We regret this,” Ortiz said.", "We", "Harwick Motors"),
    (
        "The tribe sued in May. “They want our river,” said tribal chairwoman Lena Ortiz on Friday.",
        "our",
        "The tribe",
    ),
    (
        "The Orne Health Agency closed two wards. “We were late,” said Petra Olsen, who heads the agency's "
        "infection unit.",
        "We",
        "Orne Health Agency",
    ),
    (
        "Carl Brun lost his case in Orne. His lawyer, Petra Olsen, said the foundation would appeal. "
        "“We want the truth,” Olsen said.",
        "We",
        "the foundation",
    ),
    (
        "Harwick Rovers beat Orne Town.\n\nHarwick Rovers won twice. “We were lucky,” said coach Petra Olsen.",
        "We",
        "Harwick Rovers",
    ),
    (
        "Harwick Motors cut jobs.\n\nHarwick Motors lost money in May. Its shares fell. “We are sorry,” chief "
        "technology officer Petra Olsen said.",
        "We",
        "Harwick Motors",
    ),
    ("“We will see,” said Carl Brun, head of research at Harwick Motors.", "We", "Harwick Motors"),
    ("Harwick Motors apologised in a statement: “We are sorry.”", "We", "Harwick Motors"),
]


@pytest.mark.parametrize(("text", "pronoun", "body"), BODIES, ids=[text[:45] for text, _, _ in BODIES])
def test_we_is_the_body_that_the_speaker_speaks_for(meant, text, pronoun, body):
    assert body in meant(text, pronoun), meant(text, pronoun)


NOBODY = [
    ("“We must all do more,” said Petra Olsen, a member of the Orne Council.", "We"),
    ("“We will win again,” said Carl Brun, the former chairman of Harwick Motors.", "We"),
    ("“We will win again,” said Carl Brun, president of Peru.", "We"),
    ("Harwick Motors closed a plant. “We need work,” said Carl Brun, a baker.", "We"),
]


@pytest.mark.parametrize(("text", "pronoun"), NOBODY, ids=[text[:45] for text, _ in NOBODY])
def test_who_speaks_for_no_body_leaves_we_open(meant, text, pronoun):
    assert not meant(text, pronoun)


@pytest.mark.parametrize("example", lexicon("spokespeople")["example"], ids=lambda example: example["text"][:45])
def test_the_examples_of_spokespeople_hold(meant, example):
    assert any(example["is"] in text for text in meant(example["text"], example["pronoun"]))


def _subjects(nlp: Language, text: str, lemma: str) -> list[str]:
    doc = nlp(text)
    annotate(doc)
    found = assemble(doc, Article("a", text))
    label = {entity.id: entity.label for entity in found.entities}
    subjects = [a for r in found.relations if r.lemma == lemma for a in r.arguments if a.role == "subject"]
    return [label[a.entity] for a in subjects if a.entity is not None]


def test_what_we_did_the_speaker_did(nlp):
    assert _subjects(nlp, "“We drank rainwater for two days,” said Lena Ortiz, a baker.", "drink") == ["Lena Ortiz"]


def test_what_we_must_do_is_told_of_the_speaker_with_less_confidence(nlp):
    text = "“We drank rainwater. We must save it,” said Lena Ortiz, a baker."
    assert _subjects(nlp, text, "save") == ["Lena Ortiz"]
    doc = nlp(text)
    annotate(doc)
    did, must = (m.confidence for m in assemble(doc, Article("a", text)).mentions if m.text == "We")
    assert must < did


def test_you_is_who_is_told(meant):
    text = "“You broke your promise,” Petra Olsen told Carl Brun on Friday."
    assert "Carl Brun" in meant(text, "You")


def test_you_to_reporters_is_nobody_in_particular(meant):
    assert not meant("“You never know what the sea brings,” Petra Olsen told reporters.", "You")
