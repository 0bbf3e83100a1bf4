"""Bytes → text, with errors that say where and what to do."""

from __future__ import annotations

import re
from pathlib import Path

from tasks.errors import BadArticle

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read_bytes(file: Path, name: str, max_bytes: int) -> bytes:
    """The content of ``file``.

    Raises:
        BadArticle: larger than ``max_bytes``, or empty.
        OSError: cannot be read.
    """
    with file.open("rb") as stream:
        data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise BadArticle(
            f"is larger than {max_bytes:,} bytes.", where=name,
            hint="An article is rarely that long; split it, or raise TRIPLEWIRE_MAX_BYTES.",
        )  # fmt: skip
    if not data.strip():
        raise BadArticle("is empty.", where=name, hint="Put the article's text into it, or delete it.")
    return data


def decode(data: bytes, name: str) -> str:
    """``data`` as UTF-8, exactly: nothing is normalised, no line end is changed.

    Raises:
        BadArticle: not text at all, or not UTF-8 (with line and byte).
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in data[:4096]:
            raise _binary(name) from None
        line = data.count(b"\n", 0, error.start) + 1
        raise BadArticle(
            f"is not UTF-8: byte 0x{data[error.start]:02x} at position {error.start:,}, line {line:,}.", where=name,
            hint="Convert it, for example: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW",
        ) from None  # fmt: skip
    if len(_CONTROL.findall(text[:4096])) > len(text[:4096]) / 100:
        raise _binary(name)
    return text


def check_text(text: str, name: str) -> str:
    """``text``, if it has anything to read in it and can be stored as UTF-8.

    Raises:
        BadArticle: only white space, or half of a surrogate pair (which JSON can smuggle in).
    """
    if not text.strip("\ufeff \t\r\n\u00a0\u200b\u2028\u2029\f\v"):
        raise BadArticle("has no text.", where=name, hint="Give the article's text, or take it out.")
    half = _SURROGATE.search(text)
    if half:
        raise BadArticle(
            f"holds half a character (U+{ord(half.group()):04X}) at position {half.start():,}.", where=name,
            hint="Write the text anew from its source; such text cannot be stored.",
        )  # fmt: skip
    return text


def _binary(name: str) -> BadArticle:
    return BadArticle("is a binary file, no text.", where=name, hint="Take it out, or save its text as UTF-8.")
