"""Builds a clause anew around a verb that the parser took for a noun."""

from __future__ import annotations

from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import NOMINAL, VERBAL
from tasks.extract.trees.word_classes import is_verb, verb_of_s

_IN_PHRASE = frozenset((
    "DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "VBN", "VBG", "``", "$", "PDT",
    "HYPH", "POS", "''",
))  # fmt: skip
_MODIFYING = ("compound", "amod", "nmod", "nummod", "det", "poss", "advmod", "npadvmod", "quantmod", "case", "punct")
#: Words before a number: “kills at least 25”.
_ABOUT = frozenset(("at", "least", "most", "more", "than", "nearly", "about", "over", "almost", "some", "around"))
_KEPT = (
    "dobj",
    "attr",
    "ccomp",
    "xcomp",
    "prep",
    "advmod",
    "prt",
    "punct",
    "cc",
    "conj",
    "mark",
    "acomp",
    "neg",
    "dative",
    "npadvmod",
)


def make_verb(tree: Tree, v: int, a: int, b: int, under: tuple[int, str] | None = None) -> bool:
    """Makes ``v`` the verb of the words from ``a`` to ``b`` (exclusive).

    It hangs on ``under`` (head and label), else where the top of these words hung. The noun phrase before it becomes
    the subject, the one behind it the object. Whoever calls must renew the edges of the sentence.
    False if that cannot be: then nothing is changed.
    """
    first, end = tree.sentences[tree.sentence[v]]
    kept = [column[first:end] for column in (tree.head, tree.dep, tree.tag, tree.pos, tree.lemma)]
    _rebuild(tree, v, a, b, under)
    if not _is_tree(tree, first, end):  # words so entangled are left as they were
        for column, old in zip((tree.head, tree.dep, tree.tag, tree.pos, tree.lemma), kept, strict=True):
            column[first:end] = old  # type: ignore[index]
        for k in range(first, end):
            tree.children[k] = []
        for k in range(first, end):
            if tree.head[k] != k:
                tree.children[tree.head[k]].append(k)
        return False
    return True


def _is_tree(tree: Tree, first: int, end: int) -> bool:
    """Whether all words of a sentence hang on one root."""
    reached = [k for k in range(first, end) if tree.head[k] == k]
    if len(reached) != 1:
        return False
    for k in reached:  # it grows while it is walked
        reached.extend(tree.children[k])
        if len(reached) > end - first:
            return False
    return len(reached) == end - first


def _rebuild(tree: Tree, v: int, a: int, b: int, under: tuple[int, str] | None) -> None:
    top = min(range(a, b), key=lambda k: len(tree.ancestors(k)))
    if under is not None:
        head, dep = under
        if any(a <= k < b for k in tree.ancestors(head)):  # it hung on these words: it takes the place of their top
            root = tree.head[top] == top
            move(tree, head, head if root else tree.head[top], "ROOT" if root else tree.dep[top])
    elif tree.head[top] == top:
        head, dep = v, "ROOT"
    else:
        head, dep = tree.head[top], "parataxis"
    as_verb(tree, v)
    move(tree, v, head, dep)
    for k in range(v + 1, b):
        if tree.tag[k] in ("VBP", "VB") and tree.pos[k] == "VERB" and _is_noun(tree, k, v):
            _as_noun(tree, k, v)
    _left(tree, v, a)
    _right(tree, v, b)
    for k in range(v + 1, b):  # “fines maker over robot that failed”
        that = tree.child(k, "nsubj")
        thing = tree.dep[k] == "relcl" and that is not None and tree.lower[that] in ("that", "which")
        if thing and that is not None and tree.dep[that - 1] == "pobj" and tree.head[k] < that - 1:
            move(tree, k, that - 1, "relcl")
        for c in list(tree.children[k]):
            if c < v and tree.text[c] == ",":
                move(tree, c, v, "punct")


def as_verb(tree: Tree, v: int) -> None:
    """Gives a word that was read as a noun the class and base form of the verb that it is."""
    if tree.tag[v] in ("VBD", "VBZ", "VBN", "VBG"):
        tree.lemma[v] = tree.lemma[v].lower()
    else:
        base = verb_of_s(tree.lower[v])
        tree.tag[v], tree.lemma[v] = ("VBZ", base) if base else ("VBP", tree.lower[v])
    tree.pos[v] = "VERB"


def move(tree: Tree, i: int, head: int, dep: str) -> None:
    """Hangs ``i`` on ``head`` without a look at circles; with itself as head it is a root."""
    if tree.head[i] != i:
        tree.children[tree.head[i]].remove(i)
    tree.head[i], tree.dep[i] = head, dep
    if head != i:
        tree.children[head] = sorted([*tree.children[head], i])


def _is_noun(tree: Tree, k: int, v: int) -> bool:
    """“issues subpoena to …”, “grants people clemency”: a second verb without conjunction or subject of its own."""
    if not is_verb(tree.lower[k]):
        return True
    own = [c for c in tree.children[k] if (tree.dep[c] in ("nsubj", "aux", "mark", "cc", "dobj") and c < k) or c == v]
    return tree.tag[k] == "VBP" and (own in ([], [v]))


def _as_noun(tree: Tree, k: int, v: int) -> None:
    tree.tag[k], tree.pos[k], tree.lemma[k] = "NN", "NOUN", tree.lower[k]
    tree.dep[k] = "dobj"
    for c in list(tree.children[k]):
        if tree.dep[c] == "nsubj" and c > v:
            move(tree, c, v, "dative")
        elif tree.dep[c] in ("advcl", "punct"):
            move(tree, c, v, tree.dep[c])


def number_after(tree: Tree, k: int, stop: int) -> int | None:
    """The number that “at least”, “more than” and the like lead to from token ``k``, if they do."""
    first = k
    while k < stop - 1 and tree.lower[k] in _ABOUT:
        k += 1
    return k if k > first and tree.tag[k] == "CD" else None


def run_end(tree: Tree, k: int, stop: int) -> int:
    """The last noun of the run of nouns and their modifiers that begins with ``k``."""
    last = k
    while k < stop and (tree.tag[k] in _IN_PHRASE or tree.pos[k] == "NUM"):
        if tree.pos[k] in NOMINAL or tree.tag[k] == "CD":
            last = k
        k += 1
    return last


def _phrase(tree: Tree, first: int, noun: int) -> None:
    """Hangs the words of a noun phrase on its last noun where they hung outside it or on each other's neighbours."""
    for j in range(first, noun):
        if not first <= tree.head[j] <= noun or tree.head[j] == j:
            move(tree, j, noun, tree.dep[j] if tree.dep[j] in _MODIFYING else "compound")


def _left(tree: Tree, v: int, a: int) -> None:
    """The words before the verb: the first noun phrase is the subject, the others hang on prepositions or beside it."""
    subject = -1
    k = a
    while k < v:
        if tree.tag[k] not in _IN_PHRASE and tree.pos[k] != "NUM":
            if not a <= tree.head[k] < v or tree.head[k] == k:
                move(tree, k, v if subject < 0 or tree.pos[k] == "ADV" else subject, tree.dep[k])
            k += 1
            continue
        noun = run_end(tree, k, v)
        if all(tree.tag[j] == "JJ" for j in range(noun + 1, v)) and noun + 1 < v:  # “Water main bursts”
            noun = v - 1
            tree.tag[noun], tree.pos[noun] = "NN", "NOUN"
        _phrase(tree, k, noun)
        if tree.head[noun] == noun or not a <= tree.head[noun] < v or k <= tree.head[noun] < noun:
            if k > a and tree.tag[k - 1] in ("IN", "TO") and subject >= 0:
                move(tree, noun, k - 1, "pobj")
            elif subject >= 0:
                apart = tree.text[k - 1] == "," and noun < v - 1
                move(tree, noun, subject, "appos" if apart else "conj")
        if subject < 0:
            subject = noun
            move(tree, noun, v, "nsubj")
        k = noun + 1
        while k < v and tree.tag[k] in ("HYPH", "POS", "''"):
            k += 1


def _right(tree: Tree, v: int, b: int) -> None:
    """The words behind the verb: the noun phrase right behind it is the object, all else that is loose hangs on it."""
    taken = any(tree.dep[c] in ("ccomp", "xcomp") for c in tree.children[v] if c > v)
    start = v + 1
    if start >= b:
        return
    start = number_after(tree, start, b) or start
    noun = run_end(tree, start, b)
    if tree.pos[noun] in NOMINAL or tree.tag[noun] == "CD":
        loose = not v < tree.head[noun] < b or start <= tree.head[noun] <= noun
        if loose and not taken and all(tree.tag[j] in _IN_PHRASE for j in range(start, noun)):
            for j in range(start, noun):
                if tree.dep[j] == "dative" and tree.head[j] == v:
                    start = j + 1
            when = tree.ent[noun] in ("DATE", "TIME") or tree.lower[noun] == "times"
            move(tree, noun, v, "npadvmod" if when else "dobj")
            _phrase(tree, start, noun)
            for j in range(start, noun):  # “Singapore viral bug”, with “bug” as apposition
                for c in list(tree.children[j]):
                    if c > noun:
                        move(tree, c, noun, tree.dep[c])
            taken = True
    for k in range(v + 1, b):
        if (v < tree.head[k] < b and tree.head[k] != k) or (tree.head[k] == v and tree.dep[k] in _KEPT):
            continue
        verbal = tree.pos[k] in VERBAL and tree.dep[k] in ("acl", "ROOT", "relcl", "advcl", "dep")
        if tree.lower[k] in _ABOUT and k < start:
            move(tree, k, noun, "quantmod")
            continue
        plain = "acomp" if tree.pos[k] == "ADJ" else tree.dep[k]
        move(tree, k, v, "advcl" if verbal else "npadvmod" if tree.pos[k] in NOMINAL else plain)
