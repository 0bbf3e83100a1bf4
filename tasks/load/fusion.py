"""Statements over all articles: who else reports them, how independently, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tasks.load.article import Contribution
from tasks.load.corroboration import Support, corroboration
from tasks.load.gloss import Glosses
from tasks.load.identity import Statement, clean_lemma
from tasks.load.terms import RDF_PROPERTY, RDF_TYPE, RDFS_LABEL, Term, Triple, number, text, tw

#: Where a sentence stands: article (hash of its text), start, end.
Place = tuple[str, int, int]


@dataclass(slots=True)
class Fused:
    """One statement with all that supports it."""

    statement: Statement
    confidence: float
    articles: tuple[tuple[str, str], ...]  #: role → “a” or “the”; of several ways to put it, the first in order
    places: set[Place] = field(default_factory=set)


class Fusion:
    """Gathers contributions in any order; what it says at the end depends on their set alone."""

    def __init__(self, base: str) -> None:
        self._base = base
        self.fused: dict[Term, Fused] = {}
        self._sentences: dict[Place, str] = {}

    def add(self, found: Contribution, rejected: frozenset[Term] = frozenset()) -> None:
        """Takes in the statements of an article but those that were rejected."""
        for report in found.reports:
            node = report.statement.iri(self._base)
            if node in rejected:
                continue
            fused = self.fused.setdefault(node, Fused(report.statement, 0.0, report.articles))
            fused.confidence = max(fused.confidence, min(report.confidence, 1.0))
            fused.articles = min(fused.articles, report.articles, key=lambda found: (-len(found), found))
            for span in report.sentences:
                place = (found.sha256, span.start, span.end)
                fused.places.add(place)
                self._sentences[place] = span.cut(found.text)

    def predicates(self) -> Iterator[Triple]:
        """The properties that the statements have as predicates, with their labels, in order."""
        lemmas = {(fused.statement.predicate, clean_lemma(fused.statement.lemma)) for fused in self.fused.values()}
        for node, lemma in sorted(lemmas):
            yield Triple(node, RDF_TYPE, RDF_PROPERTY)
            yield Triple(node, RDFS_LABEL, text(lemma))

    def triples(self, copies: Mapping[str, str], labels: Mapping[Term, str]) -> Iterator[Triple]:
        """Label, confidence and the counts of reports of every statement, in order."""
        statements = {node: (fused.statement, dict(fused.articles)) for node, fused in self.fused.items()}
        glosses = Glosses(labels, statements, self._base)
        for node in sorted(self.fused):
            fused = self.fused[node]
            articles = {place[0] for place in fused.places}
            supports = [Support(copies.get(place[0], place[0]), self._sentences[place]) for place in fused.places]
            yield Triple(node, RDFS_LABEL, text(glosses.gloss(node)))
            yield Triple(node, tw("confidence"), number(round(fused.confidence, 4)))
            yield Triple(node, tw("reportCount"), number(len(articles)))
            yield Triple(node, tw("corroboration"), number(corroboration(supports)))
