"""Asks the triples of a load, by the names that Turtle would give them."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from tasks.load import LoadReport, load
from tasks.model import Linking
from tasks.settings import Settings
from tasks.store import open_published
from tests.load.hand_made import BASE, Page, linking

PREFIXES = f"""
PREFIX : <{BASE}> PREFIX tw: <https://w3id.org/triplewire/ontology#> PREFIX rel: <https://w3id.org/triplewire/relation/>
PREFIX schema: <https://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
"""


class Loaded:
    """A graph that was loaded into a folder."""

    def __init__(self, graph: Path, pages: list[Page], linked: Linking | None = None, **settings: object) -> None:
        self.settings = Settings(graph=graph, base=BASE, **settings)  # type: ignore[arg-type]
        found = [page.found for page in pages]
        self.report: LoadReport = load(found, linked or linking(*pages), self.settings)
        self.store: Store = open_published(graph)

    @property
    def turtle(self) -> str:
        return (self.settings.graph / "graph.ttl").read_text(encoding="utf-8")

    def rows(self, query: str) -> list[tuple[str, ...]]:
        """Answers of a SELECT, sorted: the ends of IRIs after the base, the characters of literals, - for nothing."""
        solutions = self.store.query(PREFIXES + query)
        return sorted({tuple(_short(value) for value in solution) for solution in solutions})  # type: ignore[union-attr]

    def ask(self, pattern: str) -> bool:
        """Whether a pattern is there."""
        return bool(self.store.query(f"{PREFIXES} ASK {{ {pattern} }}"))

    def glosses(self) -> list[str]:
        return [row[0] for row in self.rows("SELECT ?l { ?s a tw:Statement ; rdfs:label ?l }")]


def _short(value: object) -> str:
    if isinstance(value, Literal):
        return value.value
    if isinstance(value, NamedNode):
        return value.value.removeprefix(BASE).rpartition("#")[2].removeprefix("https://w3id.org/triplewire/relation/")
    return "-"
