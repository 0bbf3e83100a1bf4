"""A possible attribution, before it is judged, and what all finders of them share."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.extract.attributions.quotation_marks import Quotation, find_quotations
from tasks.extract.trees.tree import Tree
from tasks.model import AttributionKind

#: Tokens of content on either side of its head; longer sentences are no language.
REACH = 300
_EDGE = frozenset({",", ";", ":", ".", "-", "–", "—", "―", "…", "--", "---", "*", "•", "|", "..."})
_DANGLING = frozenset({"and", "but", "or", "nor"})


@dataclass(slots=True)
class Candidate:
    """Source, cue and content as sorted token indexes, and how they were found."""

    construction: str
    word_class: str
    lemma: str
    head: int
    cue: list[int]
    content: list[int]
    source: list[int]
    source_head: int | None = None
    addressee: int | None = None
    content_head: int = -1
    known: bool = True  #: whether the lexicon has the word
    strength: str = ""  #: strong, weak, unlisted, or nothing
    form: str = ""  #: of a clause: finite, to, ing, bare


class QuotedText:
    """Quotations of an article and, for each token, which one it stands in."""

    __slots__ = ("at", "quotations")

    def __init__(self, tree: Tree) -> None:
        self.quotations: list[Quotation] = find_quotations(tree)
        self.at = [-1] * len(tree)
        for number, q in enumerate(self.quotations):
            for i in range(q.first, q.last + 1):
                self.at[i] = number

    def double_at(self, i: int) -> bool:
        """Whether token ``i`` stands in double marks."""
        return self.at[i] >= 0 and self.quotations[self.at[i]].double

    def with_marks(self, content: list[int], cue: int) -> list[int]:
        """``content`` with the marks, and the punctuation inside them, of quotations that it begins or ends with.

        A quotation that begins in the content and goes on behind its sentence belongs to it as a whole, unless the
        ``cue`` stands in it too.
        """
        if not content or (self.at[cue] >= 0 and self.at[cue] == self.at[content[-1]]):
            return content
        q = self.at[content[0]]
        if q >= 0 and self.quotations[q].first == content[0] - 1:
            content = [content[0] - 1, *content]
        q = self.at[content[-1]]
        if q >= 0:
            quotation = self.quotations[q]
            if content[-1] < quotation.last and quotation.first >= content[0]:
                content = content + list(range(content[-1] + 1, quotation.last + 1))
        return content


def spread(tree: Tree, head: int, verb: int) -> list[int]:
    """Tokens of the phrase of ``head``, without ``verb``'s own side of the sentence if it reaches there."""
    first, last = max(tree.left[head], head - REACH), min(tree.right[head], head + REACH)
    if first <= verb <= last:
        if head < verb:
            last = verb - 1
        else:
            first = verb + 1
    return list(range(first, last + 1))


def clause(tree: Tree, head: int, verb: int) -> list[int]:
    """Tokens of the clause of ``head``, on both sides of ``verb``, without ``verb`` and what hangs on it.

    “The road, he said, is open” and “which he said was open” have the verb of saying in the middle of the content.
    """
    if not tree.left[head] <= verb <= tree.right[head]:
        return spread(tree, head, verb)
    found = [head]
    for j in tree.children[head]:
        first, last = tree.left[j], tree.right[j]
        if not first <= verb <= last and abs(j - head) <= REACH:
            found.extend(range(max(first, head - REACH), min(last, head + REACH) + 1))
    return sorted(set(found))


def trim(tree: Tree, tokens: list[int]) -> list[int]:
    """``tokens`` without white space and loose punctuation at either end, nor a conjunction left over at the end."""
    a, b = 0, len(tokens)
    while a < b and (not tree.text[tokens[a]].strip() or tree.text[tokens[a]] in _EDGE):
        a += 1
    while b > a:
        word = tree.text[tokens[b - 1]]
        if word.strip() and word not in _EDGE and not (word in _DANGLING and b - a > 2):
            break
        b -= 1
    return tokens[a:b]


def kind_of(tree: Tree, content: list[int], quoted: QuotedText) -> AttributionKind:
    """Direct: nine in ten words of the content stand in double marks; indirect: none; else mixed."""
    words = [i for i in content if any(c.isalnum() for c in tree.text[i])]
    inside = sum(1 for i in words if quoted.double_at(i))
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * len(words) else "mixed"
