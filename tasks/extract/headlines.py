"""Headlines leave out “is” and “are”, and not every line that looks like a sentence is one."""

from __future__ import annotations

from tasks.extract.annotations import TokenArgument
from tasks.extract.predicates import Predicate
from tasks.extract.tree import Tree
from tasks.extract.tree_edit import SUBJECT, VERBAL
from tasks.ontology import words

#: What is in a block of such a kind tells nothing in sentences.
UNREAD = frozenset(("dateline", "byline", "caption", "table", "other"))


def headline_passive(tree: Tree, i: int) -> None:
    """“Banker jailed for seven years”: headlines tell in the present, so a participle without object is a passive."""
    if tree.tag[i] not in ("VBD", "VBN") or tree.dep[i] not in ("ROOT", "conj", "ccomp", "parataxis", "advcl"):
        return
    if tree.lemma[i].lower() in words("predicates", "intransitive"):
        return
    subject = None
    for c in tree.children[i]:
        if tree.dep[c] in ("aux", "auxpass", "dobj", "attr", "acomp", "ccomp", "xcomp", "dative", "prt", "mark") and (
            c > i or tree.tag[c] != "VBZ"
        ):
            return  # (what stands before a semicolon is no complement)
        if tree.dep[c] in SUBJECT and c < i:
            subject = c
    if subject is not None:
        tree.dep[subject], tree.tag[i] = "nsubjpass", "VBN"


def is_told(tree: Tree, p: Predicate, arguments: list[TokenArgument]) -> bool:
    """Whether the clause is read: not in captions and tables; of headlines only what has a verb and its places."""
    kind = tree.kind[tree.sentence[p.head]]
    if kind in UNREAD:
        return False
    if kind != "headline":
        return True
    roles = {a.role for a in arguments}
    if tree.pos[p.head] not in VERBAL or not roles & {"subject", "object"}:
        return False
    return tree.tag[p.verbs[0]] != "VBG" or {"subject", "object"} <= roles
