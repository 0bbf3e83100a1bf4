"""Reads MEANTIME's topics: entity mentions with one identity over all articles, and TIMEX3, in the first sentences.

The corpus gives tokens, so the text is put together here: usual spacing, ```` `` ```` and ``''`` as ``"``, an empty
line after headline and dateline. ``published`` is the creation time that the corpus marks. Only sentences 0 to 5
are annotated in full, so only they are scored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.quality.documents import Document, Phrase
from tasks.model import Article

LAST_SENTENCE = 5
_CLITIC = re.compile(r"(?:['’](?:s|S|ve|re|ll|d|m)|n['’]t|['’]Reilly)$")
_CLOSING = frozenset(",.;:?!)]}%”…") | {"..."}
_OPENING = frozenset("([{$£€#“‘")
_EDGES = frozenset('"“”,; \n')
_AFTER_HEAD = re.compile(
    r"\s*[,(]|\s+(?:of|for|in|at|by|from|with|to|on|about|between|including|such|that|which|who|whose|where)\b"
)
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
Token = tuple[int, str]


@dataclass(slots=True)
class Gold:
    """What is marked in one article."""

    limit: int = 0  #: where the annotated part ends
    times: list[Phrase] = field(default_factory=list)
    datelines: list[Phrase] = field(default_factory=list)
    mentions: list[Phrase] = field(default_factory=list)


def load(data: Path) -> list[Document]:
    """One document an article, by file name within its topic."""
    return [_read(path) for path in sorted((data / "MEANTIME").glob("corpus_*/*.xml"))]


def _read(path: Path) -> Document:
    root = ElementTree.parse(path).getroot()
    elements = root.findall("token")
    number = {element.get("t_id"): i for i, element in enumerate(elements)}
    tokens = [(int(element.get("sentence") or 0), element.text or "") for element in elements]
    text, spans = join(tokens)
    gold = Gold(limit=max(span[1] for span, token in zip(spans, tokens, strict=True) if token[0] <= LAST_SENTENCE))
    instance = {entity.get("m_id"): entity.get("instance_id") for entity in root.iter("ENTITY")}
    refers: dict[str | None, str | None] = {}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        for source in link.findall("source"):
            refers.setdefault(source.get("m_id"), None if target is None else instance.get(target.get("m_id")))
    published = None
    for mark in root.find("Markables") or ():
        places = [number[anchor.get("t_id")] for anchor in mark.findall("token_anchor")]
        is_dateline = mark.tag == "TIMEX3" and mark.get("functionInDocument") == "CREATION_TIME"
        if is_dateline:
            published = mark.get("value")
        if not places or tokens[places[0]][0] > LAST_SENTENCE:
            continue
        start, end = spans[min(places)][0], spans[max(places)][1]
        if mark.tag == "TIMEX3":
            found = Phrase(start, end, {"type": mark.get("type"), "value": mark.get("value")})
            (gold.datelines if is_dateline else gold.times).append(found)
        elif mark.tag == "ENTITY_MENTION" and (start, end) not in {other.span for other in gold.mentions}:
            head = head_of(text, start, end, mark.get("head") or "")
            gold.mentions.append(Phrase(start, end, {"head": head, "instance": refers.get(mark.get("m_id"))}))
    article = Article(
        path.stem, text, title=text.partition("\n\n")[0], url=root.get("url"), publisher="Wikinews",
        published=published,
    )  # fmt: skip
    return Document(article, gold, topic=path.parent.name.removeprefix("corpus_"))


def join(tokens: list[Token]) -> tuple[str, list[tuple[int, int]]]:
    """Text of (sentence, form) tokens, and where each stands in it."""
    text = ""
    spans: list[tuple[int, int]] = []
    sentence: int | None = None
    sticks = within_marks = False
    for i, (number, form) in enumerate(tokens):
        next_form = tokens[i + 1][1] if i + 1 < len(tokens) and tokens[i + 1][0] == number else ""
        if number != sentence:
            gap = "" if sentence is None else "\n\n" if sentence <= 1 else " "
            sentence, within_marks = number, False
        else:
            gap = "" if sticks or _closes(form, text[-1:], next_form, within_marks) else " "
        sticks = (
            form in _OPENING
            or form in ("``", "/")
            or (form == '"' and bool(gap) and not within_marks)
            or (form == "'" and gap == " ")
        )
        if form in ('"', "``", "''"):
            within_marks = not within_marks if form == '"' else form == "``"
            form = '"'
        text += gap + form
        spans.append((len(text) - len(form), len(text)))
    return text, spans


def _closes(form: str, before: str, after: str, within_marks: bool) -> bool:
    """Whether a token stands close to the one before it."""
    return bool(
        form in _CLOSING
        or form in ("''", "/")
        or _CLITIC.match(form)
        or (form == '"' and (within_marks or not after))
        or (form in ("'", "’") and (before == "s" or after in ("s", "t")))
        or (before == "’" and form in ("s", "t"))
    )


def head_of(text: str, start: int, end: int, head: str) -> tuple[int, int]:
    """Where the head stands that the corpus names; if it names none, what comes before the first modifier."""
    if head.strip():
        pattern = r"(?<!\w)" + r"\s*".join(re.escape(word) for word in head.split()) + r"(?!\w)"
        if found := re.search(pattern, text[start:end]):
            return start + found.start(), start + found.end()
    first, last = bare(text, start, end)
    after = _AFTER_HEAD.search(text, first + 1, last)
    return first, after.start() if after else last


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A phrase without its article, final ’s, and quotation marks and commas at its edges."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    article = _ARTICLE.match(text, start, end)
    if article and article.end() < end:
        start = article.end()
    return (start, end - 2) if end - start > 2 and text[end - 2 : end] in ("'s", "’s") else (start, end)
