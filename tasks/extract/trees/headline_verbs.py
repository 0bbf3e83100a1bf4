"""“Locust swarms strip maize fields”: verbs of headlines that the parser took for nouns.

The small parser was trained on sentences; a headline without article and auxiliary looks like one long noun phrase to
it. A part of a headline without any verb is read again: a word that can be a verb and agrees with the noun before it
(“bus crashes”, “swarms strip”) becomes the verb, what stands before it the subject, what
follows the rest of the clause.
"""

from __future__ import annotations

from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.clause_building import make_verb, move, number_after, run_end
from tasks.extract.trees.headline_phrases import headline_phrases
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import FINITE, SUBJECT, VERBAL, attach, edges
from tasks.extract.trees.word_classes import is_verb, verb_of_s
from tasks.ontology import words

_BOUNDS = frozenset((":", ";", "—", "–", "|", "--"))
_PLURAL = ("NNS", "NNPS")
_SINGULAR = ("NN", "NNP")
_OBJECTS = frozenset((
    "DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "VBN", "WP", "``", "$", "PDT", "VBP",
))  # fmt: skip
_MODIFYING = ("compound", "amod", "nmod", "nummod", "det", "poss", "advmod", "npadvmod")
_NOMINAL_PLACES = (*_MODIFYING, *SUBJECT, "aux", "relcl", "pobj", "dobj", "appos")
_CONJUNCTIONS = frozenset(("as", "after", "before", "since", "until", "while", "because", "if", "when"))
_AUXILIARIES = frozenset(("is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "be", "'s", "’s"))


def headline_verbs(tree: Tree, sentence: int) -> None:
    """Finds the verb in every part of a headline that has none."""
    first, end = tree.sentences[sentence]
    while end > first and not tree.text[end - 1].strip():
        end -= 1
    parts, start = [], first
    for k in range(first, end):
        if tree.text[k] in _BOUNDS:
            parts.append((start, k))
            start = k + 1
    changed = False
    for a, b in [*parts, (start, end)]:
        if b - a < 3:
            continue
        changed |= _name_as_verb(tree, a)
        mains = [k for k in range(a, b) if _is_main(tree, k)]
        if not mains:
            verb = _candidate(tree, a, b)
            changed |= verb is not None and make_verb(tree, verb, a, b)
        else:
            changed |= _first_of_two(tree, a, mains[0], b)
        changed |= _clauses_inside(tree, a, b)
        changed |= _two_subjects(tree, a, b)
    if changed:
        edges(tree, sentence)
    if headline_phrases(tree, sentence):
        edges(tree, sentence)


def _may_be_plural(word: str) -> bool:
    """Whether a form in “-s” (lower case) is or may be a noun in headlines."""
    return word in words("headlines", "plurals") or word in words("headlines", "both") or not verb_of_s(word)


def _name_as_verb(tree: Tree, a: int) -> bool:
    """“Marks to open 50 shops”, “Field dismisses claims”: the first word is the name of who does it."""
    if tree.tag[a] not in ("VB", "VBZ", "VBP") or not tree.text[a][0].isupper() or tree.tag[a + 1] not in ("TO", "NNS"):
        return False
    if tree.tag[a + 1] == "TO":
        verb = next((c for c in tree.children[a] if c > a + 1 and tree.tag[c] == "VB" and tree.dep[c] == "xcomp"), None)
        if tree.dep[a] != "ROOT" or verb is None or tree.tag[a] == "VB":
            return False
        move(tree, verb, verb, "ROOT")
        move(tree, a, verb, "nsubj")
        for c in list(tree.children[a]):
            move(tree, c, verb, tree.dep[c])
    elif _may_be_plural(tree.lower[a + 1]):
        return False
    tree.tag[a], tree.pos[a], tree.lemma[a] = "NNP", "PROPN", tree.text[a]
    return True


def _first_of_two(tree: Tree, a: int, main: int, b: int) -> bool:
    """A verb that was taken into the noun phrase before another: “Copter strikes cables, crashes”."""
    subject = next((c for c in tree.children[main] if tree.dep[c] in SUBJECT and c < main), None)
    participle = tree.tag[main] == "VBN" and tree.child(main, "auxpass", "aux") is None
    if participle and (tree.dep[main] == "acl" or (tree.dep[main] == "ROOT" and subject == main - 1)):
        end = main  # “Town mourns boy killed in crash”
    else:
        if subject is None or tree.text[main - 1] != "," or tree.tag[main] != "VBZ" or tree.dep[main] != "ROOT":
            return False
        end = main - 1
    verb = _candidate(tree, a, end)
    if verb is None or tree.tag[verb] != "NNS" or (end == main and not _before_object(tree, verb, end)):
        return False
    if end == main and subject is not None:
        move(tree, subject, subject, "ROOT")
        move(tree, main, subject, "acl")
    if make_verb(tree, verb, a, b) and end < main:
        attach(tree, main, verb, "conj", set())
    return True


def _two_subjects(tree: Tree, a: int, b: int) -> bool:
    """“Lee, Day agree to talk”: the verb is in the plural, so the second name is no other word for the first."""
    changed = False
    for k in range(a + 2, b - 1):
        noun = tree.head[k]
        verb = tree.head[noun]
        if tree.dep[k] != "appos" or tree.tag[verb] != "VBP" or tree.dep[noun] != "nsubj" or verb != k + 1:
            continue
        if tree.tag[noun] in _SINGULAR and noun < k and any(tree.text[j] == "," for j in range(noun, k)):
            tree.dep[k] = "conj"
            changed = True
    return changed


def _clauses_inside(tree: Tree, a: int, b: int) -> bool:
    """“…, appeals court issues delay”, “… as blaze nears vineyards”."""
    changed = False
    for k in range(a + 2, b - 2):
        comma = tree.text[k] == ","
        if not comma and not (tree.lower[k] in _CONJUNCTIONS and tree.dep[k] == "prep"):
            continue
        stop = next((j for j in range(k + 1, b) if tree.text[j] == ","), b)
        main = next((j for j in range(a, k) if _is_main(tree, j)), None)
        if main is None or stop - k < 3 or any(_is_main(tree, j) or tree.tag[j] == "TO" for j in range(k + 1, stop)):
            continue
        first = k + 1
        second = tree.tag[first] == "VBZ" or (tree.tag[first] == "NNS" and tree.dep[first] in (*_MODIFYING, "nsubj"))
        if comma and second and tree.tag[main] == "VBZ" and verb_of_s(tree.lower[first]):
            changed |= make_verb(tree, first, first, stop, (main, "conj"))  # “causes deaths, delays burial”
            continue
        verb = _candidate(tree, first, stop)
        if verb is None or (comma and not _before_object(tree, verb, stop)):
            continue
        if make_verb(tree, verb, first, stop, (main, "conj" if comma else "advcl")):
            changed = True
            if not comma:
                attach(tree, k, verb, "mark", set())
    return changed


def _is_main(tree: Tree, k: int) -> bool:
    """Whether ``k`` is already read as the verb of a clause of its own."""
    tag, dep = tree.tag[k], tree.dep[k]
    if tag == "MD" or (tree.lower[k] in _AUXILIARIES and tag != "POS"):
        return True
    if tag in ("VBN", "VBG"):
        return dep in ("ROOT", "acl", "ccomp", "conj", "advcl", "parataxis") and tree.text[k - 1] != ","
    if tag not in FINITE or tree.pos[k] not in VERBAL or dep in _NOMINAL_PLACES:
        return False
    if any(tree.dep[c] == "mark" or tree.tag[c] in ("WDT", "WP", "WRB") for c in tree.children[k] if c < k):
        return False
    return is_verb(tree.lemma[k].lower()) and not _is_object(tree, k)


def _is_object(tree: Tree, k: int) -> bool:
    """“House issues subpoena to aide”: a verb in the plural whose “subject” is a verb, and which has no object."""
    subject = next((c for c in tree.children[k] if tree.dep[c] in SUBJECT and c < k), None)
    if tree.tag[k] != "VBP" or subject is None:
        return False
    if any(tree.dep[c] in ("dobj", "ccomp", "xcomp", "acomp", "attr") and c > k for c in tree.children[k]):
        return False
    if tree.lower[k] in words("headlines", "moving"):  # “Bank shares slide on warning”
        return False
    behind = subject == k - 1 or (tree.tag[subject] == "NNS" and any(c < k - 1 for c in tree.children[subject]))
    if subject == k - 1 and tree.text[k - 2] == "," and tree.tag[subject] == "NNS" and verb_of_s(tree.lower[subject]):
        return tree.tag[k - 3] not in _PLURAL  # “…, orders review”
    return behind and any(_agrees(tree, j, j - 1) and tree.tag[j] == "NNS" for j in range(max(1, k - 2), k))


def _agrees(tree: Tree, k: int, noun: int) -> bool:
    """Whether ``k`` can be a verb of the subject ``noun``, and the word right before ``k`` can be before a verb."""
    before, tag, word = k - 1, tree.tag[k], tree.lower[k]
    if noun < 0 or tree.tag[before] == "POS" or not tree.text[k].isalpha():
        return False
    if tree.text[k][0].isupper() and tree.ent[k] and (tree.ent[k] == tree.ent[before] or not word.endswith("s")):
        return False
    if tag in ("NNS", "NNPS", "VBZ") or (tag in _SINGULAR and word.endswith("s")):
        if word in words("headlines", "plurals") or not verb_of_s(word):
            return False
        if word in words("headlines", "both") and not _acts(tree, before):
            return False
        named = (
            tree.tag[before] == "JJ" and before > 0 and (tree.text[before][0].isupper() or _noun_before(tree, before))
        )
        return (named or tree.tag[before] in (*_SINGULAR, "VBG", "NNPS")) and tree.tag[noun] not in ("NNS",)
    if tag in ("NN", "JJ", "JJR", "VB", "VBP", "NNP") and is_verb(word):
        plural = tree.tag[noun] in _PLURAL or tree.lower[noun] in words("headlines", "many")
        counted = tree.tag[noun] == "CD" and (noun == 0 or tree.tag[noun - 1] != "NNP") and tree.lower[noun] != "one"
        return (plural and tree.lower[noun] not in words("headlines", "modifiers")) or counted
    return False


def _noun_before(tree: Tree, k: int) -> bool:
    return tree.tag[k - 1] in _SINGULAR


def _acts(tree: Tree, k: int) -> bool:
    """Whether ``k`` names somebody who issues, names, shares and rules, and is not what is issued and shared."""
    kind = noun_type(tree.lemma[k].lower()) if tree.tag[k] == "NN" else ""
    return tree.ent[k] in ("PERSON", "ORG", "GPE", "NORP") or kind in ("Person", "Organization")


def _strips(tree: Tree, k: int, end: int) -> bool:
    """“Locust swarms strip fields”: what could be the verb is followed by one that agrees with it, and an object."""
    if tree.tag[k] not in ("NN", "JJ", "VB") or not _agrees(tree, k, k - 1):
        return False
    return not _acts(tree, k - 2) and _before_object(tree, k, end)


def _before_object(tree: Tree, k: int, end: int) -> bool:
    if k + 1 >= end:
        return False
    return number_after(tree, k + 1, end) is not None or tree.tag[k + 1] in _OBJECTS


def _is_misplaced(tree: Tree, k: int) -> bool:
    """A verb with a tense where only nouns and auxiliaries stand."""
    if tree.tag[k] not in ("VBZ", "VBD") or tree.dep[k] not in (*_MODIFYING, "aux", "nsubj", "appos"):
        return False
    return is_verb(tree.lemma[k].lower()) and tree.tag[k - 1] not in ("IN", "DT", ",")


def _candidate(tree: Tree, a: int, b: int) -> int | None:
    """The verb of a part without one: rather before an object than before a preposition or at the end."""
    weak = None
    head = run_end(tree, a, b)
    for k in range(a, b):
        if tree.tag[k] == "TO" or tree.lower[k] in ("who", "which", "that", "to") or tree.dep[k] == "mark":
            break
        if k == a:
            continue
        if _is_misplaced(tree, k):
            return k
        apart = any(tree.tag[j] == "IN" for j in range(a, k))  # “Stores in the north lower prices”
        noun = head if apart and head < k else k - 1
        if not _agrees(tree, k, noun):
            continue
        bare = tree.tag[k] in _SINGULAR and not tree.lower[k].endswith("s")
        if _before_object(tree, k, b):
            plain = bare and tree.tag[k + 1] in ("NN", "NNS", "NNP")
            if not (plain and (apart or tree.tag[noun] == "CD")) and tree.text[k - 1] != ",":
                return k + 1 if not bare and _strips(tree, k + 1, b) else k
        elif (k + 1 == b or tree.tag[k + 1] in ("IN", "RP", "RB", ",")) and weak is None and not (bare and apart):
            weak = k if (verb_of_s(tree.lower[k]) or tree.lower[k]) in words("headlines", "moving") else None
    return weak
