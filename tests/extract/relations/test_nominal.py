"""Events told by nouns, and what stands in apposition."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tasks.extract.annotations import TokenRelation
from tasks.extract.components import annotate
from tasks.extract.trees.tree import tree_of
from tasks.ontology import lexicon


def _relations(nlp: Language, text: str) -> list[tuple[str, str, str, TokenRelation]]:
    doc = nlp(text)
    annotate(doc)
    tree = tree_of(doc)
    found = []
    for r in doc._.triplewire_relations:
        of = {a.role: tree.cut(a.tokens[0], a.tokens[-1]) for a in r.arguments}
        found.append((of.get("subject", ""), r.lemma, of.get("object", ""), r))
    return found


@pytest.mark.parametrize("example", lexicon("nominalizations")["example"], ids=lambda example: example["text"])
def test_example_of_the_lexicon(nlp: Language, example: dict[str, str]) -> None:
    assert (example["subject"], example["lemma"], example["object"]) in [
        f[:3] for f in _relations(nlp, example["text"])
    ]


def test_event_without_doer_or_object_is_none(nlp: Language) -> None:
    assert [f[1] for f in _relations(nlp, "The ban on plastic bags angered many people.")] == ["anger"]
    assert [f[1] for f in _relations(nlp, "Norway's ban angered the islanders.")] == ["anger"]


def test_planned_event_is_not_actual(nlp: Language) -> None:
    ban = next(
        f for f in _relations(nlp, "Norway's planned ban on plastic bags angered the islanders.") if f[1] == "ban"
    )
    assert ban[3].modality == "future"


def test_event_inside_what_is_not_actual_is_only_possible(nlp: Language) -> None:
    ban = next(f for f in _relations(nlp, "The islanders would fight Norway's ban on plastic bags.") if f[1] == "ban")
    assert ban[3].modality == "possible"


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("The firm stopped its sale of guns.", "negative", "actual"),
        ("The firm cancelled its sale of the mill.", "negative", "actual"),
        ("The firm did not stop its sale of guns.", "positive", "possible"),
        ("The firm defended its sale of guns.", "positive", "actual"),
    ],
)
def test_what_was_stopped_goes_on_no_longer(nlp: Language, text: str, polarity: str, modality: str) -> None:
    sale = next(f[3] for f in _relations(nlp, text) if f[1] == "sell")
    assert (sale.polarity, sale.modality) == (polarity, modality)


def test_description_before_the_name_says_the_same(nlp: Language) -> None:
    found = _relations(nlp, "The town's best baker, Ann Lee, won the prize.")
    assert ("Ann Lee", "be", "The town's best baker") in [f[:3] for f in found]


def test_what_somebody_calls_a_thing_is_never_said_by_the_article(nlp: Language) -> None:
    found = [f[3] for f in _relations(nlp, "The minister called the plan a disaster.") if f[1] == "be"]
    assert found
    assert all(r.attribution is not None for r in found)
