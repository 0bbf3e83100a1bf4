"""How well an entry of a knowledge base fits what an article calls by a name: by type, kind of name and context."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from tasks import gazetteer
from tasks.kb.entry import Entry, form_key, label_forms
from tasks.model import PLACE_TYPES, Entity, EntityType
from tasks.ontology import words as lexicon_words

#: Types of the contract → types of a knowledge base that they can be.
FITS: dict[EntityType, frozenset[str]] = {
    "Person": frozenset({"person"}),
    "Organization": frozenset({"organization", "product", "creative work"}),  # a paper, a site and who runs it
    "Group": frozenset({"organization"}),
    "Country": frozenset({"place"}),
    "AdministrativeArea": frozenset({"place"}),
    "City": frozenset({"place"}),
    "Place": frozenset({"place"}),
    "Facility": frozenset({"place", "organization"}),
    "Event": frozenset({"event"}),
    "Product": frozenset({"product", "creative work"}),
    "CreativeWork": frozenset({"creative work", "product", "organization"}),
}
WORD = re.compile(r"[a-z]{4,}")
_GEONAMES = re.compile(r"https://sws\.geonames\.org/(\d+)/")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SMALLEST_ACRONYM = 3
#: What it counts that a name is spelled as the label is,
_EXACT = 0.05
#: … and that a word of the label besides the name stands in the article.
_LABEL_WORD = 0.1
_MOST_CONTEXT = 0.3


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score (certain from 1 on) and the reason in words."""

    entry: Entry
    score: float
    reason: str


def score_candidate(
    entity: Entity, name: str, full: str, entry: Entry, strength: int, words: Counter[str]
) -> Scored | None:
    """How well ``entry`` fits ``entity``; None where it cannot be it.

    Args:
        name: the name that found the entry.
        full: the entity's fullest name.
        strength: 2 if ``name`` is the entry's label, 1 if an alias.
        words: the words of the article, lower case.
    """
    if entry.type is not None and entry.type not in FITS[entity.type]:
        return None
    if entry.label[:1].islower() and name[:1].isupper():
        return None  # a common noun of the knowledge base is not what a name in the text stands for
    if (year := _YEAR.search(full)) and entity.type == "Event" and year[0] not in entry.label:
        return None  # a series is not its edition of one year
    if entity.type == "Group" and not _is_people(name, entry, strength):
        return None
    acronym = name.isupper() and len(form_key(name)) < _SMALLEST_ACRONYM
    if acronym and strength < 2 and entity.type not in PLACE_TYPES:
        return None  # “AP” may be anything
    label = label_forms(entry.label)[0]
    spelling = _gazetteer_name(entity) or name
    if label == name and spelling.startswith(f"{name} "):
        return None  # the county of a name is not the town
    exact = spelling.removeprefix("The ").removeprefix("the ") == label.removeprefix("The ")
    if exact:
        strength = 2
    others = set(WORD.findall(label.lower())) - set(WORD.findall(" ".join(form_key(n) for n in (name, full))))
    shared = sorted(word for word in others if words[word])
    described = set(WORD.findall(entry.description.lower())) - others
    described -= set(WORD.findall(" ".join(form_key(n) for n in (name, full))))
    besides = sorted(word for word in described if words[word])
    if entity.type == "Organization":
        if " " not in form_key(name) and form_key(name) in _generic() and form_key(name) == form_key(label):
            return None  # “the State”, “the Court”: a kind of thing
        if strength < 2 and not (shared or besides) and set(form_key(name).split()) < set(form_key(label).split()):
            return None  # a university that is called by the name of its town, in an article without any sign of it
    whole = form_key(name) == form_key(full)
    if not whole and entity.type == "Person":  # two names may leave out a middle one
        whole = " " in form_key(name)
    score = (0.75 if strength == 2 else 0.65) if whole else (0.45 if strength == 2 else 0.4)
    if strength < 2 and entity.type == "Organization" and entry.type in {"product", "creative work"}:
        score -= 0.2  # a programme that is called by who makes it
    reasons = [("its label" if strength == 2 else "an alias") + ("" if whole else " of a shorter form")]
    if entity.type == "Person" and " " not in form_key(full):
        score -= 0.25  # a bare family name
        reasons.append("bare name")
    if exact and whole:
        score += _EXACT
        reasons.append("spelled alike")
    if entry.type is not None:
        score += 0.1
        reasons.append("type fits")
    score += min(0.03 * math.log2(1 + entry.rank), 0.12)
    if shared or besides:
        score += min(_LABEL_WORD * len(shared) + 0.05 * len(besides), _MOST_CONTEXT)
        reasons.append("context: " + ", ".join([*shared, *besides][:3]))
    return Scored(entry, round(score, 3), ", ".join(reasons))


def _gazetteer_name(entity: Entity) -> str:
    """The usual name of the place that an entity was found to be; "" if none."""
    for iri in entity.same_as:
        if (match := _GEONAMES.fullmatch(iri)) and (place := gazetteer.place(int(match[1]))):
            return place.name
    return ""


@cache
def _generic() -> frozenset[str]:
    return lexicon_words("institutions", "generic")


def _is_people(name: str, entry: Entry, strength: int) -> bool:
    """Whether an entry can be what ``name`` calls the members of: a people, a faith, a party; no language."""
    label = entry.label.lower()
    if label.endswith((" people", " party")):
        return True
    found = gazetteer.nationality(name)
    return strength == 2 and (found is None or found.form == "noun" or (found.form == "both" and name.endswith("s")))
