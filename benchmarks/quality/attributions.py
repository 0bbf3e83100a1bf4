"""Scores attributions: source, cue, content, and all three of them together.

Gold and system are paired one to one within an article, greedily by the likeness (Dice over characters other than
white space) of their contents, then cues, then sources; where one side has no content, by cue. For each element and
the whole:

- exact: the same characters, white space aside;
- overlap: each attribution gives |both| / |system| to precision and |both| / |gold| to recall, in words, averaged;
- tokens: the same, over all words together.

An element that is empty is not in that element's denominator.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.quality.documents import Document, around, records_of
from benchmarks.quality.pairing import Span, greedy
from benchmarks.quality.polnear_data import ELEMENTS
from benchmarks.quality.tally import Case, Figures, Record, Scored, Sum, Tally, precision_recall

_TOKEN = re.compile(r"\w+(?:[’'\-.]\w+)*|[^\w\s]")
WHOLE = "all"
ROWS = (*ELEMENTS, WHOLE)


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as characters and as words, element by element."""

    spans: Mapping[str, Sequence[Span]]
    characters: Mapping[str, frozenset[int]]
    words: Mapping[str, frozenset[int]]

    def start(self) -> int:
        """Where it begins."""
        return min((start for spans in self.spans.values() for start, _ in spans), default=0)

    def end(self) -> int:
        """Where it ends."""
        return max((end for spans in self.spans.values() for _, end in spans), default=0)

    def written(self, text: str) -> str:
        """Source | cue | content."""
        parts = (" … ".join(text[start:end] for start, end in self.spans[element]) for element in ELEMENTS)
        return " | ".join(" ".join((part or "–").split()) for part in parts)


class Words:
    """The words of a text, punctuation aside, to tell which of them a span touches."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = (match.span() for match in _TOKEN.finditer(text) if re.search(r"\w", match.group()))
        self._first: dict[int, int] = {}
        self._last: dict[int, int] = {}
        for number, (start, end) in enumerate(spans):
            self._first[start] = number
            self._last[end - 1] = number

    def mark(self, spans: Mapping[str, Sequence[Span]]) -> Marked:
        """An attribution by its spans."""
        characters, words = {}, {}
        for element in ELEMENTS:
            places = (place for start, end in spans[element] for place in range(start, end))
            chars = frozenset(place for place in places if not self.text[place].isspace())
            characters[element] = chars
            touched = (numbers.get(place) for place in chars for numbers in (self._first, self._last))
            words[element] = frozenset(number for number in touched if number is not None)
        return Marked(spans, characters, words)


def spans_of_record(attribution: Mapping[str, Any]) -> dict[str, list[Span]]:
    """The spans of an attribution in a record."""
    return {element: [(s["start"], s["end"]) for s in attribution.get(element) or []] for element in ELEMENTS}


def pair(gold: Sequence[Marked], system: Sequence[Marked]) -> list[tuple[int, int]]:
    """Which system attribution stands for which gold one."""
    candidates = []
    for i, wanted in enumerate(gold):
        for j, offered in enumerate(system):
            likeness = tuple(_dice(wanted.characters[e], offered.characters[e]) for e in ("content", "cue", "source"))
            no_content = not wanted.characters["content"] or not offered.characters["content"]
            if likeness[0] or (no_content and likeness[1]):
                candidates.append((likeness, i, j))
    return greedy(candidates)


def score(documents: Sequence[Document], records: Iterable[Record]) -> Scored:
    """All figures, and the worst attributions, over articles."""
    found = records_of(documents, records)
    units, cases = [], []
    for document in documents:
        words = Words(document.text)
        record = found.get(document.id)
        gold = [words.mark(spans) for spans in document.gold]
        system = [words.mark(spans_of_record(a)) for a in (record or {}).get("attributions") or []]
        pairs = pair(gold, system)
        units.append(article_counts(gold, system, pairs))
        cases += _cases(document, gold, system, pairs)
    return Scored(units, figures, cases)


def article_counts(gold: Sequence[Marked], system: Sequence[Marked], pairs: Sequence[tuple[int, int]]) -> Tally:
    """Sums of one article for every element and the whole."""
    unit: Tally = {f"{row}.{count}": 0.0 for row in ROWS for count in _COUNTS}
    for side, items in (("gold", gold), ("system", system)):
        for item in items:
            for row in ROWS:
                elements = ELEMENTS if row == WHOLE else (row,)
                unit[f"{row}.{side}"] += any(item.characters[e] for e in elements)
                unit[f"{row}.{side}_words"] += sum(len(item.words[e]) for e in elements)
    for i, j in pairs:
        for row in ROWS:
            elements = ELEMENTS if row == WHOLE else (row,)
            wanted, offered = gold[i], system[j]
            if not (any(wanted.characters[e] for e in elements) and any(offered.characters[e] for e in elements)):
                continue
            same = all(wanted.characters[e] == offered.characters[e] for e in elements)
            both = sum(len(wanted.words[e] & offered.words[e]) for e in elements)
            of_system = sum(len(offered.words[e]) for e in elements)
            of_gold = sum(len(wanted.words[e]) for e in elements)
            unit[f"{row}.exact"] += same
            unit[f"{row}.both_of_system"] += both / of_system if of_system else same
            unit[f"{row}.both_of_gold"] += both / of_gold if of_gold else same
            unit[f"{row}.both"] += both
    return unit


_COUNTS = ("gold", "system", "gold_words", "system_words", "exact", "both_of_system", "both_of_gold", "both")


def figures(sums: Sum) -> Figures:
    """P, R and F1 in percent for every row and way of counting, e.g. ``all.exact.F1``."""
    out: Figures = {}
    for row in ROWS:
        n = {count: sums[f"{row}.{count}"] for count in _COUNTS}
        out |= precision_recall(f"{row}.exact", n["exact"], n["system"], n["gold"])
        out |= precision_recall(f"{row}.overlap", n["both_of_system"], n["system"], n["gold"], n["both_of_gold"])
        out |= precision_recall(f"{row}.tokens", n["both"], n["system_words"], n["gold_words"])
    return out


def _dice(a: frozenset[int], b: frozenset[int]) -> float:
    return 2.0 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _cases(
    document: Document, gold: Sequence[Marked], system: Sequence[Marked], pairs: Sequence[tuple[int, int]]
) -> list[Case]:
    cases = []
    text = document.text
    for i, j in pairs:
        wanted, offered = gold[i], system[j]
        likeness = [_dice(wanted.characters[e], offered.characters[e]) for e in ELEMENTS if wanted.characters[e]]
        loss = 1 - sum(likeness) / max(1, len(likeness))
        if loss > 0:
            place = around(text, wanted.start(), wanted.end())
            cases.append(Case(document.id, "differs", loss, wanted.written(text), offered.written(text), place))
    paired_gold, paired_system = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, wanted in enumerate(gold):
        if i not in paired_gold:
            place = around(text, wanted.start(), wanted.end())
            cases.append(Case(document.id, "missed", 1.0, wanted.written(text), "", place))
    for j, offered in enumerate(system):
        if j not in paired_system:
            place = around(text, offered.start(), offered.end())
            cases.append(Case(document.id, "spurious", 1.0, "", offered.written(text), place))
    return cases
