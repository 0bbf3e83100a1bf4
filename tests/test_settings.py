"""Settings come from arguments, then from variables, then from the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.errors import Misuse
from tasks.settings import Settings


def test_an_argument_goes_before_a_variable_and_a_variable_before_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPLEWIRE_RAW", "news")
    monkeypatch.setenv("TRIPLEWIRE_BATCH", "4")
    found = Settings.read(raw="given", graph=None)
    assert (found.raw, found.batch, found.graph) == (Path("given"), 4, Settings().graph)


@pytest.mark.parametrize(
    ("text", "expected"), [("0", False), ("No", False), ("false", False), ("1", True), ("yes", True)]
)
def test_a_variable_says_yes_or_no_in_several_ways(monkeypatch: pytest.MonkeyPatch, text: str, expected: bool) -> None:
    monkeypatch.setenv("TRIPLEWIRE_BODIES", text)
    assert Settings.read().bodies is expected


@pytest.mark.parametrize(("name", "text"), [("BODIES", "perhaps"), ("BODIES", "2"), ("BATCH", "many"), ("BATCH", "-1")])
def test_a_variable_that_does_not_fit_is_named(monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    monkeypatch.setenv(f"TRIPLEWIRE_{name}", text)
    with pytest.raises(Misuse, match=f"TRIPLEWIRE_{name}='{text}'"):
        Settings.read()
