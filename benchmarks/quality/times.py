"""Scores time expressions as TempEval-3 does (UzZaman et al., SemEval 2013).

Pairs one to one, equal spans first. ``strict``: equal spans; ``relaxed``: they overlap; ``value``, ``type``:
relaxed, and the value (string for string) or type is right; precision over the system's, recall over the gold's
expressions. The article's own dateline and what stands after the annotated part are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.quality.documents import Document, around, records_of
from benchmarks.quality.pairing import dice_of_spans, greedy, overlap
from benchmarks.quality.tally import Case, Figures, Record, Scored, Sum, precision_recall

MEASURES = ("strict", "relaxed", "value", "type")


def score(documents: Sequence[Document], records: Iterable[Record]) -> Scored:
    """All four measures over articles."""
    found = records_of(documents, records)
    units, cases = [], []
    for document in documents:
        gold = document.gold
        system = [
            time for time in (found.get(document.id) or {}).get("times") or []
            if time["start"] < gold.limit
            and not any(overlap(dateline.span, (time["start"], time["end"])) for dateline in gold.datelines)
        ]  # fmt: skip
        spans = [(time["start"], time["end"]) for time in system]
        pairs = greedy(
            ((float(wanted.span == span), dice_of_spans(wanted.span, span)), i, j)
            for i, wanted in enumerate(gold.times)
            for j, span in enumerate(spans)
            if overlap(wanted.span, span)
        )
        unit = {"gold": float(len(gold.times)), "system": float(len(system)), **dict.fromkeys(MEASURES, 0.0)}
        for i, j in pairs:
            wanted = gold.times[i]
            right = {
                "strict": wanted.span == spans[j],
                "relaxed": True,
                "value": wanted.values["value"] == system[j].get("value"),
                "type": wanted.values["type"] == system[j].get("type"),
            }
            for measure in MEASURES:
                unit[measure] += right[measure]
            if not all(right.values()):
                wrong = ", ".join(measure for measure in MEASURES if not right[measure])
                loss = 0.4 * (not right["strict"]) + 0.5 * (not right["value"])
                cases.append(_case(document, f"wrong {wrong}", loss, (wanted.span, wanted.values), system[j]))
        units.append(unit)
        matched_gold, matched_system = {i for i, _ in pairs}, {j for _, j in pairs}
        cases += [
            _case(document, "missed", 1.0, (wanted.span, wanted.values), None)
            for i, wanted in enumerate(gold.times)
            if i not in matched_gold
        ]
        cases += [
            _case(document, "spurious", 1.0, None, time) for j, time in enumerate(system) if j not in matched_system
        ]
    return Scored(units, figures, cases)


def figures(sums: Sum) -> Figures:
    """P, R and F1 of every measure in percent."""
    out: Figures = {}
    for measure in MEASURES:
        out |= precision_recall(measure, sums[measure], sums["system"], sums["gold"])
    return out


def _case(document: Document, kind: str, loss: float, gold: object, system: object) -> Case:
    text = document.text
    shown = ["", ""]
    places = []
    if isinstance(gold, tuple):
        (start, end), values = gold
        shown[0] = f"{text[start:end]} = {values['value']} ({values['type']})"
        places.append((start, end))
    if isinstance(system, dict):
        start, end = system["start"], system["end"]
        shown[1] = f"{text[start:end]} = {system['value']} ({system['type']})"
        places.append((start, end))
    where = f"{document.id} ({document.article.published})"
    return Case(where, kind, loss, shown[0], shown[1], around(text, *places[0]))
