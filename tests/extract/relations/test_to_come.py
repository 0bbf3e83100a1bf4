"""What is to come without “will”: what comes of a plan, of an order, of what may be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

How = dict[str, tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The brewery will close its plant, putting 300 jobs at risk.", "putting", "future"),
        ("The brewery will close its plant, putting 300 jobs at risk and leaving a hole.", "leaving", "future"),
        ("The brewery may close its plant, putting 300 jobs at risk.", "putting", "possible"),
        ("The court ordered the brewery to close its plant, putting 300 jobs at risk.", "putting", "future"),
        ("The brewery closed its plant, putting 300 jobs at risk.", "putting", "actual"),
        ("The brewery will close its plant, citing high costs.", "citing", "actual"),
        ("The brewery will close its plant, having lost money.", "lost", "actual"),
        ("The brewery was unable to pay, failing to find a lender.", "failing", "actual"),
        ("She was the first to swim the strait.", "swim", "actual"),
        ("Adel came from behind to beat Orne.", "beat", "actual"),
        ("Adel went on to win the cup.", "win", "actual"),
        ("The storm is on course to hit the coast.", "hit", "future"),
        ("She needed just 50 minutes to beat the champion.", "beat", "actual"),
        ("Thousands marched to protest against it, blocking the road.", "blocking", "actual"),
        ("The king had come to believe that he was ill.", "believe", "actual"),
        ("The firm announced plans to close a mill, sending its shares down.", "sending", "actual"),
        ("The firm announced plans to close a mill, putting jobs at risk.", "putting", "future"),
        ("Adel came to Orne to win the cup.", "came", "actual"),
        ("They vowed to fight until the last guard had left.", "left", "future"),
        ("The mayor said they would wait until the bridge was mended.", "mended", "future"),
        ("They waited until the bridge was mended.", "mended", "actual"),
        ("The airline said it would refund tickets and pay for rooms.", "pay", "future"),
    ],
)
def test_what_comes_of_it_is_to_come_as_it_is(how: Callable[[str], How], text: str, word: str, modality: str) -> None:
    assert how(text)[word] == ("positive", modality)
