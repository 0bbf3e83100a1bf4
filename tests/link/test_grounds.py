"""Single grounds on which names are told apart, joined or shown."""

from __future__ import annotations

import pytest

from benchmarks.identity import extraction
from tasks.link import link
from tasks.link.names import person_name, same_person_name
from tasks.model import LinkedEntity
from tasks.settings import Settings

TOWNS = ("City: Salem", "City: Boise", "City: Reno")


def linked(*articles: tuple[str, ...]) -> list[LinkedEntity]:
    """What the first thing of each article is, in all of them together."""
    items = [extraction(f"article {number}", things) for number, things in enumerate(articles)]
    found = link(items, Settings())
    known = {entity.iri: entity for entity in found.entities}
    return [known[found.iri_of[item.article.key, "e1"]] for item in items]


def test_an_initial_before_a_name_stands_for_no_other_person() -> None:
    assert same_person_name(person_name("J. Robert Ames"), person_name("Robert Ames"))
    assert not same_person_name(person_name("J. Robert Ames"), person_name("Paula Ames"))
    assert not same_person_name(person_name("Paula Ames"), person_name("J. Robert Ames"))


@pytest.mark.parametrize("office", ["president", "coach"])
@pytest.mark.parametrize(("country", "same"), [("Chile", True), ("Peru", False)])
def test_who_holds_an_office_in_one_country_holds_it_in_no_other(office: str, country: str, same: bool) -> None:
    one, other = linked(
        (f"Person: Rita Solis ({office} of Chile)", "Country: Chile", *TOWNS),
        (f"Person: Rita Solis ({office} of {country})", f"Country: {country}", *TOWNS),
    )
    assert (one.iri == other.iri) is same


def test_initials_are_what_another_article_writes_in_full() -> None:
    one, other = linked(("Organization: Kelm Rail Trust", *TOWNS), ("Organization: KRT", *TOWNS))
    assert one.iri == other.iri


def test_a_name_in_capitals_is_shown_as_others_write_it_however_rare_they_are() -> None:
    loud = ("Organization: KELMOUTH FERRIES", *TOWNS)
    assert {entity.label for entity in linked(loud, loud, loud, ("Organization: Kelmouth Ferries", *TOWNS))} == {
        "Kelmouth Ferries"
    }


@pytest.mark.parametrize(("phrase", "of_its_article"), [("a great provocation", False), ("the provocation", True)])
def test_what_something_is_called_is_no_certain_event(phrase: str, of_its_article: bool) -> None:
    items = [extraction(f"article {number}", (f"Event: {phrase}!", *TOWNS)) for number in (1, 2)]
    found = link(items, Settings())
    assert (len({found.iri_of[item.article.key, "e1"] for item in items}) == 2) is of_its_article
