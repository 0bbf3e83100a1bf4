"""A report that closes the sentence holds all that stands before it, and no more."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.extract.told import read


def said(nlp: Language, text: str) -> dict[str, str | None]:
    """Lemma of each relation → the last word of its speaker's phrase, None where the article itself says it."""
    tree, annotations = read(nlp, text)
    found: dict[str, str | None] = {}
    for r in annotations.triplewire_relations:
        a = None if r.attribution is None else annotations.triplewire_attributions[r.attribution]
        found[r.lemma] = None if a is None else [tree.text[i] for i in a.source if tree.text[i] != ","][-1]
    return found


@pytest.mark.parametrize(
    ("text", "verbs", "speaker"),
    [
        (
            "A fire swept through a market on Friday, destroying shops and hurting nine people, the fire service said.",
            ["sweep through", "destroy", "hurt"],
            "service",
        ),
        (
            "A storm tore across the coast on Monday, felling trees and cutting power, the operator, Norgrid, said.",
            ["tear across", "fell", "cut"],
            "Norgrid",
        ),
        (
            "A tornado struck the town of Orne, ripping roofs off houses and overturning lorries, officials said.",
            ["strike", "rip", "overturn"],
            "officials",
        ),
        ("Exports fell in July, widening the trade gap, the customs service reported.", ["widen"], "service"),
        ("Hackers broke in last month, stealing data on patients, the minister, Olga Brandt, told parliament.",
         ["break in", "steal"], "Brandt"),
        ("Nine people died when a bus overturned near Quito, trapping passengers inside, the fire service said.",
         ["die", "overturn near", "trap"], "service"),
        ("The army shelled the town, killing a nurse, aid workers and residents said.", ["shell", "kill"], "residents"),
        ("The minister resigned on Monday, citing ill health, the government said.", ["resign", "cite"], "government"),
        ("A wildfire burned through the forest, driven by strong winds, and reached the first houses, a brigade said.",
         ["burn through", "drive", "reach"], "brigade"),
        ("The mill made a loss in May, claimed the union.", ["make"], "union"),
        ("A second blast shook the harbour, shattering windows, reported the broadcaster NTW.",
         ["shake", "shatter"], "NTW"),
        ("The boat sank, drowning four men, the coastguard said, adding that the search would go on.",
         ["sink", "drown"], "coastguard"),
    ],
)  # fmt: skip
def test_all_before_the_last_comma_is_reported(nlp: Language, text: str, verbs: list[str], speaker: str) -> None:
    found = said(nlp, text)
    assert {verb: found.get(verb, "not read") for verb in verbs} == dict.fromkeys(verbs, speaker)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The council will close two schools, a plan announced last year.", "close"),
        ("They have lived here for months, and though they hardly speak, their smiles say a lot.", "live"),
        ("The storm closed a road, claimed 10 lives.", "close"),
        ("After the talks ended, the minister told reporters.", "end"),
    ],
)
def test_what_no_report_closes_is_the_articles(nlp: Language, text: str, lemma: str) -> None:
    assert said(nlp, text)[lemma] is None
