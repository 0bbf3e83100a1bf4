"""Headlines whose verb looks like a noun."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from spacy.language import Language

from tasks.extract.trees.repairs import repair
from tasks.extract.trees.tree import tree_of
from tasks.extract.trees.word_classes import is_verb, verb_of_s
from tests.extract.trees.random_trees import TOKENS, random_tree


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("Hornet swarms strip apple orchards", "Hornet swarms | strip | apple orchards"),
        ("Police fire rubber bullets at marchers", "Police | fire | rubber bullets"),
        ("Norway fines toy maker over unsafe dolls", "Norway | fine | toy maker"),
        ("At least 12 drown as ferry sinks", "ferry | sink | -"),
        ("Three climbers hurt as storm nears glaciers", "storm | near | glaciers"),
        ("Storm batters coast, floods roads", "Storm | flood | roads"),
        ("Town mourns baker killed in blast", "Town | mourn | baker"),
        ("Marchers in Orne lower flags over cuts", "Marchers | lower | flags"),
        ("Court sentences brothers who robbed bank", "Court | sentence | brothers"),
        ("Sweden, Poland agree to open border", "Poland | open | border"),
    ],
)
def test_verb_of_a_headline_that_looks_like_a_noun(
    headline_told: Callable[[str], list[str]], line: str, relation: str
) -> None:
    assert relation in headline_told(line)


@pytest.mark.parametrize("line", ["Peace talks in Geneva", "Car sales in Norway", "Tax cuts for the rich"])
def test_a_headline_without_any_verb_tells_nothing(headline_told: Callable[[str], list[str]], line: str) -> None:
    assert headline_told(line) == []


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("Robots deliver mail in Tallinn", "Robots | deliver | mail"),
        ("Museum boss quits over thefts", "Museum boss | quit over | thefts"),
        ("Hotel guests flee fire", "Hotel guests | flee | fire"),
    ],
)
def test_a_verb_that_is_seen_is_left_as_it_is(
    headline_told: Callable[[str], list[str]], line: str, relation: str
) -> None:
    assert headline_told(line) == [relation]


@settings(max_examples=200, deadline=None)
@given(TOKENS)
def test_whatever_the_headline_it_stays_a_tree(
    tokens: list[tuple[tuple[str, str, str], str, int]],
) -> None:
    tree = random_tree(tokens)
    tree.kind = ["headline"] * len(tree.sentences)
    repair(tree)
    for i in range(len(tree)):
        assert len(tree.ancestors(i)) < len(tree)
        assert tree.head[i] == i or i in tree.children[tree.head[i]]
        assert tree.left[i] <= i <= tree.right[i]


def test_only_verbs_have_a_form_in_s() -> None:
    assert [verb_of_s(w) for w in ("crashes", "denies", "focuses", "news", "bus")] == ["crash", "deny", "focus", "", ""]


def test_not_every_noun_can_be_a_verb(nlp: Language, hand_doc: Callable[..., object]) -> None:
    assert is_verb("strip") and not is_verb("maize")
    assert tree_of(nlp("It rained.")).tag[1] == "VBD"
