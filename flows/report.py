"""The report of a run: ``report.json`` beside the graph, and an artifact on Prefect's server."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from tasks.extract.step import Outcome
from tasks.load.load import LoadReport
from tasks.model import Article, Linking, Problem

_SLOWEST = 10


@dataclass(frozen=True, slots=True)
class Timing:
    """An article and the seconds that its extraction took."""

    article: str
    seconds: float


@dataclass(slots=True)
class RunReport:
    """What was read, skipped, rejected; what came of it; where the time went."""

    read: int = 0  #: articles found
    extracted: int = 0  #: of them parsed in this run
    cached: int = 0  #: of them known from an earlier run
    skipped: list[dict[str, str]] = field(default_factory=list)
    rejected: list[dict[str, str]] = field(default_factory=list)
    warnings: list[dict[str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    abstentions: dict[str, int] = field(default_factory=dict)  #: links that were not made for want of grounds
    slowest: list[Timing] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    snapshot: str = ""
    network_behind: int = 0  #: articles that came or went since ``graph.gexf`` was written (of large graphs only)

    def add_read(self, articles: Sequence[Article], problems: Sequence[Problem]) -> None:
        """Notes what was found under the raw folder."""
        self.read = len(articles)
        for problem in problems:
            self.add_problem(problem)

    def add_problem(self, problem: Problem) -> None:
        """Notes something that was not used, or used with reservations."""
        place = {"rejected": self.rejected, "skipped": self.skipped, "warning": self.warnings}[problem.level]
        place.append({"where": problem.where, "what": problem.what, "hint": problem.hint})

    def add_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Notes what became of articles that were extracted in this run."""
        for outcome in outcomes:
            self.extracted += 1
            if outcome.problem:
                self.add_problem(outcome.problem)
        self.slowest = sorted(
            [*self.slowest, *(Timing(outcome.id, round(outcome.seconds, 3)) for outcome in outcomes)],
            key=lambda timing: (-timing.seconds, timing.article),
        )[:_SLOWEST]

    def add_linking(self, linking: Linking) -> None:
        """Notes how often it was left open who is who: outcome of the decision → how many."""
        self.abstentions = dict(sorted(Counter(str(item.outcome) for item in linking.abstentions).items()))

    def add_load(self, loaded: LoadReport) -> None:
        """Notes what is in the graph."""
        facts = asdict(loaded)
        self.snapshot = str(facts.pop("snapshot"))
        facts["set_aside"] = facts.pop("rejected")  # nodes of the graph; “rejected” are articles
        self.counts = facts

    def add_skipped(self, reasons: Mapping[str, str]) -> None:
        """Notes articles that nothing was extracted from: where they come from → why."""
        for where, reason in sorted(reasons.items()):
            self.add_problem(Problem(where, f"nothing extracted: {reason}.", "", "skipped"))

    def numbers(self) -> dict[str, int]:
        """The counts alone."""
        return {
            "read": self.read, "extracted": self.extracted, "cached": self.cached, "skipped": len(self.skipped),
            "rejected": len(self.rejected), **self.counts,
        }  # fmt: skip

    def as_json(self) -> str:
        """The report as a file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    def as_markdown(self) -> str:
        """The report as Prefect shows it."""
        lines = [
            "# Triplewire build", "",
            f"{self.read} articles: {self.extracted} extracted, {self.cached} known from before, "
            f"{len(self.skipped)} skipped, {len(self.rejected)} rejected.", "",
            "| in the graph | |", "| --- | ---: |",
            *(f"| {name} | {count} |" for name, count in self.counts.items()),
            *(f"| links left open ({outcome}) | {count} |" for outcome, count in self.abstentions.items()), "",
            "| step | seconds |", "| --- | ---: |",
            *(f"| {name} | {seconds:.1f} |" for name, seconds in self.seconds.items()),
        ]  # fmt: skip
        lines += _table("Slowest articles", [(t.article, f"{t.seconds:.2f} s") for t in self.slowest])
        for title, items in (("Rejected", self.rejected), ("Skipped", self.skipped), ("Warnings", self.warnings)):
            lines += _table(title, [(item["where"], f"{item['what']} {item['hint']}") for item in items])
        return "\n".join(lines) + "\n"


def _table(title: str, rows: Sequence[tuple[Any, str]]) -> list[str]:
    if not rows:
        return []
    return ["", f"## {title}", "", "| | |", "| --- | --- |", *(f"| {_cell(a)} | {_cell(b)} |" for a, b in rows[:100])]


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ").strip()
