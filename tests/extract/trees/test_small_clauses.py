"""Clauses without a finite verb, and verbs and names that look like one noun phrase."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from tasks.extract.trees.tree import tree_of


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("They were fined for letting a chatbot pose as a doctor.", "a chatbot | pose as | a doctor"),
        ("The lawyer called the ruling disproportionate.", "the ruling | be | disproportionate"),
        ("Defending men's champion Abel Kiptoo did not start.", "Defending men's champion | start | -"),
        ("The guards had given the migrants water.", "The guards | give | water"),
        (
            "The dam is safe, the ministry's chief engineer, Bo Lind, said.",
            "the ministry's chief engineer | say | The dam is",
        ),
        (
            "Actor and singer Ella Stone married composer Ian West.",
            "Actor and singer Ella Stone | marry | composer Ian West",
        ),
    ],
)
def test_what_looks_like_one_noun_phrase(told: Callable[[str], list[str]], text: str, relation: str) -> None:
    assert relation in told(text)


@pytest.mark.parametrize(
    ("text", "word", "head", "label"),
    [
        ("The mayor said closing Alder Elementary would save $2 million.", "closing", "save", "csubj"),
        ("He wrote denying citizenship violated the law.", "denying", "violated", "csubj"),
        ("Officials said naming the virus after Wuhan would place a stigma on its people.", "naming", "place", "csubj"),
        ("Should the mayor resign, the council would choose another.", "mayor", "resign", "nsubj"),
        ("The minister promises lower bills, the regulator doubts it.", "doubts", "promises", "conj"),
        ("The dam is safe, the engineer told them.", "is", "told", "ccomp"),
        ("They were rescued from drifting boats off Spain.", "drifting", "boats", "amod"),
        ("Radio personality, host, and philanthropist Don Lamb died on Friday.", "Lamb", "died", "nsubj"),
    ],
)
def test_where_a_word_belongs(nlp: Language, text: str, word: str, head: str, label: str) -> None:
    tree = tree_of(nlp(text))
    i = tree.text.index(word)
    assert (tree.text[tree.head[i]], tree.dep[i]) == (head, label)


@pytest.mark.parametrize(
    "text", ["Day was called the founding father of Orne.", "She told a veterans group that the army was poor."]
)
def test_real_noun_phrases_stay_together(nlp: Language, text: str) -> None:
    tree = tree_of(nlp(text))
    word = "father" if "father" in tree.text else "group"
    assert tree.head[tree.text.index(word) - 1] == tree.text.index(word)
