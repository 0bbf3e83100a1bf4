"""Titles inside stretches of capitals: where the last one stands, and whether a person's name follows."""

from __future__ import annotations

from tasks.extract.mentions.name_words import heads, is_given, naming_titles, titles, word_set
from tasks.extract.mentions.place_kinds import kinds
from tasks.extract.trees.tree import Tree
from tasks.gazetteer import is_place_name


def last_title(tree: Tree, first: int, last: int) -> int:
    """The last word of a title in ``first..last``; -1 without one, or if it belongs to a body's or place's name."""
    end = tree.lower[last]
    body = first < last and end not in titles() and (end in heads().last or bool(kinds(tree.cut(first, last))))
    of = next((k for k in range(first + 1, last) if tree.lower[k] in {"of", "for", "on"}), 0)
    house = of and tree.lower[of - 1] in heads().first and tree.lower[of - 1] not in titles()
    for m in range(last, first - 1, -1):
        word = tree.lower[m]
        known_title = word in titles() and (len(word) <= 3 or not tree.text[m].isupper())
        person = m < last and tree.text[m + 1][0].isalpha() and is_personal(tree, m + 1, last)
        if m == last - 1 and word.removesuffix(".") in word_set("addresses"):
            return m  # “Mr. Hill” is no hill
        known_title = known_title or (person and word.endswith("s") and word.removesuffix("s") in titles())
        if not known_title and not (
            # by the list alone: endings that make a noun of a person (-er, -man) end family names and firms as well
            person and heads().nouns.get(tree.lemma[m].lower()) == "Person" and not is_given(word)
        ):
            continue
        if house and (m > of or (m == first and word in naming_titles())):
            continue  # “Office of Inspector General”, “Court of Justice”, “King Edmund University of Arts”
        if body and (not (person and m < last - 1) or (m == first and is_place_name(tree.cut(first, last)))):
            continue  # “Queen Anne's County”
        if body and m == first and word in word_set("namesakes") and end not in word_set("family_heads"):
            continue  # “Queen Agnes Hospital”
        if word == "head" and m == last > first and _is_cape(tree, m):
            continue
        if m < last and tree.lower[m + 1] in {"of", "for"} and word in heads().first:
            continue
        if m == first < last and word in naming_titles() and not person:
            continue
        return m
    return -1


def _is_cape(tree: Tree, m: int) -> bool:
    """Whether the “Head” at ``m`` is a headland (“Crane Head”), not somebody in office (“Department Head of …”)."""
    of = m + 1 < len(tree) and tree.lower[m + 1] in {"of", "for"}
    return not of and tree.lower[m - 1] not in heads().last and not tree.text[m - 1].isupper()


def is_held_office(tree: Tree, first: int, last: int) -> bool:
    """Whether ``first`` is what a title before it is of, and a person's name follows: “Secretary of State Ann Lee”."""
    if not 2 <= first < last or tree.lower[first - 1] != "of" or tree.lower[first] not in word_set("offices"):
        return False
    return tree.lower[first - 2] in titles() and is_personal(tree, first + 1, last)


def is_personal(tree: Tree, first: int, last: int) -> bool:
    """Whether ``first..last`` looks like a person's name."""
    return (tree.ent[first] == "PERSON" and tree.ent[last] == "PERSON") or is_given(tree.lower[first])
