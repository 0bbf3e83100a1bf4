"""What is said of an object, or done with it, that the parser took for a verb, a compound or an adverb."""

from __future__ import annotations

from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import NOMINAL, VERBAL, Repairs, attach
from tasks.extract.trees.word_classes import is_verb, only_noun
from tasks.ontology import words


def lost_to(tree: Tree, i: int, touched: set[int]) -> None:
    """“lost children to malaria”: “to” before what can only be a noun is a preposition."""
    to = i - 1
    if tree.tag[i] != "VB" or tree.dep[i] not in ("xcomp", "advcl", "acl") or tree.lower[to] != "to":
        return
    if tree.head[to] != i or tree.dep[to] != "aux" or is_verb(tree.lower[i]) or not only_noun(tree.lower[i]):
        return
    above, noun = tree.head[i], tree.child(i, "dobj")
    if above > i or tree.child(i, "ccomp", "xcomp") is not None or (noun is not None and noun != i + 1):
        return
    if noun is not None:  # “from working clothes to designer jeans”
        tree.pos[i], tree.tag[i], tree.lemma[i], tree.tag[to], tree.pos[to] = "NOUN", "NN", tree.lower[i], "IN", "ADP"
        attach(tree, to, above, "prep", touched)
        for c in list(tree.children[i]):
            attach(tree, c, noun if c == noun else above, tree.dep[c], touched)
        attach(tree, noun, to, "pobj", touched)
        attach(tree, i, noun, "compound", touched)
        return
    attach(tree, to, above, "prep", touched)
    for c in list(tree.children[i]):
        if c > i:
            attach(tree, c, above, tree.dep[c], touched)
    attach(tree, i, to, "pobj", touched)
    tree.pos[i], tree.tag[i], tree.lemma[i], tree.tag[to], tree.pos[to] = "NOUN", "NN", tree.lower[i], "IN", "ADP"


def object_of_particle(tree: Tree, i: int, touched: set[int]) -> None:
    """“put on extra buses”: what stands after the particle is the object of the verb."""
    particle = tree.head[i]
    verb = tree.head[particle]
    if tree.dep[i] != "pobj" or tree.dep[particle] != "prt" or tree.pos[verb] not in VERBAL or i < particle:
        return
    if tree.child(verb, "dobj") is None:
        attach(tree, i, verb, "dobj", touched)


def place_of_particle(tree: Tree, i: int, touched: set[int]) -> None:
    """“drowned off Orne”: a verb without object has a place there, and neither a particle nor an object."""
    verb = tree.head[i]
    thing = tree.child(verb, "dobj", "npadvmod")
    if thing is None or i != verb + 1 or tree.left[thing] != i + 1 or tree.lower[i] not in ("off", "over", "in", "on"):
        return
    if tree.lemma[verb].lower() in words("predicates", "intransitive") and tree.pos[thing] in NOMINAL:
        tree.dep[i], tree.pos[i], tree.tag[i] = "prep", "ADP", "IN"
        attach(tree, thing, i, "pobj", touched)


def object_as_apposition(tree: Tree, i: int, touched: set[int]) -> None:
    """“values Arden Mills at 16 times its earnings”: what stands right behind a verb is its object."""
    verb = tree.head[i]
    if tree.pos[verb] != "VERB" or tree.tag[verb] in ("VBN", "VBG") or tree.left[i] != verb + 1:
        return
    if tree.pos[i] in NOMINAL and tree.child(verb, "dobj", "ccomp", "attr", "acomp", "auxpass") is None:
        tree.dep[i] = "dobj"
        touched.add(tree.sentence[i])


def second_phrase(tree: Tree, i: int, touched: set[int]) -> None:
    """“flew to Orne and then to Westria”: the same preposition once more goes with the first."""
    verb = tree.head[i]
    if tree.pos[i] != "ADP" or tree.pos[verb] not in VERBAL or i < verb or tree.child(i, "pobj") is None:
        return
    kids = [c for c in tree.children[verb] if verb < c < i]
    first = next((c for c in reversed(kids) if tree.dep[c] == "prep" and tree.lower[c] == tree.lower[i]), None)
    cc = next((c for c in reversed(kids) if tree.dep[c] == "cc"), None)
    if first is None or cc is None or not tree.right[first] < cc or tree.child(first, "pobj") is None:
        return
    attach(tree, cc, first, "cc", touched)
    attach(tree, i, first, "conj", touched)


def second_result(tree: Tree, i: int, touched: set[int]) -> None:
    """“forcing airlines to cancel flights and stranding travellers”: two gerunds side by side; no flight strands."""
    noun, cc = tree.head[i], tree.left[i] - 1
    unlike = tree.pos[noun] in ("NOUN", "PROPN") or tree.tag[noun] == "VB"
    if tree.tag[i] != "VBG" or not unlike or tree.lower[cc] != "and":
        return
    if tree.child(i, "dobj") is None or cc in tree.children[i] or tree.left[i] != i or tree.text[cc - 1] == ",":
        return
    verb = noun
    for _ in range(6):
        if verb != noun and tree.tag[verb] == "VBG" and tree.dep[verb] == "advcl":
            break
        verb = tree.head[verb]
    else:
        return
    if tree.text[tree.left[verb] - 1] != "," or tree.left[verb] != verb or verb > noun:
        return
    attach(tree, i, verb, "conj", touched)
    attach(tree, cc, verb, "cc", touched)


def counted_people(tree: Tree, i: int, touched: set[int]) -> None:
    """“the number of people killed rose”: people were killed, and no number was."""
    number = tree.head[i]
    if tree.dep[i] not in ("acl", "relcl") or tree.lower[number] not in ("number", "total") or i < number:
        return
    of = number + 1
    counted = tree.child(of, "pobj") if tree.lower[of] == "of" and tree.head[of] == number else None
    if counted is not None and tree.tag[counted] in ("NNS", "NNPS") and tree.right[counted] == tree.left[i] - 1:
        attach(tree, i, counted, tree.dep[i], touched)


#: All repairs of this module, by the label of the word where their shape begins.
OBJECT_PHRASES: Repairs = {
    "pobj": (object_of_particle,),
    "appos": (object_as_apposition,),
    "prt": (place_of_particle,),
    "conj": (second_result, second_phrase),
    "xcomp": (lost_to,),
    "advcl": (lost_to,),
    "acl": (lost_to, counted_people),
    "relcl": (counted_people,),
}
