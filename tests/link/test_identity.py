"""The traps and variants of identity: no wrong merge, and most variants found."""

from __future__ import annotations

import pytest

from benchmarks.identity import Outcome, outcomes


@pytest.fixture(scope="module")
def traps() -> list[Outcome]:
    return list(outcomes("traps"))


@pytest.fixture(scope="module")
def variants() -> list[Outcome]:
    return list(outcomes("variants"))


def test_there_are_a_hundred_of_each(traps: list[Outcome], variants: list[Outcome]) -> None:
    assert len({outcome.case for outcome in traps}) >= 100 and len({outcome.case for outcome in variants}) >= 100


def test_no_trap_leads_to_a_wrong_merge(traps: list[Outcome]) -> None:
    assert [(o.case.kind, o.case.one, o.case.two, o.reasons) for o in traps if not o.right] == []


def test_at_least_85_percent_of_the_variants_are_found(variants: list[Outcome]) -> None:
    found = sum(outcome.right for outcome in variants)
    assert found >= 0.85 * len(variants), [o.case for o in variants if not o.right]


def test_every_merge_has_a_reason_in_words(variants: list[Outcome]) -> None:
    assert all(outcome.reasons for outcome in variants if outcome.merged)
