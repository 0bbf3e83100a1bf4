"""The word lists that names are read with, from ``ontology/lexicon``, made ready once."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from tasks.extract.mentions.agreement import fold
from tasks.ontology import lexicon, words


class Heads(NamedTuple):
    """Words that say of what kind a name is: by its last word, by the word before “of”, and common nouns beside it."""

    last: dict[str, str]
    first: dict[str, str]
    nouns: dict[str, str]


@cache
def word_set(table: str) -> frozenset[str]:
    """One small class of words: a table of the lexicon ``name_words``."""
    return words("name_words", table)


@cache
def two_word_heads() -> dict[str, str]:
    """Two last words of a name → entity type."""
    return dict(lexicon("name_words")["two_words"])


@cache
def heads() -> Heads:
    """Head words → entity type; where a word stands in several lists, the more particular list wins."""
    found = Heads({}, {}, {})
    order = [
        ("last", "works", "products", "Product"), ("last", "works", "last", "CreativeWork"),
        ("last", "facilities", "last", "Facility"), ("last", "places", "last", "Place"),
        ("last", "places", "areas", "AdministrativeArea"), ("last", "places", "towns", "City"),
        ("last", "events", "last", "Event"), ("last", "organizations", "last", "Organization"),
        ("last", "organizations", "legal", "Organization"), ("first", "works", "first", "CreativeWork"),
        ("first", "facilities", "first", "Facility"), ("first", "places", "first", "Place"),
        ("first", "events", "first", "Event"), ("first", "organizations", "first", "Organization"),
        ("nouns", "works", "product_nouns", "Product"), ("nouns", "works", "nouns", "CreativeWork"),
        ("nouns", "facilities", "nouns", "Facility"), ("nouns", "places", "nouns", "Place"),
        ("nouns", "places", "areas", "AdministrativeArea"), ("nouns", "places", "towns", "City"),
        ("nouns", "events", "nouns", "Event"), ("nouns", "organizations", "nouns", "Organization"),
        ("nouns", "persons", "nouns", "Person"),
    ]  # fmt: skip
    for table, name, key, kind in order:
        getattr(found, table).update(dict.fromkeys(sorted(words(name, key)), kind))
    found.nouns.update(dict.fromkeys(("country", "nation"), "Country"))
    return found


@cache
def titles() -> frozenset[str]:
    """Words before a person's name that are not part of it."""
    return words("titles", "before")


@cache
def title_modifiers() -> frozenset[str]:
    """Words that belong to a title when they stand before or inside one."""
    return words("titles", "modifiers")


@cache
def naming_titles() -> frozenset[str]:
    """Titles that as readily begin the name of something else."""
    return words("titles", "also_name")


@cache
def directions() -> frozenset[str]:
    """Words such as “northern” that begin a place's name."""
    return words("places", "directions")


@cache
def kin() -> frozenset[str]:
    """Nouns for relatives, base form."""
    return words("persons", "kin")


@cache
def given_names() -> frozenset[str]:
    """People's given names, lower case without accents."""
    tables = lexicon("given_names")
    return frozenset(name for key in ("female", "male", "both") for name in str(tables.get(key, "")).split())


@lru_cache(maxsize=65536)
def is_given(word: str) -> bool:
    """Whether ``word``, accents and capitals aside, is a given name, or two (“Anne-Marie”)."""
    folded = fold(word)
    return folded in given_names() or ("-" in folded and all(part in given_names() for part in folded.split("-")))


@cache
def known_names() -> dict[str, str]:
    """Names common in the news → their type, whatever stands around them."""
    return {name: kind for kind, names in sorted(lexicon("known_names").items()) if kind != "example" for name in names}


@cache
def _person_endings() -> tuple[str, ...]:
    return tuple(sorted(words("persons", "suffixes")))


@cache
def _not_persons() -> frozenset[str]:
    return words("persons", "not_persons")


@cache
def noun_type(lemma: str) -> str:
    """Entity type of what a common noun (base form, lower case) stands for; ``Concept`` if no being, place or event."""
    table = heads().nouns
    if lemma in table:
        return table[lemma]
    if "-" in lemma:
        return noun_type(lemma.rpartition("-")[2])
    if lemma not in _not_persons() and len(lemma) > 4 and lemma.endswith(_person_endings()):
        return "Person"
    return "Concept"
