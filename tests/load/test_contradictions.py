"""Statements that cannot both hold are tied, with the kind of their difference; what may both hold is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.load.claims import same_event
from tasks.load.validation import validate
from tasks.model import Argument, LinkedEntity, Linking
from tests.load.hand_made import BASE, Page, linking
from tests.load.reading import Loaded

SETTING = "In Leeds, Hull and York, Vale Rail runs trains. "
KINDS = "SELECT ?kind { ?d a ?class ; tw:contradictionKind ?kind ; tw:between ?a, ?b FILTER(STR(?a) < STR(?b)) }"


def article(text: str, setting: str = SETTING, **fields: object) -> Page:
    """An article that names what the others of its story name."""
    page = Page(setting + text, **{"published": "2024-05-02", **fields})
    for city in ("Leeds", "Hull", "York"):
        if city in setting:
            page.entity(city, "City")
    if "Vale Rail" in setting:
        page.entity("Vale Rail", "Organization")
    return page


def crash(number: str, value: float, who: str = "", comparator: str = "=", day: str = "", **fields: object) -> Page:
    """“… killed N people”, said by somebody or by nobody."""
    text = f"The crash killed {number} people{f' on {day}' if day else ''}{f', {who} said' if who else ''}."
    page = article(text, **fields)
    subject = page.entity("crash", "Event", "The crash", named=False)
    people = page.entity("people", "Group", f"{number} people", named=False)
    said = _said_by(page, who, text.partition(",")[0])
    quantity = page.quantity(number, value, None, comparator)
    page.relation(
        "kill", "killed", page.argument("subject", "The crash", entity=subject),
        page.argument("object", f"{number} people", entity=people, quantity=quantity),
        attribution=said, time=page.time(day, {"Monday": "2024-04-29", "Tuesday": "2024-04-30"}[day]) if day else None,
    )  # fmt: skip
    return page


def sale(price: str, value: float, **fields: object) -> Page:
    """“Vale Rail bought the mill for PRICE”."""
    page = article(f"Vale Rail bought the mill for {price}.", **fields)
    rail, mill = page.entity("Vale Rail", "Organization"), page.entity("mill", "Facility", "the mill", named=False)
    page.relation(
        "buy", "bought", page.argument("subject", "Vale Rail", entity=rail),
        page.argument("object", "the mill", entity=mill),
        page.argument("for", price, quantity=page.quantity(price, value, "USD", "=")),
    )  # fmt: skip
    return page


def closing(not_: bool = False, who: str = "", **fields: object) -> Page:
    """“Vale Rail has (not) closed the mill”."""
    place, day = fields.pop("place", ""), fields.pop("day", "")
    text = f"Vale Rail {'never ' if not_ else ''}closed the mill{f' in {place}' if place else ''}"
    text += f"{f' on {day}' if day else ''}{f', {who} said' if who else ''}."
    page = article(text, **fields)
    rail, mill = page.entity("Vale Rail", "Organization"), page.entity("mill", "Facility", "the mill", named=False)
    said = _said_by(page, who, text.partition(",")[0])
    page.relation(
        "close", "closed", page.argument("subject", "Vale Rail", entity=rail),
        page.argument("object", "the mill", entity=mill), polarity="negative" if not_ else "positive", attribution=said,
        place=page.entity(str(place), "City") if place else None,
        time=page.time(str(day), {"Monday": "2024-04-29", "Tuesday": "2024-04-30"}[str(day)]) if day else None,
    )  # fmt: skip
    return page


def _said_by(page: Page, who: str, content: str) -> str | None:
    return page.attribution("said", content, who, speaker=page.entity(who)) if who else None


def kinds(tmp_path: Path, *pages: Page, linked: Linking | None = None) -> list[str]:
    graph = Loaded(tmp_path, list(pages), linked)
    assert validate(graph.store).faults == 0
    assert graph.report.rejected == 0
    found = [row[0] for row in graph.rows(KINDS)]
    tied = graph.rows("SELECT ?a ?b { ?a tw:contradicts ?b . ?b tw:contradicts ?a }")
    assert bool(tied) == any(kind != "update" for kind in found)
    return found


def test_what_one_says_and_the_other_denies(tmp_path: Path) -> None:
    assert kinds(tmp_path, closing(who="Ana Brook"), closing(not_=True, who="Tom Reed")) == ["polarity"]


def test_two_who_disagree_in_one_article(tmp_path: Path) -> None:
    page = article("Vale Rail closed the mill, Ana Brook said. It never closed the mill, Tom Reed said.")
    rail, mill = page.entity("Vale Rail", "Organization"), page.entity("mill", "Facility", "the mill", named=False)
    for who, polarity in (("Ana Brook", "positive"), ("Tom Reed", "negative")):
        said = page.attribution("said", "closed the mill", who, speaker=page.entity(who))
        page.relation(
            "close", "closed", page.argument("subject", "Vale Rail", entity=rail),
            page.argument("object", "the mill", entity=mill), polarity=polarity, attribution=said,
        )  # fmt: skip
    assert kinds(tmp_path, page) == ["polarity"]


def test_a_denial_of_another_day_contradicts_nothing(tmp_path: Path) -> None:
    assert kinds(tmp_path, closing(day="Monday"), closing(not_=True, day="Tuesday")) == []


def test_three_and_five_on_one_day(tmp_path: Path) -> None:
    assert kinds(tmp_path, crash("three", 3), crash("five", 5, who="Ana Brook")) == ["value"]


def test_two_prices_of_one_sale(tmp_path: Path) -> None:
    assert kinds(tmp_path, sale("$3", 3), sale("$4", 4)) == ["value"]


def test_a_later_number_is_an_update(tmp_path: Path) -> None:
    assert kinds(tmp_path, crash("three", 3), crash("five", 5, published="2024-05-03")) == ["update"]


def test_the_number_of_another_day_is_of_another_event(tmp_path: Path) -> None:
    assert kinds(tmp_path, crash("three", 3, day="Monday"), crash("five", 5, day="Tuesday")) == []


@pytest.mark.parametrize(("comparator", "value"), [(">=", 2), (">", 3), ("<=", 9), ("~", 5.2)])
def test_numbers_that_may_both_be_right(tmp_path: Path, comparator: str, value: float) -> None:
    assert kinds(tmp_path, crash("five", 5), crash("some", value, comparator=comparator)) == []


def test_a_lower_bound_that_the_other_number_misses(tmp_path: Path) -> None:
    assert kinds(tmp_path, crash("five", 5), crash("nine", 9, comparator=">=")) == ["value"]


def test_another_story_contradicts_nothing(tmp_path: Path) -> None:
    other = crash("five", 5, setting="In Oslo it rained. ")
    assert kinds(tmp_path, crash("three", 3), other) == []


def test_a_story_of_another_month_contradicts_nothing(tmp_path: Path) -> None:
    assert kinds(tmp_path, crash("three", 3), crash("five", 5, published="2024-06-20")) == []


def test_one_voice_in_one_article_speaks_of_two_events(tmp_path: Path) -> None:
    page = crash("three", 3)
    text = page.article.text + " A fire killed five people."
    both = article(text.removeprefix(SETTING))
    for number, value in (("three", 3), ("five", 5)):
        people = both.entity("people", "Group", f"{number} people", named=False)
        quantity = both.quantity(number, value)
        both.relation("kill", "killed", both.argument("object", f"{number} people", entity=people, quantity=quantity))
    assert kinds(tmp_path / "one", both) == []
    assert kinds(tmp_path / "two", both, crash("five", 5)) == []  # it says five too, of the other event


def test_who_died_and_who_was_killed_are_compared(tmp_path: Path) -> None:
    page = article("Three people died.")
    people = page.entity("people", "Group", "Three people", named=False)
    died = Argument("subject", page.span("Three people").start, page.span("Three people").end, "Three people", people)
    page.relation("die", "died", died.__class__(**{**_fields(died), "quantity": page.quantity("Three", 3)}))
    assert kinds(tmp_path, page, crash("five", 5)) == ["value"]


def _fields(argument: Argument) -> dict[str, object]:
    return {name: getattr(argument, name) for name in argument.__dataclass_fields__}


def test_two_days_for_one_event(tmp_path: Path) -> None:
    assert kinds(tmp_path, closing(day="Monday"), closing(day="Tuesday")) == ["time"]


def places(*pages: Page, leeds_lies_in: str | None = None) -> Linking:
    """A linking in which the cities are known to the gazetteer."""
    plain = linking(*pages)
    known = tuple(
        LinkedEntity(
            e.iri, e.label, e.type, (), (f"https://sws.geonames.org/{number}/",), 1.0, 1.0,
            leeds_lies_in if e.label == "Leeds" else None,
        ) if e.type == "City" else e
        for number, e in enumerate(plain.entities)
    )  # fmt: skip
    return Linking(known, plain.iri_of)


def test_two_places_for_one_event(tmp_path: Path) -> None:
    pages = [closing(place="Leeds", who="Ana Brook"), closing(place="Hull", who="Tom Reed")]
    assert kinds(tmp_path, *pages, linked=places(*pages)) == ["place"]


def test_a_place_and_what_it_lies_in_are_no_contradiction(tmp_path: Path) -> None:
    pages = [closing(place="Leeds", who="Ana Brook"), closing(place="Hull", who="Tom Reed")]
    assert kinds(tmp_path, *pages, linked=places(*pages, leeds_lies_in=f"{BASE}entity/city/hull")) == []


def quoting(who: str, words: str = "We shall never sell a single mill", **fields: object) -> Page:
    page = article(f"“{words},” {who} said.", **fields)
    said = page.attribution("said", f"“{words},”", who, kind="direct", speaker=page.entity(who))
    mill = page.entity("mill", "Facility", words[-4:], named=False)
    page.relation("sell", words[:8], page.argument("object", words[-4:], entity=mill), attribution=said)
    return page


def test_the_same_words_of_two_speakers(tmp_path: Path) -> None:
    assert kinds(tmp_path, quoting("Ana Brook"), quoting("Tom Reed")) == ["attribution"]


def test_the_same_words_of_one_speaker_in_two_articles(tmp_path: Path) -> None:
    assert kinds(tmp_path, quoting("Ana Brook"), quoting("Ana Brook", publisher="Dale Echo")) == []


def test_a_few_words_may_be_anybodys(tmp_path: Path) -> None:
    assert kinds(tmp_path, quoting("Ana Brook", "We sell a mill"[:14]), quoting("Tom Reed", "No, sell mill")) == []


def test_an_agreed_deed_is_compared_with_the_done_one() -> None:
    assert same_event("agree to acquire") == same_event("buy")
    assert same_event("buy") != same_event("sell")
