"""What linking says of its decisions, whose institution something is, and that IRIs stay when articles come."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.identity import extraction
from tasks.link import link
from tasks.link.institutions import institution, spelled
from tasks.model import Article, Entity, Extraction, Linking, Mention
from tasks.settings import Settings


def linked(*articles: Extraction) -> Linking:
    return link(articles, Settings())


def test_two_people_of_one_full_name_are_kept_apart_with_the_reason() -> None:
    found = linked(
        extraction("one", ("Person: Paul Renner (goalkeeper)",)), extraction("two", ("Person: Paul Renner (senator)",))
    )
    assert [(d.subject, d.outcome) for d in found.abstentions] == [("Paul Renner", "unsure")]
    assert "goalkeeper" in found.abstentions[0].reason and "senator" in found.abstentions[0].reason


def test_ages_count_from_the_year_of_the_article() -> None:
    def aged(age: int, year: str) -> Extraction:
        text = f"Lena Orth. the {age}-year-old. "
        mentions = (
            Mention("m1", 0, 9, "Lena Orth", "Person", "e1", True),
            Mention("m2", 11, 26, f"the {age}-year-old", "Person", "e1", False),
        )
        return Extraction(Article(text, text, published=year), mentions, (Entity("e1", "Lena Orth", "Person"),))

    assert len(linked(aged(30, "2004-05-01"), aged(50, "2024-05-01")).entities) == 1
    assert len(linked(aged(30, "2004-05-01"), aged(30, "2024-05-01")).entities) == 2


def test_an_acronym_of_two_organisations_is_left_open() -> None:
    both = extraction(
        "one", ("Organization: Polar Research Council / PRC", "Organization: Public Radio Corporation / PRC")
    )
    found = linked(both, extraction("two", ("Organization: PRC",)))
    assert any("Polar Research Council or Public Radio" in d.reason for d in found.abstentions)


def test_a_joining_says_which_article_uses_the_short_name() -> None:
    found = linked(
        extraction("one", ("Organization: Halcyon Pharmaceuticals / Halcyon",)),
        extraction("two", ("Organization: Halcyon",)),
    )
    (entity,) = found.entities
    assert [d.reason for d in entity.decisions] == ["an article calls Halcyon Pharmaceuticals Halcyon"]


def test_a_ministry_belongs_to_the_country_whose_it_is_said_to_be() -> None:
    text = "Latvia’s defence ministry"
    mentions = (
        Mention("m1", 0, 6, "Latvia", "Country", "e1", True),
        Mention("m2", 0, len(text), text, "Organization", "e2", False),
    )
    entities = (Entity("e1", "Latvia", "Country"), Entity("e2", text, "Organization"))
    article = Extraction(Article("a", text), mentions, entities)
    found = linked(article)
    parents = {e.label: e.parent_organization for e in found.entities}
    assert parents[text] == found.iri_of[article.article.key, "e1"]


def test_an_army_belongs_to_the_country_in_its_name_even_if_that_is_not_mentioned() -> None:
    found = linked(extraction("one", ("Organization: Latvian Army",)))
    country = next(e.iri for e in found.entities if e.type == "Country")
    assert {e.label: e.parent_organization for e in found.entities}["Latvian Army"] == country


def test_a_company_does_not_belong_to_the_country_before_its_name() -> None:
    text = "Latvia’s Halcyon"
    mentions = (
        Mention("m1", 0, 6, "Latvia", "Country", "e1", True),
        Mention("m2", 9, 16, "Halcyon", "Organization", "e2", True),
    )
    entities = (Entity("e1", "Latvia", "Country"), Entity("e2", "Halcyon", "Organization"))
    found = linked(Extraction(Article("a", text), mentions, entities))
    assert all(e.parent_organization is None for e in found.entities)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ministry of Defence of Latvia", "Latvia's Defense Ministry"), ("UK Home Office", "British Home Office"),
        ("Corvina Ltd.", "Corvina Limited"), ("Ministry of Health and Welfare", "Welfare and Health Ministry"),
    ],
)  # fmt: skip
def test_forms_of_one_name_are_one_institution(a: str, b: str) -> None:
    assert institution(a) == institution(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [("University of Lund", "Lund University Press"), ("American Airlines", "British Airlines")],
)  # fmt: skip
def test_other_names_are_not(a: str, b: str) -> None:
    assert institution(a) != institution(b)


@given(st.text())
def test_any_text_has_a_key(name: str) -> None:
    assert isinstance(institution(name).key, str) and isinstance(spelled(name), str)


UNRELATED = [
    "Person: Ida Morell",
    "Organization: Sandholm",
    "City: Kelmouth",
    "Concept: a strike!",
    "Person: the governor!",
    "Organization: the company!",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(UNRELATED), min_size=1, max_size=3, unique=True), max_size=4))
def test_iris_stay_when_unrelated_articles_come(others: list[list[str]]) -> None:
    own = extraction("own", ("Person: the governor!", "Person: Mara Voss", "Organization: the company!", "City: Lund"))
    before = linked(own)
    after = linked(own, *(extraction(f"other {n}", tuple(things)) for n, things in enumerate(others)))
    for number in range(1, 5):
        key = (own.article.key, f"e{number}")
        assert before.iri_of[key] == after.iri_of[key]


def test_a_person_has_the_full_name_as_label_however_many_articles_give_less() -> None:
    full = extraction("one", ("Person: Mara Voss (mayor)",))
    found = linked(full, *(extraction(f"more {n}", ("Person: Voss (mayor)",)) for n in range(4)))
    assert [(e.label, e.alt_labels) for e in found.entities] == [("Mara Voss", ("Voss",))]


def test_a_bare_name_of_several_goes_to_the_one_that_most_articles_call_so() -> None:
    around = ("City: Kelmouth", "Organization: Sandholm")
    known = [extraction(f"one {n}", ("Person: Mara Voss / Voss", *around)) for n in range(3)]
    other = extraction("two", ("Person: Nils Voss", *around))
    bare = extraction("three", ("Person: Voss", *around))
    found = linked(*known, other, bare)
    assert found.iri_of[bare.article.key, "e1"] == found.iri_of[known[0].article.key, "e1"]


def test_a_given_name_alone_is_nobody_else_who_has_it() -> None:
    around = ("City: Kelmouth", "Organization: Sandholm")
    one, two = extraction("one", ("Person: Robert Lenz", *around)), extraction("two", ("Person: Robert", *around))
    found = linked(one, two)
    assert found.iri_of[one.article.key, "e1"] != found.iri_of[two.article.key, "e1"]
