"""Who did what somebody is blamed, praised, punished or paid for, or talked into."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.extract.told import read, relations_of

OF_THE_OTHER = [
    ("The minister slammed the paper for printing the letter.", "the paper | print | the letter"),
    ("The bakery sacked Tom Brandt for stealing flour.", "Tom Brandt | steal | flour"),
    ("The queen pardoned Tom Brandt for killing a guard.", "Tom Brandt | kill | a guard"),
    ("The school suspended the girl for hitting a teacher.", "the girl | hit | a teacher"),
    ("The union lashed out at the firm for cutting wages.", "the firm | cut | wages"),
    ("The senator took aim at the bank for hiding its losses.", "the bank | hide | its losses"),
    ("The jury gave credit to Ann Lee for telling the truth.", "Ann Lee | tell | the truth"),
    ("The council imposed sanctions on Norway for testing the missile.", "Norway | test | the missile"),
    ("The king put poets in jail for mocking him.", "poets | mock | him"),
    ("The magazine named Ann Lee best actress for playing a nun.", "Ann Lee | play | a nun"),
    ("The bank paid Tom Brandt for keeping the secret.", "Tom Brandt | keep | the secret"),
    ("The paper was slammed for printing the letter.", "The paper | print | the letter"),
    ("The senator came under fire for meeting the spy.", "The senator | meet | the spy"),
    ("The court found Tom Brandt in contempt for refusing to testify.", "Tom Brandt | refuse | to testify"),
    ("The tale scared voters into staying at home.", "voters | stay at | home"),
    ("The treaty commits Norway to cutting its quota.", "Norway | cut | its quota"),
    ("The nurse talked him out of selling the house.", "him | sell | the house"),
]
OF_THE_SUBJECT = [
    ("He apologised to Ann Lee for losing the letter.", "He | lose | the letter"),
    ("The bank issued an apology to customers for losing the letters.", "The bank | lose | the letters"),
    ("The firm used the clerk for testing its pills.", "The firm | test | its pills"),
    ("She won the prize for finding the comet.", "She | find | the comet"),
    ("They blamed each other for losing the match.", "They | lose | the match"),
    ("The club traded Tom Brandt for saving money.", "The club | save | money"),
    ("The mayor put effort into building the bridge.", "The mayor | build | the bridge"),
    ("She drew criticism for meeting the spy.", "She | meet | the spy"),
]


@pytest.mark.parametrize(("text", "relation"), OF_THE_OTHER)
def test_whom_the_clause_aims_at_did_it(nlp: Language, text: str, relation: str) -> None:
    assert relation in relations_of(nlp, text)


@pytest.mark.parametrize(("text", "relation"), OF_THE_SUBJECT)
def test_the_subject_did_it(nlp: Language, text: str, relation: str) -> None:
    assert relation in relations_of(nlp, text)


@pytest.mark.parametrize(
    ("text", "lemma", "polarity", "modality"),
    [
        ("She called the firm out for dumping waste.", "dump", "positive", "actual"),
        ("The site banned the club for spreading lies.", "spread", "positive", "actual"),
        ("The club could sack Tom Brandt for missing the match.", "miss", "positive", "actual"),
        ("The network should pay him for bringing viewers.", "bring", "positive", "future"),
        ("The nurse talked him out of selling the house.", "sell", "negative", "actual"),
        ("The firm backed out of buying the mill.", "buy", "negative", "actual"),
        ("The firm did not back out of buying the mill.", "buy", "positive", "possible"),
        ("They never talked the nurse out of leaving the ward.", "leave", "positive", "possible"),
        ("The firm made money out of selling maps.", "make", "positive", "actual"),
    ],
)
def test_what_was_answered_was_done_and_what_one_is_talked_out_of_is_not(
    nlp: Language, text: str, lemma: str, polarity: str, modality: str
) -> None:
    tree, found = read(nlp, text)
    told = {tree.lemma[r.head]: (r.polarity, r.modality) for r in found.triplewire_relations}
    assert told[lemma] == (polarity, modality)
