"""Independent reports: copies of one story and near-equal sentences count once."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tasks.load.corroboration import Support, corroboration

LONG = "The council closed the old mill by the river on Monday after a fire in the boiler room."
CHANGED = "The council has closed the old mill by the river on Monday, after a fire in its boiler room."
OTHER = "A blaze led officials in Leeds to shut down the historic factory this week."


def test_two_articles_in_their_own_words_are_two() -> None:
    assert corroboration([Support("a", LONG), Support("b", OTHER)]) == 2


def test_copies_of_one_text_are_one_whatever_their_sentences() -> None:
    assert corroboration([Support("a", LONG), Support("a", OTHER)]) == 1


def test_near_equal_sentences_are_one() -> None:
    assert corroboration([Support("a", LONG), Support("b", CHANGED)]) == 1


def test_a_sentence_that_holds_the_other_is_a_copy_of_it() -> None:
    assert corroboration([Support("a", LONG), Support("b", f"{LONG[:-1]}, and {OTHER.lower()}")]) == 1


def test_short_sentences_are_copies_only_if_they_are_equal() -> None:
    assert corroboration([Support("a", "Mill closed."), Support("b", "Mill burnt.")]) == 2
    assert corroboration([Support("a", "Mill closed."), Support("b", "mill closed")]) == 1


def test_independence_is_counted_through_chains() -> None:
    chain = [Support("a", LONG), Support("b", CHANGED), Support("b", OTHER), Support("c", OTHER)]
    assert {corroboration(order) for order in permutations(chain)} == {1}


def test_many_reports_cost_little() -> None:
    assert (
        corroboration([Support(str(n), f"Report number {n} of the closing of the mill.") for n in range(5000)]) == 5000
    )


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([LONG, CHANGED, OTHER, "", "No."]))))
def test_the_count_is_between_one_and_the_number_of_articles(reports: list[tuple[str, str]]) -> None:
    supports = [Support(*report) for report in reports]
    count = corroboration(supports)
    assert min(1, len(supports)) <= count <= len({support.cluster for support in supports})
    assert count == corroboration(supports[::-1])
