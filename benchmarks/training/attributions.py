"""Weights of the judge of possible attributions (``attributions/plausibility.py``), learned on PolNeAR's train split.

A candidate's label is how well it agrees with the gold attribution that it is paired with: the likeness (Dice) of
their words, each counted under its element; a small part of it if the cues share nothing; 0 for one without a pair.
Features seen in fewer than :data:`SEEN` candidates are left out, and of the rest the :data:`MOST` that matter most
are kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality import attributions, polnear_data
from benchmarks.quality.documents import Document
from benchmarks.quality.polnear_data import ELEMENTS
from benchmarks.quality.tally import harmonic
from benchmarks.training.fitting import Weights, fit_logistic, frequent, score
from benchmarks.training.parses import Parsed, Parser
from benchmarks.training.weight_file import toml_text, weight_table
from tasks.extract.assemble import token_spans
from tasks.extract.attributions.attributions import find_candidates, innermost
from tasks.extract.attributions.candidates import Candidate, QuotedText
from tasks.extract.attributions.plausibility import features_of
from tasks.extract.trees.tree import Tree, tree_of

SEEN, MOST, PENALTY = 25, 120, 1.0
#: What a pair is worth whose cues share nothing: it was hardly meant.
_OTHER_CUE = 0.15
#: So much of the sum of two F1 (0 to 2) may be given up for a lower threshold.
_ALL_BUT = 0.002
#: Kept on less evidence, since leaving one out lets a claim pass for somebody else's: set by policy, not learned.
_EXPLICIT = {"nested": 0.18, "commitment": 0.1, "adverb": 0.1, "noun": 0.15}
_COMMENT = """\
Weights of the logistic model that judges possible attributions (tasks/extract/attributions/plausibility.py). Made by
`python -m benchmarks.training attributions`; a feature is a construction, a class, a tag or a dependency label, never
a word."""


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate: its features, how far it is right, and whether it is right to the character."""

    features: list[str]
    label: float
    exact: bool


def make(data: Path, parse: Parser) -> str:
    """The text of ``ontology/lexicon/attribution_weights.toml``; prints what was learned from."""
    documents = polnear_data.load(data, "train")
    rows = list(candidates(parse(documents)))
    gold = sum(len(document.gold) for document in documents)
    print(f"{len(documents)} articles, {gold} attributions, {len(rows)} candidates")
    features = frequent((row.features for row in rows), SEEN)
    labels = [row.label for row in rows]
    weights = fit_logistic([row.features for row in rows], labels, features, penalty=PENALTY, most=MOST)
    threshold = best_threshold(rows, weights, gold)
    print(f"{len(features)} features seen {SEEN} times or more, {len(weights) - 1} kept; threshold {threshold}")
    table = weight_table(weights)
    ordered = {"bias": table.pop("bias", 0.0)} | table
    return toml_text(_COMMENT, {"threshold": {"any": threshold} | _EXPLICIT, "weights": ordered})


def candidates(parsed: Iterable[Parsed]) -> Iterator[Row]:
    """All candidates of the documents with their labels."""
    for document, doc in parsed:
        tree = tree_of(doc)
        quoted = QuotedText(tree)
        found = find_candidates(tree, quoted)
        around = innermost(len(tree), [c.content for c in found], [c.head for c in found])
        for candidate, outer, (label, exact) in zip(found, around, labels(document, tree, found), strict=True):
            outside = None if outer is None else found[outer]
            yield Row(features_of(tree, candidate, quoted, outside), label, exact)


def labels(document: Document, tree: Tree, found: list[Candidate]) -> list[tuple[float, bool]]:
    """How far each candidate is a gold attribution, and whether it is one to the character."""
    words = attributions.Words(document.text)
    gold = [words.mark(spans) for spans in document.gold]
    ours = [
        words.mark({
            element: [(span.start, span.end) for span in token_spans(tree, tokens)]
            for element, tokens in zip(ELEMENTS, (c.source, c.cue, c.content), strict=True)
        })
        for c in found
    ]  # fmt: skip
    out = [(0.0, False)] * len(found)
    for i, j in attributions.pair(gold, ours):
        wanted, offered = gold[i], ours[j]
        both = sum(len(wanted.words[e] & offered.words[e]) for e in ELEMENTS)
        likeness = 2 * both / max(1, sum(len(wanted.words[e]) + len(offered.words[e]) for e in ELEMENTS))
        if not wanted.characters["cue"] & offered.characters["cue"]:
            likeness *= _OTHER_CUE
        out[j] = (likeness, all(wanted.characters[e] == offered.characters[e] for e in ELEMENTS))
    return out


def best_threshold(rows: list[Row], weights: Weights, gold: int) -> float:
    """The chance from which on candidates are kept.

    It is the lowest at which F1 by likeness and exact F1 together are all but the best: a saying too many does less
    harm than a claim that passes for a fact.
    """
    log_odds = [(score(weights, row.features), row) for row in rows]

    def worth(percent: int) -> float:
        least = math.log(percent / (100 - percent))
        kept = [row for z, row in log_odds if z >= least]
        values = (sum(row.label for row in kept), float(sum(row.exact for row in kept)))
        return sum(harmonic(value / max(1, len(kept)), value / gold) for value in values)

    values = {percent: worth(percent) for percent in range(10, 60, 2)}
    best = max(values.values())
    return min(percent for percent, value in values.items() if value >= best - _ALL_BUT) / 100
