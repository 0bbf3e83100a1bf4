"""Base forms by spelling."""

from __future__ import annotations

import pytest

from tasks.extract.trees.base_forms import base_form


@pytest.mark.parametrize(
    ("word", "tag", "guess", "base"),
    [
        ("fined", "VBN", "fin", "fine"),
        ("hopes", "VBZ", "hop", "hope"),
        ("riding", "VBG", "rid", "ride"),
        ("quoted", "VBD", "quot", "quote"),
        ("planned", "VBN", "plan", "plan"),
        ("visited", "VBD", "visit", "visit"),
        ("opened", "VBD", "open", "open"),
        ("goes", "VBZ", "go", "go"),
        ("pushes", "VBZ", "push", "push"),
        ("shed", "VBD", "shed", "shed"),
    ],
)
def test_spelling_decides_between_two_base_forms(word: str, tag: str, guess: str, base: str) -> None:
    assert base_form(word, tag, guess) == base
