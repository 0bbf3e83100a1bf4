"""What capitals say of a word, on sentences parsed by hand."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from tasks.extract.mentions.name_spelling import Capitals
from tasks.extract.trees.tree import tree_of

Maker = Callable[..., Doc]


def capitals(hand_doc: Maker, text: str, tags: str) -> Capitals:
    """The capitals of one sentence without structure: every word hangs on the first."""
    count = len(text.split(" "))
    doc = hand_doc(text, heads=[0] * count, deps=["ROOT"] + ["dep"] * (count - 1), tags=tags.split(" "))
    return Capitals(tree_of(doc), [])


def test_small_words_do_not_keep_a_headline_from_being_one(hand_doc: Maker) -> None:
    found = capitals(hand_doc, "Moss Moves from House of Tides with Salt Widows", "NNP NNS IN NNP IN NNP IN NNP NNP")
    assert all(found.loud)


def test_small_letters_in_other_words_do(hand_doc: Maker) -> None:
    found = capitals(hand_doc, "Moss moves slow House Tides goods Salt Widows", "NNP NNS JJ NNP NNP NNS NNP NNP")
    assert not any(found.loud)


def test_a_pronoun_is_no_name_however_it_is_spelt(hand_doc: Maker) -> None:
    found = capitals(hand_doc, "Residents asked Who left", "NNS VBD WP VBD")
    assert [found.is_name_word(i) for i in range(4)] == [False, False, False, False]
    found = capitals(hand_doc, "GIVE US BACK THE BEACH ROAD", "VB PRP RP DT NNP NNP")
    assert not found.is_name_word(1)


def test_an_agency_spelt_like_a_pronoun_is_a_name_though_the_pronoun_stands_there_too(hand_doc: Maker) -> None:
    found = capitals(hand_doc, "WHO helped those who fled", "NNP VBD DT WP VBD")
    assert [found.is_name_word(i) for i in range(5)] == [True, False, False, False, False]
