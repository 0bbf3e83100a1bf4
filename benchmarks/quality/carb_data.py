"""Reads CaRB: sentences a line, and gold tuples (sentence, relation, arguments; tab-separated).

Bhardwaj, Aggarwal, Mausam: CaRB, EMNLP 2019. An argument that is a context (``C: ``) is left out, as there.
"""

from __future__ import annotations

import string
from pathlib import Path

from benchmarks.quality.documents import Document
from tasks.model import Article

GoldTuple = tuple[str, list[str]]
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)


def load(data: Path) -> list[Document]:
    """One document a sentence; ``gold`` is its list of tuples. Sentences without gold are left out."""
    folder = data / "CaRB" / "data"
    gold: dict[str, list[GoldTuple]] = {}
    for line in (folder / "gold" / "dev.tsv").read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            continue
        sentence, relation, *arguments = line.strip().split("\t")
        kept = [argument.strip() for argument in arguments if "C: " not in argument]
        gold.setdefault(sentence_key(sentence), []).append((relation.strip(), kept))
    documents = {}
    for number, line in enumerate((folder / "dev.txt").read_text(encoding="utf-8").split("\n"), 1):
        key = sentence_key(line)
        if line.strip() and key in gold:
            documents[key] = Document(Article(f"carb-{number}", line), gold[key])
    return list(documents.values())


def sentence_key(sentence: str) -> str:
    """What sentence and gold are matched by: no spaces, no punctuation, brackets as they are."""
    joined = sentence.replace(" ", "")
    for escaped, bracket in _BRACKETS.items():
        joined = joined.replace(escaped, bracket)
    return joined.strip().translate(_NO_PUNCTUATION)
