"""Blocks of an article: headlines, datelines, bylines, captions, lists, tables and paragraphs.

Sentences never run across the edges of blocks. A line break alone is no edge where the text is hard-wrapped: where the
line is as full as its neighbours allow, or the sentence plainly goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from tasks.extract.annotations import Block, BlockKind
from tasks.extract.parsing.furniture import is_credit, is_furniture
from tasks.ontology import lexicon, words

_OPENING = 6  # tokens behind a dateline that are still in its first sentence
#: “12:00 p.m. Central Standard Time”: the full stop is that of the abbreviation.
_ZONE = re.compile(r"(?:[A-Z]\w+|local) (?:(?:Standard|Daylight|European|Summer|Mean) ){0,2}[Tt]ime\b")
_STOPS = frozenset((".", "!", "?", "…", ":", ";", "-", "--", "–", "—"))  # behind them the parser may begin a sentence
_DATELINE_WITHIN = 6  # blocks; a dateline opens the text
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_NARROWEST, _WIDEST = 45, 135  # characters; a paragraph whose longest line is in between may be hard-wrapped
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Capt|Prof|U\.S|vs|No|Inc|Jr|Sr|[A-Z])\.$")
_BULLET = re.compile(r"(?:[-–—*•·▪◦‣]|\(?\d{1,3}[.)]|[a-z][.)])\s+\S")
_BYLINE = re.compile(
    r"(?:by|written by|reported by|story by|words by|photographs? by|from)\s+[^\s.!?]+(?:[\s,]+[^\s!?]+){0,9}$",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"[(\[]?\s*(?:(?:additional |further )?(?:reporting|writing|compiled|edited|editing) (?:by|in)\b"
    r"|©|all rights reserved)"
    r"|(?:ENDS?|###|-30-|--+|\*\*\*|___+)\s*$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:image|photo|picture|photograph|file photo|file image|caption|credit|video|map|graphic|source)s?\s*[:;]"
    r"|(?:image|media) (?:copyright|caption|playback is)\b|hide caption\b|(?-i:FILE)(?: PHOTO)?\s*[-–—:]\s"
    r"|.{0,400}\((?-i:AP|EPA|AFP|REUTERS|Reuters|Getty)(?: Photos?\b| Images?\b)?\s?/[^()]{2,50}\)\W{0,3}$"
    r"|.{0,400}?[.\s(](?:image|photo|photograph|picture|photo credit|credit|image credit)s?\s*(?:[:;]|by\s+[A-Z])"
    r"[^.!?]{0,80}\.?\)?$",
    re.IGNORECASE,
)
_CELLS = re.compile(r"\t|\s\|\s| {3,}")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE_ONLY = re.compile(
    rf"(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+{_DAY}|{_DAY}\s+{_MONTH}),?\s+\d{{4}}\.?$",
    re.IGNORECASE,
)
_REGION = r"(?:,\s*[A-Z][\w.' ]{1,30})"
_DATED = rf"(?:,?\s*\(?(?i:{_MONTH}\s+{_DAY}|{_DAY}\s+{_MONTH}),?(?:\s+\d{{4}})?\)?)"
_AGENCY = r"(?:\s*[(\[/][^()\[\]\n]{2,40}[)\]/])"
_DASH = r"\s*(?:--|[-–—])\s"
_CITY = r"[A-Z][A-Z.'’/-]+(?:\s[A-Z.'’/-]+){0,3}"
#: “MOSCOW, Aug 14 (Agency) — ”, “(AGENCY) -- ”, “Sarnow, Ostria — ”: a place in capitals, or one with its region.
_DATELINE = re.compile(
    rf"{_CITY}{_REGION}{{0,2}}{_DATED}?{_AGENCY}?{_DASH}"
    rf"|\([A-Z][\w .&/-]{{1,40}}\){_DASH}"
    rf"|[A-Z][\w.'’-]{{1,25}}(?:\s[A-Z][\w.'’-]{{1,25}}){{0,2}}(?:{_REGION}{{1,2}}{_DATED}?{_AGENCY}?|{_DATED}{_AGENCY}?|{_AGENCY}){_DASH}"
)
_NO_DATELINE = re.compile(
    r"(?:EXCLUSIVE|BREAKING|UPDATED?|WATCH|OPINION|ANALYSIS|VIDEO|PHOTOS?|COMMENT|LIVE|NEW|Q|A)\b"
)


def find_blocks(text: str) -> list[Block]:
    """Blocks of ``text`` in order, without the white space around them; offsets in code points."""
    spans = list(_joined_lines(text))
    blocks: list[Block] = []
    for number, (start, end) in enumerate(spans):
        line = text[start:end]
        kind = _kind(line, number, len(spans))
        if kind == "paragraph" and number < _DATELINE_WITHIN:
            match = _DATELINE.match(line[:160])
            if match and match.end() < len(line) - 20 and not _NO_DATELINE.match(line):
                cut = start + match.end()
                blocks.append(Block(start, start + len(match.group().rstrip()), "dateline"))
                while cut < end and text[cut].isspace():
                    cut += 1
                start = cut
        blocks.append(Block(start, end, kind))
    return blocks


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Start and end of each line that is not empty, without white space around it, and the breaks before it."""
    previous = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            gap = text[previous : match.start()]
            yield start, end, gap.count("\n") + gap.count("\u2029") or gap.count("\r")
            previous = match.end()


def _joined_lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines, those of one hard-wrapped paragraph as one."""
    group: list[tuple[int, int]] = []
    for start, end, breaks in _lines(text):
        if breaks > 1 and group:
            yield from _unwrapped(text, group)
            group = []
        group.append((start, end))
    yield from _unwrapped(text, group)


def _unwrapped(text: str, group: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if not group:
        return
    width = max(end - start for start, end in group)
    start, end = group[0]
    for next_start, next_end in group[1:]:
        if _goes_on(text, start, end, next_start, next_end, width, end - max(start, text.rfind("\n", start, end) + 1)):
            end = next_end
        else:
            yield start, end
            start, end = next_start, next_end
    yield start, end


def _goes_on(text: str, start: int, end: int, next_start: int, next_end: int, width: int, length: int) -> bool:
    """Whether the line that ends at ``end`` (``length`` characters long) is broken only for its width."""
    following = text[next_start : min(next_end, next_start + 60)]
    tail = text[max(start, end - 12) : end]
    if _BULLET.match(following) or (_ENDS.search(tail) and not _ABBREVIATION.search(tail)):
        return False
    if following[0].islower() and tail[-1].isalnum() | (tail[-1] in ",-–"):
        return True
    first_word = following.split(None, 1)[0]
    open_end = tail[-1].isalnum() or tail[-1] == ","
    full = length + 1 + len(first_word) > width or (open_end and length > 0.85 * width)
    return full and _NARROWEST <= width <= _WIDEST


def _kind(line: str, number: int, total: int) -> BlockKind:
    """Kind of a block by its look and its place (``number`` of ``total``)."""
    head = line[:500]
    if len(line) <= 60 and _DATE_ONLY.match(head):
        return "dateline"
    if is_furniture(line):
        return "furniture"
    if is_credit(line):
        return "other"
    if len(line) <= 120 and _BYLINE.match(head) and (number < 4 or number >= total - 3):
        return "byline"
    if _SIGN_OFF.match(head) and (len(line) < 30 or number >= total - 4):
        return "other"
    if len(line) <= 500 and _CAPTION.match(head):
        return "caption"
    if _BULLET.match(head):
        return "list"
    if len(_CELLS.findall(head)) >= 2 and "\n" not in head:
        return "table"
    unfinished = len(line) <= 200 and not re.search(r"[.!?…][\"'”’»)\]]*$", head)
    if unfinished and number == 0 and total > 1:
        return "headline"
    if (
        unfinished
        and len(line) <= 80
        and number > 0
        and line[0].isalnum()
        and not line.endswith((",", ";", "-", "–", "—"))
    ):
        return (
            "headline" if not line.endswith(":") and 0 < number < total - 1 and len(line.split()) > 1 else "paragraph"
        )
    return "paragraph"


@cache
def _zones() -> frozenset[str]:
    return frozenset((*lexicon("times")["zones"], *words("times", "zone_phrases.phrases")))


def _is_zone(text: str, token: Token) -> bool:
    return bool(_ZONE.match(text, token.idx)) or token.lower_ in _zones()


def set_sentence_starts(doc: Doc) -> None:
    """Fix a sentence start at the first token of every block, so that the parser keeps to them."""
    doc._.triplewire_blocks = blocks = find_blocks(doc.text)
    starts = {block.start for block in blocks}
    opened = {block.start for before, block in pairwise(blocks) if before.kind in ("dateline", "headline")}
    halves = lexicon("times")["halves_of_day"]
    joined = 0
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
            joined = _OPENING if token.idx in opened else 0
        elif joined:  # the parser takes the name that opens the text for a sentence of its own
            joined = 0 if token.text in _STOPS else joined - 1
            token.is_sent_start = False
        elif token.i and doc[token.i - 1].lower_ in halves and _is_zone(doc.text, token):
            token.is_sent_start = False
