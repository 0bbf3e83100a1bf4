"""What tests of polarity and modality share: how each predicate of a text is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language

from tasks.extract.components import annotate

How = dict[str, tuple[str, str]]


@pytest.fixture(scope="session")
def how(nlp: Language) -> Callable[[str], How]:
    """Text → word that names each predicate → (polarity, modality)."""

    @cache
    def read(text: str) -> How:
        doc = nlp(text)
        annotate(doc)
        return {doc[r.head].text: (r.polarity, r.modality) for r in doc._.triplewire_relations}

    return read
