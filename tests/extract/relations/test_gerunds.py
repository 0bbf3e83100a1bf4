"""What stands behind a preposition is as certain as what it hangs on, but for what was before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

How = dict[str, tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The cuts may result in clerks being dismissed.", "dismissed", "possible"),
        ("The cuts led to clerks being dismissed.", "dismissed", "actual"),
        ("The man may be jailed for killing a guard.", "killing", "actual"),
        ("The town will raise money by selling the hall.", "selling", "future"),
        ("The council set rules for counting votes.", "counting", "future"),
        ("He moved to Orne to study the law, before going back to Adel.", "going", "actual"),
        ("The firm abandoned a plan to buy the mill after falling ill with debts.", "falling", "actual"),
        ("The firm is close to selling the mill.", "selling", "future"),
        ("The firm sold it for a price close to what the mill is worth.", "is", "actual"),
        ("The board will meet on Friday, with the union saying it was too late.", "saying", "actual"),
    ],
)
def test_gerund_is_as_certain_as_what_it_goes_with(
    how: Callable[[str], How], text: str, word: str, modality: str
) -> None:
    assert how(text)[word] == ("positive", modality)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The firm was denied permission to sell the mill.", "sell", ("negative", "possible")),
        ("The firm was given permission to sell the mill.", "sell", ("positive", "possible")),
        ("It is illegal to sell such knives.", "sell", ("negative", "possible")),
        ("The law makes it illegal to sell such knives.", "sell", ("negative", "possible")),
        ("The senate rejected a bill to raise taxes.", "raise", ("negative", "future")),
        ("The senate did not reject a bill to raise taxes.", "raise", ("positive", "future")),
        ("The fire was likely the work of a thief.", "was", ("positive", "possible")),
    ],
)
def test_noun_or_adjective_says_how_likely_it_is(
    how: Callable[[str], How], text: str, word: str, expected: tuple[str, str]
) -> None:
    assert how(text)[word] == expected
