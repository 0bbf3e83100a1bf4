"""Who does what the infinitive, gerund or participle tells, where it is not said beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.trees.tree import tree_of


@pytest.fixture(scope="module")
def doers(nlp: Language) -> Callable[[str], dict[str, str]]:
    """Text → verb in the text → “subject > object” by the words that name them, “-” for none, “(…)” for a clause."""

    @cache
    def relations(text: str) -> dict[str, str]:
        doc = nlp(text)
        annotate(doc)
        tree, found = tree_of(doc), {}
        for r in doc._.triplewire_relations:
            of = {a.role: tree.text[a.head] if a.clause is None else f"({tree.text[a.clause]})" for a in r.arguments}
            found[tree.text[r.head]] = f"{of.get('subject', '-')} > {of.get('object', '-')}"
        return found

    return relations


DOERS = [
    # what a noun itself does, or has done to it
    ("The firm has a plan costing a million.", "costing", "plan > million"),
    ("The plan involving the mill failed.", "involving", "plan > mill"),
    ("There was work done in May.", "done", "- > work"),
    # plans, means and what else somebody has
    ("The key to win voters is money.", "win", "- > voters"),
    ("The firm is in a position to buy its rival.", "buy", "firm > rival"),
    ("The company took steps to cut costs.", "cut", "company > costs"),
    ("The report describes ways to cut costs.", "cut", "- > costs"),
    ("The bill gives ministers the power to close schools.", "close", "ministers > schools"),
    ("The army halted attempts to cross the river.", "cross", "- > river"),
    ("It was a mistake to sell the house.", "sell", "- > house"),
    ("He has done nothing to stop the war.", "stop", "He > war"),
    # whom one sends or needs
    ("The town needs a doctor to treat its sick.", "treat", "doctor > sick"),
    # the noun is the object
    ("She has two letters to write and a speech to give.", "give", "She > speech"),
    ("There is a price to pay.", "pay", "- > price"),
    ("The union made an effort to find and help him.", "find", "union > him"),
    ("We need that support to finish the work.", "finish", "We > work"),
    ("It took two days to find them.", "find", "- > them"),
    ("The town extended the curfew to last until noon.", "last", "curfew > -"),
    # gerunds
    (
        "A judge sentenced the man to life in jail without the chance of parole for killing a guard.",
        "killing",
        "man > guard",
    ),
    ("He was sued for letting guards sleep and for sharing answers.", "sharing", "He > answers"),
    ("He came close to winning the race.", "winning", "He > race"),
    ("The report stopped short of blaming the app.", "blaming", "report > app"),
    # “by” without a passive
    ("The passengers left the plane by emergency slides.", "left", "passengers > plane"),
    # a subject that the parse has as an object
    ("Workers have indicated a murder inquiry is under way.", "is", "inquiry > way"),
    # what came of it
    ("She was chosen, making her the first woman in the post.", "making", "(chosen) > her"),
    ("Ten flights were cancelled, leaving hundreds of people stranded.", "leaving", "(cancelled) > (stranded)"),
    ("The wave hit the port, killing nine people.", "killing", "wave > people"),
    ("The senator resigned, leading to an election.", "leading", "(resigned) > election"),
    ("They seized the bank after clients withdrew billions, making it the largest to fail.", "making", "They > it"),
]


@pytest.mark.parametrize(("text", "verb", "ends"), DOERS)
def test_who_does_it_is_understood(text: str, verb: str, ends: str, doers: Callable[[str], dict[str, str]]) -> None:
    assert doers(text)[verb] == ends
