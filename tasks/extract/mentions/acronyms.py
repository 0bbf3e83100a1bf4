"""Acronyms and the names that they are short for."""

from __future__ import annotations

from itertools import pairwise

from tasks.disjoint_sets import DisjointSets
from tasks.extract.annotations import TokenMention
from tasks.extract.mentions.name_forms import MADE_THINGS, Form, capitals_of
from tasks.extract.trees.tree import Tree


def match_acronyms(tree: Tree, mentions: list[TokenMention], forms: list[Form], clusters: DisjointSets) -> None:
    """“National Weather Office (NWO)” anywhere, and acronyms whose letters are the initials of one name."""
    names = [m for m in range(len(mentions)) if mentions[m].kind == "name"]
    for a, b in pairwise(names):
        first, second = mentions[a], mentions[b]
        if second.first == first.last + 2 and tree.text[first.last + 1] == "(" and second.last + 1 < len(tree):
            short, long = (second, first) if second.last == second.first else (first, second)
            letters = capitals_of(tree.cut(short.first, short.last))
            if letters and tree.text[second.last + 1] == ")" and _abbreviates(letters, _initial_words(tree, long)):
                clusters.union(a, b)
    by_initials: dict[tuple[str, str], set[int]] = {}
    for form in forms:
        if len(form.tokens) > 1 and form.family != "Person":
            mention = mentions[form.mentions[0]]
            spelled = _initial_words(tree, mention)
            initials = [w if w.isdigit() else w[0] for w in spelled]
            for letters in ("".join(initials), "".join(w for w in initials if not w.islower())):
                for family in ("", _family(form)):
                    by_initials.setdefault((family, letters.upper()), set()).add(clusters.find(form.mentions[0]))
    for form in forms:
        if form.capitals:
            # two letters stand for too many names: only for one of the same type, or with full stops
            dotted = "." in tree.cut(mentions[form.mentions[0]].first, mentions[form.mentions[0]].last)
            family = "" if len(form.capitals) > 2 or dotted else _family(form)
            roots = {clusters.find(root) for root in by_initials.get((family, form.capitals), ())}
            if len(roots) == 1:
                clusters.union(roots.pop(), form.mentions[0])
                for number in form.mentions:
                    mentions[number].confidence = min(mentions[number].confidence, 0.85)


def _family(form: Form) -> str:
    return "made" if form.family in MADE_THINGS else form.family


def _initial_words(tree: Tree, mention: TokenMention) -> list[str]:
    spelled = [w for i in range(mention.first, mention.last + 1) for w in tree.text[i].split("-")]
    return [w for w in spelled if w[:1].isalnum() and w.lower() != "the"]


def _abbreviates(letters: str, spelled: list[str]) -> bool:
    """Whether ``letters`` are, in order, letters of the words, each word's first one before the others."""
    if not spelled or letters[0].upper() != spelled[0][0].upper():
        return False
    text = "".join(spelled).upper()
    position = 0
    for letter in letters.upper():
        position = text.find(letter, position) + 1
        if not position:
            return False
    capitals = sum(w[0].isupper() for w in spelled)
    return abs(capitals - len(letters)) <= 2
