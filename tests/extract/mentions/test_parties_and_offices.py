"""One of a party is a person; what somebody is chief or secretary of is no part of a name; settlements of disputes."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.extract.told import read, relations_of


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("Tom Brandt wrote the bill. The Texas Republican said he was glad.", "The Texas Republican", "Person"),
        ("A Democrat won the seat.", "A Democrat", "Person"),
        ("She met a California Democrat in June.", "a California Democrat", "Person"),
        ("The bank paid a settlement to the workers.", "a settlement to the workers", "Concept"),
        ("The settlement of the lawsuit took years.", "The settlement of the lawsuit", "Concept"),
        ("A settlement in the valley burned down.", "A settlement in the valley", "City"),
        ("The Israeli settlement was closed.", "The Israeli settlement", "City"),
    ],
)
def test_what_a_phrase_stands_for(nlp: Language, text: str, phrase: str, kind: str) -> None:
    tree, found = read(nlp, text)
    assert kind in [m.type for m in found.triplewire_mentions if tree.cut(m.first, m.last) == phrase]


@pytest.mark.parametrize(
    "text", ["The Republican Party met in Orne.", "Republicans met in Orne.", "The Republican candidate won."]
)
def test_parties_and_their_followers_are_nobody(nlp: Language, text: str) -> None:
    tree, found = read(nlp, text)
    named = [m for m in found.triplewire_mentions if tree.text[m.last].startswith("Republican")]
    assert "Person" not in {m.type for m in named}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Chief of Staff Ann Lee left the room.", "chief of staff"),
        ("Secretary of State Ann Lee flew to Rome.", "secretary of state"),
        ("Special Counsel Ann Lee charged the man.", "special counsel"),
        ("House Majority Whip Ann Lee spoke.", "house majority whip"),
        ("First lady Ann Lee spoke to the press.", "first lady"),
    ],
)
def test_offices_before_names(nlp: Language, text: str, role: str) -> None:
    tree, found = read(nlp, text)
    assert [tree.cut(m.first, m.last) for m in found.triplewire_mentions if m.kind == "name"][:1] == ["Ann Lee"]
    assert [r.label for r in found.triplewire_roles] == [role]


def test_a_governor_is_of_a_place_and_not_of_a_party(nlp: Language) -> None:
    _, found = read(nlp, "GOP Gov. Tom Brandt vetoed the bill.")
    assert [(r.label, r.of) for r in found.triplewire_roles] == [("governor", None)]


def test_what_somebody_is_chief_of_belongs_to_what_he_is(nlp: Language) -> None:
    told = relations_of(nlp, "Chief of Staff Ann Lee left the room.")
    assert "Ann Lee | be | Chief" in told
