"""What commas set off without a verb: “ten people, most of them children, …”."""

from __future__ import annotations

from tasks.extract.annotations import TokenRelation
from tasks.extract.relations.appositions import be_relation
from tasks.extract.relations.arguments import trim
from tasks.extract.trees.tree import Tree

_BREAKS = (",", "—", "–", "--", "(")
_FEW = frozenset(("most", "many", "some", "all", "half", "several", "few", "none", "both", "each", "one", "more"))
#: A description without a verb has at most so many tokens.
_LONGEST = 12


def absolutes(tree: Tree, attribution_of: dict[int, int]) -> list[TokenRelation]:
    """“ten people, most of them children, …”: most of them – be – children."""
    found = []
    for i in range(1, len(tree) - 2):
        if tree.lower[i] != "of" or tree.lower[i + 1] not in ("them", "whom", "which"):
            continue
        few = i - 1
        if tree.lower[few] not in _FEW and tree.pos[few] != "NUM":
            continue
        first = few
        while tree.pos[first - 1] in ("NUM", "ADV", "ADP") and tree.head[first - 1] in range(first - 1, few + 1):
            first -= 1
        if tree.text[first - 1] not in _BREAKS:
            continue
        end, last = tree.sentences[tree.sentence[i]][1], i + 2
        while last < end and last - i < _LONGEST and tree.text[last] not in (*_BREAKS, ")", ".", ";"):
            last += 1
        rest = range(i + 2, last)
        if last == end or last - i >= _LONGEST or not rest or any(tree.pos[k] in ("VERB", "AUX") for k in rest):
            continue
        what = trim(tree, i + 2, last - 1)
        head = next(
            (k for k in what if tree.head[k] not in what and tree.pos[k] in ("NOUN", "ADJ", "PROPN", "NUM")), -1
        )
        if head < 0:
            head = next((k for k in reversed(what) if tree.pos[k] in ("NOUN", "ADJ", "PROPN", "NUM")), -1)
        if head >= 0:
            who = list(range(first, i + 2))
            found.append(be_relation(who, few, what, head, attribution_of.get(few), "apposition"))
    return found
