"""The types that pass between steps: frozen values and offsets, no spaCy, no RDF.

Every ``start`` and ``end`` is an offset in Unicode code points into ``Article.text``, end exclusive.
The JSON form of an :class:`Extraction` is the *extraction record* of the public contract; this module is
the only place that knows both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

EntityType = Literal[
    "Person", "Organization", "Group", "Country", "AdministrativeArea", "City", "Place", "Facility",
    "Event", "Product", "CreativeWork", "Concept",
]  # fmt: skip
ENTITY_TYPES: tuple[EntityType, ...] = EntityType.__args__  # type: ignore[attr-defined]
PLACE_TYPES: frozenset[str] = frozenset({"Country", "AdministrativeArea", "City", "Place", "Facility"})

AttributionKind = Literal["direct", "indirect", "mixed"]
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "future", "possible", "hypothetical"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of ``Article.text``: ``text[start:end]``."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Article:
    """One article as it was read: ``text`` is exact, offsets count from its first character."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None  #: ISO 8601 date or date-time
    author: str | None = None
    origin: str | None = None  #: file (and line) it came from, relative to the raw folder; for messages only

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hex, for those who want to know whether they have the very same text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def key(self) -> str:
        """What tells this article from all others, in hex: its text, and who published it where and when.

        Its IRI, links and caches go by it.

        The very text in two papers is two articles; one file found twice under two names is one.
        """
        parts = (self.text, self.title, self.url, self.publisher, self.published, self.author)
        return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Mention:
    """A referring expression: a name, a pronoun, or a noun phrase that was resolved or is an argument's head."""

    id: str
    start: int
    end: int
    text: str
    type: EntityType
    entity: str  #: id of an :class:`Entity` of the same extraction
    named: bool
    confidence: float = 1.0  #: of the decision that it belongs to ``entity``


@dataclass(frozen=True, slots=True)
class Entity:
    """What the mentions of one article that corefer stand for. Identity across articles is decided by ``link``."""

    id: str
    label: str  #: the fullest name, or the phrase around the head; never a clause
    type: EntityType
    same_as: tuple[str, ...] = ()  #: IRIs (GeoNames, Wikidata)


@dataclass(frozen=True, slots=True)
class Role:
    """An office or function that the text gives somebody: “governor”, of the Belgorod region."""

    entity: str  #: who has it
    label: str  #: “governor”, lower case unless a name is part of it
    of: str | None  #: entity it is a role of or in
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Time:
    """A TimeML time expression; ``value`` is a TIMEX3 value resolved against the date of publication."""

    id: str
    start: int
    end: int
    text: str
    type: TimeType
    value: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; ``comparator`` is one of ``=`` ``<`` ``<=`` ``>`` ``>=`` ``~``."""

    id: str
    start: int
    end: int
    text: str
    value: float | int
    unit: str | None = None
    comparator: str = "="


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said (wrote, believes, ordered, …) what. Spans may be several, in order of the text."""

    id: str
    kind: AttributionKind
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    speaker: str | None = None  #: entity; None where nobody is named
    within: str | None = None  #: attribution that this one is nested in
    lemma: str = "say"  #: of the cue, as predicate (``say``, ``accuse``, ``according to``)
    verb_class: str = "say"  #: class of the cue in ontology/lexicon (say, deny, promise, order, …)
    relation: str | None = None  #: the speech act itself, as relation of the same extraction
    addressee: str | None = None  #: entity that was told
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a relation, complete as text; ``head_*`` is the part that names the thing."""

    role: str  #: subject, object, recipient, or the preposition
    start: int
    end: int
    text: str
    entity: str | None = None  #: entity it stands for
    relation: str | None = None  #: relation that it is (a content clause, an infinitive, a gerund)
    quantity: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """One clause's predicate and its arguments, the subject (who did it, also of a passive) first."""

    id: str
    lemma: str
    predicate: tuple[Span, ...]
    arguments: tuple[Argument, ...]
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    attribution: str | None = None  #: innermost attribution whose content it stands in
    time: str | None = None
    place: str | None = None  #: entity
    confidence: float = 1.0
    sentence: Span | None = None  #: the sentence that is its evidence
    cues: tuple[Span, ...] = ()  #: words that decided polarity and modality


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read out of one article."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    relations: tuple[Relation, ...] = ()
    roles: tuple[Role, ...] = ()
    sentences: tuple[Span, ...] = ()
    skipped: str | None = None  #: why nothing was extracted (another language, a list of links)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be used: what, where, what to do. Goes into the report, never vanishes."""

    where: str
    what: str
    hint: str = ""
    level: Literal["rejected", "skipped", "warning"] = "rejected"

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" {self.hint}" if self.hint else "")


@dataclass(frozen=True, slots=True)
class Decision:
    """Why one or several mentions were taken for one entity, or kept apart."""

    entity: str  #: IRI
    subject: str  #: what was decided about: a label, an article's entity
    score: float
    reason: str
    outcome: Literal["same", "different", "unsure", "identified", "nil"] = "same"


@dataclass(frozen=True, slots=True)
class LinkedEntity:
    """One thing over all articles."""

    iri: str
    label: str
    type: EntityType
    alt_labels: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    contained_in: str | None = None  #: IRI of a place
    parent_organization: str | None = None
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something that an article speaks of without a name (“the governor”, “state of emergency”).

    Its IRI follows from its own words (and, where those say too little, its article), so nothing has to be compared.
    """

    iri: str
    label: str
    type: EntityType
    owner: str = ""  #: entity of the same article whose it is (“its ministry”); "" if none


class IriOf(Mapping[tuple[str, str], str]):
    """(article key, local entity id) → IRI: of names from a table, of phrases as their article tells them."""

    def __init__(self, named: Mapping[tuple[str, str], str], phrases: Mapping[str, Mapping[str, Phrase]]) -> None:
        self.named, self.phrases = named, phrases

    def __getitem__(self, key: tuple[str, str]) -> str:
        found = self.named.get(key)
        return self.phrases[key[0]][key[1]].iri if found is None else found

    def __iter__(self) -> Iterator[tuple[str, str]]:
        yield from self.named
        yield from ((article, entity) for article, found in self.phrases.items() for entity in found)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True)
class Linking:
    """What ``link`` decided: for every (article key, local entity id) the IRI it stands for."""

    entities: tuple[LinkedEntity, ...]
    iri_of: Mapping[tuple[str, str], str] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)  #: article key → cluster of near-copies
    abstentions: tuple[Decision, ...] = ()
    phrases: Mapping[str, Mapping[str, Phrase]] = field(default_factory=dict)  #: article key → entity → what it is


def as_dict(value: Any) -> Any:
    """A dataclass of this module as plain JSON values: fields in order, spans as {start, end}."""
    if isinstance(value, (str, int, float, bool)) or value is None:
        return value
    if isinstance(value, (tuple, list)):
        return [as_dict(item) for item in value]
    return {name: as_dict(getattr(value, name)) for name in value.__dataclass_fields__}
