"""What the words round a place's name say about it: “the town of X”, “the Y region”, “X, Texas”."""

from __future__ import annotations

from tasks import gazetteer
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon, words

REGION_NOUNS = words("gazetteer", "region_nouns")
TOWN_NOUNS = words("gazetteer", "town_nouns")
#: Those who govern regions (“New York Governor Ann Moor”), and plurals that end a list of regions.
REGION_OFFICES = words("gazetteer", "region_offices")
_REGION_PLURALS = words("gazetteer", "region_plurals")


def bare_name(words_of_name: list[str]) -> tuple[str, str]:
    """A name without its generic word, and the kind that the word gives: “Kursk region” → (“Kursk”, "region")."""
    lower = [w.lower() for w in words_of_name]
    if len(lower) > 1:
        if lower[-1] in REGION_NOUNS or lower[-1] in TOWN_NOUNS:
            return " ".join(words_of_name[:-1]), "region" if lower[-1] in REGION_NOUNS else "town"
        if len(lower) > 2 and lower[1] == "of" and (lower[0] in REGION_NOUNS or lower[0] in TOWN_NOUNS):
            return " ".join(words_of_name[2:]), "region" if lower[0] in REGION_NOUNS else "town"
    return " ".join(words_of_name), ""


def region_of_code(tree: Tree, first: int, last: int) -> str:
    """Name of the state or province whose postal code ``first..last`` is, behind a town and a comma; else ""."""
    if first != last or first < 2 or tree.text[first - 1] != "," or not tree.text[first - 2][0].isupper():
        return ""
    region = str(lexicon("gazetteer")["postal_codes"].get(tree.text[first], ""))
    after = tree.lower[first + 1] if first + 1 < len(tree) else "."
    ended = after[0].isdigit() or after[0] in ".,;:)-–—\n" or after in {"in", "on", "and", "was", "is", "to"}
    return region if region and (ended or _has_town(region, tree, first - 2)) else ""


def _has_town(region: str, tree: Tree, last: int) -> bool:
    """Whether a place that ends at ``last`` may lie in ``region``, a state or province."""
    around = {p.id for p in gazetteer.places_named(region) if p.level == 1}
    names = (tree.cut(first, last) for first in range(max(last - 2, 0), last + 1))
    return any(around.intersection(p.parents) for name in names for p in gazetteer.places_named(name))


def kind_around(tree: Tree, first: int, last: int) -> str:
    """Whether the words just before or after a name make it a region or a town: "region", "town" or ""."""
    after = last + 1
    if after < len(tree) and tree.sentence[after] == tree.sentence[last]:
        word = tree.lower[after]
        if word in REGION_NOUNS and tree.tag[after] in {"NN", "NNP", "NNS", "NNPS"}:
            return "region"
        if word in REGION_OFFICES and tree.text[after][0].isupper():
            return "region"
    before = first - 1
    if before >= 0 and tree.lower[before] == "the":
        before -= 1
    if before > 0 and tree.lower[before] == "of" and tree.sentence[before] == tree.sentence[first]:
        word = tree.lower[before - 1]
        if word in REGION_NOUNS and word != "capital":
            return "region"
        if word in TOWN_NOUNS:
            return "town"
    if before > 0 and tree.lower[before] in {"called", "named"} and tree.lower[before - 1] in TOWN_NOUNS:
        return "town"
    if before >= 0 and tree.lower[before] in TOWN_NOUNS and before == first - 1:
        return "town"
    return ""


def container_after(tree: Tree, last: int) -> int:
    """First token of what may name the place around a name that ends at ``last``; -1 where nothing of the kind follows.

    “Moscow, Idaho”, “Paris (Texas)”, “Orne County in northern Vale”, “Orne, in Sarn County”.
    """
    after = last + 1
    if after + 1 >= len(tree) or tree.sentence[after] != tree.sentence[last]:
        return -1
    if tree.text[after] == "," and tree.lower[after + 1] == "in":
        after += 1
    elif tree.text[after] in {",", "("}:
        return after + 1
    if tree.lower[after] in {"in", "of"}:
        k = after + 1
        while k < min(after + 4, len(tree) - 1) and (tree.pos[k] == "DET" or tree.text[k].islower()):
            k += 1
        return k
    return -1


def is_address(tree: Tree, first: int, last: int, end: int) -> bool:
    """Whether the names ``first..last`` and, behind a comma, ``..end`` are one address and not the start of a list."""
    if tree.text[last + 1] != "," or (first > 0 and tree.text[first - 1] == ","):
        return False
    after = end + 1
    if after < len(tree) and tree.text[after] == ",":
        after += 1
    return after >= len(tree) or (tree.lower[after] not in {"and", "or", "&"} and not tree.text[after][0].isupper())


def owner_before(tree: Tree, first: int) -> int:
    """Last token of what a name that begins at ``first`` is said to belong to (“Sarnia’s Orne”); -1 without one."""
    return first - 2 if first > 1 and tree.tag[first - 1] == "POS" else -1


def ends_regions(tree: Tree, last: int) -> bool:
    """Whether the list of names that ends at ``last`` is one of regions: “Orne and Sarn Counties”, “… counties”."""
    following = tree.lower[last + 1] if last + 1 < len(tree) and tree.sentence[last + 1] == tree.sentence[last] else ""
    return tree.lower[last] in _REGION_PLURALS or following in _REGION_PLURALS


def begins_regions(tree: Tree, first: int) -> bool:
    """Whether the list of names that begins at ``first`` is one of regions: “the counties of Orne and Sarn”."""
    if first < 2 or tree.lower[first - 1] != "of":
        return False
    return tree.lower[first - 2] in _REGION_PLURALS & REGION_NOUNS  # “the states of” may be countries


def list_mate_after(tree: Tree, last: int) -> int:
    """First token of the next member of a list that a name ending at ``last`` stands in; -1 where there is none."""
    k = last + 1
    if k + 1 < len(tree) and tree.text[k] == ",":
        k += 1
    if k + 1 < len(tree) and tree.lower[k] in {"and", "or"}:
        k += 1
    if k + 1 < len(tree) and tree.lower[k] == "the":
        k += 1
    return k if k > last + 1 and k < len(tree) and tree.sentence[k] == tree.sentence[last] else -1
