"""The gold set of our own as two sets of the scorecard: the open half, and the half withheld from rule writing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality import own_data, own_gold
from benchmarks.quality.documents import Document
from benchmarks.quality.sets import BenchmarkSet, Figure
from benchmarks.quality.tally import Record, Scored

_FIGURES = (
    Figure("statements.P", "statements, precision"),
    Figure("statements.R", "statements, recall"),
    Figure("statements.F1", "statements, F1"),
    Figure("triples.P", "without polarity, modality, speaker: precision"),
    Figure("triples.R", "… recall"),
    Figure("sure", "right, of those with confidence 0.9 and more"),
    Figure("leaks", "leaks", count=True),
    Figure("leaks.direct", "… that become plain triples of the graph", count=True),
    Figure("attribution.all.overlap.F1", "attributions, overlap F1"),
    Figure("attribution.all.exact.F1", "attributions, exact F1"),
    Figure("entities.R", "entities found"),
    Figure("typed.R", "entities found with the right type"),
)


def _score(_: Path | None, documents: Sequence[Document], records: Sequence[Record]) -> Scored:
    return own_gold.score(documents, records)


def _half(part: str, name: str, title: str) -> BenchmarkSet:
    return BenchmarkSet(name, title, "", lambda _: own_data.load(part), _score, _FIGURES)


OWN = _half("open", "own", "Own gold set, open half")
WITHHELD = _half("withheld", "own-withheld", "Own gold set, withheld half")
