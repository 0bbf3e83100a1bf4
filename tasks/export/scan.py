"""Reads a store one property at a time, which takes no harm from a triple that stands in several graphs.

Nearly all the time of reading goes into looking up strings, one for each cell of an answer. So answers come as one CSV
text (a third less than row objects), and a property with few different values is asked for value by value, which looks
up each value once. An IRI that comes in many answers is kept once.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from sys import intern

import pyoxigraph as ox

from tasks.sparql import PREFIXES

#: Rows for each different value from which on a property is read value by value: a query costs as much as so many rows.
_WORTH = 20


class Scan:
    """The default graph of a store where it holds statements, else all its graphs as one."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._union = not store.query("ASK { ?s a tw:Statement }", prefixes=PREFIXES)
        csv.field_size_limit(sys.maxsize)  # a text may be as long as it likes

    def rows(self, query: str) -> Iterator[list[str]]:
        """Solutions of a SELECT as text (IRIs and literals without syntax); the same one may come several times."""
        answer = self._store.query(query, use_default_graph_as_union=self._union, prefixes=PREFIXES)
        assert isinstance(answer, ox.QuerySolutions)
        written = io.BytesIO(answer.serialize(format=ox.QueryResultsFormat.CSV) or b"")
        found = csv.reader(io.TextIOWrapper(written, "utf-8", newline=""))
        next(found)  # the heading
        return found

    def one(self, path: str) -> dict[str, str]:
        """Subject → its value along ``path`` (a property or a path); the first in order where there are several."""
        return _first(self.rows(f"SELECT ?s ?o {{ ?s {path} ?o }}"))

    def one_of_few(self, property: str) -> dict[str, str]:
        """The same as :meth:`one` for a property; quicker where many subjects share each value."""
        return _first(self._by_value(property))

    def many(self, path: str) -> dict[str, list[str]]:
        """Subject → all its values along ``path``, sorted."""
        return _sorted(self.rows(f"SELECT ?s ?o {{ ?s {path} ?o }}"))

    def many_of_few(self, property: str) -> dict[str, list[str]]:
        """The same as :meth:`many` for a property; quicker where many subjects share each value."""
        return _sorted(self._by_value(property))

    def nodes(self, property: str) -> dict[str, str]:
        """Subject → the value that is an IRI (the first in order); no entry where it has none."""
        rows = self.rows(f"SELECT ?s ?o {{ ?s {property} ?o FILTER(isIRI(?o)) }}")
        return _first([subject, intern(value)] for subject, value in rows)

    def texts(self, property: str) -> dict[str, str]:
        """Subject → the value that is a literal (the first in order); no entry where it has none."""
        return _first(self.rows(f"SELECT ?s ?o {{ ?s {property} ?o FILTER(isLiteral(?o)) }}"))

    def choice(self, property: str, *values: str) -> dict[str, str]:
        """Subject → which of ``values`` (local names in the vocabulary) it has; no entry where it has none of them."""
        found: dict[str, str] = {}
        for value in values:
            for (subject,) in self.rows(f"SELECT ?s {{ ?s {property} tw:{value} }}"):
                found.setdefault(intern(subject), value)
        return found

    def several(self, property: str) -> dict[str, int]:
        """Subject → its count where that is more than one."""
        rows = self.rows(f"SELECT ?s ?o {{ ?s {property} ?o FILTER(?o > 1) }}")
        return {intern(subject): int(float(count)) for subject, count in rows}

    def _by_value(self, property: str) -> Iterator[list[str]]:
        """Subjects and values of a property, by whichever way is the quicker."""
        wanted = f"{{ ?s {property} ?o }}"
        count = int(next(self.rows(f"SELECT (COUNT(*) AS ?n) {wanted}"))[0])
        values = self._store.query(
            f"SELECT DISTINCT ?o {wanted}", use_default_graph_as_union=self._union, prefixes=PREFIXES
        )
        assert isinstance(values, ox.QuerySolutions)
        terms: list[ox.NamedNode | ox.Literal] = []
        for (term,) in values:
            terms.append(term)
            if len(terms) * _WORTH > count or not isinstance(term, (ox.NamedNode, ox.Literal)):
                yield from self.rows(f"SELECT ?s ?o {wanted}")
                return
        for term in terms:
            value = term.value
            yield from ([subject, value] for (subject,) in self.rows(f"SELECT ?s {{ ?s {property} {term} }}"))


def _first(rows: Iterable[list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for subject, value in rows:
        if found.setdefault(intern(subject), value) > value:
            found[subject] = value
    return found


def _sorted(rows: Iterator[list[str]]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for subject, value in rows:
        found.setdefault(intern(subject), set()).add(value)
    return {subject: sorted(values) for subject, values in found.items()}
