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


def test_what_somebody_would_not_say_is_kept_back(how: Callable[[str], How]) -> None:
    assert how("The mayor would not say who had paid.")["say"] == ("negative", "actual")
    assert how("The mayor would not sell the hall.")["sell"] == ("negative", "hypothetical")


def test_what_nothing_suggests_is_left_open(how: Callable[[str], How]) -> None:
    assert how("Police said there was nothing to suggest that the guard fled.")["fled"] == ("positive", "possible")
    assert how("Police said it appeared that the guard fled.")["fled"] == ("positive", "possible")
    assert how("Police said the letter suggests that the guard fled.")["fled"] == ("positive", "actual")


def test_what_is_suspected_is_told_as_so(how: Callable[[str], How]) -> None:
    assert how("Police suspect that the guard fled.")["fled"] == ("positive", "actual")
    assert how("Police doubt that the guard fled.")["fled"] == ("positive", "possible")


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("Rumours that the king had died turned out to be wrong.", "died", "negative"),
        ("She called reports that the king had died nonsense.", "died", "negative"),
        ("There is no truth in reports that the king has died.", "died", "negative"),
        ("There is some truth in reports that the king has died.", "died", "positive"),
        ("Prosecutors dropped charges that he had bribed a guard.", "bribed", "negative"),
        ("Prosecutors brought charges that he had bribed a guard.", "bribed", "positive"),
        ("A court quashed her conviction for selling arms.", "selling", "negative"),
        ("A court upheld her conviction for selling arms.", "selling", "positive"),
        ("He was found not guilty of killing a guard.", "killing", "negative"),
        ("He was found guilty of killing a guard.", "killing", "positive"),
        ("The jury found him innocent of stealing the car.", "stealing", "negative"),
        ("The court acquitted the guard of lying to the police.", "lying", "negative"),
    ],
)
def test_what_is_called_false_or_undone_is_denied(
    how: Callable[[str], How], text: str, word: str, polarity: str
) -> None:
    assert how(text)[word][0] == polarity


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("The mayor said nobody's pension would be cut.", "cut", "negative"),
        ("Neither man's lawyer spoke to the press.", "spoke", "negative"),
        ("No worker's pension was cut.", "cut", "negative"),
        ("It is not my time.", "is", "negative"),
        ("The worker's pension was cut.", "cut", "positive"),
        ("The board has not decided whether to sell the mill.", "sell", "positive"),
        ("The firm denied that it had put pressure on clerks to keep it open.", "keep", "negative"),
        ("The firm denied that it had closed the mill to save money.", "save", "positive"),
        ("The council voted against a plan to sell the mill.", "sell", "negative"),
        ("The council voted for a plan to sell the mill.", "sell", "positive"),
        ("She refrained from naming him.", "naming", "negative"),
    ],
)
def test_owner_denies_too(how: Callable[[str], How], text: str, word: str, polarity: str) -> None:
    assert how(text)[word][0] == polarity
