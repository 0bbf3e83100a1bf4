"""Where the triples of a load go: into a graph that is made from nothing, or into the one that is published.

Both leave the same: the named graphs, their merge as the default graph, and ``graph.ttl``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Protocol, TextIO

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from tasks.load.splice import splice
from tasks.load.terms import PREF_LABEL, RDF_TYPE, REL, Term, Triple, schema, term_of, tw
from tasks.load.turtle import TurtleWriter, write_turtle
from tasks.sorting import Runs, Subject
from tasks.store import Draft, write_atomically

#: Quads gathered before they go to the store: fewer cost more time, more cost more memory.
_BATCH = 50_000
_KINDS = {
    schema("NewsArticle"): "article", tw("Statement"): "statement", tw("Evidence"): "evidence",
    tw("Quotation"): "quotation",
}  # fmt: skip
_DEFAULT = DefaultGraph()


class Sink(Protocol):
    """Takes named graphs, whole or a subject at a time; what it is given replaces what was there."""

    def put_graph(self, graph: str, triples: Iterable[Triple]) -> None:
        """Makes a named graph hold just these triples."""

    def put_subject(self, graph: str, subject: Term, triples: Iterable[Triple]) -> None:
        """Makes a named graph say just this of a subject."""

    def finish(self, path: Path, leave_out: frozenset[Term], counts: Counter[str]) -> str:
        """Writes the file of all graphs, but the predicates in ``leave_out``; gives the hash of what it holds.

        ``counts`` is what the file held before, by kind, and then what it holds now.
        """


class FreshSink:
    """Makes everything from nothing."""

    def __init__(self, draft: Draft, base: str) -> None:
        self._draft = draft
        self._base = base
        self._path = draft.work / "quads.nq"
        self._quads: TextIO = self._path.open("w", encoding="utf-8", newline="\n")
        self._count = 0
        self._runs = Runs(draft.work)

    def put_graph(self, graph: str, triples: Iterable[Triple]) -> None:
        """Makes a named graph hold just these triples."""
        lines = [" ".join(triple) for triple in triples]
        self._runs.add([f"{line}\n" for line in lines])
        self._quads.writelines(f"{line} <{graph}> .\n{line} .\n" for line in lines)  # the default graph merges all
        self._count += 2 * len(lines)
        if self._count >= _BATCH:
            self._flush()

    def put_subject(self, graph: str, subject: Term, triples: Iterable[Triple]) -> None:
        """Makes a named graph say just this of a subject."""
        self.put_graph(graph, triples)

    def finish(self, path: Path, leave_out: frozenset[Term], counts: Counter[str]) -> str:
        """Writes the file of all graphs; gives the hash of what it holds."""
        self._flush()
        self._quads.close()
        digest = sha256()

        def pieces() -> Iterator[str]:
            for piece in write_turtle(self._counted(leave_out, counts), self._base):
                digest.update(piece.encode("utf-8"))
                yield piece

        write_atomically(path, pieces())
        return digest.hexdigest()

    def _counted(self, leave_out: frozenset[Term], counts: Counter[str]) -> Iterator[Subject]:
        for subject, pairs in self._runs.subjects(leave_out):
            count(pairs, counts)
            yield subject, pairs

    def _flush(self) -> None:
        self._quads.close()
        self._draft.add_file(self._path)
        self._quads = self._path.open("w", encoding="utf-8", newline="\n")
        self._count = 0


class ChangingSink:
    """Changes a draft that started as what is published."""

    def __init__(self, draft: Draft, base: str) -> None:
        self._draft = draft
        self._writer = TurtleWriter(base)
        self._added: list[str] = []
        self._changed: dict[Triple, Quad | None] = {}  #: triple → as it was in a named graph, if it was

    @property
    def _store(self) -> Store:
        return self._draft.open()  # never kept: publishing closes it

    def put_graph(self, graph: str, triples: Iterable[Triple]) -> None:
        """Makes a named graph hold just these triples."""
        self._replace(graph, self._store.quads_for_pattern(None, None, None, NamedNode(graph)), set(triples))

    def put_subject(self, graph: str, subject: Term, triples: Iterable[Triple]) -> None:
        """Makes a named graph say just this of a subject."""
        node = NamedNode(subject[1:-1])
        self._replace(graph, self._store.quads_for_pattern(node, None, None, NamedNode(graph)), set(triples))

    def _replace(self, graph: str, before: Iterable[Quad], now: set[Triple]) -> None:
        old = {_triple(quad): quad for quad in before}
        for triple in old.keys() - now:
            self._store.remove(old[triple])
            self._changed[triple] = old[triple]
        for triple in now - old.keys():
            self._added.append(f"{' '.join(triple)} <{graph}> .\n")
            self._changed.setdefault(triple, None)
        if not now and old and next(self._store.quads_for_pattern(None, None, None, NamedNode(graph)), None) is None:
            self._store.remove_graph(NamedNode(graph))

    def finish(self, path: Path, leave_out: frozenset[Term], counts: Counter[str]) -> str:
        """Changes the default graph and the file as the named graphs were changed; gives the hash of the file."""
        self._flush()
        said = {subject: self._said_of(subject) for subject in sorted({t.subject for t in self._changed})}
        now = {subject: set(pairs) for subject, pairs in said.items()}
        for (subject, *pair), quad in self._changed.items():
            if quad is None:
                self._added.append(f"{subject} {' '.join(pair)} .\n")
                now[subject].add((pair[0], pair[1]))
            elif next(self._named(quad), None) is None:
                self._store.remove(Quad(quad.subject, quad.predicate, quad.object, _DEFAULT))
                now[subject].discard((pair[0], pair[1]))
        self._flush()
        changes: list[tuple[Term, str]] = []
        for subject, before in said.items():
            if before != now[subject]:
                count(_without(leave_out, before), counts, -1)
                pairs = _without(leave_out, now[subject])
                count(pairs, counts)
                changes.append((subject, self._writer.block(subject, pairs) if pairs else ""))
        digest = sha256()

        def pieces() -> Iterator[bytes]:
            for piece in splice(path, changes, self._writer):
                digest.update(piece)
                yield piece

        write_atomically(path, pieces())
        return digest.hexdigest()

    def _named(self, quad: Quad) -> Iterator[Quad]:
        found = self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return (other for other in found if other.graph_name != _DEFAULT)

    def _said_of(self, subject: Term) -> set[tuple[Term, Term]]:
        found = self._store.quads_for_pattern(NamedNode(subject[1:-1]), None, None, _DEFAULT)
        return {(f"<{quad.predicate.value}>", term_of(quad.object)) for quad in found}

    def _flush(self) -> None:
        if self._added:
            self._draft.add(self._added)
            self._added.clear()


def count(pairs: Iterable[tuple[Term, Term]], counts: Counter[str], step: int = 1) -> None:
    """Counts what is said of a subject, by kind."""
    for predicate, value in pairs:
        counts["triple"] += step
        if predicate == RDF_TYPE and value in _KINDS:
            counts[_KINDS[value]] += step
        elif predicate == PREF_LABEL:
            counts["entity"] += step
        elif predicate.startswith(f"<{REL}"):
            counts["direct"] += step


def _without(leave_out: frozenset[Term], pairs: Iterable[tuple[Term, Term]]) -> list[tuple[Term, Term]]:
    return [pair for pair in pairs if pair[0] not in leave_out]


def _triple(quad: Quad) -> Triple:
    return Triple(term_of(quad.subject), f"<{quad.predicate.value}>", term_of(quad.object))
