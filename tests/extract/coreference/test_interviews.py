"""Who “I” and “you” are where questions and answers stand as paragraphs."""

from __future__ import annotations

from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.trees.tree import tree_of

INTERVIEW = """The bee keeper of Orne

Lena Ortiz has kept bees for twenty years. Ortiz sells honey in Orne.

How did you begin?

I bought a hive from a neighbour. I was ten then.

What do your bees need?

They need flowers. My garden has some, and I sow more in spring.
"""
TWO = INTERVIEW.replace("The bee keeper of Orne", "Talking with Lena Ortiz and Carl Brun")
COLUMN = """The council of Orne met on Monday.

Who will pay for the bridge?

Mayor Lena Ortiz promised an answer. "I do not know," she said. "I shall ask. I have no money."
"""


def _with(nlp: Language, text: str, name: str) -> set[str]:
    doc = nlp(text)
    annotate(doc)
    tree, mentions = tree_of(doc), doc._.triplewire_mentions
    said = [
        {tree.cut(mentions[m].first, mentions[m].last) for m in chain.mentions} for chain in doc._.triplewire_chains
    ]
    return next(words for words in said if name in words)


def test_i_in_answers_and_you_in_questions_is_who_answers(nlp):
    assert {"I", "you", "My", "your"} <= _with(nlp, INTERVIEW, "Lena Ortiz")


def test_where_two_answer_nobody_is_guessed(nlp):
    assert not {"I", "you"} & _with(nlp, TWO, "Lena Ortiz")


def test_a_question_in_a_report_makes_no_interview(nlp):
    assert "I" in _with(nlp, COLUMN, "Lena Ortiz")
    assert "Who" not in _with(nlp, COLUMN, "Lena Ortiz")


def test_labels_tell_who_answers(nlp):
    text = INTERVIEW.replace("I bought", "Carl Brun: I bought").replace("They need", "Carl Brun: They need")
    assert "I" not in _with(nlp, text, "Lena Ortiz")
