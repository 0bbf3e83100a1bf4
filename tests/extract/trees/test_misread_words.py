"""Words that were taken for something else than they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tasks.extract.trees.repairs import repair
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.word_classes import is_adjective, only_noun


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The alliance promised to double spending by 2030.", "The alliance | double | spending"),
        ("The firm vowed to fine drivers.", "The firm | fine | drivers"),
        ("The singer had undergone surgeries in 2019.", "The singer | undergo | surgeries"),
        ("She was gang raped.", "- | rape | She"),
        ("He was drug tested for hours.", "- | test | He"),
        ("The singer died on Friday aged 79.", "The singer | be | 79"),
        ("He was aged 84.", "He | be | aged 84"),
        ("Carl Brun Sr. lives in Orne.", "Carl Brun Sr | live in | Orne"),
        ('"I blame [the mayor] for it," she said.', "I | blame | [the mayor"),
    ],
)
def test_words_that_were_misread(told: Callable[[str], list[str]], text: str, relation: str) -> None:
    assert relation in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The singer died on Friday, aged 79.",
        "Police held two boys aged 15 and 17.",
        "The girl was aged nine.",
    ],
)
def test_nobody_ages_anybody(told: Callable[[str], list[str]], text: str) -> None:
    assert not any("| age |" in relation for relation in told(text))


def _tree(hand_doc: Callable[..., Doc], table: str) -> Tree:
    rows = [line.split() for line in table.strip().splitlines()]
    doc = hand_doc(
        " ".join(r[0] for r in rows), heads=[int(r[3]) for r in rows], deps=[r[2] for r in rows],
        tags=[r[1] for r in rows], pos=[r[4] for r in rows], lemmas=[r[0].lower() for r in rows],
    )  # fmt: skip
    tree = Tree(doc)
    repair(tree)
    return tree


def test_what_can_only_be_a_noun_is_no_verb(hand_doc: Callable[..., Doc]) -> None:
    tree = _tree(hand_doc, """
        They PRP nsubj 1 PRON
        fear VBP ROOT 1 VERB
        a DT det 3 DET
        cholera NN nsubj 4 NOUN
        outbreak VBP ccomp 1 VERB""")  # fmt: skip
    assert (tree.pos[4], tree.dep[4], tree.head[4]) == ("NOUN", "dobj", 1)
    assert (tree.dep[3], tree.head[3], tree.head[2]) == ("compound", 4, 4)


def test_a_verb_beside_an_equal_noun_stays_a_verb(hand_doc: Callable[..., Doc]) -> None:
    tree = _tree(hand_doc, """
        They PRP nsubj 1 PRON
        strike VBP ROOT 1 VERB
        now RB advmod 1 ADV""")  # fmt: skip
    assert tree.pos[1] == "VERB"


def test_help_is_no_auxiliary(hand_doc: Callable[..., Doc]) -> None:
    tree = _tree(hand_doc, """
        Rain NN nsubj 2 NOUN
        helped VBD aux 2 AUX
        end VB ROOT 2 VERB
        it PRP dobj 2 PRON""")  # fmt: skip
    assert (tree.dep[1], tree.head[1], tree.lemma[1]) == ("ROOT", 1, "help")
    assert (tree.dep[2], tree.head[2], tree.head[0]) == ("xcomp", 1, 1)


def test_a_name_is_no_auxiliary(hand_doc: Callable[..., Doc]) -> None:
    tree = _tree(hand_doc, """
        Why WRB advmod 3 SCONJ
        would MD aux 3 AUX
        Grant VB aux 3 AUX
        resign VB ROOT 3 VERB""")  # fmt: skip
    assert (tree.dep[2], tree.pos[2]) == ("nsubj", "PROPN")


def test_classes_of_words() -> None:
    assert only_noun("outbreak") and only_noun("officials") and not only_noun("strike") and not only_noun("ill")
    assert is_adjective("armed") and not is_adjective("undergone")
