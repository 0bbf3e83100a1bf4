"""Who does something, where the parser hung them elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("She was asked to sing by the queen.", "the queen | ask | She"),
        ("They were told to leave by police.", "police | tell | They"),
        ("“We will win,” Ida Moor, standing on a chair, told workers.", "Ida Moor | tell | We will win"),
        ("She accused the firm of theft, a charge the firm disputes.", "the firm | dispute | a charge"),
        ("She accused the firm of theft, a charge the firm disputes.", "She | accuse | the firm"),
        ("She said the firm bribed officials.", "the firm | bribe | officials"),
        ("The fire in Bergen, which killed two people, is out.", "The fire | kill | two people"),
        ("Mr. Brun, a baker, and Sen. Ida Moor left.", "Mr. Brun | leave | -"),
        ("A fire in Bergen, which was started by a boy, is out.", "a boy | start | A fire"),
        ("The mill in Bergen, which the firm bought, closed.", "the firm | buy | The mill"),
        ("They hunt for a teenager who fled. The hunt for a man who fled goes on.", "a man | flee | -"),
        ("The soldiers sat face to face with the mayor.", "The soldiers | sit | -"),
        ("The ministry denied Kremlin claims that agents fled.", "The ministry | deny | Kremlin claims"),
        ("He was jailed for robbing and beating a man.", "He | rob | a man"),
    ],
)
def test_who_did_it_is_found(told: Callable[[str], list[str]], text: str, relation: str) -> None:
    assert relation in told(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The storm is expected to pass by Bergen.", "Bergen | expect | pass"),
        ("She lives in Bergen, which was flooded in May.", "- | flood | She"),
        ("The panel was asked to rule by Friday.", "Friday | ask | The panel"),
    ],
)
def test_what_stands_beside_did_not_do_it(told: Callable[[str], list[str]], text: str, relation: str) -> None:
    assert relation not in told(text)
