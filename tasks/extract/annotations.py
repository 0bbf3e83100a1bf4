"""What the components leave on a ``Doc`` for each other: token positions, before it becomes an extraction.

Each component writes one attribute (``doc._.triplewire_<name>``) and reads those of the components before it; the
order is layout, (spaCy's own), times, quantities, mentions, attributions, coreference (with roles), relations.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from tasks.model import AttributionKind, EntityType, Modality, Polarity, TimeType

BlockKind = Literal["headline", "dateline", "byline", "caption", "list", "table", "paragraph", "furniture", "other"]


@dataclass(slots=True)
class Block:
    """A stretch of the article that stands by itself (offsets in code points)."""

    start: int
    end: int
    kind: BlockKind


@dataclass(slots=True)
class TokenTime:
    """A time expression, tokens ``first`` to ``last`` (both included)."""

    first: int
    last: int
    type: TimeType
    value: str


@dataclass(slots=True)
class TokenQuantity:
    """A number with unit and comparator; ``head`` is the token of the thing counted or of the unit."""

    first: int
    last: int
    value: float | int
    unit: str | None
    comparator: str
    head: int


@dataclass(slots=True)
class TokenMention:
    """A referring expression, tokens ``first`` to ``last`` (both included), around the token ``head``."""

    first: int
    last: int
    head: int
    type: EntityType
    kind: Literal["name", "pronoun", "nominal"]
    chain: int = -1  #: index into the chains that coreference made; -1 before it ran, or for one alone
    confidence: float = 1.0
    same_as: tuple[str, ...] = ()  #: identifiers that this very mention has (GeoNames)
    label: str = ""  #: what to call it, where that is not its text (the country behind a nationality)
    member: int | None = None  #: mention of one of those whom “we” means, where it is not known who they are
    parts: tuple[int, ...] = ()  #: mentions of each of those who are named together


@dataclass(slots=True)
class Chain:
    """Mentions of one thing inside the article."""

    mentions: list[int]
    label: str
    type: EntityType
    same_as: tuple[str, ...] = ()


@dataclass(slots=True)
class TokenRole:
    """An office: mention index of who has it, label, mention index of what it is a role in."""

    holder: int
    label: str
    of: int | None
    first: int
    last: int


@dataclass(slots=True)
class TokenAttribution:
    """Source, cue and content as sorted lists of token indexes (they may have gaps)."""

    kind: AttributionKind
    source: list[int]
    cue: list[int]
    content: list[int]
    lemma: str
    verb_class: str
    head: int  #: token of the cue that carries it
    source_head: int | None = None
    addressee_head: int | None = None
    within: int | None = None  #: index of the attribution around it
    confidence: float = 1.0


@dataclass(slots=True)
class TokenArgument:
    """One argument: its role, its tokens, and the token that names it."""

    role: str
    tokens: list[int]
    head: int
    clause: int | None = None  #: head token of the relation that it is (a content clause, an infinitive)
    mention: int | None = None  #: the mention that it means, where that is not the one at its head (one of “them”)


@dataclass(slots=True)
class TokenRelation:
    """One clause's predicate; ``head`` is its token, by which other relations and attributions refer to it."""

    head: int
    lemma: str
    predicate: list[int]
    arguments: list[TokenArgument]
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    attribution: int | None = None  #: index into doc._.triplewire_attributions
    time: int | None = None  #: index into doc._.triplewire_times
    place: int | None = None  #: index into doc._.triplewire_mentions
    confidence: float = 1.0
    cues: list[int] = field(default_factory=list)


#: Attribute of ``Doc._`` → what a fresh Doc has there.
ATTRIBUTES: dict[str, Any] = {
    "triplewire_published": None,  # ISO date of the article, set by whoever makes the Doc
    "triplewire_blocks": [],  # list[Block]
    "triplewire_times": [],  # list[TokenTime]
    "triplewire_quantities": [],  # list[TokenQuantity]
    "triplewire_mentions": [],  # list[TokenMention]
    "triplewire_chains": [],  # list[Chain]
    "triplewire_roles": [],  # list[TokenRole]
    "triplewire_attributions": [],  # list[TokenAttribution]
    "triplewire_relations": [],  # list[TokenRelation]
}
