"""Ties the entities of an article to a knowledge base: candidates by name, compared by type and context, or none.

Most things in the news are in no knowledge base, and a wrong identifier is worse than none: where a better candidate is
not clearly better, or a bare name is all there is, nothing is written.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace

from tasks.kb.entry import Entry, form_key, label_forms
from tasks.kb.store import KnowledgeBase
from tasks.model import Decision, Entity, Extraction

#: Types of the contract → types of a knowledge base that they can be.
_FITS: dict[str, frozenset[str]] = {
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
_WORD = re.compile(r"[a-z]{4,}")
#: A candidate below this is not written.
THRESHOLD = 0.6
#: … nor one that is not ahead of the next by this much.
MARGIN = 0.05


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score (0 to 1) and the reason in words."""

    entry: Entry
    score: float
    reason: str


def identify(extraction: Extraction, kb: KnowledgeBase) -> tuple[Extraction, tuple[Decision, ...]]:
    """``extraction`` with identifiers of ``kb`` in ``same_as`` where one candidate is clear, and the decisions made."""
    names: dict[str, Counter[str]] = {}
    end = -1
    for mention in sorted(extraction.mentions, key=lambda m: (m.start, -m.end)):
        if mention.named and mention.end > end:  # “Wales” in “Bank of Wales” is not what the article speaks of
            names.setdefault(mention.entity, Counter())[mention.text] += 1
            end = mention.end
    words = Counter(_WORD.findall(extraction.article.text.lower()))
    entities: list[Entity] = []
    decisions: list[Decision] = []
    for entity in extraction.entities:
        found = _decide(entity, names.get(entity.id, Counter()), kb, words)
        if found is not None:
            same = tuple(sorted({*entity.same_as, found.entry.iri}))
            decisions.append(Decision(found.entry.iri, entity.label, found.score, found.reason, "identified"))
            entity = replace(entity, same_as=same)
        entities.append(entity)
    return replace(extraction, entities=tuple(entities)), tuple(decisions)


def _decide(entity: Entity, names: Counter[str], kb: KnowledgeBase, words: Counter[str]) -> Scored | None:
    if not names or entity.type not in _FITS:
        return None
    scored = sorted(compare(entity, names, kb, words), key=lambda s: (-s.score, -s.entry.rank, s.entry.id))
    if not scored or scored[0].score < THRESHOLD:
        return None
    if len(scored) > 1 and scored[0].score - scored[1].score < MARGIN:
        return None
    return scored[0]


def compare(entity: Entity, names: Counter[str], kb: KnowledgeBase, words: Counter[str]) -> list[Scored]:
    """All candidates for ``entity`` with their scores."""
    full = max([*names, entity.label] if form_key(entity.label) else names, key=lambda n: (n.count(" "), len(n), n))
    found: dict[str, Scored] = {}
    for name in sorted({*names, full}):
        for entry, strength in kb.candidates(name):
            scored = _score(entity, name, full, entry, strength, words)
            if scored and (entry.id not in found or scored.score > found[entry.id].score):
                found[entry.id] = scored
    return list(found.values())


def _score(entity: Entity, name: str, full: str, entry: Entry, strength: int, words: Counter[str]) -> Scored | None:
    if entry.type is not None and entry.type not in _FITS[entity.type]:
        return None
    if entry.label[:1].islower() and name[:1].isupper():
        return None  # a common noun of the knowledge base is not what a name in the text stands for
    if entity.type == "Group" and strength < 2:
        return None
    whole = form_key(name) == form_key(full)
    score = (0.75 if strength == 2 else 0.65) if whole else (0.45 if strength == 2 else 0.4)
    reasons = [("its label" if strength == 2 else "an alias") + ("" if whole else " of a shorter form")]
    if entity.type == "Person" and " " not in form_key(full):
        score -= 0.25  # a bare family name
        reasons.append("bare name")
    if entry.type is not None:
        score += 0.1
        reasons.append("type fits")
    score += min(0.03 * math.log2(1 + entry.rank), 0.12)
    context = set(_WORD.findall(f"{entry.description} {label_forms(entry.label)[0]}".lower()))
    context -= set(_WORD.findall(" ".join(form_key(name) for name in (name, full))))
    shared = sorted(word for word in context if words[word])
    if shared:
        score += min(0.05 * len(shared), 0.15)
        reasons.append("context: " + ", ".join(shared[:3]))
    return Scored(entry, round(min(score, 1.0), 3), ", ".join(reasons))
