"""Time expressions: what is one, how far it goes, and what it is worth on the day of publication."""

from __future__ import annotations

import re
from time import process_time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.annotations import TokenTime
from tasks.extract.times.times import find_times, publication_day
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon

PUBLISHED = "2024-08-14"  # a Wednesday

#: What a TIMEX3 value may look like.
VALUE = re.compile(
    r"(?:FY\d{4}"
    r"|PAST_REF|PRESENT_REF|FUTURE_REF"
    r"|P(?:T?(?:\d+(?:\.\d+)?|X)(?:WE|[YQMWDHS]))(?:\d+[MDS])?"
    r"|(?:\d{2,4}|XXXX)(?:-(?:\d\d|XX|Q[1-4X]|H[12]|SP|SU|FA|WI|W(?:\d\d|XX)(?:-(?:\d|WE))?)(?:-(?:\d\d|XX))?)?"
    r"(?:T(?:MO|AF|EV|NI|MI|(?:\d\d|XX):(?:\d\d|XX)(?:Z|[+-]\d\d:\d\d)?))?"
    r"|\d{4}/\d{4})"
)


def times(nlp: Language, text: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str]]:
    tree = Tree(nlp(text))
    return [(tree.cut(t.first, t.last), t.type, t.value) for t in find_times(tree, published)]


@pytest.mark.parametrize(
    ("text", "span", "kind", "value"),
    [
        ("The bridge fell on Wednesday.", "Wednesday", "DATE", "2024-08-14"),
        ("The bridge fell on Friday.", "Friday", "DATE", "2024-08-09"),
        ("The bridge will open on Friday.", "Friday", "DATE", "2024-08-16"),
        ("The bridge fell last Monday.", "last Monday", "DATE", "2024-08-12"),
        ("The bridge will open next Wednesday.", "next Wednesday", "DATE", "2024-08-21"),
        ("The bridge fell on Tuesday of last week.", "Tuesday of last week", "DATE", "2024-08-06"),
        ("The bridge fell on Aug. 6.", "Aug. 6", "DATE", "2024-08-06"),
        ("The bridge fell on 6 November.", "6 November", "DATE", "2023-11-06"),
        ("The bridge will open on November 6.", "November 6", "DATE", "2024-11-06"),
        ("The bridge fell on the 6th of May.", "the 6th of May", "DATE", "2024-05-06"),
        ("The bridge fell on Sunday, March 3, 1991.", "Sunday, March 3, 1991", "DATE", "1991-03-03"),
        ("The bridge fell on 1991-03-03.", "1991-03-03", "DATE", "1991-03-03"),
        ("The bridge fell in October.", "October", "DATE", "2023-10"),
        ("The bridge fell in October of 1991.", "October of 1991", "DATE", "1991-10"),
        ("The bridge fell last August.", "last August", "DATE", "2023-08"),
        ("The bridge fell yesterday.", "yesterday", "DATE", "2024-08-13"),
        ("The bridge fell last week.", "last week", "DATE", "2024-W32"),
        ("The bridge fell last month.", "last month", "DATE", "2024-07"),
        ("The bridge fell earlier this year.", "earlier this year", "DATE", "2024"),
        ("The bridge fell at the end of last year.", "the end of last year", "DATE", "2023"),
        ("The bridge fell in early 2009.", "early 2009", "DATE", "2009"),
        ("The bridge fell in the late 1990s.", "the late 1990s", "DATE", "199"),
        ("The bridge was built in the 19th century.", "the 19th century", "DATE", "18"),
        ("The bridge fell in the summer of 1991.", "the summer of 1991", "DATE", "1991-SU"),
        ("The bridge fell last winter.", "last winter", "DATE", "2023-WI"),
        ("Sales fell in the second quarter.", "the second quarter", "DATE", "2024-Q2"),
        ("Sales fell in the fourth quarter of 2009.", "the fourth quarter of 2009", "DATE", "2009-Q4"),
        ("Sales fell in the first half of 2009.", "the first half of 2009", "DATE", "2009-H1"),
        ("Sales fell in fiscal 2009.", "fiscal 2009", "DATE", "FY2009"),
        ("The bridge fell a week ago.", "a week ago", "DATE", "2024-W32"),
        ("The bridge fell almost two years ago.", "almost two years ago", "DATE", "2022"),
        ("The bridge fell three days ago.", "three days ago", "DATE", "2024-08-11"),
        ("The bridge fell on Christmas Eve 2019.", "Christmas Eve 2019", "DATE", "2019-12-24"),
        ("The bridge has been closed in recent months.", "recent months", "DATE", "PAST_REF"),
        ("The bridge will open in the coming days.", "the coming days", "DATE", "FUTURE_REF"),
        ("The bridge is currently closed.", "currently", "DATE", "PRESENT_REF"),
        ("They worked for almost two years.", "almost two years", "DURATION", "P2Y"),
        ("They worked through the past decade.", "the past decade", "DURATION", "P10Y"),
        ("They signed a 27-year contract.", "27-year", "DURATION", "P27Y"),
        ("It is a two-and-a-half-year-old bridge.", "two-and-a-half-year-old", "DURATION", "P2.5Y"),
        ("They waited for several hours.", "several hours", "DURATION", "PTXH"),
        ("They waited for three hours and 20 minutes.", "three hours and 20 minutes", "DURATION", "PT3H20M"),
        ("They ended a decades-long dispute.", "decades-long", "DURATION", "PXY"),
        ("They will work for the next six months.", "the next six months", "DURATION", "P6M"),
        ("They met every two weeks.", "every two weeks", "SET", "P2W"),
        ("They met every Tuesday.", "every Tuesday", "SET", "XXXX-WXX-2"),
        ("They met twice a week.", "twice a week", "SET", "P1W"),
        ("It costs $3 million a year.", "a year", "SET", "P1Y"),
        ("They held their annual meeting.", "annual", "SET", "P1Y"),
        ("The bridge fell on Monday morning.", "Monday morning", "TIME", "2024-08-12TMO"),
        ("The bridge fell last night.", "last night", "TIME", "2024-08-13TNI"),
        ("The bridge fell overnight.", "overnight", "TIME", "2024-08-13TNI"),
        ("It fell in the early hours of August 6.", "the early hours of August 6", "TIME", "2024-08-06TMO"),
        ("It fell at 10:30 a.m. EDT.", "10:30 a.m. EDT", "TIME", "2024-08-14T10:30-04:00"),
        ("It fell at 18:00 UTC.", "18:00 UTC", "TIME", "2024-08-14T18:00Z"),
        ("It fell at 6 p.m. Monday.", "6 p.m. Monday", "TIME", "2024-08-12T18:00"),
        ("It has rained since the start of the day.", "the start of the day", "DATE", "2024-08-14"),
    ],
)
def test_expression_has_its_span_type_and_value(nlp: Language, text: str, span: str, kind: str, value: str) -> None:
    assert times(nlp, text) == [(span, kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "The plane carried 747 passengers and 1,000 bags.",
        "They may march on the town.",
        "She came second in the race.",
        "Theresa May thanked the voters.",
        "They sold 2000 cars.",
        "The tower is 1850 metres high.",
        "Flight 1549 landed safely.",
        "The first half of the list was read.",
        "He runs the Sunday Herald.",
        "They would one day return.",
    ],
)
def test_what_only_looks_like_a_time_is_none(nlp: Language, text: str) -> None:
    assert times(nlp, text) == []


def test_weekday_goes_by_the_verb_that_governs_it(nlp: Language) -> None:
    found = times(nlp, "He said on Monday that the court would decide on Thursday.")
    assert [value for _, _, value in found] == ["2024-08-12", "2024-08-15"]


def test_next_day_counts_from_the_day_last_named(nlp: Language) -> None:
    assert times(nlp, "They met on 3 June. They left the next day.")[1] == ("the next day", "DATE", "2024-06-04")


def test_time_of_day_takes_the_date_of_its_sentence(nlp: Language) -> None:
    found = times(nlp, "The shop opened at 9 a.m. on Saturday.")
    assert found == [("9 a.m.", "TIME", "2024-08-10T09:00"), ("Saturday", "DATE", "2024-08-10")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The hall burned down on Friday. The alarm went at 6 a.m.", "2024-08-09T06:00"),
        ("She will visit on Sunday. A dinner will be held at 8 p.m.", "2024-08-18T20:00"),
        ("The trial opens on 20 August. He was shot at 6 a.m.", "2024-08-14T06:00"),  # not on a day to come
        ("The mill burned on 3 May 2021. Trams stopped at 6 a.m.", "2024-08-14T06:00"),  # nor on one long past
        ("The hall burned on Friday. It was old. It was dear. It was wet. Rain came at 6 a.m.", "2024-08-14T06:00"),
    ],
)
def test_time_of_day_takes_the_day_that_the_sentences_before_tell_of(nlp: Language, text: str, value: str) -> None:
    assert times(nlp, text)[-1][2] == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The jet left (at 0600 UTC) on Monday.", ("0600 UTC", "2024-08-12T06:00Z")),
        ("The vote is at 6 p.m. (EST) in Oslo.", ("6 p.m. (EST)", "2024-08-14T18:00-05:00")),
        (
            "The vote is at 6 p.m. Eastern Daylight Time (EDT) in Oslo.",
            ("6 p.m. Eastern Daylight Time (EDT)", "2024-08-14T18:00-04:00"),
        ),
    ],
)
def test_a_zone_may_be_spelled_out_or_in_brackets_of_its_own(nlp: Language, text: str, found: tuple[str, str]) -> None:
    span, _, value = times(nlp, text)[0]
    assert (span, value) == found


@pytest.mark.parametrize(
    "text", ["He was the first to expose it on Friday.", "She became the only one to oppose it on Friday."]
)
def test_who_was_the_first_to_do_it_did_it(nlp: Language, text: str) -> None:
    assert times(nlp, text)[0][2] == "2024-08-09"


def test_years_from_to_are_two_dates(nlp: Language) -> None:
    assert [t[2] for t in times(nlp, "He ruled from 2009 to 2011.")] == ["2009", "2011"]


def test_second_day_of_a_range_is_a_date_of_the_same_month(nlp: Language) -> None:
    assert [t[2] for t in times(nlp, "The fair was held from August 6 to 8.")] == ["2024-08-06", "2024-08-08"]


def test_without_publication_date_unknown_parts_are_x(nlp: Language) -> None:
    found = times(nlp, "The bridge fell on Wednesday. It was built in May. It rained last month.", None)
    assert [value for _, _, value in found] == ["XXXX-WXX-3", "XXXX-05", "XXXX-XX"]


def test_reading_takes_time_in_step_with_length(nlp: Language) -> None:
    # One huge sentence under one verb: work on a token must not grow with the sentence.
    words = ["on", "Monday", "two", "years", "ago", "said"] * 3000
    n = len(words)
    doc = Doc(
        nlp.vocab, words, heads=[n - 1] * n, deps=["dep"] * (n - 1) + ["ROOT"],
        tags=["VBD"] * n, pos=["VERB"] * n, lemmas=words,
    )  # fmt: skip
    tree = Tree(doc)
    started = process_time()
    assert len(find_times(tree, PUBLISHED)) == n // 3
    assert process_time() - started < 5


def test_without_publication_date_a_day_lies_in_the_year_last_named(nlp: Language) -> None:
    assert times(nlp, "She came on 26 January 1828 and left on 26 February.", None)[1][2] == "1828-02-26"


def test_dateline_stands_in_for_a_missing_publication_date(nlp: Language) -> None:
    assert times(nlp, "HARBORTOWN, March 5, 2020 - The bridge fell on Wednesday.", None)[1][2] == "2020-03-04"


def test_date_inside_a_sentence_is_no_dateline(nlp: Language) -> None:
    assert (
        times(nlp, "The mayor spoke on March 5, 2020 of a fire. It broke out on Wednesday.", None)[1][2] == "XXXX-WXX-3"
    )


@pytest.mark.parametrize("published", ["", "yesterday", "2024-13-45", "14/08/2024", "99999-01-01", "2024-08-1"])
def test_bad_publication_date_counts_as_none(published: str) -> None:
    assert publication_day(published) is None


def test_lexicon_words_are_lower_case_and_values_in_range() -> None:
    words = lexicon("times")
    for table in ("weekdays", "months", "units", "clock_units", "holidays", "zones", "sets"):
        assert all(word == word.lower() for word in words[table])
    assert set(words["months"].values()) == set(range(1, 13))
    assert set(words["weekdays"].values()) == set(range(1, 8))


BLANK = spacy.blank("en")
WORDS = (
    "the a last next this past of in on May 31 30 2024 1999 two three half - -old year years week day days ago later"
    " early late end Monday Tuesdays morning night 10:30 p.m. EDT , and to from every twice quarter first fourth Q3"
    " fiscal summer Christmas Easter tomorrow overnight now several few hours minutes second 1990s 12/31/99 $ 5 million"
)


def check(doc: Doc, published: str | None) -> list[TokenTime]:
    """Runs over a flat parse: every token hangs on the first."""
    n = len(doc)
    flat = Doc(
        doc.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc],
        heads=[0] * n, deps=["ROOT", *["dep"] * (n - 1)], tags=["NN"] * n, pos=["NOUN"] * n,
        lemmas=[t.lower_ for t in doc],
    )  # fmt: skip
    tree = Tree(flat)
    found = find_times(tree, published)
    last = -1
    for time in found:
        assert last < time.first <= time.last < n
        assert VALUE.fullmatch(time.value), time
        last = time.last
    return found


@given(
    st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=25),
    st.sampled_from([PUBLISHED, None, "0001-01-01", "9999-12-31"]),
)
@settings(max_examples=300, deadline=None)
def test_any_run_of_time_words_gives_ordered_spans_and_timex_values(pieces: list[str], published: str | None) -> None:
    check(BLANK(" ".join(pieces)), published)


@given(st.text(min_size=1, max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_an_error(text: str) -> None:
    doc = BLANK(text)
    if len(doc):
        check(doc, PUBLISHED)
