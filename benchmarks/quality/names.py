"""Scores names and their types on GUM.

``strict``: the named mention is the gold phrase (with or without a/the), GUM's minimal span, or the core of the
name (with or without titles); ``lenient``: it holds the gold head and stays inside the phrase. ``typed``: the type
is right besides, of person, organization, place, event, other. Not counted against precision, since GUM does not
call them names: mentions over a gold time phrase and over words that are all adjectives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.quality.documents import Document, around, records_of
from benchmarks.quality.gum_data import Gold
from benchmarks.quality.gum_names import Name, mentions_of, pair, tokens_under, types_of
from benchmarks.quality.tally import Case, Figures, Record, Scored, Sum, precision_recall

MEASURES = ("strict", "lenient", "strict_typed", "lenient_typed")


def score(documents: Sequence[Document], records: Iterable[Record]) -> Scored:
    """All four measures over articles."""
    found = records_of(documents, records)
    units, cases = [], []
    for document in documents:
        gold = [name for name in mentions_of(document.gold) if name.named]
        system = named_mentions(found.get(document.id))
        pairs = pair(document.gold.tokens, gold, system)
        paired = {j for _, j in pairs}
        extra = [m for j, m in enumerate(system) if j not in paired and _counts(document.gold, m)]
        unit = {"names.gold": float(len(gold)), "names.system": float(len(pairs) + len(extra))}
        unit |= dict.fromkeys((f"names.{measure}" for measure in MEASURES), 0.0)
        for i, j in pairs:
            exact = (system[j]["start"], system[j]["end"]) in gold[i].spans
            typed = gold[i].type in types_of(system[j].get("type"))
            unit["names.lenient"] += 1
            unit["names.strict"] += exact
            unit["names.lenient_typed"] += typed
            unit["names.strict_typed"] += exact and typed
            if not (exact and typed):
                kind = "wrong type" if exact else "wrong span" if typed else "wrong span and type"
                cases.append(_case(document, kind, 0.6 if exact else 0.5, gold[i], system[j]))
        units.append(unit)
        matched = {i for i, _ in pairs}
        cases += [_case(document, "missed", 1.0, name, None) for i, name in enumerate(gold) if i not in matched]
        cases += [_case(document, "spurious", 0.9, None, mention) for mention in extra]
    return Scored(units, figures, cases)


def named_mentions(record: Record | None) -> list[Mapping[str, Any]]:
    """The mentions of a record that are names."""
    return [mention for mention in (record or {}).get("mentions") or [] if mention.get("named", True)]


def figures(sums: Sum) -> Figures:
    """P, R and F1 in percent, e.g. ``names.strict.F1``."""
    out: Figures = {}
    for measure in MEASURES:
        out |= precision_recall(f"names.{measure}", sums[f"names.{measure}"], sums["names.system"], sums["names.gold"])
    return out


def _counts(gold: Gold, mention: Mapping[str, Any]) -> bool:
    """Whether a mention that is no gold name counts as wrong."""
    under = tokens_under(gold.tokens, mention)
    if under is None:
        return True
    if all(token.tag in ("ADJ", "PUNCT", "DET") for token in gold.tokens[under[0] : under[1] + 1]):
        return False
    times = (mark for mark in gold.mentions if mark.type == "time")
    tokens = gold.tokens
    return not any(tokens[t.first].start <= mention["start"] and mention["end"] <= tokens[t.last].end for t in times)


def _case(document: Document, kind: str, loss: float, gold: Name | None, system: Mapping[str, Any] | None) -> Case:
    text = document.text
    start, end = gold.span if gold else (system["start"], system["end"]) if system else (0, 0)
    ours = f"{text[system['start'] : system['end']]} ({system.get('type')})" if system else ""
    wanted = f"{text[slice(*gold.spans[-1])]} ({gold.type})" if gold else ""
    return Case(document.id, kind, loss, wanted, ours, around(text, start, end))
