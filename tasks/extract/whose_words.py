"""In whose words a clause stands: the innermost attribution around it, or the article's own voice."""

from __future__ import annotations

from tasks.extract.annotations import TokenAttribution
from tasks.extract.tree import Tree
from tasks.ontology import words

_BREAKS = frozenset((",", "—", "–", "--", "("))


def innermost(tree: Tree, attributions: list[TokenAttribution], heads: list[int]) -> dict[int, int]:
    """Token → the attribution with the smallest content that holds it, for each of ``heads`` in any content."""
    wanted = set(heads)
    causes = words("modality", "attribution_causes.words")
    rank: dict[int, tuple[bool, int]] = {}
    found: dict[int, int] = {}
    for n, a in enumerate(attributions):
        if a.lemma in causes:
            continue
        first, last = _reach(tree, a)
        for i in a.content:
            if i not in wanted or _beside(tree, i, a.head) or _aside(tree, i, a):
                continue
            mine = (not first <= i <= last, len(a.content))
            if i not in found or mine < rank[i]:
                found[i], rank[i] = n, mine
    return found


def _reach(tree: Tree, a: TokenAttribution) -> tuple[int, int]:
    """First and last token of what can have been said: in “…, raising doubts according to B” the participle alone."""
    verb = tree.head[a.head]
    if a.lemma == "according to" and tree.dep[verb] == "advcl" and tree.tag[verb] == "VBG" and verb < a.head:
        return tree.left[verb], tree.right[verb]
    return 0, len(tree)


def _beside(tree: Tree, i: int, cue: int) -> bool:
    """Whether ``i`` stands in a clause beside the report, which a repair took out of what was said."""
    while tree.head[i] not in (i, cue):
        i = tree.head[i]
    if tree.head[i] != cue or i < cue or tree.dep[i] not in ("advcl", "conj"):
        return False
    if tree.dep[i] == "conj":
        return tree.pos[i] in ("VERB", "AUX")
    return any(tree.lower[c] in words("predicates", "contrasts") for c in tree.children[i] if tree.dep[c] == "mark")


def _aside(tree: Tree, i: int, a: TokenAttribution) -> bool:
    """Whether ``i`` stands in what the article adds on its own: “ordered Orne, a maker of locks, to close”.

    Of an order, a promise, an expectation; and of whatever the subject of a passive is said to do (“Lee, the leader, is
    said to have left”). What is added to a claim may be the claimer's.
    """
    if a.kind != "indirect":
        return False
    added, start = False, i
    while tree.head[i] not in (i, a.head):
        first = tree.left[i]
        if tree.dep[i] in ("appos", "relcl") and first and tree.text[first - 1] in _BREAKS:
            added = True
        i = tree.head[i]
    if not added or tree.head[i] != a.head or start == i:
        return False
    return tree.dep[i] == "nsubjpass" or a.verb_class in words("modality", "attribution_plans.classes")
