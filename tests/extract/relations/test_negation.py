"""What denies a clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest

How = dict[str, tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("The captain resigned rather than face a court.", "face", "negative"),
        ("The captain resigned rather than face a court.", "resigned", "positive"),
        ("The captain chose to stay rather than leave the ship.", "leave", "negative"),
        ("The law forbids shops to sell knives.", "sell", "negative"),
        ("The law allows shops to sell knives.", "sell", "positive"),
        ("Rumours that the king had died were false.", "died", "negative"),
        ("Rumours that the king had died were not false.", "died", "positive"),
        ("The captain was hesitant to leave the ship.", "leave", "negative"),
        ("I suspect they are not ready, he said.", "are", "negative"),
    ],
)
def test_word_denies_its_clause(how: Callable[[str], How], text: str, word: str, polarity: str) -> None:
    assert how(text)[word][0] == polarity


def test_what_is_suspected_is_told_as_so(how: Callable[[str], How]) -> None:
    assert how("Police suspect that the guard fled.")["fled"] == ("positive", "actual")
    assert how("Police doubt that the guard fled.")["fled"] == ("positive", "possible")
