"""Weights and calibration of a relation's confidence (:mod:`tasks.extract.relations.confidence`).

The weights are learned on CaRB's development sentences: a relation's label is the best precision that it has against a
gold tuple there. That tells one shape of clause from another, but not how often a relation is right in news, nor
whether its speaker and modality are; so the score is then calibrated on the open half of our own gold set
(:mod:`benchmarks.training.calibration`). The withheld half is for checking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from spacy.tokens import Doc

from benchmarks.quality import carb_data
from benchmarks.quality.relation_tuples import in_words_of, tuples_of
from benchmarks.quality.relations import compare, parts_of
from benchmarks.quality.tally import Record
from benchmarks.training import calibration
from benchmarks.training.fitting import Weights, fit_logistic, frequent
from benchmarks.training.parses import Parsed, Parser
from benchmarks.training.weight_file import LEAST, toml_text, weight_table
from tasks.extract.assemble import assemble
from tasks.extract.components import annotate
from tasks.extract.record import to_record
from tasks.extract.relations import appositions, nominal, relations
from tasks.model import Article

SEEN, PENALTY = 10, 1.5
#: Features that say how a statement stands in its article, which CaRB does not judge: the calibration adds to them.
STANDING = ("attributed", "modal", "speech")
_COMMENT = """\
What speaks for and against a relation, from the shape of its clause: a logistic score (relations/confidence.py).
Made by `python -m benchmarks.training confidence`.

weight: log odds of each feature, fitted on the development sentences of CaRB.
calibration: `slope` times that score, `constant`, and what some features add that tell how the statement stands in its
article, are the log odds that a relation is right in every respect; fitted on the open half of our own gold set."""


@dataclass(frozen=True, slots=True)
class Row:
    """One relation's features, and how far it is right."""

    features: list[str]
    label: float


def make(data: Path, parse: Parser) -> str:
    """The text of ``ontology/lexicon/confidence.toml``; prints what was learned from and what it would have said."""
    rows = list(carb_rows(parse(carb_data.load(data))))
    weights = shape_weights(rows)
    print(
        f"CaRB: {len(rows)} relations, {sum(row.label for row in rows) / len(rows):.3f} precise; {len(weights)} weights"
    )
    own = calibration.own_rows("open", parse)
    table = calibration.fit(own, weights, STANDING)
    print(f"own gold set, open half: {calibration.summary(own, weights, table)}")
    rounded = {name: round(value, 3) for name, value in table.items() if abs(value) >= LEAST}
    return toml_text(_COMMENT, {"weight": weight_table(weights), "calibration": rounded})


def shape_weights(rows: list[Row]) -> Weights:
    """Log odds of the features of a clause's shape."""
    features = frequent((row.features for row in rows), SEEN)
    labels = [row.label for row in rows]
    return fit_logistic([row.features for row in rows], labels, features, penalty=PENALTY, bias="any")


def carb_rows(parsed: Iterable[Parsed]) -> Iterator[Row]:
    """Relations in CaRB's sentences with their precision."""
    for document, doc in parsed:
        record, features = read_with_features(document.article, doc)
        gold = [parts_of(*wanted) for wanted in document.gold]
        for relation, true in zip(record["relations"], features, strict=True):
            made = tuples_of({**record, "relations": [relation], "attributions": []})
            cut = in_words_of(made, document.text.split())
            if cut:
                system = parts_of(cut[0].relation, cut[0].arguments)
                yield Row(true, max(compare(wanted, system)[0] for wanted in gold))


def read_with_features(article: Article, doc: Doc) -> tuple[Record, list[list[str]]]:
    """The record of an article and the features of each of its relations."""
    seen: list[list[str]] = []

    def number_of(true: Iterable[str]) -> float:
        seen.append(list(true))
        return float(len(seen) - 1)

    with ExitStack() as patched:
        for module in (appositions, nominal, relations):
            patched.enter_context(patch.object(module, "confidence", number_of))
        annotate(doc)
    record = to_record(assemble(doc, article))
    return record, [seen[int(relation["confidence"])] for relation in record["relations"]]
