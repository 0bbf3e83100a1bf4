"""Who does something, where the parser hung them on the wrong verb or left them without one."""

from __future__ import annotations

from tasks.extract.attributions.reporting_lexicon import cue_words
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import NOMINAL, SUBJECT, VERBAL, Repairs, attach, subjects
from tasks.extract.trees.word_classes import is_verb, verb_of_ing
from tasks.ontology import words

_CLOSING = frozenset(("”", '"', "''", "’", "'"))
_ACTING = ("Person", "Organization", "Group")


def _acts(tree: Tree, noun: int) -> bool:
    if tree.pos[noun] in ("PRON", "PROPN"):
        return tree.tag[noun] == "PRP" or tree.ent[noun] in ("PERSON", "ORG", "NORP")
    return noun_type(tree.lemma[noun].lower()) in _ACTING


def agent_of_control(tree: Tree, i: int, touched: set[int]) -> None:
    """“was asked to sing by the queen”: she asked; what is done to nobody has no agent of its own."""
    inner = tree.head[i]
    above, noun = tree.head[inner], tree.child(i, "pobj")
    if tree.lower[i] != "by" or noun is None or tree.tag[inner] != "VB" or tree.dep[inner] not in ("xcomp", "ccomp"):
        return
    if not _acts(tree, noun) or any(tree.dep[c] == "auxpass" for c in tree.children[inner]) or i < inner:
        return
    passive = tree.tag[above] == "VBN" and any(tree.dep[c] == "auxpass" for c in tree.children[above])
    telling = words("predicates", "object_control") | cue_words("telling_to")
    if passive and tree.lemma[above].lower() in telling - {"expect"}:
        attach(tree, i, above, "agent", touched)


def speaker_before_participle(tree: Tree, i: int, touched: set[int]) -> None:
    """““We won,” Ann Lee, standing on a chair, told them”: who stands between quotation and verb of saying says it."""
    inner = tree.head[i]
    verb = tree.head[inner]
    if tree.pos[i] != "PROPN" or tree.text[tree.left[i] - 1] not in _CLOSING or tree.dep[inner] != "ccomp":
        return
    if not inner < i < verb or tree.pos[verb] not in VERBAL or subjects(tree, verb):
        return
    attach(tree, i, verb, "nsubj", touched)
    for c in list(tree.children[inner]):
        if i < c < verb and tree.tag[c] == "VBG":
            attach(tree, c, verb, "advcl", touched)


def verb_as_apposition(tree: Tree, i: int, touched: set[int]) -> None:
    """“…, a charge the firm disputes”: a noun right behind another is its verb, with the noun before it as subject."""
    noun, who = tree.head[i], i - 1
    if tree.tag[i] != "NNS" or tree.left[i] != noun + 1 or tree.pos[noun] != "NOUN" or tree.right[i] != i:
        return
    if not tree.lower[i].endswith("s") or not is_verb(tree.lemma[i].lower()) or tree.text[i + 1 : i + 2] != ["."]:
        return
    first = tree.left[i]
    if who <= first or tree.tag[who] not in ("NN", "NNP") or tree.tag[first] not in ("DT", "PRP$"):
        return
    attach(tree, who, i, "nsubj", touched)
    tree.pos[who], tree.tag[who] = ("NOUN", "NN") if tree.tag[who] == "NN" else ("PROPN", "NNP")
    for c in list(tree.children[i]):
        if c < who:
            attach(tree, c, who, tree.dep[c], touched)
    tree.pos[i], tree.tag[i], tree.dep[i] = "VERB", "VBZ", "relcl"


def clause_as_noun(tree: Tree, i: int, touched: set[int]) -> None:
    """“said the bank cheated workers”: a participle with a noun of its own before it is the verb of a clause."""
    verb = tree.head[i]
    if tree.dep[i] != "dobj" or tree.pos[verb] not in VERBAL or i < verb:
        return
    if tree.lemma[verb].lower() not in cue_words("told_in_clauses") or tree.left[i] != verb + 1:
        return
    told = next((c for c in tree.children[i] if tree.tag[c] in ("VBN", "VBD") and tree.dep[c] == "amod"), None)
    who = None if told is None else tree.child(told, "npadvmod", "nsubj")
    if told is None or who is None or who != told - 1 or tree.pos[who] not in NOMINAL:
        return
    attach(tree, told, verb, "ccomp", touched)
    attach(tree, who, told, "nsubj", touched)
    for c in list(tree.children[i]):
        if c < who:
            attach(tree, c, who, tree.dep[c], touched)
    attach(tree, i, told, "dobj", touched)
    tree.pos[told], tree.tag[told] = "VERB", "VBD"


def claim_as_apposition(tree: Tree, i: int, touched: set[int]) -> None:
    """“The paper said he lied, a claim he denies”: the claim is no paper, but the clause before it."""
    noun, verb = tree.head[i], tree.head[i]
    lemma = tree.lemma[i].lower()
    if tree.text[tree.left[i] - 1] != "," or tree.lower[tree.left[i]] not in ("a", "an"):
        return
    if tree.dep[i] == "dobj":
        if not any(tree.dep[c] == "ccomp" and noun < c < i for c in tree.children[noun]):
            return
    elif not _acts(tree, noun) and not (tree.dep[noun] in SUBJECT and noun < tree.head[noun] < i):
        return
    if lemma not in words("misreadings", "claims"):
        return
    while (tree.pos[verb] not in VERBAL or tree.dep[verb] == "ccomp") and tree.head[verb] != verb:
        verb = tree.head[verb]
    if tree.pos[verb] in VERBAL:
        attach(tree, i, verb, "dep", touched)


def which_of_place(tree: Tree, i: int, touched: set[int]) -> None:
    """“a fire in Orne, which killed two”, “a mill in Orne, which it bought”: the town did not, nor was it bought."""
    place, which = tree.head[i], tree.left[i]
    prep = tree.head[place]
    if tree.lower[which] != "which" or tree.head[which] != i or tree.ent[place] not in ("GPE", "LOC", "FAC"):
        return
    if tree.dep[place] != "pobj" or tree.lower[prep] not in ("in", "at", "near", "on", "outside"):
        return
    passive = tree.dep[which] == "nsubjpass"
    table = "suffered_by_no_place" if passive else f"{'deeds_of' if tree.dep[which] in SUBJECT else 'done_to'}_no_place"
    thing = tree.head[prep]
    if tree.lemma[i].lower() not in words("misreadings", table):
        return
    hurt = tree.lemma[i].lower() in ("kill", "injure", "wound", "result", "lead", "cause", "damage", "destroy")
    if tree.pos[thing] == "NOUN" or (hurt and tree.dep[which] == "nsubj" and tree.pos[thing] == "VERB"):
        attach(tree, i, thing, "relcl", touched)


def who_of_thing(tree: Tree, i: int, touched: set[int]) -> None:
    """“the hunt for a man who fled”: no hunt is a “who”; the person right before it is."""
    noun, who = tree.head[i], tree.left[i]
    near = who - 1
    if tree.lower[who] != "who" or near <= noun or tree.dep[near] != "pobj" or tree.pos[noun] != "NOUN":
        return
    thing = noun_type(tree.lemma[noun].lower()) not in _ACTING
    if thing and tree.pos[near] == "NOUN" and noun_type(tree.lemma[near].lower()) == "Person":
        attach(tree, i, near, "relcl", touched)


def second_subject(tree: Tree, i: int, touched: set[int]) -> None:
    """“Ann Lee, a baker, and Tom Orr left”, with two subjects of one verb: they are coordinated."""
    cc, verb = tree.left[i] - 1, tree.head[i]
    if cc < 1 or tree.lower[cc] != "and" or tree.text[cc - 1] in ("—", "–", "-", "--") or tree.pos[i] == "PRON":
        return
    first = tree.head[cc]
    if tree.dep[cc] != "cc" or tree.head[first] != verb or tree.dep[first] != tree.dep[i] or tree.right[first] != cc:
        return
    if tree.pos[first] in ("NOUN", "PROPN") and tree.child(first, "conj") is None:
        attach(tree, i, first, "conj", touched)


def gerunds_joined(tree: Tree, i: int, touched: set[int]) -> None:
    """“responsibility for securing and maintaining it”: two gerunds of one preposition."""
    first = i - 2
    prep = tree.head[first]
    if tree.tag[i] != "VBG" or tree.dep[i] != "conj" or tree.dep[i - 1] != "cc" or tree.head[i] == first:
        return
    if tree.dep[first] != "pobj" or prep != first - 1 or not tree.lower[first].endswith("ing") or tree.children[first]:
        return
    tree.pos[first], tree.tag[first], tree.dep[first] = "VERB", "VBG", "pcomp"
    tree.lemma[first] = verb_of_ing(tree.lower[first]) or tree.lemma[first]
    attach(tree, i, first, "conj", touched)
    attach(tree, i - 1, first, "cc", touched)
    touched.add(tree.sentence[i])


#: All repairs of this module, by the label of the word where their shape begins.
LOST_ACTORS: Repairs = {
    "prep": (agent_of_control,),
    "agent": (agent_of_control,),
    "nsubj": (second_subject,),
    "nsubjpass": (second_subject,),
    "npadvmod": (speaker_before_participle,),
    "appos": (verb_as_apposition, claim_as_apposition),
    "dobj": (clause_as_noun, claim_as_apposition),
    "relcl": (which_of_place, who_of_thing),
    "conj": (gerunds_joined,),
}
