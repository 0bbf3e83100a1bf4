"""Phrases that say what sort of thing something is: beside a name (“the new Falke A220 airliner”), or in its place."""

from __future__ import annotations

import re
from functools import cache

from tasks.model import EntityType
from tasks.ontology import lexicon, words

_WORDS = re.compile(r"[a-z][a-z-]*(?: [a-z][a-z-]*){0,2}")
_OWNER = re.compile(r"^[A-Z][\w&.-]*['’]s?\s+")
_QUOTES = "\"“”‘’'"


def names_its_kind(phrase: str, name: str, kind: EntityType) -> bool:
    """Whether ``phrase`` is ``name``, a thing of type ``kind``, with nothing but its sort behind it.

    >>> names_its_kind("the new Falke A220 airliner", "Falke A220", "Product")
    True
    >>> names_its_kind("two Falke A220 airliners", "Falke A220", "Product")
    False
    """
    before, found, after = phrase.partition(name)
    if not found:
        return False
    before = _OWNER.sub("", before.strip(_QUOTES + " ") + " ").strip()
    after = after.strip(_QUOTES + " ")
    return _WORDS.fullmatch(after) is not None and _before() >= set(before.lower().split()) and _is_kind(after, kind)


def is_some_of_a_kind(phrase: str) -> bool:
    """Whether a phrase in the plural is for some of a kind and not for the kind.

    >>> is_some_of_a_kind("The officials"), is_some_of_a_kind("officials of the city")
    (True, False)
    """
    first, *rest = phrase.split(maxsplit=1) or [""]
    return bool(rest) and first.lower() in words("kinds", "some.words")


def _is_kind(after: str, kind: EntityType) -> bool:
    *others, last = after.split()
    kinds, only_behind = _kinds(kind), _only_behind()
    for noun in (last, last.removesuffix("s")):
        if noun in only_behind and noun in kinds:
            return bool(others) and others[-1] in only_behind[noun]
        if noun in kinds:
            return kind != "Organization" or not others  # a college's swing band is not the college
    return False


@cache
def _kinds(kind: EntityType) -> frozenset[str]:
    return frozenset(lexicon("kinds")["after"].get(kind, ()))


@cache
def _only_behind() -> dict[str, frozenset[str]]:
    return {noun: frozenset(words) for noun, words in lexicon("kinds")["only_behind"].items()}


@cache
def _before() -> frozenset[str]:
    return frozenset(lexicon("kinds")["before"]["words"])
