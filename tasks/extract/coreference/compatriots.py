"""Whom “the Spaniard”, “the German” stands for: the person near by who is, or may be, from there."""

from __future__ import annotations

from functools import cache, lru_cache

from tasks.extract.coreference.named_kinds import is_party
from tasks.extract.coreference.reading import Reading
from tasks.extract.coreference.referents import Referent
from tasks.gazetteer import nationality, places_named
from tasks.gazetteer.nationalities import nationalities

#: How far back a person may stand.
_MENTIONS, _SENTENCES = 40, 4
#: What it counts that the text has said where a person is from; so much better than the next one must be who is taken.
_KNOWN, _BETTER = 3.0, 0.9


@cache
def _codes() -> dict[str, frozenset[str]]:
    """Word of nationality in lower case → codes of the countries behind it."""
    return {word.lower(): frozenset({entry.code, *entry.others}) for word, entry in nationalities().items()}


def is_compatriot(reading: Reading, number: int) -> bool:
    """Whether a noun phrase calls one person by a people's name."""
    mention = reading.mentions[number]
    return mention.type == "Person" and nationality(reading.tree.text[mention.head]) is not None


def find_compatriot(reading: Reading, number: int) -> tuple[int, float] | None:
    """The person that “the Spaniard” (mention ``number``) takes up, and the confidence; None where two fit as well."""
    tree, mention = reading.tree, reading.mentions[number]
    codes = _codes().get(tree.lower[mention.head], frozenset())
    spoken_of = reading.spoken_of(mention.head)
    fitting: dict[int, tuple[float, int]] = {}
    for candidate, distance in reading.named_before(number, _MENTIONS, _SENTENCES):
        other, root, referent = reading.mentions[candidate], reading.root(candidate), reading.referent(candidate)
        if not referent.person or referent.number == "plural":
            continue
        beside = distance == 0 and reading.clause(mention.head) == reading.clause(other.head)
        told = _told(referent)
        if beside or root in spoken_of or is_party(reading, mention.head, root) or (told and not told & codes):
            continue
        score = -1.0 * distance + (1.0 if reading.is_subject(candidate) else 0.0) + 0.1 * len(referent.mentions)
        score += _KNOWN if told else 0.0
        if root not in fitting or fitting[root][0] < score:
            fitting[root] = (score, candidate)
    ranked = sorted(fitting.values(), key=lambda pair: (-pair[0], -pair[1]))
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _BETTER):
        return None
    return ranked[0][1], 0.7


def _told(referent: Referent) -> frozenset[str]:
    """Codes of the countries that the text has said a person is from; empty where it has not."""
    return frozenset().union(*(_codes_of(word) for word in referent.modifiers | referent.nouns))


@lru_cache(maxsize=4096)
def _codes_of(word: str) -> frozenset[str]:
    """Codes of the countries behind a word of nationality or a country's name (“Norway coach Ann Lee”)."""
    lands = frozenset(place.country for place in places_named(word.title())[:1] if place.level == 0)
    return _codes().get(word, lands)
