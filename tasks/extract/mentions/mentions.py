"""Names, pronouns and noun phrases that refer to something, with their types."""

from __future__ import annotations

from functools import cache

from tasks.extract.annotations import TokenMention, TokenTime
from tasks.extract.mentions.name_context import head_of
from tasks.extract.mentions.name_nesting import inner_names
from tasks.extract.mentions.name_titles import is_held_office
from tasks.extract.mentions.name_types import set_types
from tasks.extract.mentions.names import Name, find_names
from tasks.extract.mentions.noun_phrases import find_noun_phrases, phrase_span
from tasks.extract.mentions.peoples import is_one_of_people, one_of_party
from tasks.extract.trees.tree import Tree
from tasks.gazetteer import nationality
from tasks.gazetteer.nationalities import nationalities, plural_of

_PERSONAL = frozenset(
    {"i", "me", "my", "mine", "we", "us", "our", "ours", "he", "him", "his", "she", "her", "hers", "who", "whom"}
    | {"himself", "herself", "myself", "ourselves"}
)
_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$"})
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})


def find_mentions(tree: Tree, times: list[TokenTime]) -> list[TokenMention]:
    """Mentions of ``tree`` in order of the text, the longer first where two begin together."""
    found = _find_name_mentions(tree, find_names(tree, times))
    taken = [False] * len(tree)
    for mention in found:
        if mention.kind == "name" and mention.type != "Group":
            taken[mention.first : mention.last + 1] = [True] * (mention.last + 1 - mention.first)
            if is_held_office(tree, mention.first - 1, mention.last):
                taken[mention.first - 1] = True  # “Secretary of State Ann Lee”
        else:  # “the Russians” is a name; “Russian” in “the Russian army” leaves the noun free
            taken[mention.head] = True
    found += _find_pronouns(tree)
    found += find_noun_phrases(tree, times, taken)
    # what belongs to the page and not to the article names nothing in it
    found = [m for m in found if tree.kind[tree.sentence[m.head]] != "furniture"]
    found.sort(key=lambda m: (m.first, -m.last, m.kind))
    return found


def _find_name_mentions(tree: Tree, names: list[Name]) -> list[TokenMention]:
    types = set_types(tree, names)
    found = []
    known = {tree.cut(n.first, n.last): t for n, t in zip(names, types, strict=True) if not n.group}
    for name, kind in zip(names, types, strict=True):
        mention = TokenMention(name.first, name.last, head_of(tree, name.first, name.last), kind, "name")
        partisan = one_of_party(tree, name.first, name.last)
        if kind == "Group" and name.first == name.last and is_one_of_people(tree, name.first):
            first, last = phrase_span(tree, name.first)
            mention = TokenMention(first, last, name.first, "Person", "nominal", label=tree.text[name.first])
        elif partisan is not None:
            first, last = phrase_span(tree, partisan)
            mention = TokenMention(first, last, partisan, "Person", "nominal", label=tree.text[partisan])
        elif kind == "Group":
            mention.label = _people(tree.cut(name.first, name.last))
        found.append(mention)
        for first, last, inner in inner_names(tree, name, kind, known):
            if last != partisan:
                found.append(TokenMention(first, last, head_of(tree, first, last), inner, "name"))
    return found


def _find_pronouns(tree: Tree) -> list[TokenMention]:
    found = []
    for i, tag in enumerate(tree.tag):
        lower = tree.lower[i]
        relative = tag == "WDT" and lower in {"which", "that"}
        demonstrative = (
            tag == "DT" and lower in _DEMONSTRATIVES and tree.dep[i] in {"nsubj", "nsubjpass", "dobj", "pobj"}
        )
        if tag in _PRONOUN_TAGS or relative or demonstrative:
            found.append(TokenMention(i, i, i, "Person" if lower in _PERSONAL else "Concept", "pronoun"))
    return found


@cache
def _plurals() -> dict[str, str]:
    """Code of a country → what its people are called together (“Danes”), if not by the adjective."""
    found: dict[str, str] = {}
    for word, entry in sorted(nationalities().items()):
        plural = plural_of(word)
        if entry.form == "adjective" or entry.others or word.endswith(("man", "men")):
            continue
        if plural in nationalities() and len(plural) > len(found.get(entry.code, "")):
            found[entry.code] = plural
    return found


def _people(text: str) -> str:
    """What to call the people behind an adjective or noun of nationality: “Danish” → “Danes”; else the text itself."""
    entry = nationality(text)
    return text if entry is None else _plurals().get(entry.code, text)
