"""Which names can name one thing, by their words alone."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.coreference.salience import weights
from tasks.extract.mentions.agreement import given_names, is_group_noun, noun_gender
from tasks.extract.mentions.name_forms import type_family
from tasks.extract.mentions.people_names import same_person
from tasks.ontology import lexicon


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("ilse brandt", "ilse brandt"),
        ("i brandt", "ilse brandt"),
        ("ilse m brandt", "ilse brandt"),
        ("ilse m brandt", "ilse maria brandt"),
        ("bob aldane", "robert aldane"),
        ("activist ilse brandt", "ilse brandt"),
    ],
)
def test_one_person_may_be_named_so_and_so(a, b):
    assert same_person(tuple(a.split()), tuple(b.split()))
    assert same_person(tuple(b.split()), tuple(a.split()))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("martin keller", "anna keller"),
        ("robert aldane", "richard aldane"),
        ("ilse brandt", "ilse braun"),
        ("ilse m brandt", "ilse k brandt"),
        ("a keller", "martin keller"),
    ],
)
def test_two_people_stay_two(a, b):
    assert not same_person(tuple(a.split()), tuple(b.split()))


def test_a_city_and_a_team_are_of_different_families_but_a_city_and_a_country_are_not():
    assert type_family("City") == type_family("Country")
    assert len({type_family(t) for t in ("City", "Organization", "Person")}) == 3


def test_the_examples_of_given_names_hold():
    for example in lexicon("given_names")["example"]:
        assert given_names().get(example["name"], "") == example["gender"]


def test_the_examples_of_agreement_hold():
    for example in lexicon("agreement")["example"]:
        assert noun_gender(example["noun"]) == example["gender"]
        assert is_group_noun(example["noun"]) == example["group"]


@pytest.mark.parametrize("kind", ["person", "thing", "group"])
def test_what_is_near_and_subject_is_more_salient_than_what_is_far_and_hidden(kind):
    table = weights(kind)
    assert table["distance"] < 0
    assert table["role subject"] > table.get("role inner", 0)
    assert table["last is same pronoun"] > table.get("last is noun", 0)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("The Supreme Court agreed. The Florida Supreme Court had refused.", False),  # the country's, and the state's
        ("The Florida Supreme Court refused. The Supreme Court gave no reasons.", True),
        ("Supreme Court refuses\n\nThe Florida Supreme Court refused on Monday.", True),  # a headline shortens
    ],
)
def test_a_body_named_without_its_region_first_is_not_the_regions(nlp: Language, text: str, one: bool) -> None:
    doc = nlp(text)
    annotate(doc)
    long, short = (
        next(m for m in doc._.triplewire_mentions if doc[m.first : m.last + 1].text == name)
        for name in ("Florida Supreme Court", "Supreme Court")
    )
    assert (long.chain == short.chain) is one
