"""Long texts are cut into pieces that lie end to end, and come back whole."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tasks.extract.parsing.pieces import cut, join


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab .!\n\u2029é🙂", max_size=400), st.integers(5, 60), st.integers(2, 5))
def test_pieces_lie_end_to_end_and_none_is_too_long(text: str, size: int, stretch: int) -> None:
    pieces = cut(text, size, stretch)
    assert "".join(text[start:end] for start, end in pieces) == text
    assert all(end - start <= size for start, end in pieces)


def test_a_text_is_cut_between_paragraphs_where_it_can_be() -> None:
    text = "One two three.\n\nFour five six.\n\nSeven eight nine."
    assert [text[a:b].strip() for a, b in cut(text, 36, 10)] == [
        "One two three.\n\nFour five six.",
        "Seven eight nine.",
    ]


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    text = "It rained all day. " * 20
    assert all(text[a:b].endswith(". ") for a, b in cut(text, 100, 80))


def test_parsed_pieces_make_one_doc_with_the_offsets_of_the_whole(nlp: Language) -> None:
    text = "Ana Petrović left Lindhaven.\n\nTom Okafor stayed there 🙂.\n\nNobody minded."
    pieces = cut(text, 40, 20)
    assert len(pieces) > 1
    whole = join([nlp(text[a:b]) for a, b in pieces], text)
    assert whole.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in whole)
    assert [sentence.text.strip() for sentence in whole.sents] == text.split("\n\n")
