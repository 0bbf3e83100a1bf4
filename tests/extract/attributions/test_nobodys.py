"""What nobody says is in nobody's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from tasks.extract.components import annotate


@pytest.fixture(scope="module")
def whose(nlp: Language) -> Callable[[str], dict[str, tuple[str, str, str]]]:
    """Text → lemma of each relation → (polarity, modality, source; empty: the article's own or nobody named)."""

    def read(text: str) -> dict[str, tuple[str, str, str]]:
        doc = nlp(text)
        annotate(doc)
        found = doc._.triplewire_attributions
        return {
            r.lemma: (
                r.polarity,
                r.modality,
                "" if r.attribution is None else " ".join(doc[i].text for i in found[r.attribution].source),
            )
            for r in doc._.triplewire_relations
        }

    return read


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("Nobody knows why the bridge fell.", "fall", ("positive", "actual", "")),
        ("“Nobody knows why the bridge fell,” Ann Lee said.", "fall", ("positive", "actual", "Ann Lee")),
        ("Nobody believes that the guard fled.", "flee", ("negative", "actual", "")),
        ("No official said that the king had died.", "die", ("positive", "possible", "")),
        ("None of the guards said that the king had died.", "die", ("positive", "possible", "")),
        ("There is no doubt that the guard fled.", "flee", ("positive", "actual", "")),
        ("There is little doubt that the guard fled, Ann Lee said.", "flee", ("positive", "actual", "Ann Lee")),
        ("The guard seems to have fled.", "flee", ("positive", "possible", "")),
        ("It appears that the guard fled.", "flee", ("positive", "possible", "")),
        ("The storm threatens to flood the town.", "flood", ("positive", "future", "")),
        ("The owner threatens to flood the town.", "flood", ("positive", "future", "The owner")),
        ("Both sides plan to leave the town.", "leave", ("positive", "future", "Both sides")),
        ("The ship sank, as its captain had feared.", "sink", ("positive", "actual", "")),
        ("Few believe that the guard fled.", "flee", ("positive", "actual", "Few")),
    ],
)
def test_nobody_is_no_speaker(
    whose: Callable[[str], dict[str, tuple[str, str, str]]], text: str, lemma: str, expected: tuple[str, str, str]
) -> None:
    assert whose(text)[lemma] == expected


@pytest.mark.parametrize(
    ("text", "lemma", "source"),
    [
        ("The paper, citing two officials, said the king had died.", "die", "two officials"),
        ("The king had died, the paper reported, citing a palace source.", "die", "a palace source"),
        ("The paper, citing high costs, said the king had died.", "die", "The paper , citing high costs"),
        ("The paper, citing high costs, closed its office.", "close", ""),
    ],
)
def test_who_is_cited_says_it(
    whose: Callable[[str], dict[str, tuple[str, str, str]]], text: str, lemma: str, source: str
) -> None:
    assert whose(text)[lemma][2] in (source, source.partition(" ,")[0])
