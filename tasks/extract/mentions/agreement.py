"""What a mention can agree with: gender, number, animacy, and what its words say of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from tasks.extract.annotations import TokenMention
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon, words

Gender = Literal["", "male", "female"]
Number = Literal["singular", "plural", "either"]

#: Pronoun → (gender, number, person). “it” has the gender of things.
PRONOUNS: dict[str, tuple[str, Number, int]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("male", "singular", 3)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("female", "singular", 3)),
    **dict.fromkeys(("it", "its", "itself"), ("thing", "singular", 3)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("", "plural", 3)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("", "singular", 1)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("", "plural", 1)),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), ("", "either", 2)),
}
REFLEXIVES = frozenset(
    {"himself", "herself", "itself", "themselves", "myself", "yourself", "ourselves", "yourselves", "oneself"}
)
RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})

_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss", "quantmod", "npadvmod"})
_NO_LETTERS = {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}


@dataclass(slots=True)
class Features:
    """What is known of one mention by its own words.

    Attributes:
        noun: base form of the head, lower case (``governor``); of a name its last word.
        determiner: lower case, or "".
        possessor: token of the possessor (“his”, “Russia” in “Russia's ministry”), or None.
        modifiers: lower-case words that narrow the noun, without determiner and possessor.
        person: True for people, False for things, None where the words do not say.
    """

    number: Number
    gender: Gender
    person: bool | None
    noun: str
    determiner: str = ""
    possessor: int | None = None
    modifiers: frozenset[str] = field(default_factory=frozenset)


def fold(text: str) -> str:
    """``text`` in lower case, without accents: the form in which names are compared."""
    text = "".join(_NO_LETTERS.get(c, c) for c in text.lower())
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@cache
def given_names() -> dict[str, Gender]:
    """Given name (folded) → gender of its bearers, where all over the world it is one."""
    table = lexicon("given_names")
    names: dict[str, Gender] = dict.fromkeys(str(table["female"]).split(), "female")
    names.update(dict.fromkeys(str(table["male"]).split(), "male"))
    for name in str(table["both"]).split():
        names.pop(name, None)
    return names


@cache
def leanings() -> dict[str, Gender]:
    """Given name that both men and women bear → the gender of most of its bearers in English texts."""
    table = lexicon("given_names")
    female = frozenset(str(table["female"]).split())
    return {name: "female" if name in female else "male" for name in str(table["both"]).split()}


@cache
def _agreement(table: str) -> frozenset[str]:
    return words("agreement", table)


@cache
def noun_gender(noun: str) -> Gender:
    """Gender that a noun for people has by itself, or ""."""
    if noun in _agreement("male_nouns"):
        return "male"
    return "female" if noun in _agreement("female_nouns") else ""


@cache
def is_group_noun(noun: str) -> bool:
    """Whether the noun in the singular can be taken up by “they”."""
    return noun in _agreement("group_nouns")


@cache
def _title_gender(title: str) -> Gender:
    if title in _agreement("male_titles"):
        return "male"
    return "female" if title in _agreement("female_titles") else ""


def features_of(tree: Tree, mention: TokenMention) -> Features:
    """The :class:`Features` of one mention."""
    if mention.kind == "pronoun":
        gender, number, _ = PRONOUNS.get(tree.lower[mention.first], ("", "either", 0))
        person = True if gender in {"male", "female"} else False if gender == "thing" else None
        return Features(number, gender if gender != "thing" else "", person, "")  # type: ignore[arg-type]
    if mention.kind == "name":
        return _name_features(tree, mention)
    return _nominal_features(tree, mention)


def _name_features(tree: Tree, mention: TokenMention) -> Features:
    person = mention.type == "Person"
    noun = fold(tree.text[mention.last])
    gender = name_gender(tree, mention) if person else ""
    if person:
        number: Number = "plural" if tree.tag[mention.head] == "NNPS" else "singular"
    elif mention.type == "Group":
        plural = tree.tag[mention.head] in _PLURAL_TAGS or tree.lower[mention.head].endswith("s")
        number = "plural" if plural else "either"
    else:
        number = "either" if mention.type == "Organization" or tree.tag[mention.head] == "NNPS" else "singular"
        if mention.type == "Country":
            number = "either"
    return Features(number, gender, person if mention.type != "Group" else None, noun)


def name_gender(tree: Tree, mention: TokenMention) -> Gender:
    """Gender of a person's name by its title or given name."""
    for i in range(mention.first - 1, max(-1, mention.first - 4), -1):
        if tree.head[i] != mention.head or tree.dep[i] not in {"compound", "nmod", "amod", "appos"}:
            break
        found = _title_gender(tree.lower[i].rstrip(".")) or noun_gender(tree.lower[i])
        if found:
            return found
    first = mention.first
    found = _title_gender(tree.lower[first].rstrip("."))
    if found and mention.last > first:
        return found
    if mention.last > first:
        name = fold(tree.text[first])
        for form in (name, name.split("-", 1)[0]):
            if form in given_names():
                return given_names()[form]
    return ""


def _nominal_features(tree: Tree, mention: TokenMention) -> Features:
    head = mention.head
    noun = tree.lemma[head].lower()
    if tree.tag[head] in {"NN", "NNP"} and tree.lower[head] in _agreement("plural_nouns"):
        noun = tree.lower[head]
    determiner, possessor, modifiers = "", None, set()
    for child in tree.children[head]:
        if not mention.first <= child <= mention.last:
            continue
        dep = tree.dep[child]
        if dep in {"det", "predet"} and not determiner:
            determiner = tree.lower[child]
        elif dep == "poss":
            possessor = child
        elif dep in _MODIFIERS and child < head:
            if tree.lower[child] in _agreement("new_determiners"):
                determiner = tree.lower[child] if tree.lower[child] == "other" else determiner or tree.lower[child]
            else:
                modifiers.add(tree.lemma[child].lower() if tree.pos[child] == "NOUN" else tree.lower[child])
    number: Number = "plural" if tree.tag[head] in _PLURAL_TAGS or noun in _agreement("plural_nouns") else "singular"
    if any(tree.dep[c] == "conj" and tree.head[c] == head and c <= mention.last for c in tree.children[head]):
        number = "plural"
    if number == "singular" and is_group_noun(noun):
        number = "either"
    gender = noun_gender(noun)
    person = True if mention.type == "Person" or gender else None if mention.type == "Group" else False
    if person and not gender and is_group_noun(noun):
        person = None  # “the enemy”, “the youth”: one or many
    return Features(number, gender, person, noun, determiner, possessor, frozenset(modifiers))


def is_definite(features: Features) -> bool:
    """Whether a noun phrase points back by its form (“the governor”, “this claim”)."""
    return features.determiner in _agreement("definite_determiners")


def is_new(features: Features) -> bool:
    """Whether a noun phrase brings in something new by its form (“a governor”, “another claim”)."""
    return features.determiner in _agreement("new_determiners")
