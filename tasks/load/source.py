"""Extractions as load asks for them: what stands for each is known at once, and only what is needed is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Protocol, runtime_checkable

from tasks.model import Article, Extraction, IriOf, LinkedEntity, Linking


@runtime_checkable
class Source(Protocol):
    """Articles, and what was extracted from each."""

    @property
    def articles(self) -> Sequence[Article]:
        """The articles."""

    def mark(self, article: Article) -> str:
        """What the extraction of an article is a function of, or it itself, as a hash."""

    def read(self, article: Article) -> Extraction | None:
        """The extraction of one of the articles; None if nothing was extracted from it."""


class Listed:
    """Extractions that are at hand."""

    def __init__(self, extractions: Iterable[Extraction]) -> None:
        self._found = {extraction.article.key: extraction for extraction in extractions}
        self.articles = [extraction.article for extraction in self._found.values()]

    def mark(self, article: Article) -> str:
        """The hash of the extraction (but of names that only messages use)."""
        found = self._found[article.key]
        parts = [getattr(found, name) for name in found.__dataclass_fields__ if name != "article"]
        return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def read(self, article: Article) -> Extraction:
        """The extraction itself."""
        return self._found[article.key]


def source_of(extractions: Iterable[Extraction] | Source) -> Source:
    """``extractions`` as a source."""
    if isinstance(extractions, Source):
        return extractions
    return Listed(extractions)


def named_in(linking: Linking) -> Mapping[tuple[str, str], str]:
    """(article, entity) → IRI, of all but phrases, which are a function of their article’s extraction."""
    return linking.iri_of.named if isinstance(linking.iri_of, IriOf) else linking.iri_of


def marks_of(source: Source, linking: Linking) -> tuple[dict[str, str], dict[str, Article]]:
    """Article → what its part of the graph is made from (its extraction, and what its entities are linked to); and the
    articles, each once.

    What linked things are called is not in it: only glosses depend on that (:meth:`Assembly.retell`).
    """
    linked: dict[str, list[tuple[str, str]]] = {}
    for (key, number), iri in named_in(linking).items():
        linked.setdefault(key, []).append((number, iri))
    articles: dict[str, Article] = {}
    for article in sorted(source.articles, key=lambda article: (article.key, article.id)):
        articles.setdefault(article.key, article)
    marks = {}
    for key, article in articles.items():
        parts = f"{source.mark(article)} {sorted(linked.get(key, ()))!r}"
        marks[key] = sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()
    return marks, articles


def inside_of(linking: Linking) -> Mapping[str, frozenset[str]]:
    """Place → what it lies in, up to its country, for places that are known to a gazetteer; as terms."""
    above = {entity.iri: entity.contained_in for entity in linking.entities if is_known_place(entity)}
    found: dict[str, frozenset[str]] = {}
    for iri in above:
        chain: list[str] = []
        step = above[iri]
        while step is not None and step not in chain and step != iri:
            chain.append(step)
            step = above.get(step)
        found[f"<{iri}>"] = frozenset(f"<{item}>" for item in chain)
    return found


def is_known_place(entity: LinkedEntity) -> bool:
    """Whether it is a place that a gazetteer knows."""
    return bool(entity.same_as) and entity.latitude is not None
