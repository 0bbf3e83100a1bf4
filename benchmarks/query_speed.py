"""How fast are typical queries over the store, against rdflib in memory on the same graph, with equal answers?

    python -m benchmarks.query_speed [--articles 100] [--graph FOLDER]
    python -m benchmarks.query_speed --saved [--articles 2200] [--graph FOLDER]

Each query runs three times in each; the median counts. Prints a table and the median of the ratios. With --saved: what
each saved query takes, all its rows read, in seconds of processor time.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import rdflib

from benchmarks.made_graph import publish
from tasks.sparql import PREFIXES, saved_queries, saved_query
from tasks.store import open_published

QUERIES = {
    "people by number of statements": """SELECT ?who (COUNT(?s) AS ?n) { ?s rdf:subject ?e . ?e rdfs:label ?who }
        GROUP BY ?who ORDER BY DESC(?n) ?who LIMIT 20""",
    "who said what": """SELECT ?speaker ?says {
        ?s tw:status tw:Attributed ; tw:speaker/rdfs:label ?speaker ; rdfs:label ?says }""",
    "sentence of every denial": """SELECT ?says ?exact {
        ?s tw:polarity tw:Negative ; rdfs:label ?says ; tw:evidence/tw:exact ?exact }""",
    "what happened in a place": """SELECT ?says { ?p rdfs:label "Town 7" . ?s tw:place ?p ; rdfs:label ?says }""",
    "who with whom": """SELECT ?a ?b (COUNT(?s) AS ?n) { ?s rdf:subject ?a ; rdf:object ?b }
        GROUP BY ?a ?b HAVING(COUNT(?s) > 1)""",
    "statements by place": """SELECT ?place (COUNT(?s) AS ?n) { ?s tw:place/rdfs:label ?place } GROUP BY ?place""",
    "one month": """SELECT ?says ?t { ?s tw:time ?t ; rdfs:label ?says FILTER(STRSTARTS(STR(?t), "2024-03")) }""",
    "well supported": """SELECT ?says ?n { ?s tw:corroboration ?n ; rdfs:label ?says FILTER(?n >= 3) }""",
    "denials that nobody contradicts": """SELECT ?s {
        ?s tw:polarity tw:Negative ; tw:status tw:Attributed ; rdf:subject ?a ; rdf:predicate ?p ; rdf:object ?b
        FILTER NOT EXISTS { ?o rdf:subject ?a ; rdf:predicate ?p ; rdf:object ?b ; tw:polarity tw:Positive } }""",
    "papers that quote somebody": """SELECT ?paper (COUNT(DISTINCT ?p) AS ?n) {
        ?s tw:speaker ?p ; tw:evidence/tw:article ?a . ?a schema:publisher ?paper } GROUP BY ?paper""",
}


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100, help="size of the made-up graph (480 triples each)")
    parser.add_argument("--graph", type=Path, help="a published graph instead of a made-up one")
    parser.add_argument("--saved", action="store_true", help="the saved queries, without rdflib")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        graph = given.graph or Path(folder)
        if given.graph is None:
            publish(graph, given.articles)
        store = open_published(graph)
        if given.saved:
            measure_saved(store)
            return
        memory = rdflib.Graph()
        triples = {quad.triple for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())}
        memory.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
        print(f"{len(triples):,} triples\n{'query':<32}{'rows':>8}{'ours':>11}{'rdflib':>11}{'ratio':>8}")
        ratios = []
        for name, query in QUERIES.items():
            ours, quick = timed(lambda query=query: rows_of(store, query))
            theirs, slow = timed(lambda query=query: [tuple(row) for row in memory.query(query, initNs=PREFIXES)])
            same = Counter(map(canonical, ours)) == Counter(map(canonical, theirs))
            ratios.append(slow / quick)
            figures = f"{quick * 1000:>8.1f} ms{slow * 1000:>8.1f} ms{slow / quick:>8.1f}"
            print(f"{name:<32}{len(ours):>8,}{figures}")
            assert same, f"the answers to “{name}” differ"
        print(f"median of the ratios: {statistics.median(ratios):.1f}")


def measure_saved(store: ox.Store) -> None:
    """Prints rows and seconds of processor time of each saved query."""
    for name in saved_queries():
        begun = time.process_time()
        rows = rows_of(store, saved_query(name))
        print(f"{name:<32}{len(rows):>8,}{time.process_time() - begun:>9.2f} s", flush=True)


def rows_of(store: ox.Store, query: str) -> list[tuple[object, ...]]:
    """All rows, read to the end."""
    return [tuple(row) for row in store.query(query, prefixes=PREFIXES)]  # type: ignore[union-attr]


def timed(run: Callable[[], list[tuple[object, ...]]]) -> tuple[list[tuple[object, ...]], float]:
    """What ``run`` gives, and the median of three times in seconds."""
    times = []
    rows: list[tuple[object, ...]] = []
    for _ in range(3):
        begun = time.perf_counter()
        rows = run()
        times.append(time.perf_counter() - begun)
    return rows, statistics.median(times)


def canonical(row: tuple[object, ...]) -> tuple[str, ...]:
    """A row as text, the same for both libraries."""
    return tuple(str(value if isinstance(value, str) else getattr(value, "value", value)) for value in row)


if __name__ == "__main__":
    main()
