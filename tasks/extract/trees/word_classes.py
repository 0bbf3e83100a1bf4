"""Which words can be verbs at all: the word lists of the lemmatizer that we depend on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import spacy.util
from spacy.lookups import Lookups

from tasks.extract.trees.base_forms import base_form
from tasks.settings import DEFAULT_MODEL


@cache
def _lists() -> dict[str, frozenset[str]]:
    """Base forms of WordNet's index by class, as they come with the small English pipeline; else none."""
    package = Path(spacy.util.get_package_path(DEFAULT_MODEL)) if spacy.util.is_package(DEFAULT_MODEL) else None
    for folder in sorted(package.glob("*/lemmatizer/lookups")) if package else []:
        lookups = Lookups().from_disk(folder)
        if lookups.has_table("lemma_index"):
            table = lookups.get_table("lemma_index")
            return {name: frozenset(table.get(name, ())) for name in ("verb", "noun", "adj")}
    return dict.fromkeys(("verb", "noun", "adj"), frozenset())


def is_verb(base: str) -> bool:
    """Whether ``base`` (lower case, base form) can be a verb."""
    return base in _lists()["verb"]


def only_noun(word: str) -> bool:
    """Whether ``word`` (lower case) is in the lists as a noun, or the plural of one, and as nothing else.

    >>> only_noun("outbreak"), only_noun("officials"), only_noun("strike"), only_noun("ill")
    (True, True, False, False)
    """
    lists = _lists()
    singular = [word.removesuffix("s"), word.removesuffix("es")]
    if word.endswith("ies"):
        singular.append(f"{word[:-3]}y")
    if word in lists["adj"] or any(noun in lists["verb"] for noun in (word, *singular)):
        return False
    return any(noun in lists["noun"] for noun in (word, *singular))


def is_adjective(word: str) -> bool:
    """Whether ``word`` (lower case) is in the lists as an adjective."""
    return word in _lists()["adj"]


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


def verb_of_ing(word: str) -> str:
    """The verb that ``word`` (lower case) is the form in “-ing” of, or “”.

    >>> verb_of_ing("felling"), verb_of_ing("cutting"), verb_of_ing("closing"), verb_of_ing("evening")
    ('fell', 'cut', 'close', 'even')
    """
    stem = word.removesuffix("ing")
    if stem == word or len(stem) < 2:
        return ""
    doubled = stem[:-1] if stem[-1] == stem[-2] else stem
    return next((base for base in (base_form(word, "VBG", stem), doubled, f"{stem}e") if is_verb(base)), "")
