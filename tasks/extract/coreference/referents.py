"""What is known of one thing that mentions of an article stand for."""

from __future__ import annotations

from dataclasses import dataclass, field

from tasks.extract.mentions.agreement import Gender
from tasks.model import EntityType


@dataclass(slots=True)
class Referent:
    """One thing: what its mentions so far say of it.

    Attributes:
        mentions: indexes of its mentions so far, in order.
        named: whether one of them (also later ones) is a name.
        described: whether one of them is more than a pronoun.
        nouns: base forms of what it is called: heads of noun phrases, titles, appositions.
        modifiers: words that went with these nouns.
    """

    type: EntityType
    named: bool = False
    described: bool = False
    gender: Gender = ""
    person: bool | None = None
    number: str = "either"
    mentions: list[int] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    name_words: set[str] = field(default_factory=set)

    def take_in(self, other: Referent) -> None:
        """It is the same as ``other``, of which all that is known holds of it too."""
        if other.named and not self.named:
            self.type, self.named, self.number = other.type, True, other.number
            self.person = other.person
        self.described = self.described or other.described
        self.gender = self.gender or other.gender
        self.nouns |= other.nouns
        self.modifiers |= other.modifiers
        self.name_words |= other.name_words
        if other.mentions:
            self.mentions = sorted({*self.mentions, *other.mentions})
