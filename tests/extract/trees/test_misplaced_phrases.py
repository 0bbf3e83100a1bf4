"""Phrases and subjects hung on the wrong word, and where they belong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tasks.extract.trees.repairs import repair
from tasks.extract.trees.tree import Tree

_COARSE = {
    "V": "VERB",
    "M": "AUX",
    "N": "NOUN",
    "P": "PRON",
    "J": "ADJ",
    "R": "ADV",
    "I": "ADP",
    "D": "DET",
    "C": "NUM",
}

#: words as “word/tag/label/head”, then the word that is moved, its new head and label.
_MOVED = [
    # “since” belongs to the superlative
    (
        "It/PRP/nsubj/1 was/VBD/ROOT/1 the/DT/det/4 biggest/JJS/amod/4 fire/NN/attr/1 since/IN/prep/1 "
        "1945/CD/pobj/5 ././punct/1 ",
        ("since", "fire", "prep"),
    ),
    # it is she who calls it a crime
    (
        "She/PRP/nsubj/1 condemned/VBD/ROOT/1 the/DT/det/3 raid/NN/dobj/1 as/IN/prep/3 a/DT/det/6 "
        "crime/NN/pobj/4 ././punct/1 ",
        ("as", "condemned", "prep"),
    ),
    # the deed is there, not the hour
    (
        "Trams/NNS/nsubj/1 stopped/VBD/ROOT/1 at/IN/prep/1 2/CD/nummod/4 p.m./NN/pobj/2 in/IN/prep/4 "
        "Reno/NNP/pobj/5 ././punct/1 ",
        ("in", "stopped", "prep"),
    ),
    # who ordered it did it
    (
        "They/PRP/nsubj/1 ordered/VBD/ROOT/1 it/PRP/dobj/1 to/TO/aux/4 close/VB/xcomp/1 ,/,/punct/4 "
        "after/IN/prep/4 tying/VBG/pcomp/6 it/PRP/dobj/7 to/IN/prep/7 deaths/NNS/pobj/9 ././punct/1 ",
        ("after", "ordered", "prep"),
    ),
    # nobody hides the name of the minister
    (
        "Aides/NNS/nsubj/11 to/IN/prep/0 the/DT/det/3 minister/NN/pobj/1 ,/,/punct/3 who/WP/nsubj/6 "
        "asked/VBD/relcl/3 not/RB/neg/9 to/TO/aux/9 named/VBN/xcomp/6 ,/,/punct/0 said/VBD/ROOT/11 "
        "it/PRP/nsubj/13 fell/VBD/ccomp/11 ././punct/11 ",
        ("asked", "Aides", "relcl"),
    ),
    # those who died are ten
    (
        "Ten/CD/nummod/1 people/NNS/nsubj/8 ,/,/punct/8 most/JJS/nsubj/8 of/IN/prep/3 them/PRP/pobj/4 "
        "children/NNS/appos/3 ,/,/punct/8 died/VBD/ROOT/8 ././punct/8 ",
        ("most", "people", "appos"),
    ),
    # of two subjects the first belongs to the main clause
    (
        "Makers/NNS/nsubj/4 ,/,/punct/4 the/DT/det/3 minister/NN/nsubj/4 said/VBD/parataxis/6 ,/,/punct/4 "
        "fear/VBP/ROOT/6 delays/NNS/dobj/6 ././punct/6 ",
        ("Makers", "fear", "nsubj"),
    ),
    (
        "Talks/NNS/compound/1 resume/VBP/ROOT/1 on/IN/prep/1 Friday/NNP/pobj/2 ././punct/1 ",
        ("Talks", "resume", "nsubj"),
    ),
]


def _tree(hand_doc: Callable[..., Doc], table: str) -> Tree:
    rows = [item.rsplit("/", 3) for item in table.split()]
    return Tree(
        hand_doc(
            " ".join(row[0] for row in rows),
            heads=[int(row[3]) for row in rows],
            deps=[row[2] for row in rows],
            tags=[row[1] for row in rows],
            lemmas=[_LEMMAS.get(row[0], row[0].lower()) for row in rows],
            pos=["PROPN" if row[1].startswith("NNP") else _COARSE.get(row[1][0], "PUNCT") for row in rows],
        )
    )


_LEMMAS = {"said": "say", "condemned": "condemn", "Is": "be", "was": "be", "Aides": "aide"}


@pytest.mark.parametrize(("table", "moved"), _MOVED, ids=[moved[0] for _, moved in _MOVED])
def test_moves_to_where_it_belongs(hand_doc: Callable[..., Doc], table: str, moved: tuple[str, str, str]) -> None:
    tree = _tree(hand_doc, table)
    repair(tree)
    word, head, label = moved
    i = tree.text.index(word)
    assert (tree.text[tree.head[i]], tree.dep[i]) == (head, label)


@pytest.mark.parametrize(
    "table",
    [
        # “since” of what has lasted, a gerund without comma, a minister who may well have spoken
        "He/PRP/nsubj/1 owned/VBD/ROOT/1 a/DT/det/4 big/JJ/amod/4 farm/NN/dobj/1 since/IN/prep/1 "
        "1945/CD/pobj/5 ././punct/1 ",
        "They/PRP/nsubj/1 condemned/VBD/ROOT/1 her/PRP$/poss/3 record/NN/dobj/1 as/IN/prep/3 mayor/NN/pobj/4 "
        "././punct/1 ",
        "They/PRP/nsubj/1 left/VBD/ROOT/1 on/IN/prep/1 Friday/NNP/pobj/2 of/IN/prep/3 that/DT/det/6 "
        "week/NN/pobj/4 ././punct/1 ",
        "They/PRP/nsubj/1 ordered/VBD/ROOT/1 it/PRP/dobj/1 to/TO/aux/4 close/VB/xcomp/1 after/IN/prep/4 "
        "losing/VBG/pcomp/5 money/NN/dobj/6 ",
        "The/DT/det/1 aide/NN/nsubj/9 to/IN/prep/1 the/DT/det/4 minister/NN/pobj/2 ,/,/punct/4 who/WP/nsubj/7 "
        "left/VBD/relcl/4 ,/,/punct/1 fell/VBD/ROOT/9 ",
    ],
    ids=["since", "as", "of", "after", "who"],
)
def test_stays_where_it_is(hand_doc: Callable[..., Doc], table: str) -> None:
    tree = _tree(hand_doc, table)
    before = repr((tree.head, tree.dep))
    repair(tree)
    assert repr((tree.head, tree.dep)) == before
