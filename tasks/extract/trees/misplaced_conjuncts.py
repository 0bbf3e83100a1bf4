"""Finite verbs behind “and” or “but” that the parser coordinated with something unlike them."""

from __future__ import annotations

from tasks.extract.attributions.reporting_lexicon import reporting_verbs
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import FINITE, VERBAL, attach, finite, marked, subjects
from tasks.ontology import words

_SINGULAR = frozenset(("is", "was", "has", "does"))
_PLURAL = frozenset(("are", "were"))
_SPEAKING = frozenset(("Person", "Organization", "Group", "CreativeWork", "Place", "Country", "City", "Region"))
_CLIMBED = ("dobj", "pobj", "prep", "conj", "attr", "appos", "dative", "oprd", "acomp", "ccomp", "xcomp", "agent")


def misplaced_conjunct(tree: Tree, i: int, touched: set[int]) -> None:
    """Hangs a finite verb without a subject of its own on the verb to its left that it goes on from."""
    head = tree.head[i]
    if i < head or tree.pos[i] not in VERBAL or subjects(tree, i) or marked(tree, i):
        return
    bare = tree.tag[i] == "VB" and tree.tag[head] == "VBD" and tree.child(i, "aux") is None
    if bare and tree.lower[i] in words("misreadings", "without_ending"):
        tree.tag[i] = "VBD"  # “profits fell and cut”
    past = not finite(tree, i)  # “had been mislaid and apologised”, read as a second passive
    if past and not _no_passive(tree, i, head):
        return
    found = (
        _of_subjunctive(tree, i, head)
        or _of_parenthesis(tree, i, head)
        or _of_relative(tree, i, head)
        or _of_adjective(tree, i, head)
        or _of_content(tree, i, head)
    )
    if found:
        verb = found - 1
        if past:
            tree.tag[i] = "VBD"
        for c in list(tree.children[head]):
            if tree.dep[c] == "cc" and head < c < i:
                attach(tree, c, verb, "cc", touched)
        attach(tree, i, verb, "conj", touched)


def _of_subjunctive(tree: Tree, i: int, head: int) -> int:
    """“demanded that they be released and vowed …”: what has a tense goes with “demanded”.

    Like the others here it answers with the number of the verb counted from 1, and 0 for none.
    """
    be = tree.child(head, "auxpass")
    if tree.dep[head] != "ccomp" or tree.tag[head] != "VBN" or finite(tree, head) or be is None or tree.tag[be] != "VB":
        return 0
    matrix = tree.head[head]
    same = tree.tag[matrix] == tree.tag[i] and matrix < head and subjects(tree, matrix)
    return matrix + 1 if same else 0


def _of_parenthesis(tree: Tree, i: int, head: int) -> int:
    """“He admits it, she added, but insists …”: the tense tells that he insists."""
    told = next((c for c in tree.children[head] if tree.dep[c] == "ccomp" and c < head), None)
    own = subjects(tree, head)
    if told is None or not own or tree.text[tree.left[own[0]] - 1] != "," or tree.tag[i] not in ("VBD", "VBZ", "VBP"):
        return 0
    other = tree.tag[head] != tree.tag[i] == tree.tag[told]
    return told + 1 if other and subjects(tree, told) and own[0] < head else 0


def _of_relative(tree: Tree, i: int, head: int) -> int:
    """“apologised to guests whose flights had been cancelled and said …”: flights say nothing."""
    if tree.dep[head] != "relcl" or tree.lemma[i].lower() not in reporting_verbs() or not _is_thing(tree, head):
        return 0
    return _verb_above(tree, tree.head[head], tree.tag[i])


def _of_adjective(tree: Tree, i: int, head: int) -> int:
    """“called the accord historic and thanked …”: a verb with an object is no second adjective."""
    if tree.pos[head] != "ADJ" or tree.tag[i] not in FINITE or tree.child(i, "dobj", "ccomp", "xcomp") is None:
        return 0
    return _verb_above(tree, head, tree.tag[i])


def _of_content(tree: Tree, i: int, head: int) -> int:
    """“said the bridge was closed and asked drivers to wait”, “believe the fire started and are looking …”."""
    matrix, own = tree.head[head], subjects(tree, head)
    above = subjects(tree, matrix)
    if tree.dep[head] != "ccomp" or matrix > head or not own or not above:
        return 0
    if _of_sayer(tree, i, head, matrix):
        return matrix + 1
    tense = i if tree.tag[i] in FINITE else next((c for c in tree.children[i] if tree.tag[c] in FINITE), i)
    if marked(tree, head) or tree.tag[tense] == "MD" or tree.pos[own[0]] not in ("NOUN", "PROPN"):
        return 0
    number, inner, outer = _number_of_verb(tree, tense), _number(tree, own[0]), _number(tree, above[0])
    if number and inner and outer and inner != number == outer:
        return matrix + 1
    if tree.tag[i] == "VBN":
        return 0
    told = any(tree.dep[c] in ("ccomp", "xcomp") and c > i for c in tree.children[i])
    asks = tree.lemma[i].lower() in reporting_verbs() and told
    same = tree.tag[i] == tree.tag[matrix]
    return matrix + 1 if asks and same and _is_thing(tree, head) and not _is_thing(tree, matrix) else 0


def _no_passive(tree: Tree, i: int, head: int) -> bool:
    """Whether the participle ``i`` beside the passive ``head`` must be a past: it has an object, or never takes one."""
    modal = any(tree.dep[c] == "aux" and tree.tag[c] == "MD" for c in tree.children[head])
    if tree.tag[i] == "VBN" and tree.tag[head] == "VB" and modal and tree.child(i, "aux", "auxpass") is None:
        return tree.child(i, "dobj", "xcomp", "ccomp") is not None  # “would stay but promised reforms”
    if tree.tag[i] != "VBN" or tree.tag[head] != "VBN" or tree.child(head, "auxpass") is None:
        return False
    lemma = tree.lemma[i].lower()
    return tree.child(i, "dobj") is not None or lemma in words("predicates", "intransitive")


def _of_sayer(tree: Tree, i: int, head: int, matrix: int) -> bool:
    """“said the plan was dead and announced talks”, “admitted that it was lost and apologised”: the sayer did.

    It is told of the sayer where what was spoken of is a thing that can do nothing of the kind, where its clause tells
    how it is and the other what is said, and where the object (“arrested him”, “raised its forecast”) is the other one.
    """
    inner, outer = subjects(tree, head)[0], subjects(tree, matrix)[0]
    text = tree.pos[outer] == "NOUN" and noun_type(tree.lemma[outer].lower()) == "CreativeWork"
    if text or tree.lemma[matrix].lower() not in reporting_verbs():
        return False
    tense = next((c for c in tree.children[i] if tree.dep[c] == "aux" and tree.tag[c] in FINITE), i)
    lemma = tree.lemma[i].lower()
    if lemma in ("decline", "refuse") and tree.child(head, "auxpass") is not None and _may_answer(tree, head):
        return False  # “said the owner had been asked but declined to comment”
    if _gives_nothing(tree, i, head):
        return tree.tag[tense] == tree.tag[matrix] == "VBD"
    if tree.pos[inner] == "PRON" and _in_another_tense(tree, i, head, matrix):
        return True
    if tree.tag[tense] in ("VBZ", "VBP") and tense != i and tree.tag[matrix] == "VBD":
        return lemma in words("misreadings", "of_silence") and tree.tag[head] not in ("VBZ", "VBP")
    if tense != i or tree.tag[i] not in ("VBD", "VBN") or tree.tag[matrix] not in ("VBD", "VBN"):
        return False
    told = next((c for c in tree.children[i] if tree.dep[c] == "xcomp" and c > i), i)
    acts = lemma in words("misreadings", "of_actors") and (
        lemma not in ("threaten", "promise") or tree.lemma[told].lower() in words("misreadings", "of_actors")
    )
    says = lemma in words("misreadings", "of_speakers")
    kind = noun_type(tree.lemma[inner].lower()) if tree.pos[inner] == "NOUN" else "Person"
    thing = kind not in _SPEAKING or kind in ("Place", "CreativeWork")
    if thing and (acts or (says and kind != "CreativeWork")):
        return True
    state = tree.lemma[head].lower() == "be" or tree.child(head, "auxpass") is not None
    if not state or tree.pos[outer] == "PRON" or "but" in tree.lower[head:i]:
        return thing and _its_own(tree, i, inner, outer)
    if says and tree.child(i, "ccomp") is not None:
        return True  # “told the court the driver was a scapegoat and demanded that the owners be charged”
    return lemma in words("misreadings", "of_the_sayer") or _done_to(tree, i, inner) or _its_own(tree, i, inner, outer)


def _gives_nothing(tree: Tree, i: int, head: int) -> bool:
    """“said two soldiers had died but gave no details”, “but declined to name them”: so does who tells of it.

    But not where who is told of may have done so: “said he had been asked but declined to comment”, “resigned but …”.
    """
    lemma, thing, told = tree.lemma[i].lower(), tree.child(i, "dobj"), tree.child(i, "xcomp")
    if lemma in ("decline", "refuse") and told is not None:
        if tree.lemma[told].lower() in ("comment", "elaborate", "identify", "name", "specify"):
            return not _may_answer(tree, head)
        lemma, thing = tree.lemma[told].lower(), tree.child(told, "dobj")
    elif thing is None or not any(tree.lower[c] in ("no", "few") for c in tree.children[thing]):
        return False
    if thing is None or lemma not in ("give", "offer", "provide", "release", "disclose", "reveal"):
        return False
    kept = tree.lemma[thing].lower()
    if kept in words("misreadings", "kept_back_by_tellers"):
        return not _may_answer(tree, head) or tree.child(head, "auxpass") is None
    return kept in words("misreadings", "kept_back") and not _may_answer(tree, head)


def _may_answer(tree: Tree, head: int) -> bool:
    """Whether the subject of ``head`` lives and is in a state to speak: not the dead, the wounded or a thing."""
    lemma = tree.lemma[head].lower()
    if tree.child(head, "auxpass") is not None:
        return reporting_verbs().get(lemma) is not None or lemma in ("approach", "contact", "interview", "question")
    return lemma not in ("be", *words("misreadings", "of_dying")) and not _is_thing(tree, head)


def _in_another_tense(tree: Tree, i: int, head: int, matrix: int) -> bool:
    """“said she would not resign but promised an inquiry”: the past of a verb of saying, behind what is to come."""
    entry = reporting_verbs().get(tree.lemma[i].lower())
    modal = any(tree.dep[c] == "aux" and tree.tag[c] == "MD" for c in tree.children[head])
    had = any(tree.dep[c] == "aux" and tree.lower[c] == "had" for c in tree.children[head])
    if entry is None or entry.main not in ("promise", "order", "say", "claim", "accuse", "call"):
        return False
    if tree.tag[i] not in ("VBD", "VBN") or tree.tag[matrix] != "VBD":
        return False
    if entry.main in ("say", "call") and "that" not in entry.classes:
        return False
    return modal or (had and tree.tag[i] == "VBD" and "but" in tree.lower[head:i] and entry.main == "promise")


def _done_to(tree: Tree, i: int, inner: int) -> bool:
    """“the driver was drunk and arrested him”: nobody does to him what he does himself."""
    thing = tree.child(i, "dobj")
    if thing is None or tree.lower[thing] not in ("him", "her", "it", "them"):
        return False
    number = _number(tree, inner)
    kind = noun_type(tree.lemma[inner].lower())
    if tree.lower[thing] in ("him", "her"):
        return number == "s" and kind == "Person"
    return number == ("p" if tree.lower[thing] == "them" else "s") and (kind != "Person" or number == "p")


def _its_own(tree: Tree, i: int, inner: int, outer: int) -> bool:
    """“sales had fallen but raised its forecast”: “its” goes with the firm that said so, not with the sales."""
    thing = tree.child(i, "dobj")
    own = None if thing is None else tree.child(thing, "poss")
    if own is None or tree.lower[own] not in ("its", "his", "her", "their"):
        return False
    number = "p" if tree.lower[own] == "their" else "s"
    return _number(tree, inner) not in ("", number) and _number(tree, outer) in ("", number)


def _is_thing(tree: Tree, verb: int) -> bool:
    """Whether what ``verb`` tells of is neither a person nor a body nor a text."""
    own = subjects(tree, verb)
    if not own or tree.pos[own[0]] != "NOUN" or any(tree.dep[c] == "conj" for c in tree.children[own[0]]):
        return False
    return noun_type(tree.lemma[own[0]].lower()) not in _SPEAKING


def _number(tree: Tree, noun: int) -> str:
    """“s” or “p” for a subject that is plainly singular or plural, else “”."""
    if any(tree.dep[c] == "conj" for c in tree.children[noun]):
        return "p"
    if tree.tag[noun] in ("NNS", "NNPS") or tree.lower[noun] in ("they", "we"):
        return "p"
    if tree.lower[noun] in ("he", "she", "it"):
        return "s"
    counted = any(tree.dep[c] in ("det", "poss") for c in tree.children[noun])
    body = noun_type(tree.lemma[noun].lower()) in ("Organization", "Group")  # “the team are”
    return "s" if tree.tag[noun] == "NN" and counted and not body else ""


def _number_of_verb(tree: Tree, verb: int) -> str:
    if tree.tag[verb] == "VBZ" or tree.lower[verb] in _SINGULAR:
        return "s"
    return "p" if tree.tag[verb] == "VBP" or tree.lower[verb] in _PLURAL else ""


def _verb_above(tree: Tree, word: int, tag: str) -> int:
    """The verb with a subject and tense ``tag`` that ``word`` is a part of, counted from 1."""
    for _ in range(8):
        if tree.dep[word] not in _CLIMBED:
            return 0
        word = tree.head[word]
        if tree.pos[word] in VERBAL:
            return word + 1 if tree.tag[word] == tag and subjects(tree, word) else 0
    return 0
