"""Subjects that the parser hung on something else."""

from __future__ import annotations

from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import NOMINAL, VERBAL, attach, finite, group_start, marked, subjects
from tasks.ontology import words

_DIRECTIONS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"))


def swallowed_subject(tree: Tree, i: int, touched: set[int]) -> None:
    """“gave no notice of its raid and the town had no warning”: “the town” is no second raid but the subject."""
    if subjects(tree, i) or not finite(tree, i) or marked(tree, i):
        return
    last = group_start(tree, i) - 1
    head = tree.head[i]
    if last <= head:
        return
    noun = last
    while (
        tree.dep[noun] != "conj"
        and tree.head[noun] != noun
        and tree.head[noun] > head
        and tree.right[tree.head[noun]] == last
    ):
        noun = tree.head[noun]
    above = tree.head[noun]
    if (
        tree.dep[noun] != "conj"
        or tree.pos[noun] not in NOMINAL
        or tree.pos[above] not in NOMINAL
        or tree.right[noun] != last
    ):
        return
    first = tree.left[noun]
    if tree.dep[first - 1] != "cc":
        return
    clause = above
    while tree.head[clause] not in (clause, head):
        clause = tree.head[clause]
    if tree.head[clause] != head:
        return
    if tree.dep[i] in ("conj", "advcl"):
        clause = head
    if clause == i or tree.pos[clause] not in VERBAL:
        return
    attach(tree, noun, i, "nsubj", touched)
    attach(tree, first - 1, clause, "cc", touched)
    attach(tree, i, clause, "conj", touched)


def subject_after_that(tree: Tree, i: int, touched: set[int]) -> None:
    """“that Kyiv, with help, was aiming”, with “Kyiv” hung on something else."""
    if subjects(tree, i) or not finite(tree, i):
        return
    that = next((c for c in tree.children[i] if tree.dep[c] == "mark" and tree.lower[c] == "that"), None)
    if that is None:
        return
    noun = that + 1
    while noun < i and tree.dep[noun] in ("det", "amod", "compound", "poss", "case", "nummod"):
        noun += 1
    if (
        noun < i
        and tree.pos[noun] in NOMINAL
        and tree.dep[noun] in ("preconj", "dep", "npadvmod", "nmod", "appos", "dobj", "intj")
    ):
        attach(tree, noun, i, "nsubj", touched)


def verb_as_noun(tree: Tree, i: int, touched: set[int]) -> None:
    """“as pressure mounts on both to agree”, with “pressure mounts” as subject of “agree”."""
    mark = next(
        (c for c in tree.children[i] if tree.dep[c] == "mark" and c < i and tree.lower[c] not in ("for", "in")), None
    )
    to = next((c for c in tree.children[i] if tree.tag[c] == "TO" and c < i), None)
    subject = next(iter(subjects(tree, i)), None)
    if mark is None or to is None or subject is None or not mark < subject < to or tree.tag[subject] != "NNS":
        return
    noun = subject - 1
    if (
        noun <= mark
        or tree.dep[noun] != "compound"
        or tree.head[noun] != subject
        or not tree.lower[subject].endswith("s")
    ):
        return
    attach(tree, subject, tree.head[i], "advcl", touched)
    attach(tree, mark, subject, "mark", touched)
    attach(tree, i, subject, "advcl", touched)
    for c in list(tree.children[subject]):
        if c < noun and c != mark:
            attach(tree, c, noun, tree.dep[c], touched)
    tree.dep[noun] = "nsubj"
    tree.pos[subject], tree.tag[subject] = "VERB", "VBZ"
    tree.lemma[subject] = tree.lower[subject][:-1]


def subject_as_apposition(tree: Tree, i: int, touched: set[int]) -> None:
    """“In the town, the mayor, Ann Lee, declared …”: the mayor is no other name of the town."""
    if subjects(tree, i) or not finite(tree, i) or marked(tree, i):
        return
    last = group_start(tree, i) - 1
    if last < 0 or tree.text[last] != ",":
        return
    noun = last - 1
    while noun > tree.sentences[tree.sentence[i]][0] and tree.dep[noun] != "appos":
        if tree.head[noun] == noun or tree.right[tree.head[noun]] > last or tree.head[noun] == i:
            return
        noun = tree.head[noun]
    while tree.dep[noun] == "appos" and tree.dep[tree.head[noun]] == "appos":
        noun = tree.head[noun]
    above = tree.head[noun]
    while above != i and tree.head[above] != above and tree.dep[above] in ("pobj", "prep", "conj"):
        above = tree.head[above]
    if tree.dep[noun] == "appos" and above == i and tree.dep[tree.head[noun]] == "pobj":
        for c in list(tree.children[tree.head[noun]]):
            if tree.dep[c] == "punct" and c > tree.head[noun]:
                attach(tree, c, i, "punct", touched)
        attach(tree, noun, i, "nsubj", touched)


def subject_as_root(tree: Tree, i: int, touched: set[int]) -> None:
    """“Lee, whose house was flooded, criticised the mayor”, with “Lee” as root and “criticised” inside the clause."""
    clause = tree.head[i]
    noun = tree.head[clause]
    if tree.dep[clause] != "relcl" or tree.dep[noun] != "ROOT" or tree.pos[noun] not in NOMINAL or i < clause:
        return
    if tree.tag[i] not in ("VBD", "VBN") or subjects(tree, i) or marked(tree, i) or tree.text[tree.left[i] - 1] != ",":
        return
    if any(tree.dep[c] in ("aux", "auxpass", "agent") for c in tree.children[i]) or tree.left[i] != group_start(
        tree, i
    ):
        return
    if tree.text[tree.left[clause] - 1] != "," or tree.tag[tree.left[clause]] not in ("WP", "WP$", "WDT", "WRB", "IN"):
        return
    _make_root(tree, i, noun, touched)
    for c in list(tree.children[clause]):
        if c > i:
            attach(tree, c, i, tree.dep[c], touched)


def _make_root(tree: Tree, i: int, subject: int, touched: set[int]) -> None:
    """Makes ``i`` the verb of the sentence and the root so far its subject; what follows the verb hangs on it."""
    tree.children[tree.head[i]].remove(i)
    tree.head[i], tree.dep[i], tree.tag[i], tree.pos[i] = i, "ROOT", "VBD", "VERB"
    tree.head[subject], tree.dep[subject] = i, "nsubj"
    tree.children[i] = sorted([*tree.children[i], subject])
    for c in list(tree.children[subject]):
        if c > i:
            attach(tree, c, i, tree.dep[c], touched)
    touched.add(tree.sentence[i])


def direction_as_subject(tree: Tree, i: int, touched: set[int]) -> None:
    """“Further north, the mayor, Ann Lee, said …”: not the north said it, and the mayor is no other name of it."""
    verb = tree.head[i]
    real = next((c for c in tree.children[i] if tree.dep[c] == "appos" and c > i and tree.pos[c] in NOMINAL), None)
    if real is None or tree.lower[i] not in _DIRECTIONS or tree.left[i] != tree.sentences[tree.sentence[i]][0]:
        return
    if tree.text[tree.left[real] - 1] != ",":
        return
    for c in list(tree.children[i]):
        if c > i:
            attach(tree, c, verb, tree.dep[c], touched)
    attach(tree, real, verb, "nsubj", touched)
    tree.dep[i] = "npadvmod"


def subject_as_compound(tree: Tree, i: int, touched: set[int]) -> None:
    """“Talks resume on Friday”, with “talks resume” as one noun."""
    verb = tree.head[i]
    if tree.tag[verb] not in ("VBP", "VBZ", "VBD") or tree.pos[verb] != "VERB" or verb != i + 1 or subjects(tree, verb):
        return
    plural = tree.tag[i] in ("NNS", "NNPS")
    agrees = tree.tag[verb] == "VBD" or plural == (tree.tag[verb] == "VBP")
    other = any(finite(tree, c) and not subjects(tree, c) for c in tree.children[verb] if c > verb)
    if tree.pos[i] in NOMINAL and agrees and not other and tree.dep[verb] in ("ROOT", "ccomp", "advcl"):
        attach(tree, i, verb, "nsubj", touched)
        for c in list(tree.children[verb]):
            if c < i and tree.dep[c] in ("det", "amod", "compound", "poss", "nummod", "nmod"):
                attach(tree, c, i, tree.dep[c], touched)


def participle_as_root(tree: Tree, i: int, touched: set[int]) -> None:
    """“The firm, once a giant, filed for bankruptcy”, with “firm” as root and “filed” as a participle of the giant.

    A participle with an object is none either (“The firm named Lee head”).
    """
    noun = tree.head[i]
    root = tree.head[noun] if tree.dep[noun] == "appos" else noun
    if tree.dep[root] != "ROOT" or tree.pos[root] not in NOMINAL or tree.tag[i] not in ("VBN", "VBD"):
        return
    apart = tree.text[tree.left[i] - 1] == "," and tree.text[tree.left[noun] - 1] == "," and noun < tree.left[i]
    taking = tree.child(i, "dobj", "oprd", "ccomp") is not None and tree.tag[root] != "CD"  # “The firm named Lee head”
    taking = taking or (tree.tag[i] == "VBD" and tree.child(i, "prep") is not None)  # “The firm refrained from suing”
    if not (apart if root != noun else taking and tree.left[i] == i and tree.kind[tree.sentence[i]] == "paragraph"):
        return
    first, end = tree.sentences[tree.sentence[i]]
    if any(k != i and tree.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(first, end)):
        return
    if tree.child(i, "agent", "aux", "auxpass") is not None or subjects(tree, i):
        return
    _make_root(tree, i, root, touched)


def inverted_subject(tree: Tree, i: int, touched: set[int]) -> None:
    """“In the square stands a statue”: what stands there is the subject."""
    verb = tree.head[i]
    if i < verb or tree.pos[verb] not in VERBAL or tree.tag[verb] not in ("VBD", "VBZ", "VBP") or subjects(tree, verb):
        return
    kids = tree.children[verb]
    first = tree.sentences[tree.sentence[verb]][0]
    if tree.dep[verb] != "ROOT" or tree.kind[tree.sentence[i]] == "headline" or tree.left[i] != verb + 1:
        return
    fronted = kids and tree.dep[kids[0]] == "prep" and tree.left[kids[0]] == first and tree.right[kids[0]] == verb - 1
    if (
        not fronted
        or tree.lemma[verb].lower() not in words("arguments", "before_subject")
        or "," in tree.text[first:verb]
    ):
        return
    if all(tree.dep[c] == "prep" or c >= i or tree.dep[c] == "punct" for c in kids):
        tree.dep[i] = "nsubj"
        touched.add(tree.sentence[i])
