"""Whole sentences in quotation marks that no verb of saying claims: somebody's words, and not the article's."""

from __future__ import annotations

from tasks.extract.annotations import TokenAttribution
from tasks.extract.attributions.candidates import QuotedText
from tasks.extract.attributions.quotation_marks import Quotation
from tasks.extract.trees.tree import Tree

#: Told by the marks alone: sure that somebody says it, not who.
CONFIDENCE = 0.5
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def unclaimed(tree: Tree, found: list[TokenAttribution], quoted: QuotedText) -> list[TokenAttribution]:
    """An attribution for each of them: the opening mark is the cue, the source whoever spoke in the sentence before."""
    covered = {i for a in found for i in a.content}
    heads = sorted((a.head, n) for n, a in enumerate(found) if not quoted.double_at(a.head))
    more: list[TokenAttribution] = []
    for n, q in enumerate(quoted.quotations):
        verbs = _sentences(tree, q)
        if not q.double or not verbs or any(v in covered for v in verbs):
            continue
        content = [i for i in range(q.first + 1, q.last + 1) if tree.text[i].strip()]
        source, head = _speaker_before(tree, q, [found[k] for h, k in heads if q.first - 80 < h < q.first])
        before = quoted.quotations[n - 1] if n else None
        if not source and before is not None and not before.closed and q.paragraph - before.paragraph <= 2:
            # a new paragraph of a speech that goes on
            held = [a for a in (*found, *more) if before.first + 1 in (a.content[0], a.content[0] + 1, *a.source)]
            source, head = (held[-1].source, held[-1].source_head) if held else ([], None)
        more.append(
            TokenAttribution(
                "direct", source, [q.first], content, "say", "say", q.first, source_head=head, confidence=CONFIDENCE
            )
        )
    return more


def _sentences(tree: Tree, q: Quotation) -> list[int]:
    """Heads of the clauses with subject and tense that stand as a whole sentence within the quotation."""
    heads = []
    for number in range(tree.sentence[q.first], tree.sentence[q.last] + 1):
        first, end = tree.sentences[number]
        begins = max(first, q.first + 1)
        while begins < end and not tree.text[begins].strip():
            begins += 1
        if begins >= end or (first <= q.first + 1 and not _opens_sentence(tree, q)):
            continue
        whole = tree.text[begins][:1].isupper() or (
            first <= q.first + 1 and q.closed and tree.text[q.last - 1] in ".?!"
        )
        if not whole or end - begins < 4:
            continue
        heads += [v for v in range(begins, min(end, q.last + 1)) if tree.head[v] == v and _tells_or_orders(tree, v, q)]
    return heads


def _tells_or_orders(tree: Tree, v: int, q: Quotation) -> bool:
    """Whether the clause has subject and tense (“It fell.”) or is an order (“Please let them know.”)."""
    kids = tree.children[v]
    own = [c for c in kids if tree.dep[c] in ("nsubj", "nsubjpass", "expl") and c > q.first]
    if not own:
        return tree.tag[v] == "VB" and not any(tree.tag[c] in ("TO", "MD") for c in kids)
    return tree.tag[v] in _FINITE or any(tree.tag[c] in _FINITE for c in kids)


def _opens_sentence(tree: Tree, q: Quotation) -> bool:
    """Whether the quotation begins where a sentence can: on a new line, or behind a full stop, colon or comma."""
    k = q.first - 1
    return k < 0 or not tree.text[k].strip() or tree.text[k][-1:] in ".?!:…,"


def _speaker_before(tree: Tree, q: Quotation, near: list[TokenAttribution]) -> tuple[list[int], int | None]:
    """The source of what is said last in the sentence before, of the same paragraph."""
    before = q.first - 1
    while before >= 0 and not tree.text[before].strip():
        before -= 1
    if before < 0 or "\n" in tree.source[tree.end[before] : tree.start[q.first]]:
        return [], None
    spoken = [a for a in near if tree.sentence[a.head] == tree.sentence[before] and a.source and a.within is None]
    return (spoken[-1].source, spoken[-1].source_head) if spoken else ([], None)
