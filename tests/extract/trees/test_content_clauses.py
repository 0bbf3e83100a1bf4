"""A phrase between a noun of saying and its clause: what is denied stays denied."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tasks.extract.components import annotate


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ministry denied reports on social media that a bridge had cracked.", "cracked"),
        ("The palace denied reports on television that the queen had died.", "died"),
        ("The army dismissed claims on television that prisoners were beaten.", "beaten"),
        ("The firm denied allegations by a rival that it had paid bribes.", "paid"),
        ("The police denied rumours in the village that a boy had vanished.", "vanished"),
    ],
)
def test_denied_report_stays_denied_across_a_phrase(nlp: Language, text: str, word: str) -> None:
    doc = nlp(text)
    annotate(doc)
    told = {doc[r.head].text: r for r in doc._.triplewire_relations}
    assert told[word].polarity == "negative"
    assert "that" not in {doc[a.head].text for a in told[word].arguments}


def test_what_was_done_with_a_report_is_no_report(nlp: Language) -> None:
    doc = nlp("The paper printed a story about a boy that the police found.")
    annotate(doc)
    told = {doc[r.head].text: r.polarity for r in doc._.triplewire_relations}
    assert told["found"] == "positive"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She spread the rumour that the milk was unfit for babies.", "was"),
        ("It is a lie that the mast cracked.", "cracked"),
        ("The army rejected claims by a rival that the tank had derailed.", "derailed"),
    ],
)
def test_what_a_claim_says_is_somebodys(nlp: Language, text: str, word: str) -> None:
    doc = nlp(text)
    annotate(doc)
    told = {doc[r.head].text: r for r in doc._.triplewire_relations}
    assert told[word].attribution is not None
    assert not {"rumour", "lie", "that"} & {doc[a.head].text for a in told[word].arguments}
