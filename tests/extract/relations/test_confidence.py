"""How sure a relation is."""

from __future__ import annotations

from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.relations.confidence import confidence


def _sure(nlp: Language, text: str) -> dict[str, float]:
    doc = nlp(text)
    annotate(doc)
    return {r.lemma: r.confidence for r in doc._.triplewire_relations}


def test_plain_clause_is_surer_than_a_gerund_without_subject(nlp: Language) -> None:
    found = _sure(nlp, "The idea of selling the mill angered the whole town.")
    assert found["anger"] > found["sell"]
    assert found["anger"] > 0.8


def test_clause_with_object_is_surer_than_one_without(nlp: Language) -> None:
    assert _sure(nlp, "The council bought the mill.")["buy"] > _sure(nlp, "The council laughed.")["laugh"]


def test_what_somebody_says_that_may_happen_is_less_sure_than_the_saying(nlp: Language) -> None:
    found = _sure(nlp, "The mayor said the council might buy the mill.")
    assert found["say"] > found["buy"]


def test_relation_that_is_no_clause_has_a_share_too(nlp: Language) -> None:
    found = _sure(nlp, "Ilse Brun, a baker from Varna, sold the mill.")
    assert 0.5 < found["be"] < found["sell"]


def test_score_is_a_share() -> None:
    assert 0 < confidence(["any", "one_argument", "no_subject", "no_object"]) < confidence(["any", "two_arguments"]) < 1


def test_unknown_feature_changes_nothing() -> None:
    assert confidence(["any", "dep_nothing"]) == confidence(["any"])
