"""How many independent reports a statement has: copies of one wire story count once, and so do near-equal sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tasks.disjoint_sets import DisjointSets

_WORD = re.compile(r"\w+")
#: Share of all word pairs of two sentences that both must have, for one to be a copy of the other …
RESEMBLANCE = 0.45
#: … or share of the shorter one's, where it has enough of them.
CONTAINMENT = 0.8
_ENOUGH = 10
_FEW = 5  #: word pairs; sentences with fewer must be equal
_MANY = 100  #: evidence beyond which only equal sentences are told to be copies (keeps the cost linear)


class Support(NamedTuple):
    """One article's sentence for a statement."""

    cluster: str  #: of the article's near-copies; the article's own hash if it has none
    sentence: str


def corroboration(supports: Sequence[Support]) -> int:
    """The number of independent reports among ``supports``, whatever their order."""
    if len({support.cluster for support in supports}) < 2:
        return min(len(supports), 1)
    found = sorted(set(supports))
    reports = DisjointSets(len(found))
    first: dict[object, int] = {}
    sketches = [_word_pairs(support.sentence) for support in found]
    for n, support in enumerate(found):
        for key in (("article", support.cluster), sketches[n]):
            reports.union(first.setdefault(key, n), n)
    if len(found) <= _MANY:
        for n in range(len(found)):
            for m in range(n):
                if reports.find(n) != reports.find(m) and alike(sketches[n], sketches[m]):
                    reports.union(n, m)
    return len({reports.find(n) for n in range(len(found))})


def alike(first: frozenset[tuple[str, str]], second: frozenset[tuple[str, str]]) -> bool:
    """Whether one sentence is a near-copy of the other, or of a part of it, by the word pairs that they share.

    Method: resemblance and containment after A. Broder, “On the resemblance and containment of documents” (1997).
    """
    fewer, common = min(len(first), len(second)), len(first & second)
    if fewer < _FEW:
        return False
    return common >= RESEMBLANCE * (len(first) + len(second) - common) or (
        fewer >= _ENOUGH and common >= CONTAINMENT * fewer
    )


def _word_pairs(sentence: str) -> frozenset[tuple[str, str]]:
    tokens = _WORD.findall(sentence.lower())
    return frozenset(zip(["", *tokens], [*tokens, ""], strict=True))
