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
        ("Six held over theft of church bells", "- | hold | Six"),
        ("Mayor 'not told' of leak at plant", "- | tell | Mayor"),
        ("Tanker shot down, rebels say", "- | shoot down | Tanker"),
        ("Rebels say they shot down tanker", "they | shoot down | tanker"),
        ("Ten feared drowned off Norland", "- | drown | Ten"),
        ("Norland, Westria sign grain pact", "Westria | sign | grain pact"),
        ("Westria court orders paper firm to cut waste", "Westria court | order | paper firm to cut"),
        ("Westria court orders paper firm to cut waste", "paper firm | cut | waste"),
        ("Hundreds dead in Norland quake", "Hundreds | be | dead"),
        ("Miners missing after blast", "Miners | be | missing"),
        ("Ferry captain 'asleep' before crash", "Ferry captain | be | asleep"),
        ("Man, 52, jailed after knife attack", "Man | be | 52"),
        ("Lee beats Berg to take title", "Lee | take | title"),
    ],
)
def test_headline_is_read_as_it_is_meant(headline_told: Callable[[str], list[str]], line: str, relation: str) -> None:
    assert relation in headline_told(line)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Ten feared drowned off Norland", "Ten feared | drown | -"),
        ("Senator resigns after theft claim", "theft | claim | -"),
        ("New governor general takes office", "New governor | be | general"),
        ("Olympic hopeful Lee breaks leg", "Olympic | be | hopeful"),
    ],
)
def test_headline_is_not_read_as_it_is_not_meant(
    headline_told: Callable[[str], list[str]], line: str, wrong: str
) -> None:
    assert wrong not in headline_told(line)


@pytest.mark.parametrize("line", ["Photo: Ann Lee opens the bridge.", "By Ann Lee", "Name | Age | Town | Votes"])
def test_what_is_no_sentence_tells_nothing(headline_told: Callable[[str], list[str]], line: str) -> None:
    assert headline_told(line) == []
