"""Headlines, captions and tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.trees.tree import tree_of

_BODY = "\n\nThe man left his home on Monday. Nobody saw him after that day in the town.\n"


@pytest.fixture(scope="module")
def first_line(nlp: Language) -> Callable[[str], list[str]]:
    """A first line → its relations as “subject | lemma | object”."""

    def read(line: str) -> list[str]:
        doc = nlp(line + _BODY)
        annotate(doc)
        tree, found = tree_of(doc), []
        for r in doc._.triplewire_relations:
            if tree.start[r.head] < len(line):
                of = {a.role: tree.cut(a.tokens[0], a.tokens[-1]) for a in r.arguments}
                found.append(f"{of.get('subject', '-')} | {r.lemma} | {of.get('object', '-')}")
        return found

    return read


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("Former banker jailed for seven years", "- | jail | Former banker"),
        ("Mayor opens bridge in Orne", "Mayor | open | bridge"),
        ("Mayor loses Orne race by 12 votes", "Mayor | lose | Orne race"),
    ],
)
def test_headline_is_read_as_it_is_meant(first_line: Callable[[str], list[str]], line: str, relation: str) -> None:
    assert relation in first_line(line)


@pytest.mark.parametrize("line", ["Photo: Ann Lee opens the bridge.", "By Ann Lee", "Name | Age | Town | Votes"])
def test_what_is_no_sentence_tells_nothing(first_line: Callable[[str], list[str]], line: str) -> None:
    assert first_line(line) == []
