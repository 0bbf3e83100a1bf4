"""Whether a text is English: the share of its words that hold English sentences together."""

from __future__ import annotations

import re
from functools import cache

from tasks.ontology import words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: Words looked at: the beginning of an article is enough, and keeps the time the same for any length.
_LOOKED_AT = 2_000
#: Measured: English articles have 8 per cent and more (a list of names; the median is 24), sentences of 60 other
#: languages 3 and less. With fewer words than this, one word decides too much.
_FEW, _LEAST = 40, 0.05


@cache
def _function_words() -> frozenset[str]:
    return words("language", "function_words")


def english_share(text: str) -> tuple[float, int]:
    """Share of English function words among the first words of ``text`` (0 to 1), and how many words were looked at."""
    found = [match.group().lower() for match, _ in zip(_WORD.finditer(text), range(_LOOKED_AT), strict=False)]
    known = _function_words()
    return (sum(word in known for word in found) / len(found), len(found)) if found else (0.0, 0)


def reason_to_skip(text: str) -> str | None:
    """Why ``text`` is not worth parsing as English, or None."""
    share, count = english_share(text)
    if count == 0:
        return "no words in it"
    if count >= _FEW and share < _LEAST:
        return f"not in English ({share:.0%} of its words are English function words)"
    if count < _FEW and share == 0 and sum(character > "\u024f" for character in text) * 2 > len(text):
        return "not in English (another script)"
    return None
