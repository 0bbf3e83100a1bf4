"""Ties the entities of an article to a knowledge base: candidates by name, compared by type and context, or none.

Most things in the news are in no knowledge base, and a wrong identifier is worse than none: where a better candidate is
not clearly better, or a bare name is all there is, nothing is written.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from tasks import ontology
from tasks.kb.comparison import FITS, WORD, Scored, score_candidate
from tasks.kb.entry import Entry, form_key
from tasks.kb.spoken import spoken_names
from tasks.kb.store import KnowledgeBase
from tasks.model import PLACE_TYPES, Decision, Entity, Extraction

_UNITED_STATES = re.compile(r"^(?:U\.S\.|US|USA)\s+(?=\S)")
#: A candidate below this is not written.
THRESHOLD = 0.6
#: … nor one that is not ahead of the next by this much.
MARGIN = 0.05


def identify(extraction: Extraction, kb: KnowledgeBase) -> tuple[Extraction, tuple[Decision, ...]]:
    """``extraction`` with identifiers of ``kb`` in ``same_as`` where one candidate is clear, and the decisions made."""
    names, located = spoken_names(extraction, kb)
    words = Counter(WORD.findall(extraction.article.text.lower()))
    entities: list[Entity] = []
    decisions: list[Decision] = []
    teams: set[str] = set()
    for entity in extraction.entities:
        forms = names.get(entity.id, Counter())
        namesake = None if entity.id in located else _namesake(entity, forms, kb, words)
        if namesake is not None:
            teams.add(entity.id)
            entity = replace(entity, type="Organization", same_as=())
        found = namesake or _decide(entity, forms, kb, words)
        if found is not None:
            same = tuple(sorted({*entity.same_as, found.entry.iri}))
            decisions.append(Decision(found.entry.iri, entity.label, min(found.score, 1.0), found.reason, "identified"))
            entity = replace(entity, same_as=same)
        entities.append(entity)
    mentions = tuple(replace(m, type="Organization") if m.entity in teams else m for m in extraction.mentions)
    return replace(extraction, entities=tuple(entities), mentions=mentions), tuple(decisions)


def _decide(entity: Entity, names: Counter[str], kb: KnowledgeBase, words: Counter[str]) -> Scored | None:
    if not names or entity.type not in FITS:
        return None
    scored = sorted(compare(entity, names, kb, words), key=lambda s: (-s.score, -s.entry.rank, s.entry.id))
    if not scored or scored[0].score < THRESHOLD:
        return None
    if len(scored) > 1 and scored[0].score - scored[1].score < MARGIN:
        return None
    return scored[0]


def compare(entity: Entity, names: Counter[str], kb: KnowledgeBase, words: Counter[str]) -> list[Scored]:
    """All candidates for ``entity`` with their scores."""
    fullest = [*names, entity.label] if entity.type != "Group" and form_key(entity.label) else [*names]
    full = max(fullest, key=lambda n: (n.count(" "), len(n), n))
    found: dict[str, Scored] = {}
    for name in sorted({*names, full}):
        for entry, strength in _candidates(entity, name, kb):
            scored = score_candidate(entity, name, full, entry, strength, words)
            if scored and (entry.id not in found or scored.score > found[entry.id].score):
                found[entry.id] = scored
    return list(found.values())


def _candidates(entity: Entity, name: str, kb: KnowledgeBase) -> list[tuple[Entry, int]]:
    """Entries called ``name``, or what it is written in full or in the singular."""
    found = list(kb.candidates(name))
    if not found and entity.type == "Organization" and _UNITED_STATES.match(name):
        found += kb.candidates(_UNITED_STATES.sub("United States ", name)) or kb.candidates(
            _UNITED_STATES.sub("", name)
        )
    if not found and entity.type in {"Group", "Event"} and name.endswith("s"):
        found += kb.candidates(name[:-1])
    return found


def _namesake(entity: Entity, names: Counter[str], kb: KnowledgeBase, words: Counter[str]) -> Scored | None:
    """The team or the like that is called by a place's name and that the article may speak of instead of the place.

    “England” in a text with “rugby” and “team” may be the “England national rugby union team”: two words of its label
    besides the name stand in the article, and more of them than of any other such label.
    """
    if entity.type not in PLACE_TYPES or len(names) != 1:
        return None
    name = next(iter(names))
    found = []
    for entry, _ in kb.candidates(name):
        rest = sorted(set(WORD.findall(entry.label.lower())) - set(WORD.findall(form_key(name))))
        shared = [word for word in rest if words[word]]
        if entry.type == "organization" and len(shared) >= 2 and not _said_of_many().issuperset(shared):
            found.append((len(shared), len(shared) / len(rest), entry, shared))
    found.sort(key=lambda f: (-f[0], -f[1], f[2].id))
    if not found or (len(found) > 1 and found[0][:2] == found[1][:2]):
        return None
    _, share, entry, shared = found[0]
    return Scored(
        entry, round(0.6 + 0.3 * share, 3), f"called by the name of a place, context: {', '.join(shared[:3])}"
    )


@cache
def _said_of_many() -> frozenset[str]:
    return ontology.words("kb_classes", "said_of_many")
