"""What is wrong with a query, in words: where, what stands there, and what may help. The parser's own message lists all
that it would have taken instead, which helps nobody."""

from __future__ import annotations

import re

from tasks.harmless import harmless
from tasks.sparql import PREFIXES, bare_query

_PLACE = re.compile(r"(?:error )?at (\d+):(\d+): expected (.*)", re.DOTALL)
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_KEYWORDS = re.compile(
    "AS|ASC|ASK|BASE|BIND|BY|CONSTRUCT|DESC|DESCRIBE|DISTINCT|EXISTS|FILTER|FROM|GRAPH|GROUP|HAVING|IN|LIMIT|MINUS|NAMED|"
    "NOT|OFFSET|OPTIONAL|ORDER|PREFIX|REDUCED|SELECT|SEPARATOR|SERVICE|SILENT|UNDEF|UNION|VALUES|WHERE|TRUE|FALSE|A",
    re.IGNORECASE,
)
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_USED = re.compile(r"(?<![\w?$:<-])([A-Za-z][\w.-]*|):[\w%\\]", re.ASCII)
_WORD = re.compile(r"(?<![\w?$:@^.-])([A-Za-z]\w*)(?![\w:-])(\s*\()?", re.ASCII)
_UNKNOWN = "something is wrong here, or just before."
#: Characters of the query that are shown on either side of the place.
_AROUND = 36


def mistake(query: str, message: str) -> str:
    """A message of two or three lines about ``query``, from the parser's ``message``: place, hint, and the place shown.

    >>> print(mistake("SELECT * { ?s ?p ?o", 'error at 1:20: expected one of ",", "."'))
    line 1, column 20, at the end: a “}” is missing.
      SELECT * { ?s ?p ?o
                         ^
    """
    found = _PLACE.match(message)
    if not query.strip() or found is None:
        return "the query is empty." if not query.strip() else harmless(message)[:200]
    row, column = int(found[1]), int(found[2])
    lines = query.split("\n")
    line = lines[row - 1] if row <= len(lines) else ""
    rest = line[column - 1 :].lstrip() + "".join("\n" + following for following in lines[row:])
    token = re.match(r"\s*([\w?$:]+|\S)", rest)
    where = f"at “{harmless(token[1])}”" if token else "at the end"
    hint = _hint(query, found[3], bool(token))
    start = max(0, column - 1 - _AROUND)
    before, after = harmless(line[start : column - 1].replace("\t", " ")), harmless(line[column - 1 :][:_AROUND])
    pad = len(before) + (1 if line[start : column - 1].endswith(" ") and not before.endswith(" ") else 0)
    shown = f"  {before}{' ' * (pad - len(before))}{after}\n  {' ' * pad}^"
    return f"line {row}, column {column}, {where}: {hint}\n{shown}"


def _hint(query: str, expected: str, more: bool) -> str:
    """The one thing that most likely helps."""
    bare = bare_query(query)
    if "Prefix not found" in expected:
        known = {*PREFIXES, *_DECLARED.findall(bare)}
        unknown = next((name for name in _USED.findall(bare) if name not in known), "")
        return f"the prefix “{unknown}:” is not declared. Write PREFIX {unknown}: <…> first."
    if "unbound" in expected:
        return "with GROUP BY or a count, each variable after SELECT must be grouped by or counted."
    if "IRI parsing" in expected:
        return "an IRI between < and > holds no spaces and begins with a scheme, as https:."
    if re.search(r"[\"']", bare.replace('""', "")):
        return "a string is not closed."
    if "<" in bare.replace("<>", "") and re.search(r"<[^>\s]*\s", bare.replace("<>", "")) and "IRI" in expected:
        return "an IRI is not closed."
    opened, closed = bare.count("{"), bare.count("}")
    if closed > opened:
        return "there is a “}” too many."
    words = [(word, bool(call)) for word, call in _WORD.findall(bare)]
    stray = next((w for w, call in words if not call and not _KEYWORDS.fullmatch(w) and not _in_call(bare, w)), "")
    if not any(word.upper() in _FORMS for word, _ in words):
        return "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE."
    if stray:
        return f"“{harmless(stray)}” is no word of SPARQL; variables begin with “?” (?{harmless(stray)})."
    if opened > closed and not more:
        return "a “}” is missing."
    choices = re.findall(r'"([^"\\]+)"|\b([A-Z]{2,})\b', expected) if "['" not in expected else []
    shown = [f"“{a}”" if a else b for a, b in choices]
    return (
        f"{' or '.join(shown)} is expected." if 0 < len(shown) <= 3 and any("“" in each for each in shown) else _UNKNOWN
    )


def _in_call(bare: str, word: str) -> bool:
    """Whether a word is a function, or an option of one (SEPARATOR)."""
    return re.search(rf"(?<![\w?$:]){word}\s*[(=]", bare) is not None
