"""Titles in quotation marks: “The Long Way Home”, “Sarnow’s Best Gardens”, “A Man in the Rain”."""

from __future__ import annotations

from tasks.extract.mentions.name_words import heads, known_names, word_set
from tasks.extract.mentions.place_kinds import kinds
from tasks.extract.trees.tree import Tree

_OPENING, _CLOSING = frozenset({'"', "“", "``"}), frozenset({'"', "”", "''"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "-", ":", "&"})
_LONGEST = 12  # tokens


def quoted_titles(tree: Tree) -> dict[int, int]:
    """First → last token of every title between quotation marks, without the marks and an article."""
    found: dict[int, int] = {}
    opened = -1
    for i in range(len(tree)):
        if opened >= 0 and tree.text[i] in _CLOSING:
            last = i - 1
            while last > opened and tree.text[last] in {",", ".", ";"}:
                last -= 1
            first = opened + 1 + (tree.lower[opened + 1] in {"the", "a", "an"})
            if i - opened <= _LONGEST and _is_title(tree, first, last, i):
                found[first] = last
            opened = -1
        elif tree.text[i] in _OPENING:
            opened = i
        elif opened >= 0 and tree.sentence[i] != tree.sentence[opened]:
            opened = -1
    return found


def _is_title(tree: Tree, first: int, last: int, mark: int) -> bool:
    """Whether ``first..last``, closed by the quotation mark ``mark``, is written as titles are and is no speech."""
    if last <= first or not (
        tree.text[first][0].isupper() and (tree.text[last][0].isupper() or tree.text[last].isdigit())
    ):
        return False
    capitals = 0
    if all(tree.tag[i] in {"NNP", "NNPS"} for i in range(first, last + 1)):
        return False  # read like any other name
    if any(tree.lower[i] in word_set("calendar") for i in range(first, last + 1)):
        return False
    if any("nationality" in kinds(tree.text[i]) for i in (first, last)):
        return False  # “Anglo-Danish”
    for i in range(first, last + 1):
        if tree.text[i][0].isupper():
            capitals += tree.lower[i] not in word_set("small_words")
        elif not (tree.lower[i] in word_set("small_words") or tree.text[i] in _POSSESSIVE or tree.text[i].isdigit()):
            return False
    if capitals < 2 or _is_nickname(tree, first, mark) or _is_spoken(tree, mark):
        return False
    text = tree.cut(first, last)
    return not (kinds(text) or text in known_names() or tree.lower[last] in heads().last)


def _is_nickname(tree: Tree, first: int, mark: int) -> bool:
    """“Ida “Big Sister” Brenner”: names stand on both sides."""
    after = mark + 1
    before = first - 2 if tree.text[first - 1] in _OPENING else first - 3
    return before >= 0 and after < len(tree) and tree.tag[before] == "NNP" and tree.tag[after] == "NNP"


def _is_spoken(tree: Tree, mark: int) -> bool:
    """Whether a verb of saying follows the quotation, or goes before it."""
    near = range(mark + 1, min(mark + 4, len(tree)))
    return tree.text[mark - 1] in {",", "!", "?"} and any(
        tree.lemma[k].lower() in word_set("speech") for k in near if tree.pos[k] == "VERB"
    )
