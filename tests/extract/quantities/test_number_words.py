"""Numbers in digits and words."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.quantities.number_words import numbers
from tasks.ontology import lexicon

BLANK = spacy.blank("en")


def lower(text: str) -> list[str]:
    return [t.lower_ for t in BLANK(text)]


@pytest.mark.parametrize("example", lexicon("numbers")["example"], ids=lambda e: e["text"])
def test_lexicon_example_has_its_value(example: dict[str, object]) -> None:
    (number,) = numbers(lower(str(example["text"])))
    assert number.value == example["value"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("one hundred and twenty-five", [125]),
        ("two million three hundred thousand", [2_300_000]),
        ("two three", [2, 3]),
        ("five and six", [5, 6]),
        ("a hundred", [100]),
        ("half a dozen", [6]),
        ("one and a half million", [1_500_000]),
        ("1.1 million", [1_100_000]),
        ("1,00,000", [100_000]),
        ("1.2bn", [1_200_000_000]),
        ("2½", [2.5]),
        ("tens of thousands", [10_000]),
        ("a third of", [0.333333]),
        ("a third attempt", []),
        ("a quarter of a million", [250_000]),
        ("1,2", []),
    ],
)
def test_number_is_read_whole(text: str, values: list[float]) -> None:
    assert [n.value for n in numbers(lower(text))] == values


@given(st.integers(0, 10**14))
def test_digits_with_commas_are_their_value(value: int) -> None:
    (number,) = numbers([f"{value:,}"])
    assert number.value == value


WORDS = "one two twenty hundred thousand million and - a half dozen third of tens thousands 5 3.5 1/2 ½ x 10–15"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=30))
def test_any_run_of_number_words_gives_ordered_spans(pieces: list[str]) -> None:
    last = -1
    for number in numbers(pieces):
        assert last < number.first <= number.last < len(pieces)
        last = number.last
