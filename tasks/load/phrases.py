"""Short labels for things that have no name: a phrase around the head, never a clause."""

from __future__ import annotations

import re
from functools import cache

from tasks.load.terms import sound
from tasks.ontology import words

MAX_WORDS = 9
_EDGE = " \t\n\r\u00a0.,;:!?–—-…\"'“”‘’«»„()[]"
_BREAK = re.compile(r"\s*(?:[,;:()\[\]\n]|\s[–—-]\s|…)")
_WORDS = re.compile(r"\s+")


def short_label(phrase: str) -> str:
    """``phrase`` without determiner, cut before a comma or a relative clause, of at most nine words; may be empty.

    >>> short_label("the march that the police had banned")
    'march'
    """
    found = sound(phrase).strip(_EDGE)
    if match := _BREAK.search(found):
        found = found[: match.start()]
    tokens = [token for token in _WORDS.split(found.strip(_EDGE)) if token]
    while len(tokens) > 1 and tokens[0].lower() in listed("determiners") and tokens[1].lower() != "of":
        del tokens[0]
    for n, token in enumerate(tokens):
        if n and token.lower() in listed("relatives"):
            del tokens[n - 1 if n > 1 and tokens[n - 1].lower() in listed("prepositions") else n :]
            break
    if len(tokens) > MAX_WORDS:
        ends = [n for n in range(1, MAX_WORDS + 1) if tokens[n].lower() in listed("prepositions")]
        del tokens[ends[-1] if ends else MAX_WORDS :]
    return re.sub(r"[’']s?$", "", " ".join(tokens).strip(_EDGE))


def article_word(phrase: str) -> str:
    """The article that ``phrase`` begins with: ``a``, ``an``, ``the``, or nothing.

    >>> article_word("The front in the south")
    'the'
    """
    first = phrase.split(maxsplit=1)[:1]
    return first[0].lower() if first and first[0].lower() in ("a", "an", "the") else ""


def is_pronoun(phrase: str) -> bool:
    """Whether ``phrase`` is a word that only points at something: on its own it names nothing.

    >>> is_pronoun("us"), is_pronoun("I"), is_pronoun("US")
    (True, True, False)
    """
    word = phrase.strip()
    return word.lower() in listed("pronouns") and not (len(word) > 1 and word.isupper())


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of ``ontology/lexicon/glosses.toml``."""
    return words("glosses", name)
