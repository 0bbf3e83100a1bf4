"""Identity over articles: what is one thing, what stays apart, and that no order matters."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks import gazetteer
from tasks.link import link
from tasks.model import Article, Entity, EntityType, Extraction, Linking, Mention, Role
from tasks.settings import Settings

Thing = tuple[str, EntityType, list[str]]


def article(text: str, *things: Thing, roles: tuple[tuple[int, str], ...] = ()) -> Extraction:
    """An extraction with one entity a thing: (label, type, named forms)."""
    entities = tuple(Entity(f"e{n}", label, kind) for n, (label, kind, _) in enumerate(things, 1))
    mentions = []
    for n, (label, kind, names) in enumerate(things, 1):
        for name in names:
            mentions.append(Mention(f"m{len(mentions) + 1}", 0, len(name), name, kind, f"e{n}", True))
        if not names:
            mentions.append(Mention(f"m{len(mentions) + 1}", 0, len(label), label, kind, f"e{n}", False))
    given = tuple(Role(f"e{n}", label, None, 0, 1) for n, label in roles)
    return Extraction(Article(text, text), tuple(mentions), entities, roles=given)


def iri(linking: Linking, extraction: Extraction, number: int) -> str:
    return linking.iri_of[extraction.article.key, f"e{number}"]


def linked(*extractions: Extraction) -> Linking:
    return link(extractions, Settings())


def test_full_name_and_bare_name_are_one_where_the_articles_share_more_than_the_name() -> None:
    a = article(
        "one",
        ("Mara Voss", "Person", ["Mara Voss"]),
        ("Oslo", "City", ["Oslo"]),
        ("Nordbank", "Organization", ["Nordbank"]),
    )
    b = article(
        "two", ("Voss", "Person", ["Voss"]), ("Oslo", "City", ["Oslo"]), ("Nordbank", "Organization", ["Nordbank"])
    )
    found = linked(a, b)
    assert iri(found, a, 1) == iri(found, b, 1)


def test_a_bare_name_with_nothing_else_in_common_stays_apart_and_is_counted() -> None:
    a = article("one", ("Mara Voss", "Person", ["Mara Voss"]))
    b = article("two", ("Voss", "Person", ["Voss"]))
    found = linked(a, b)
    assert iri(found, a, 1) != iri(found, b, 1)
    assert [d.subject for d in found.abstentions] == ["Voss"]


def test_a_couple_stays_two() -> None:
    a = article("one", ("Mara Voss", "Person", ["Mara Voss"]), ("Nils Voss", "Person", ["Nils Voss"]))
    found = linked(a)
    assert iri(found, a, 1) != iri(found, a, 2)


def test_a_bare_name_that_fits_two_people_goes_to_the_one_with_its_role() -> None:
    a = article("one", ("Mara Voss", "Person", ["Mara Voss"]), roles=((1, "mayor"),))
    b = article("two", ("Nils Voss", "Person", ["Nils Voss"]), roles=((1, "goalkeeper"),))
    c = article("three", ("Voss", "Person", ["Voss"]), roles=((1, "mayor"),))
    found = linked(a, b, c)
    assert iri(found, c, 1) == iri(found, a, 1) != iri(found, b, 1)


def test_a_person_and_a_firm_of_one_name_stay_two() -> None:
    a = article("one", ("Voss", "Person", ["Voss"]), ("Voss", "Organization", ["Voss"]))
    found = linked(a)
    assert iri(found, a, 1) != iri(found, a, 2)


def test_an_acronym_joins_the_name_that_it_stands_beside() -> None:
    a = article("one", ("Polar Research Council", "Organization", ["Polar Research Council", "PRC"]))
    b = article("two", ("PRC", "Organization", ["PRC"]))
    found = linked(a, b)
    assert iri(found, a, 1) == iri(found, b, 1)


def test_an_unnamed_governor_of_one_article_is_not_that_of_another() -> None:
    a = article("one", ("the governor", "Person", []))
    b = article("two", ("the governor", "Person", []))
    found = linked(a, b)
    assert iri(found, a, 1) != iri(found, b, 1)


@pytest.mark.parametrize("phrase", ["the two countries", "both countries", "their officials", "several officials"])
def test_some_of_a_kind_are_those_of_their_article(phrase: str) -> None:
    a, b = article("one", (phrase, "Group", [])), article("two", (phrase, "Group", []))
    assert iri(linked(a, b), a, 1) != iri(linked(a, b), b, 1)


@pytest.mark.parametrize(("phrase", "again"), [("officials", "Officials"), ("117 drones", "117 drones")])
def test_a_kind_is_one_over_all_articles(phrase: str, again: str) -> None:
    a, b = article("one", (phrase, "Product", [])), article("two", (again, "Product", []))
    assert iri(linked(a, b), a, 1) == iri(linked(a, b), b, 1)


def test_a_concept_is_one_over_all_articles() -> None:
    a = article("one", ("a state of emergency", "Concept", []))
    b = article("two", ("State of emergency", "Concept", []))
    found = linked(a, b)
    assert iri(found, a, 1) == iri(found, b, 1)


def test_a_known_place_has_the_same_iri_whatever_an_article_calls_it() -> None:
    known = gazetteer.country("US")
    assert known is not None
    for name in ("U.S.", "America"):
        a = article("one", (name, "Country", [name]))
        (entity, *_) = linked(replace(a, entities=(replace(a.entities[0], same_as=(known.iri,)),))).entities
        assert (entity.iri.rsplit("/", 1)[1], entity.label) == ("united-states", name)


def test_labels_are_the_fullest_name_with_all_other_forms_beside() -> None:
    a = article("one", ("Mara Voss", "Person", ["Mara Voss", "Voss", "Ms Voss"]))
    (entity,) = linked(a).entities
    assert (entity.label, entity.alt_labels) == ("Mara Voss", ("Ms Voss", "Voss"))
    assert entity.iri == "https://w3id.org/triplewire/data/entity/person/mara-voss"


POOL: list[Thing] = [
    ("Mara Voss", "Person", ["Mara Voss"]), ("Voss", "Person", ["Voss"]), ("Nils Voss", "Person", ["Nils Voss"]),
    ("M. Voss", "Person", ["M. Voss"]), ("Oslo", "City", ["Oslo"]), ("PRC", "Organization", ["PRC"]),
    ("Polar Research Council", "Organization", ["Polar Research Council", "PRC"]), ("officials", "Group", []),
]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(POOL), min_size=1, max_size=4, unique_by=lambda t: t[0]), min_size=1, max_size=6),
    st.randoms(),
)
def test_the_result_does_not_depend_on_the_order_of_the_articles(
    articles: list[list[Thing]], chance: random.Random
) -> None:
    extractions = [article(f"text {n}", *things) for n, things in enumerate(articles)]
    shuffled = extractions[:]
    chance.shuffle(shuffled)
    assert link(extractions, Settings()) == link(shuffled, Settings())


def test_a_people_is_tied_to_its_country() -> None:
    found = linked(article("one", ("Norwegians", "Group", ["Norwegian"]), ("Quakers", "Group", ["Quakers"])))
    of = {entity.label: entity for entity in found.entities}
    assert of["Norwegians"].contained_in == of["Norway"].iri
    assert of["Quakers"].contained_in is None


def said(text: str, date: str = "", **things: EntityType) -> Extraction:
    """An extraction of ``text`` in which the things named stand, underscores for spaces."""
    entities, mentions = [], []
    for number, (name, kind) in enumerate(things.items(), 1):
        form = name.replace("_", " ")
        entities.append(Entity(f"e{number}", form, kind))
        start = text.index(form)
        mentions.append(Mention(f"m{number}", start, start + len(form), form, kind, f"e{number}", True))
    return Extraction(Article(text, text, published=date or None), tuple(mentions), tuple(entities))


def test_a_company_with_its_country_behind_it_is_the_one_that_others_say_is_of_that_country() -> None:
    a = said(
        "Norvik Foods of Denmark bought Calder Dairy from Helen Marsh.",
        Norvik_Foods_of_Denmark="Organization", Calder_Dairy="Organization", Helen_Marsh="Person",
    )  # fmt: skip
    b = said(
        "Denmark's Norvik Foods bought Calder Dairy, said Helen Marsh.",
        Norvik_Foods="Organization", Calder_Dairy="Organization", Helen_Marsh="Person", Denmark="Country",
    )  # fmt: skip
    c = said(
        "Norvik Foods of America bought Calder Dairy, said Helen Marsh.",
        Norvik_Foods_of_America="Organization", Calder_Dairy="Organization", Helen_Marsh="Person",
    )  # fmt: skip
    denmark = gazetteer.country("DK")
    assert denmark is not None
    b = replace(b, entities=(*b.entities[:3], replace(b.entities[3], same_as=(denmark.iri,))))
    found = linked(a, b, c)
    assert iri(found, a, 1) == iri(found, b, 1) != iri(found, c, 1)


def test_an_acronym_in_brackets_is_the_name_before_it_whatever_its_letters() -> None:
    text = "Norland Airlines (NLA) bought two jets from Oda Air (UNX)."
    a = said(text, Norland_Airlines="Organization", NLA="Organization", Oda_Air="Organization", UNX="Organization")
    found = linked(a)
    assert iri(found, a, 1) == iri(found, a, 2) and iri(found, a, 3) != iri(found, a, 4)
    entity = next(e for e in found.entities if e.iri == iri(found, a, 1))
    assert entity.decisions[0].reason == "in brackets behind Norland Airlines"


def test_the_short_name_of_a_company_beside_it_is_no_person_or_place() -> None:
    text = "China Harbour Airlines grows. China Harbour has ten jets. Voss Motors does not; Voss said so."
    things: dict[str, EntityType] = {"China_Harbour_Airlines": "Organization", "Voss_Motors": "Organization"}
    a = said(text, **things)
    for number, (name, start) in enumerate((("China Harbour", 30), ("Voss", text.index("Voss said"))), 3):
        mention = Mention(f"m{number}", start, start + len(name), name, "Person", f"e{number}", True)
        a = replace(a, mentions=(*a.mentions, mention), entities=(*a.entities, Entity(f"e{number}", name, "Person")))
    found = linked(a)
    assert iri(found, a, 1) == iri(found, a, 3)
    assert iri(found, a, 2) != iri(found, a, 4)  # the founder of Voss Motors may well be called Voss


def test_a_type_that_articles_give_differently_is_settled_by_the_most() -> None:
    a, b = article("one", ("xPad 4", "Product", ["xPad 4"])), article("two", ("xPad 4", "Person", ["xPad 4"]))
    found = linked(a, b)
    assert iri(found, a, 1) == iri(found, b, 1)
    assert [e.type for e in found.entities] == ["Product"]


def test_capitals_of_a_dateline_give_no_label() -> None:
    a, b = (article(t, (n, "City", [n])) for t, n in (("one", "KELMOUTH"), ("two", "Kelmouth")))
    only = article("three", ("HARWICK", "City", ["HARWICK", "Harwick"]))
    assert {e.label for e in linked(a, replace(a, article=Article("four", "four")), b, only).entities} == {
        "Kelmouth", "Harwick",
    }  # fmt: skip


def test_a_people_is_one_whatever_the_form_of_its_name() -> None:
    forms = ["Norwegian", "Norwegians", "Norwegian", "Swedes", "Fabian", "Fabians"]
    found = linked(*(article(f"{n}", (form, "Group", [form])) for n, form in enumerate(forms)))
    assert len([entity for entity in found.entities if entity.type == "Group"]) == 3


def test_a_short_name_of_many_articles_is_not_what_a_single_one_calls_by_it() -> None:
    council = article("one", ("Harbour Council", "Organization", ["Harbour Council", "Harbour"]))
    papers = [article(f"{n}", ("Harbour", "Organization", ["Harbour"])) for n in range(4)]
    found = linked(council, *papers)
    assert iri(found, papers[0], 1) == iri(found, papers[3], 1) != iri(found, council, 1)
    assert [d.subject for d in found.abstentions] == ["Harbour"]
    found = linked(council, papers[0])
    assert iri(found, papers[0], 1) == iri(found, council, 1)


def test_one_article_in_many_that_gives_a_name_two_things_does_not_keep_the_others_from_being_one() -> None:
    things: list[Thing] = [("Gazettino", "Organization", ["Gazettino"])]
    person: Thing = ("Gazettino", "Person", ["Gazettino"])
    papers = [article(f"{n}", *things) for n in range(12)]
    wrong, both = article("wrong", person), article("both", *things, person)
    found = linked(*papers, wrong, both)
    assert iri(found, wrong, 1) == iri(found, papers[0], 1) != iri(found, both, 2)
    found = linked(papers[0], papers[1], wrong, both)  # too often to be a mistake
    assert iri(found, wrong, 1) != iri(found, papers[0], 1)


def test_a_concept_stays_one_where_few_articles_say_otherwise() -> None:
    fever, product = ("Q-9 fever", "Concept", ["Q-9 fever"]), ("Q-9 fever", "Product", ["Q-9 fever"])
    few = linked(*(article(f"{n}", fever) for n in range(5)), article("other", product))  # type: ignore[arg-type]
    assert [e.type for e in few.entities] == ["Concept"]


def test_the_country_before_a_party_may_be_left_out_in_that_country_only() -> None:
    def of(country: str, text: str, party: str) -> Extraction:
        found = gazetteer.country(country)
        assert found is not None
        things: list[Thing] = [(party, "Organization", [party]), (found.name, "Country", [found.name])]
        made = article(text, *things, ("Oda Lind", "Person", ["Oda Lind"]), ("Calder", "City", ["Calder"]))
        entities = tuple(replace(e, same_as=(found.iri,)) if e.type == "Country" else e for e in made.entities)
        return replace(made, entities=entities)

    long = of("US", "one", "U.S. Tidewater Party")
    here, there = of("US", "two", "Tidewater Party"), of("DE", "three", "Tidewater Party")
    found = linked(long, here)
    assert iri(found, long, 1) == iri(found, here, 1)
    found = linked(long, there)
    assert iri(found, long, 1) != iri(found, there, 1)
