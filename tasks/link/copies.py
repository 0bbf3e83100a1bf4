"""Near-copies among articles (wire stories that several publishers print): MinHash over word shingles, then LSH.

Method: A. Broder, “On the resemblance and containment of documents” (1997), with the implementation of ``datasketch``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha1

import numpy as np
from datasketch import LeanMinHash, MinHash, MinHashLSH

from tasks.disjoint_sets import DisjointSets

_WORD = re.compile(r"\w+")
_PERMUTATIONS = 64
_SEED = 1
_SHINGLE = 5  # words
#: Estimated resemblance from which two articles count as copies of one text.
THRESHOLD = 0.6
#: The hash values, as bytes.
Sketch = bytes


def find_copies(texts: Mapping[str, str]) -> dict[str, str]:
    """:func:`copies_among` of the sketches of ``texts``."""
    return copies_among({key: sketch for key in texts if (sketch := sketch_of(texts[key])) is not None})


def copies_among(kept: Mapping[str, Sketch]) -> dict[str, str]:
    """Article → name of its cluster (its smallest member), for the articles in ``kept`` that have a near-copy.

    The clusters are the connected parts of “resembles”, so they do not depend on the order of the articles.
    """
    scheme = MinHash(num_perm=_PERMUTATIONS, seed=_SEED).scheme
    sketches = {key: _opened(kept[key], scheme) for key in sorted(kept)}
    index = MinHashLSH(threshold=THRESHOLD, num_perm=_PERMUTATIONS)
    keys = list(sketches)
    number = {key: n for n, key in enumerate(keys)}
    alike = DisjointSets(len(keys))
    for key, sketch in sketches.items():
        for other in index.query(sketch):
            if sketch.jaccard(sketches[other]) >= THRESHOLD:
                alike.union(number[key], number[other])
        index.insert(key, sketch)
    roots = {key: keys[alike.find(n)] for key, n in number.items()}
    sizes: dict[str, int] = {}
    for found in roots.values():
        sizes[found] = sizes.get(found, 0) + 1
    return {key: found for key, found in roots.items() if sizes[found] > 1}


def _opened(kept: Sketch, scheme: str) -> LeanMinHash:
    return LeanMinHash(seed=_SEED, hashvalues=np.frombuffer(kept, np.uint32), scheme=scheme)


@cache
def _empty_sketch() -> MinHash:
    """What a sketch begins as; it takes numbers, for the words are hashed all at once, in half the time."""
    return MinHash(num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=int)


def sketch_of(text: str) -> Sketch | None:
    """A sketch of ``text`` by which near-copies are found; None if it is too short for that."""
    words = _WORD.findall(text.lower())
    if len(words) < 2 * _SHINGLE:
        return None
    shingles = map(" ".join, zip(*(words[start:] for start in range(_SHINGLE)), strict=False))
    starts = b"".join(sha1(shingle.encode("utf-8", "replace")).digest()[:4] for shingle in shingles)
    sketch = _empty_sketch().copy()
    sketch.update_batch(np.frombuffer(starts, "<u4").tolist())
    return bytes(sketch.hashvalues.astype(np.uint32).tobytes())
