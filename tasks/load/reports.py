"""Who reports which statement: gathered article by article, counted over all, in memory that does not grow with them.

The reports stand in the books of load; what is computed from them depends on their set alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from tasks.load.article import Contribution
from tasks.load.corroboration import Support, corroboration
from tasks.load.gloss import Glosses
from tasks.load.identity import clean_lemma
from tasks.load.terms import RDF_PROPERTY, RDF_TYPE, RDFS_LABEL, Term, Triple, number, sound, text, tw

Row = tuple[str, str, int, int, float, str]


class Reports:
    """Gathers reports in any order."""

    def __init__(self, rows: sqlite3.Connection, labels: Mapping[Term, str], base: str) -> None:
        self._rows = rows
        self._labels = labels
        self._base = base

    def add(self, found: Contribution, rejected: frozenset[Term] = frozenset()) -> None:
        """Takes in the statements of an article but those that were rejected."""
        known = {
            report.statement.iri(self._base): (report.statement, dict(report.articles)) for report in found.reports
        }
        glosses = Glosses(self._labels, found.concepts, known, self._base)
        reports: list[Row] = []
        sentences: set[tuple[str, int, int, str]] = set()
        predicates: set[tuple[str, str, str]] = set()
        for report in found.reports:
            node = report.statement.iri(self._base)
            if node in rejected:
                continue
            gloss, confidence = glosses.gloss(node), round(min(max(report.confidence, 0.0), 1.0), 4)
            predicates.add((report.statement.predicate, clean_lemma(report.statement.lemma), found.key))
            for span in report.sentences:
                reports.append((node, found.key, span.start, span.end, confidence, gloss))
                sentences.add((found.key, span.start, span.end, sound(span.cut(found.text))))
        self._rows.executemany("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?)", reports)
        self._rows.executemany("INSERT OR IGNORE INTO sentence VALUES (?, ?, ?, ?)", sentences)
        self._rows.executemany("INSERT OR IGNORE INTO predicate VALUES (?, ?, ?)", predicates)

    def predicates(self, nodes: Iterable[Term] | None = None) -> Iterator[tuple[Term, list[Triple]]]:
        """Properties that statements have as predicates (or only ``nodes``), with their labels; empty lists for those
        that no statement has any more.
        """
        if nodes is None:
            rows = self._rows.execute("SELECT DISTINCT node, lemma FROM predicate ORDER BY node, lemma")
            for node, group in groupby(rows, key=itemgetter(0)):
                yield node, _predicate(node, [row[1] for row in group])
            return
        for node in sorted(nodes):
            rows = self._rows.execute("SELECT DISTINCT lemma FROM predicate WHERE node = ? ORDER BY lemma", (node,))
            yield node, _predicate(node, [row[0] for row in rows])

    def counts(
        self, copies: Mapping[str, str], nodes: Iterable[Term] | None = None
    ) -> Iterator[tuple[Term, list[Triple]]]:
        """Label, confidence and the counts of reports of every statement (or only of ``nodes``).

        Of several glosses (“a”, “the”) the first in order is the label; of several confidences the highest counts.
        """
        if nodes is None:
            rows = self._rows.execute("SELECT * FROM report ORDER BY statement, article, start")
            for node, group in groupby(rows, key=itemgetter(0)):
                yield node, self._counts(node, list(group), copies)
            return
        for node in sorted(nodes):
            found = self._rows.execute("SELECT * FROM report WHERE statement = ? ORDER BY article, start", (node,))
            yield node, self._counts(node, found.fetchall(), copies)

    def _counts(self, node: Term, found: list[Row], copies: Mapping[str, str]) -> list[Triple]:
        if not found:
            return []
        articles = {row[1] for row in found}
        count = 1 if len(articles) == 1 else corroboration([self._support(row, copies) for row in found])
        return [
            Triple(node, RDFS_LABEL, text(min(row[5] for row in found))),
            Triple(node, tw("confidence"), number(max(row[4] for row in found))),
            Triple(node, tw("reportCount"), number(len(articles))),
            Triple(node, tw("corroboration"), number(count)),
        ]

    def _support(self, row: Row, copies: Mapping[str, str]) -> Support:
        query = "SELECT words FROM sentence WHERE article = ? AND start = ? AND stop = ?"
        (words,) = self._rows.execute(query, row[1:4]).fetchone()
        return Support(copies.get(row[1], row[1]), words)


def _predicate(node: Term, lemmas: list[str]) -> list[Triple]:
    if not lemmas:
        return []
    return [Triple(node, RDF_TYPE, RDF_PROPERTY), *(Triple(node, RDFS_LABEL, text(lemma)) for lemma in lemmas)]
