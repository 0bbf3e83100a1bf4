"""Memory that is given back costs nothing that is still in use."""

from __future__ import annotations

from flows.memory import give_back


def test_what_is_in_use_stays() -> None:
    kept = [bytes(1_000) for _ in range(1_000)]
    give_back()
    assert kept == [bytes(1_000)] * 1_000
