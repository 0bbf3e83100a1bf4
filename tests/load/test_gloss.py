"""Glosses read like English and say whose word it is."""

from __future__ import annotations

import pytest

from tasks.load.gloss import Glosses
from tasks.load.identity import QuantityValue, Statement
from tasks.load.inflection import gerund, participle, past
from tasks.load.spoken import spoken
from tasks.model import Polarity
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
        (Statement(None, "be specific to", MILL, polarity="negative"), "Something was not specific to the mill"),
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


@pytest.mark.parametrize(
    ("lemma", "polarity", "modality", "expected"),
    [
        ("try", "positive", "future", "Ana Brook tried to close the mill"),
        ("want", "negative", "future", "Ana Brook wanted not to close the mill"),
        ("keep", "positive", "actual", "Ana Brook kept closing the mill"),
        ("fail", "negative", "actual", "Ana Brook failed to close the mill"),
        ("stop", "negative", "actual", "Ana Brook stopped closing the mill"),
        ("say", "negative", "actual", "Ana Brook said that Ana Brook did not close the mill"),
    ],
)
def test_a_verb_that_governs_another_is_told_with_it(lemma: str, polarity: str, modality: str, expected: str) -> None:
    inner = Statement(ANA, "close", MILL, polarity=polarity, modality=modality)  # type: ignore[arg-type]
    assert gloss(Statement(ANA, lemma, inner.iri(BASE)), {}, inner) == expected


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


def test_a_denial_says_no_once() -> None:
    not_closed = Statement(ANA, "close", MILL, polarity="negative", attributed=True, speaker=TOM)
    assert gloss(Statement(TOM, "deny", not_closed.iri(BASE)), {}, not_closed) == (
        "Tom Reed denied that Ana Brook closed the mill"
    )
    assert gloss(Statement(TOM, "say", not_closed.iri(BASE)), {}, not_closed) == (
        "Tom Reed said that Ana Brook did not close the mill"
    )


@pytest.mark.parametrize(
    ("literal", "expected"),
    [('"P4Y"^^<x:duration>', "four years"), ('"P1M"', "one month"), ('"PT2H"', "two hours"), ('"P35Y"', "35 years"),
     ('"P1000000Y"', "1 million years"), ('"P1.5D"', "1.5 days"), ('"90000000 GBP"', "£90 million"),
     ('"2500 CHF"', "2,500 CHF"), ('"8.5 %"', "8.5 %"), ('"12000 km"', "12,000 km"),
     ('"2024-08-14"^^<x:date>', "14 August 2024"), ('"2019-01-27T20:00:00"^^<x:dateTime>', "20:00 on 27 January 2019"),
     ('"2020-09"^^<x:gYearMonth>', "September 2020"), ('"2018-24"', "winter 2018"), ('"2018-77"', "2018-77"),
     ('"2020"^^<x#gYear>', "2020"), ('"old"', "old"), ('"1200"^^<x:integer>', "1,200"), ('"1999"', "1999"),
     ('"2020-13-45"', "2020-13-45")],
)  # fmt: skip
def test_how_a_literal_is_spoken(literal: str, expected: str) -> None:
    assert spoken(literal) == expected


def test_a_label_with_an_article_of_its_own_gets_no_other() -> None:
    club = f"<{BASE}entity/concept/staff>"
    named = Glosses({ANA: "Ana Brook", club: "the club's staff"}, {}, {}, BASE)
    statement = Statement(ANA, "hire", club)
    named._statements = {statement.iri(BASE): (statement, {"object": "the"})}  # type: ignore[assignment]
    assert named.gloss(statement.iri(BASE)) == "Ana Brook hired the club's staff"


def test_a_gloss_that_is_cut_ends_with_a_word_that_can_end() -> None:
    told = Statement(ANA, "say", '"' + "that " * 100 + '"')
    assert gloss(told) == "Ana Brook said …"


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (Statement(TOM, "leave", None, (("when", CLOSE.iri(BASE)),)), "Tom Reed left when Ana Brook closed the mill"),
        (Statement(TOM, "accuse", ANA, (("of", CLOSE.iri(BASE)),)), "Tom Reed accused Ana Brook of closing the mill"),
        (Statement(TOM, "talk about", CLOSE.iri(BASE)), "Tom Reed talked about Ana Brook closing the mill"),
        (Statement(ANA, "begin by", CLOSE.iri(BASE)), "Ana Brook began by closing the mill"),
        (Statement(TOM, "ask", ANA, (("to", CLOSE.iri(BASE)),)), "Tom Reed asked Ana Brook to close the mill"),
    ],
)
def test_a_clause_that_is_an_argument_reads_as_one(statement: Statement, expected: str) -> None:
    assert gloss(statement, {}, CLOSE) == expected


@pytest.mark.parametrize(
    ("planning", "expected"),
    [
        ("negative", "Ana Brook did not plan to close the mill"),
        ("positive", "Ana Brook planned not to close the mill"),
    ],
)
def test_one_not_is_enough_where_what_was_not_planned_was_not_done(planning: Polarity, expected: str) -> None:
    spared = Statement(ANA, "close", MILL, polarity="negative", modality="future")
    assert gloss(Statement(ANA, "plan", spared.iri(BASE), polarity=planning), {}, spared) == expected


def test_the_gerund_follows_the_spelling() -> None:
    assert [gerund(verb) for verb in ("be in", "lie", "stop", "close", "flee")] == [
        "being in", "lying", "stopping", "closing", "fleeing",
    ]  # fmt: skip


def test_what_nobody_named_did_stays_a_sentence_behind_a_preposition() -> None:
    closed = Statement(None, "close", MILL)
    assert gloss(Statement(TOM, "accuse", ANA, (("of", closed.iri(BASE)),)), {}, closed) == (
        "Tom Reed accused Ana Brook of [the mill was closed]"
    )
