"""Which words can be verbs at all: the word lists of the lemmatizer that we depend on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import spacy.util
from spacy.lookups import Lookups

from tasks.settings import DEFAULT_MODEL


@cache
def _verbs() -> frozenset[str]:
    """Base forms of all verbs of WordNet's index, as it comes with the small English pipeline; else none."""
    if not spacy.util.is_package(DEFAULT_MODEL):
        return frozenset()
    package = Path(spacy.util.get_package_path(DEFAULT_MODEL))
    for folder in sorted(package.glob("*/lemmatizer/lookups")):
        lookups = Lookups().from_disk(folder)
        if lookups.has_table("lemma_index"):
            return frozenset(lookups.get_table("lemma_index").get("verb", ()))
    return frozenset()


def is_verb(base: str) -> bool:
    """Whether ``base`` (lower case, base form) can be a verb."""
    return base in _verbs()


def verb_of_s(word: str) -> str:
    """The verb that ``word`` (lower case) is the form in “-s” of, or “”.

    >>> verb_of_s("crashes"), verb_of_s("denies"), verb_of_s("houses"), verb_of_s("news")
    ('crash', 'deny', 'house', '')
    """
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return ""
    if word.endswith("ies") and is_verb(f"{word[:-3]}y"):
        return f"{word[:-3]}y"
    if word.endswith(("ses", "shes", "ches", "xes", "zes", "oes")) and is_verb(word[:-2]):
        return word[:-2]
    return word[:-1] if is_verb(word[:-1]) else ""
