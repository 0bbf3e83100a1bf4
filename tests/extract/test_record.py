"""Extraction → record → extraction, and what the contract says of the record."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.record import from_line, from_record, to_line, to_record
from tasks.model import (
    Argument,
    Article,
    Attribution,
    Entity,
    Extraction,
    Mention,
    Quantity,
    Relation,
    Role,
    Span,
    Time,
    as_dict,
)

TEXT = "Mayor Ana said on Monday that 40 boats sank."
FULL = Extraction(
    Article("a-1", TEXT, "Boats", None, "The Gazette", "2021-03-01"),
    mentions=(Mention("m1", 6, 9, "Ana", "Person", "e1", True, 0.9),),
    entities=(Entity("e1", "Ana", "Person", ("https://example.org/ana",)),),
    times=(Time("t1", 18, 24, "Monday", "DATE", "2021-03-01"),),
    quantities=(Quantity("q1", 30, 32, "40", 40, "boat", ">="),),
    attributions=(Attribution("a1", "indirect", (Span(10, 14),), (Span(25, 43),), (Span(0, 9),), "e1", relation="r1"),),
    relations=(
        Relation("r1", "say", (Span(10, 14),), (Argument("subject", 0, 9, "Mayor Ana", "e1"),), time="t1"),
        Relation(
            "r2", "sink", (Span(39, 43),), (Argument("subject", 30, 38, "40 boats", quantity="q1"),),
            attribution="a1", sentence=Span(0, 44), cues=(Span(39, 43),),
        ),
    ),
    roles=(Role("e1", "mayor", None, 0, 5),),
    sentences=(Span(0, 44),),
)  # fmt: skip


def test_a_record_is_read_back_as_it_was_written() -> None:
    assert from_line(to_line(FULL)) == FULL


def test_a_record_holds_every_field_of_the_types() -> None:
    assert to_record(FULL) == as_dict(FULL)


def test_a_record_is_one_line_in_the_order_of_the_contract() -> None:
    line = to_line(FULL)
    assert "\n" not in line
    names = ["article", "mentions", "entities", "times", "quantities", "attributions", "relations"]
    assert list(json.loads(line))[: len(names)] == names


def test_every_text_of_a_record_is_cut_by_its_offsets() -> None:
    record = to_record(FULL)
    for group in ("mentions", "times", "quantities"):
        for item in record[group]:
            assert TEXT[item["start"] : item["end"]] == item["text"]


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_any_text_comes_back_from_a_line_that_is_valid_utf_8(text: str) -> None:
    line = to_line(Extraction(Article("a", text)))
    assert len(line.encode("utf-8").splitlines()) == 1 or any(c in text for c in "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
    assert from_line(line.encode("utf-8")).article.text == text


def test_fields_that_are_not_known_are_passed_over() -> None:
    record = to_record(FULL)
    record["weather"] = "fair"
    record["mentions"][0]["colour"] = "red"
    assert from_record(record) == FULL


@pytest.mark.parametrize("broken", [{}, {"article": {"id": "x"}}, {**to_record(FULL), "mentions": [3]}])
def test_what_is_no_record_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not an extraction record"):
        from_record(broken)
