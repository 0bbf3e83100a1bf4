"""Relations of a sentence or a headline in one line each, for the tests of repairs that show in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import pytest
from spacy.language import Language

from tests.extract.told import relations_of, relations_of_headline


@pytest.fixture(scope="session")
def told(nlp: Language) -> Callable[[str], list[str]]:
    """A sentence → its relations as “subject | lemma | object”."""
    return cache(partial(relations_of, nlp))


@pytest.fixture(scope="session")
def headline_told(nlp: Language) -> Callable[[str], list[str]]:
    """A headline → its relations, like :func:`told`."""
    return cache(partial(relations_of_headline, nlp))
