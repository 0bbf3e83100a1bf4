"""Text from outside made fit to be shown: nothing in it is obeyed by a terminal or turns the reading direction."""

from __future__ import annotations

import unicodedata

_OBEYED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"  # they make letters and emoji join; scripts need them


def harmless(text: str) -> str:
    """``text`` on one line, without control characters, escape sequences and bidirectional overrides.

    >>> harmless("a\\x1b[31mred\\nb\\u202e")
    'a[31mred b'
    """
    if text.isprintable() and text.isascii():
        return text
    return "".join(c for c in " ".join(text.split()) if c == " " or _is_shown(c))


def harmless_lines(text: str) -> str:
    """Like :func:`harmless`, but line breaks, tabs and runs of spaces stay as they are.

    >>> harmless_lines("one\\n  two\\u202e")
    'one\\n  two'
    """
    if text.isprintable() and text.isascii():
        return text
    return "".join(c for c in text if c in " \n\t" or _is_shown(c))


def _is_shown(character: str) -> bool:
    return unicodedata.category(character) not in _OBEYED or character in _JOINERS
