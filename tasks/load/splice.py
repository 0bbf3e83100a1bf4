"""Replaces blocks of a Turtle file that :mod:`tasks.load.turtle` wrote; all others are copied as they are.

The blocks stand in the order of their subjects with an empty line before each, and no literal holds a line feed: so a
block is found by bisecting the file, without an index, and a change costs a copy of the file and no more. What has been
copied is let go of: the file is never in memory as a whole.
"""

from __future__ import annotations

import mmap as mapping
from collections.abc import Iterable, Iterator
from mmap import ACCESS_READ, ALLOCATIONGRANULARITY, mmap
from pathlib import Path

from tasks.load.terms import Term
from tasks.load.turtle import TurtleWriter

_PIECE = 1 << 22
_LET_GO = getattr(mapping, "MADV_DONTNEED", None)  # not every system has it


def splice(old: Path, changes: Iterable[tuple[Term, str]], writer: TurtleWriter) -> Iterator[bytes]:
    """The bytes of ``old`` with the blocks of some subjects replaced; an empty block takes the subject away.

    Args:
        changes: subject and its new block, in order of subjects.
    """
    with old.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        begun = 0
        for subject, block in changes:
            start = _first_at_or_after(data, subject, max(begun, len(writer.head().encode())), writer)
            yield from _pieces(data, begun, start)
            yield block.encode("utf-8")
            begun = _end(data, start) if _subject(data, start, writer) == subject else start
        yield from _pieces(data, begun, len(data))


def _pieces(data: mmap, start: int, end: int) -> Iterator[bytes]:
    for begun in range(start, end, _PIECE):
        until = min(begun + _PIECE, end)
        yield data[begun:until]
        if _LET_GO is not None and (first := begun - begun % ALLOCATIONGRANULARITY) < until:
            data.madvise(_LET_GO, first, until - first)


def _first_at_or_after(data: mmap, subject: Term, low: int, writer: TurtleWriter) -> int:
    """Where the first block from ``low`` (a start of a block) on begins whose subject is not before ``subject``."""
    high = len(data)
    while low < high:
        middle = _block_from(data, (low + high) // 2, low)
        if _subject(data, middle, writer) < subject:
            low = _end(data, middle)
        else:
            high = middle
    return low


def _block_from(data: mmap, place: int, low: int) -> int:
    """The start of the block that ``place`` lies in; ``low`` is the start of a block at or before it."""
    before = data.rfind(b"\n\n", low, place + 1)
    return low if before < 0 else before + 1


def _end(data: mmap, start: int) -> int:
    """Where the block that starts at ``start`` ends."""
    found = data.find(b"\n\n", start + 1)
    return len(data) if found < 0 else found + 1


def _subject(data: mmap, start: int, writer: TurtleWriter) -> Term:
    """The subject of the block at ``start``; empty at the end of the file."""
    end = data.find(b" ", start)
    return writer.expand(data[start + 1 : end].decode("utf-8")) if end > 0 else ""
