"""The scorecard: quality on every set found in a folder, and on the gold set of our own, beside other systems.

    python -m benchmarks.quality --data DIR                 # all sets found under DIR, and our own gold set
    python -m benchmarks.quality --own                      # our own gold set alone; needs no other data
    python -m benchmarks.quality --data DIR --sets carb gum-news --json
    python -m benchmarks.quality --data DIR --errors polnear --output errors.html
    python -m benchmarks.quality --data DIR --record        # write benchmarks/RESULTS.md and results.toml anew

The exit code is 1 if a figure is more than one point below what was recorded.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality import calibration, own_set, results, table
from benchmarks.quality.bootstrap import DRAWS, intervals
from benchmarks.quality.error_page import page
from benchmarks.quality.pipeline import kept_records, with_links
from benchmarks.quality.reliability_diagram import diagram
from benchmarks.quality.sets import SETS, BenchmarkSet
from benchmarks.quality.tally import Record, Scored
from tasks.errors import Misuse, TriplewireError
from tasks.settings import Settings


def main() -> int:
    """Runs what the command line asks for."""
    options = _options()
    try:
        chosen = _chosen(options.data, options.sets, options.errors)
        if options.errors:
            for benchmark, scored in _scored(chosen, options):
                file = options.output or Path(f"errors-{benchmark.name}.html")
                file.write_text(page(f"Worst cases: {benchmark.title}", scored.cases, options.limit), encoding="utf-8")
                print(f"{len(scored.cases)} cases of {benchmark.name}, the worst in {file}")
            return 0
        if options.calibration:
            print(_calibration(options))
            return 0
        return _scorecard(chosen, options)
    except TriplewireError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _scorecard(chosen: list[BenchmarkSet], options: argparse.Namespace) -> int:
    known = results.recorded()
    others = table.rivals()
    rows: list[table.Row] = []
    everything: dict[str, dict[str, float]] = {}
    for benchmark, scored in _scored(chosen, options):
        values, between = scored.result(), intervals(scored, options.draws)
        everything[benchmark.name] = values
        made = []
        for figure in benchmark.figures:
            low, high = between.get(figure.key, (None, None))
            recorded = known.get((benchmark.name, figure.key))
            made.append(table.Row(benchmark.name, benchmark.title, figure, values[figure.key], low, high, recorded))
        rows += made
        if not options.json:
            print(table.written(made, others), flush=True)
    if options.json:
        listed = [
            {"set": r.set_name, "figure": r.figure.key, "value": r.value, "low": r.low, "high": r.high,
             "recorded": r.recorded, "regression": r.is_regression} for r in rows
        ]  # fmt: skip
        print(json.dumps({"figures": listed, "all": everything}, ensure_ascii=False))
    if options.record:
        results.record(rows, table.written(rows, others))
        return 0
    worse = [row for row in rows if row.is_regression]
    for row in worse:
        print(
            f"regression: {row.set_name} {row.figure.label}: {row.value:.1f}, recorded {row.recorded:.1f}",
            file=sys.stderr,
        )
    return 1 if worse else 0


def _calibration(options: argparse.Namespace) -> str:
    """Fitted on the open half, tried on the withheld one; ``--record`` writes the diagram of both."""
    settings = Settings.read(workers=options.workers)
    halves = []
    for half in (own_set.OWN, own_set.WITHHELD):
        documents = half.load(Path())
        file = options.records / f"{half.name}.jsonl" if options.records else None
        halves.append(calibration.judged(documents, kept_records(documents, settings, file)))
    fitted = calibration.isotonic(halves[0])
    right = [(calibration.corrected(confidence, fitted), is_right) for confidence, is_right in halves[1]]
    if options.record:
        title = "Confidence of relations, own gold set"
        file = results.FOLDER / "reliability.svg"
        file.write_text(diagram(calibration.bins(halves[0] + halves[1]), title), encoding="utf-8")
    return (
        f"Open half\n\n{calibration.written(halves[0], fitted)}\n"
        f"Withheld half: {calibration.expected_error(halves[1]):.1f} points off as it is, "
        f"{calibration.expected_error(right):.1f} by that table"
    )


def _scored(chosen: list[BenchmarkSet], options: argparse.Namespace) -> Iterator[tuple[BenchmarkSet, Scored]]:
    """Sets one after the other; articles that two sets share are read once."""
    settings = Settings.read(workers=options.workers)
    kept: dict[str, list[Record]] = {}
    for benchmark in chosen:
        documents = benchmark.load(options.data)
        source = benchmark.articles or benchmark.name
        if source not in kept:
            file = options.records / f"{source}.jsonl" if options.records else None
            records = kept_records(documents, settings, file)
            kept = {source: with_links(records, options.kb) if options.kb else records}
        yield benchmark, benchmark.score(options.data, documents, kept[source])


def _chosen(data: Path | None, names: list[str] | None, errors: str | None) -> list[BenchmarkSet]:
    """The sets to score.

    Raises:
        Misuse: a set that was asked for is unknown or not there.
    """
    there = [*(benchmark for benchmark in SETS if data and benchmark.is_in(data)), own_set.OWN, own_set.WITHHELD]
    if errors == own_set.WITHHELD.name:
        raise Misuse("The errors of the withheld half are not shown.", hint="Rules are written with the open half.")
    wanted = [errors] if errors else names
    if not wanted:
        return [benchmark for benchmark in there if not benchmark.optional]
    by_name = {benchmark.name: benchmark for benchmark in there}
    if missing := [name for name in wanted if name not in by_name]:
        raise Misuse(f"There is no set {missing[0]}.", hint=f"There are: {', '.join(by_name)}.")
    return [by_name[name] for name in wanted]


def _options() -> argparse.Namespace:
    about, _, usage = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        "python -m benchmarks.quality", description=about, epilog=usage,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--data", type=Path, help="folder with the public sets")
    parser.add_argument("--own", action="store_true", help="only the gold set of our own")
    parser.add_argument("--sets", nargs="+", metavar="SET", help="only these sets")
    parser.add_argument("--errors", metavar="SET", help="write a page of the worst cases of a set")
    parser.add_argument("--output", type=Path, help="file of that page (errors-SET.html)")
    parser.add_argument("--limit", type=int, default=200, help="cases on that page (200)")
    parser.add_argument("--json", action="store_true", help="figures for a program")
    parser.add_argument("--record", action="store_true", help="write the figures into RESULTS.md and results.toml")
    parser.add_argument("--records", type=Path, help="folder to keep extraction records in, and to take them from")
    parser.add_argument("--kb", type=Path, help="knowledge base to link with; none: what is built in")
    parser.add_argument("--calibration", action="store_true", help="confidence against the own gold set, as a table")
    parser.add_argument("--draws", type=int, default=DRAWS, help=f"draws of the bootstrap ({DRAWS})")
    parser.add_argument("--workers", type=int, default=None, help="processes; 0: one a core")
    options = parser.parse_args()
    if options.own:
        options.sets = [own_set.OWN.name, own_set.WITHHELD.name]
    if options.record and not options.calibration and (options.sets or not options.data):
        parser.error("--record writes the whole table: with --data, without --sets and --own")
    if options.data and not options.data.is_dir():
        parser.error(f"{options.data} is no folder")
    return options


if __name__ == "__main__":
    sys.exit(main())
