"""Descriptions set beside a name, which are one thing with it, and lists, which are not."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        ("The mine's owner, Sarn Coal, said it regretted the deaths.", "Sarn Coal", "The mine's owner"),
        ("The coalition partner, the Lilacs, had stayed away.", "Lilacs", "The coalition partner"),
        ("The club's sponsor, Orne Bank, has sued the league.", "Orne Bank", "The club's sponsor"),
        ("Their rival, Holm Steel, won the contract.", "Holm Steel", "Their rival"),
        ("Her publisher, Ines Casal, said he was sad.", "Ines Casal", "Her publisher"),
        ("The bank's biggest customer, Varla Motors, has left.", "Varla Motors", "The bank's biggest customer"),
        ("Holm Steel, the owner of the mine, said it was sorry.", "Holm Steel", "the owner of the mine"),
        ("She faces the sixth seed, Ines Lindholm, on Friday.", "Ines Lindholm", "the sixth seed"),
        (
            "Marta Navrova lost on Monday. Navrova, the champion two years ago, served badly.",
            "Navrova",
            "the champion two years ago",
        ),
        ("The cafe's owner, Ann Lee, closed it in May.", "Ann Lee", "The cafe's owner"),
    ],
)
def test_an_owner_or_maker_is_whom_the_name_beside_names(chains, text: str, name: str, description: str) -> None:
    assert any(name in chain and description in chain for chain in chains(text))


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        ("The mayor, the owner and Sarn Coal met on Monday.", "Sarn Coal", "the owner"),
        ("Yesterday, the champion two years ago, Ann Lee, served badly.", "Yesterday", "the champion two years ago"),
        ("He told the owner, Sarn Coal had lied.", "Sarn Coal", "the owner"),
        ("The law firm, Ann Lee and two partners signed.", "Ann Lee", "two partners"),
    ],
)
def test_a_list_is_no_apposition(chains, text: str, name: str, description: str) -> None:
    assert not any(name in chain and description in chain for chain in chains(text))


def test_a_second_title_is_that_of_the_same_person(chains) -> None:
    found = chains("Joe Lennart, chairman and chief executive of Orne Air, resigned.")
    assert any({"Joe Lennart", "chairman"} <= set(c) and any("chief executive" in m for m in c) for c in found)


def test_an_apposition_is_of_what_stands_right_before_it_if_that_alone_is_of_its_kind(chains) -> None:
    found = chains("The opening of the new ferry, the largest ship in Norland, was delayed.")
    ship = next(c for c in found if "the largest ship in Norland" in c)
    assert "the new ferry" in ship and len(ship) == 2
