"""What a name is by what stands beside it, and whose word that is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tasks.extract.components import annotate


@pytest.mark.parametrize(
    "text",
    [
        'Her first novel, "The Salt Room", was banned by the censors in 1962.',
        "The bishop condemned Carl Brun, a baker.",
    ],
)
def test_what_is_banned_is_not_called_so_by_who_bans_it(nlp: Language, text: str) -> None:
    doc = nlp(text)
    annotate(doc)
    found = [r for r in doc._.triplewire_relations if r.lemma == "be"]
    assert found
    assert all(r.attribution is None for r in found)
