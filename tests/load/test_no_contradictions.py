"""What sounds like a contradiction and may be two things: kinds, empty verbs, narrower denials, parts of a number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tasks.load.days import day_of
from tests.load.hand_made import Page
from tests.load.reading import Loaded

SETTING = "In Leeds, Hull and York, Vale Rail runs trains. "
KINDS = "SELECT ?kind { ?d tw:contradictionKind ?kind ; tw:between ?a, ?b FILTER(STR(?a) < STR(?b)) }"


def telling(lemma: str, subject: str = "", target: str = "", who: str = "", **fields: Any) -> Page:
    """“SUBJECT LEMMA TARGET (role words), WHO said”: capitals stand for names, further arguments are role=words."""
    others = {role: fields.pop(role) for role in ("where", "at", "when", "if") if role in fields}
    number = fields.pop("number", None)
    text = " ".join(filter(None, [subject, f"{lemma}s", target, *(f"{role} {said}" for role, said in others.items())]))
    page = Page(
        f"{SETTING}{text}{f', {who} said' if who else ''}.", published="2024-05-02", publisher=who or "Dale Echo"
    )
    for city in ("Leeds", "Hull", "York"):
        page.entity(city, "City")
    page.entity("Vale Rail", "Organization")
    ends = [page.argument(role, words, entity=page.entity(words, "Organization" if words[0].isupper() else "Concept",
                                                          named=words[0].isupper()),
                          **({"quantity": page.quantity(words, number)} if number and role == "object" else {}))
            for role, words in (("subject", subject), ("object", target)) if words]  # fmt: skip
    more = [
        page.argument(role, said, entity=page.entity(said, "Concept", named=False)) for role, said in others.items()
    ]
    said_by = page.attribution("said", text, who, speaker=page.entity(who)) if who else None
    page.relation(lemma, f"{lemma}s", *ends, *more, attribution=said_by, **fields)
    return page


def dated(value: str, who: str = "", **fields: Any) -> Page:
    """“Vale Rail closes Dale Mill”, at that time."""
    page = telling("close", "Vale Rail", "Dale Mill", who)
    relation = page.found.relations[0]
    said = replace(relation, time=page.time("closes", value), **fields)
    page.found = replace(page.found, relations=(said,))
    return page


def kinds(tmp_path: Path, *pages: Page) -> list[str]:
    return [row[0] for row in Loaded(tmp_path, list(pages)).rows(KINDS)]


def test_who_did_and_who_denies_contradict_each_other(tmp_path: Path) -> None:
    yes = telling("close", "Vale Rail", "mill", "Ana Brook")
    assert kinds(tmp_path, yes, telling("close", "Vale Rail", "mill", "Tom Reed", polarity="negative")) == ["polarity"]


@pytest.mark.parametrize(
    ("lemma", "subject", "target"),
    [("leave", "", ""), ("exist", "", "reason"), ("be", "", "problem"), ("heat", "water", "house"),
     ("do", "Vale Rail", ""), ("go", "Vale Rail", "")],
)  # fmt: skip
def test_nothing_is_denied_of_nobody_of_a_kind_of_thing_or_by_an_empty_verb(
    tmp_path: Path, lemma: str, subject: str, target: str
) -> None:
    yes = telling(lemma, subject, target, "Ana Brook")
    assert kinds(tmp_path, yes, telling(lemma, subject, target, "Tom Reed", polarity="negative")) == []


def test_who_resigned_needs_no_object_to_be_denied(tmp_path: Path) -> None:
    yes = telling("resign", "Vale Rail", "", "Ana Brook")
    assert kinds(tmp_path, yes, telling("resign", "Vale Rail", "", "Tom Reed", polarity="negative")) == ["polarity"]


def test_a_denial_of_more_than_was_said_leaves_that_open(tmp_path: Path) -> None:
    less = telling("close", "Vale Rail", "mill", "Tom Reed", at="night", polarity="negative")
    assert kinds(tmp_path, telling("close", "Vale Rail", "mill", "Ana Brook"), less) == []


def test_a_denial_of_less_than_was_said_denies_it(tmp_path: Path) -> None:
    more = telling("close", "Vale Rail", "mill", "Ana Brook", at="night")
    no = telling("close", "Vale Rail", "mill", "Tom Reed", polarity="negative")
    assert kinds(tmp_path, more, no) == ["polarity"]


def test_what_is_told_under_a_condition_is_not_told(tmp_path: Path) -> None:
    no = telling("close", "Vale Rail", "mill", "Tom Reed", polarity="negative")
    assert kinds(tmp_path, telling("close", "Vale Rail", "mill", "Ana Brook", **{"if": "rain"}), no) == []


def test_what_is_to_come_is_denied_by_somebody_to_somebody(tmp_path: Path) -> None:
    no = telling("close", "Vale Rail", "mill", "Tom Reed", polarity="negative", modality="future")
    assert kinds(tmp_path / "a", telling("close", "Vale Rail", "mill", modality="future"), no) == []
    yes = telling("close", "Vale Rail", "mill", "Ana Brook", modality="future")
    assert kinds(tmp_path / "b", yes, no) == ["polarity"]


def test_the_rest_of_a_number_is_another_number(tmp_path: Path) -> None:
    all_ = telling("win", "Vale Rail", "seats", number=34)
    assert kinds(tmp_path / "a", all_, telling("win", "Vale Rail", "seats", "Ana Brook", number=21)) == ["value"]
    assert kinds(tmp_path / "b", all_, telling("win", "Vale Rail", "remaining seats", "Ana Brook", number=13)) == []
    assert kinds(tmp_path / "c", all_, telling("win", "Vale Rail", "seats", "Ana Brook", number=21, at="night")) == []


@pytest.mark.parametrize("time", ["2024-W18", "2024-04", "2024"])
def test_a_day_in_the_week_month_or_year_that_another_gives_is_the_same_time(tmp_path: Path, time: str) -> None:
    assert kinds(tmp_path, dated("2024-04-30"), dated(time, "Ana Brook")) == []


def test_a_day_outside_the_week_that_another_gives_is_no_denial_of_it(tmp_path: Path) -> None:
    assert kinds(tmp_path, dated("2024-04-12"), dated("2024-W18", "Ana Brook", polarity="negative")) == []
    assert kinds(tmp_path / "b", dated("2024-04-30"), dated("2024-W18", "Ana Brook", polarity="negative")) == [
        "polarity"
    ]


def test_a_week_is_no_day() -> None:
    assert day_of("2024-W19") is None and day_of("2024-05-06/2024-05-12") is None
    assert day_of("2024-05") is None and day_of("2024-02-31") is None
    assert str(day_of("2024-05-06T10:00")) == "2024-05-06"
