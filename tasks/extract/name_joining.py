"""How far a name reaches: over small words, hyphens and numbers between its capitals."""

from __future__ import annotations

from tasks.extract.name_spelling import ENTITY_LABELS, Capitals
from tasks.extract.name_words import given_names, heads, titles, word_set
from tasks.extract.place_kinds import kinds
from tasks.extract.tree import Tree


def extend(tree: Tree, capitals: Capitals, word: list[bool], i: int) -> int:
    """Last token of the stretch of name words that begins at ``i``, over the small words that join it."""
    j = i
    while True:
        k = j + 1
        if k >= len(tree) or tree.text[k].isspace():
            return j
        if tree.sentence[k] != tree.sentence[j] and tree.lower[j] not in word_set("abbreviations"):
            return j
        if word[k]:
            j = k
            continue
        step = _join(tree, capitals, word, i, j)
        if not step:
            return j
        j = step


def _join(tree: Tree, capitals: Capitals, word: list[bool], i: int, j: int) -> int:
    """The token that the name ``i..j`` goes on to, across small words or a number; 0 if it ends at ``j``."""
    k = j + 1
    n = len(tree)
    lower = tree.lower[k]
    after = k + 1 < n and word[k + 1] and tree.sentence[k + 1] == tree.sentence[j]
    one_entity = (
        bool(tree.ent[j]) and tree.ent[j] in ENTITY_LABELS and tree.ent[k] == tree.ent[j] and not tree.ent_start[k]
    )
    through = one_entity and k + 1 < n and tree.ent[k + 1] == tree.ent[j] and not tree.ent_start[k + 1]
    if lower in {"-", "–"}:
        tight = tree.end[j] == tree.start[k] and k + 1 < n and tree.end[k] == tree.start[k + 1]
        if tight and after and not (_known(tree, j, j) and _known(tree, k + 1, k + 1)):
            return k + 1
        if tight and through and tree.ent[j] == "PERSON":
            return k + 1
        return 0
    if lower == "&":
        return k + 1 if after else 0
    if lower in {"'s", "’s", "'", "’"}:
        if not after:
            return 0
        owner = tree.lower[j] in word_set("owners") or (
            j > i and tree.lower[j - 1] in {"st.", "st", "saint", "king", "queen"} and not kinds(tree.cut(i, j))
        )
        last = _run_end(tree, word, k + 1)
        return (
            k + 1
            if owner
            or (through and tree.lower[last] in heads().last and tree.ent[j] not in {"PERSON", "GPE"} and i == j)
            else 0
        )
    if lower == ",":
        return (
            k + 1
            if k + 1 < n
            and tree.lower[k + 1]
            in {"inc", "inc.", "ltd", "ltd.", "llc", "jr", "jr.", "sr", "sr.", "l.l.c.", "corp.", "co."}
            else 0
        )
    if (
        lower in word_set("particles")
        and lower not in {"-", "i", "e", "y"}
        and after
        and tree.tag[k] not in {"DT", "IN"}
    ):
        return k + 1
    if lower in {
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "van",
        "von",
        "der",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "des",
    }:
        if after:
            return k + 1
        if k + 2 < n and tree.lower[k + 1] in word_set("particles") and word[k + 2]:
            return k + 2
    if lower == "of":
        return _over_of(tree, word, i, j, through)
    if lower in {"for", "on", "to", "against", "in", "with", "at", "by", "from"} and after:
        head = tree.lower[j] in heads().first and lower in {"for", "on", "against"}
        return (
            k + 1
            if (head and tree.head[k] == j)
            or (through and tree.ent[j] in {"ORG", "WORK_OF_ART", "LAW", "FAC"} and i == j)
            else 0
        )
    if (
        lower in {"for", "on", "to", "against", "in", "the", "at"}
        and through
        and tree.ent[j] in {"WORK_OF_ART", "LAW"}
        and k + 2 < n
        and word[k + 2]
    ):
        return k + 2
    if lower in {"and", "und", "et"} and after:
        return _over_and(tree, word, i, j, through)
    if lower[0].isdigit() and lower.isalnum() and len(lower) <= 4 and not capitals.timed[k]:
        ends = k + 1 >= n or not (
            tree.text[k + 1] in {"–", "-", "%", "/", ":"} or tree.tag[k + 1] in {"NNS", "NN", "CD", "JJ"}
        )
        person = (
            tree.lower[i] in given_names() or tree.ent[j] in {"PERSON", "GPE", "NORP"} or bool(kinds(tree.cut(i, j)))
        )
        if (one_entity and tree.ent[j] in {"PRODUCT", "ORG", "FAC", "LAW", "EVENT", "LOC"} and not person) or (
            ends and not person and tree.dep[k] == "nummod" and tree.head[k] == j and lower.isdigit()
        ):
            return k
    return 0


def _known(tree: Tree, first: int, last: int) -> bool:
    return bool(kinds(tree.cut(first, last)) & {"country", "nationality", "continent"})


def _run_end(tree: Tree, word: list[bool], k: int) -> int:
    while k + 1 < len(tree) and word[k + 1] and tree.sentence[k + 1] == tree.sentence[k]:
        k += 1
    return k


def _over_of(tree: Tree, word: list[bool], i: int, j: int, through: bool) -> int:
    """“University of the Arts”: after a head word, or where spaCy sees one name; never after a title."""
    k = j + 2
    if k < len(tree) and tree.lower[k] == "the":
        k += 1
    if k >= len(tree) or not word[k] or tree.sentence[k] != tree.sentence[j]:
        return 0
    head = tree.lower[j]
    whole = kinds(tree.cut(j, _run_end(tree, word, k))) or kinds(tree.cut(i, _run_end(tree, word, k)))
    if whole - {"nationality"}:
        return k
    if head in titles() and head not in heads().first:
        return 0
    if head in heads().first or (head in heads().last and through):
        return k
    one = tree.ent[j] and tree.ent[k] == tree.ent[j] and not any(tree.ent_start[m] for m in range(j + 1, k + 1))
    if one and tree.ent[j] in {"ORG", "WORK_OF_ART", "LAW", "EVENT", "FAC", "LOC"} and not kinds(tree.cut(i, j)):
        return k if tree.lower[i] not in given_names() else 0
    return 0


def _over_and(tree: Tree, word: list[bool], i: int, j: int, through: bool) -> int:
    """“Department of Fish and Wildlife”: after the “of” of an organisation, or where spaCy sees one name."""
    k = j + 2
    end = _run_end(tree, word, k)
    if _known(tree, j, j) or kinds(tree.cut(k, end)) or kinds(tree.cut(i, j)):
        return 0
    of = next((m for m in range(j, i, -1) if tree.lower[m] in {"of", "for", "on"}), None)
    if of is not None and tree.lower[of - 1] in heads().first and tree.ent[k] not in {"PERSON", "GPE"}:
        same = tree.head[k] == j or tree.head[end] == j or tree.dep[end] == "conj"
        return k if same and (through or not tree.ent_start[k]) else 0
    if through and tree.ent[j] in {"ORG", "WORK_OF_ART", "LAW", "EVENT"}:
        return k if tree.lower[end] in heads().last or tree.ent[j] != "ORG" else 0
    return 0
