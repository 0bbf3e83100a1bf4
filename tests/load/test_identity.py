"""What makes two statements one: certain things; where there are none, the very words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.load.identity import QuantityValue, Statement
from tests.load.hand_made import BASE, Page
from tests.load.reading import Loaded

ANA, OFFICIALS, REASON = (
    f"<{BASE}entity/{path}>" for path in ("person/ana-brook", "people/officials", "concept/reason")
)
OUR_DAM = f"<{BASE}entity/concept/dam-0123456789>"


@pytest.mark.parametrize(
    ("said", "places"),
    [
        (Statement(ANA, "give", REASON), ()),
        (Statement(None, "give", REASON, (("to", ANA),)), ()),
        (Statement(None, "break", OUR_DAM), ()),
        (Statement(None, "see", REASON, quantities=(QuantityValue("object", 3, None, "="),)), ()),
        (Statement(None, "see", REASON, times=('"2024-05-06"',)), ()),
        (Statement(None, "see", REASON), (f"<{BASE}entity/place/leeds>",)),
        (Statement(None, "see", REASON, attributed=True, speaker=ANA), ()),
    ],
)
def test_a_name_a_number_a_time_a_place_or_a_speaker_is_certain_enough(
    said: Statement, places: tuple[str, ...]
) -> None:
    assert said.told_from_others_by("Any words.", places) == said


@pytest.mark.parametrize(
    "said",
    [
        Statement(None, "be", REASON),
        Statement(OFFICIALS, "give", REASON),
        Statement(None, "give", REASON, attributed=True, speaker=OFFICIALS),
        Statement(None, "be", REASON, attributed=True, speaker=ANA),
    ],
)
def test_kinds_of_things_are_told_apart_by_the_sentence(said: Statement) -> None:
    one, other = (said.told_from_others_by(text, ()) for text in ("There was a reason.", "A reason was there."))
    assert one.hash != other.hash
    assert one.hash == said.told_from_others_by("there was  a reason", ()).hash != said.hash


def test_two_articles_share_what_names_nothing_only_in_the_same_words(tmp_path: Path) -> None:
    def page(text: str, paper: str) -> Page:
        found = Page(text, publisher=paper)
        reason = found.entity("reason", "Concept", "a reason", named=False)
        found.relation("be", "was", found.argument("object", "a reason", entity=reason))
        return found

    same, other = "There was a reason.", "For once there was a reason."
    graph = Loaded(tmp_path, [page(same, "Dale Echo"), page(same, "Hull Post"), page(other, "Leeds News")])
    assert sorted(int(row[0]) for row in graph.rows("SELECT ?n { ?s tw:reportCount ?n }")) == [1, 2]
