"""Which words are English words and no names by nature: the word lists of the lemmatizer that we depend on.

A capital at the start of a sentence says nothing; whether the word is in the dictionary says much. The lists (WordNet's
index, as it comes with spaCy's small English pipeline) hold some famous names in lower case as well, so a word that is
in them may still be a name; one that is not is hardly anything else.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import spacy.util
from spacy.lookups import Lookups

from tasks.settings import DEFAULT_MODEL

_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""))


@cache
def _words() -> frozenset[str]:
    """All words of the lists; none where the pipeline is not installed."""
    if not spacy.util.is_package(DEFAULT_MODEL):
        return frozenset()
    package = Path(spacy.util.get_package_path(DEFAULT_MODEL))
    for folder in sorted(package.glob("*/lemmatizer/lookups")):
        lookups = Lookups().from_disk(folder)
        if lookups.has_table("lemma_index"):
            return frozenset(word for words in lookups.get_table("lemma_index").values() for word in words)
    return frozenset()


@lru_cache(maxsize=65536)
def is_english(word: str) -> bool:
    """Whether ``word`` (lower case), or what it is an inflected form of, is in the dictionary."""
    if word in _words():
        return True
    return any(
        word.endswith(ending) and f"{word.removesuffix(ending)}{whole}" in _words() for ending, whole in _ENDINGS
    )


def is_joined(word: str) -> bool:
    """Whether ``word`` (lower case) is two words of the dictionary in one, each of at least four letters."""
    return any(word[:k] in _words() and is_english(word[k:]) for k in range(4, len(word) - 3))
