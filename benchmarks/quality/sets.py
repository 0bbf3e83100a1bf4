"""The sets of the scorecard: where each lies, how it is read and scored, and which of its figures are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality import (
    attributions,
    carb_data,
    coreference,
    facts,
    gum_data,
    identity,
    links,
    meantime_data,
    names,
    newsfair,
    places,
    polnear_data,
    relations,
    times,
)  # fmt: skip
from benchmarks.quality.documents import Document
from benchmarks.quality.pipeline import graph_of, identities
from benchmarks.quality.tally import Record, Scored, together
from tasks.errors import Misuse
from tasks.model import Article
from tasks.read import read_articles


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that the table shows and that must not fall."""

    key: str
    label: str
    count: bool = False  #: a number of faults (the fewer, the better), not a share in percent


@dataclass(frozen=True, slots=True)
class BenchmarkSet:
    """One set in the layout of the data folder."""

    name: str
    title: str
    file: str  #: by which it is known to be there
    load: Callable[[Path], list[Document]]
    score: Callable[[Path, Sequence[Document], Sequence[Record]], Scored]
    figures: tuple[Figure, ...]
    articles: str = ""  #: another set with the very same articles, read once
    optional: bool = False  #: only when it is asked for by name

    def is_in(self, data: Path) -> bool:
        """Whether the set lies in that folder."""
        return (data / self.file).exists()


def seed_articles(data: Path) -> list[Document]:
    """The articles that ``tools/gold/seeds.jsonl`` is about, from ``articles`` in the folder or beside it."""
    _, about = facts.load(data / FACTS)
    files = []
    for article in about.values():
        places_ = [folder / "articles" / article["file"] for folder in (data, data.absolute().parent)]
        files.append(next((path for path in places_ if path.exists()), places_[0]))
    if missing := [path for path in files if not path.exists()]:
        raise Misuse(f"{missing[0].name} is neither in articles/ of the data folder nor beside it.")
    return [Document(item, None) for item in read_articles(files) if isinstance(item, Article)]


FACTS = "tools/gold/seeds.jsonl"


def _gum(_: Path, documents: Sequence[Document], records: Sequence[Record]) -> Scored:
    return together([scorer.score(documents, records) for scorer in (names, coreference, links)])


def _facts(data: Path, documents: Sequence[Document], records: Sequence[Record]) -> Scored:
    items, articles = facts.load(data / FACTS)
    return facts.score(items, articles, graph_of(records))


def _polnear(name: str, split: str, optional: bool) -> BenchmarkSet:
    return BenchmarkSet(
        name, f"PolNeAR {split}: who said what", f"PolNeAR/data/{split}/text",
        lambda data: polnear_data.load(data, split),
        lambda _, documents, records: attributions.score(documents, records),
        (
            Figure("all.exact.F1", "whole attribution, exact F1"), Figure("all.overlap.F1", "whole, overlap F1"),
            Figure("source.exact.F1", "source, exact F1"), Figure("cue.exact.F1", "cue, exact F1"),
            Figure("content.exact.F1", "content, exact F1"), Figure("content.overlap.F1", "content, overlap F1"),
        ),
        optional=optional,
    )  # fmt: skip


def _gum_set(genre: str) -> BenchmarkSet:
    return BenchmarkSet(
        f"gum-{genre}", f"GUM {genre}: names, coreference, links", "gum/dep",
        lambda data: gum_data.load(data, genre), _gum,
        (
            Figure("names.strict.F1", "names, strict F1"), Figure("names.lenient.F1", "names, lenient F1"),
            Figure("names.strict_typed.F1", "names with type, strict F1"),
            Figure("heads.conll", "coreference, CoNLL F1 (heads)"),
            Figure("coref.conll", "coreference, CoNLL F1 (as is)"),
            Figure("heads.lea.F1", "coreference, LEA F1 (heads)"),
            Figure("pronouns", "he/she/him/her/his right, of all"),
            Figure("pronouns.P", "… right, of those answered"),
            Figure("places_with_geonames", "place names with GeoNames"),
        ),
    )  # fmt: skip


def _place_set(name: str, title: str, file: str, with_ids: bool) -> BenchmarkSet:
    shown = [Figure("strict.F1", "place names, strict F1"), Figure("lenient.F1", "place names, lenient F1")]
    if with_ids:
        shown += [Figure("id", "right GeoNames id, of all gold"), Figure("id.of_linked", "right id, of linked")]
    shown += [Figure("acc161", "within 161 km, of all gold"), Figure("acc161.of_linked", "within 161 km, of linked")]
    return BenchmarkSet(
        name, title, f"geoparsing-pragmatic/data/Corpora/{file}",
        lambda data: places.load(data, name), lambda _, documents, records: places.score(documents, records),
        tuple(shown),
    )  # fmt: skip


SETS: tuple[BenchmarkSet, ...] = (
    BenchmarkSet(
        "carb", "CaRB dev: relations", "CaRB/data/gold/dev.tsv", carb_data.load,
        lambda _, documents, records: relations.score(documents, records),
        (Figure("F1", "F1"), Figure("P", "precision"), Figure("R", "recall"), Figure("AUC", "area under P-R")),
    ),
    _polnear("polnear", "dev", optional=False),
    _polnear("polnear-train", "train", optional=True),
    _gum_set("news"),
    _gum_set("interview"),
    BenchmarkSet(
        "news-fair", "News-Fair dev: links to Wikidata", "elevant/benchmarks/news-fair-v2.dev.jsonl", newsfair.load,
        lambda _, documents, records: newsfair.score(documents, records),
        (Figure("named.F1", "named, F1"), Figure("entity.F1", "entity, F1"), Figure("all.F1", "all, F1")),
    ),
    BenchmarkSet(
        "meantime-times", "MEANTIME: time expressions", "MEANTIME/corpus_apple", meantime_data.load,
        lambda _, documents, records: times.score(documents, records),
        (
            Figure("strict.F1", "strict F1"), Figure("relaxed.F1", "relaxed F1"), Figure("value.F1", "value F1"),
            Figure("type.F1", "type F1"),
        ),
    ),
    BenchmarkSet(
        "meantime-identity", "MEANTIME: identity across articles", "MEANTIME/corpus_apple", meantime_data.load,
        lambda _, documents, records: identity.score(documents, records, identities(records)),
        (
            Figure("all.conll", "all mentions, CoNLL F1"), Figure("all.b3.F1", "all mentions, B3 F1"),
            Figure("found.conll", "found mentions, CoNLL F1"), Figure("found.b3.P", "found mentions, B3 precision"),
            Figure("found.b3.R", "found mentions, B3 recall"),
            Figure("named.conll", "… found, of what has a name, CoNLL F1"),
            Figure("names.conll", "… names alone, CoNLL F1"),
        ),
        articles="meantime-times",
    ),
    _place_set("trnews", "TR-News: places", "TR-News.xml", with_ids=True),
    _place_set("geovirus", "GeoVirus: places", "GeoVirus.xml", with_ids=False),
    BenchmarkSet(
        "facts", "Two articles: facts in the graph", FACTS, seed_articles, _facts,
        (Figure("facts", "facts found"), Figure("traps", "traps gone into", count=True)),
    ),
)  # fmt: skip
