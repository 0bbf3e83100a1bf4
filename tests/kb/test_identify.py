"""Identifiers from a knowledge base: written where one candidate is clear, otherwise not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tasks import gazetteer
from tasks.kb.identify import identify
from tasks.kb.store import KnowledgeBase, build_kb, open_kb
from tasks.link import link
from tasks.model import Article, Entity, EntityType, Extraction, Mention
from tasks.settings import Settings

LINES: list[dict[str, Any]] = [
    {"id": "Q1000001", "label": "Mara Voss", "type": "person", "aliases": ["Voss"], "description": "mayor"},
    {"id": "Q1000002", "label": "Zephyr", "type": "product", "aliases": []},
    {"id": "Q1000003", "label": "Ravenna Court", "type": "place", "aliases": []},
    {"id": "Q1000004", "label": "Ravenna Court", "type": "place", "aliases": []},
    {"id": "Q1000005", "label": "Norland", "type": "place", "aliases": []},
    {"id": "Q1000006", "label": "Norland national rugby union team", "type": "organization", "aliases": ["Norland"]},
    {"id": "Q1000007", "label": "Automated Press", "type": "organization", "aliases": ["AP"]},
    {"id": "Q1000008", "label": "United States Department of Tides", "type": "organization", "aliases": []},
    {"id": "Q1000009", "label": "Kelmouth", "type": "place", "aliases": []},
    {"id": "Q1000010", "label": "Harbour Party", "type": "organization", "aliases": []},
    {"id": "Q1000012", "label": "Zephyr+", "type": "product", "aliases": []},
    {"id": "Q1000013", "label": "Tidewater University", "type": "organization", "aliases": ["Tidewater"]},
    {"id": "Q1000014", "label": "Court", "type": None, "aliases": []},
    {"id": "Q1000015", "label": "Harbour Defence Organization", "type": "organization", "aliases": []},
    {"id": "Q1000016", "label": "Sailing World Trophy", "type": "event", "aliases": ["World Trophy"]},
    {
        "id": "Q1000017",
        "label": "Rowing World Trophy",
        "type": "event",
        "aliases": ["World Trophy", "the Trophy", "WT"],
    },
    {"id": "Q1000018", "label": "Lumo Store", "type": "product", "aliases": []},
    {"id": "Q1000019", "label": "Lumo", "type": "product", "aliases": []},
    {"id": "Q1000020", "label": "Oar Cup", "type": "event", "aliases": ["1999 Oar Cup"]},
    {"id": "Q1000021", "label": "British people", "type": "organization", "aliases": ["British"]},
    {"id": "Q1000011", "label": "Night Desk on TV", "type": "creative work", "aliases": ["Nightdesk"]},
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kb")
    (folder / "kb.jsonl").write_text("".join(json.dumps(line) + "\n" for line in LINES), encoding="utf-8")
    build_kb(folder / "kb.jsonl", folder / "kb.sqlite")
    return folder / "kb.sqlite"


@pytest.fixture(scope="module")
def kb(file: Path) -> KnowledgeBase:
    return open_kb(file)


def article(text: str, name: str, kind: EntityType) -> Extraction:
    start = text.index(name)
    mention = Mention("m1", start, start + len(name), name, kind, "e1", True)
    return Extraction(Article("a", text), (mention,), (Entity("e1", name, kind),))


def identified(kb: KnowledgeBase, text: str, name: str, kind: EntityType) -> tuple[str, ...]:
    found, _ = identify(article(text, name, kind), kb)
    return found.entities[0].same_as


def test_a_full_name_of_the_right_type_is_identified_with_the_reason(kb: KnowledgeBase) -> None:
    found, decisions = identify(article("Mara Voss spoke.", "Mara Voss", "Person"), kb)
    assert found.entities[0].same_as == ("http://www.wikidata.org/entity/Q1000001",)
    assert [d.outcome for d in decisions] == ["identified"] and "label" in decisions[0].reason


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Voss spoke.", "Voss", "Person"),  # a bare family name
        ("Nils Voss spoke.", "Nils Voss", "Person"),  # nobody of that name is known
        ("Zephyr spoke.", "Zephyr", "Person"),  # the known thing of that name is no person
        ("Ravenna Court burned.", "Ravenna Court", "Facility"),  # two candidates, neither better
        ("AP insulin systems sell well.", "AP", "Organization"),  # two letters may be anything
        ("the Duchess of Kelmouth spoke.", "Kelmouth", "City"),  # no word of the town
        ("Nightdesk spoke.", "Nightdesk", "Organization"),  # a programme is not its station
        ("Tidewater won again.", "Tidewater", "Organization"),  # no sign that it is the university
        ("the Court agreed.", "Court", "Organization"),  # a kind of thing, no name
        ("It is on sale in the Lumo store.", "Lumo", "Product"),  # the store is known by its own name
        ("Sent to the Kelmouth Harbour Council.", "Kelmouth", "City"),  # a council there
        ("They won the 1999 Oar Cup.", "1999 Oar Cup", "Event"),  # the series is not one edition
        ("They asked for British law to be read.", "British", "Group"),  # of the nation, not its people
    ],
)
def test_what_is_not_clear_is_not_identified(kb: KnowledgeBase, text: str, name: str, kind: EntityType) -> None:
    assert identified(kb, text, name, kind) == ()


@pytest.mark.parametrize(
    ("text", "name", "kind", "known"),
    [
        ("Zephyr sells well.", "Zephyr", "Product", "Q1000002"),  # not “Zephyr+”, which is spelled otherwise
        ("Tidewater opened a second university library.", "Tidewater", "Organization", "Q1000013"),
        ("The Harbor Defense Organisation met.", "Harbor Defense Organisation", "Organization", "Q1000015"),
        ("Kelmouth Mayor Ada Tarn spoke.", "Kelmouth", "City", "Q1000009"),  # a title, no institution
        ("Then the British agreed.", "British", "Group", "Q1000021"),
        ("A sailing crew won the World Trophy.", "World Trophy", "Event", "Q1000016"),  # a word of the label decides
    ],
)
def test_spelling_and_the_words_around_decide(
    kb: KnowledgeBase, text: str, name: str, kind: EntityType, known: str
) -> None:
    assert identified(kb, text, name, kind) == (f"http://www.wikidata.org/entity/{known}",)


def test_a_town_goes_by_the_name_that_the_gazetteer_has_for_it(tmp_path: Path) -> None:
    found = gazetteer.places_named("New York City")[0]
    lines = [{"id": "Q1", "label": "New York", "type": "place"}, {"id": "Q2", "label": "New York City", "type": "place",
              "aliases": ["New York"]}]  # fmt: skip
    (tmp_path / "kb.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    build_kb(tmp_path / "kb.jsonl", tmp_path / "kb.sqlite")
    said = article("New York voted.", "New York", "City")
    said = replace(said, entities=(replace(said.entities[0], same_as=(found.iri,)),))
    known, _ = identify(said, open_kb(tmp_path / "kb.sqlite"))
    assert "http://www.wikidata.org/entity/Q2" in known.entities[0].same_as


def test_a_county_is_not_the_town_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "kb.jsonl").write_text('{"id": "Q1", "label": "Riverside", "type": "place"}\n', encoding="utf-8")
    build_kb(tmp_path / "kb.jsonl", tmp_path / "kb.sqlite")
    kb = open_kb(tmp_path / "kb.sqlite")
    said = article("Riverside voted.", "Riverside", "AdministrativeArea")
    county, town = (next(p for p in gazetteer.places_named("Riverside") if p.level == n) for n in (2, 3))
    for place, known in ((county, 0), (town, 1)):
        found, decisions = identify(replace(said, entities=(replace(said.entities[0], same_as=(place.iri,)),)), kb)
        assert (len(found.entities[0].same_as) - 1, len(decisions)) == (known, known)


def test_a_team_called_by_its_country_is_the_team_where_the_article_speaks_of_its_sport(kb: KnowledgeBase) -> None:
    found, _ = identify(article("Norland won the rugby match; the team cheered.", "Norland", "Country"), kb)
    assert found.entities[0].same_as == ("http://www.wikidata.org/entity/Q1000006",)
    assert (found.entities[0].type, found.mentions[0].type) == ("Organization", "Organization")


@pytest.mark.parametrize("text", ["Norland sent ships.", "The rugby team trained in Norland."])
def test_otherwise_it_is_the_country(kb: KnowledgeBase, text: str) -> None:
    assert identified(kb, text, "Norland", "Country") == ("http://www.wikidata.org/entity/Q1000005",)


def test_an_agency_is_found_by_its_country_in_full(kb: KnowledgeBase) -> None:
    text = "The U.S. Department of Tides opened."
    assert identified(kb, text, "U.S. Department of Tides", "Organization") == (
        "http://www.wikidata.org/entity/Q1000008",
    )


def test_members_of_a_party_are_its(kb: KnowledgeBase) -> None:
    text = "Harbour voters cheered their party."
    assert identified(kb, text, "Harbour", "Group") == ("http://www.wikidata.org/entity/Q1000010",)


def test_linking_with_a_knowledge_base_joins_and_says_why(file: Path) -> None:
    one, two = (article(text, "Mara Voss", "Person") for text in ("Mara Voss spoke.", "Mara Voss left."))
    found = link([one, two], Settings(kb=str(file)))
    (entity,) = found.entities
    assert entity.same_as == ("http://www.wikidata.org/entity/Q1000001",)
    assert {d.outcome for d in entity.decisions} == {"identified", "same"}
