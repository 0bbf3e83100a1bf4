"""Extractions made by hand: spans are given by their words, offsets are looked up in the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from tasks.link.iris import slug
from tasks.model import (
    Argument,
    Article,
    Attribution,
    Entity,
    EntityType,
    Extraction,
    LinkedEntity,
    Linking,
    Mention,
    Quantity,
    Relation,
    Role,
    Span,
    Time,
)

BASE = "https://example.org/"


class Page:
    """One article and what is read out of it."""

    def __init__(self, text: str, **article: Any) -> None:
        self.article = Article(article.pop("id", "a"), text, **article)
        self.found = Extraction(self.article, sentences=_sentences(text))
        self._ids: dict[str, str] = {}

    def span(self, words: str) -> Span:
        """Where ``words`` stand first."""
        start = self.article.text.index(words)
        return Span(start, start + len(words))

    def _add(self, name: str, item: Any) -> None:
        self.found = replace(self.found, **{name: (*getattr(self.found, name), item)})

    def entity(self, label: str, kind: EntityType = "Person", words: str | None = None, named: bool = True) -> str:
        """An entity, mentioned by ``words``; gives its id."""
        if label not in self._ids:
            self._ids[label] = f"e{len(self._ids) + 1}"
            self._add("entities", Entity(self._ids[label], label, kind))
        span = self.span(words or label)
        number = f"m{len(self.found.mentions) + 1}"
        self._add("mentions", Mention(number, span.start, span.end, words or label, kind, self._ids[label], named))
        return self._ids[label]

    def time(self, words: str, value: str, kind: str = "DATE") -> str:
        """A time expression; gives its id."""
        span, number = self.span(words), f"t{len(self.found.times) + 1}"
        self._add("times", Time(number, span.start, span.end, words, kind, value))  # type: ignore[arg-type]
        return number

    def quantity(self, words: str, value: float, unit: str | None = None, comparator: str = "=") -> str:
        """A quantity; gives its id."""
        span, number = self.span(words), f"q{len(self.found.quantities) + 1}"
        self._add("quantities", Quantity(number, span.start, span.end, words, value, unit, comparator))
        return number

    def argument(self, role: str, words: str, **stands_for: str | None) -> Argument:
        """An argument by its words."""
        span = self.span(words)
        return Argument(role, span.start, span.end, words, **stands_for)

    def relation(self, lemma: str, predicate: str, *arguments: Argument, **fields: Any) -> str:
        """A relation; gives its id."""
        span, number = self.span(predicate), fields.pop("id", f"r{len(self.found.relations) + 1}")
        sentence = next((s for s in self.found.sentences if s.start <= span.start < s.end), None)
        self._add("relations", Relation(number, lemma, (span,), arguments, sentence=sentence, **fields))
        return number

    def attribution(self, cue: str, content: str, source: str = "", **fields: Any) -> str:
        """An attribution; gives its id."""
        number = f"a{len(self.found.attributions) + 1}"
        spans = (self.span(source),) if source else ()
        kind = fields.pop("kind", "indirect")
        found = Attribution(number, kind, (self.span(cue),), (self.span(content),), spans, **fields)
        self._add("attributions", found)
        return number

    def role(self, entity: str, label: str, of: str | None = None) -> None:
        """An office."""
        span = self.span(label)
        self._add("roles", Role(entity, label, of, span.start, span.end))


def linking(*pages: Page, copies: dict[str, str] | None = None) -> Linking:
    """The simplest linking: one label, one entity."""
    entities: dict[str, LinkedEntity] = {}
    iri_of: dict[tuple[str, str], str] = {}
    for page in pages:
        for entity in page.found.entities:
            iri = f"{BASE}entity/{entity.type.lower()}/{slug(entity.label)}"
            entities[iri] = LinkedEntity(iri, entity.label, entity.type)
            iri_of[page.article.key, entity.id] = iri
    return Linking(tuple(entities[iri] for iri in sorted(entities)), iri_of, copies or {})


def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^.!?]*[.!?]+[”\"]?|\S[^.!?]*$", text))


def emergency(text: str = "Mayor Ana Brook declared a state of emergency in Leeds.", **article: Any) -> Page:
    """“Ana Brook declared a state of emergency”, in Leeds."""
    page = Page(text, **article)
    ana, leeds = page.entity("Ana Brook"), page.entity("Leeds", "City")
    state = page.entity("state of emergency", "Concept", "a state of emergency", named=False)
    page.relation(
        "declare", "declared", page.argument("subject", "Ana Brook", entity=ana),
        page.argument("object", "a state of emergency", entity=state), page.argument("in", "Leeds", entity=leeds),
        place=leeds, confidence=0.9,
    )  # fmt: skip
    return page


def hearsay(text: str = "Ann Lee said Bo Ray had told her the dam broke on Monday.", **article: Any) -> Page:
    """Ann Lee said that Bo Ray told that the dam broke: a claim in a claim."""
    page = Page(text, **article)
    ann, bo = page.entity("Ann Lee"), page.entity("Bo Ray")
    dam = page.entity("dam", "Concept", "the dam", named=False)
    monday = page.time("Monday", "2024-05-06")
    outer = page.attribution(
        "said", "Bo Ray had told her the dam broke on Monday", "Ann Lee", speaker=ann, relation="r1"
    )
    inner = page.attribution(
        "had told", "the dam broke on Monday", "Bo Ray", speaker=bo, relation="r2", within=outer, lemma="tell"
    )
    page.relation(
        "say", "said", page.argument("subject", "Ann Lee", entity=ann),
        page.argument("object", "Bo Ray had told her the dam broke on Monday", relation="r2"),
    )  # fmt: skip
    page.relation(
        "tell", "had told", page.argument("subject", "Bo Ray", entity=bo),
        page.argument("recipient", "her", entity=ann),
        page.argument("object", "the dam broke on Monday", relation="r3"), attribution=outer,
    )  # fmt: skip
    dam_broke = page.argument("subject", "the dam", entity=dam)
    page.relation("break", "broke", dam_broke, time=monday, attribution=inner)
    return page
