"""Questions, asked or reported: “Did the bank pay?”, “whether it works”."""

from __future__ import annotations

from tasks.extract.attributions.cues import says
from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.predicates import Predicate
from tasks.extract.relations.scope import modal_words
from tasks.extract.trees.tree import Tree

_ENDS = frozenset((".", "?", "!", ";"))


def question_mark(clauses: Clauses, p: Predicate) -> int | None:
    """The question mark of a question that ``p`` asks: “Did the bank pay?”, “Who paid?”."""
    tree, verb = clauses.tree, p.verbs[0]
    own = _own_mark(clauses, p)
    above = tree.head[verb]
    if own is not None or tree.dep[verb] != "conj" or above not in clauses.of_verb:
        return own
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is not None and tree.tag[subject] not in ("WP", "WDT"):
        return None
    return question_mark(clauses, clauses.of_verb[above])  # “Who paid and (who) was paid?”


def _own_mark(clauses: Clauses, p: Predicate) -> int | None:
    tree, verb = clauses.tree, p.verbs[0]
    _, end = tree.sentences[tree.sentence[verb]]
    mark = next((k for k in range(verb + 1, min(end, verb + 60)) if tree.text[k] in _ENDS), None)
    subject = clauses.own_subject(p)
    if mark is None or tree.text[mark] != "?" or subject is None:
        return None
    first = min([verb, *(c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass"))])
    if first < subject and tree.pos[first] == "AUX" and tree.dep[subject] in ("nsubj", "nsubjpass", "expl", "attr"):
        return mark
    opening = first_word(tree, verb)
    main = tree.dep[verb] == "ROOT" or (tree.dep[verb] == "ccomp" and tree.head[verb] > mark)
    return mark if main and (tree.tag[opening] in ("WP", "WRB", "WDT", "WP$")) else None


def asked(tree: Tree, verb: int, open_: bool) -> int | None:
    """The question word of an indirect question whose answer is left open: “whether it works”, “what is in it”.

    ``open_`` says whether what it hangs on is denied, asked or not told as so (“nobody said what he meant”).
    """
    if tree.dep[verb] not in ("ccomp", "pcomp", "csubj", "csubjpass"):
        return None
    first = first_word(tree, verb)
    if tree.lower[first] in ("whether", "if"):
        return first
    if tree.tag[first] not in ("WP", "WDT", "WP$") or tree.dep[verb] == "pcomp":
        return None
    if first and tree.text[first - 1] == ",":
        return None  # “Lee spoke, who heads the union”
    head = tree.head[verb]
    adjective = tree.child(head, "acomp")
    if adjective is None and tree.dep[verb] == "csubjpass":
        adjective = head  # “what will happen is not known”
    if adjective is not None and tree.lower[adjective] in modal_words("conjunctions", "open"):
        return first  # “it is not clear who did it”
    if first < head or not says(tree, head):
        return None
    return first if open_ or tree.dep[first] in ("nsubj", "nsubjpass") else None


def told_as_known(tree: Tree, verb: int) -> bool:
    """“did not say when it left”: that it left is presupposed."""
    return tree.tag[first_word(tree, verb)] == "WRB"


def first_word(tree: Tree, verb: int) -> int:
    """The first token of the clause of ``verb`` that is a word, behind quotation marks and dashes."""
    first = tree.left[verb]
    while first < verb and not tree.text[first][:1].isalnum():
        first += 1
    return first
