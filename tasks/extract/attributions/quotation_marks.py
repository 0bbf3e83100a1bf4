"""Stretches between quotation marks, of every style and language, balanced or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.extract.trees.tree import Tree

#: An opening mark and the marks that may close it.
_CLOSERS: dict[str, str] = {
    "“": "”\"“", "„": "“”\"", "‟": "”", "«": "»", "»": "«»", "‹": "›", "「": "」", "『": "』", "《": "》",
    '"': '"”', "＂": "＂", "”": "”", "〝": "〞〟",
}  # fmt: skip
_SINGLE_OPEN, _SINGLE_CLOSE = "‘'‚‛`", "’'"
#: Two single marks that stand for a double one.
_DOUBLED = {"``": "“", "‘‘": "“", "''": '"', "’’": "”"}
_MARK = re.compile("|".join(map(re.escape, (*_DOUBLED, *sorted({*_CLOSERS, *"".join(_CLOSERS.values())})))))
_SINGLE_MARK = re.compile(f"[{_SINGLE_OPEN}]")
_BEFORE_OPENING = "([{<-–—―/…:“„«"
_AFTER_CLOSING = ")]}>-–—―/…:;,.?!"


@dataclass(slots=True)
class Quotation:
    """Tokens ``first`` to ``last`` (both included), marks and all."""

    first: int
    last: int
    closed: bool
    double: bool
    paragraph: int  #: number of the line it begins in


def find_quotations(tree: Tree) -> list[Quotation]:
    """Quotations of ``tree`` in order of the text; of nested ones the outer alone.

    A quotation ends at its closing mark or, without one, with its paragraph. A line that goes on in lower case is no
    new paragraph. Single marks count where no double ones are around them and they cannot be apostrophes.
    """
    found: list[Quotation] = []
    text = tree.source
    lines = _paragraphs(text)
    token = 0
    for number, (start, end) in enumerate(lines):
        for first, last, closed, double in _in_paragraph(text, start, end):
            while token < len(tree) and tree.end[token] <= first:
                token += 1
            stop = token
            while stop + 1 < len(tree) and tree.start[stop + 1] < last:
                stop += 1
            if token < len(tree) and stop > token:
                found.append(Quotation(token, stop, closed, double, number))
                token = stop + 1
    return found


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph: lines, those that go on in lower case joined to the one before."""
    found: list[tuple[int, int]] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if found and found[-1][1] == start - 1 and text[start : start + 1].islower() and end > start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        start = end + 1
    return found


def _in_paragraph(text: str, start: int, end: int) -> list[tuple[int, int, bool, bool]]:
    found: list[tuple[int, int, bool, bool]] = []
    opened, closers = -1, ""
    outside = start
    for mark in _MARK.finditer(text, start, end):
        i, behind = mark.span()
        c = _DOUBLED.get(mark[0], mark[0])
        if opened >= 0:
            if c in closers and not (c in '“»"”' and _opens(text, i, behind - i, start, end) and c not in closers[:1]):
                found.append((opened, behind, True, True))
                opened, outside = -1, behind
        elif c in _CLOSERS and (c not in "”»" or _opens(text, i, behind - i, start, end)) and not _inches(text, i, c):
            found += _single(text, outside, i)
            opened, closers = i, _CLOSERS[c]
    if opened >= 0:
        found.append((opened, end, False, True))
    else:
        found += _single(text, outside, end)
    return found


def _opens(text: str, i: int, width: int, start: int, end: int) -> bool:
    """Whether a mark at ``i`` stands like an opening one: space before it and none behind."""
    before = text[i - 1] if i > start else " "
    after = text[i + width] if i + width < end else " "
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _inches(text: str, i: int, c: str) -> bool:
    """A flat mark right behind a digit, as in 12" vinyl."""
    return c == '"' and i > 0 and text[i - 1].isdigit() and not text[i + 1 : i + 2].isalnum()


def _single(text: str, start: int, end: int) -> list[tuple[int, int, bool, bool]]:
    """Quotations in single marks between ``start`` and ``end``; without a closing mark it was an apostrophe."""
    found = []
    behind = start
    for mark in _SINGLE_MARK.finditer(text, start, end):
        i = mark.start()
        if i >= behind and _opens(text, i, 1, start, end):
            close = _single_close(text, i + 1, end)
            if close > 0:
                found.append((i, close + 1, True, False))
                behind = close + 1
    return found


def _single_close(text: str, start: int, end: int) -> int:
    fallback = -1
    for k in range(start, end):
        c = text[k]
        if c in _SINGLE_OPEN and _opens(text, k, 1, start, end):
            break
        if c in _SINGLE_CLOSE and not text[k + 1 : k + 2].isalnum() and not text[k - 1].isspace():
            if text[k - 1] not in "sS" or k + 1 >= end:
                return k
            if fallback < 0:  # may be the apostrophe of a plural genitive
                fallback = k
    return fallback
