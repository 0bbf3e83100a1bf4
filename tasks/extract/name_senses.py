"""Places where a name stands for something else than usual: a country for its team, a people for its language."""

from __future__ import annotations

from tasks.extract.name_context import head_of
from tasks.extract.name_words import word_set
from tasks.extract.names import Name
from tasks.extract.tree import Tree

_BETWEEN = frozenset({"–", "-", "—", ":", "to"})
_WHERE = frozenset({"in", "at", "from", "near", "of", "across", "through", "to"})


_NEAR = 12  # names looked back over for the other side of a score


def find_teams(tree: Tree, names: list[Name], texts: list[str]) -> set[str]:
    """Names between which the article gives a score (“Ostria 3–1 Sarn”, “Ostria beat Sarn 2 – 0”)."""
    begins = {name.first: number for number, name in enumerate(names)}
    ends = {name.last: number for number, name in enumerate(names)}
    found: set[str] = set()
    for i in range(1, len(tree) - 1):
        if tree.text[i] in _BETWEEN and _is_score(tree.text[i - 1]) and _is_score(tree.text[i + 1]):
            before = ends.get(i - 2)
            if before is None:
                continue
            other = begins.get(i + 2)
            if other is None:
                other = _other_side(tree, names, before)
            if other is not None:
                found |= {texts[before], texts[other]}
    return found


def _other_side(tree: Tree, names: list[Name], number: int) -> int | None:
    """The name before ``number`` that hangs on the same verb (“A beat B 2–0”)."""
    up = tree.head[head_of(tree, names[number].first, names[number].last)]
    for other in range(number - 1, max(-1, number - _NEAR), -1):
        if tree.head[head_of(tree, names[other].first, names[other].last)] == up:
            return other
    return None


def _is_score(text: str) -> bool:
    return text.isdigit() and len(text) <= 3


def plays(tree: Tree, name: Name) -> bool:
    """Whether a team's name stands where the team is meant, not its country: no “in”, “from” or “of” before it."""
    before = tree.lower[name.first - 1] if name.first else ""
    return before not in _WHERE


def is_language(tree: Tree, name: Name) -> bool:
    """Whether a word of nationality stands for the language (“speak Danish”, “in Danish”)."""
    i = name.first
    if name.last > i or not tree.text[i].endswith(("sh", "se", "an", "ic", "ch", "k", "i", "u", "o", "n")):
        return False
    up = tree.head[i]
    if any(tree.dep[k] in {"det", "amod", "nummod"} for k in tree.children[i]) or tree.tag[i] == "NNPS":
        return False
    if tree.dep[i] == "dobj":
        return tree.lemma[up] in word_set("language_verbs")
    return tree.dep[i] == "pobj" and tree.lower[up] in {"in", "into"} and i == up + 1
