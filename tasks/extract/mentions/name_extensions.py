"""What long names go on with: a campus, a list of what a ministry is for, the second word of a species."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.extract.mentions.english_words import is_english
from tasks.extract.mentions.name_words import is_given, known_names, word_set
from tasks.extract.mentions.place_kinds import kinds
from tasks.gazetteer import places_named

if TYPE_CHECKING:
    from tasks.extract.mentions.name_joining import Stretch
    from tasks.extract.trees.tree import Tree

_LONGEST = 30  # tokens
#: Endings of the second words of species' names.
_LATIN = ("us", "um", "is", "a", "ae", "i", "ii", "ensis", "ense", "oides", "ans", "ens", "ops", "ix")


def is_campus(stretch: Stretch, i: int, j: int) -> bool:
    """Whether a place behind “University of Ulvenna” and “at” or a comma is where in Ulvenna it stands."""
    tree = stretch.tree
    k = j + 2
    if not (stretch.is_word(k, j) and j >= i + 2 and tree.lower[j + 1] in {"at", ","}):
        return False
    of = next((m for m in range(i + 1, j) if tree.lower[m] == "of"), 0)
    end = stretch.run_end(k)
    if not of or tree.lower[of - 1] not in {"university", "universities"}:
        return False
    region = {place.id for place in places_named(tree.cut(of + 1, j)) if place.level < 2}
    lies_in = any(region & {*place.parents} for place in places_named(tree.cut(k, end)))
    listed = end + 1 < len(tree) and tree.lower[end + 1] in {"and", "or"}
    return lies_in and (tree.lower[j + 1] == "at" or not listed)


def end_of_list(stretch: Stretch, i: int, j: int) -> int:
    """“Department for Business, Energy and Industrial Strategy”: a list of common nouns after a body’s “of”."""
    tree = stretch.tree
    of = next((m for m in range(i + 1, j + 1) if tree.lower[m] in {"of", "for", "on"}), 0)
    if not of or tree.lower[of - 1] not in word_set("manifold"):
        return 0
    if not all(_is_common(tree, m) for m in range(of + 1, j + 1)):
        return 0
    k, parts = j + 1, 0
    while k + 1 < len(tree) and k - j < _LONGEST and stretch.is_word(k + 1, j):
        last = stretch.run_end(k + 1)
        if not all(_is_common(tree, m) for m in range(k + 1, last + 1)):
            return 0
        if tree.lower[k] in {"and", "&"}:
            return last if parts else 0
        parts, k = parts + 1, last + 1
        if k + 1 < len(tree) and tree.text[k] == "," and tree.lower[k + 1] in {"and", "&"}:
            k += 1  # “Alcohol, Tobacco, and Firearms”
        if k >= len(tree) or tree.lower[k] not in {",", "and", "&"}:
            return 0
    return 0


def named_in_brackets(stretch: Stretch, i: int, j: int) -> int:
    """The closing bracket of “Orne Aid (England and Wales)”, two places where a body works; 0 without them."""
    tree = stretch.tree
    end = next((m for m in range(j + 2, min(j + 9, len(tree))) if tree.text[m] == ")"), 0)
    joined = next((m for m in range(j + 3, end) if tree.lower[m] in {"and", "&"}), 0)
    if not joined or j == i or tree.ent[j] == "PERSON" or is_given(tree.lower[i]):
        return 0
    parts = (tree.cut(j + 2, joined - 1), tree.cut(joined + 1, end - 1)) if joined + 1 < end else ()
    return end if parts and all(kinds(part) & {"country", "region"} for part in parts) else 0


def _is_common(tree: Tree, m: int) -> bool:
    """Whether a word of a name is a common noun that is nothing's name by itself."""
    return tree.lower[m] in {"and", "&", "the"} or (is_english(tree.lower[m]) and tree.text[m] not in known_names())


def is_species(stretch: Stretch, i: int) -> bool:
    """“Orvenda pallida”, “O. pallida”: a genus with a Latin word behind it that is no English one."""
    tree = stretch.tree
    first, second = tree.text[i], tree.text[i + 1]
    genus = first.isalpha() and len(first) > 3 and not (stretch.capitals.start[i] and is_english(first.lower()))
    short = len(first) == 2 and first[1] == "."
    if not first.istitle() or not (genus or short) or len(second) < 4:
        return False
    if not second.isalpha() or not second.endswith(_LATIN):
        return False
    return not (is_english(second) or is_given(first) or kinds(first))
