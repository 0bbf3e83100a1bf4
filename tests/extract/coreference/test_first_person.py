"""Whose “I” it is: whoever is quoted, the writer of a letter, never the letter."""

from __future__ import annotations

import pytest

SAME = [
    ("Carl Brun resigned on Friday. His statement said: “I am sorry for it.”", ("Carl Brun", "I")),
    ("A tweet by Carl Brun read: “I am sorry.”", ("Carl Brun", "I")),
    ("Carl Brun resigned in a letter to the board stating, “I have lost.”", ("Carl Brun", "I")),
    ("“My coach said I could drop out,” Ilse Brandt said.", ("I", "Ilse Brandt")),
    ("Harwick president and chief executive Carl Brun resigned. He was ill.", ("Harwick president", "Carl Brun", "He")),
]


@pytest.mark.parametrize(("text", "words"), SAME, ids=[text[:45] for text, _ in SAME])
def test_who_says_i(chains, text, words):
    found = chains(text)
    assert any(all(word in chain for word in words) for chain in found), found


APART = [
    ("The statement said: “I am sorry for it.”", ("The statement", "I")),
    ("The University of Orne said: “I knew him well.”", ("University of Orne", "I")),
    ("“He told me: ‘I am fine,’” Ilse Brandt said.", ("I", "Ilse Brandt")),
    ("Actor Ilse Brandt and director Carl Brun left.", ("Ilse Brandt", "Carl Brun")),
]


@pytest.mark.parametrize(("text", "words"), APART, ids=[text[:45] for text, _ in APART])
def test_who_does_not_say_i(chains, text, words):
    assert not any(all(word in chain for word in words) for chain in chains(text)), chains(text)
