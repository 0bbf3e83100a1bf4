"""What makes two statements one: their identity key, and the IRI that is its hash."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from urllib.parse import quote

from tasks.load.terms import REL, Term, iri, is_iri, number, sound
from tasks.model import Modality, Polarity

_CANONICAL = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
#: Of things that have a name, of single ones that an article speaks of without one, and of statements.
_CERTAIN = re.compile(
    r"/entity/(?:person|organization|place|group|event|product|work|facility)/|/statement/|-[0-9a-f]{10}>"
)
#: Without a subject these say only that there is something.
_EMPTY = frozenset({"be", "have", "do"})


def digest(*parts: object) -> str:
    """Sixteen hex digits that stand for ``parts`` (strings, numbers, None and lists of them)."""
    return sha256(_CANONICAL.encode(parts).encode("ascii")).hexdigest()[:16]


def article_iri(base: str, key: str) -> Term:
    """The IRI of the article that goes by ``key``."""
    return iri(f"{base}article/{key[:12]}")


@dataclass(frozen=True, order=True)
class QuantityValue:
    """A number of a statement, and the role of the argument that it counts or measures."""

    role: str
    value: float
    unit: str | None
    comparator: str

    def key(self) -> list[object]:
        """Its part of a statement's identity."""
        return [self.role, number(self.value), self.unit, self.comparator]


@dataclass(frozen=True)
class Statement:
    """A claim as plain values. Two with equal fields are the same statement, whoever reports it and where."""

    subject: Term | None
    lemma: str  #: the predicate in base form with its preposition or particle
    object: Term | None
    arguments: tuple[tuple[str, Term], ...] = ()  #: (role, value), sorted
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    attributed: bool = False  #: it stands in what somebody said
    speaker: Term | None = None
    quantities: tuple[QuantityValue, ...] = ()
    times: tuple[Term, ...] = ()
    words: str = ""  #: its sentence, where nothing in it is certain enough to tell it from what others say

    @cached_property
    def hash(self) -> str:
        """Hash of the identity key: subject, predicate, object, arguments, polarity, modality, status, speaker,
        quantities and times (where known). Neither place nor evidence, confidence or speech act belong to it.
        """
        key = [
            self.subject, self.lemma, self.object, [list(pair) for pair in sorted(self.arguments)], self.polarity,
            self.modality, self.attributed, self.speaker, sorted((q.key() for q in self.quantities), key=str),
            sorted(self.times),
        ]  # fmt: skip
        return digest(*key, *([self.words] if self.words else []))

    def told_from_others_by(self, sentence: str, places: tuple[Term, ...]) -> Statement:
        """It itself, or with its ``sentence`` as a part of its identity, where it names nothing certain.

        “There was a reason”, “police used tear gas”: two articles that say so speak of one thing only if they do so in
        the same words. Certain is what has a name, a number, a time or a ``place``, and who said it, if anything was.
        """
        ends = (self.subject, self.object, *(value for _, value in self.arguments))
        if self.quantities or self.times or places or any(map(_is_certain, ends)):
            return self
        if _is_certain(self.speaker) and (self.subject is not None or self.lemma not in _EMPTY):
            return self
        return replace(self, words=" ".join(_WORD.findall(sentence.lower())))

    def iri(self, base: str) -> Term:
        """The statement's IRI."""
        return f"<{base}statement/{self.hash}>"

    @property
    def predicate(self) -> Term:
        """The property of its predicate: ``rel:`` with ``_`` for spaces."""
        return predicate_iri(self.lemma)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of whom or what it is about: a verb alone."""
        return self.subject is None and self.object is None and not self.arguments

    @property
    def is_plain_fact(self) -> bool:
        """Whether an article says it in its own voice, positive and actual, with both ends known."""
        return (
            not self.attributed
            and self.polarity == "positive"
            and self.modality == "actual"
            and self.subject is not None
            and self.object is not None
        )


def _is_certain(term: Term | None) -> bool:
    return term is not None and is_iri(term) and _CERTAIN.search(term) is not None


@lru_cache(maxsize=20_000)
def clean_lemma(lemma: str) -> str:
    """``lemma`` in Unicode's composed form, with single spaces; never empty.

    >>> clean_lemma(" carve  out ")
    'carve out'
    """
    return _SPACE.sub(" ", unicodedata.normalize("NFC", sound(lemma)).strip()) or "be"


@lru_cache(maxsize=20_000)
def predicate_iri(lemma: str) -> Term:
    """The property for a predicate.

    >>> predicate_iri("carve out")
    '<https://w3id.org/triplewire/relation/carve_out>'
    """
    return f"<{REL}{quote(clean_lemma(lemma).replace(' ', '_'), safe='')}>"
