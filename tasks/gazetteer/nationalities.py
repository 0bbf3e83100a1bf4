"""Adjectives and nouns of nationality, and the country behind them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from tasks import ontology
from tasks.errors import BadOntology


@dataclass(frozen=True, slots=True)
class Nationality:
    """What a word of nationality stands for.

    Attributes:
        code: ISO 3166-1 alpha-2 or 3166-2 code of the country, or “continent:Europe” for a continent.
        others: codes that it may stand for besides (“Dominican”).
        form: whether the word is only an adjective (“French”), only a noun (“Dane”), or both (“German”).
    """

    code: str
    others: tuple[str, ...]
    form: Literal["adjective", "noun", "both"]


#: Nouns whose plural is the noun itself.
_UNCHANGED = ("ese", "ois", "ss", "Kiribati", "Vanuatu", "Batswana", "Basotho", "Kyrgyz", "Lao")


def plural_of(noun: str) -> str:
    """Plural of a noun for people: “Frenchman” → “Frenchmen”, “Japanese” → “Japanese”, “Dane” → “Danes”."""
    if noun.endswith(("shman", "chman", "tsman", "nxman", "shwoman", "chwoman", "tsman", "tswoman", "naman")):
        return noun[:-2] + "en"
    return noun if noun.endswith(_UNCHANGED) else noun + "s"


@cache
def nationalities() -> dict[str, Nationality]:
    """Every word of the lexicon ``nationalities`` (plurals made) → what it stands for.

    Raises:
        BadOntology: an entry lacks a field or an adjective of several countries has no preferred one.
    """
    where = "ontology/lexicon/nationalities.toml"
    table = ontology.lexicon("nationalities")
    adjectives: dict[str, list[str]] = {}
    nouns: dict[str, list[str]] = {}
    entries = [(c.get("iso"), c) for c in table["country"]]
    entries += [(f"continent:{c.get('name')}", c) for c in table["continent"]]
    for code, entry in entries:
        if not code or "adjectives" not in entry or "people" not in entry:
            raise BadOntology(f"an entry lacks iso, adjectives or people: {entry}", where=where)
        for word in entry["adjectives"]:
            adjectives.setdefault(word, []).append(code)
        for noun in entry["people"]:
            for word in dict.fromkeys((noun, plural_of(noun))):
                nouns.setdefault(word, []).append(code)
    found = {}
    for word in sorted({*adjectives, *nouns}):
        codes = list(dict.fromkeys(adjectives.get(word, []) + nouns.get(word, [])))
        singular = next((c for c in (word, word[:-1]) if c in table["preferred"]), None)
        if len(codes) > 1:
            if singular is None:
                raise BadOntology(f"“{word}” fits {', '.join(codes)}; say which in [preferred]", where=where)
            first = table["preferred"][singular]
            codes = [first, *(c for c in codes if c != first)]
        form: Literal["adjective", "noun", "both"] = (
            "both" if word in adjectives and word in nouns else "adjective" if word in adjectives else "noun"
        )
        found[word] = Nationality(codes[0], tuple(codes[1:]), form)
    return found
