"""What a name's own words say of its type."""

from __future__ import annotations

import re
from collections import defaultdict

from tasks.extract.mentions.agreement import fold
from tasks.extract.mentions.english_words import is_english
from tasks.extract.mentions.name_words import (
    directions,
    heads,
    is_given,
    known_names,
    two_word_heads,
    word_set,
)
from tasks.extract.mentions.place_kinds import kinds, place_votes

#: Entity type → weight; negative weights speak against it.
Votes = dict[str, float]


_CAMEL = re.compile(r"[a-z][A-Z][a-z]+\b")


def evidence_of_form(text: str) -> Votes:
    """What the words of the name ``text`` say of its type, and what is generally known under it."""
    votes: Votes = defaultdict(float)
    for kind, weight in place_votes(text).items():
        votes[kind] += weight
    common = known_names().get(text)
    if common:
        votes[common] += 6
    parts = text.split()
    if len(parts) > 1:
        _long_form(parts, [w.lower() for w in parts], votes)
    else:
        _short_form(text, votes)
    if len(parts) == 1 and any(c.isdigit() for c in text) and not votes.get("Country"):
        votes["Product"] += 4
        votes["Person"] -= 2
    if _CAMEL.match(text):
        votes["Product"] += 2.5  # “iReader”, “eScooter 3”
    if text.startswith("#"):
        votes["CreativeWork"] += 6
    if "." in text[1:-1] and text.rpartition(".")[2] in {"com", "org", "net", "tv", "uk", "ru", "info"}:
        votes["Organization"] += 3
    return votes


def _long_form(parts: list[str], low: list[str], votes: Votes) -> None:
    if "v." in low[1:-1]:
        votes["CreativeWork"] += 9  # a case in court
        return
    if len(parts) == 2 and parts[1].islower() and parts[1].isalpha() and low[1] != "party":
        votes["Concept"] += 6  # a species
        return
    links = [k for k in range(1, len(low)) if low[k] in {"of", "for", "on"}]
    kind = next((heads().first[low[k - 1]] for k in links if low[k - 1] in heads().first), None)
    if kind:
        votes[kind] += 6
    if links:
        return
    if low[-1].endswith(")") or {"without", "against"} & {*low[1:]}:
        votes["Organization"] += 4  # “Orne Aid (England and Wales)”, “Doctors Without Borders”
    end = len(low) - 1 if low[-1].isdigit() else len(low)
    end = _without_country(parts, end)
    kind = two_word_heads().get(" ".join(low[end - 2 : end])) or heads().last.get(low[end - 1])
    if end < len(low) and not kind and not low[-1].isdigit() and not is_english(low[0]):
        votes["Organization"] += 2.5  # “Vellora UK”
    if low[-1].isdigit() and low[-2] in word_set("numbered_products"):
        votes["Product"] += 5  # “Tesla Model 3”
    given = is_given(low[0]) and low[0] not in word_set("event_first") | word_set("product_first")
    if kind:
        family = given and len(low) < 4 and low[-1] in word_set("family_heads")
        votes[kind] += 1 if family else 5
        votes["Person"] += 3.5 if family else 0
    elif given:
        votes["Person"] += _given(parts, low)
    elif all(is_english(word) for word in low) and not low[0].endswith("."):
        votes["Person"] -= 2.0  # “Grey Heron”
        votes["Organization"] += 1.5
    if low[0] == "group" and len(parts[1]) == 1:
        votes["Organization"] += 6  # “Group F”
    if low[0] in word_set("event_first"):
        votes["Event"] += 6
    elif low[0] in word_set("product_first"):
        votes["Product"] += 6
    elif not kind:
        _from_first(fold(low[0]), votes)
    product = known_names().get(parts[-1])
    if product in {"Product", "CreativeWork"} and known_names().get(parts[0]) == "Organization":
        votes[product] += 5  # “Mozilla Firefox”
    if known_names().get(parts[0]) == "Group" and "country" in kinds(" ".join(parts[1:])):
        votes["Country"] += 5
    if low[0] in {"st.", "saint", "st"} and low[-1] in {"church", "cathedral", "basilica", "abbey", "chapel"}:
        votes["Facility"] += 4
    if low[-1] in word_set("person_suffixes") or (len(parts[0]) == 2 and parts[0][1] == "."):
        votes["Person"] += 2
    if low[0] in directions() and not kind and not votes and kinds(" ".join(parts[1:])):
        votes["Place"] += 3
    if (
        not kind
        and low[-1].endswith("s")
        and kinds(" ".join(parts[:-1])) & {"city", "region"}
        and not place_votes(" ".join(parts))
    ):
        votes["Organization"] += 3  # “Saltmere Vikings”: a club


def _given(parts: list[str], low: list[str]) -> float:
    """How much the given name that a longer name begins with makes it a person's.

    Less where the whole is a place's name (“Milton Keynes”) or the word is hardly ever one (“Green Left”).
    """
    if place_votes(" ".join(parts)):
        return 1.5
    if low[0] in word_set("weak_given") and not any(is_given(word) for word in low[1:]):
        return 1.5
    return 4.0


def _without_country(parts: list[str], end: int) -> int:
    """How many words of a name stand before the country that it ends in (“Orne Expo Canada”), all if it is a place."""
    if end < 2 or kinds(" ".join(parts)):
        return end
    for length in (2, 1):
        if end > length and kinds(" ".join(parts[end - length : end])) & {"country"}:
            return _without_country(parts[: end - length], end - length)
    return end


def _from_first(word: str, votes: Votes) -> None:
    """“Lake Orne”, “Banco Sarn”, “Dynamo Sarn”, “Hotel Orne”: names that begin with what they name."""
    if word in word_set("place_first"):
        votes["Place"] += 4
    elif word in word_set("body_first"):
        votes["Organization"] += 4
    elif word in word_set("facility_first"):
        votes["Facility"] += 4


def _short_form(text: str, votes: Votes) -> None:
    lower = text.lower()
    kind = heads().last.get(lower)
    if kind and kind not in {"City", "AdministrativeArea"}:
        votes[kind] += 1.5
    if text.isupper() and 2 <= len(text) <= 6 and text.isalpha() and not votes:
        votes["Organization"] += 1.5
    if is_given(lower):
        votes["Person"] += 1.2
    if lower.endswith(tuple(sorted(word_set("concept_endings")))):
        votes["Concept"] += 3
    elif lower.endswith(tuple(sorted(word_set("abstract_endings")))) and is_english(lower) and not votes:
        votes["Concept"] += 1
        votes["Person"] -= 2
    elif len(text) > 5 and not text.isupper() and lower.endswith(tuple(sorted(word_set("firm_endings")))):
        votes["Organization"] += 1.5
