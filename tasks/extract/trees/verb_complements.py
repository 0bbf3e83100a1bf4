"""What belongs to a verb, and was hung on the noun or adjective beside it: charges, particles, participles."""

from __future__ import annotations

from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import NOMINAL, attach, subjects
from tasks.extract.trees.word_classes import verb_of_ing
from tasks.ontology import words


def charge_of_verb(tree: Tree, i: int, touched: set[int]) -> None:
    """“acquitted the senator of lying”, “clears ex-minister of bribery”: a charge, and no senator of lying."""
    who = tree.head[i]
    verb = tree.head[who]
    if tree.lower[i] != "of" or tree.dep[who] != "dobj" or not verb < who < i or tree.pos[verb] != "VERB":
        return
    if tree.lemma[verb].lower() not in words("misreadings", "of_charges"):
        return
    person = tree.pos[who] in ("PROPN", "PRON") or noun_type(tree.lemma[who].lower()) in ("Person", "Organization")
    of = next((c for c in tree.children[i] if tree.dep[c] in ("pobj", "pcomp")), None)
    if of is None or not person:
        return
    bare = (
        tree.tag[of] == "NN"
        and tree.left[of] == of
        and tree.lower[of] not in ("state", "staff", "government", "mission")
    )
    if bare or tree.tag[of] == "VBG" or tree.tag[i + 1] == "VBG" or tree.dep[of] == "pcomp":
        attach(tree, i, verb, "prep", touched)


def gerund_as_kind(tree: Tree, i: int, touched: set[int]) -> None:
    """“acquitted of hiding evidence”, “on suspicion of selling drugs”: a deed, and no kind of evidence."""
    of = tree.head[i]
    above = tree.lemma[tree.head[of]].lower()
    if above not in words("misreadings", "of_charges") and above not in words("misreadings", "charges"):
        return
    if tree.tag[i] == "VBG" and tree.lower[of] == "of":
        tree.dep[i], tree.pos[i] = "pcomp", "VERB"
        touched.add(tree.sentence[i])
        return
    first = next((c for c in tree.children[i] if tree.tag[c] == "VBG" and c == of + 1), None)
    second = None if first is None else tree.child(first, "conj")
    if first is not None and second is not None and second == i - 1 and tree.lower[second].endswith("ing"):
        attach(tree, first, of, "pcomp", touched)  # “accused of lying and hiding evidence”
        attach(tree, i, second, "dobj", touched)
        for k in (first, second):
            tree.pos[k], tree.tag[k] = "VERB", "VBG"
            tree.lemma[k] = verb_of_ing(tree.lower[k]) or tree.lemma[k]
        return
    gerund = next((c for c in tree.children[i] if tree.dep[c] in ("compound", "amod") and c == of + 1), None)
    if gerund is None or tree.lower[of] != "of" or not tree.lower[gerund].endswith("ing") or tree.children[gerund]:
        return
    base = verb_of_ing(tree.lower[gerund])
    if not base:
        return
    attach(tree, gerund, of, "pcomp", touched)
    attach(tree, i, gerund, "dobj", touched)
    tree.pos[gerund], tree.tag[gerund], tree.lemma[gerund] = "VERB", "VBG", base


def cut_short(tree: Tree, i: int, touched: set[int]) -> None:
    """“cut short a visit”, “cut his visit short”, “fell ill”: a part of the verb, and what the fall leads to."""
    verb = tree.head[i]
    lemma = tree.lemma[verb].lower()
    if tree.lower[i] == "ill" and lemma in ("fall", "take", "become", "feel") and tree.dep[i] == "advmod" and i > verb:
        tree.dep[i], tree.pos[i], tree.tag[i] = "acomp", "ADJ", "JJ"
        touched.add(tree.sentence[i])
    elif (
        tree.lower[i] == "short" and lemma == "cut" and i > verb and tree.dep[i] in ("advmod", "ccomp", "oprd", "acomp")
    ):
        for c in list(tree.children[i]):
            if tree.dep[c] == "nsubj":
                attach(tree, c, verb, "dobj", touched)
        tree.dep[i], tree.pos[i], tree.tag[i] = "prt", "ADP", "RP"
        touched.add(tree.sentence[i])


def hurt_by(tree: Tree, i: int, touched: set[int]) -> None:
    """“Sales fell to 6.8 billion crowns, hurt by a strike”: the strike hurt the sales, and no crowns."""
    amount, verb = tree.head[i], tree.head[i]
    measure = tree.ent[amount] in ("MONEY", "PERCENT", "QUANTITY", "CARDINAL")
    measure = measure or any(tree.dep[c] == "nummod" for c in tree.children[amount])
    if tree.tag[i] not in ("VBN", "VBG") or tree.text[tree.left[i] - 1] != "," or not measure:
        return
    if tree.child(i, "agent") is None:
        return
    for _ in range(5):
        if tree.dep[verb] not in ("pobj", "prep", "dobj", "npadvmod", "nummod", "quantmod", "attr", "appos"):
            break
        verb = tree.head[verb]
    if tree.pos[verb] == "VERB" and subjects(tree, verb) and verb < amount:
        attach(tree, i, verb, "advcl", touched)


def name_of_kind(tree: Tree, i: int, touched: set[int]) -> None:
    """“A study in the journal Animal Senses challenges it”: the study does; the name is that of the journal."""
    verb, noun = tree.head[i], tree.left[i] - 1
    if (
        tree.pos[i] != "PROPN"
        or noun < 0
        or not tree.text[noun].isalpha()
        or tree.tag[noun] != "NN"
        or tree.sentence[noun] != tree.sentence[i]
    ):
        return
    if tree.dep[noun] == tree.dep[i] and tree.head[noun] == verb:  # “The bank Kvarn closed”, with two subjects
        taking = words("predicates", "ditransitive") | words("predicates", "naming")
        taking |= words("predicates", "object_complement")
        if i < verb or tree.lemma[verb].lower() not in taking:
            attach(tree, i, noun, "appos", touched)
        return
    if tree.dep[noun] != "pobj" or i > verb or tree.dep[i] == "dobj":
        return
    first = next((c for c in tree.children[verb] if tree.dep[c] == tree.dep[i] and c < noun), None)
    if first is not None and tree.lower[tree.left[noun]] == "the" and tree.pos[first] in NOMINAL:
        attach(tree, i, noun, "appos", touched)


def verb_complement(tree: Tree, i: int, touched: set[int]) -> None:
    """All repairs of this module, each where its shape begins."""
    dep = tree.dep[i]
    if dep == "prep":
        charge_of_verb(tree, i, touched)
    elif dep == "pobj":
        gerund_as_kind(tree, i, touched)
    elif dep in ("nsubj", "nsubjpass", "dobj"):
        name_of_kind(tree, i, touched)
    elif dep in ("acl", "relcl"):
        hurt_by(tree, i, touched)
    elif tree.lower[i] in ("short", "ill"):
        cut_short(tree, i, touched)
