"""Names with what they are behind them."""

from __future__ import annotations

from typing import Any

import pytest

from tasks.link.kinds import is_some_of_a_kind, names_its_kind
from tasks.ontology import lexicon


@pytest.mark.parametrize("example", lexicon("kinds")["example"], ids=lambda e: e["phrase"])
def test_examples_of_the_lexicon(example: dict[str, Any]) -> None:
    if "some" in example:
        assert is_some_of_a_kind(example["phrase"]) is example["some"]
    else:
        assert names_its_kind(example["phrase"], example["name"], example["type"]) is example["same"]


@pytest.mark.parametrize(
    ("phrase", "same"),
    [
        ("Falke's A220 airliners", True),
        ("the “A220” passenger jet", True),
        ("an A220 jet", False),  # one of them
        ("the A220 jet of the president", False),
        ("the A220 jet engine", False),
        ("the A220", False),
        ("", False),
    ],
)
def test_what_picks_one_or_goes_on_is_another_thing(phrase: str, same: bool) -> None:
    assert names_its_kind(phrase, "A220", "Product") is same
