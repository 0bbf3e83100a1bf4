"""Text as XML can hold it."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = str.maketrans({"\t": "&#9;", "\n": "&#10;", "\r": "&#13;", '"': "&quot;"})


def attribute(text: str) -> str:
    """``text`` between the quotes of an attribute; what XML cannot hold becomes U+FFFD.

    >>> attribute('a "b" <c>')
    'a &quot;b&quot; &lt;c&gt;'
    """
    if text.isalnum() and text.isascii():
        return text
    return escape(_ILLEGAL.sub("\ufffd", text)).translate(_SPACES)


def content(text: str) -> str:
    """``text`` between two tags."""
    return escape(_ILLEGAL.sub("\ufffd", text)).replace("\r", "&#13;")
