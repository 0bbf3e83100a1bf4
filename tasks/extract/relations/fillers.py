"""What fills a place of a clause."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a place of a clause: tokens around ``head``; ``clause`` where it is a clause itself."""

    head: int
    tokens: tuple[int, ...]
    clause: int | None = None
    understood: bool = False  #: not said in this clause but carried over from another


def carried(filler: Filler | None) -> Filler | None:
    """The same, not said in this clause but understood from another."""
    if filler is None or filler.understood:
        return filler
    return Filler(filler.head, filler.tokens, filler.clause, understood=True)
