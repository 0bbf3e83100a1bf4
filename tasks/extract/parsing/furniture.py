"""Lines of the page around an article: calls to subscribe, share buttons, notices of rights; and who helped."""

from __future__ import annotations

import re
from functools import cache

from tasks.ontology import words

_LONGEST = 320  # characters; longer lines are prose
_SHORT = 160
_RIGHTS = re.compile(r"\W{0,3}(?:©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|\d{4}|by\b))", re.IGNORECASE)
_ADDRESS = re.compile(
    r"https?://|www\.|\b[\w-]+\.(?:com|org|net|gov|edu|co\.uk)\b|[\w.+-]+@[\w-]+\.\w|(?<!\w)@\w{2,}", re.I
)
_QUOTED = re.compile(r"[\"“”«»]")
_STOP = re.compile(r"[.!?…]['’)\]]*$")
_TWEET = re.compile(r"pic\.twitter\.com|—\s.{0,80}\(@\w+\)")  # somebody's words
_ON = re.compile(r"\b(?:on|via|through|your|our|the)\b")
_SOON = 9  # words
_LEAD = " \t*•·▪>»|_—–-[(#"


@cache
def _opening(name: str) -> re.Pattern[str]:
    ordered = sorted(words("page", name), key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(map(re.escape, ordered))})(?![\w-])", re.IGNORECASE)


@cache
def _contributed() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("page", "articles")))
    return re.compile(rf"[^!?;]{{0,240}}\bcontributed(?: \w+)? to this (?:{nouns})\.?\W*$", re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page and not to the article.

    The signs are those such lines share: they are short, and tell the reader to do something with the page, give an
    address or a handle, or say whose the rights are.
    """
    if len(line) > _LONGEST:
        return False
    if _RIGHTS.match(line) and len(line) <= _SHORT * 2:
        return True
    if _QUOTED.search(line):
        return False
    bare = line.lstrip(_LEAD)
    lower = bare.lower()
    if len(line) <= _SHORT and _opening("openings").match(bare) and _is_call(bare, lower):
        return True
    if any(phrase in lower for phrase in words("page", "phrases")):
        return True
    return bool(_opening("imperatives").match(bare) and not _TWEET.search(bare) and _points_to(bare, lower))


def is_credit(line: str) -> bool:
    """Whether a line says who helped to write the article: “X in Y contributed to this report.”"""
    if len(line) > _LONGEST or "ontributed" not in line or _QUOTED.search(line):
        return False
    return bool(_contributed().match(line.lstrip(_LEAD)))


def _is_call(bare: str, lower: str) -> bool:
    """Whether an opening is all there is of a clause: no full stop, or an address, or hardly more than the opening."""
    return not _STOP.search(bare) or len(lower.split()) <= 8 or bool(_ADDRESS.search(bare)) or _names_network(lower)


def _points_to(bare: str, lower: str) -> bool:
    """Whether an imperative soon comes to an address or network (“Follow us on …”), as prose hardly does."""
    said = lower.split()
    soon = " ".join(said[:_SOON])
    brief = len(said) <= 12 or not _STOP.search(bare)
    return bool(_ADDRESS.search(bare)) or bool(brief and _ON.search(soon) and _names_network(soon))


def _names_network(lower: str) -> bool:
    return _opening("networks").search(lower) is not None
