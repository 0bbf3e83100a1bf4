"""What is known of one thing that mentions of an article stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from tasks.extract.annotations import TokenMention
from tasks.extract.mentions.agreement import Features, Gender, noun_gender
from tasks.extract.mentions.name_forms import type_family
from tasks.extract.mentions.name_words import noun_type, word_set
from tasks.extract.trees.tree import Tree
from tasks.model import PLACE_TYPES, EntityType
from tasks.ontology import lexicon, words


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


@cache
def _place_nouns() -> frozenset[str]:
    return frozenset().union(*(words("descriptions", f"places.{t}") for t in lexicon("descriptions")["places"]))


@cache
def _kinds_before() -> frozenset[str]:
    """Nouns that a name begins with if they say what bears it: “Storm Orla”, “Lake Sarn”, “Hotel Orne”."""
    return word_set("event_first") | word_set("place_first") | word_set("facility_first")


def add_name(referent: Referent, tree: Tree, mention: TokenMention, features: Features) -> None:
    """What a name says of the thing: its words, its titles, what it is by its last or first word."""
    referent.named = referent.described = True
    if type_family(mention.type) == type_family(referent.type) or mention.type == "Person":
        referent.type = mention.type
    referent.person = features.person if referent.person is None else referent.person
    referent.gender = referent.gender or features.gender
    if features.number != "either":
        referent.number = features.number
    parts = [tree.lower[i].rstrip(".") for i in range(mention.first, mention.last + 1)]
    referent.name_words.update(parts)
    if mention.type != "Person" and len(parts) > 1:
        # “the court” takes up the Supreme Court, “the municipality” the Municipality of Orne
        generic = [parts[-1]] if "of" not in parts else [parts[parts.index("of") - 1]]
        referent.nouns.update(word for word in generic if noun_type(word) not in {"Person", "Concept"})
        if parts[0] in _kinds_before():
            referent.nouns.add(parts[0])  # “the storm” takes up Storm Orla
    title = title_tokens(tree, mention)
    for i in title:
        word = tree.lower[i]
        of_place = word in _place_nouns() and referent.type not in PLACE_TYPES  # the “state Senate” is no state
        is_noun = tree.pos[i] in {"NOUN", "PROPN"} or noun_type(word) == "Person"
        if not of_place and is_noun and (i == title[-1] or tree.tag[i + 1] in {"CC", ","}):
            referent.nouns.add(word)
            referent.gender = referent.gender or noun_gender(word)
        else:
            referent.modifiers.add(word)


def title_tokens(tree: Tree, mention: TokenMention) -> list[int]:
    """Tokens before a name that modify it: “Danish skipper” before “Ida Brenner”."""
    found = []
    i = mention.first - 1
    start = tree.sentences[tree.sentence[mention.first]][0]
    while i >= max(start, mention.first - 8):
        head = tree.head[i]
        inside = mention.first <= head <= mention.last or head in found
        if not inside or tree.dep[i] not in {"compound", "amod", "nmod", "poss", "case", "nn"}:
            break
        found.append(i)
        i -= 1
    return found[::-1]
