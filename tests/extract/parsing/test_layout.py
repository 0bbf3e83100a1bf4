"""Blocks of an article, by line breaks and marks alone: no model is needed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc

import tasks.extract.components  # noqa: F401  (registers the Doc's attributes)
from tasks.extract.parsing.layout import find_blocks, set_sentence_starts

BODY = "The council met on Monday and agreed to close both bridges until the spring floods are over."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in find_blocks(text)]


def test_first_line_without_a_full_stop_is_a_headline() -> None:
    assert kinds(f"Council closes both bridges\n\n{BODY}") == [
        ("headline", "Council closes both bridges"),
        ("paragraph", BODY),
    ]


def test_a_text_of_one_line_is_no_headline() -> None:
    assert kinds("Council closes both bridges") == [("paragraph", "Council closes both bridges")]


@pytest.mark.parametrize(
    "dateline",
    [
        "SALTMERE, Aug 14 (Tidings) -",
        "SALTMERE (Tidings) —",
        "SALTMERE —",
        "(TIDINGS) --",
        "Saltmere, Ostria —",
        "PORT ORNE, Ostria, May 3 /Tidings/ --",
    ],
)
def test_a_dateline_stands_by_itself(dateline: str) -> None:
    assert kinds(f"{dateline} {BODY}") == [("dateline", dateline), ("paragraph", BODY)]


@pytest.mark.parametrize(
    "text",
    [
        f"EXCLUSIVE - {BODY}",
        "The mayor — who had voted for the plan — said that the council would meet again before the end of the month.",
        "Brandt - a former teacher - said that the council would meet again before the end of the month, if need be.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert kinds(text) == [("paragraph", text)]


def test_a_line_with_nothing_but_a_date_is_a_dateline() -> None:
    assert kinds(f"Council closes bridges\n\nMonday, March 4, 2019\n\n{BODY}")[1] == (
        "dateline",
        "Monday, March 4, 2019",
    )


def test_bylines_captions_and_sign_offs_are_told_from_paragraphs() -> None:
    text = (
        f"Council closes bridges\n\nBy Ilse Brandt, Tidings\n\n{BODY}\n\nThe old bridge at dusk. Photo: Jon Aldane.\n\n"
        f"{BODY}\n\n(Reporting by Ilse Brandt; Editing by Jon Aldane)"
    )
    assert [kind for kind, _ in kinds(text)] == ["headline", "byline", "paragraph", "caption", "paragraph", "other"]


def test_bullets_are_a_list_and_cells_a_table() -> None:
    text = f"{BODY}\n- Two bridges close.\n- One road stays open.\n1) Buses run late.\nOrne\t12\t14\nSarn\t9\t7\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "list", "list", "list", "table", "table", "paragraph"]


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    wrapped = (
        "The council met on Monday and agreed to close both bridges until the\n"
        "spring floods are over. Buses will run by way of the northern road, the\n"
        "mayor said, and nobody should have to wait longer than ten minutes.\n"
    )
    assert kinds(f"{wrapped}\n{wrapped}") == [("paragraph", wrapped.strip()), ("paragraph", wrapped.strip())]


def test_short_lines_that_could_have_been_longer_are_separate() -> None:
    text = (
        "The council met.\nIt agreed to close both bridges until the floods are over, the mayor said.\nBuses run late."
    )
    assert len(kinds(text)) == 3


def test_a_line_that_goes_on_in_lower_case_is_not_cut() -> None:
    text = "The council met on Monday and agreed\nto close both bridges."
    assert kinds(text) == [("paragraph", text)]


def test_sentences_start_at_the_edges_of_blocks() -> None:
    doc = English()(f"Council closes bridges\n\nSALTMERE — {BODY}")
    set_sentence_starts(doc)
    assert [token.text for token in doc if token.is_sent_start] == ["Council", "SALTMERE", "The"]


def test_an_empty_doc_has_no_blocks() -> None:
    doc = Doc(English().vocab, words=[])
    set_sentence_starts(doc)
    assert doc._.triplewire_blocks == []


@given(st.text(max_size=400))
def test_blocks_lie_in_order_and_hold_all_but_white_space(text: str) -> None:
    blocks = find_blocks(text)
    position = 0
    for block in blocks:
        assert block.start < block.end and block.start >= position
        assert not text[position : block.start].strip()
        assert not text[block.start].isspace() and not text[block.end - 1].isspace()
        position = block.end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "piece", ["MOSCOW, ", "photo ", "- ", "A. ", "x\n", "\r", "(", "By ", "1) \n", "a" * 60 + "\n"]
)
def test_time_is_linear(piece: str) -> None:
    began = time.perf_counter()
    find_blocks(piece * (200_000 // len(piece)))
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("before", ["SALTMERE - ", "Mayor resigns over bridge\n\n"])
def test_what_follows_a_dateline_or_headline_is_not_cut_behind_its_first_name(before: str) -> None:
    doc = English()(f"{before}Ann Lee won. The game was long.")
    set_sentence_starts(doc)
    starts = {token.text: token.is_sent_start for token in doc}
    assert starts["Ann"] and starts["Lee"] is False and starts["won"] is False
    assert starts["The"] is not False
