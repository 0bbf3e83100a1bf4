"""Joins within one article that only a look at its names side by side shows.

An acronym in brackets behind the name is that name's; so is a short name, taken for a person or a place, of a
company beside it (“China Eastern”, “China Eastern Airlines”); and a phrase that only adds to a name what it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from tasks.link.institutions import institution, is_short_form
from tasks.link.kinds import names_its_kind
from tasks.link.names import plain_letters
from tasks.link.profiles import is_human_pronoun, nation
from tasks.model import PLACE_TYPES, Decision, Extraction, Mention

_OPENS = re.compile(r"\s?\([\"“‘']?$")
_CLOSES = re.compile(r"[\"”’']?\)")
_LETTERS = re.compile(r"[A-Z][A-Za-z&]{1,7}")
_SMALL = re.compile(r"\b(?:of|the|for|and|in|on|at|to|de|la|du|des|del)\b")
#: What a company's short name is easily taken for.
_TAKEN_FOR = PLACE_TYPES | {"Person"}


@dataclass(frozen=True, slots=True)
class Joined:
    """An extraction with entities joined, what each joined one went into, and why."""

    extraction: Extraction
    into: dict[str, str]  #: entity that is no more → entity that has its mentions now
    reasons: tuple[tuple[str, Decision], ...]  #: (entity that grew, decision)


def join_within(extraction: Extraction) -> Joined:
    """``extraction`` with what is one thing in it made one entity; the mentions and roles go along."""
    into: dict[str, str] = {}
    reasons: list[tuple[str, Decision]] = []
    for short, long, why in [*_in_brackets(extraction), *_short_companies(extraction), *_with_kind(extraction)]:
        a, b = _root(into, short), _root(into, long)
        if a != b:
            into[a] = b
            label = next(e.label for e in extraction.entities if e.id == short)
            reasons.append((b, Decision("", label, 0.9, why)))
    if not into:
        return Joined(extraction, {}, ())
    into = {entity: _root(into, entity) for entity in into}
    kind = {entity.id: entity.type for entity in extraction.entities}
    moved = [replace(m, entity=into[m.entity], type=kind[into[m.entity]]) if m.entity in into else m
             for m in extraction.mentions]  # fmt: skip
    roles = [replace(r, entity=into.get(r.entity, r.entity), of=into.get(r.of or "", r.of)) for r in extraction.roles]
    kept = tuple(entity for entity in extraction.entities if entity.id not in into)
    joined = replace(extraction, mentions=tuple(moved), roles=tuple(roles), entities=kept)
    return Joined(joined, into, tuple((_root(into, entity), decision) for entity, decision in reasons))


def _root(into: dict[str, str], entity: str) -> str:
    while entity in into:
        entity = into[entity]
    return entity


def _in_brackets(extraction: Extraction) -> list[tuple[str, str, str]]:
    """“Norvik Airlines (NVA)”: the acronym's entity, the name's entity, the reason."""
    text = extraction.article.text
    kind = {entity.id: entity for entity in extraction.entities}
    ends: dict[int, Mention] = {}
    for mention in extraction.mentions:
        if mention.named and (mention.end not in ends or mention.start < ends[mention.end].start):
            ends[mention.end] = mention
    found = []
    for short in extraction.mentions:
        if not short.named or not _LETTERS.fullmatch(short.text) or not _CLOSES.match(text, short.end):
            continue
        opening = _OPENS.search(text, max(0, short.start - 3), short.start)
        long = ends.get(opening.start()) if opening else None
        if long is None or long.entity == short.entity or not abbreviates(short.text, long.text):
            continue
        one, other = kind[short.entity], kind[long.entity]
        if other.type == "Person" or (one.same_as and other.same_as):
            continue
        if (one.type in PLACE_TYPES and bool(one.same_as)) != (other.type in PLACE_TYPES and bool(other.same_as)):
            continue
        found.append((short.entity, long.entity, f"in brackets behind {long.text}"))
    return found


def abbreviates(short: str, long: str) -> bool:
    """Whether ``short`` can be the acronym of ``long``: letters of it in order, about one for every word.

    >>> abbreviates("NVA", "Norvik Airlines"), abbreviates("NVA", "Eastern Airlines")
    (True, False)
    """
    words = [word for word in re.split(r"[\W_]+", _SMALL.sub(" ", long)) if word]
    letters, spelled = plain_letters(short).replace("&", ""), plain_letters("".join(words))
    if len(words) < 2 or not letters or letters[0] != spelled[0]:
        return False
    rest = iter(spelled)
    capitals = sum(word[0].isupper() for word in words)
    return all(letter in rest for letter in letters) and abs(capitals - len(letters)) <= 2


def _short_companies(extraction: Extraction) -> list[tuple[str, str, str]]:
    """What bears an organisation's name without the words for its trade, and is no person, place or thing by itself."""
    names: dict[str, set[str]] = {}
    humans = {role.entity for role in extraction.roles}
    for mention in extraction.mentions:
        if mention.named:
            names.setdefault(mention.entity, set()).add(mention.text)
        elif is_human_pronoun(mention.text):
            humans.add(mention.entity)
    companies = [
        (entity.id, name)
        for entity in extraction.entities
        if entity.type == "Organization"
        for name in sorted(names.get(entity.id, ()))
    ]
    found = []
    for entity in extraction.entities:
        if entity.type not in _TAKEN_FOR or entity.id not in names or entity.same_as or entity.id in humans:
            continue
        begins = entity.label.removeprefix("The ") + " "
        longer = [(company, name) for company, name in companies if name.removeprefix("The ").startswith(begins)]
        if not longer or nation(entity.label) or (entity.type == "Person" and not nation(entity.label.split()[0])):
            continue  # “Norwegian” need not be Norwegian Airlines; the founder of Voss Motors may well be called Voss
        key = institution(entity.label).key
        fits = [(company, name) for company, name in longer if is_short_form(key, institution(name).key)]
        if len({company for company, _ in fits}) == 1:
            found.append((entity.id, fits[0][0], f"short for {fits[0][1]}, beside which it stands in its article"))
    return found


def _with_kind(extraction: Extraction) -> list[tuple[str, str, str]]:
    """“the new Falke A220 airliner”: the phrase's entity, the name's entity, the reason."""
    kind = {entity.id: entity.type for entity in extraction.entities}
    names = sorted((m for m in extraction.mentions if m.named), key=lambda m: (m.start, -m.end))
    starts = [mention.start for mention in names]
    named = {mention.entity for mention in names}
    found = []
    for phrase in extraction.mentions:
        if phrase.named or phrase.entity in named or " " not in phrase.text:
            continue
        inside = names[bisect_left(starts, phrase.start) : bisect_left(starts, phrase.end)]
        fits = [m for m in inside if m.end <= phrase.end and names_its_kind(phrase.text, m.text, kind[m.entity])]
        if fits:
            longest = max(fits, key=lambda m: (m.end - m.start, -m.start, m.id))
            found.append((phrase.entity, longest.entity, f"“{phrase.text}” only adds what {longest.text} is"))
    return found
