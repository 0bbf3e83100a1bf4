"""Names as they are compared: what has one key, and what is one person's name."""

from __future__ import annotations

import pytest

from tasks.link.names import name_key, person_name, same_person_name, sound_key
from tasks.ontology import lexicon


@pytest.mark.parametrize("example", lexicon("person_names")["example"], ids=str)
def test_examples_of_the_name_lexicon(example: dict[str, list[str]]) -> None:
    if "same" in example:
        assert same_person_name(*map(person_name, example["same"]))
    else:
        assert not same_person_name(*map(person_name, example["different"]))


@pytest.mark.parametrize(
    ("a", "b"),
    [("World War Two", "World War II"), ("the U.S.", "US"), ("Côte", "Cote"), ("Harrow’s", "Harrow")],
)  # fmt: skip
def test_spellings_of_one_name_have_one_key(a: str, b: str) -> None:
    assert name_key(a) == name_key(b)


@pytest.mark.parametrize(("a", "b"), [("Brandt", "Brand"), ("World War I", "World War II"), ("Lee", "Li")])
def test_different_names_have_different_keys(a: str, b: str) -> None:
    assert name_key(a) != name_key(b) and sound_key(a) != sound_key(b)
