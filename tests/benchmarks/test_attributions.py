"""Scores of who said what: exact, by overlap, and what pairing does."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.quality.attributions import score
from benchmarks.quality.documents import Document
from benchmarks.quality.polnear_data import load
from tasks.model import Article

TEXT = "The mayor said the bridge was safe. “It will open,” she added."


def spans(**parts: str) -> dict[str, list[tuple[int, int]]]:
    empty: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    return empty | {name: [(TEXT.index(part), TEXT.index(part) + len(part))] for name, part in parts.items()}


GOLD = [
    spans(source="The mayor", cue="said", content="the bridge was safe"),
    spans(source="she", cue="added", content="“It will open,”"),
]


def record(attributions: list[dict[str, list[tuple[int, int]]]]) -> dict[str, Any]:
    made = [{k: [{"start": s, "end": e} for s, e in v] for k, v in a.items()} for a in attributions]
    return {"article": {"id": "1", "text": TEXT}, "attributions": made}


def figures(attributions: list[dict[str, list[tuple[int, int]]]]) -> dict[str, float]:
    return score([Document(Article("1", TEXT), GOLD)], [record(attributions)]).result()


def test_gold_against_itself_is_100() -> None:
    assert set(figures(GOLD).values()) == {100.0}


def test_nothing_read_is_nothing_right() -> None:
    assert set(figures([]).values()) == {0.0}


def test_a_content_that_is_too_long_is_not_exact_and_loses_precision_by_its_words() -> None:
    found = figures([spans(source="The mayor", cue="said", content="the bridge was safe. “It will"), GOLD[1]])
    assert found["content.exact.F1"] == 50.0
    assert found["source.exact.F1"] == 100.0
    assert found["content.overlap.P"] == pytest.approx(100 * (4 / 6 + 1) / 2)
    assert found["content.overlap.R"] == 100.0


def test_of_two_readings_of_one_content_the_second_is_superfluous() -> None:
    found = figures([*GOLD, spans(source="she", cue="said", content="the bridge was safe")])
    assert found["all.exact.R"] == 100.0
    assert found["all.exact.P"] == pytest.approx(200 / 3)


def test_white_space_at_the_edges_makes_no_difference() -> None:
    wide = {**GOLD[0], "source": [(0, len("The mayor "))]}
    assert figures([wide, GOLD[1]])["all.exact.F1"] == 100.0


def test_standoff_files_are_read_with_discontinuous_spans(tmp_path: Any) -> None:
    base = tmp_path / "PolNeAR" / "data"
    for name in ("attributions", "text"):
        (base / "dev" / name).mkdir(parents=True)
    (base / "metadata.tsv").write_text("filename\ttitle\tpublication_date\nart\tBridge\t2020-05-04\n")
    (base / "dev" / "text" / "art.txt").write_text(TEXT)
    lines = ["T1\tSource 0 9\tThe mayor", "T2\tCue 10 14\tsaid", "T3\tContent 15 18;26 34\tthe was safe"]
    lines += ["E1\tCue:T2 Source:T1 Content:T3", "broken"]
    (base / "dev" / "attributions" / "art_a.ann").write_text("\n".join(lines))
    (base / "dev" / "attributions" / "art_b.ann").write_text("")
    (document,) = load(tmp_path, "dev")
    assert document.gold == [{"source": [(0, 9)], "cue": [(10, 14)], "content": [(15, 18), (26, 34)]}]
    assert document.article.published == "2020-05-04"
