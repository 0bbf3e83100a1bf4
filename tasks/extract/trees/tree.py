"""A parsed text as plain Python lists: what every rule of language reads.

spaCy's token objects cost a C call for each attribute; rules look at each token many times. A :class:`Tree` is made
once for a ``Doc`` (:func:`tree_of`), so all rules together cost a fraction of the parse.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from tasks.extract.trees.base_forms import base_form

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "triplewire_tree"
_INFLECTED = frozenset(("VBD", "VBN", "VBG", "VBZ"))


class Tree:
    """Columns of a parsed ``Doc``; all positions are token indexes into the article's whole ``Doc``.

    Attributes:
        text, lower, lemma, pos, tag, dep: list[str], a value a token (``dep`` in ClearNLP style, as in en_core_web).
        head: list[int], index of the head (a root is its own head).
        children: list[list[int]], in order of the text.
        start, end: list[int], offsets in code points into the text, end exclusive.
        ent: list[str], spaCy's entity label or "".
        ent_start: list[bool], whether a spaCy entity begins here.
        sentences: list[tuple[int, int]], first token and end (exclusive) of each sentence.
        sentence: list[int], index into ``sentences``.
        kind: list[str], kind of the layout's block that each sentence stands in (“headline”, “paragraph”, …).
        source: str, the whole text.
    """

    __slots__ = (
        "children", "dep", "end", "ent", "ent_start", "head", "kind", "left", "lemma", "lower", "pos", "right",
        "sentence", "sentences", "source", "start", "tag", "text",
    )  # fmt: skip

    def __init__(self, doc: Doc) -> None:
        tokens = list(doc)  # each look into a Doc makes its tokens anew
        n = len(tokens)
        self.source: str = doc.text
        self.text = [t.text for t in tokens]
        self.lower = [w.lower() for w in self.text]
        self.pos = [t.pos_ for t in tokens]
        self.tag = [t.tag_ for t in tokens]
        self.lemma = [
            base_form(word, tag, t.lemma_) if tag in _INFLECTED else t.lemma_
            for t, word, tag in zip(tokens, self.lower, self.tag, strict=True)
        ]
        self.dep = [t.dep_ for t in tokens]
        self.start = [t.idx for t in tokens]
        self.end = [i + len(w) for i, w in zip(self.start, self.text, strict=True)]
        self.ent = [t.ent_type_ for t in tokens]
        self.ent_start = [t.ent_iob == 3 for t in tokens]
        self.head = [t.head.i for t in tokens]
        self.children: list[list[int]] = [[] for _ in range(n)]
        for i, h in enumerate(self.head):
            if h != i:
                self.children[h].append(i)
        self.sentences: list[tuple[int, int]] = []
        self.sentence = [0] * n
        for number, sent in enumerate(doc.sents):
            self.sentences.append((sent.start, sent.end))
            for i in range(sent.start, sent.end):
                self.sentence[i] = number
        self.kind = _kinds(doc, [self.start[first] for first, _ in self.sentences])
        self.left = [t.left_edge.i for t in tokens]
        self.right = [t.right_edge.i for t in tokens]

    def __len__(self) -> int:
        return len(self.text)

    def subtree(self, i: int) -> list[int]:
        """Token ``i`` and all below it, in order of the text."""
        found, stack = [], [i]
        while stack:
            j = stack.pop()
            found.append(j)
            stack.extend(self.children[j])
        found.sort()
        return found

    def ancestors(self, i: int) -> list[int]:
        """Heads of ``i``, nearest first, up to the root of its sentence."""
        found = []
        while self.head[i] != i:
            i = self.head[i]
            found.append(i)
        return found

    def child(self, i: int, *deps: str) -> int | None:
        """First child of ``i`` with one of these dependency labels, if any."""
        for j in self.children[i]:
            if self.dep[j] in deps:
                return j
        return None

    def cut(self, first: int, last: int) -> str:
        """The text from token ``first`` to token ``last``, both included."""
        return self.source[self.start[first] : self.end[last]]


def _kinds(doc: Doc, starts: list[int]) -> list[str]:
    blocks = doc._.triplewire_blocks if doc.has_extension("triplewire_blocks") else []
    edges = [block.start for block in blocks]
    return [blocks[max(0, bisect_right(edges, start) - 1)].kind if len(blocks) > 1 else "paragraph" for start in starts]


def tree_of(doc: Doc) -> Tree:
    """The :class:`Tree` of a parsed ``doc``, with misparses repaired; made at the first call and kept with it."""
    from tasks.extract.trees.repairs import repair  # it reads this module's Tree

    tree: Tree | None = doc.user_data.get(_KEY)
    if tree is None or len(tree) != len(doc):
        tree = doc.user_data[_KEY] = Tree(doc)
        repair(tree)
    return tree


def forget_tree(doc: Doc) -> None:
    """Lets the next :func:`tree_of` read ``doc`` anew, since its parse has changed."""
    doc.user_data.pop(_KEY, None)
