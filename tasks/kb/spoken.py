"""The names by which an article itself speaks of a thing: those inside the names of others are left out."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from tasks import gazetteer, ontology
from tasks.kb.store import KnowledgeBase
from tasks.model import PLACE_TYPES, Extraction, Mention

#: What a place after it is not spoken of by: “the Duchess of Cambridge”.
_NOBILITY = re.compile(
    r"(?:Duke|Duchess|Earl|Count|Countess|Prince|Princess|Baron|Baroness|Marquess|Viscount|Lord) of $"
)
_LOCATIVE = re.compile(r"\b(?:in|from|across|near|around|throughout|into|to)(?: the)? $", re.I)
_INSTITUTION = re.compile(r"(?: (?:[A-Z][\w’'&-]*|of|and|for|the))+")
_NEXT_WORDS = re.compile(r"( [\w’'&-]+)( [\w’'&-]+)?")


def spoken_names(extraction: Extraction, kb: KnowledgeBase) -> tuple[dict[str, Counter[str]], set[str]]:
    """Entity → its names with their counts, and the entities that the article speaks of as places (“in England”).

    “Wales” in “Bank of Wales”, and “Lumo” in “Lumo store” where ``kb`` knows such a store, are not what it speaks of.
    """
    names: dict[str, Counter[str]] = {}
    located: set[str] = set()
    end = -1
    text = extraction.article.text
    for mention in sorted(extraction.mentions, key=lambda m: (m.start, -m.end)):
        if not mention.named or mention.end <= end:
            continue
        if _NOBILITY.search(text, max(0, mention.start - 20), mention.start) or _goes_on(mention, text, kb):
            continue
        if _of_an_institution(mention, text) or _says_of_what_nation(mention, text):
            continue
        if _LOCATIVE.search(text, max(0, mention.start - 12), mention.start):
            located.add(mention.entity)
        names.setdefault(mention.entity, Counter())[mention.text] += 1
        end = mention.end
    return names, located


def _goes_on(mention: Mention, text: str, kb: KnowledgeBase) -> bool:
    """Whether the words after a name make it the name of something else that is known."""
    following = _NEXT_WORDS.match(text, mention.end)
    if following is None:
        return False
    known = {entry.id for entry, _ in kb.candidates(mention.text)}
    longer = [mention.text + following[1]] + ([mention.text + following[0]] if following[2] else [])
    return any(entry.id not in known for name in longer for entry, _ in kb.candidates(name))


def _of_an_institution(mention: Mention, text: str) -> bool:
    """Whether a place's name begins that of an institution there: “Norland Harbour Council”."""
    if mention.type not in PLACE_TYPES or (following := _INSTITUTION.match(text, mention.end)) is None:
        return False
    words = following[0].split()
    first = words[0].lower() if words[0][0].isupper() else ""
    capitals = [word.lower() for word in words if word[0].isupper()]
    return bool(first) and (first in _bodies() or capitals[-1] in _bodies())


def _says_of_what_nation(mention: Mention, text: str) -> bool:
    """Whether the name of a people only says of what nation something is: “French law”, not “the French agreed”."""
    if mention.type != "Group" or re.search(r"\bthe $", text[max(0, mention.start - 4) : mention.start], re.I):
        return False
    found = gazetteer.nationality(mention.text)
    return found is not None and (found.form == "adjective" or (found.form == "both" and mention.text[-1:] != "s"))


@cache
def _bodies() -> frozenset[str]:
    return ontology.words("kb_classes", "types.organization")
