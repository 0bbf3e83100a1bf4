"""Quantities: value, unit, comparator and the thing counted."""

from __future__ import annotations

import math

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.quantities.quantities import find_quantities
from tasks.extract.times.times import find_times
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon

Found = tuple[str, str, float | int, str | None, str]


def quantities(nlp: Language, text: str) -> list[Found]:
    tree = Tree(nlp(text))
    found = find_quantities(tree, find_times(tree, "2024-08-14"))
    return [(tree.cut(q.first, q.last), q.comparator, q.value, q.unit, tree.text[q.head]) for q in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The army shot down 42 drones.", ("42", "=", 42, None, "drones")),
        ("The flood forced nearly 30,000 farmers to leave.", ("nearly 30,000", "~", 30_000, None, "farmers")),
        ("They freed more than 70 prisoners.", ("more than 70", ">", 70, None, "prisoners")),
        ("At least nine miners died.", ("At least nine", ">=", 9, None, "miners")),
        ("It can seat up to 500 guests.", ("up to 500", "<=", 500, None, "guests")),
        ("Fewer than two dozen voters came.", ("Fewer than two dozen", "<", 24, None, "voters")),
        ("Thousands of farmers marched.", ("Thousands", ">=", 1000, None, "farmers")),
        ("Several thousand farmers marched.", ("Several thousand", ">=", 1000, None, "farmers")),
        ("Half a million farmers marched.", ("Half a million", "=", 500_000, None, "farmers")),
        ("They control 18 per cent of the land.", ("18 per cent", "=", 18, "%", "cent")),
        ("Prices rose about 3%.", ("about 3%", "~", 3, "%", "%")),
        ("The dam cost $1.2 billion.", ("$1.2 billion", "=", 1_200_000_000, "USD", "billion")),
        ("It cost at least £3m to build.", ("at least £3m", ">=", 3_000_000, "GBP", "m")),
        (
            "The dam cost 40 million Australian dollars.",
            ("40 million Australian dollars", "=", 40_000_000, "AUD", "dollars"),
        ),
        ("The camp lies 35km from the town.", ("35km", "=", 35, "km", "km")),
        ("They walked 18 km.", ("18 km", "=", 18, "km", "km")),
        ("The wind blew at 90 kilometres per hour.", ("90 kilometres per hour", "=", 90, "km/h", "kilometres")),
        ("They bought 30 square kilometres.", ("30 square kilometres", "=", 30, "km2", "kilometres")),
        ("At least one in five voters stayed home.", ("At least one in five", ">=", 0.2, None, "one")),
        ("The baker, aged 61, sold the shop.", ("61", "=", 61, "year", "61")),
    ],
)
def test_quantity_has_value_unit_comparator_and_head(nlp: Language, text: str, found: Found) -> None:
    assert quantities(nlp, text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell on 6 May 1991 at 10:30.",
        "She came third.",
        "He flew on Flight 610.",
        "See page 12.",
        "The home side won 3-2.",
        "No one was hurt.",
        "He spoke at the Group of Seven.",
        "They live at 36 Rosewood Lane.",
    ],
)
def test_times_names_labels_results_and_ordinals_are_no_quantities(nlp: Language, text: str) -> None:
    assert quantities(nlp, text) == []


def test_range_is_its_lower_and_its_upper_end(nlp: Language) -> None:
    low, high = quantities(nlp, "The front moved one to two kilometres.")
    assert (low[1:4], high[1:4]) == ((">=", 1, "km"), ("<=", 2, "km"))


def test_vague_sum_has_its_currency(nlp: Language) -> None:
    ((span, sign, value, unit, _),) = quantities(nlp, "They lost hundreds of millions of dollars.")
    assert (span, sign, value, unit) == ("hundreds of millions of dollars", ">=", 100_000_000, "USD")


def test_change_from_to_is_no_range(nlp: Language) -> None:
    found = quantities(nlp, "The bank raised the rate from 4% to 5%.")
    assert [q[1:4] for q in found] == [("=", 4, "%"), ("=", 5, "%")]


def test_by_how_much_and_what_is_left_are_no_range(nlp: Language) -> None:
    found = quantities(nlp, "Sales fell 3.5 percent to $1.2bn.")
    assert [f[:4] for f in found] == [("3.5 percent", "=", 3.5, "%"), ("$1.2bn", "=", 1_200_000_000, "USD")]


def test_scale_of_the_upper_end_holds_for_the_lower(nlp: Language) -> None:
    assert [q[2] for q in quantities(nlp, "Between 10 and 20 million farmers marched.")] == [10_000_000, 20_000_000]


@pytest.mark.parametrize("example", lexicon("quantities")["example"], ids=lambda e: e["text"])
def test_lexicon_example_reads_as_it_says(nlp: Language, example: dict[str, object]) -> None:
    (found,) = quantities(nlp, f"They lost {example['text']}.")
    assert (found[1], found[2], found[3]) == (example["comparator"], example["value"], example.get("unit"))


BLANK = spacy.blank("en")
WORDS = (
    "two 5 10 - to from between and % per cent $ £ m km million thousand dozens of tens more than at least or so ,"
    " Smith . 3-2 half a"
)


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=25))
@settings(max_examples=200, deadline=None)
def test_any_run_of_words_gives_ordered_spans_and_finite_values(pieces: list[str]) -> None:
    doc = BLANK(" ".join(pieces))
    n = len(doc)
    flat = Doc(
        doc.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc],
        heads=[0] * n, deps=["ROOT", *["nummod"] * (n - 1)], tags=["CD"] * n, pos=["NUM"] * n,
        lemmas=[t.lower_ for t in doc],
    )  # fmt: skip
    last = -1
    for quantity in find_quantities(Tree(flat), []):
        assert last < quantity.first <= quantity.last < n
        assert 0 <= quantity.head < n
        assert math.isfinite(quantity.value)
        assert quantity.comparator in ("=", "<", "<=", ">", ">=", "~")
        last = quantity.last
