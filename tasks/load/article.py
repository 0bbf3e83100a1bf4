"""One article's contribution to the graph: everything that rests on its text alone, as triples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tasks.load.arguments import Terms, is_concept
from tasks.load.identity import QuantityValue, article_iri, digest
from tasks.load.quotations import Quoted, find_quotations
from tasks.load.rejection import Nodes
from tasks.load.sentences import Sentences
from tasks.load.statements import Reported, report_statements
from tasks.load.terms import (
    GENERATED_BY,
    PROV,
    RDF_OBJECT,
    RDF_PREDICATE,
    RDF_SUBJECT,
    RDF_TYPE,
    RDF_VALUE,
    RDFS_LABEL,
    Term,
    Triple,
    iri,
    lone_surrogates,
    number,
    schema,
    text,
    tw,
)
from tasks.load.times import published
from tasks.model import Extraction, Linking, Phrase, Role, Span

_WEB = re.compile(r"https?://[^\s<>\"{}|^`\\]+")


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one article adds: its triples, and what computing over all articles needs of it."""

    key: str  #: the article’s
    nodes: Nodes
    reports: tuple[Reported, ...]
    text: str
    direct: frozenset[tuple[Term, Triple]] = frozenset()  #: plain facts, each with the statement that it stands for
    concepts: Mapping[Term, frozenset[str]] = field(default_factory=dict)  #: made by load → the forms used
    names: frozenset[Term] = frozenset()  #: what it calls by a name
    published: str = ""
    quoted: tuple[tuple[str, Reported], ...] = ()  #: words of a quotation, and the first statement drawn from it


def contribution(extraction: Extraction, linking: Linking, base: str, extractor: Term) -> Contribution:
    """The contribution of one article; ``linking`` is what ``link`` decided, ``extractor`` the IRI of what read it."""
    phrases = linking.phrases.get(extraction.article.key, {})
    reports, terms = report_statements(extraction, linking.iri_of, base, phrases)
    writer = _Writer(extraction, terms, extractor)
    writer.add_article()
    for entity in terms.mentioned:
        if not is_concept(entity):
            writer.add(writer.node, schema("mentions"), entity)
    for report in reports:
        writer.add_statement(report)
    drawn: list[tuple[str, Reported]] = []
    said: dict[str | None, list[Reported]] = {}
    for report in reports:
        said.setdefault(report.attribution, []).append(report)
    for quoted in find_quotations(extraction):
        conveyed = [r for r in said.get(quoted.attribution, ()) if _overlap(r.predicate, quoted.spans)]
        writer.add_quotation(quoted, conveyed)
        drawn += [(quoted.text, min(conveyed, key=lambda r: r.predicate[0].start))] if conveyed else []
    for role in extraction.roles:
        writer.add_role(role)
    writer.add_owners(phrases)
    forms = {concept: frozenset(found) for concept, found in terms.concepts.items()}
    return Contribution(
        extraction.article.key, writer.nodes, tuple(reports), extraction.article.text,
        frozenset(writer.direct), forms, _names(extraction, terms), extraction.article.published or "", tuple(drawn),
    )  # fmt: skip


class _Writer:
    """Collects the triples of one article."""

    def __init__(self, extraction: Extraction, terms: Terms, extractor: Term) -> None:
        self.nodes: Nodes = {}
        self.direct: set[tuple[Term, Triple]] = set()
        self._extraction = extraction
        self._terms = terms
        self._extractor = extractor
        self.node = article_iri(terms.base, extraction.article.key)
        self._sentences = Sentences(extraction.sentences)
        self._attributions = {attribution.id: attribution for attribution in extraction.attributions}

    def add(self, subject: Term, predicate: Term, *objects: Term) -> None:
        if objects:
            self.nodes.setdefault(subject, {}).setdefault(predicate, set()).update(objects)

    def add_article(self) -> None:
        article = self._extraction.article
        self.add(self.node, RDF_TYPE, schema("NewsArticle"))
        self.add(self.node, tw("sha256"), text(article.sha256))
        self.add(self.node, schema("articleBody"), text(article.text))
        for offset, unit in lone_surrogates(article.text):
            self.add(self.node, tw("loneSurrogate"), text(f"{offset}:{unit:04X}"))
        if article.title and article.title.strip():
            self.add(self.node, schema("headline"), text(article.title))
        if article.published and article.published.strip():
            self.add(self.node, schema("datePublished"), published(article.published))
        if article.publisher and article.publisher.strip():
            self.add(self.node, schema("publisher"), text(article.publisher))
        if article.author and article.author.strip():
            self.add(self.node, schema("author"), text(article.author))
        if article.url and article.url.strip():
            url = article.url.strip()
            self.add(self.node, schema("url"), iri(url) if _WEB.fullmatch(url) else text(url))

    def evidence(self, span: Span) -> Term:
        """The node of a sentence: one for all that rests on it."""
        node = f"{self.node[:-1].replace('/article/', '/evidence/')}-{span.start}-{span.end}>"
        if node not in self.nodes:
            self.add(node, RDF_TYPE, tw("Evidence"))
            self.add(node, tw("article"), self.node)
            self.add(node, tw("start"), number(span.start))
            self.add(node, tw("end"), number(span.end))
            self.add(node, tw("exact"), text(span.cut(self._extraction.article.text)))
            self.add(node, GENERATED_BY, self._extractor)
        return node

    def add_statement(self, report: Reported) -> None:
        statement, base = report.statement, self._terms.base
        node = statement.iri(base)
        self.add(node, RDF_TYPE, tw("Statement"))
        self.add(node, RDF_PREDICATE, statement.predicate)
        if statement.subject is not None:
            self.add(node, RDF_SUBJECT, statement.subject)
        if statement.object is not None:
            self.add(node, RDF_OBJECT, statement.object)
        for role, value in statement.arguments:
            self.add(node, tw("argument"), self._argument(role, value))
        self.add(node, tw("polarity"), tw(statement.polarity.capitalize()))
        self.add(node, tw("modality"), tw(statement.modality.capitalize()))
        self.add(node, tw("status"), tw("Attributed" if statement.attributed else "Asserted"))
        if statement.speaker is not None:
            self.add(node, tw("speaker"), statement.speaker)
        self.add(node, tw("attributedIn"), *report.attributed_in)
        self.add(node, tw("time"), *statement.times)
        self.add(node, tw("place"), *report.places)
        if report.event is not None:
            self.add(node, tw("event"), report.event)
        for quantity in statement.quantities:
            self.add(node, tw("quantity"), self._quantity(quantity))
        self.add(node, tw("evidence"), *(self.evidence(span) for span in report.sentences))
        if direct := direct_triple(report, base):
            self.direct.add((node, direct))

    def _argument(self, role: str, value: Term) -> Term:
        node = iri(f"{self._terms.base}argument/{digest(role, value)}")
        if node in self.nodes:
            return node
        self.add(node, RDF_TYPE, tw("Argument"))
        self.add(node, tw("role"), text(role))
        self.add(node, RDF_VALUE, value)
        return node

    def _quantity(self, quantity: QuantityValue) -> Term:
        node = iri(f"{self._terms.base}quantity/{digest(*quantity.key())}")
        self.add(node, RDF_TYPE, tw("Quantity"))
        self.add(node, RDF_VALUE, number(quantity.value))
        self.add(node, tw("comparator"), text(quantity.comparator))
        self.add(node, tw("role"), text(quantity.role))
        if quantity.unit:
            self.add(node, tw("unit"), text(quantity.unit))
        return node

    def add_quotation(self, quoted: Quoted, conveyed: Iterable[Reported]) -> None:
        attribution = self._attributions[quoted.attribution]
        speaker = self._terms.speaker(attribution)
        node = quoted.iri(self._terms.base, speaker)
        self.add(node, RDF_TYPE, tw("Quotation"), schema("Quotation"))
        self.add(node, schema("text"), text(quoted.text))
        if speaker is not None:
            self.add(node, tw("speaker"), speaker)
        self.add(node, tw("evidence"), *(self.evidence(span) for span in self._sentences_of(quoted.spans)))
        for report in conveyed:
            self.add(node, tw("conveys"), report.statement.iri(self._terms.base))

    def add_role(self, role: Role) -> None:
        holder = self._terms.entity(role.entity)
        label = " ".join(role.label.split())
        if holder is None or not label:
            return
        of = self._terms.entity(role.of)
        node = iri(f"{self._terms.base}role/{digest(holder, label, of)}")
        self.add(holder, tw("hasRole"), node)
        self.add(node, RDF_TYPE, tw("Role"))
        self.add(node, RDFS_LABEL, text(label))
        if of is not None:
            self.add(node, tw("roleOf"), of)
        self.add(node, tw("evidence"), *(self.evidence(s) for s in self._sentences_of((Span(role.start, role.end),))))

    def add_owners(self, phrases: Mapping[str, Phrase]) -> None:
        """Whose the unnamed organisations are that the article speaks of (“its ministry”)."""
        for phrase in phrases.values():
            node = iri(phrase.iri)
            owner = self._terms.entity(phrase.owner) if phrase.owner and node in self._terms.mentioned else None
            if owner is not None and owner != node:
                self.add(node, schema("parentOrganization"), owner)

    def _sentences_of(self, spans: tuple[Span, ...]) -> list[Span]:
        """The sentences that ``spans`` touch; the spans themselves where there is none."""
        return self._sentences.touched(spans) or [s for s in spans if s.end > s.start]


def direct_triple(report: Reported, base: str) -> Triple | None:
    """The plain fact of a statement that an article asserts; of a clause as object only for a speech act."""
    statement = report.statement
    if not statement.is_plain_fact or statement.subject is None or statement.object is None:
        return None
    if is_statement(statement.subject, base) or (is_statement(statement.object, base) and not report.speech_act):
        return None
    return Triple(statement.subject, statement.predicate, statement.object)


def is_statement(term: Term, base: str) -> bool:
    """Whether ``term`` is the IRI of a statement."""
    return term.startswith(f"<{base}statement/")


def extractor_node(base: str, name: str, version: str, model: str) -> tuple[Term, list[Triple]]:
    """The IRI and the description of what read the articles: this program, in a version, with a model."""
    node = iri(f"{base}extractor/{name}-{version}-{model}")
    return node, [
        Triple(node, RDF_TYPE, f"<{PROV}Activity>"),
        Triple(node, RDFS_LABEL, text(f"{name} {version} with {model}")),
        Triple(node, schema("softwareVersion"), text(version)),
    ]


def _names(extraction: Extraction, terms: Terms) -> frozenset[Term]:
    """The things that an article calls by a name."""
    named = {mention.entity for mention in extraction.mentions if mention.named}
    found = (terms.entity(entity) for entity in sorted(named))
    return frozenset(term for term in found if term is not None and not is_concept(term))


def _overlap(first: Iterable[Span], second: tuple[Span, ...]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in first for b in second)
