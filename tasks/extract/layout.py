"""Blocks of an article: paragraphs, headlines, datelines, lists; sentences never run across their edges."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from tasks.extract.annotations import Block

_BREAK = re.compile(r"[ \t\u00a0]*(?:\r\n|[\n\r\u2028\u2029])\s*")


def find_blocks(text: str) -> list[Block]:
    """Blocks of ``text`` in order: what stands between line breaks, without the white space around it."""
    blocks: list[Block] = []
    position = 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        start = position
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            blocks.append(Block(start, end, "paragraph"))
        if match:
            position = match.end()
    return blocks


def set_sentence_starts(doc: Doc) -> None:
    """Fix a sentence start at the first token of every block, so that the parser keeps to them."""
    doc._.triplewire_blocks = blocks = find_blocks(doc.text)
    starts = {block.start for block in blocks}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
