"""Past forms of English verbs, for glosses: rules, with the irregular verbs of ``ontology/lexicon/glosses.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from tasks.ontology import lexicon, words

_ENDS_IN_ONE_CONSONANT = re.compile(r"[^aeiou]*[aeiou][bdgklmnprtvz]")


def past(lemma: str) -> str:
    """The past tense of a predicate.

    >>> past("carve out")
    'carved out'
    """
    return _inflect(lemma, 0)


def participle(lemma: str) -> str:
    """The past participle of a predicate.

    >>> participle("take over")
    'taken over'
    """
    return _inflect(lemma, 1)


@lru_cache(maxsize=20_000)
def gerund(lemma: str) -> str:
    """The form in -ing of a predicate.

    >>> gerund("carve out"), gerund("lie"), gerund("hit"), gerund("flee")
    ('carving out', 'lying', 'hitting', 'fleeing')
    """
    verb, space, rest = lemma.partition(" ")
    if not verb[-1:].isalpha() or verb.endswith("ing"):
        return lemma
    if verb.endswith("ie"):
        verb = f"{verb[:-2]}y"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        verb = verb[:-1]
    elif verb in words("glosses", "doubling.verbs") or _ENDS_IN_ONE_CONSONANT.fullmatch(verb):
        verb += verb[-1]
    return f"{verb}ing{space}{rest}"


@lru_cache(maxsize=20_000)
def _inflect(lemma: str, form: int) -> str:
    verb, space, rest = lemma.partition(" ")
    irregular: Mapping[str, list[str]] = lexicon("glosses")["irregular"]
    found = irregular[verb][form] if verb in irregular else _regular(verb)
    return found + space + rest


def _regular(verb: str) -> str:
    if not verb[-1:].isalpha():
        return verb
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    if verb in words("glosses", "doubling.verbs") or _ENDS_IN_ONE_CONSONANT.fullmatch(verb):
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"
