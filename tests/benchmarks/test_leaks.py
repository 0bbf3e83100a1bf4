"""The hunt for leaks: texts are filled right, a leak is seen, and constructions once mended stay so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks import leaks
from tasks.settings import Settings

#: Constructions of which some texts still leak.
STILL = {
    ("accuse", "gerund, having"),
    ("accuse", "passive, by"),
    ("ask", "question"),
    ("condition", "modal"),
    ("deny", "gerund"),
    ("deny", "gerund, having"),
    ("deny", "no evidence"),
    ("deny", "noun + phrase + that"),
    ("deny", "passive"),
    ("deny", "two gerunds"),
    ("doubt", "that-clause"),
    ("expect", "noun + that"),
    ("noun", "noun + of"),
    ("noun", "noun + phrase + that, subject"),
    ("noun", "noun + that, object"),
    ("noun", "noun + that, subject"),
    ("plan", "infinitive"),
    ("say", "inverted"),
    ("say", "relative clause"),
    ("say", "relative clause, according to"),
    ("say", "two clauses"),
    ("say", "two clauses, report at the end"),
}


def construction(probe: leaks.Probe) -> tuple[str, str]:
    return probe.frame.word_class, probe.frame.construction


def test_contents_stand_where_they_are_said_to() -> None:
    for probe in leaks.probes():
        assert "{" not in probe.text
        for start, end, content in probe.contents:
            assert probe.text[start:end] in content.forms.values()


def test_no_frame_is_written_twice() -> None:
    texts = [probe.text for probe in leaks.probes()]
    assert len(set(texts)) == len(texts)


@pytest.fixture
def record() -> Callable[..., dict[str, Any]]:
    """Makes a record with one statement whose predicate is ``word`` in ``text``."""

    def make(text: str, word: str, lemma: str, **said: Any) -> dict[str, Any]:
        start = text.index(word)
        relation = {
            "lemma": lemma, "predicate": [{"start": start, "end": start + len(word)}],
            "polarity": "positive", "modality": "actual", "attribution": None,
        }  # fmt: skip
        source = {"start": 0, "end": text.index(" denied")}
        return {
            "article": {"text": text},
            "entities": [],
            "attributions": [{"id": "a1", "speaker": None, "source": [source]}],
            "relations": [relation | said],
        }

    return make


def denial() -> leaks.Probe:
    return next(p for p in leaks.probes() if " denied that the mayor had taken bribes" in p.text)


def test_what_was_denied_and_is_told_as_a_fact_is_a_leak(record: Callable[..., dict[str, Any]]) -> None:
    probe = denial()
    assert leaks.judge(probe, record(probe.text, "taken", "take")).faults["leak"]


def test_what_was_denied_and_is_told_as_denied_is_right(record: Callable[..., dict[str, Any]]) -> None:
    probe = denial()
    outcome = leaks.judge(probe, record(probe.text, "taken", "take", polarity="negative", attribution="a1"))
    assert not any(outcome.faults.values())


def test_a_lost_denial_and_a_lost_statement_are_told_apart(record: Callable[..., dict[str, Any]]) -> None:
    probe = denial()
    assert leaks.judge(probe, record(probe.text, "taken", "take", attribution="a1")).faults["polarity"]
    assert leaks.judge(probe, record(probe.text, "denied", "deny")).faults["missed"]


@pytest.mark.model
def test_constructions_that_were_mended_do_not_leak() -> None:
    chosen = [probe for probe in leaks.probes() if construction(probe) not in STILL][::14]
    assert len(chosen) > 250
    found = [(o.probe.text, o.faults["leak"]) for o in leaks.outcomes(chosen, Settings(workers=1)) if o.faults["leak"]]
    assert found == []
