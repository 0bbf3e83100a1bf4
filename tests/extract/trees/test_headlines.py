"""Headlines, captions and tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("Former banker jailed for seven years", "- | jail | Former banker"),
        ("Mayor opens bridge in Orne", "Mayor | open | bridge"),
        ("Mayor loses Orne race by 12 votes", "Mayor | lose | Orne race"),
    ],
)
def test_headline_is_read_as_it_is_meant(headline_told: Callable[[str], list[str]], line: str, relation: str) -> None:
    assert relation in headline_told(line)


@pytest.mark.parametrize("line", ["Photo: Ann Lee opens the bridge.", "By Ann Lee", "Name | Age | Town | Votes"])
def test_what_is_no_sentence_tells_nothing(headline_told: Callable[[str], list[str]], line: str) -> None:
    assert headline_told(line) == []
