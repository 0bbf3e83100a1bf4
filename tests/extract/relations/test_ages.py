"""How old somebody is, and what several are together."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.trees.tree import tree_of


def _said(nlp: Language, text: str) -> set[str]:
    doc = nlp(text)
    annotate(doc)
    tree, found = tree_of(doc), set()
    for r in doc._.triplewire_relations:
        of = {a.role: tree.cut(a.tokens[0], a.tokens[-1]) for a in r.arguments}
        found.add(f"{of.get('subject', '-')} | {r.lemma} | {of.get('object', '-')}")
    return found


SAID = [
    ("The 22-year-old, a former junior champion, won the race.", "The 22-year-old | be | a former junior champion"),
    ("The boy, 12, fell.", "The boy | be | 12"),
    ("Two students, 19 and 22, were expelled.", "Two students | be | 22"),
    ("Senators Ann Lee and Tom Orr voted against it.", "Tom Orr | be | Senators"),
    ("The treaty was signed by ministers Ann Lee and Tom Orr.", "Tom Orr | be | ministers"),
]


@pytest.mark.parametrize(("text", "relation"), SAID)
def test_age_or_title_is_said_of_each(text: str, relation: str, nlp: Language) -> None:
    assert relation in _said(nlp, text)


NOT_SAID = [
    ("Senator Ann Lee and Tom Orr voted against it.", "Tom Orr | be | Senator"),
    ("The fine, 12, was low.", "The fine | be | 12"),
]


@pytest.mark.parametrize(("text", "relation"), NOT_SAID)
def test_price_or_title_of_another_is_not(text: str, relation: str, nlp: Language) -> None:
    assert relation not in _said(nlp, text)
