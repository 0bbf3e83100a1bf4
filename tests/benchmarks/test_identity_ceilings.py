"""Mentions put where the gold has them, on an article of our own."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.identity_ceilings import KINDS, ceiling, with_gold_chains
from benchmarks.quality.documents import Document, Phrase
from benchmarks.quality.meantime_data import Gold
from tasks.model import Article

TEXT = "Norvik Foods sold its mill. The company is old. Baltova bought it. Lund wept."


def span(part: str) -> tuple[int, int]:
    start = TEXT.index(part)
    return start, start + len(part)


def gold() -> Document:
    marked = [("Norvik Foods", "firm"), ("its", "firm"), ("The company", "firm"), ("Baltova", "buyer")]
    mentions = [Phrase(*span(part), {"head": span(part), "instance": instance}) for part, instance in marked]
    return Document(Article("1", TEXT), Gold(limit=span("Lund")[0], mentions=mentions))


def record(entities: dict[str, str]) -> dict[str, Any]:
    """A record in which these parts of the text are mentions of these entities."""
    mentions = [
        {"id": f"m{n}", "start": span(part)[0], "end": span(part)[1], "text": part, "type": "Organization",
         "entity": entity, "named": part[:1].isupper() and not part.startswith("The")}
        for n, (part, entity) in enumerate(entities.items())
    ]  # fmt: skip
    known = [{"id": e, "label": e, "type": "Organization", "same_as": []} for e in dict.fromkeys(entities.values())]
    article = {"id": "1", "title": "", "url": None, "publisher": None, "published": None, "text": TEXT}
    nothing: dict[str, list[Any]] = {"times": [], "quantities": [], "attributions": [], "relations": []}
    return {"article": article, "mentions": mentions, "entities": known, **nothing}


BROKEN = {"Norvik Foods": "e1", "its": "e2", "The company": "e3", "Baltova": "e4", "Lund": "e5"}


def entity_of(changed: dict[str, Any]) -> dict[str, str]:
    return {mention["text"]: mention["entity"] for mention in changed["mentions"]}


def test_only_mentions_of_the_wanted_kind_are_moved() -> None:
    found = entity_of(with_gold_chains(gold(), record(BROKEN), ["noun phrase"]))
    assert found == {**BROKEN, "The company": "e1"}


def test_all_kinds_together_give_the_chains_of_the_gold() -> None:
    found = entity_of(with_gold_chains(gold(), record(BROKEN), KINDS))
    assert found == {**BROKEN, "its": "e1", "The company": "e1"}


def test_what_was_taken_for_another_thing_gets_an_entity_of_its_own() -> None:
    changed = with_gold_chains(gold(), record({**BROKEN, "its": "e1", "Baltova": "e1"}), KINDS)
    assert entity_of(changed)["Baltova"] == "gold buyer"
    assert "gold buyer" in {entity["id"] for entity in changed["entities"]}


def test_an_entity_that_nothing_refers_to_any_more_is_gone() -> None:
    changed = with_gold_chains(gold(), record(BROKEN), KINDS)
    assert {entity["id"] for entity in changed["entities"]} == {"e1", "e4", "e5"}


def test_the_record_that_was_given_is_left_alone() -> None:
    given = record(BROKEN)
    with_gold_chains(gold(), given, KINDS)
    assert given == record(BROKEN)


def test_right_chains_reach_everything_where_nothing_else_is_wrong() -> None:
    assert ceiling([gold()], [record(BROKEN)], KINDS) == pytest.approx(100)
    assert ceiling([gold()], [record(BROKEN)], ()) < 90
