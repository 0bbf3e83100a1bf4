"""What is said of an object, or done with it, under the guise of a verb, a compound or an adverb."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The region could lose 900 children to malaria each year.", "The region | lose | 900 children"),
        ("Local officials put on extra buses, but few came.", "Local officials | put on | extra buses"),
        ("Rebels took it, forcing residents to leave their homes and burning the mill.", "Rebels | burn | the mill"),
        ('"You do not settle a pay dispute by punishing families," its head said.', "You | punish | families"),
        ("Ann Lee was disappointed by the verdict.", "Ann Lee | be disappointed by | the verdict"),
        ("The thieves were surprised by a guard.", "a guard | surprise | The thieves"),
        ("The town was devastated by a flood.", "a flood | devastate | The town"),
        ("The number of people killed rose to 40.", "- | kill | people"),
        ("A court sentenced Ann Lee to five years in prison for accepting bribes.", "Ann Lee | accept | bribes"),
        ("Lee was sentenced in 2022 to six years in prison for hitting a guard.", "Lee | hit | a guard"),
    ],
)
def test_objects_and_what_is_said_of_them(told: Callable[[str], list[str]], text: str, relation: str) -> None:
    assert relation in told(text)


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("Ann Lee called the police station.", ["call"]),
        ("They called it too late.", ["call"]),
        ("The mayor gave money to hospitals.", ["give"]),
        ("The region lost 900 children to malaria.", ["lose"]),
    ],
)
def test_what_only_looks_like_them_is_one_deed(told: Callable[[str], list[str]], text: str, lemmas: list[str]) -> None:
    assert [line.split(" | ")[1] for line in told(text)] == lemmas
