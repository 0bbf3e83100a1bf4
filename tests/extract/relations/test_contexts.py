"""When and where something was, and in whose words: each goes to its own clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.trees.tree import tree_of


@pytest.fixture(scope="module")
def annotated(nlp: Language) -> Callable[[str], list[tuple[str, object, object, object]]]:
    """Text → (lemma, time's value, place as written, lemma of the attribution) of each relation."""

    def relations(text: str) -> list[tuple[str, object, object, object]]:
        doc = nlp(text)
        doc._.triplewire_published = "2024-05-17"
        annotate(doc)
        tree, mentions = tree_of(doc), doc._.triplewire_mentions
        return [
            (
                r.lemma,
                None if r.time is None else doc._.triplewire_times[r.time].value,
                None if r.place is None else tree.cut(mentions[r.place].first, mentions[r.place].last),
                None if r.attribution is None else doc._.triplewire_attributions[r.attribution].lemma,
            )
            for r in doc._.triplewire_relations
        ]

    return relations


def test_time_and_place_go_to_their_own_clause(
    annotated: Callable[[str], list[tuple[str, object, object, object]]],
) -> None:
    found = annotated("The firm said on Thursday that it had opened a plant in Norway in 2019.")
    assert ("say", "2024-05-16", None, None) in found
    assert ("open", "2019", "Norway", "say") in found


def test_place_is_the_name_that_says_where(
    annotated: Callable[[str], list[tuple[str, object, object, object]]],
) -> None:
    found = annotated("The storm hit a school in the German town of Bonn. The plane landed on a road.")
    assert [place for lemma, _, place, _ in found if lemma == "land on"] == [None]
    assert ("live in", None, "Bonn", None) in annotated("She lives in the German town of Bonn.")


def test_source_of_a_participle_gives_way_to_who_said_the_rest(
    annotated: Callable[[str], list[tuple[str, object, object, object]]],
) -> None:
    found = annotated("The bank said it had closed three branches, angering its customers according to the union.")
    attributions = {lemma: attribution for lemma, _, _, attribution in found}
    assert attributions["close"] == "say"


def test_time_before_the_reported_clause_is_that_of_the_report(
    annotated: Callable[[str], list[tuple[str, object, object, object]]],
) -> None:
    found = annotated("Police said on Thursday a man had drowned.")
    assert ("say", "2024-05-16", None, None) in found


def test_contrasting_report_stands_outside_what_the_first_said(
    annotated: Callable[[str], list[tuple[str, object, object, object]]],
) -> None:
    found = annotated("The generals said the front had held, though the president said his troops were retreating.")
    assert [attribution for lemma, _, _, attribution in found if lemma == "say"] == [None, None]


def test_what_would_be_is_part_of_the_report_that_foresaw_it(
    annotated: Callable[[str], list[tuple[str, object, object, object]]],
) -> None:
    found = annotated("The council said it would pay, though it would not be required to pay at once.")
    assert [attribution is None for lemma, _, _, attribution in found if lemma == "require"] == [False]
