"""How a place's name is compared: without accents, case, points and apostrophes, “Saint” for “St.”."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
        "ı": "i", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ə": "e", "Ə": "e", "ħ": "h", "Ħ": "h",
        "’": "", "‘": "", "'": "", "ʼ": "", "`": "", "´": "", "ʻ": "", "ʿ": "", "ʾ": "", ".": " ",
        "-": " ", "–": " ", "‐": " ", "/": " ", ",": " ", "_": " ", "(": " ", ")": " ",
    }
)  # fmt: skip
_WORDS = {"st": "saint", "ste": "saint", "sainte": "saint", "mt": "mount", "ft": "fort", "&": "and"}


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """The form under which ``name`` is looked up; "" if nothing is left.

    Initials fall together (“U.S.” → “us”), hyphens are spaces, a leading “the” goes.

    >>> key_of("São Paulo"), key_of("St. Louis"), key_of("the U.S."), key_of("Nizhniy-Novgorod")
    ('sao paulo', 'saint louis', 'us', 'nizhniy novgorod')
    """
    text = name.translate(_LETTERS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = text.casefold().split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    joined: list[str] = []
    initials = False  # whether the last word was a single letter, so that the next single letter joins it
    for word in words:
        if len(word) == 1 and word.isalpha():
            if initials:
                joined[-1] += word
            else:
                joined.append(word)
            initials = True
        else:
            joined.append(_WORDS.get(word, word))
            initials = False
    return " ".join(joined)


def is_latin(key: str) -> bool:
    """Whether a key has only plain Latin letters (and spaces, digits): names in other scripts are not kept."""
    return bool(key) and key.isascii()
