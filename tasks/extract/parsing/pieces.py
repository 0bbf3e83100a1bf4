"""Cuts a long text into pieces that the model can take, and puts the parsed pieces together again.

Memory and time of a parse grow with the piece, not with the article; the offsets of the whole are exact because the
pieces lie end to end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from tasks.extract.parsing.layout import find_blocks

#: Characters a piece may have; nearly every article is one piece.
PIECE = 20_000
#: A block longer than a piece (no line break in it) is cut to this, so that no sentence is longer.
STRETCH = 4_000
_SENTENCE_END = re.compile(r"[.!?…。]['\"”’)\]]*\s+")
_SPACE = re.compile(r"\s+")


def cut(text: str, size: int = PIECE, stretch: int = STRETCH) -> list[tuple[int, int]]:
    """Start and end of the pieces of ``text``, end to end, each at most ``size`` characters.

    Cut is before a block where one begins; inside a block that is too long itself, after the end of a sentence, else
    after white space, else anywhere.
    """
    if len(text) <= size:
        return [(0, len(text))]
    edges = [block.start for block in find_blocks(text)][1:]
    pieces: list[tuple[int, int]] = []
    start, reach = 0, 0  # reach: last edge that the piece could end at
    for edge in [*edges, len(text)]:
        if edge - start > size:
            if reach > start:
                pieces.append((start, reach))
                start = reach
            while edge - start > size:
                end = _end_of_stretch(text, start, start + stretch)
                pieces.append((start, end))
                start = end
        reach = edge
    pieces.append((start, len(text)))
    return pieces


def _end_of_stretch(text: str, start: int, limit: int) -> int:
    """Where to cut at or before ``limit``: after a sentence, a word, or right there."""
    for pattern in (_SENTENCE_END, _SPACE):
        ends = [match.end() for match in pattern.finditer(text, start + (limit - start) // 2, limit)]
        if ends:
            return ends[-1]
    return limit


def join(docs: Sequence[Doc], text: str) -> Doc:
    """One parsed doc of ``text`` from the parsed docs of its pieces, in order."""
    if len(docs) == 1:
        return docs[0]
    whole = Doc.from_docs(list(docs), ensure_whitespace=False, exclude=["user_data"])  # type: ignore[call-arg]
    if whole is None or whole.text != text:  # cannot be: the pieces lie end to end
        raise ValueError("the pieces of an article do not add up to it")
    whole._.triplewire_blocks = find_blocks(text)
    return whole
