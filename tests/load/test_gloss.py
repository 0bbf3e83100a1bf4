"""Glosses read like English and say whose word it is."""

from __future__ import annotations

import pytest

from tasks.load.gloss import Glosses
from tasks.load.identity import QuantityValue, Statement
from tasks.load.inflection import participle, past
from tests.load.hand_made import BASE

ANA, TOM, MILL, WORKERS = (f"<{BASE}entity/person/ana>", f"<{BASE}entity/person/tom>", f"<{BASE}entity/concept/mill>",
                           f"<{BASE}entity/concept/workers>")  # fmt: skip
LABELS = {ANA: "Ana Brook", TOM: "Tom Reed", MILL: "mill", WORKERS: "workers"}


def gloss(statement: Statement, articles: dict[str, str] | None = None, *others: Statement) -> str:
    known = {other.iri(BASE): (other, {"object": "the"}) for other in others}
    node = statement.iri(BASE)
    return Glosses(LABELS, {}, {**known, node: (statement, articles or {})}, BASE).gloss(node)


CLOSE = Statement(ANA, "close", MILL)
ABOUT = (QuantityValue("object", 1200, None, "~"),)
THREE = (QuantityValue("object", 3, None, "="),)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (CLOSE, "Ana Brook closed the mill"),
        (Statement(ANA, "close", MILL, polarity="negative"), "Ana Brook did not close the mill"),
        (Statement(ANA, "close", MILL, modality="future"), "Ana Brook will close the mill"),
        (Statement(ANA, "close", MILL, polarity="negative", modality="possible"), "Ana Brook may not close the mill"),
        (Statement(None, "close down", MILL), "The mill was closed down"),
        (Statement(None, "close", MILL, polarity="negative", modality="future"), "The mill will not be closed"),
        (Statement(ANA, "close", MILL, attributed=True, speaker=TOM),
         "Ana Brook closed the mill, according to Tom Reed"),
        (Statement(ANA, "close", MILL, attributed=True), "Ana Brook closed the mill, reportedly"),
        (Statement(MILL, "be", '"old"'), "Mill was old"),
        (Statement(ANA, "give", MILL, (("recipient", TOM),)), "Ana Brook gave the mill to Tom Reed"),
        (Statement(ANA, "tell", CLOSE.iri(BASE), (("recipient", TOM),)),
         "Ana Brook told Tom Reed that Ana Brook closed the mill"),
        (Statement(ANA, "say", CLOSE.iri(BASE)), "Ana Brook said that Ana Brook closed the mill"),
        (Statement(None, "say", CLOSE.iri(BASE)), "Somebody said that Ana Brook closed the mill"),
        (Statement(ANA, "hire", WORKERS, quantities=ABOUT), "Ana Brook hired about 1,200 workers"),
        (Statement(None, "hire", WORKERS, quantities=THREE), "3 workers were hired"),
        (Statement(ANA, "leave", None), "Ana Brook left"),
    ],
)  # fmt: skip
def test_the_gloss_of(statement: Statement, expected: str) -> None:
    assert gloss(statement, {"object": "the"}, CLOSE) == expected


def test_a_gloss_is_short_however_long_the_labels_are() -> None:
    long = Statement(ANA, "say", '"' + "word " * 200 + '"')
    assert len(gloss(long)) < 210


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [("say", "said"), ("carve out", "carved out"), ("stop", "stopped"), ("visit", "visited"), ("try", "tried"),
     ("play", "played"), ("agree to", "agreed to"), ("be under", "was under"),
     ("commit", "committed"), ("tow", "towed"), ("fix", "fixed")],
)  # fmt: skip
def test_the_past_of(lemma: str, expected: str) -> None:
    assert past(lemma) == expected


def test_the_participle_differs_where_english_has_two_forms() -> None:
    assert (participle("take over"), participle("close")) == ("taken over", "closed")
