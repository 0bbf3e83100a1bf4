"""The published graph as pages read it: by pattern, not by query, which is quick for one node at a time."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import pyoxigraph as ox

from tasks.settings import DEFAULT_BASE
from tasks.sparql import PREFIXES
from tasks.store import text_of

T = TypeVar("T")
Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

#: What stands after the base in the IRIs that have pages of their own.
FOLDERS = (
    "entity/",
    "statement/",
    "article/",
    "quotation/",
    "evidence/",
    "role/",
    "decision/",
    "argument/",
    "quantity/",
    "contradiction/",
    "extractor/",
    "graph/",
)


@lru_cache(maxsize=256)
def name(short: str) -> ox.NamedNode:
    """The IRI behind a prefixed name.

    >>> name("tw:speaker").value
    'https://w3id.org/triplewire/ontology#speaker'
    """
    prefix, _, local = short.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


class Graph:
    """One snapshot. What is computed over all of it is computed once, when it is first asked for."""

    def __init__(self, store: ox.Store, base: str = "", cache: Path | None = None) -> None:
        self._cache = cache
        self.store = store
        self.base = base or self._find_base()
        self._kept: dict[str, Any] = {}

    def _find_base(self) -> str:
        """The base IRI of the data, from the first article's IRI."""
        for node in self.subjects("rdf:type", name("schema:NewsArticle"), most=1):
            base, folder, _ = node.value.rpartition("/article/")
            if folder:
                return base + "/"
        return DEFAULT_BASE

    def kept(self, what: str, compute: Callable[[Graph], T]) -> T:
        """What ``compute`` says of this snapshot, computed at the first call."""
        if what not in self._kept:
            self._kept[what] = self._shared(what.replace(" ", "-"), compute)
        return self._kept[what]  # type: ignore[no-any-return]

    def derived(self, what: str, compute: Callable[[Graph], T]) -> T:
        """Like :meth:`kept`, for what is quickly made of what is kept: each worker makes its own."""
        if what not in self._kept:
            self._kept[what] = compute(self)
        return self._kept[what]  # type: ignore[no-any-return]

    def _shared(self, what: str, compute: Callable[[Graph], T]) -> T:
        """What another worker has computed already, else computed now and left for the others."""
        if self._cache is None:
            return compute(self)
        path = self._cache.with_name(f"{self._cache.name}-{what}")
        with _alone(path):
            with suppress(OSError, EOFError, pickle.UnpicklingError):
                return pickle.loads(path.read_bytes())  # type: ignore[no-any-return]  # our own, in a folder of our own
            found = compute(self)
            with suppress(OSError):  # a full disk: each worker then computes for itself
                beside = path.with_suffix(f".{os.getpid()}")
                beside.write_bytes(pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
                beside.replace(path)
        return found

    def quads(
        self, subject: Node | None = None, predicate: ox.NamedNode | None = None, value: Term | None = None
    ) -> Iterator[ox.Quad]:
        """What matches a pattern in the default graph, which is the merge of all."""
        return self.store.quads_for_pattern(subject, predicate, value, ox.DefaultGraph())

    def rows(self, query: str) -> Iterator[ox.QuerySolution]:
        """The rows of a SELECT query of ours."""
        answer = self.store.query(query, prefixes=PREFIXES)
        assert isinstance(answer, ox.QuerySolutions)
        return iter(answer)

    def values(self, node: Node, predicate: str) -> list[Term]:
        """The values of a property, each once, in order."""
        found = {quad.object for quad in self.quads(node, name(predicate))}
        return sorted(found, key=str) if len(found) > 1 else list(found)

    def value(self, node: Node, predicate: str) -> Term | None:
        """The first value of a property."""
        return next(iter(self.values(node, predicate)), None)

    def text(self, node: Node, predicate: str) -> str:
        """The first value of a property as text; empty if there is none."""
        return text_of(self.value(node, predicate))

    def nodes(self, node: Node, predicate: str) -> list[ox.NamedNode]:
        """The values of a property that are IRIs."""
        return [term for term in self.values(node, predicate) if isinstance(term, ox.NamedNode)]

    def node(self, node: Node, predicate: str) -> ox.NamedNode | None:
        """The first value of a property that is an IRI."""
        return next(iter(self.nodes(node, predicate)), None)

    def subjects(self, predicate: str, value: Term | None, most: int = 0) -> list[ox.NamedNode]:
        """What has ``value`` for a property, each once, in order; ``most``: stop after so many (0: never)."""
        found: set[ox.NamedNode] = set()
        for quad in self.quads(None, name(predicate), value):
            if isinstance(quad.subject, ox.NamedNode):
                found.add(quad.subject)
                if len(found) == most:
                    break
        return sorted(found, key=lambda node: node.value)

    def holders(self, node: Node) -> list[ox.NamedNode]:
        """The statements that have ``node`` as value of a further argument."""
        found: set[ox.NamedNode] = set()
        for argument in self.subjects("rdf:value", node):
            found.update(self.subjects("tw:argument", argument))
        return sorted(found, key=lambda item: item.value)

    def kinds(self, node: Node) -> set[str]:
        """The local names of a node's classes."""
        return {local(term.value) for term in self.nodes(node, "rdf:type")}

    def label(self, term: Term | None) -> str:
        """What a term is called."""
        if not isinstance(term, ox.NamedNode):
            return text_of(term)
        for predicate in ("rdfs:label", "skos:prefLabel", "schema:headline"):
            if found := self.text(term, predicate):
                return found
        return local(term.value).replace("_", " ")

    def exists(self, node: ox.NamedNode) -> bool:
        """Whether the graph says anything of ``node``."""
        return next(self.quads(node), None) is not None

    def address(self, term: Term | None) -> str:
        """Where the page of a term is, below the root of the pages; empty for a literal."""
        if not isinstance(term, ox.NamedNode):
            return ""
        below = term.value[len(self.base) :] if term.value.startswith(self.base) else ""
        if term.value.startswith(PREFIXES["tw"]):
            return "/ontology#" + quote(term.value[len(PREFIXES["tw"]) :])
        if below.startswith(FOLDERS):
            return "/" + quote(below, safe="/:@!$&'()*+,;=~%")
        return "/thing?iri=" + quote(term.value, safe="")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Others wait at the same ``path``, where the system has locks; a worker that ends lets go of its own."""
    try:
        import fcntl

        held = path.with_name(f"{path.name}.lock").open("wb")
    except (ImportError, OSError):
        yield
        return
    with held:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def local(iri: str) -> str:
    """What stands behind the last ``#`` or ``/``."""
    return iri.rstrip("/#").rpartition("#")[2].rpartition("/")[2]


def number_of(term: Term | None, default: float = 0.0) -> float:
    """A literal as number."""
    try:
        found = float(text_of(term))
    except ValueError:
        return default
    return found if found == found and abs(found) != float("inf") else default
