"""Suppositions, and what follows from them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

How = dict[str, tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("Unless the owner pays, the ferry will stop.", "stop", "future"),
        ("Unless the owner pays, the ferry will stop.", "pays", "hypothetical"),
        ("If the owner pays, the ferry will run.", "run", "hypothetical"),
        ("They met amid hopes that the ferry would run.", "run", "future"),
        ("What will happen to the ferry is not known.", "happen", "hypothetical"),
        ("The buyer would have paid what the ferry is worth.", "is", "actual"),
        ("If it finds that they lied, the court may order the owner to sell the ferry.", "sell", "hypothetical"),
        ("If it rains, they hope to sell the ferry.", "sell", "future"),
        ("She wept upon hearing her son had been convicted.", "convicted", "actual"),
        ("Had she known, she would have resigned.", "known", "hypothetical"),
        ("The board threatened to dismiss anyone who joined the union.", "joined", "hypothetical"),
        ("The board met anyone who joined the union.", "joined", "actual"),
        ("The mayor would not say how much the bridge would cost.", "cost", "future"),
        ("The lawyer threatened to appeal if he did.", "appeal", "hypothetical"),
        ("The letters will show that he knew of it.", "knew", "actual"),
        ("The letters will mean that he has to go.", "go", "future"),
        ("The firm gave no details of how the costs would be shared.", "shared", "future"),
        ("The union threatened to strike if the firm did not open its books.", "strike", "hypothetical"),
        ("The group threatened to print the letters unless it was paid.", "print", "future"),
        ("“The bridge is broken. Who will mend it?” he asked.", "broken", "actual"),
        ("“The bridge is broken. Who will mend it?” he asked.", "mend", "hypothetical"),
        ("“You sold the bridge?” she asked.", "sold", "hypothetical"),
        ("What drew you to the club and who taught you?", "taught", "hypothetical"),
        ("The owner has said he would mend the bridge.", "mend", "future"),
        ("Let the people decide.", "decide", "future"),
        ("“Let it fall, let people see it,” he said.", "see", "future"),
        ("She came here to learn.", "learn", "future"),
        ("The council encouraged schools to reopen.", "reopen", "future"),
        ("Her complaint that the club was closed was heard.", "closed", "actual"),
        ("It made her daughter the first Thai woman to win a medal.", "win", "actual"),
    ],
)
def test_condition_reaches_what_follows_from_it(how: Callable[[str], How], text: str, word: str, modality: str) -> None:
    assert how(text)[word] == ("positive", modality)
