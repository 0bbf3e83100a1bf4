"""What a name is by what stands beside it, and whose word that is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tests.extract.told import relations_of


@pytest.mark.parametrize(
    "text",
    [
        'Her first novel, "The Salt Room", was banned by the censors in 1962.',
        "The bishop condemned Carl Brun, a baker.",
    ],
)
def test_what_is_banned_is_not_called_so_by_who_bans_it(nlp: Language, text: str) -> None:
    doc = nlp(text)
    annotate(doc)
    found = [r for r in doc._.triplewire_relations if r.lemma == "be"]
    assert found
    assert all(r.attribution is None for r in found)


@pytest.mark.parametrize(
    "text",
    ["“I met Carl Brun, the mayor,” Ida Moor said.", "Ida Moor said: “They shot Carl Brun, a baker, and left.”"],
)
def test_what_is_added_inside_quotation_marks_is_the_speakers(nlp: Language, text: str) -> None:
    doc = nlp(text)
    annotate(doc)
    (found,) = [r for r in doc._.triplewire_relations if r.lemma == "be"]
    assert found.attribution is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Crowd favourite Carl Brun won the race.",
            ["Carl Brun | be | Crowd favourite", "Crowd favourite Carl Brun | win | the race"],
        ),
        (
            "Title holder Ida Moor lost the final.",
            ["Ida Moor | be | Title holder", "Title holder Ida Moor | lose | the final"],
        ),
        (
            "Solicitor General Ida Moor left.",
            ["Ida Moor | be | Solicitor General", "Solicitor General Ida Moor | leave | -"],
        ),
        ("Mayor-elect Ida Moor left.", ["Ida Moor | be | Mayor-elect", "Mayor-elect Ida Moor | leave | -"]),
        ("Family friend Carl Brun wept.", ["Carl Brun | be | Family friend", "Family friend Carl Brun | weep | -"]),
    ],
)
def test_two_words_before_a_name_are_one_title(nlp: Language, text: str, told: list[str]) -> None:
    assert relations_of(nlp, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lord Brun spoke.", ["Lord Brun | speak | -"]),
        ("The lady Ida Moor fled.", ["The lady | flee | -"]),
    ],
)
def test_a_form_of_address_says_nothing_of_what_somebody_is(nlp: Language, text: str, told: list[str]) -> None:
    assert relations_of(nlp, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A father of three, Carl Brun works in a mine.", "Carl Brun | be | A father"),
        ("A lawyer by training, she served in the army.", "she | be | A lawyer"),
        ("The storm hit the coast on Friday, the worst storm in years.", "The storm | be | the worst storm"),
    ],
)
def test_a_description_away_from_its_name_is_told_of_it(nlp: Language, text: str, told: str) -> None:
    assert told in relations_of(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "A campaign manager, he said, could set a new tone.",
        "Prices fell in May, the lowest level since 2010.",
        "They met on Monday, the last day of the talks.",
    ],
)
def test_no_day_and_no_other_person_is_what_is_described(nlp: Language, text: str) -> None:
    assert not any("| be |" in relation for relation in relations_of(nlp, text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Union host Carl Brun and Green candidate Ida Moor met voters.", ["Carl Brun", "Ida Moor"]),
        ("The photo shows Carl Brun, left, and Ida Moor.", ["Carl Brun", "Ida Moor"]),
    ],
)
def test_neither_of_two_people_is_lost(nlp: Language, text: str, told: list[str]) -> None:
    found = " ".join(relations_of(nlp, text))
    assert all(name in found for name in told)
    assert "leave" not in found
