"""Not every line that looks like a sentence tells something: captions and tables do not, headlines with care."""

from __future__ import annotations

from tasks.extract.annotations import TokenArgument
from tasks.extract.relations.predicates import Predicate
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import VERBAL

#: What is in a block of such a kind tells nothing in sentences.
UNREAD = frozenset(("dateline", "byline", "caption", "table", "furniture", "other"))


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
