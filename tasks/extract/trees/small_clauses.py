"""Clauses without a finite verb that the parser took for one noun phrase."""

from __future__ import annotations

from tasks.extract.attributions.reporting_lexicon import cue_words
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.clause_building import as_verb
from tasks.extract.trees.parentheticals import swap
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import NOMINAL, VERBAL, attach, finite, marked, subjects
from tasks.extract.trees.word_classes import is_adjective, is_verb
from tasks.ontology import words


def let_somebody(tree: Tree, i: int, touched: set[int]) -> None:
    """“let a robot pose as his aide”: the robot poses; there is no “robot pose”."""
    let, noun = tree.head[i], i - 1
    if tree.tag[i] != "NN" or tree.lemma[let].lower() != "let" or let > i or tree.dep[noun] != "compound":
        return
    if tree.head[noun] != i or tree.tag[noun] not in ("NN", "NNP") or not is_verb(tree.lower[i]):
        return
    if tree.dep[i] == "dobj" and tree.tag[min(i + 1, len(tree) - 1)] in ("IN", "DT", "PRP$", "RB", "RP", "TO"):
        as_verb(tree, i)
        tree.tag[i] = "VB"
        for c in list(tree.children[i]):
            if c < noun:
                attach(tree, c, noun, tree.dep[c], touched)
        attach(tree, noun, i, "nsubj", touched)
        tree.dep[i] = "ccomp"


def called_so(tree: Tree, i: int, touched: set[int]) -> None:
    """“called the ruling unjust”: “ruling” is what was called so, and no sort of “unjust”."""
    verb, noun = tree.head[i], i - 1
    if tree.dep[i] not in ("oprd", "dobj") or verb > i or tree.head[noun] != i or tree.left[i] != verb + 1:
        return
    if tree.lemma[verb].lower() not in words("predicates", "naming") | words("predicates", "object_complement"):
        return
    adjective = tree.tag[i] in ("JJ", "VBN") or (tree.tag[i] == "NN" and is_adjective(tree.lower[i]))
    if (
        not adjective
        or tree.dep[noun] not in ("amod", "compound", "nmod")
        or tree.tag[noun] not in ("NN", "NNS", "VBG")
    ):
        return
    if tree.tag[tree.left[i]] not in ("DT", "PRP$"):
        return
    for c in list(tree.children[i]):
        if c < noun:
            attach(tree, c, noun, tree.dep[c], touched)
    attach(tree, noun, verb, "dobj", touched)
    tree.dep[i], tree.pos[i], tree.tag[i] = "oprd", "ADJ", "JJ"
    if tree.tag[noun] == "VBG":
        tree.pos[noun], tree.tag[noun], tree.lemma[noun] = "NOUN", "NN", tree.lower[noun]


def holder_of_title(tree: Tree, i: int, touched: set[int]) -> None:
    """“Defending champion Ann Lee did not start”: she did not start; nobody defends her."""
    verb = tree.head[i]
    if (
        tree.tag[i] != "VBG"
        or tree.lower[i] not in words("misreadings", "of_holders")
        or tree.dep[i] not in ("csubj", "advcl")
    ):
        return
    noun = tree.child(i, "dobj")
    if noun is None or not i < noun < verb or subjects(tree, verb) not in ([], [i]) or not finite(tree, verb):
        return
    if any(tree.tag[k] in ("DT", "PRP$", ",") for k in range(i + 1, noun)) or any(c < i for c in tree.children[i]):
        return
    name = next((c for c in tree.children[i] if c > noun and tree.pos[c] == "PROPN" and tree.left[c] == noun + 1), None)
    kind = noun_type(tree.lemma[noun].lower())
    if kind not in ("Person", "Organization") and tree.ent[noun] != "PERSON" and name is None:
        return
    passive = any(tree.dep[c] == "auxpass" for c in tree.children[verb])
    attach(tree, noun, verb, "nsubjpass" if passive else "nsubj", touched)
    if name is not None:
        attach(tree, name, noun, "appos", touched)
    for c in list(tree.children[i]):
        attach(tree, c, verb if c > noun else noun, tree.dep[c], touched)
    attach(tree, i, noun, "amod", touched)
    tree.pos[i], tree.tag[i] = "ADJ", "JJ"


def gerund_before_name(tree: Tree, i: int, touched: set[int]) -> None:
    """“said closing Alder School would save money”: the closing would save it, not a “Closing Alder School”."""
    noun = tree.head[i]
    verb = tree.head[noun]
    if (
        tree.tag[i] != "VBG"
        or tree.dep[i] not in ("compound", "amod")
        or tree.dep[noun] != "nsubj"
        or not i < noun < verb
    ):
        return
    if tree.text[i][0].isupper() or tree.tag[noun] != "NNP" or tree.left[noun] != i or not finite(tree, verb):
        return
    if (
        tree.dep[verb] != "ccomp"
        or tree.pos[tree.head[verb]] not in VERBAL
        or tree.lower[i] in words("misreadings", "of_holders")
    ):
        return
    attach(tree, i, verb, "csubj", touched)
    attach(tree, noun, i, "dobj", touched)
    tree.pos[i] = "VERB"


def gerund_as_told(tree: Tree, i: int, touched: set[int]) -> None:
    """“said naming it after the town would hurt”, “wrote that denying aid broke the law”: the naming would hurt."""
    verb = tree.head[i]
    if tree.tag[i] != "VBG" or tree.dep[i] != "xcomp" or verb != i - 1 or not told_in_clauses(tree, verb):
        return
    told = next((c for c in tree.children[verb] if tree.dep[c] == "ccomp" and c > i), None)
    if told is not None and finite(tree, told) and not subjects(tree, told) and not marked(tree, told):
        attach(tree, i, told, "csubj", touched)
        return
    told = next((c for c in tree.children[i] if tree.dep[c] == "advcl" and c > i and finite(tree, c)), None)
    mark = tree.child(told, "mark") if told is not None else None
    if told is None or mark is None or tree.lower[mark] not in ("after", "before", "since", "until", "for"):
        return
    own = subjects(tree, told)
    if not own or tree.left[own[0]] != mark + 1 or tree.text[mark - 1] == ",":
        return
    attach(tree, told, verb, "ccomp", touched)
    attach(tree, mark, i, "prep", touched)
    attach(tree, own[0], mark, "pobj", touched)
    attach(tree, i, told, "csubj", touched)


def told_in_clauses(tree: Tree, verb: int) -> bool:
    """Whether ``verb`` is followed by what is said in a clause, and never by “-ing”: “say”, “write”."""
    return tree.lemma[verb].lower() in cue_words("told_in_clauses")


def drifting_boats(tree: Tree, i: int, touched: set[int]) -> None:
    """“from drifting boats”: what has no object is said of the noun behind it."""
    noun = i + 1
    if tree.tag[i] != "VBG" or tree.dep[i] != "pcomp" or tree.child(i, "dobj") != noun:
        return
    if tree.lemma[i].lower() not in words("misreadings", "without_object") or tree.tag[noun] not in ("NN", "NNS"):
        return
    swap(tree, noun, i, touched)
    for c in list(tree.children[i]):
        attach(tree, c, noun, tree.dep[c], touched)
    attach(tree, i, noun, "amod", touched)
    tree.dep[noun] = "pobj"


def given_somebody(tree: Tree, i: int, touched: set[int]) -> None:
    """“gave the migrants water”: water to the migrants, and no “migrants water”."""
    verb, receiver = tree.head[i], i - 1
    if tree.dep[i] != "dobj" or verb > i or tree.lemma[verb].lower() not in words("predicates", "ditransitive"):
        return
    if tree.dep[receiver] != "compound" or tree.head[receiver] != i or tree.tag[receiver] != "NNS":
        return
    if noun_type(tree.lemma[i].lower()) == "Organization" or tree.lower[receiver - 1] in ("a", "an"):
        return  # “told a veterans group”
    if tree.tag[i] not in ("NN", "NNS") or tree.tag[receiver - 1] not in ("DT", "PRP$") or tree.left[i] != verb + 1:
        return
    if noun_type(tree.lemma[receiver].lower()) != "Person" or tree.child(verb, "dative") is not None:
        return
    attach(tree, receiver, verb, "dative", touched)
    for c in list(tree.children[i]):
        if c < receiver:
            attach(tree, c, receiver, tree.dep[c], touched)


def inverted_condition(tree: Tree, i: int, touched: set[int]) -> None:
    """“Should the mayor resign, …”, “Were the bank to fail, …”: the verb and its subject behind “should” and “were”."""
    if tree.lower[i] == "should" and tree.dep[i] in ("advcl", "ROOT", "ccomp", "parataxis"):
        verb = next((c for c in tree.children[i] if tree.dep[c] == "nsubj" and c > i), None)
        if verb is None or tree.tag[verb] != "NN" or not is_verb(tree.lower[verb]) or tree.child(i, "xcomp", "ccomp"):
            return
        noun = verb - 1
        if tree.dep[noun] != "compound" or tree.head[noun] != verb or tree.left[verb] != i + 1:
            return
        swap(tree, verb, i, touched)
        for c in [*tree.children[i], *tree.children[verb]]:
            if c not in (verb, noun, i):
                attach(tree, c, noun if i < c < noun else verb, tree.dep[c], touched)
        attach(tree, noun, verb, "nsubj", touched)
        attach(tree, i, verb, "aux", touched)
        as_verb(tree, verb)
        tree.tag[verb] = "VB"
    elif tree.lower[i] == "were" and tree.dep[i] == "advcl" and tree.left[i] == i and not subjects(tree, i):
        verb = tree.child(i, "ccomp", "xcomp") or -1
        to = verb >= 0 and any(tree.tag[c] == "TO" for c in tree.children[verb])
        own = subjects(tree, verb) if to else []
        if own and tree.left[own[0]] == i + 1 and tree.pos[own[0]] in NOMINAL:
            attach(tree, own[0], i, "nsubj", touched)
            tree.dep[verb] = "xcomp"


def doubted_it(tree: Tree, i: int, touched: set[int]) -> None:
    """“Minister promises lower bills, regulator doubts it”: two clauses; “it” is what is doubted already."""
    verb = tree.head[i]
    own = subjects(tree, verb)
    if i > verb or tree.dep[verb] != "ROOT" or not own or not subjects(tree, i) or not finite(tree, i):
        return
    thing = tree.child(verb, "dobj")
    if tree.lemma[verb].lower() in words("misreadings", "with_listener"):
        return  # “It is over, he told them”
    if thing is None or thing < verb or tree.lower[thing] not in ("it", "this", "that", "them") or own[0] < i:
        return
    if tree.text[tree.left[own[0]] - 1] != "," or any(tree.dep[c] == "ccomp" and c > verb for c in tree.children[verb]):
        return
    if any(tree.tag[k] in ("``", "''") for k in range(i, verb)):
        return  # “‘It is over,’ he told them”
    swap(tree, i, verb, touched)
    attach(tree, verb, i, "conj", touched)


def small_clause(tree: Tree, i: int, touched: set[int]) -> None:
    """All repairs of this module, each where its shape begins."""
    dep = tree.dep[i]
    if dep == "ccomp":
        doubted_it(tree, i, touched)
    if dep in ("dobj", "oprd"):
        let_somebody(tree, i, touched)
        called_so(tree, i, touched)
        given_somebody(tree, i, touched)
    elif tree.tag[i] == "VBG":
        holder_of_title(tree, i, touched)
        gerund_before_name(tree, i, touched)
        drifting_boats(tree, i, touched)
        gerund_as_told(tree, i, touched)
    elif tree.lower[i] in ("should", "were"):
        inverted_condition(tree, i, touched)
