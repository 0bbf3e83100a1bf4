"""What one article says of one thing, gathered for comparison: its names, type, roles, and what it appears with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from tasks import gazetteer
from tasks.link.names import name_key
from tasks.link.places import known_place
from tasks.model import PLACE_TYPES, Entity, EntityType, Extraction, Mention

Key = tuple[str, str]  #: (key of the article, id of the entity in its extraction)

_AGE = re.compile(r"\b(\d{1,3})-year-old\b")
_OWNER = re.compile(r"(?:['’]s?)?\s+$")
_HUMAN = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself", "who", "whom"})
_RELATIVE = frozenset({"that", "which", "what", "who", "whom", "whose"})


@dataclass(slots=True, eq=False)  # frozen, it would take three times as long to make, and there are many
class Profile:
    """One entity of one article, as linking sees it; never changed."""

    key: Key
    label: str
    type: EntityType
    names: tuple[tuple[str, int], ...]  #: named forms with their counts, most frequent first
    phrases: tuple[str, ...]  #: noun phrases that are no names
    same_as: tuple[str, ...]
    roles: frozenset[str]  #: labels of its roles, lower case
    offices: frozenset[tuple[str, str]]  #: roles in a country or region: (label, name key or identifier of that)
    mentions: int
    around: frozenset[str] = field(default=frozenset(), repr=False)  #: name keys of all that its article names
    date: str = ""
    age: int | None = None  #: years, as the article gives it
    human: bool = False  #: whether a pronoun shows that it is a person
    home: str = ""  #: ISO code or name key of the country it belongs to, or that the article is about; "" if open
    owner: str = ""  #: entity of the same article that it is said to belong to; "" if none
    only_pronouns: bool = False  #: whether nothing but pronouns stands for it
    once: bool = False  #: whether the article speaks of it in one place only (relative pronouns aside)
    fullest: str = field(init=False, repr=False, compare=False)  #: its longest name (by words, then letters), or label
    in_order: tuple[str, Key] = field(
        init=False, repr=False, compare=False
    )  #: by date of its article, undated ones last

    def __post_init__(self) -> None:
        names = [name for name, _ in self.names]
        fullest = max(names, key=lambda n: (n.count(" "), len(n), n)) if len(names) > 1 else names[0] if names else ""
        self.fullest = fullest or self.label
        self.in_order = (self.date or "9999", self.key)

    @property
    def named(self) -> bool:
        """Whether the article gives it a name."""
        return bool(self.names)

    @property
    def company(self) -> frozenset[str]:
        """Name keys of what the article names besides it."""
        return _company(self.around, self.names)

    @property
    def year(self) -> int | None:
        """Year of its article."""
        return int(self.date[:4]) if self.date[:4].isdigit() else None


@lru_cache(maxsize=4096)
def _company(around: frozenset[str], names: tuple[tuple[str, int], ...]) -> frozenset[str]:
    return around.difference(name_key(name) for name, _ in names)


def profiles_of(extraction: Extraction) -> list[Profile]:
    """Profiles of all entities of ``extraction``, in its order."""
    sha = extraction.article.key
    names: dict[str, Counter[str]] = {}
    phrases: dict[str, set[str]] = {}
    counts: Counter[str] = Counter()
    relative: Counter[str] = Counter()
    humans: set[str] = set()
    for mention in extraction.mentions:
        counts[mention.entity] += 1
        relative[mention.entity] += mention.text.casefold() in _RELATIVE
        if mention.named:
            names.setdefault(mention.entity, Counter())[mention.text] += 1
        elif is_human_pronoun(mention.text):
            humans.add(mention.entity)
        elif not _is_pronoun(mention):
            phrases.setdefault(mention.entity, set()).add(mention.text)
    everything = frozenset(name_key(name) for found in names.values() for name in found)
    by_id = {entity.id: entity for entity in extraction.entities}
    roles: dict[str, set[str]] = {}
    offices: dict[str, set[tuple[str, str]]] = {}
    for role in extraction.roles:
        roles.setdefault(role.entity, set()).add(role.label.lower())
        of = by_id.get(role.of or "")
        if of is not None and of.type in {"Country", "AdministrativeArea"}:
            offices.setdefault(role.entity, set()).add((role.label.lower(), country_of(of) or name_key(of.label)))
    owners = _owners(extraction)
    home = _home(extraction, counts)
    return [
        Profile(
            (sha, entity.id), entity.label, entity.type,
            _by_count(names[entity.id]) if entity.id in names else (),
            tuple(sorted(phrases[entity.id])) if entity.id in phrases else (),
            tuple(sorted(entity.same_as)),
            frozenset(roles.get(entity.id, ())), frozenset(offices.get(entity.id, ())),
            counts[entity.id], everything, extraction.article.published or "",
            _age(phrases.get(entity.id, ())), entity.id in humans,
            (country_of(by_id[owners[entity.id]]) if entity.id in owners else "") or home,
            owners.get(entity.id, ""), entity.id not in names and entity.id not in phrases,
            counts[entity.id] - relative[entity.id] == 1,
        )
        for entity in extraction.entities
    ]  # fmt: skip


def _by_count(names: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(names.items(), key=lambda item: (-item[1], item[0])))


def country_of(entity: Entity) -> str:
    """ISO code of the country that a place is or lies in, or its name key if it is an unidentified country; else ""."""
    if place := known_place(entity.same_as):
        return place.country
    return nation(entity.label) or name_key(entity.label) if entity.type == "Country" else ""


def is_human_pronoun(text: str) -> bool:
    """Whether ``text`` is a pronoun for people only."""
    return text.casefold() in _HUMAN


def _is_pronoun(mention: Mention) -> bool:
    if mention.named or " " in mention.text:  # “US” is no “us”
        return False
    return mention.text.lower() in PRONOUNS


#: Words that stand for what is named elsewhere.
PRONOUNS = frozenset(
    word
    for line in (
        "i me my mine we us our ours you your yours it its itself they them their theirs themselves",
        "he she him her his hers himself herself myself ourselves yourself",
        "this that these those one other others which who whom whose",
    )
    for word in line.split()
)


def _age(phrases: Iterable[str]) -> int | None:
    ages = {int(match[1]) for phrase in phrases if "-year-old" in phrase and (match := _AGE.search(phrase))}
    return min(ages) if len(ages) == 1 else None


def _home(extraction: Extraction, counts: Counter[str]) -> str:
    """The country that an article speaks of more than of any other, "" if there is none."""
    votes: Counter[str] = Counter()
    for entity in extraction.entities:
        if entity.type in PLACE_TYPES and (country := country_of(entity)):
            votes[country] += counts[entity.id]
    best = votes.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else ""


def _owners(extraction: Extraction) -> dict[str, str]:
    """Organisation → country or region whose it is said to be: “Russia’s defence ministry”, “the Russian army”."""
    text = extraction.article.text
    kind = {entity.id: entity.type for entity in extraction.entities}
    places = [m for m in extraction.mentions if m.named and kind[m.entity] in {"Country", "AdministrativeArea"}]
    ends = {mention.end: mention for mention in places}
    starts = {mention.start: mention for mention in places}
    votes: dict[str, Counter[str]] = {}
    for mention in extraction.mentions:
        if kind[mention.entity] != "Organization" or _is_pronoun(mention):
            continue
        start = mention.start + (4 if mention.text[:4].lower() == "the " else 0)
        owner = starts.get(start)
        if owner is None or owner.end >= mention.end:
            gap = _OWNER.search(text, max(0, mention.start - 4), mention.start)
            owner = ends.get(gap.start()) if gap else None
        if owner is not None and owner.entity != mention.entity:
            votes.setdefault(mention.entity, Counter())[owner.entity] += 1
    return {entity: min(found, key=lambda e: (-found[e], e)) for entity, found in votes.items()}


def nation(word: str) -> str:
    """ISO code of the country that a name or an adjective stands for (“Russia”, “Russian”, “UK”); else ""."""
    if found := gazetteer.country_of_adjective(word):
        return found.country
    return next((p.country for p in gazetteer.places_named(word) if p.kind == "Country"), "")
