"""Misparses that are put right, and parses that are left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.relations.relations import find_relations
from tasks.extract.trees.repairs import repair
from tasks.extract.trees.tree import Tree, tree_of
from tests.extract.trees.random_trees import TOKENS, random_tree


def _columns(tree: Tree) -> tuple[object, ...]:
    return (tree.head, tree.dep, tree.pos, tree.tag, tree.lemma, tree.children, tree.left, tree.right)


def _parsed(hand_doc: Callable[..., Doc], table: str) -> Tree:
    """A tree from lines “word tag label head lemma?”; the coarse class follows from the tag."""
    rows = [line.split() for line in table.strip().splitlines()]
    coarse = {
        "V": "VERB",
        "M": "AUX",
        "N": "NOUN",
        "P": "PRON",
        "J": "ADJ",
        "R": "ADV",
        "I": "ADP",
        "D": "DET",
        ",": "PUNCT",
    }
    pos = ["PROPN" if r[1].startswith("NNP") else "CCONJ" if r[1] == "CC" else coarse.get(r[1][0], "X") for r in rows]
    return Tree(
        hand_doc(
            " ".join(r[0] for r in rows), heads=[int(r[3]) for r in rows], deps=[r[2] for r in rows],
            tags=[r[1] for r in rows], pos=pos, lemmas=[r[4] if len(r) > 4 else r[0] for r in rows],
        )
    )  # fmt: skip


def _repaired(tree: Tree) -> Tree:
    repair(tree)
    return tree


def test_said_is_no_auxiliary(hand_doc: Callable[..., Doc]) -> None:
    tree = _repaired(_parsed(hand_doc, """
        Fear VBD ROOT 0 fear
        a DT det 2
        raid NN dobj 0
        that IN mark 6
        officials NNS nsubj 6
        said VBD aux 6 say
        caused VBD ccomp 0 cause
        floods NNS dobj 6"""))  # fmt: skip
    assert (tree.dep[5], tree.head[5]) == ("relcl", 2)
    assert (tree.dep[6], tree.head[6]) == ("ccomp", 5)
    assert (tree.dep[4], tree.head[4]) == ("nsubj", 5)


def test_real_auxiliary_is_left_alone(hand_doc: Callable[..., Doc]) -> None:
    tree = _parsed(hand_doc, """
        rain NN nsubj 2
        had VBD aux 2 have
        fallen VBN ROOT 2 fall""")  # fmt: skip
    before = repr(_columns(tree))
    assert repr(_columns(_repaired(tree))) == before


def test_clause_after_a_concession_goes_with_the_main_clause(hand_doc: Callable[..., Doc]) -> None:
    tree = _repaired(_parsed(hand_doc, """
        They PRP nsubj 1
        won VBD ROOT 1 win
        and CC cc 1
        though IN mark 5
        he PRP nsubj 5
        said VBD conj 1 say
        rain NN nsubj 8
        would MD aux 8
        come VB ccomp 5
        , , punct 12
        talks NNS nsubj 12
        have VBP aux 12
        failed VBN advcl 8 fail"""))  # fmt: skip
    assert (tree.dep[12], tree.head[12]) == ("conj", 1)
    assert tree.right[5] == 8


def test_adverbial_with_its_conjunction_stays(hand_doc: Callable[..., Doc]) -> None:
    tree = _repaired(_parsed(hand_doc, """
        They PRP nsubj 1
        won VBD ROOT 1 win
        , , punct 1
        because IN mark 5
        we PRP nsubj 5
        lost VBD advcl 1 lose"""))  # fmt: skip
    assert (tree.dep[5], tree.head[5]) == ("advcl", 1)


def test_subject_is_no_second_object(hand_doc: Callable[..., Doc]) -> None:
    tree = _repaired(_parsed(hand_doc, """
        She PRP nsubj 1
        said VBD ROOT 1 say
        Ann NNP nsubj 3
        gave VBD ccomp 1 give
        notice NN dobj 3
        and CC cc 4
        the DT det 7
        town NN conj 4
        had VBD ccomp 1 have
        none NN dobj 8"""))  # fmt: skip
    assert (tree.dep[7], tree.head[7]) == ("nsubj", 8)
    assert (tree.dep[8], tree.head[8]) == ("conj", 3)
    assert tree.right[4] == 4


def test_apposition_of_the_place_is_the_subject(hand_doc: Callable[..., Doc]) -> None:
    tree = _repaired(_parsed(hand_doc, """
        In IN prep 8
        Orne NNP pobj 0
        , , punct 1
        the DT det 4
        mayor NN appos 1
        , , punct 4
        Lee NNP appos 4
        , , punct 1
        resigned VBD ROOT 8 resign"""))  # fmt: skip
    assert (tree.dep[4], tree.head[4]) == ("nsubj", 8)


def test_apposition_of_the_subject_stays(hand_doc: Callable[..., Doc]) -> None:
    tree = _repaired(_parsed(hand_doc, """
        Lee NNP nsubj 5
        , , punct 0
        the DT det 3
        mayor NN appos 0
        , , punct 0
        resigned VBD ROOT 5 resign"""))  # fmt: skip
    assert (tree.dep[3], tree.head[3]) == ("appos", 0)


def test_verb_goes_with_the_verb_before_the_noun(hand_doc: Callable[..., Doc]) -> None:
    tree = _repaired(_parsed(hand_doc, """
        to TO aux 1
        win VB ROOT 1
        time NN dobj 1
        and CC cc 2
        restore VB conj 2
        order NN dobj 4"""))  # fmt: skip
    assert (tree.dep[4], tree.head[4]) == ("conj", 1)


def test_prefix_in_tokens_of_its_own_is_part_of_the_verb(hand_doc: Callable[..., Doc]) -> None:
    tree = _repaired(_parsed(hand_doc, """
        He PRP nsubjpass 2
        was VBD auxpass 2 be
        re VBN ROOT 2
        - HYPH punct 2
        elected VBN dep 2 elect"""))  # fmt: skip
    assert (tree.head[4], tree.lemma[4]) == (4, "re-elect")
    assert tree.head[0] == 4


@settings(max_examples=200, deadline=None)
@given(TOKENS)
def test_whatever_the_parse_it_stays_a_tree_and_a_second_repair_finds_nothing(
    tokens: list[tuple[tuple[str, str, str], str, int]],
) -> None:
    tree = random_tree(tokens)
    repair(tree)
    for i in range(len(tree)):
        assert len(tree.ancestors(i)) < len(tree)
        assert tree.head[i] == i or i in tree.children[tree.head[i]]
        assert tree.left[i] <= i <= tree.right[i]


@settings(max_examples=200, deadline=None)
@given(TOKENS)
def test_whatever_the_parse_arguments_are_contiguous_and_hold_their_head(
    tokens: list[tuple[tuple[str, str, str], str, int]],
) -> None:
    found = find_relations(random_tree(tokens), [], [], [], [])
    assert repr(found) == repr(find_relations(random_tree(tokens), [], [], [], []))
    for relation in found:
        assert relation.arguments
        assert 0 < relation.confidence < 1
        assert relation.predicate == sorted(set(relation.predicate))
        for argument in relation.arguments:
            assert argument.tokens == list(range(argument.tokens[0], argument.tokens[-1] + 1))
            assert 0 <= argument.tokens[0] <= argument.tokens[-1] < len(tokens)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The governor of Norway's Orne region, Vyacheslav Lind, has declared a curfew.", "governor"),
        ("The head of the regional health board, Maria Tallis, has declared a curfew.", "head"),
    ],
)
def test_the_name_after_an_office_and_its_place_is_the_holders(nlp: Language, text: str, role: str) -> None:
    tree = tree_of(nlp(text))
    name = tree.text.index("Lind" if "Lind" in tree.text else "Tallis")
    assert (tree.dep[name], tree.text[tree.head[name]]) == ("appos", role)
