"""Units of measure and money around a number; which there are stands in ``ontology/lexicon/units.toml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.extract.quantities.number_words import HYPHENS, MONEY_SUFFIXES
from tasks.ontology import lexicon, words

_LEXICON = lexicon("units")
SIGNS: dict[str, str] = _LEXICON["currency_signs"]
_DIGITS_ONLY = words("units", "digits_only.words")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit behind a number: its symbol, its last token, and a factor that stands with it (“£3m”)."""

    symbol: str
    last: int
    factor: int = 1


def _phrases(*tables: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word → (words, symbol), the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for table in tables:
        for symbol, written in _LEXICON[table].items():
            for phrase in written:
                split = tuple(phrase.replace("-", " - ").split())
                found.setdefault(split[0], []).append((split, symbol))
    for options in found.values():
        options.sort(key=lambda option: (-len(option[0]), option))
    return found


_UNITS = _phrases("measures", "currency_words")
_SCALED = {word: symbol for symbol, written in _LEXICON["scaled_money"].items() for word in written}


def unit_after(lower: Sequence[str], last: int, end: int, scaled: bool, digits: bool) -> Unit | None:
    """The unit that follows token ``last`` before ``end``: “km”, “per cent”, “-kilometre”, “Australian dollars”.

    ``scaled`` says that the number has a word such as million, ``digits`` that it is written in digits.
    """
    i = last + 1
    if i + 1 < end and lower[i] in HYPHENS:
        i += 1
    if i >= end:
        return None
    if scaled and lower[i] in _SCALED:
        return Unit(_SCALED[lower[i]], i)
    for phrase, symbol in _UNITS.get(lower[i], ()):
        stop = i + len(phrase)
        if stop > end or tuple(lower[i:stop]) != phrase:
            continue
        if phrase[0] in _DIGITS_ONLY and len(phrase) == 1 and not digits:
            continue
        return Unit(symbol, stop - 1)
    return None


def money_before(lower: Sequence[str], first: int, begin: int) -> str | None:
    """The currency whose sign or code stands right before token ``first``, if one does."""
    return SIGNS.get(lower[first - 1]) if first > begin else None


def money_suffix(lower: Sequence[str], last: int, end: int) -> int | None:
    """What “m” or “bn” in a token of its own makes of a sum of money: “£3 m”."""
    return MONEY_SUFFIXES.get(lower[last + 1]) if last + 1 < end else None
