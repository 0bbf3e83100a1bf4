"""Who reports which statement: gathered article by article, counted over all, in memory that does not grow with them.

The reports stand in a SQLite file beside the draft; what is computed from them depends on their set alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from tasks.load.article import Contribution
from tasks.load.corroboration import Support, corroboration
from tasks.load.gloss import Glosses
from tasks.load.identity import clean_lemma
from tasks.load.terms import RDF_PROPERTY, RDF_TYPE, RDFS_LABEL, Term, Triple, number, sound, text, tw

_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE report (statement TEXT, article TEXT, start INTEGER, stop INTEGER, confidence REAL, gloss TEXT);
CREATE TABLE sentence (article TEXT, start INTEGER, stop INTEGER, words TEXT, PRIMARY KEY (article, start, stop))
    WITHOUT ROWID;
CREATE TABLE predicate (node TEXT PRIMARY KEY, lemma TEXT) WITHOUT ROWID;
"""
Row = tuple[str, str, int, int, float, str]


class Reports:
    """Gathers reports in any order."""

    def __init__(self, path: Path, labels: Mapping[Term, str], base: str) -> None:
        self._rows = sqlite3.connect(path)
        self._rows.executescript(_TABLES)
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
        predicates: set[tuple[str, str]] = set()
        for report in found.reports:
            node = report.statement.iri(self._base)
            if node in rejected:
                continue
            gloss, confidence = glosses.gloss(node), round(min(max(report.confidence, 0.0), 1.0), 4)
            predicates.add((report.statement.predicate, clean_lemma(report.statement.lemma)))
            for span in report.sentences:
                reports.append((node, found.key, span.start, span.end, confidence, gloss))
                sentences.add((found.key, span.start, span.end, sound(span.cut(found.text))))
        self._rows.executemany("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?)", reports)
        self._rows.executemany("INSERT OR IGNORE INTO sentence VALUES (?, ?, ?, ?)", sentences)
        self._rows.executemany("INSERT OR IGNORE INTO predicate VALUES (?, ?)", predicates)

    def predicates(self) -> Iterator[Triple]:
        """The properties that the statements have as predicates, with their labels, in order."""
        for node, lemma in self._rows.execute("SELECT node, lemma FROM predicate ORDER BY node"):
            yield Triple(node, RDF_TYPE, RDF_PROPERTY)
            yield Triple(node, RDFS_LABEL, text(lemma))

    def triples(self, copies: Mapping[str, str]) -> Iterator[Triple]:
        """Label, confidence and the counts of reports of every statement, in order.

        Of several glosses (“a”, “the”) the first in order is the label; of several confidences the highest counts.
        """
        rows = self._rows.execute("SELECT * FROM report ORDER BY statement, article, start")
        for node, group in groupby(rows, key=itemgetter(0)):
            found: list[Row] = list(group)
            articles = {row[1] for row in found}
            count = 1 if len(articles) == 1 else corroboration([self._support(row, copies) for row in found])
            yield Triple(node, RDFS_LABEL, text(min(row[5] for row in found)))
            yield Triple(node, tw("confidence"), number(max(row[4] for row in found)))
            yield Triple(node, tw("reportCount"), number(len(articles)))
            yield Triple(node, tw("corroboration"), number(count))

    def _support(self, row: Row, copies: Mapping[str, str]) -> Support:
        query = "SELECT words FROM sentence WHERE article = ? AND start = ? AND stop = ?"
        (words,) = self._rows.execute(query, row[1:4]).fetchone()
        return Support(copies.get(row[1], row[1]), words)

    def close(self) -> None:
        """Lets the file go."""
        self._rows.close()
