"""Ties the entities of an article to a knowledge base: candidates by name, compared by type and context, or none.

Most things in the news are in no knowledge base, and a wrong identifier is worse than none: where a better candidate is
not clearly better, or a bare name is all there is, nothing is written.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

from tasks import gazetteer, ontology
from tasks.kb.entry import Entry, form_key, label_forms
from tasks.kb.store import KnowledgeBase
from tasks.model import PLACE_TYPES, Decision, Entity, Extraction

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
#: What a place after it is not spoken of by: “the Duchess of Cambridge”.
_NOBILITY = re.compile(
    r"(?:Duke|Duchess|Earl|Count|Countess|Prince|Princess|Baron|Baroness|Marquess|Viscount|Lord) of $"
)
_LOCATIVE = re.compile(r"\b(?:in|from|across|near|around|throughout|into|to)(?: the)? $", re.I)
_UNITED_STATES = re.compile(r"^(?:U\.S\.|US|USA)\s+(?=\S)")
_SMALLEST_ACRONYM = 3
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
    located: set[str] = set()  # what the article speaks of as a place: “in England”
    end = -1
    text = extraction.article.text
    for mention in sorted(extraction.mentions, key=lambda m: (m.start, -m.end)):
        if mention.named and mention.end > end:  # “Wales” in “Bank of Wales” is not what the article speaks of
            if _NOBILITY.search(text, max(0, mention.start - 20), mention.start):
                continue
            if _LOCATIVE.search(text, max(0, mention.start - 12), mention.start):
                located.add(mention.entity)
            names.setdefault(mention.entity, Counter())[mention.text] += 1
            end = mention.end
    words = Counter(_WORD.findall(extraction.article.text.lower()))
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
            decisions.append(Decision(found.entry.iri, entity.label, found.score, found.reason, "identified"))
            entity = replace(entity, same_as=same)
        entities.append(entity)
    mentions = tuple(replace(m, type="Organization") if m.entity in teams else m for m in extraction.mentions)
    return replace(extraction, entities=tuple(entities), mentions=mentions), tuple(decisions)


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
        for entry, strength in _candidates(entity, name, kb):
            scored = _score(entity, name, full, entry, strength, words)
            if scored and (entry.id not in found or scored.score > found[entry.id].score):
                found[entry.id] = scored
    return list(found.values())


def _is_people(name: str, entry: Entry, strength: int) -> bool:
    """Whether an entry can be what ``name`` calls the members of: a people, a faith, a party; no language."""
    label = entry.label.lower()
    if label.endswith((" people", " party")):
        return True
    found = gazetteer.nationality(name)
    return strength == 2 and (found is None or found.form == "noun" or (found.form == "both" and name.endswith("s")))


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
        rest = sorted(set(_WORD.findall(entry.label.lower())) - set(_WORD.findall(form_key(name))))
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


def _score(entity: Entity, name: str, full: str, entry: Entry, strength: int, words: Counter[str]) -> Scored | None:
    if entry.type is not None and entry.type not in _FITS[entity.type]:
        return None
    if entry.label[:1].islower() and name[:1].isupper():
        return None  # a common noun of the knowledge base is not what a name in the text stands for
    if entity.type == "Group" and not _is_people(name, entry, strength):
        return None
    acronym = name.isupper() and len(form_key(name)) < _SMALLEST_ACRONYM
    if acronym and strength < 2 and entity.type not in PLACE_TYPES:
        return None  # “AP” may be anything
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
