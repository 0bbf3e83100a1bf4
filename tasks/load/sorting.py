"""A store's triples in order, subject by subject, over all its graphs, in memory that does not grow with the store.

Oxigraph dumps fast but in an order of its own, so the dump's lines are sorted in runs that are merged (an external
merge sort: Knuth, The Art of Computer Programming, volume 3, section 5.4).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from shutil import rmtree

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple

from tasks.load.terms import XSD, Term, text

#: Lines sorted at a time: about 60 MB.
RUN = 250_000
_STRING = f"{XSD}string"
Subject = tuple[Term, list[tuple[Term, Term]]]


def read_subjects(store: Store, work: Path, leave_out: Container[Term] = ()) -> Iterator[Subject]:
    """Every subject with its predicates and values, all sorted, but the predicates in ``leave_out``.

    ``work`` is a folder for what does not fit into memory; it is made, and taken away at the end.
    """
    work.mkdir(parents=True, exist_ok=True)
    try:
        dump = work / "dump.nq"
        store.dump(str(dump), format=RdfFormat.N_QUADS)
        yield from group(sorted_lines(_lines(dump), work, RUN), leave_out)
    finally:
        rmtree(work, ignore_errors=True)


def _lines(dump: Path) -> Iterator[str]:
    """The dump's quads as lines of triples."""
    with dump.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield line.rsplit(" ", 2)[0] + "\n"


def sorted_lines(lines: Iterable[str], work: Path, run: int) -> Iterator[str]:
    """``lines`` in order; at most ``run`` of them are in memory at a time."""
    runs: list[Path] = []
    batch: list[str] = []
    for line in lines:
        batch.append(line)
        if len(batch) >= run:
            path = work / f"run-{len(runs)}"
            path.write_text("".join(sorted(set(batch))), encoding="utf-8", newline="\n")
            runs.append(path)
            batch.clear()
    batch.sort()
    with ExitStack() as stack:
        files = [stack.enter_context(path.open(encoding="utf-8", newline="\n")) for path in runs]
        yield from merge(batch, *files) if files else batch


def group(lines: Iterable[str], leave_out: Container[Term]) -> Iterator[Subject]:
    """Sorted lines (“subject predicate object”) as subjects; a line that comes twice counts once."""
    split = (line[:-1].split(" ", 2) for line in lines)
    for subject, parts in groupby(split, key=itemgetter(0)):
        pairs = list(dict.fromkeys((p, o) for _, p, o in parts if p not in leave_out))
        if pairs:
            yield subject, pairs


def term_of(node: NamedNode | BlankNode | Literal | Triple) -> Term:
    """A node of Oxigraph as a term."""
    if isinstance(node, NamedNode):
        return f"<{node.value}>"
    if not isinstance(node, Literal):
        return str(node)
    if node.language:
        return f"{text(node.value)}@{node.language}"
    datatype = node.datatype.value
    return text(node.value) if datatype == _STRING else f"{text(node.value)}^^<{datatype}>"
