"""A made-up graph of any size in the shape of the contract, for measuring what reads graphs. Same seed, same graph.

python -m benchmarks.made_graph FOLDER [--articles 2200]
triplewire export --graph FOLDER --format gexf --output made.gexf
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from tasks.sparql import PREFIXES
from tasks.store import Draft

BASE = "https://w3id.org/triplewire/data/"
_FIRST = "Ada Bela Caro Dario Edda Falk Gerd Hedy Ivo Jana Karl Lena Milo Nora Otto Pia Quin Rosa Sven Tilda".split()  # noqa: SIM905
_LAST = "Amber Birch Cedar Dove Elm Finch Grove Heath Iris Jay Kestrel Larch Maple".split()  # noqa: SIM905
_VERBS = "meet close open visit accuse support sell buy praise warn leave join fund sue".split()  # noqa: SIM905
_XSD = PREFIXES["xsd"]


def quads(articles: int, seed: int = 1) -> Iterator[str]:
    """N-Quads lines of a graph of so many articles, about 480 triples each."""
    chance = random.Random(seed)
    people = [
        f"person/{first}-{last}-{n}".lower()
        for n in range(max(2, articles // 100))
        for first in _FIRST
        for last in _LAST
    ]
    places = [f"place/town-{n}" for n in range(200)]
    shared = f"<{BASE}graph/entities>"
    for entity in people + places:
        kind, label = ("Person" if entity.startswith("person") else "City"), _label(entity)
        yield f"<{BASE}entity/{entity}> <{PREFIXES['rdf']}type> <{PREFIXES['schema']}{kind}> {shared} .\n"
        for name in ("skos:prefLabel", "rdfs:label"):
            yield f'<{BASE}entity/{entity}> <{_iri(name)}> "{label}" {shared} .\n'
    for verb in _VERBS:
        yield f'<{_iri("rel:" + verb)}> <{_iri("rdfs:label")}> "{verb}" {shared} .\n'
    for number in range(articles):
        yield from _article(number, chance, people, places)


def _article(number: int, chance: random.Random, people: list[str], places: list[str]) -> Iterator[str]:
    key = f"{number:012x}"
    article, graph = f"<{BASE}article/{key}>", f"<{BASE}graph/article/{key}>"
    known = [chance.choice(people) for _ in range(8)]
    day = f"2024-{1 + number % 12:02}-{1 + number % 28:02}"
    body, lines = "", []
    for n in range(26):
        subject, target = chance.choice(known), chance.choice(known)
        verb, place = chance.choice(_VERBS), chance.choice(places)
        speaker = chance.choice(known) if n % 3 == 0 else ""
        says = f"{_label(subject)} {verb}s {_label(target)} in {_label(place)}"
        sentence = f"{says}, {_label(speaker)} said." if speaker else says + "."
        evidence = f"<{BASE}evidence/{key}-{len(body)}-{len(body) + len(sentence)}>"
        node = f"<{BASE}statement/{number:08x}{n:08x}>"
        lines += _facts(
            evidence,
            {
                "rdf:type": ["tw:Evidence"],
                "tw:article": [article],
                "tw:start": [len(body)],
                "tw:end": [len(body) + len(sentence)],
                "tw:exact": [f'"{sentence}"'],
            },
        )
        lines += _facts(
            node,
            {
                "rdf:type": ["tw:Statement"],
                "rdf:subject": [f"<{BASE}entity/{subject}>"],
                "rdf:predicate": [f"<{_iri('rel:' + verb)}>"],
                "rdf:object": [f"<{BASE}entity/{target}>"],
                "tw:place": [f"<{BASE}entity/{place}>"],
                "tw:polarity": ["tw:Negative" if n % 7 == 0 else "tw:Positive"],
                "tw:modality": ["tw:Future" if n % 5 == 0 else "tw:Actual"],
                "tw:status": ["tw:Attributed" if speaker else "tw:Asserted"],
                "rdfs:label": [f'"{says}"'],
                "tw:confidence": [f'"0.{50 + n}"^^<{_XSD}decimal>'],
                "tw:reportCount": [1],
                "tw:corroboration": [1 + n % 3],
                "tw:evidence": [evidence],
                "tw:speaker": [f"<{BASE}entity/{speaker}>"] if speaker else [],
                "tw:time": [f'"{day}"^^<{_XSD}date>'] if n % 4 == 0 else [],
            },
        )
        body += sentence + " "
    lines += _facts(
        article,
        {
            "rdf:type": ["schema:NewsArticle"],
            "schema:headline": [f'"Report {number}"'],
            "schema:publisher": [f'"Paper {number % 40}"'],
            "schema:datePublished": [f'"{day}"^^<{_XSD}date>'],
            "schema:articleBody": [f'"{body}"'],
            "schema:mentions": sorted({f"<{BASE}entity/{one}>" for one in known}),
        },
    )
    for line in lines:
        yield f"{line} {graph} .\n"


def _facts(node: str, properties: dict[str, list[object]]) -> list[str]:
    return [f"{node} <{_iri(name)}> {_term(value)}" for name, values in properties.items() for value in values]


def _term(value: object) -> str:
    if isinstance(value, int):
        return f'"{value}"^^<{_XSD}integer>'
    text = str(value)
    return text if text[0] in '<"' else f"<{_iri(text)}>"


def _iri(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def _label(entity: str) -> str:
    return entity.partition("/")[2].replace("-", " ").title()


def publish(graph: Path, articles: int) -> int:
    """Publishes a made-up graph under ``graph`` and gives its number of triples."""
    with Draft(graph, fresh=True) as draft:
        batch: list[str] = []
        for line in quads(articles):
            batch += (line, line.rpartition(" <")[0] + " .\n")  # the default graph is the merge of all
            if len(batch) >= 200_000:
                draft.add(batch)
                batch.clear()
        draft.add(batch)
        count = len(draft.open()) // 2
        draft.publish(f"made-{articles}")
    return count


def main() -> None:
    """Publishes a graph and tells its size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=2200, help="480 triples each")
    given = parser.parse_args()
    print(f"{publish(given.folder, given.articles):,} triples")


if __name__ == "__main__":
    main()
