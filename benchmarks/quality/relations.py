"""Scores open relations by CaRB's measure (Bhardwaj, Aggarwal, Mausam, EMNLP 2019).

A tuple has three parts: relation, first argument, all further arguments joined. Words are compared as they stand
and counted as often as they stand. A system tuple against a gold tuple has precision = words in common, part by
part, of the system's words and recall = of the gold's; both are 0 if the relations share no word or the system
lacks an argument that the gold has; parts that the gold has not are not compared. ``be`` in the system's relation
stands for any form of be. If the gold relation is said, told, added, adds or says, the system's arguments are tried
the other way round too.

Precision of a sentence: pairs one to one, greedily by precision, over its system tuples. Recall: the best recall of
each gold tuple, several on one system tuple allowed. Both are summed over sentences for every threshold on
confidence; reported are P, R and F1 at the threshold of the best F1, and the area under the points (trapezoids,
down to recall 0).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from benchmarks.quality.documents import Document, records_of
from benchmarks.quality.pairing import greedy
from benchmarks.quality.relation_tuples import Tuple, in_words_of, tuples_of
from benchmarks.quality.tally import Case, Figures, Record, Scored, Sum, Tally, harmonic

Parts = list[list[str]]
Match = tuple[float, float]
_BE = frozenset({"be", "is", "am", "are", "was", "were", "been", "being"})
_TURNED_ROUND = frozenset({"said", "told", "added", "adds", "says"})


def parts_of(relation: str, arguments: Sequence[str]) -> Parts:
    """Words of the relation, of the first argument, and of all others; as many parts as there are."""
    parts = [relation, *arguments[:1]]
    if len(arguments) > 1:
        parts.append(" ".join(arguments[1:]))
    return [part.split() for part in parts]


def compare(gold: Parts, system: Parts) -> Match:
    """(precision, recall) of a system tuple against a gold tuple; the better way round after verbs of saying."""
    best = _compare(gold, system)
    if len(system) == 3 and not _TURNED_ROUND.isdisjoint(gold[0]):
        best = max(best, _compare(gold, [system[0], system[2], system[1]]))
    return best


def _compare(gold: Parts, system: Parts) -> Match:
    if len(system) < len(gold):
        return 0.0, 0.0
    wanted, offered = Counter(gold[0]), Counter(system[0])
    shared = (wanted & offered).total()
    if (offered - wanted)["be"] and not _BE.isdisjoint(gold[0]):
        shared += 1
    if not shared:
        return 0.0, 0.0
    for one, other in zip(gold[1:], system[1:], strict=False):
        shared += (Counter(one) & Counter(other)).total()
    return shared / sum(len(part) for part in system[: len(gold)]), shared / sum(map(len, gold))


def score(documents: Sequence[Document], records: Iterable[Record]) -> Scored:
    """CaRB's figures for the records of its sentences."""
    found = records_of(documents, records)
    units, cases = [], []
    for document in documents:
        record = found.get(document.id)
        system = in_words_of(tuples_of(record), document.text.split()) if record else []
        units.append(sentence_counts(document.gold, system))
        cases += _cases(document, system)
    return Scored(units, figures, cases)


def sentence_counts(gold: Sequence[tuple[str, list[str]]], system: Sequence[Tuple]) -> Tally:
    """What changes in the sums when the threshold falls to each confidence that the sentence's tuples have."""
    table = _table(gold, system)
    unit: Tally = {"gold": float(len(gold))}
    before = (0.0, 0.0, 0.0)
    for level in sorted({made.confidence for made in system}, reverse=True):
        kept = [j for j, made in enumerate(system) if made.confidence >= level]
        pairs = greedy(((table[i][j][0],), i, j) for i in range(len(gold)) for j in kept)
        now = (
            sum(table[i][j][0] for i, j in pairs),
            float(len(kept)),
            sum(max(row[j][1] for j in kept) for row in table),
        )
        for name, new, old in zip(("precision", "tuples", "recall"), now, before, strict=True):
            unit[f"{name}@{level:.6f}"] = new - old
        before = now
    return unit


def figures(sums: Sum) -> Figures:
    """P, R and F1 at the best threshold, and AUC, in percent."""
    levels = sorted({key.partition("@")[2] for key in sums if "@" in key}, key=float, reverse=True)
    points, precise, tuples, recalled = [(0.0, 1.0)], 0.0, 0.0, 0.0
    for level in levels:
        precise += sums[f"precision@{level}"]
        tuples += sums[f"tuples@{level}"]
        recalled += sums[f"recall@{level}"]
        points.append((recalled / sums["gold"], precise / tuples if round(tuples) else 1.0))
    best = max(reversed(points), key=lambda point: harmonic(point[1], point[0]))
    if not levels:
        best = (0.0, 0.0)
    area = sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in pairwise(points))
    return {"P": 100 * best[1], "R": 100 * best[0], "F1": 100 * harmonic(best[1], best[0]), "AUC": 100 * area}


def _table(gold: Sequence[tuple[str, list[str]]], system: Sequence[Tuple]) -> list[list[Match]]:
    offered = [parts_of(made.relation, made.arguments) for made in system]
    return [[compare(parts_of(*wanted), parts) for parts in offered] for wanted in gold]


def _cases(document: Document, system: Sequence[Tuple]) -> list[Case]:
    """Gold tuples by what is lost of them, and system tuples by what is wrong with them."""
    table = _table(document.gold, system)
    shown = [" | ".join([made.relation, *made.arguments]) for made in system]
    cases = []
    for (relation, arguments), row in zip(document.gold, table, strict=True):
        best = max(range(len(row)), key=lambda j: row[j][1], default=None)
        lost = 1.0 if best is None else 1 - row[best][1]
        nearest = "" if best is None or not row[best][1] else shown[best]
        gold = " | ".join([relation, *arguments])
        cases.append(Case(document.id, "missed", lost, gold, nearest, document.text))
    for j, line in enumerate(shown):
        wrong = 1 - max((row[j][0] for row in table), default=0.0)
        cases.append(Case(document.id, "spurious", wrong, "", line, document.text))
    return [case for case in cases if case.loss > 0.3]
