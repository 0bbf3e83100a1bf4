"""Verbs that the parser left without their subject, auxiliary or negation, or took for what they are not."""

from __future__ import annotations

from tasks.extract.attributions.reporting_lexicon import reporting_verbs
from tasks.extract.trees.parentheticals import swap
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import VERBAL, attach, finite, group_start, marked, subjects
from tasks.extract.trees.word_classes import is_verb, verb_of_ing
from tasks.ontology import words

#: Before a verb and its auxiliary they deny it (“Not once did he look back”, “Never before has it rained so much”).
_DENYING = frozenset((
    ("not", "once"), ("not", "ever"), ("never", "before"), ("never", "again"), ("never", "once"), ("never", "since"),
))  # fmt: skip
_PAST = ("VBD", "VBN")


def denied_before(tree: Tree, i: int, touched: set[int]) -> None:
    """“Not once did he look back”: the adverb before the auxiliary denies the verb."""
    adverb = tree.head[i]
    verb = tree.head[adverb]
    if (tree.lower[i], tree.lower[adverb]) not in _DENYING or tree.dep[adverb] != "advmod" or adverb != i + 1:
        return
    if tree.pos[verb] in VERBAL and verb > adverb:
        attach(tree, i, verb, "neg", touched)


def turned_perfect(tree: Tree, i: int, touched: set[int]) -> None:
    """“Never had so many people voted”: “had” is the auxiliary of “voted”."""
    if tree.lower[i] not in ("had", "has", "have") or tree.dep[i] not in ("ROOT", "ccomp", "conj"):
        return
    verb = tree.child(i, "ccomp")
    before = [c for c in tree.children[i] if c < i and tree.pos[c] not in ("PUNCT", "CCONJ")]
    if verb is None or verb < i or tree.tag[verb] not in _PAST or not before or subjects(tree, i):
        return
    own = subjects(tree, verb)
    if not own or tree.left[own[0]] != i + 1 or finite(tree, verb) != (tree.tag[verb] == "VBD") or marked(tree, verb):
        return
    if not any(tree.dep[c] == "neg" or tree.lower[c] in ("rarely", "seldom", "nor", "neither") for c in before):
        return
    swap(tree, verb, i, touched)
    for c in list(tree.children[i]):
        attach(tree, c, verb, tree.dep[c], touched)
    attach(tree, i, verb, "aux", touched)
    tree.pos[i], tree.tag[verb] = "AUX", "VBN"


def next_deed(tree: Tree, i: int, touched: set[int]) -> None:
    """“served until 1995, then joined the board”: a second verb behind a comma has the subject of the first."""
    verb = tree.head[i]
    if tree.pos[verb] not in VERBAL or verb > i or subjects(tree, i) or marked(tree, i) or not subjects(tree, verb):
        return
    if tree.tag[i] not in ("VBD", "VBZ") or tree.text[tree.left[i] - 1] != "," or not finite(tree, verb):
        return
    if tree.lemma[i].lower() in words("predicates", "naming"):
        return  # “Rapa Nui, also called Easter Island”
    tree.dep[i] = "conj"
    touched.add(tree.sentence[i])


def past_in_passive(tree: Tree, i: int, touched: set[int]) -> None:
    """“has been delayed, changed and finally dropped”: behind “has been” all of them are participles."""
    first = tree.head[i]
    for _ in range(4):
        if tree.dep[first] != "conj":
            break
        first = tree.head[first]
    if tree.tag[i] != "VBD" or tree.tag[first] != "VBN" or tree.child(first, "auxpass") is None or subjects(tree, i):
        return
    perfect = any(tree.lower[c] in ("has", "have") or tree.tag[c] == "MD" for c in tree.children[first])
    if perfect and tree.child(i, "aux", "dobj", "ccomp", "xcomp", "attr", "acomp") is None:
        tree.tag[i] = "VBN"
        touched.add(tree.sentence[i])


def first_deed(tree: Tree, i: int, touched: set[int]) -> None:
    """“The vote was held in June, then cancelled”: the first verb, which has the subject, is the main one."""
    first = next((c for c in tree.children[i] if tree.dep[c] == "ccomp" and c < i), None)
    if first is None or tree.tag[i] not in _PAST or subjects(tree, i) or not subjects(tree, first):
        return
    kids = [c for c in tree.children[i] if c < i and c != first]
    if tree.lemma[i].lower() in reporting_verbs() or tree.lemma[i].lower() == "be" or tree.child(i, "dobj") in kids:
        return
    if tree.text[tree.right[first] + 1] != "," or any(tree.dep[c] not in ("punct", "advmod", "cc") for c in kids):
        return
    if not finite(tree, first) or marked(tree, first) or tree.child(i, "aux", "auxpass") is not None:
        return
    swap(tree, first, i, touched)
    attach(tree, i, first, "conj", touched)
    for c in kids:
        if tree.dep[c] != "advmod":
            attach(tree, c, first, tree.dep[c], touched)


def subject_of_participle(tree: Tree, i: int, touched: set[int]) -> None:
    """“By then Ann Lee, nicknamed the Queen, had a shop”: she had it; the participle is said of her by the way."""
    verb, own = tree.head[i], subjects(tree, i)
    if not own or verb < i or tree.pos[verb] not in VERBAL or subjects(tree, verb) or marked(tree, verb):
        return
    if tree.text[i - 1] != "," or own[0] > i or tree.right[own[0]] < i - 2 or not finite(tree, verb):
        return
    if tree.tag[i] not in ("VBN", "VBG") or tree.child(i, "aux", "auxpass", "mark") is not None:
        return
    noun = own[0]
    passive = tree.child(verb, "auxpass") is not None
    attach(tree, noun, verb, "nsubjpass" if passive else "nsubj", touched)
    for c in list(tree.children[i]):
        if c < noun:
            attach(tree, c, verb, tree.dep[c], touched)
    attach(tree, i, noun, "acl", touched)


def aside_as_main(tree: Tree, i: int, touched: set[int]) -> None:
    """“The museum, closed since May, will reopen”: between commas stands an aside, and the main verb behind it."""
    own = subjects(tree, i)
    main = next((c for c in tree.children[i] if tree.dep[c] in ("ccomp", "conj") and c > i), None)
    if (
        main is None
        or len(own) != 1
        or tree.right[own[0]] < i - 2
        or tree.text[i - 1] != ","
        or tree.tag[i] not in _PAST
    ):
        return
    if subjects(tree, main) or not finite(tree, main) or marked(tree, main) or tree.child(i, "aux", "auxpass", "cc"):
        return
    start = group_start(tree, main)
    if tree.text[start - 1] != "," or tree.pos[own[0]] == "PRON" or tree.child(i, "dobj") is not None:
        return
    if tree.lemma[i].lower() in words("predicates", "intransitive"):
        return  # “The winner, Ann Lee, came in third, followed by …”
    swap(tree, main, i, touched)
    passive = tree.child(main, "auxpass") is not None
    attach(tree, own[0], main, "nsubjpass" if passive else "nsubj", touched)
    attach(tree, i, own[0], "acl", touched)
    tree.tag[i] = "VBN"


def craft_at_sea(tree: Tree, i: int, touched: set[int]) -> None:
    """“built seagoing craft”: what is in no list of verbs and stands before a noun only modifies it."""
    noun = tree.child(i, "dobj")
    if noun is None or noun != i + 1 or any(c < i for c in tree.children[i]):
        return
    if is_verb(tree.lemma[i].lower()) or verb_of_ing(tree.lower[i]):
        return
    head, dep = tree.head[i], {"xcomp": "dobj", "pcomp": "pobj", "ccomp": "dobj", "csubj": "nsubj"}.get(tree.dep[i])
    if dep is None or tree.pos[head] == "PUNCT":
        return
    attach(tree, noun, head, dep, touched)
    for c in list(tree.children[i]):
        attach(tree, c, head if tree.pos[head] in VERBAL else noun, tree.dep[c], touched)
    attach(tree, i, noun, "amod", touched)
    tree.pos[i], tree.tag[i] = "ADJ", "JJ"


def verb_apart(tree: Tree, i: int, touched: set[int]) -> None:
    """All repairs of this module, each where its shape begins."""
    dep, tag = tree.dep[i], tree.tag[i]
    if dep == "neg":
        denied_before(tree, i, touched)
    elif dep == "dep" and tree.pos[i] == "VERB":
        next_deed(tree, i, touched)
    elif tag in _PAST or tag in ("VBP", "VBZ"):
        if dep == "conj":
            past_in_passive(tree, i, touched)
        turned_perfect(tree, i, touched)
        if dep in ("ROOT", "ccomp"):
            aside_as_main(tree, i, touched)
        if dep == "ROOT":
            first_deed(tree, i, touched)
    if tag in ("VBN", "VBG") and dep in ("advcl", "csubj", "acl", "ccomp"):
        subject_of_participle(tree, i, touched)
    if tag == "VBG":
        craft_at_sea(tree, i, touched)
