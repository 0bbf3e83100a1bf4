"""Copies of one wire story."""

from __future__ import annotations

from tasks.link.copies import find_copies

STORY = (
    "The ferry left at noon with forty passengers and ran aground on a sandbank an hour later near the old fort. "
    "Two fishing boats took the passengers off before dark, and the crew stayed on board to pump out the water. "
    "The owner, who bought the ship only last spring, said that the channel had not been marked as it should be. "
)


def test_copies_of_one_wire_story_are_found_and_others_are_not() -> None:
    told = f"{STORY}Nobody was hurt, the coastguard said on Monday evening."
    changed = f"{STORY}Nobody was injured, the coastguard said."
    other = "A baker in the old town has won a prize for her rye bread, baked after a recipe of her grandmother's."
    assert find_copies({"a": told, "b": changed, "c": other}) == {"a": "a", "b": "a"}
