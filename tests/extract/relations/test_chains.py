"""Verbs that govern others: two statements, each with its own polarity and modality."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.trees.tree import tree_of


@pytest.fixture(scope="module")
def read(nlp: Language) -> Callable[[str], list[str]]:
    """Text → its relations as “subject | lemma | object | polarity modality”; of a clause its [lemma]."""

    @cache
    def relations(text: str) -> list[str]:
        doc = nlp(text)
        annotate(doc)
        tree, found = tree_of(doc), []
        lemma = {r.head: r.lemma for r in doc._.triplewire_relations}
        for r in doc._.triplewire_relations:
            of = {a.role: tree.cut(a.tokens[0], a.tokens[-1]) for a in r.arguments}
            of |= {a.role: f"[{lemma[a.clause]}]" for a in r.arguments if a.clause in lemma}
            sign = "-" if r.polarity == "negative" else "+"
            found.append(f"{of.get('subject', '–')} | {r.lemma} | {of.get('object', '–')} | {sign}{r.modality}")
        return found

    return relations


CHAINS = [
    ("The king wants to abdicate.", ["The king | want | [abdicate] | +actual", "The king | abdicate | – | +future"]),
    (
        "Workers began clearing the road.",
        ["Workers | begin | [clear] | +actual", "Workers | clear | the road | +actual"],
    ),
    ("The firm failed to pay.", ["The firm | fail | [pay] | +actual", "The firm | pay | – | -actual"]),
    ("The firm did not fail to pay.", ["The firm | fail | [pay] | -actual", "The firm | pay | – | +actual"]),
    ("She stopped selling fish.", ["She | stop | [sell] | +actual", "She | sell | fish | -actual"]),
    ("The club tried not to lose.", ["The club | try | [lose] | +actual", "The club | lose | – | -future"]),
    ("The firm is expected to pay.", ["– | expect | [pay] | +actual", "The firm | pay | – | +future"]),
    ("The bank decided to close.", ["The bank | decide | [close] | +actual", "The bank | close | – | +future"]),
    ("The boy was allowed to leave.", ["– | allow | The boy | +actual", "The boy | leave | – | +possible"]),
    ("The man was seen leaving.", ["– | see | The man | +actual", "The man | leave | – | +actual"]),
    ("The bank may choose to close.", ["The bank | choose | [close] | +possible", "The bank | close | – | +possible"]),
    ("She is ready to resign.", ["She | be | ready | +actual", "She | resign | – | +possible"]),
    ("If it rains, she wants to stay.", ["she | want | [stay] | +hypothetical", "she | stay | – | +future"]),
    ("He should not stop working.", ["He | stop | [work] | -future", "He | work | – | +actual"]),
    ("She was too ill to travel.", ["She | be | too ill | +actual", "She | travel | – | -possible"]),
    ("The mill is easy to sell.", ["The mill | be | easy | +actual", "– | sell | The mill | +actual"]),
    ("It is wrong to sell the mill.", ["It | be | wrong | +actual", "– | sell | the mill | +actual"]),
    ("The aim is to sell the mill.", ["The aim | be | [sell] | +actual", "– | sell | the mill | +actual"]),
    ("She said she wants to try to swim.", ["She | say | [want] | +actual", "she | want | [try] | +actual"]),
    ("She said she wants to try to swim.", ["she | try | [swim] | +future", "she | swim | – | +future"]),
]


@pytest.mark.parametrize(("text", "statements"), CHAINS)
def test_both_verbs_of_a_chain_are_stated(read: Callable[[str], list[str]], text: str, statements: list[str]) -> None:
    assert [s for s in statements if s not in read(text)] == [], read(text)


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("The firm has to pay.", ["The firm | pay | – | +future"]),
        ("The firm is going to pay.", ["The firm | pay | – | +future"]),
        ("The firm used to pay.", ["The firm | pay | – | +actual"]),
        ("The firm is to pay.", ["The firm | pay | – | +future"]),
        ("The firm has yet to pay.", ["The firm | pay | – | -actual"]),
        ("The firm is likely to pay.", ["The firm | pay | – | +possible"]),
        ("The firm was able to pay.", ["The firm | pay | – | +possible"]),
        ("The pilot was to blame.", ["The pilot | be to blame | – | +actual"]),
    ],
)
def test_what_stands_for_an_auxiliary_tells_nothing_of_its_own(
    read: Callable[[str], list[str]], text: str, statements: list[str]
) -> None:
    assert read(text) == statements
