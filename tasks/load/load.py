"""Linked articles → the store: what each article contributes, what is computed over all, checked, then published."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from itertools import chain, groupby
from operator import itemgetter

from tasks.errors import Misuse
from tasks.load.article import Contribution, contribution, extractor_node
from tasks.load.entities import clean_label, concept_triples, copy_triples, decision_triples, entity_triples
from tasks.load.rejection import Nodes, Rejected, nodes_of, set_aside
from tasks.load.remote import push
from tasks.load.reports import Reports
from tasks.load.sorting import Runs
from tasks.load.terms import PREF_LABEL, RDF_TYPE, REL, Term, Triple, iri, is_absolute, lexical, schema, tw
from tasks.load.turtle import write_turtle
from tasks.model import Extraction, Linking
from tasks.settings import Settings
from tasks.store import Draft, open_published, write_atomically

#: Triples gathered before they go to the store.
_BATCH = 100_000
_PART = 20_000
#: What a setting keeps out of exported files.
_BODY = schema("articleBody")


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, for the report of the run."""

    articles: int
    statements: int
    entities: int
    evidence: int
    quotations: int
    direct: int  #: plain facts
    triples: int  #: of ``graph.ttl``
    rejected: int  #: nodes in ``rejected.jsonl``
    snapshot: str  #: name of what was published


def load(extractions: Iterable[Extraction], linking: Linking, settings: Settings) -> LoadReport:
    """Builds the graph of ``extractions``, checks it and publishes it; writes ``graph.ttl`` and ``rejected.jsonl``.

    The graph is a function of the set of extractions and of the linking, whatever their order.

    Raises:
        BadGraph: it cannot be written, or the store at ``settings.store`` cannot be reached; what was published before
            stays.
        Misuse: the base is no absolute IRI that ends with a slash or a hash.
    """
    if not is_absolute(settings.base) or settings.base[-1] not in "/#" or iri(settings.base) != f"<{settings.base}>":
        raise Misuse(
            f"{settings.base!r} is no base of IRIs", hint="Give one that ends with /, as https://example.org/news/"
        )
    with Draft(settings.graph, fresh=True) as draft:
        loading = _Loading(draft, settings.base, linking)
        extractor, description = extractor_node(settings.base, "triplewire", program_version(), settings.model)
        loading.put(graph_name(settings.base, "extractors"), nodes_of(description))
        for extraction in extractions:
            loading.put_article(contribution(extraction, linking.iri_of, settings.base, extractor))
        loading.put_linking()
        loading.put_statements()
        report = loading.publish(settings)
    if settings.store:
        push(open_published(settings.graph), settings.store, settings.base)
    return report


def graph_name(base: str, name: str) -> str:
    """IRI of a named graph: ``articles/<start of the key>`` of an article, or what is computed over all."""
    return f"{base}graph/{name}"


def program_version() -> str:
    """Version of this program, as installed."""
    try:
        return version("triplewire")
    except PackageNotFoundError:  # run from a checkout that was not installed
        return "0"


class _Loading:
    """One load under way."""

    def __init__(self, draft: Draft, base: str, linking: Linking) -> None:
        self._draft = draft
        self._base = base
        self._linking = linking
        self._labels = {f"<{entity.iri}>": clean_label(entity.label) for entity in linking.entities}
        self._quads: list[str] = []
        self._runs = Runs(draft.work)
        self._reports = Reports(draft.work / "reports.sqlite", self._labels, base)
        self._concepts: dict[Term, set[str]] = {}
        self._rejected: dict[tuple[Term, str], Rejected] = {}

    def put(self, graph: str, nodes: Nodes, origin: str = "") -> frozenset[Term]:
        """Checks nodes and puts those that hold into the named graph; gives the others."""
        rejected = set_aside(nodes)
        for item in rejected:
            self._rejected[item.node, origin] = item
        self._write(
            graph, (f"{s} {p} {o}" for s, values in nodes.items() for p, found in values.items() for o in found)
        )
        return frozenset(item.node for item in rejected)

    def _write(self, graph: str, triples: Iterable[str]) -> None:
        lines = sorted(triples)
        self._runs.add([f"{line}\n" for line in lines])
        self._quads += [f"{line} <{graph}> .\n" for line in lines]
        self._quads += [f"{line} .\n" for line in lines]  # the default graph is the merge of all
        if len(self._quads) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        self._draft.add(self._quads)
        self._quads.clear()

    def put_article(self, found: Contribution) -> None:
        """One article's graph; plain facts only of statements that hold."""
        graph = graph_name(self._base, f"article/{found.key[:12]}")
        rejected = self.put(graph, found.nodes, found.key)
        self._write(graph, {" ".join(triple) for node, triple in found.direct if node not in rejected})
        self._reports.add(found, rejected)
        for concept, forms in found.concepts.items():
            self._concepts.setdefault(concept, set()).update(forms)

    def put_linking(self) -> None:
        """Entities, the reasons of decisions, and copies among articles."""
        entities = chain.from_iterable(map(entity_triples, self._linking.entities))
        made = (
            concept_triples(concept, self._concepts[concept])
            for concept in sorted(self._concepts.keys() - self._labels.keys())
        )
        for part in _parts(chain(entities, chain.from_iterable(made))):
            self.put(graph_name(self._base, "entities"), nodes_of(part))
        decisions = chain(self._linking.abstentions, *(entity.decisions for entity in self._linking.entities))
        self.put(graph_name(self._base, "decisions"), nodes_of(decision_triples(self._base, decisions)))
        self.put(graph_name(self._base, "copies"), nodes_of(copy_triples(self._base, self._linking.copies)))

    def put_statements(self) -> None:
        """What is computed over all articles for each statement."""
        for part in _parts(self._reports.triples(self._linking.copies)):
            self._write(graph_name(self._base, "statements"), map(" ".join, part))
        self._write(graph_name(self._base, "predicates"), map(" ".join, self._reports.predicates()))
        self._reports.close()
        self._flush()

    def publish(self, settings: Settings) -> LoadReport:
        """Writes the files and makes the draft the published snapshot, named after what is in it."""
        counts: Counter[str] = Counter()
        digest = sha256()
        leave_out = frozenset() if settings.bodies else frozenset({_BODY})

        def pieces() -> Iterator[str]:
            subjects = self._runs.subjects(leave_out)
            for piece in write_turtle(_counted(subjects, counts), self._base):
                digest.update(piece.encode("utf-8"))
                yield piece

        write_atomically(settings.graph / "graph.ttl", pieces())
        write_atomically(settings.graph / "rejected.jsonl", self._rejected_lines())
        name = digest.hexdigest()[:16]
        self._draft.publish(name)
        return LoadReport(
            counts["article"], counts["statement"], counts["entity"], counts["evidence"], counts["quotation"],
            counts["direct"], counts["triple"], len(self._rejected), name,
        )  # fmt: skip

    def _rejected_lines(self) -> Iterator[str]:
        for (node, origin), item in sorted(self._rejected.items()):
            record = {
                "node": lexical(node), "article": origin or None, "messages": list(item.messages),
                "triples": [" ".join(triple) + " ." for triple in item.triples],
            }  # fmt: skip
            yield json.dumps(record, ensure_ascii=False) + "\n"


def _parts(triples: Iterable[Triple]) -> Iterator[list[Triple]]:
    """Triples in lists of bearable size, those of one subject that come together kept together."""
    part: list[Triple] = []
    for _, found in groupby(triples, key=itemgetter(0)):
        part += found
        if len(part) >= _PART:
            yield part
            part = []
    yield part


def _counted(
    subjects: Iterable[tuple[Term, list[tuple[Term, Term]]]], counts: Counter[str]
) -> Iterator[tuple[Term, list[tuple[Term, Term]]]]:
    """Counts what passes, by kind."""
    kinds = {
        schema("NewsArticle"): "article", tw("Statement"): "statement", tw("Evidence"): "evidence",
        tw("Quotation"): "quotation",
    }  # fmt: skip
    for subject, pairs in subjects:
        counts["triple"] += len(pairs)
        for predicate, value in pairs:
            if predicate == RDF_TYPE and value in kinds:
                counts[kinds[value]] += 1
            elif predicate == PREF_LABEL:
                counts["entity"] += 1
            elif predicate.startswith(f"<{REL}"):
                counts["direct"] += 1
        yield subject, pairs
