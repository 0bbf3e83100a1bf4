"""The network of a small graph is always that of its articles; of a large one it may lag, and that is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.network import ALWAYS, articles_behind, is_due, note_written


@pytest.mark.parametrize(
    ("behind", "articles", "statements", "due"),
    [(None, 10, 10, True), (0, 10, 10, True), (1, 10, 10, True), (1, 1_000, ALWAYS, True),
     (1, 1_000, ALWAYS + 1, False), (100, 1_000, ALWAYS + 1, False), (101, 1_000, ALWAYS + 1, True),
     (None, 1_000, ALWAYS + 1, True), (0, 1_000, ALWAYS + 1, False)],
)  # fmt: skip
def test_a_network_is_written_when(behind: int | None, articles: int, statements: int, due: bool) -> None:
    assert is_due(behind, articles, statements) is due


def test_what_came_and_what_went_counts(tmp_path: Path) -> None:
    (tmp_path / ".cache").mkdir()
    (tmp_path / "graph.gexf").write_text("")
    note_written(tmp_path, {"a" * 64, "b" * 64}, "v1")
    assert articles_behind(tmp_path, {"a" * 64, "b" * 64}, "v1") == 0
    assert articles_behind(tmp_path, {"a" * 64, "c" * 64, "d" * 64}, "v1") == 3


def test_a_network_that_is_missing_or_unknown_is_due(tmp_path: Path) -> None:
    (tmp_path / ".cache").mkdir()
    assert articles_behind(tmp_path, set(), "v1") is None
    note_written(tmp_path, set(), "v1")
    assert articles_behind(tmp_path, set(), "v1") is None  # the file itself has gone
    (tmp_path / "graph.gexf").write_text("")
    assert articles_behind(tmp_path, set(), "v2") is None  # another program made it
    (tmp_path / ".cache" / "network.json").write_text("{}")
    assert articles_behind(tmp_path, set(), "v1") is None
