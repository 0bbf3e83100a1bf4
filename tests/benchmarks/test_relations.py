"""CaRB's measure and the way from records to tuples."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.quality.documents import Document
from benchmarks.quality.relation_tuples import Tuple, in_words_of, tuples_of
from benchmarks.quality.relations import compare, figures, parts_of, score, sentence_counts
from benchmarks.quality.tally import Sum, total
from tasks.model import Article

TEXT = "On Monday , the bridge was closed by Ms. Ode , she said ."


def span(part: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(part)
    return {"start": start, "end": start + len(part), "text": part, **more}


def record(**parts: Any) -> dict[str, Any]:
    return {"article": {"id": "1", "text": TEXT}, "mentions": [], "times": [], "relations": [], **parts}


def figures_of(gold: list[Any], system: list[Tuple]) -> dict[str, float]:
    return figures(Sum(sentence_counts(gold, system)))


def test_words_count_part_by_part() -> None:
    gold, ours = parts_of("was fed", ["the horse", "at noon"]), parts_of("fed", ["horse", "at the noon"])
    assert compare(gold, ours) == (pytest.approx(4 / 5), pytest.approx(4 / 6))


def test_without_a_common_word_in_the_relation_nothing_counts() -> None:
    assert compare(parts_of("eats", ["a", "b"]), parts_of("ate", ["a", "b"])) == (0.0, 0.0)


def test_a_tuple_that_lacks_an_argument_of_the_gold_gets_nothing() -> None:
    assert compare(parts_of("swims", ["she", "home"]), parts_of("swims", ["she"])) == (0.0, 0.0)


def test_be_stands_for_its_forms() -> None:
    assert compare(parts_of("is", ["a", "b"]), parts_of("be", ["a", "b"])) == (1.0, 1.0)


def test_after_said_the_arguments_may_be_turned_round() -> None:
    assert compare(parts_of("said", ["she", "no"]), parts_of("said", ["no", "she"])) == (1.0, 1.0)


def test_one_tuple_may_serve_two_gold_tuples_for_recall() -> None:
    found = figures_of([("swims", ["she", "home"])] * 2, [Tuple("swims", ["she", "home"], 1.0)])
    assert (found["P"], found["R"], found["F1"]) == (100.0, 100.0, 100.0)


def test_the_threshold_with_the_best_f1_counts() -> None:
    units = [
        sentence_counts(
            [("swims", ["she", "home"])], [Tuple("swims", ["she", "home"], 0.9), Tuple("x", ["y", "z"], 0.1)]
        ),
        sentence_counts([("eats", ["he", "rice"])], [Tuple("q", ["q", "q"], 0.5)]),
    ]
    found = figures(Sum(total(units)))
    assert (found["P"], found["R"], found["AUC"]) == (100.0, 50.0, 50.0)


def test_nothing_found_is_nothing_right() -> None:
    assert set(figures_of([("a", ["b"])], []).values()) == {0.0}


def test_a_passive_is_turned_back_into_the_voice_of_the_text_and_gets_its_time() -> None:
    relation = {
        "lemma": "close", "predicate": [span("was closed")], "time": "t1", "confidence": 0.7,
        "arguments": [span("Ms. Ode", role="subject"), span("the bridge", role="object")],
    }  # fmt: skip
    made = tuples_of(record(times=[span("Monday", id="t1")], relations=[relation]))
    assert made == [Tuple("was closed by", ["the bridge", "Ms. Ode", "On Monday"], 0.7)]


def test_an_attribution_gives_a_tuple_unless_a_relation_has_its_cue() -> None:
    attribution = {"source": [span("she")], "cue": [span("said")], "content": [span("the bridge was closed")]}
    assert tuples_of(record(attributions=[attribution])) == [Tuple("said", ["she", "the bridge was closed"], 1.0)]
    relation = {"lemma": "say", "predicate": [span("said")], "confidence": 0.5, "arguments": [
        span("she", role="subject"), span("the bridge was closed", role="object"),
    ]}  # fmt: skip
    assert len(tuples_of(record(attributions=[attribution], relations=[relation]))) == 1


def test_tuples_are_cut_into_the_words_of_the_sentence() -> None:
    made = in_words_of(
        [Tuple("rose", ["8.5% in 2011,"], 1.0)], ["it", "rose", "8.5", "%", "in", "2011", ",", "they", "say"]
    )
    assert made[0].arguments == ["8.5 % in 2011 ,"]


def test_gold_against_itself_is_100() -> None:
    text = "She closed the bridge"
    relation = {"lemma": "close", "predicate": [{"start": 4, "end": 10}], "confidence": 1.0, "arguments": [
        {"role": "subject", "start": 0, "end": 3}, {"role": "object", "start": 11, "end": 21},
    ]}  # fmt: skip
    document = Document(Article("1", text), [("closed", ["She", "the bridge"])])
    scored = score([document], [{"article": {"id": "1", "text": text}, "relations": [relation]}])
    assert scored.result() == {"P": 100.0, "R": 100.0, "F1": 100.0, "AUC": 100.0}
    assert scored.cases == []
