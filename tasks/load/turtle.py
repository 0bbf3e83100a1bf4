"""Turtle that reads well and is the same in every run: fixed prefixes, subjects and values in order.

rdflib writes about 30,000 triples a second and Oxigraph neither sorts nor groups; this writer only formats what comes
sorted, so it needs no memory of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tasks.load.terms import PREFIXES, RDF_TYPE, RDFS_LABEL, XSD, Term, is_iri

#: Folders of data IRIs that get a prefix of their own (``person:ada-lovelace``).
FOLDERS = (
    "article", "decision", "evidence", "extractor", "statement", "argument", "quantity", "quotation", "role",
    "entity/concept", "entity/event", "entity/facility", "entity/group", "entity/organization", "entity/person",
    "entity/place", "entity/product", "entity/work",
)  # fmt: skip
_LOCAL = re.compile(r"(?:[A-Za-z0-9_]|%[0-9A-F]{2})(?:(?:[A-Za-z0-9_.-]|%[0-9A-F]{2})*(?:[A-Za-z0-9_-]|%[0-9A-F]{2}))?")
_BARE = {"integer": re.compile(r"[+-]?\d+"), "decimal": re.compile(r"[+-]?\d*\.\d+")}


class TurtleWriter:
    """Formats subjects as blocks; ``base`` is that of the data IRIs."""

    def __init__(self, base: str) -> None:
        self._prefixes = dict(PREFIXES)
        for folder in FOLDERS:
            self._prefixes.setdefault(folder.rpartition("/")[2], f"{base}{folder}/")
        self._by_namespace = {namespace: prefix for prefix, namespace in self._prefixes.items()}
        self.term = lru_cache(maxsize=50_000)(self._term)

    def head(self) -> str:
        """The declarations of all prefixes, sorted."""
        lines = [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in sorted(self._prefixes.items())]
        return "\n".join(lines) + "\n"

    def expand(self, written: str) -> Term:
        """The IRI that :meth:`term` has written so."""
        if written.startswith("<"):
            return written
        prefix, _, local = written.partition(":")
        return f"<{self._prefixes[prefix]}{local}>"

    def block(self, subject: Term, pairs: Iterable[tuple[Term, Term]]) -> str:
        """All that is said of ``subject``: types, labels, then the other properties, each with its values in order."""
        values: dict[Term, list[Term]] = {}
        for predicate, value in sorted(set(pairs)):
            values.setdefault(predicate, []).append(value)
        order = sorted(values, key=lambda p: (p != RDF_TYPE, p != RDFS_LABEL, self.term(p), p))
        lines = [
            f"{'a' if predicate == RDF_TYPE else self.term(predicate)} {', '.join(map(self.term, values[predicate]))}"
            for predicate in order
        ]
        return f"\n{self.term(subject)} " + " ;\n    ".join(lines) + " .\n"

    def _term(self, term: Term) -> str:
        if is_iri(term):
            return self._iri(term)
        if not term.endswith(">"):
            return term
        body, _, datatype = term.rpartition("^^")
        if datatype.startswith(f"<{XSD}"):
            bare = _BARE.get(datatype[len(XSD) + 1 : -1])
            if bare is not None and bare.fullmatch(body[1:-1]):
                return body[1:-1]
        return f"{body}^^{self._iri(datatype)}"

    def _iri(self, term: Term) -> str:
        value = term[1:-1]
        cut = max(value.rfind("/"), value.rfind("#")) + 1
        prefix = self._by_namespace.get(value[:cut])
        return f"{prefix}:{value[cut:]}" if prefix is not None and _LOCAL.fullmatch(value[cut:]) else term


def write_turtle(subjects: Iterable[tuple[Term, Iterable[tuple[Term, Term]]]], base: str) -> Iterator[str]:
    """Turtle in pieces, from subjects (in order) with their predicates and values."""
    writer = TurtleWriter(base)
    yield writer.head()
    for subject, pairs in subjects:
        yield writer.block(subject, pairs)
