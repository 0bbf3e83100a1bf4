"""Triples in order, subject by subject, in memory that does not grow with their number: an external merge sort.

Reference: Knuth, The Art of Computer Programming, volume 3, section 5.4.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path

Term = str  #: in Turtle’s syntax

#: Lines sorted at a time.
RUN = 50_000
Subject = tuple[Term, list[tuple[Term, Term]]]


class Runs:
    """Collects lines (“subject predicate object”), sorted in runs; what does not fit into memory goes to ``folder``."""

    def __init__(self, folder: Path, run: int = RUN) -> None:
        self._folder = folder
        self._run = run
        self._files: list[Path] = []
        self._lines: list[str] = []

    def add(self, lines: Iterable[str]) -> None:
        """Takes lines, each with its line feed, in any order."""
        self._lines += lines
        if len(self._lines) >= self._run:
            path = self._folder / f"run-{len(self._files)}"
            path.write_text("".join(sorted(set(self._lines))), encoding="utf-8", newline="\n")
            self._files.append(path)
            self._lines.clear()

    def lines(self) -> Iterator[str]:
        """All lines in order, with what came several times."""
        self._lines.sort()
        with ExitStack() as stack:
            files = [stack.enter_context(path.open(encoding="utf-8", newline="\n")) for path in self._files]
            yield from merge(self._lines, *files) if files else self._lines

    def subjects(self, leave_out: Container[Term] = ()) -> Iterator[Subject]:
        """Every subject with its predicates and values, all sorted, but the predicates in ``leave_out``."""
        split = (line[:-1].split(" ", 2) for line in self.lines())
        for subject, parts in groupby(split, key=itemgetter(0)):
            pairs = list(dict.fromkeys((p, o) for _, p, o in parts if p not in leave_out))
            if pairs:
                yield subject, pairs
