"""Calendar arithmetic in TIMEX3 values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.times.time_values import (
    duration,
    holiday,
    month_alone,
    month_day,
    plus_days,
    season,
    unit_value,
    weekday,
    weekday_beyond,
)  # fmt: skip

BASE = date(2024, 8, 14)


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.integers(1, 7))
def test_weekday_in_the_past_is_at_most_six_days_back(base: date, number: int) -> None:
    assert 0 <= (base - date.fromisoformat(weekday(base, number, "past"))).days <= 6


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.integers(1, 7))
def test_last_weekday_is_never_the_day_itself(base: date, number: int) -> None:
    assert 1 <= (base - date.fromisoformat(weekday_beyond(base, number, -1))).days <= 7


def test_leap_day_is_found_in_the_leap_year() -> None:
    assert month_day(BASE, 2, 29, "past") == "2024-02-29"


def test_no_such_day_has_no_value() -> None:
    assert month_day(BASE, 2, 30, "past") is None


def test_month_of_publication_is_this_year_in_either_direction() -> None:
    assert month_alone(BASE, 8, "past") == month_alone(BASE, 8, "future") == "2024-08"


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("W", -1, "2024-W32"),
        ("M", -8, "2023-12"),
        ("Q", 1, "2024-Q4"),
        ("10Y", 0, "202"),
        ("100Y", -1, "19"),
        ("Y", -3000, None),
        ("D", 10**9, None),
    ],
)
def test_units_are_counted_from_the_base(unit: str, count: int, value: str | None) -> None:
    assert unit_value(BASE, unit, count) == value


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("easter+0", 2024, "2024-03-31"),
        ("easter+0", 2019, "2019-04-21"),
        ("4-4-11", 2024, "2024-11-28"),
        ("-1-1-05", 2024, "2024-05-27"),
        ("12-25", 1999, "1999-12-25"),
    ],
)
def test_holidays_fall_on_their_day(rule: str, year: int, day: str) -> None:
    found = holiday(rule, year)
    assert found is not None and found.isoformat() == day


def test_winter_is_called_by_the_year_it_begins_in() -> None:
    assert season(date(2024, 1, 10), "WI", "past") == "2023-WI"


def test_durations_keep_to_iso_units() -> None:
    assert duration("2", "10Y", False) == "P20Y"
    assert duration("X", "100Y", False) == "PXY"
    assert duration("2.5", "1Y", False) == "P2.5Y"
    assert duration("30", "M", True) == "PT30M"


@given(st.dates(), st.integers(-(10**7), 10**7))
def test_moving_a_date_never_leaves_the_calendar(base: date, days: int) -> None:
    assert isinstance(plus_days(base, days), date)
