"""Where an argument begins and ends, and which word names it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from tasks.extract.annotations import TokenArgument
from tasks.extract.relations.arguments import conjuncts, named_head, phrase, preposition, trim
from tasks.extract.relations.control import mistaken_object
from tasks.extract.relations.coordination import distribute
from tasks.extract.trees.tree import Tree


def _cut(tree: Tree, tokens: list[int]) -> str:
    return tree.cut(tokens[0], tokens[-1])


def test_apposition_at_the_end_is_left_out(hand_doc: Callable[..., Doc]) -> None:
    deps = ["det", "nsubj", "punct", "compound", "appos", "punct", "ROOT"]
    pos = ["DET", "NOUN", "PUNCT", "PROPN", "PROPN", "PUNCT", "VERB"]
    tree = Tree(hand_doc("the baker , Ann Lee , won", heads=[1, 6, 1, 4, 1, 1, 6], deps=deps, pos=pos))
    assert _cut(tree, phrase(tree, 1)) == "the baker"


def test_restrictive_relative_clause_stays(hand_doc: Callable[..., Doc]) -> None:
    deps, tags = ["det", "nsubj", "nsubj", "relcl", "ROOT"], ["DT", "NN", "WP", "VBD", "VBD"]
    tree = Tree(hand_doc("the man who fell died", heads=[1, 4, 3, 1, 4], deps=deps, tags=tags))
    assert _cut(tree, phrase(tree, 1)) == "the man who fell"
    assert _cut(tree, phrase(tree, 1, without=frozenset((3,)))) == "the man"
    assert _cut(tree, phrase(tree, 1, before=2)) == "the man"


def test_marks_at_the_edges_go_and_pairs_stay(hand_doc: Callable[..., Doc]) -> None:
    deps = ["punct"] * 4 + ["ROOT"] + ["punct"] * 3
    pos = ["PUNCT", "DET", "PUNCT", "ADJ", "NOUN", "PUNCT", "PUNCT", "PUNCT"]
    tree = Tree(hand_doc("( a “ key step ” ) ,", heads=[4] * 8, deps=deps, pos=pos))
    assert _cut(tree, trim(tree, 1, 7)) == "a “ key step ”"
    assert _cut(tree, trim(tree, 0, 7)) == "( a “ key step ” )"
    assert _cut(tree, trim(tree, 2, 4)) == "“ key step ”"


def test_counting_noun_gives_way_to_what_it_counts(hand_doc: Callable[..., Doc]) -> None:
    tree = Tree(hand_doc("thousands of troops", heads=[0, 0, 1], deps=["ROOT", "prep", "pobj"],
                         pos=["NOUN", "ADP", "NOUN"], lemmas=["thousand", "of", "troop"]))  # fmt: skip
    assert named_head(tree, 0, 2) == 2
    assert named_head(tree, 0, 0) == 0


def test_other_nouns_name_themselves(hand_doc: Callable[..., Doc]) -> None:
    tree = Tree(
        hand_doc("governor of Orne", heads=[0, 0, 1], deps=["ROOT", "prep", "pobj"], pos=["NOUN", "ADP", "PROPN"])
    )
    assert named_head(tree, 0, 2) == 0


def test_compound_preposition_is_one(hand_doc: Callable[..., Doc]) -> None:
    tree = Tree(hand_doc("left because of rain", heads=[0, 0, 1, 2], deps=["ROOT", "prep", "prep", "pobj"],
                         pos=["VERB", "ADP", "ADP", "NOUN"]))  # fmt: skip
    assert preposition(tree, 1) == ("because of", [1, 2], 3)
    assert preposition(tree, 3) is None


def _pair(
    hand_doc: Callable[..., Doc], conjunction: str = "and", ents: list[tuple[int, int, str]] | None = None
) -> Tree:
    return Tree(hand_doc(f"Oslo {conjunction} Bonn won", heads=[3, 0, 0, 3], deps=["nsubj", "cc", "conj", "ROOT"],
                         pos=["PROPN", "CCONJ", "PROPN", "VERB"], ents=ents))  # fmt: skip


def test_coordinated_names_are_told_apart(hand_doc: Callable[..., Doc]) -> None:
    tree = _pair(hand_doc)
    assert conjuncts(tree, 0) == [0, 2]
    parts = distribute(tree, ["win"], [TokenArgument("subject", [0, 1, 2], 0)])
    assert [[a.tokens for a in part] for part in parts] == [[[0]], [[2]]]


def test_what_is_left_open_is_not_told_apart(hand_doc: Callable[..., Doc]) -> None:
    together = [TokenArgument("subject", [0, 1, 2], 0)]
    assert distribute(_pair(hand_doc, "or"), ["win"], together) == [together]


def test_one_name_with_and_inside_stays_one(hand_doc: Callable[..., Doc]) -> None:
    whole = [TokenArgument("subject", [0, 1, 2], 0)]
    assert distribute(_pair(hand_doc, ents=[(0, 3, "ORG")]), ["win"], whole) == [whole]


def test_one_of_a_group_is_who_is_named_beside_it_and_never_the_group(hand_doc: Callable[..., Doc]) -> None:
    deps = ["nsubj", "prep", "det", "pobj", "punct", "compound", "appos", "punct", "ROOT"]
    pos = ["NUM", "ADP", "DET", "NOUN", "PUNCT", "PROPN", "PROPN", "PUNCT", "VERB"]
    tags = ["CD", "IN", "DT", "NNS", ",", "NNP", "NNP", ",", "VBD"]
    heads = [8, 0, 3, 1, 0, 6, 0, 0, 8]
    one = Tree(hand_doc("one of the bakers , Ann Lee , won", heads=heads, deps=deps, pos=pos, tags=tags))
    assert named_head(one, 0, 3) == 6
    two = Tree(hand_doc("two of the bakers , Ann Lee , won", heads=heads, deps=deps, pos=pos, tags=tags))
    assert named_head(two, 0, 3) == 0


def test_subject_of_a_report_is_no_object_of_the_verb_of_saying(hand_doc: Callable[..., Doc]) -> None:
    deps = ["nsubj", "ROOT", "det", "dobj", "auxpass", "ccomp"]
    tags = ["NNS", "VBD", "DT", "NN", "VBD", "VBN"]
    lemmas = ["police", "report", "the", "road", "be", "close"]
    road = Tree(hand_doc("police reported the road was closed", heads=[1, 1, 3, 1, 5, 1], deps=deps, tags=tags,
                         pos=["NOUN", "VERB", "DET", "NOUN", "AUX", "VERB"], lemmas=lemmas))  # fmt: skip
    assert mistaken_object(road, 5) == 3
    lemmas[1] = "tell"
    told = Tree(hand_doc("police told the road was closed", heads=[1, 1, 3, 1, 5, 1], deps=deps, tags=tags,
                         pos=["NOUN", "VERB", "DET", "NOUN", "AUX", "VERB"], lemmas=lemmas))  # fmt: skip
    assert mistaken_object(told, 5) is None
    roads = Tree(hand_doc("police reported the roads was closed", heads=[1, 1, 3, 1, 5, 1], deps=deps,
                          tags=[*tags[:3], "NNS", *tags[4:]], pos=["NOUN", "VERB", "DET", "NOUN", "AUX", "VERB"],
                          lemmas=lemmas))  # fmt: skip
    assert mistaken_object(roads, 5) is None


def test_the_number_itself_is_named_and_a_number_only_counts(hand_doc: Callable[..., Doc]) -> None:
    for article, head in (("a", 3), ("the", 1)):
        tree = Tree(hand_doc(f"{article} number of fires", heads=[1, 1, 1, 2], deps=["det", "ROOT", "prep", "pobj"],
                             pos=["DET", "NOUN", "ADP", "NOUN"], lemmas=[article, "number", "of", "fire"]))  # fmt: skip
        assert named_head(tree, 1, 3) == head
