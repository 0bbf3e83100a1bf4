"""Places of TR-News and GeoVirus, and links of News-Fair, on texts of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import newsfair, places
from benchmarks.quality.documents import Document, Phrase
from tasks.model import Article

TEXT = "The Hague and Kursk were calm, a Dutch envoy said in Geneva."
PLACES = {"Hague": ("2747373", (52.08, 4.3)), "Kursk": ("538560", (51.7, 36.2)), "Geneva": ("2660646", (46.2, 6.1))}


def at(part: str) -> tuple[int, int]:
    return TEXT.index(part), TEXT.index(part) + len(part)


def gold() -> Document:
    marked = [Phrase(*at(name), {"id": identifier, "at": where}) for name, (identifier, where) in PLACES.items()]
    return Document(Article("1", TEXT), [*marked, Phrase(*at("Dutch"), {"id": "2750405", "at": (52.3, 5.6)})])


def record(*named: tuple[str, str, str]) -> dict[str, Any]:
    mentions, entities = [], []
    for number, (part, kind, identifier) in enumerate(named):
        start, end = at(part)
        mentions.append({"start": start, "end": end, "type": kind, "entity": f"e{number}", "named": True})
        iris = [f"https://sws.geonames.org/{identifier}/"] if identifier else []
        entities.append({"id": f"e{number}", "label": part, "type": kind, "same_as": iris})
    return {"article": {"id": "1", "text": TEXT}, "mentions": mentions, "entities": entities}


ALL = [("The Hague", "City", "2747373"), ("Kursk", "City", "538560"), ("Geneva", "City", "2660646")]


def test_right_places_are_100_and_a_people_is_left_out() -> None:
    found = places.score([gold()], [record(*ALL, ("Dutch", "Group", ""))]).result()
    assert set(found.values()) == {100.0}


def test_a_wrong_id_far_away_is_neither_right_nor_near() -> None:
    found = places.score([gold()], [record(ALL[0], ALL[1], ("Geneva", "City", "538560"))]).result()
    assert found["id"] == pytest.approx(50)  # of four: Dutch is missed
    assert found["id.of_linked"] == pytest.approx(200 / 3)
    assert found["acc161.of_linked"] == pytest.approx(200 / 3)


def test_distance_is_along_the_great_circle() -> None:
    assert places.kilometres((0, 0), (0, 90)) == pytest.approx(10007.5, abs=1)
    assert places.kilometres((51.5, -0.1), (51.5, -0.1)) == 0


def test_toponyms_are_found_near_the_offset_that_the_file_gives(tmp_path: Path) -> None:
    folder = tmp_path / "geoparsing-pragmatic" / "data" / "Corpora"
    folder.mkdir(parents=True)
    (folder / "GeoVirus.xml").write_text(
        "<articles><article><text>Fever in Lagos. Lagos waits.</text><locations>"
        "<location><name>Lagos</name><start>17</start><lat>6.5</lat><lon>3.4</lon></location>"
        "<location><name>Abuja</name><start>3</start><lat>9.1</lat><lon>7.4</lon></location>"
        "</locations></article></articles>"
    )
    (document,) = places.load(tmp_path, "geovirus")
    assert [phrase.span for phrase in document.gold] == [(16, 21)]


FAIR = "Ada Obi spoke to Ben Cole's team in Lagos. She left on Friday."


def label(number: int, part: str, qid: str, coref: bool = False, **more: Any) -> dict[str, Any]:
    start = FAIR.index(part)
    return {"id": number, "span": [start, start + len(part)], "entity_id": qid, "name": part, "type": "Q5",
            "coref": coref, **more}  # fmt: skip


@pytest.fixture
def fair(tmp_path: Path) -> list[Document]:
    labels = [
        label(0, "Ada Obi", "Q1"), label(1, "Ben Cole's", "Q2"), label(2, "Lagos", "<NIL>"),
        label(3, "She", "Q1", coref=True), label(4, "team", "Q4", optional=True),
    ]  # fmt: skip
    row = {"id": 7, "title": "20200504 - Talks", "text": FAIR, "evaluation_span": [0, len(FAIR)], "labels": labels}
    folder = tmp_path / "elevant" / "benchmarks"
    folder.mkdir(parents=True)
    (folder / "news-fair-v2.dev.jsonl").write_text(json.dumps(row) + "\n")
    return newsfair.load(tmp_path)


def linked(*found: tuple[str, str]) -> dict[str, Any]:
    mentions, entities = [], []
    for number, (part, qid) in enumerate(found):
        start = FAIR.index(part)
        mentions.append({"start": start, "end": start + len(part), "entity": f"e{number}", "named": part != "She"})
        entities.append({"id": f"e{number}", "same_as": [f"http://www.wikidata.org/entity/{qid}"]})
    return {"article": {"id": "7", "text": FAIR}, "mentions": mentions, "entities": entities}


def test_dates_of_titles_are_read(fair: list[Document]) -> None:
    assert (fair[0].article.published, fair[0].article.title) == ("2020-05-04", "Talks")


def test_right_links_are_100_and_unknown_or_optional_labels_count_neither_way(fair: list[Document]) -> None:
    record = linked(("Ada Obi", "Q1"), ("Ben Cole", "Q2"), ("Lagos", "Q9"), ("team", "Q8"), ("She", "Q1"))
    assert set(newsfair.score(fair, [record]).result().values()) == {100.0}


def test_a_link_to_another_thing_costs_both_ways(fair: list[Document]) -> None:
    found = newsfair.score(fair, [linked(("Ada Obi", "Q1"), ("Ben Cole", "Q3"))]).result()
    assert (found["named.P"], found["named.R"]) == (50.0, 50.0)
    assert found["all.R"] == pytest.approx(100 / 3)
