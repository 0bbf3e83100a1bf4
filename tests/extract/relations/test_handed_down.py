"""What is not told as so is not told of what goes with it either."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.extract.told import read


def how(nlp: Language, text: str) -> dict[str, tuple[str, str]]:
    """Lemma of each relation → its polarity and modality."""
    _, annotations = read(nlp, text)
    return {r.lemma: (r.polarity, r.modality) for r in annotations.triplewire_relations}


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("There is no evidence that the guard was beaten and robbed.", "rob"),
        ("It is possible that the clerk took the keys and opened the safe.", "open"),
        ("It is untrue that the ship struck a reef, leaking oil into the sea.", "leak"),
        ("The firm may have lost letters that proved the theft.", "prove"),
        ("If the firm lost letters that proved the theft, it will be fined.", "prove"),
        ("The clerk may have taken the keys and opened the safe.", "open"),
        ("The ministry denied reports that the guard had been beaten and robbed.", "rob"),
        ("The ministry denied reports that the dam had cracked or that the bridge was bombed.", "bomb"),
    ],
)
def test_what_goes_with_it_is_no_fact(nlp: Language, text: str, lemma: str) -> None:
    assert how(nlp, text)[lemma] != ("positive", "actual")


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The firm may have lost the letters that proved the theft.", "prove"),
        ("It is possible that the clerk took the keys, but the guard closed the safe.", "close"),
        ("The firm lost letters that proved the theft.", "prove"),
        ("The firm will buy a bank that employs guards.", "employ"),
        ("The firm would close a mill that has lost money.", "lose"),
        ("The talks may have failed, and the minister resigned.", "resign"),
        ("The king may have seen the town and went home.", "go"),
        ("The judge ruled that the guard had been beaten and robbed.", "rob"),
        ("Legend has it that the castle was burned by the monks.", "burn"),
    ],
)
def test_what_is_known_or_told_apart_stays_a_fact(nlp: Language, text: str, lemma: str) -> None:
    assert how(nlp, text)[lemma] == ("positive", "actual")


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The mayor rejected accusations of taking bribes.", "take"),
        ("The mayor denied allegations of taking bribes.", "take"),
        ("The ministry dismissed rumours that the mayor had taken bribes.", "take"),
        ("The clerk had never opened the safe and counted the notes.", "count"),
    ],
)
def test_what_is_rejected_is_denied_once(nlp: Language, text: str, lemma: str) -> None:
    assert how(nlp, text)[lemma][0] == "negative"
