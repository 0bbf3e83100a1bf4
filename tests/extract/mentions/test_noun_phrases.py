"""Noun phrases: how far they reach, of what type they are, what they are called."""

from __future__ import annotations

import pytest
from spacy.language import Language

import tasks.extract.components  # noqa: F401  (registers the Doc's attributes)
from tasks.extract.annotations import TokenMention
from tasks.extract.mentions.mentions import find_mentions
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree, tree_of

pytestmark = pytest.mark.model


def read(nlp: Language, text: str) -> tuple[Tree, list[TokenMention]]:
    tree = tree_of(nlp(text))
    return tree, find_mentions(tree, [])


def phrases(nlp: Language, text: str) -> dict[str, tuple[str, str]]:
    """Phrase → its type and label."""
    tree, mentions = read(nlp, text)
    return {tree.cut(m.first, m.last): (m.type, m.label) for m in mentions if m.kind == "nominal"}


@pytest.mark.parametrize(
    ("text", "phrase", "kind", "label"),
    [
        ("She met the governor of the region.", "the governor of the region", "Person", "governor of the region"),
        ("He ordered his generals to retreat.", "his generals", "Person", "generals"),
        ("The company will close two plants.", "The company", "Organization", "company"),
        ("The company will close two plants.", "two plants", "Facility", "plants"),
        ("They declared a state of emergency.", "a state of emergency", "Concept", "state of emergency"),
        ("The town has a nuclear power plant.", "a nuclear power plant", "Facility", "nuclear power plant"),
        ("Dozens of miners were trapped.", "Dozens of miners", "Person", "Dozens of miners"),
        ("The storm destroyed the old bridge.", "The storm", "Event", "storm"),
        ("They arrested a man who had seen it.", "a man who had seen it", "Person", "man"),
        ("The firm, which makes tyres, was sold.", "The firm", "Organization", "firm"),
        (
            "They walked along a section of the Lindhaven-Sarn rail line.",
            "a section of the Lindhaven-Sarn rail line",
            "Concept",
            "section of the Lindhaven-Sarn rail line",
        ),
    ],
)
def test_a_phrase_is_read_whole_and_named_short(nlp: Language, text: str, phrase: str, kind: str, label: str) -> None:
    assert phrases(nlp, text)[phrase] == (kind, label)


def test_what_is_joined_by_and_stays_apart(nlp: Language) -> None:
    assert {"The mayor", "her deputy"} <= set(phrases(nlp, "The mayor and her deputy resigned."))


def test_a_name_is_no_noun_phrase(nlp: Language) -> None:
    assert phrases(nlp, "Ilse Brandt left Canada.") == {}


def test_a_unit_of_measure_is_no_mention(nlp: Language) -> None:
    assert not any("km" in phrase for phrase in phrases(nlp, "The village lies 35 km away."))
    assert not any("kroner" in phrase for phrase in phrases(nlp, "The ticket costs 300 kroner."))


def test_labels_have_at_most_six_words_and_no_article(nlp: Language) -> None:
    text = (
        "The very long and rather tedious annual report of the large independent regional committee for the regulation "
        "of all privately owned motor vehicles, which nobody had read, was thrown away by the newly elected chairman."
    )
    labels = [label for _, label in phrases(nlp, text).values()]
    assert labels and all(1 <= len(label.split()) <= 6 for label in labels)
    assert not any(label.lower().startswith(("the ", "a ", "an ")) for label in labels)


def test_pronouns_are_mentions_and_whole_mentions_stand_in_order(nlp: Language) -> None:
    text = "She said that they lost it. Who took his coat, which was new? This upset us."
    tree, mentions = read(nlp, text)
    pronouns = [tree.lower[m.first] for m in mentions if m.kind == "pronoun"]
    assert pronouns == ["she", "they", "it", "who", "his", "which", "this", "us"]
    assert [(m.first, -m.last) for m in mentions] == sorted((m.first, -m.last) for m in mentions)


def test_every_mention_holds_its_head(nlp: Language) -> None:
    _, mentions = read(nlp, "Critics of Mayor Brandt, the head of the party, met reporters who had followed her.")
    assert mentions and all(m.first <= m.head <= m.last for m in mentions)


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("plumber", "Person"), ("violinist", "Person"), ("policewoman", "Person"), ("paper", "Concept"),
        ("computer", "Concept"), ("rupee", "Concept"), ("smelter", "Concept"),
        ("ministry", "Organization"), ("earthquake", "Event"), ("province", "AdministrativeArea"), ("village", "City"),
        ("country", "Country"), ("tank", "Product"), ("novel", "CreativeWork"), ("co-founder", "Person"),
        ("justice", "Concept"), ("archbishop", "Person"), ("semiconductor", "Product"), ("blockbuster", "Concept"),
        ("household", "Concept"), ("villa", "Facility"),
    ],
)  # fmt: skip
def test_nouns_have_the_type_of_what_they_stand_for(noun: str, kind: str) -> None:
    assert noun_type(noun) == kind


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("The firm wants to raise capital.", "capital", "Concept"),
        ("She lives in the capital.", "the capital", "City"),
        ("They put solar panels on the roof.", "solar panels", "Product"),
        ("A panel of judges met.", "A panel of judges", "Organization"),
        ("The Brenner family sold the farm.", "The Brenner family", "Group"),
    ],
)
def test_words_around_a_noun_tell_which_sense_it_has(nlp: Language, text: str, phrase: str, kind: str) -> None:
    assert phrases(nlp, text)[phrase][0] == kind
