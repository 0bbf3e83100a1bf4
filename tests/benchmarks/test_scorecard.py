"""The table, its intervals, the gate against regressions, the error browser, and the command line."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.quality import results
from benchmarks.quality.__main__ import main
from benchmarks.quality.bootstrap import intervals
from benchmarks.quality.calibration import Bin
from benchmarks.quality.error_page import page
from benchmarks.quality.own_set import OWN, WITHHELD
from benchmarks.quality.reliability_diagram import diagram, wilson
from benchmarks.quality.sets import SETS, Figure
from benchmarks.quality.table import Row, rivals, written
from benchmarks.quality.tally import Case, Figures, Scored, Sum, percent, together

ROOT = Path(__file__).parent.parent.parent


def share(sums: Sum) -> Figures:
    return {"share": percent(sums["right"], sums["of"])}


def test_the_interval_holds_the_figure_and_is_the_same_every_time() -> None:
    scored = Scored([{"right": float(n % 2), "of": 1.0} for n in range(60)], share)
    low, high = intervals(scored)["share"]
    assert 30 < low < 50 < high < 70
    assert intervals(scored) == intervals(scored)


def test_without_variation_the_interval_is_a_point() -> None:
    assert intervals(Scored([{"right": 1.0, "of": 2.0}] * 5, share))["share"] == (50.0, 50.0)


def test_figures_that_do_not_add_up_get_an_interval_by_leaving_one_out() -> None:
    values = [0.0, 1.0] * 20
    scored = Scored([{}] * 40, share, of_sample=lambda some: {"mean": 100 * sum(values[i] for i in some) / len(some)})
    low, high = intervals(scored)["mean"]
    assert (low, high) == (pytest.approx(34.3, abs=0.1), pytest.approx(65.7, abs=0.1))


def test_one_article_has_no_interval() -> None:
    assert intervals(Scored([{"right": 1.0, "of": 1.0}], share)) == {}


def test_scorers_of_one_set_are_put_together_article_by_article() -> None:
    both = together([Scored([{"right": 1.0, "of": 1.0}], share), Scored([{"n": 3.0}], lambda sums: {"n": sums["n"]})])
    assert both.result() == {"share": 100.0, "n": 3.0}


@pytest.mark.parametrize(
    ("value", "recorded", "count", "worse"),
    [(50.0, 51.0, False, False), (49.9, 51.0, False, True), (60.0, 51.0, False, False), (50.0, None, False, False),
     (1.0, 0.0, True, True), (0.0, 1.0, True, False)],
)  # fmt: skip
def test_a_fall_of_more_than_a_point_or_one_fault_more_is_a_regression(
    value: float, recorded: float | None, count: bool, worse: bool
) -> None:
    assert Row("set", "Set", Figure("f", "f", count), value, recorded=recorded).is_regression is worse


def test_recorded_figures_are_read_back_and_those_of_other_sets_stay(tmp_path: Path) -> None:
    file, sheet = tmp_path / "results.toml", tmp_path / "RESULTS.md"
    sheet.write_text(f"# Results\n\n## Quality\n{results.BEGIN}\nold\n{results.END}\n\n## Speed\nfast\n")
    results.record([Row("a", "A", Figure("x.F1", "x"), 51.238)], "| new |\n", file, sheet)
    results.record([Row("b", "B", Figure("y", "y", True), 2.0)], "| newer |\n", file, sheet)
    assert results.recorded(file) == {("a", "x.F1"): 51.24, ("b", "y"): 2.0}
    text = sheet.read_text()
    assert "| newer |" in text
    assert "old" not in text
    assert text.endswith("## Speed\nfast\n")


def test_every_rival_is_of_a_figure_that_is_shown() -> None:
    shown = {(benchmark.name, figure.key) for benchmark in (*SETS, OWN, WITHHELD) for figure in benchmark.figures}
    assert set(rivals()) <= shown


def test_every_recorded_figure_is_one_that_is_shown() -> None:
    shown = {(benchmark.name, figure.key) for benchmark in (*SETS, OWN, WITHHELD) for figure in benchmark.figures}
    assert set(results.recorded()) <= shown


def test_the_table_has_the_interval_and_the_others() -> None:
    table = written([Row("a", "A", Figure("x", "x F1"), 51.23, 48.0, 54.0, 60.0)], {("a", "x"): [("Peer", "40.0")]})
    assert "| x F1 | **51.2** (recorded: 60.0: REGRESSION) | 48.0–54.0 | Peer 40.0 |" in table


def test_the_error_page_escapes_what_articles_say() -> None:
    html = page("Worst <b>", [Case("a<1>", "missed", 1.0, "<script>x</script>", "&", '"text"')])
    assert "<script>" not in html
    assert "&lt;script&gt;x&lt;/script&gt;" in html
    assert "Worst &lt;b&gt;" in html


def test_the_worst_cases_of_every_kind_come_first() -> None:
    cases = [Case("1", "missed", 0.2, "a mild one", "", ""), Case("2", "missed", 0.9, "a bad one", "", "")]
    html = page("x", [*cases, Case("3", "spurious", 0.1, "", "another kind", "")], limit=2)
    assert "a bad one" in html
    assert "another kind" in html
    assert "a mild one" not in html


def test_the_diagram_is_well_formed() -> None:
    svg = diagram([Bin(0.8, 0.9, 40, 0.85, 0.8)], "Confidence <of> relations")
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    low, high = wilson(0.8, 40)
    assert 0.6 < low < 0.8 < high < 0.92


def test_an_unknown_set_is_refused_with_the_list(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["quality", "--sets", "nothing"])
    assert main() == 2
    said = capsys.readouterr().err
    assert "There is no set nothing" in said
    assert "own-withheld" in said


def test_errors_of_the_withheld_half_are_not_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["quality", "--errors", "own-withheld"])
    assert main() == 2
    assert "withheld" in capsys.readouterr().err


def test_a_part_of_the_sets_is_not_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["quality", "--own", "--record"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2


def test_rivals_are_valid_toml() -> None:
    entries = tomllib.loads((ROOT / "benchmarks" / "quality" / "rivals.toml").read_text())["rival"]
    assert all({"set", "system", "figures"} == set(entry) for entry in entries)
