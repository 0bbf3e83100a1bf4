"""Only English is read; the rest is skipped with a reason."""

from __future__ import annotations

from typing import Any

import pytest

from tasks.extract.parsing.language import english_share, reason_to_skip
from tasks.ontology import lexicon

EXAMPLES: list[dict[str, Any]] = lexicon("language")["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"][:20])
def test_the_examples_of_the_lexicon_are_told_apart(example: dict[str, Any]) -> None:
    text = example["text"] * 3  # long enough to be sure
    assert (reason_to_skip(text) is None) is example["english"]


def test_another_script_is_told_by_its_letters_even_in_a_short_text() -> None:
    assert "not in English" in (reason_to_skip("Суд сообщил в понедельник, что рассмотрит дело осенью.") or "")
    assert "not in English" in (reason_to_skip("法院周一表示将在夏季休会后审理此案。") or "")


def test_a_short_text_is_given_the_benefit_of_the_doubt() -> None:
    assert reason_to_skip("Ferry strike ends") is None


def test_a_list_of_names_in_english_is_still_english() -> None:
    names = "Ana Petrović of Lindhaven, Tom Okafor of Port Amber and the mayor of Elm, " * 8
    assert reason_to_skip(names) is None


def test_a_text_without_words_is_skipped() -> None:
    assert reason_to_skip("12 345 +++ 🙂") == "no words in it"


def test_the_share_is_of_the_beginning_only() -> None:
    assert english_share("the cat " * 100_000)[1] == 2_000
