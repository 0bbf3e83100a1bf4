"""The words that attribute, from ``ontology/lexicon``, as tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tasks.errors import BadOntology
from tasks.ontology import lexicon, words

CONSTRUCTIONS = frozenset({"quote", "that", "to", "object-to", "object", "predicate", "ing", "raise"})
_NO_CLASS = frozenset({"example", "class"})


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb and, for each construction it attributes with, its class there."""

    lemma: str
    classes: dict[str, str]  #: construction (or a preposition with a plus sign) → class
    main: str  #: class where no construction decides

    def class_of(self, construction: str) -> str | None:
        """Class in this construction; None if it does not attribute with it."""
        return self.classes.get(construction)


@cache
def reporting_verbs() -> dict[str, ReportingVerb]:
    """Verbs of ``reporting_verbs.toml`` by lemma (with particle: ``point out``).

    Raises:
        BadOntology: an unknown construction.
    """
    found: dict[str, ReportingVerb] = {}
    for verb_class, table in lexicon("reporting_verbs").items():
        if verb_class in _NO_CLASS:
            continue
        for lemma, constructions in table.items():
            entry = found.get(lemma) or ReportingVerb(lemma, {}, verb_class)
            for construction in constructions.split():
                if construction not in CONSTRUCTIONS and not construction.startswith("+"):
                    raise BadOntology(
                        f"unknown construction “{construction}” of “{lemma}”",
                        where="ontology/lexicon/reporting_verbs.toml",
                        hint="the head of the file lists them",
                    )
                entry.classes.setdefault(construction, verb_class)
            found[lemma] = entry
    return found


@cache
def cue_words(table: str) -> frozenset[str]:
    """A word list of ``reporting_words.toml``.

    Raises:
        BadOntology: the list is missing.
    """
    return words("reporting_words", table)
