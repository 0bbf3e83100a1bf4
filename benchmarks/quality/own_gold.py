"""Scores the gold set of our own: statements, attributions, entities, and leaks.

``statements``: of ours that agree in predicate, subject, object, polarity, modality and speaker; ``triples``: in
the first three. For precision one gold statement is met by one of ours; for recall one of ours may meet several
(“promised to deliver”, “A and B left”), and a role that we read (“Governor X”) meets “X is governor”. ``leaks``:
relations of ours in the article's own voice, positive and actual, that the gold has only as denied, promised,
claimed or the like (``leaks.matched``), or that stand in the content of a gold attribution (``leaks.inside``);
``leaks.direct``: those of them with a subject and an object, which alone become a plain triple of the graph.
Attributions are scored by overlap as on other sets. ``entities``: gold entities that one of our entities shares a
name with; precision is over our entities that have a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.quality import attributions
from benchmarks.quality.documents import Document, around, records_of
from benchmarks.quality.own_data import Gold, Statement
from benchmarks.quality.own_matching import Names, heads, normal, same_triple
from benchmarks.quality.pairing import Span, greedy, overlap
from benchmarks.quality.tally import Case, Figures, Record, Scored, Sum, Tally, percent, precision_recall

Relation = Mapping[str, Any]
#: A confidence that should mean: nine in ten are right.
SURE = 0.9


def score(documents: Sequence[Document], records: Iterable[Record]) -> Scored:
    """All figures over articles."""
    found = records_of(documents, records)
    units, cases = [], []
    for document in documents:
        record = found.get(document.id) or {"article": {"text": document.text}}
        reading = Reading(document, record)
        unit = reading.counts()
        words = attributions.Words(document.text)
        gold = [words.mark(spans) for spans in document.gold.attributions]
        ours = [words.mark(attributions.spans_of_record(a)) for a in record.get("attributions") or []]
        counts = attributions.article_counts(gold, ours, attributions.pair(gold, ours))
        unit |= {f"attribution.{key}": value for key, value in counts.items()}
        units.append(unit)
        cases += reading.cases()
    return Scored(units, figures, cases)


def figures(sums: Sum) -> Figures:
    """Precision, recall and F1 in percent; leaks as numbers."""
    out: Figures = {}
    for name in ("statements", "triples"):
        out |= precision_recall(name, sums[f"{name}.hits"], sums["relations"], sums["gold"], sums[f"{name}.met"])
    for name in ("entities", "typed"):
        out |= precision_recall(name, sums[f"{name}.hits"], sums["entities.system"], sums["entities.gold"])
    prefix = "attribution."
    own = Sum({key.removeprefix(prefix): value for key, value in sums.items() if key.startswith(prefix)})
    out |= {f"{prefix}{key}": value for key, value in attributions.figures(own).items()}
    return out | {
        "leaks": sums["leaks"], "leaks.matched": sums["leaks.matched"], "leaks.inside": sums["leaks.inside"],
        "leaks.direct": sums["leaks.direct"],
        "sure": percent(sums["sure.right"], sums["sure"]), "gold": sums["gold"], "relations": sums["relations"],
    }  # fmt: skip


class Reading:
    """One article: the gold beside what we read."""

    def __init__(self, document: Document, record: Record) -> None:
        self.document, self.record = document, record
        self.gold: Gold = document.gold
        self.relations: list[Relation] = list(record.get("relations") or [])
        self.names = Names(self.gold.entities, record)
        self._attributions = {a["id"]: a for a in record.get("attributions") or []}
        speech = {a["relation"] for a in self._attributions.values() if a.get("relation") and a.get("content")}
        self._agree: dict[tuple[int, int], bool] = {}
        for i, statement in enumerate(self.gold.statements):
            for j, relation in enumerate(self.relations):
                if same_triple(statement, relation, self.names, speech):
                    self._agree[i, j] = self._conditions(statement, relation) == 3
        self.pairs = greedy((self._likeness(self.gold.statements[i], self.relations[j]), i, j) for i, j in self._agree)

    def met(self, in_full: bool) -> set[int]:
        """Gold statements that any relation or role of ours meets."""
        met = {i for (i, _), agrees in self._agree.items() if agrees or not in_full}
        for role in self.record.get("roles") or []:
            for i, statement in enumerate(self.gold.statements):
                holder = self.names.same(statement.subject, "–", role["entity"])
                if statement.predicate == "be" and holder and heads(statement.object) & heads(role["label"]):
                    met.add(i)
        return met

    def right(self) -> list[bool]:
        """For each of our relations whether it is a gold statement in every respect."""
        good = {j for i, j in self.pairs if self._agree[i, j]}
        return [j in good for j in range(len(self.relations))]

    def leaks(self) -> tuple[set[int], set[int]]:
        """Our plain facts that the gold has only as something else, and those within what somebody says."""
        matched, inside = set(), set()
        contents = [span for attribution in self.gold.attributions for span in attribution["content"]]
        for j, relation in enumerate(self.relations):
            if relation.get("attribution") or relation["polarity"] != "positive" or relation["modality"] != "actual":
                continue
            meant = [self.gold.statements[i] for i, other in self._agree if other == j]
            if any(statement.is_plain_fact for statement in meant):
                continue
            if meant:
                matched.add(j)
            if _inside(relation["predicate"], contents):
                inside.add(j)
        return matched, inside

    def counts(self) -> Tally:
        """What adds up over articles, attributions aside."""
        matched, inside = self.leaks()
        entities, typed, named = self._entities()
        right = self.right()
        sure = [j for j, relation in enumerate(self.relations) if relation["confidence"] >= SURE]
        return {
            "gold": float(len(self.gold.statements)),
            "relations": float(len(self.relations)),
            "triples.hits": float(len(self.pairs)),
            "triples.met": float(len(self.met(in_full=False))),
            "statements.met": float(len(self.met(in_full=True))),
            "statements.hits": float(sum(self._agree[pair] for pair in self.pairs)),
            "leaks.matched": float(len(matched)),
            "leaks.inside": float(len(inside)),
            "leaks": float(len(matched | inside)),
            "leaks.direct": float(sum(_has_both_ends(self.relations[j]) for j in matched | inside)),
            "sure": float(len(sure)),
            "sure.right": float(sum(right[j] for j in sure)),
            "entities.gold": float(len(self.gold.entities)),
            "entities.system": float(named),
            "entities.hits": float(entities),
            "typed.hits": float(typed),
        }

    def cases(self) -> list[Case]:
        """Leaks first, then what is missed, wrong and superfluous."""
        matched, inside = self.leaks()
        cases = [self._case("leak", 1.0, None, self.relations[j]) for j in sorted(matched | inside)]
        gold_paired = {i for i, _ in self.pairs} | self.met(in_full=True)
        ours_paired = {j for _, j in self.pairs}
        for i, j in self.pairs:
            if not self._agree[i, j]:
                cases.append(self._case("wrong condition", 0.9, self.gold.statements[i], self.relations[j]))
        for i, statement in enumerate(self.gold.statements):
            if i not in gold_paired:
                cases.append(self._case("missed", 0.8, statement, None))
        for j, relation in enumerate(self.relations):
            if j not in ours_paired:
                cases.append(self._case("superfluous", 0.7, None, relation))
        return cases

    def _conditions(self, statement: Statement, relation: Relation) -> int:
        return (
            (statement.polarity == relation["polarity"])
            + (statement.modality == relation["modality"])
            + self._same_speaker(statement.speaker, relation)
        )

    def _same_speaker(self, wanted: str, relation: Relation) -> bool:
        attribution = self._attributions.get(relation.get("attribution") or "")
        if not wanted or attribution is None:
            return not wanted and attribution is None
        source = " ".join(self.document.text[s["start"] : s["end"]] for s in attribution.get("source") or [])
        return self.names.same(wanted, source or "–", attribution.get("speaker"))

    def _likeness(self, statement: Statement, relation: Relation) -> tuple[float, ...]:
        exact = statement.predicate.lower() == relation["lemma"].lower()
        texts = {normal(argument["text"]) for argument in relation["arguments"]}
        shared = len({normal(statement.subject), normal(statement.object)} & texts)
        return float(self._conditions(statement, relation)), float(exact), float(shared)

    def _entities(self) -> tuple[int, int, int]:
        """Gold entities met, those with the right type, and our entities that have a name."""
        forms: dict[str, set[str]] = {}
        for mention in self.record.get("mentions") or []:
            if mention.get("named"):
                forms.setdefault(mention["entity"], set()).add(normal(mention["text"]))
        ours = [entity for entity in self.record.get("entities") or [] if entity["id"] in forms]
        candidates = []
        for i, thing in enumerate(self.gold.entities):
            wanted = {normal(form) for form in (thing.label, *thing.mentions)}
            for j, entity in enumerate(ours):
                if shared := wanted & forms[entity["id"]]:
                    candidates.append(((float(len(shared)), float(entity["type"] == thing.type)), i, j))
        pairs = greedy(candidates)
        typed = sum(self.gold.entities[i].type == ours[j]["type"] for i, j in pairs)
        return len(pairs), typed, len(ours)

    def _case(self, kind: str, loss: float, statement: Statement | None, relation: Relation | None) -> Case:
        text, shown, place = self.document.text, "", ""
        if relation is not None:
            shown = self._written(relation)
            sentence = relation.get("sentence") or relation["predicate"][0]
            place = around(text, sentence["start"], sentence["end"], width=0)
        return Case(self.document.id, kind, loss, statement.written() if statement else "", shown, place)

    def _written(self, relation: Relation) -> str:
        arguments = (f"{argument['role']}: {argument['text']}" for argument in relation["arguments"])
        marks = [relation["polarity"], relation["modality"]]
        marks = [mark for mark in marks if mark not in ("positive", "actual")]
        if attribution := self._attributions.get(relation.get("attribution") or ""):
            spans = attribution.get("source") or []
            source = " ".join(self.document.text[s["start"] : s["end"]] for s in spans)
            marks.append(f"says {source or 'somebody'}")
        return f"{relation['lemma']} ({'; '.join(arguments)}) [{', '.join(marks)}] {relation['confidence']:.2f}"


def _has_both_ends(relation: Relation) -> bool:
    """Whether a relation has who did it and what it is about, as a plain triple of the graph must."""
    roles = {argument["role"] for argument in relation["arguments"]}
    return "subject" in roles and len(roles) > 1


def _inside(predicate: Sequence[Mapping[str, int]], contents: Sequence[Span]) -> bool:
    """Whether all of a predicate stands in one of the contents."""
    return bool(predicate) and any(
        all(overlap((span["start"], span["end"]), content) == span["end"] - span["start"] for span in predicate)
        for content in contents
    )
