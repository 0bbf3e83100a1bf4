"""Text as XML can hold it."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.sax.saxutils import escape

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What cannot stand in an attribute as it is; most texts have nothing of it.
_SPECIAL = re.compile("[^ !#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = str.maketrans({"\t": "&#9;", "\n": "&#10;", "\r": "&#13;", '"': "&quot;"})


@lru_cache(1 << 14)  # half of what is written comes again and again: classes, days, ends of edges
def attribute(text: str) -> str:
    """``text`` between the quotes of an attribute; what XML cannot hold becomes U+FFFD.

    >>> attribute('a "b" <c>')
    'a &quot;b&quot; &lt;c&gt;'
    """
    if _SPECIAL.search(text) is None:
        return text
    return escape(_ILLEGAL.sub("\ufffd", text)).translate(_SPACES)


def content(text: str) -> str:
    """``text`` between two tags."""
    return escape(_ILLEGAL.sub("\ufffd", text)).replace("\r", "&#13;")
