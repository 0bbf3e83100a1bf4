"""TIMEX3 values become the XSD type that fits, else EDTF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.load.terms import XSD, lexical
from tasks.load.times import published, time_literal, when
from tasks.model import Time


def typed(value: str) -> tuple[str, str] | None:
    term = when(value)
    return None if term is None else (lexical(term), term.rpartition("^^")[2].removeprefix(f"<{XSD}").removesuffix(">"))


@pytest.mark.parametrize(
    ("value", "literal", "datatype"),
    [
        ("2024-08-14", "2024-08-14", "date"),
        ("2024-08", "2024-08", "gYearMonth"),
        ("2024", "2024", "gYear"),
        ("2024-08-14T06:30", "2024-08-14T06:30:00", "dateTime"),
        ("2024-08-14T06", "2024-08-14T06:00:00", "dateTime"),
        ("2024-08-14T06:30:15Z", "2024-08-14T06:30:15Z", "dateTime"),
        ("2024-08-14T06:30+0200", "2024-08-14T06:30:00+02:00", "dateTime"),
        ("2024-08-14TMO", "2024-08-14", "date"),
        ("2024-08-14T24:00", "2024-08-14", "date"),
    ],
)
def test_a_day_month_year_or_moment_has_its_xsd_type(value: str, literal: str, datatype: str) -> None:
    assert typed(value) == (literal, datatype)


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2024-W33", "2024-08-12/2024-08-18"), ("2024-W33-WE", "2024-08-17/2024-08-18"), ("2024-SU", "2024-22"),
        ("2024-Q3", "2024-35"), ("2024-H1", "2024-40"), ("198", "198X"), ("19", "19XX"), ("XXXX-08-06", "XXXX-08-06"),
    ],
)  # fmt: skip
def test_anything_else_that_can_be_dated_is_edtf(value: str, edtf: str) -> None:
    assert typed(value) == (edtf, f'"{edtf}"')


@pytest.mark.parametrize(
    "value", ["PAST_REF", "PRESENT_REF", "XXXX-XX-XX", "2024-02-30", "2024-13-01", "2024-W60", "", "0000"]
)
def test_what_cannot_be_dated_is_no_time(value: str) -> None:
    assert when(value) is None


@pytest.mark.parametrize(
    ("value", "literal"),
    [("P3D", "P3D"), ("P2W", "P14D"), ("PT6H", "PT6H"), ("PXY", "three years"), ("P2.5Y", "three years")],
)
def test_how_long_is_a_duration_and_not_when(value: str, literal: str) -> None:
    found = time_literal(Time("t1", 0, 11, "three  years", "DURATION", value))
    assert found is not None
    assert (lexical(found.term), found.kind) == (literal, "duration")


def test_how_often_is_kept_in_its_words() -> None:
    found = time_literal(Time("t1", 0, 9, "every day", "SET", "P1D"))
    assert found is not None
    assert (lexical(found.term), found.kind) == ("every day", "frequency")


@pytest.mark.parametrize(
    ("given_value", "literal"),
    [("2024-05-02", "2024-05-02"), ("2024-05-02 10:00", "2024-05-02T10:00:00"),
     ("2024-05-02T10:00:00.5Z", "2024-05-02T10:00:00Z"),
     ("last week", "last week"), ("2024-05-02Tea", "2024-05-02Tea")],
)  # fmt: skip
def test_a_date_of_publication_is_a_date_or_stays_as_it_is(given_value: str, literal: str) -> None:
    assert lexical(published(given_value)) == literal


@given(st.text())
def test_no_value_is_too_odd(value: str) -> None:
    when(value)
    published(value)
    time_literal(Time("t1", 0, 0, value, "DATE", value))
