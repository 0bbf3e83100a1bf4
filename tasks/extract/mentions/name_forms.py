"""The ways in which an article names things, in the form in which names are compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from tasks.extract.annotations import TokenMention
from tasks.extract.mentions.agreement import fold
from tasks.extract.trees.tree import Tree
from tasks.model import PLACE_TYPES
from tasks.ontology import lexicon, words

#: Number words and Roman numerals that names are numbered with: “World War Two”, “World War II”.
_NUMERALS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "first": "1", "second": "2", "third": "3", "i": "1",
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12",
    "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16",
}  # fmt: skip
#: Types that are taken for each other so often that the same words mean the same thing.
MADE_THINGS = frozenset({"Organization", "Product", "CreativeWork", "Event", "Concept"})


@dataclass(slots=True)
class Form:
    """One way in which the article names something: all mentions with the same words."""

    family: str
    tokens: tuple[str, ...]
    place: str = ""  #: identifier of the place that it is the name of, where known
    mentions: list[int] = field(default_factory=list)
    capitals: str = ""  #: the single word as written, where it is all capitals
    generation: str = ""  #: “jr” or “sr”, of a person's name that ends so


def type_family(type_: str) -> str:
    """Types that one name can have in two places of an article and still be one thing."""
    return "Place" if type_ in PLACE_TYPES else type_


@cache
def _beside_names(table: str) -> frozenset[str]:
    return words("person_names", table)


def name_tokens(tree: Tree, mention: TokenMention, family: str) -> tuple[str, ...]:
    """A name's words as they are compared: without titles, dots, accents and articles, numerals as digits."""
    found = []
    for i in range(mention.first, mention.last + 1):
        word = fold(tree.text[i]).replace(".", "").strip("-’'\"“”‘,()")
        if word and word not in {"s", "the"}:
            found.append(word)
    if family == "Person":
        titles, suffixes = _beside_names("titles"), _beside_names("suffixes")
        while len(found) > 1 and found[0] in titles:
            del found[0]
        while len(found) > 1 and found[-1] in suffixes:
            del found[-1]
    elif len(found) > 1:
        found = [found[0], *(_NUMERALS.get(word, word) for word in found[1:])]
    if family == "Group" and len(found) == 1 and found[0].endswith("s"):
        found[0] = found[0][:-1]
    return tuple(found)


def generation_of(tree: Tree, mention: TokenMention) -> str:
    """“jr” for “Tom Harrow Jr.” and “Tom Harrow, Junior”, “sr” likewise, “” for “Tom Harrow”."""
    last = fold(tree.text[mention.last]).replace(".", "")
    return str(lexicon("person_names")["generations"].get(last, ""))


def capitals_of(text: str) -> str:
    """``text`` without points and “&” if it is two to eight capitals (“U.N.” → “UN”), else “”."""
    letters = text.replace(".", "").replace("&", "")
    return letters if 2 <= len(letters) <= 8 and letters.isupper() and letters.isalnum() else ""
