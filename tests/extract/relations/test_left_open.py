"""What nobody is obliged to do, claims that nothing bears out, and denials that do not look like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

How = dict[str, tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "word", "polarity", "modality"),
    [
        ("The firm did not have to pay the fine.", "pay", "positive", "possible"),
        ("The firm never had to pay the fine.", "pay", "negative", "actual"),
        ("The firm should not have to pay the fine.", "pay", "negative", "future"),
        ("The firm need not pay the fine.", "pay", "positive", "possible"),
        ("The law does not require shops to close.", "close", "positive", "possible"),
        ("The judge has seen but not yet read it.", "read", "negative", "actual"),
        ("The firm is not in a position to pay.", "pay", "negative", "possible"),
        ("Without the ability to pay the fine, the firm waited.", "pay", "negative", "possible"),
        ("The bill to ban guns died in committee.", "ban", "negative", "future"),
        ("The agency scrapped plans to drill in the park.", "drill", "negative", "future"),
        ("No evidence has emerged that the two men met.", "met", "positive", "possible"),
        ("It is not the case that the fund is empty.", "is", "negative", "actual"),
        ("The mayor said that “the owner denies that he took money”.", "took", "negative", "actual"),
        ("The owner would neither confirm nor deny that the ship had sunk.", "sunk", "positive", "possible"),
        ("The club shot down rumours that it was for sale.", "was", "negative", "actual"),
        ("She has not been charged with nor convicted of theft.", "convicted", "negative", "actual"),
        ("Hopes that the general had fled grew on Monday.", "fled", "positive", "possible"),
        ("Hopes that the general would flee grew on Monday.", "flee", "positive", "future"),
        ("Ann Lee denied giving the players pills or taking bribes from a builder.", "taking", "negative", "actual"),
        ("There is no indication he is linked to the fires.", "linked", "positive", "possible"),
        ("It is easier for the union to strike a deal.", "strike", "positive", "possible"),
        ("It is not uncommon for actors to suffer injuries.", "suffer", "positive", "actual"),
        ("They found no evidence to support the claim that he had lied.", "lied", "positive", "possible"),
        ("She never promised to resign.", "resign", "negative", "future"),
        ("He was hired to find the leak.", "find", "positive", "future"),
        ("The mill will reopen in May, after being closed for a year.", "closed", "positive", "actual"),
    ],
)
def test_what_is_denied_or_left_open(
    how: Callable[[str], How], text: str, word: str, polarity: str, modality: str
) -> None:
    assert how(text)[word] == (polarity, modality)
