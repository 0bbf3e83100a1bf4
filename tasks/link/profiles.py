"""What one article says of one thing, gathered for comparison: its names, type, roles, and what it appears with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tasks.link.names import name_key
from tasks.model import EntityType, Extraction

Key = tuple[str, str]  #: (key of the article, id of the entity in its extraction)


@dataclass(frozen=True, slots=True)
class Profile:
    """One entity of one article, as linking sees it."""

    key: Key
    label: str
    type: EntityType
    names: tuple[tuple[str, int], ...]  #: named forms with their counts, most frequent first
    phrases: tuple[str, ...]  #: noun phrases that are no names
    same_as: tuple[str, ...]
    roles: frozenset[str]  #: labels of its roles, lower case
    role_of: frozenset[str]  #: name keys of what its roles are in
    mentions: int
    company: frozenset[str] = field(default=frozenset(), repr=False)  #: name keys of what the article names besides
    date: str = ""

    @property
    def named(self) -> bool:
        """Whether the article gives it a name."""
        return bool(self.names)

    @property
    def fullest(self) -> str:
        """Its longest name (by words, then letters), or its label."""
        return max((n for n, _ in self.names), key=lambda n: (n.count(" "), len(n), n), default=self.label)


def profiles_of(extraction: Extraction) -> list[Profile]:
    """Profiles of all entities of ``extraction``, in its order."""
    sha = extraction.article.key
    names: dict[str, Counter[str]] = {}
    phrases: dict[str, Counter[str]] = {}
    counts: Counter[str] = Counter()
    pronouns = {m.id for m in extraction.mentions if not m.named and " " not in m.text and m.text[:1].islower()}
    for mention in extraction.mentions:
        counts[mention.entity] += 1
        if mention.named:
            names.setdefault(mention.entity, Counter())[mention.text] += 1
        elif mention.id not in pronouns:
            phrases.setdefault(mention.entity, Counter())[mention.text] += 1
    keys = {e: frozenset(name_key(n) for n in found) for e, found in names.items()}
    everything = frozenset(key for found in keys.values() for key in found)
    label = {entity.id: entity.label for entity in extraction.entities}
    roles: dict[str, set[str]] = {}
    role_of: dict[str, set[str]] = {}
    for role in extraction.roles:
        roles.setdefault(role.entity, set()).add(role.label.lower())
        if role.of is not None:
            role_of.setdefault(role.entity, set()).add(name_key(label[role.of]))
    return [
        Profile(
            (sha, entity.id), entity.label, entity.type,
            tuple(sorted(names.get(entity.id, Counter()).items(), key=lambda item: (-item[1], item[0]))),
            tuple(sorted(phrases.get(entity.id, Counter()))),
            tuple(sorted(entity.same_as)),
            frozenset(roles.get(entity.id, ())), frozenset(role_of.get(entity.id, ())),
            counts[entity.id], everything - keys.get(entity.id, frozenset()), extraction.article.published or "",
        )
        for entity in extraction.entities
    ]  # fmt: skip
