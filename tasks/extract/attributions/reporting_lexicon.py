"""The words that attribute, from ``ontology/lexicon``, as tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from tasks.errors import BadOntology
from tasks.ontology import lexicon, words

#: What each class means stands at the head of ``reporting_verbs.toml``.
VERB_CLASSES = (
    "say", "claim", "confirm", "deny", "doubt", "promise", "plan", "refuse", "order", "ask", "believe", "predict",
    "want", "fear", "know", "show", "accuse", "judge", "call", "seem",
)  # fmt: skip
CONSTRUCTIONS = frozenset({"quote", "that", "to", "object-to", "object", "predicate", "ing", "raise"})
_OTHER_TABLES = frozenset({"example", "light"})


@dataclass(frozen=True, slots=True)
class Reporting:
    """A word and, for each construction it attributes with, its class there."""

    lemma: str
    classes: dict[str, str]  #: construction (or a preposition with a plus sign) → class
    main: str  #: class where no construction decides
    strong: set[str]  #: constructions that hardly ever do anything but report
    weak: set[str]  #: constructions that mostly do something else


@cache
def reporting_verbs() -> dict[str, Reporting]:
    """Verbs by lemma (with particle: ``point out``)."""
    return _table("reporting_verbs")


def verb_of_form(form: str) -> Reporting | None:
    """The verb that ``form`` (lower case) is a regular inflection of, where its lemma went wrong (hoping: hop)."""
    verbs = reporting_verbs()
    for suffix in ("ing", "ed", "es", "s"):
        if form.endswith(suffix) and len(form) > len(suffix) + 2:
            stem = form[: -len(suffix)]
            for base in (stem + "e", stem, stem[:-1] if stem[-1] == stem[-2] else stem):
                if base in verbs:
                    return verbs[base]
    return None


@cache
def reporting_nouns() -> dict[str, Reporting]:
    """Nouns by lemma."""
    return _table("reporting_nouns")


@cache
def reporting_adjectives() -> dict[str, Reporting]:
    """Adjectives by their lower-case form."""
    return _table("reporting_adjectives")


@cache
def cue_words(table: str) -> frozenset[str]:
    """A word list of ``reporting_words.toml``.

    Raises:
        BadOntology: the list is missing.
    """
    return words("reporting_words", table)


@cache
def light_verbs() -> frozenset[str]:
    """Verbs that make one cue with a reporting noun: “issued a warning”."""
    return words("reporting_nouns", "light.verbs")


@cache
def attributing_adverbs() -> dict[str, str]:
    """Adverb → class."""
    return dict(lexicon("reporting_words")["adverbs"])


def _table(name: str) -> dict[str, Reporting]:
    """All words of a lexicon.

    Raises:
        BadOntology: an unknown class or construction.
    """
    found: dict[str, Reporting] = {}
    for word_class, table in lexicon(name).items():
        if word_class in _OTHER_TABLES:
            continue
        if word_class not in VERB_CLASSES:
            raise BadOntology(f"unknown class “{word_class}”", where=f"ontology/lexicon/{name}.toml")
        for lemma, constructions in _entries(table):
            entry = found.setdefault(lemma, Reporting(lemma, {}, word_class, set(), set()))
            for marked in constructions.split():
                construction = marked.rstrip("!?")
                if construction not in CONSTRUCTIONS and not construction.startswith("+"):
                    raise BadOntology(
                        f"unknown construction “{construction}” of “{lemma}”",
                        where=f"ontology/lexicon/{name}.toml",
                        hint="the head of the file lists them",
                    )
                entry.classes.setdefault(construction, word_class)
                if marked.endswith("!"):
                    entry.strong.add(construction)
                elif marked.endswith("?"):
                    entry.weak.add(construction)
    return found


def _entries(table: dict[str, Any]) -> list[tuple[str, str]]:
    return [(lemma, value) for lemma, value in table.items() if isinstance(value, str)]
