"""Names that the parser hangs on the wrong noun."""

from __future__ import annotations

from tasks.extract.mentions.name_words import is_given, noun_type
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import attach
from tasks.ontology import words

_TITLE_WORDS = frozenset(("NOUN", "PROPN", "ADJ"))
_ROLES = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj")


def _is_person(tree: Tree, i: int) -> bool:
    return tree.ent[i] == "PERSON" or (
        tree.pos[i] == "PROPN" and tree.left[i] < i and is_given(tree.text[tree.left[i]])
    )


def name_as_another(tree: Tree, i: int, touched: set[int]) -> None:
    """“The driver of the bus, Tom Lee, was hurt”: no “and”, so the two are one."""
    noun = tree.head[i]
    if not _is_person(tree, i) or tree.text[tree.left[i] - 1] != "," or tree.tag[noun] != "NN" or noun > i:
        return
    if any(tree.dep[c] in ("cc", "conj") and c != i for n in (i, noun) for c in tree.children[n]):
        return
    if noun_type(tree.lemma[noun].lower()) == "Person" and tree.text[tree.right[i] + 1 : tree.right[i] + 2] == [","]:
        tree.dep[i] = "appos"
        touched.add(tree.sentence[i])


def name_of_holder(tree: Tree, i: int, touched: set[int]) -> None:
    """“the governor of the Orne region, Ann Lee, …”: the name after the comma is the governor's, not the region's."""
    noun = tree.head[i]
    if not _is_person(tree, i) or tree.ent[noun] == "PERSON" or tree.text[tree.left[i] - 1] != ",":
        return
    if noun_type(tree.lemma[noun].lower()) == "Person":
        return
    while tree.dep[noun] == "pobj" and tree.dep[tree.head[noun]] == "prep":
        noun = tree.head[tree.head[noun]]
        if tree.pos[noun] == "NOUN" and noun_type(tree.lemma[noun].lower()) == "Person":
            attach(tree, i, noun, "appos", touched)
            return


def name_set_against(tree: Tree, i: int, touched: set[int]) -> None:
    """“a wave, not a bomb, sank it”: a bomb is no other word for the wave."""
    first = tree.left[i] - (tree.lower[tree.left[i] - 1] == "not")
    if tree.lower[first] != "not" or first + 1 >= len(tree):
        return
    beside = tree.text[first - 1] in (",", "—", "–") and tree.lower[first + 1] not in ("only", "just", "even", "least")
    if beside:
        tree.dep[i] = "conj"
        touched.add(tree.sentence[i])


def titles_before_name(tree: Tree, i: int, touched: set[int]) -> None:
    """“Actor, host and writer Ann Lee died”: three words for one person, and three deaths of nobody else."""
    if tree.dep[i] not in _ROLES or not _is_bare(tree, i):
        return
    last, words = i, 1
    while words < 6:
        following = next((c for c in tree.children[last] if tree.dep[c] == "conj" and c > last), None)
        if following is None:
            break
        last, words = following, words + 1
    if words < 2 or (words < 3 and not _is_title(tree, i)):  # “Personality, host and writer Ann Lee”
        return
    name = last
    if tree.tag[last] == "NN" and _is_title(tree, last):  # “singer Ann Lee”, with the name hung on the singer
        name = next(
            (c for c in tree.children[last] if c > last and tree.pos[c] == "PROPN" and tree.left[c] == last + 1), -1
        )
        titled = name >= 0
    else:
        first = tree.left[last]
        titled = tree.pos[last] == "PROPN" and first < last and tree.tag[first] in ("NN", "JJ") and any(
            tree.tag[c] == "NN" and _is_title(tree, c) for c in tree.children[last] if c < last
        )  # fmt: skip
    if not titled or tree.ent[name] not in ("PERSON", "") or tree.text[tree.right[name]] == ",":
        return
    verb = tree.head[i]
    tense = [verb, *(c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass"))]
    if any(tree.tag[t] == "VBP" or tree.lower[t] == "were" for t in tense):
        return
    between = [k for k in range(i, name) if k not in tree.subtree(i)]
    if between or tree.dep[tree.left[name]] == "det":
        return
    head, dep = tree.head[i], tree.dep[i]
    attach(tree, name, head, dep, touched)
    attach(tree, i, name, "nmod", touched)
    for c in list(tree.children[i]):
        if c > name:
            attach(tree, c, name, tree.dep[c], touched)


def _is_title(tree: Tree, i: int) -> bool:
    """A single noun for a person, without article: “singer”, “Former minister”."""
    return _is_bare(tree, i) and noun_type(tree.lower[i]) == "Person"


def _is_bare(tree: Tree, i: int) -> bool:
    if tree.tag[i] not in ("NN", "NNP") or (tree.tag[i] == "NNP" and tree.ent[i] == "PERSON"):
        return False
    return not any(tree.dep[c] in ("det", "poss", "nummod", "relcl", "appos", "prep") for c in tree.children[i])


def titled_pair(tree: Tree, i: int, touched: set[int]) -> None:
    """“host Ann Lee and editor Tom Orr argued”, with all but the last word as modifiers of it: two people."""
    cc = next(
        (k for k in range(i - 1, max(tree.sentences[tree.sentence[i]][0], i - 8), -1) if tree.lower[k] == "and"), -1
    )
    first = cc - 1  # the first name's last word
    if cc < 2 or tree.dep[i] not in _ROLES or not _is_person(tree, i) or not _is_person(tree, first):
        return
    name = i
    while name - 1 > cc and tree.ent[name - 1] == "PERSON":
        name -= 1
    title = range(cc + 1, name)
    if not title or any(tree.pos[k] not in _TITLE_WORDS for k in title) or tree.lower[name - 1] == "-":
        return
    kind = noun_type(tree.lemma[name - 1].lower()) == "Person"
    if not kind and tree.lower[name - 1] not in words("nominalizations", "before_people.nouns"):
        return
    if tree.head[i] in (first, name - 1) or tree.dep[i] == "conj":
        return
    if not first < tree.head[first] <= i and tree.dep[first] != "appos":
        return
    begin = first
    while begin > tree.sentences[tree.sentence[i]][0] and tree.pos[begin - 1] in _TITLE_WORDS:
        begin -= 1
    attach(tree, first, tree.head[i], tree.dep[i], touched)
    attach(tree, i, first, "conj", touched)
    attach(tree, cc, first, "cc", touched)
    for k in range(begin, i):
        part = range(begin, first) if k < cc else range(cc + 1, i)
        if k in part and tree.head[k] not in part:
            attach(tree, k, first if k < cc else i, "compound", touched)


def position_in_picture(tree: Tree, i: int, touched: set[int]) -> None:
    """“Ann Lee, left, and Tom Orr”: where she stands in a picture, and nothing that she left."""
    name = i - 2
    if tree.text[i - 1] != "," or name < 0 or tree.ent[name] != "PERSON" or tree.text[i + 1 : i + 2] != [","]:
        return
    if tree.pos[i] != "VERB" or tree.dep[i] not in ("conj", "acl", "relcl", "advcl", "ccomp"):
        return
    if tree.dep[i] == "ccomp":  # “shows Ann Lee, left, and …”
        attach(tree, name, tree.head[i], "dobj", touched)
    for c in list(tree.children[i]):
        if c > i:
            attach(tree, c, name, tree.dep[c], touched)
    attach(tree, i, name, "advmod", touched)
    tree.pos[i], tree.tag[i] = "ADV", "RB"
