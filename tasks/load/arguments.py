"""What an argument of a relation stands for in the graph: an entity, a literal, or nothing that is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType

from tasks.load.phrases import is_pronoun, listed, short_label
from tasks.load.terms import Term, iri, number, text
from tasks.model import Argument, Attribution, Extraction, Phrase, Quantity

_MAX_CLAUSE = 300  #: characters of a clause that is kept as a literal
#: For extractions whose entities are all linked.
NO_PHRASES: Mapping[str, Phrase] = MappingProxyType({})
_NOT_SLUG = re.compile(r"[\W_]+")


class Terms:
    """The terms of one extraction's entities and phrases; notes the concepts that it had to make itself."""

    def __init__(
        self, extraction: Extraction, iri_of: Mapping[tuple[str, str], str], base: str,
        phrases: Mapping[str, Phrase] = NO_PHRASES,
    ) -> None:  # fmt: skip
        self.base = base
        self._phrases = phrases
        self.concepts: dict[Term, set[str]] = {}  #: made here → the forms that the article uses
        self.mentioned: set[Term] = set()
        self._text = extraction.article.text
        self._article = extraction.article.key
        self._iri_of = iri_of
        self._entities = {entity.id: entity for entity in extraction.entities}
        self._quantities = {quantity.id: quantity for quantity in extraction.quantities}

    def entity(self, identifier: str | None) -> Term | None:
        """The IRI of an entity of the extraction; None for an unknown one and for an unresolved pronoun."""
        found = self._entities.get(identifier or "")
        if found is None or is_pronoun(found.label):
            return None
        linked = self._iri_of.get((self._article, found.id))
        term = self.concept(found.label) if linked is None else iri(linked)
        if term is not None:
            self.mentioned.add(term)
            if found.id in self._phrases:
                self.concepts.setdefault(term, set()).add(self._phrases[found.id].label)
        return term

    def concept(self, phrase: str) -> Term | None:
        """A concept called by the head of ``phrase``; None if nothing that names is left of it."""
        label = short_label(phrase)
        if not label or is_pronoun(label) or is_pronoun(phrase):
            return None
        term = concept_iri(self.base, label)
        self.concepts.setdefault(term, set()).add(label)
        return term

    def speaker(self, attribution: Attribution) -> Term | None:
        """Who says it: the entity, else a concept by the words of the source; None where nobody is named."""
        if attribution.speaker in self._entities:
            return self.entity(attribution.speaker)
        return self.concept(" ".join(span.cut(self._text) for span in attribution.source))

    def quantity(self, identifier: str | None) -> Quantity | None:
        """A quantity of the extraction."""
        return self._quantities.get(identifier or "")

    def clause(self, argument: Argument) -> Term | None:
        """The words of a clause that nothing is known to stand behind, as a literal; None where there are none."""
        found = _clause(argument.text)
        return text(found) if found else None

    def value(self, argument: Argument) -> Term | None:
        """An entity, else what is counted, else a number with its unit, else a concept made from the text."""
        if argument.entity is not None and argument.entity in self._entities:
            return self.entity(argument.entity)
        found = self.quantity(argument.quantity)
        counted = None if found is None else _uncounted(argument, found)
        if found is not None and not counted and argument.role != "subject":
            return quantity_literal(found)
        return self.concept(counted or argument.text)


def _clause(words: str) -> str:
    found = " ".join(words.split())
    return found if len(found) <= _MAX_CLAUSE else found[:_MAX_CLAUSE].rpartition(" ")[0] + " …"


def concept_iri(base: str, label: str) -> Term:
    """The IRI of the concept called ``label``: case, accents and punctuation aside, one label, one concept.

    >>> concept_iri("https://example.org/", "State of Emergency")
    '<https://example.org/entity/concept/state-of-emergency>'
    """
    plain = unicodedata.normalize("NFKD", label.replace("’", "").replace("'", "")).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    slug = unicodedata.normalize("NFC", _NOT_SLUG.sub("-", plain)).strip("-")
    if not slug or len(slug) > 80:
        slug = f"{slug[:60]}-{sha256(label.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}".strip("-")
    return iri(f"{base}entity/concept/{slug}")


def _uncounted(argument: Argument, quantity: Quantity) -> str:
    """What an argument counts, the words after its number (“300 workers”: “workers”); empty for a mere number."""
    after = argument.text[max(quantity.end - argument.start, 0) :].strip()
    return "" if after.partition(" ")[0] in listed("prepositions") else after


def is_concept(term: Term) -> bool:
    """Whether a term stands for a common noun phrase."""
    return "/entity/concept/" in term


def quantity_literal(quantity: Quantity) -> Term:
    """A number as a literal: itself without a unit, else with it (``"8.5 percent"``)."""
    plain = number(quantity.value)
    return plain if not quantity.unit else text(f"{plain[1 : plain.rindex(chr(34))]} {quantity.unit}")
