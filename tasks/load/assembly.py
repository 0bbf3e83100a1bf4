"""Puts a graph together: each article's own part, what linking decided, and what is computed over all articles.

The same steps make a graph from nothing and change one: what an article takes along when it goes or comes is noted, and
at the end only that is computed again. (Of a graph that is made from nothing, everything.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from tasks.load.article import contribution
from tasks.load.books import Books, Said
from tasks.load.contradictions import Contradictions
from tasks.load.entities import clean_label, concept_triples, copy_triples, decision_triples, entity_triples
from tasks.load.rejection import Nodes, nodes_of, set_aside
from tasks.load.reports import Reports
from tasks.load.sinks import Sink
from tasks.load.source import inside_of, is_known_place, named_in
from tasks.load.terms import Term, Triple, lexical
from tasks.model import Decision, Extraction, Linking


class Assembly:
    """One load under way."""

    def __init__(self, books: Books, sink: Sink, base: str, linking: Linking, extractor: Term) -> None:
        self._books = books
        self._sink = sink
        self._base = base
        self._linking = linking
        self._extractor = extractor
        self._labels = {f"<{entity.iri}>": clean_label(entity.label) for entity in linking.entities}
        self._reports = Reports(books.rows, self._labels, base)
        self._contradictions = Contradictions(books.rows, base, inside_of(linking))
        self._said: dict[str, Said] = {}  #: by articles that were taken out and come back
        self._statements: set[Term] = set()
        self._predicates: set[Term] = set()
        self._concepts: set[Term] = set()
        self._cores: set[str] = set()

    def put_extractor(self, description: Iterable[Triple]) -> None:
        """What reads the articles."""
        self._sink.put_graph(self._graph("extractors"), description)

    # -- articles

    def put_article(self, key: str, mark: str, found: Extraction | None) -> None:
        """One article's graph; plain facts only of statements that hold. ``found`` is None if nothing was read out."""
        self._books.rows.execute("INSERT INTO article VALUES (?, ?)", (key, mark))
        before = self._said.pop(key, Said())
        if found is None:
            if not self._books.fresh:
                self._sink.put_graph(self._graph(f"article/{key[:12]}"), ())
                self._note(before, Said())
            return
        part = contribution(found, self._linking, self._base, self._extractor)
        rejected = self._checked(part.nodes, key)
        triples = [*_triples(part.nodes), *(triple for node, triple in part.direct if node not in rejected)]
        self._sink.put_graph(self._graph(f"article/{key[:12]}"), sorted(set(triples)))
        self._reports.add(part, rejected)
        self._contradictions.add(part, rejected)
        rows = [(concept, form, key) for concept, forms in part.concepts.items() for form in sorted(forms)]
        self._books.rows.executemany("INSERT INTO concept VALUES (?, ?, ?)", rows)
        if not self._books.fresh:
            self._note(before, self._books.said_by(key))

    def remove_article(self, key: str, *, for_good: bool) -> None:
        """Takes an article out; the graph of one that comes back at once is left to be replaced."""
        self._said[key] = self._books.said_by(key)
        self._books.forget_article(key)
        if for_good:
            self._note(self._said.pop(key), Said())
            self._sink.put_graph(self._graph(f"article/{key[:12]}"), ())

    def called_otherwise(self) -> set[str]:
        """Articles that speak of something that is not called as it was, or does not lie where it lay.

        Their own graphs do not depend on that; what is computed over all from what they say does.
        """
        marks = {
            entity.iri: repr((clean_label(entity.label), entity.contained_in, is_known_place(entity)))
            for entity in self._linking.entities
        }
        changed = set(self._changed("name", marks))
        if self._books.fresh:
            return set()
        found = {key for (key, _), iri in named_in(self._linking).items() if iri in changed}
        for name in changed:  # a concept may be a name in one article, and plain words in another
            found |= self._books.articles_with_concept(f"<{name}>")
        return found

    def retell(self, key: str, found: Extraction | None) -> None:
        """Tells anew what an article reports, whose graph stays as it is: things may be called otherwise now."""
        if found is None:
            return
        before = self._books.said_by(key)
        self._books.forget_reports(key)
        part = contribution(found, self._linking, self._base, self._extractor)
        self._reports.add(part, self._books.rejected_of(key))
        self._note(before, self._books.said_by(key))

    def _note(self, before: Said, now: Said) -> None:
        """Notes what is to be computed again because of an article: what it does not say as before.

        Contradictions depend on more (its date, its names, where places lie), so all that it claims is compared again.
        """
        self._statements |= {str(row[0]) for row in before.reports ^ now.reports}
        self._predicates |= {str(row[0]) for row in before.predicates ^ now.predicates}
        self._concepts |= {str(row[0]) for row in before.concepts ^ now.concepts}
        self._cores |= {str(row[0]) for row in before.cores | now.cores}

    # -- linking

    def put_linking(self) -> None:
        """Entities, the reasons of decisions, and copies among articles: those that are not as they were."""
        entities = {entity.iri: entity for entity in self._linking.entities}
        for name in self._changed("entity", {name: _mark(entity) for name, entity in entities.items()}):
            triples = entity_triples(entities[name]) if name in entities else []
            self._put(self._graph("entities"), f"<{name}>", triples)
            self._concepts.add(f"<{name}>")
        self._put_concepts()
        decisions: dict[str, list[Decision]] = {}
        for entity in self._linking.entities:
            for decision in entity.decisions:
                decisions.setdefault(decision.entity, []).append(decision)
        for decision in self._linking.abstentions:
            key = decision.entity or f"{decision.subject}\0{decision.reason}\0{decision.outcome}"
            decisions.setdefault(key, []).append(decision)
        self._put_decisions(decisions)
        self._put_copies()

    def _put_concepts(self) -> None:
        """Concepts that load made: those of the articles that linking has no entity for."""
        rows = self._books.rows
        if self._books.fresh:
            found = {row[0] for row in rows.execute("SELECT DISTINCT node FROM concept")}
        else:
            found = self._concepts
        for concept in sorted(found - self._labels.keys()):
            forms = [row[0] for row in rows.execute("SELECT DISTINCT form FROM concept WHERE node = ?", (concept,))]
            self._put(self._graph("entities"), concept, concept_triples(concept, forms) if forms else [])

    def _put_decisions(self, decisions: Mapping[str, list[Decision]]) -> None:
        marks = {name: _mark(sorted(found, key=repr)) for name, found in decisions.items()}
        graph = self._graph("decisions")
        for name in self._changed("decisions", marks):
            nodes = nodes_of(decision_triples(self._base, decisions.get(name, ())))
            concerned = sorted({*self._books.decided(name, sorted(nodes)), *nodes})
            self._checked(nodes, "")
            for node in concerned:
                self._sink.put_subject(graph, node, _triples({node: nodes[node]}) if node in nodes else [])

    def _put_copies(self) -> None:
        copies = {key: cluster for key, cluster in self._linking.copies.items() if key != cluster}
        clusters = dict(self._linking.copies)
        for key in self._changed("cluster", clusters):
            if not self._books.fresh:
                self._statements |= {str(row[0]) for row in self._books.said_by(key).reports}
        for key in self._changed("copy", copies):
            triples = copy_triples(self._base, {key: copies[key]}) if key in copies else []
            self._put(self._graph("copies"), f"<{self._base}article/{key[:12]}>", triples)

    def _changed(self, kind: str, marks: dict[str, str]) -> list[str]:
        """The names whose marks are not as they were, in order."""
        before = self._books.units(kind)
        gone = before.keys() - marks.keys()
        changed = {name: mark for name, mark in marks.items() if before.get(name) != mark}
        self._books.set_units(kind, changed, gone)
        return sorted({*gone, *changed})

    # -- computed over all

    def put_computed(self) -> None:
        """What is computed over all articles for each statement, and which statements contradict each other."""
        fresh = self._books.fresh
        for node, triples in self._reports.counts(self._linking.copies, None if fresh else self._statements):
            self._sink.put_subject(self._graph("statements"), node, triples)
        for node, triples in self._reports.predicates(None if fresh else self._predicates):
            self._sink.put_subject(self._graph("predicates"), node, triples)
        concerned = self._contradictions.find(None if fresh else sorted(self._cores))
        for node, triples in self._contradictions.triples(concerned):
            self._put(self._graph("contradictions"), node, triples)

    # -- putting

    def _put(self, graph: str, subject: Term, triples: Iterable[Triple]) -> None:
        """What is said of a subject, if it holds."""
        self._books.rows.execute("DELETE FROM rejected WHERE node = ? AND origin = ''", (subject,))
        nodes = nodes_of(triples)
        self._checked(nodes, "")
        self._sink.put_subject(graph, subject, _triples(nodes))

    def _checked(self, nodes: Nodes, origin: str) -> frozenset[Term]:
        """Takes nodes that break a shape out, and gives them."""
        rejected = set_aside(nodes)
        for item in rejected:
            record: dict[str, object] = {
                "node": lexical(item.node), "article": origin or None, "messages": list(item.messages),
                "triples": [" ".join(triple) + " ." for triple in item.triples],
            }  # fmt: skip
            self._books.add_rejected(item.node, origin, record)
        return frozenset(item.node for item in rejected)

    def _graph(self, name: str) -> str:
        """IRI of a named graph: ``article/<start of the key>`` of an article, or what is computed over all."""
        return f"{self._base}graph/{name}"


def _triples(nodes: Nodes) -> list[Triple]:
    return [Triple(s, p, o) for s, values in nodes.items() for p, found in values.items() for o in found]


def _mark(value: object) -> str:
    return sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()[:32]
