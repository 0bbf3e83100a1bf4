"""Scores a whole graph against facts, claims, quotations, roles, types, links and traps that were written down by
hand.

Every item is a JSON object with patterns (regular expressions, case aside). ``fact``: an asserted, positive, actual
statement (unless the item says other), with its direct triple where both ends are things; ``said``: an attributed
one with that speaker; ``quote``, ``role``, ``type``, ``link``, ``same`` (one entity has both labels),
``corroborated`` (one statement, several articles and independent sources); ``absent``: a trap, which must be no
direct triple and no asserted fact. Items count only with evidence from their article. Labels of many words name
nothing in particular and do not count.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.quality.fact_graph import SAME_AS, SCHEMA, TW, FactGraph, Node, Statement, plain
from benchmarks.quality.tally import Case, Figures, Scored, Sum, Tally, percent

Item = Mapping[str, Any]
#: Labels of more words name no subject or speaker, and no object.
_SUBJECT_WORDS, _OBJECT_WORDS = 9, 15
_WIDER = {"Place": {"Place", "Country", "AdministrativeArea", "City", "Facility"}}


def load(path: Path) -> tuple[list[Item], dict[str, Item]]:
    """Items, and the articles they are about by id."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return [row for row in rows if row["kind"] != "doc"], {row["id"]: row for row in rows if row["kind"] == "doc"}


def score(items: Iterable[Item], articles: Mapping[str, Item], graph: FactGraph) -> Scored:
    """Share of items found, and traps that it went into."""
    judge = Judge(graph, articles)
    units: list[Tally] = []
    cases = []
    for item in items:
        wanted = json.dumps({key: value for key, value in item.items() if key != "id"}, ensure_ascii=False)
        if item["kind"] == "absent":
            wrong = judge.violations(item)
            units.append({"traps": 1.0, "violated": float(bool(wrong))})
            if wrong:
                cases.append(Case(item["id"], "trap", 1.0, wanted, wrong[0], ""))
            continue
        found = any(judge.found(alternative) for alternative in alternatives(item))
        units.append({"items": 1.0, "found": float(found)})
        if not found:
            cases.append(Case(item["id"], f"missed {item['kind']}", 0.8, wanted, judge.nearest(item), ""))
    return Scored(units, figures, cases)


def figures(sums: Sum) -> Figures:
    """Share of facts in percent, and counts."""
    return {
        "facts": percent(sums["found"], sums["items"]), "found": sums["found"], "of": sums["items"],
        "traps": sums["violated"],
    }  # fmt: skip


def alternatives(item: Item) -> list[Item]:
    """The item, and the other forms that will do."""
    shared = {key: item[key] for key in ("kind", "doc") if key in item}
    return [item, *({**shared, **other} for other in item.get("alt", ()))]


def holds(pattern: str, strings: Iterable[str], words: int = 0) -> bool:
    """Whether one of the strings (of at most so many words) has the pattern in it."""
    return any(re.search(pattern, s, re.IGNORECASE) for s in strings if not words or s.count(" ") < words)


def _is(pattern: str, strings: Iterable[str]) -> bool:
    return any(re.fullmatch(rf"(?:the )?(?:{pattern})", s, re.IGNORECASE) for s in strings)


class Judge:
    """Decides items on one graph."""

    def __init__(self, graph: FactGraph, articles: Mapping[str, Item]) -> None:
        self.graph = graph
        self.article_of: dict[Node, str] = {}
        for node in graph.articles:
            names = graph.article_names(node)
            for identifier, article in articles.items():
                if {article.get("url"), article.get("title"), article.get("sha256")} & names:
                    self.article_of[node] = identifier
        self._facts: dict[tuple[Node, Node, Node], list[Statement]] = {}
        for statement in graph.statements:
            if statement.is_fact:
                key = (statement.subject, statement.predicate, statement.object)
                self._facts.setdefault(key, []).append(statement)

    def found(self, item: Item) -> bool:
        """Whether the graph has what the item describes."""
        kind = item["kind"]
        if kind in ("fact", "said", "corroborated"):
            return any(all(self.checks(item, statement).values()) for statement in self.graph.statements)
        if kind in ("type", "link"):
            return self._typed(item)
        return bool({"quote": self._quoted, "role": self._role, "same": self._same}[kind](item))

    def nearest(self, item: Item) -> str:
        """The statement that fulfils most of an item, and what it fails."""
        if "p" not in item or not self.graph.statements:
            return ""
        weight = {"p": 4, "s": 3, "o": 3, "speaker": 2}
        checked = ((self.checks(item, statement), statement) for statement in self.graph.statements)
        checks, best = max(checked, key=lambda pair: sum(weight.get(key, 1) for key, value in pair[0].items() if value))
        parts = [self.graph.strings(best.subject), self.graph.predicate_labels(best.predicate)]
        parts.append(self.graph.strings(best.object))
        failed = ", ".join(key for key, value in checks.items() if not value)
        return f"{' | '.join(part[0] if part else '–' for part in parts)} (fails: {failed})"

    def checks(self, item: Item, statement: Statement) -> dict[str, bool]:
        """Every condition of an item on a statement."""
        graph, kind = self.graph, item["kind"]
        out = self._triple(item, statement)
        values = [statement.subject, statement.object, *statement.arguments]
        if "q" in item:
            strings = [text for value in values for text in graph.strings(value)]
            strings += [text for value in statement.quantities for text in graph.literals(value)]
            out["q"] = holds(item["q"], strings)
        wanted = {
            "polarity": item.get("polarity", "positive"),
            "modality": item.get("modality", "actual" if kind == "fact" else "any"),
            "status": item.get("status", {"fact": "asserted", "said": "attributed"}.get(kind, "any")),
        }
        for name, text in wanted.items():
            options = text.lower().split("|")
            out[name] = "any" in options or any(v.lower() in options for v in getattr(statement, name))
        if item.get("speaker"):
            out["speaker"] = any(holds(item["speaker"], graph.strings(s), _SUBJECT_WORDS) for s in statement.speakers)
        if self.article_of and "doc" in item:
            out["article"] = bool(self._articles(statement.node) & set(item["doc"].split("+")))
        if "time" in item:
            out["time"] = any(holds(item["time"], graph.literals(time)) for time in statement.times)
        if "place" in item:
            places = [*statement.places, *statement.arguments]
            out["place"] = any(holds(item["place"], graph.strings(place)) for place in places)
        if "ev" in item:
            out["ev"] = holds(item["ev"], (text for _, text in graph.evidence(statement.node)))
        plain_fact = wanted == {"polarity": "positive", "modality": "actual", "status": "asserted"}
        ends = (statement.subject, statement.object)
        if kind == "fact" and plain_fact and not any(e is None or e in graph.statement_nodes for e in ends):
            out["direct"] = self._is_direct(statement)
        if kind == "corroborated":
            articles = {article for article, _ in graph.evidence(statement.node) if article is not None}
            out["articles"] = len(articles) >= item.get("articles", item.get("sources", 1))
            out["sources"] = statement.corroboration >= item.get("sources", 1)
        return out

    def _triple(self, item: Item, statement: Statement) -> dict[str, bool]:
        graph = self.graph
        labels = [plain(label) for label in graph.predicate_labels(statement.predicate)]
        out = {}
        if "p" in item:
            out["p"] = holds(rf"\b(?:{item['p']})\b", labels)
        if "s" in item:
            out["s"] = holds(item["s"], graph.strings(statement.subject), _SUBJECT_WORDS)
        if "o" in item:
            values = [statement.object, *statement.arguments]
            out["o"] = any(holds(item["o"], graph.strings(value), _OBJECT_WORDS) for value in values)
            copula = any(label.startswith("be ") for label in labels)
            if not out["o"] and (copula or statement.object is None):  # “be under control” as the predicate
                out["o"] = holds(item["o"], labels)
            if not out["o"] and "s" not in item and copula:
                out["o"] = holds(item["o"], graph.strings(statement.subject), _OBJECT_WORDS)
        return out

    def _articles(self, node: Node) -> set[str]:
        articles = (self.article_of.get(article) for article, _ in self.graph.evidence(node))
        return {article for article in articles if article}

    def _is_direct(self, statement: Statement) -> bool:
        return (statement.subject, statement.predicate, statement.object) in self.graph.direct_set

    def _quoted(self, item: Item) -> bool:
        graph = self.graph
        for node in graph.quotations:
            texts = (plain(value.value) for value in graph.values(node, f"{SCHEMA}text"))
            here = not self.article_of or "doc" not in item or self._articles(node) & set(item["doc"].split("+"))
            speakers = graph.values(node, f"{TW}speaker")
            by = not item.get("speaker") or any(
                holds(item["speaker"], graph.strings(speaker), _SUBJECT_WORDS) for speaker in speakers
            )
            if here and by and holds(item["quote"], texts):
                return True
        return False

    def _role(self, item: Item) -> bool:
        graph = self.graph
        return any(
            holds(item["role"], graph.labels(role))
            and (
                "of" not in item or any(holds(item["of"], graph.strings(o)) for o in graph.values(role, f"{TW}roleOf"))
            )
            for person in graph.entities
            if holds(item["person"], graph.labels(person))
            for role in graph.values(person, f"{TW}hasRole")
        )

    def _typed(self, item: Item) -> bool:
        graph = self.graph
        return any(
            ("type" not in item or _class_fits(item["type"], classes))
            and (
                "link" not in item
                or any(re.search(f"(?:{item['link']})/?$", same.value) for same in graph.values(node, SAME_AS))
            )
            for node, classes in graph.entities.items()
            if _is(item["label"], graph.labels(node))
        )

    def _same(self, item: Item) -> bool:
        """One entity has both labels, nothing else of the class has either; evidence from all articles asked for."""
        graph = self.graph
        one, other = (
            {
                node for node, classes in graph.entities.items()
                if _is(label, graph.labels(node)) and ("type" not in item or _class_fits(item["type"], classes))
            }
            for label in (item["a"], item.get("b", item["a"]))
        )  # fmt: skip
        if len(one & other) != 1 or one != other:
            return False
        return set(item.get("docs", ())) <= self._mentioned(next(iter(one)))

    def _mentioned(self, entity: Node) -> set[str]:
        """Articles whose statements or quotations have this entity anywhere."""
        found: set[str] = set()
        for s in self.graph.statements:
            if entity in (s.subject, s.object, *s.speakers, *s.arguments):
                found |= self._articles(s.node)
        for quotation in self.graph.quotations:
            if entity in self.graph.values(quotation, f"{TW}speaker"):
                found |= self._articles(quotation)
        return found

    def violations(self, item: Item) -> list[str]:
        """What in the graph falls into a trap."""
        graph = self.graph
        if item.get("what") == "same":
            both = (n for n in graph.entities if all(_is(item[key], graph.labels(n)) for key in ("a", "b")))
            return [f"one entity: {graph.labels(node)[0]}" for node in both]
        own = set(item.get("doc", "").split("+"))
        found = []
        for triple in graph.direct:
            labels = graph.predicate_labels(triple[1])
            subject, object_ = (graph.strings(end) or ("",) for end in (triple[0], triple[2]))
            copula = any(label.startswith("be ") for label in labels)
            fits = holds(item.get("o", ""), object_) or (copula and holds(item.get("o", ""), labels))
            if not (fits and holds(item.get("s", ""), subject) and holds(rf"\b(?:{item['p']})\b", labels)):
                continue
            articles = {a for s in self._facts.get(triple, ()) for a in self._articles(s.node)}
            if not articles or "doc" not in item or articles & own:
                found.append(f"direct triple: {subject[0]} | {labels[0]} | {object_[0]}")
        for statement in graph.statements:
            elsewhere = self.article_of and "doc" in item and not self._articles(statement.node) & own
            candidate = statement.is_fact and not elsewhere and not self._is_direct(statement)
            if candidate and all(self._triple(item, statement).values()):
                found.append(f"asserted: {' '.join(graph.strings(statement.node)[-1:])}")
        return found


def _class_fits(wanted: str, classes: set[str]) -> bool:
    return any(classes & _WIDER.get(name, {name}) for name in wanted.split("|"))
