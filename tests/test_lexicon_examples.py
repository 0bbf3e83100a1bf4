"""The examples that stand in the lexicons: each is run, here or in the test of what reads the lexicon."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from tasks import gazetteer
from tasks.extract.mentions.name_words import noun_type
from tasks.kb.store import type_of_class
from tasks.link.evidence import walks
from tasks.link.institutions import institution
from tasks.load.claims import same_event
from tasks.ontology import lexicon
from tests.extract.told import read, relations_of, relations_of_headline

FOLDER = Path(__file__).parents[1] / "ontology" / "lexicon"
#: Numbers learned from data: `python -m benchmarks.training` makes them, and no example could speak for one of them.
LEARNED = {"attribution_weights", "confidence", "salience"}
RELATIONS = ("arguments", "predicates", "light_verbs", "misreadings", "headlines", "gerund_compounds", "requitals")


def examples(*names: str) -> list[Any]:
    """(lexicon, example) of the lexicons of these names."""
    return [pytest.param(e, id=f"{n}: {next(iter(e.values()))}") for n in names for e in lexicon(n)["example"]]


@pytest.mark.parametrize("example", examples(*RELATIONS))
def test_examples_of_what_is_told(nlp: Language, example: dict[str, str]) -> None:
    told = relations_of(nlp, example["text"]) if "text" in example else relations_of_headline(nlp, example["headline"])
    assert example["relation"] in told


@pytest.mark.parametrize("example", examples("known_names", "name_words"))
def test_examples_of_names(nlp: Language, example: dict[str, str]) -> None:
    tree, found = read(nlp, example["text"])
    assert (example["name"], example["type"]) in [
        (tree.cut(m.first, m.last), m.type) for m in found.triplewire_mentions if m.kind == "name"
    ]


@pytest.mark.parametrize("example", examples("times"))
def test_examples_of_times(nlp: Language, example: dict[str, str]) -> None:
    tree, found = read(nlp, example["text"])
    assert [(tree.cut(t.first, t.last), t.value) for t in found.triplewire_times] == [
        (example["time"], example["value"])
    ]


@pytest.mark.parametrize("example", examples("units"))
def test_examples_of_units(nlp: Language, example: dict[str, Any]) -> None:
    _, found = read(nlp, f"They lost {example['text']}.")
    assert [(q.value, q.unit) for q in found.triplewire_quantities] == [(example["value"], example["unit"])]


@pytest.mark.parametrize("example", examples("persons"))
def test_examples_of_nouns_for_people(example: dict[str, Any]) -> None:
    assert (noun_type(example["noun"]) == "Person") is example["person"]


@pytest.mark.parametrize("example", examples("gazetteer"))
def test_examples_of_the_gazetteer(example: dict[str, str]) -> None:
    assert example["place"] in {place.name for place in gazetteer.places_named(example["name"])}


@pytest.mark.parametrize("example", examples("walks_of_life"))
def test_examples_of_walks_of_life(example: dict[str, Any]) -> None:
    assert walks(frozenset({example["role"]})) == frozenset(example["walks"])


@pytest.mark.parametrize("example", examples("institutions"))
def test_examples_of_institutions(example: dict[str, list[str]]) -> None:
    one, other = example.get("same") or example["different"]
    assert (institution(one) == institution(other)) is ("same" in example)


@pytest.mark.parametrize("example", examples("kb_classes"))
def test_examples_of_classes_of_a_knowledge_base(example: dict[str, str]) -> None:
    assert type_of_class(example["class"]) == example["type"]


@pytest.mark.parametrize("example", examples("same_events"))
def test_examples_of_what_tells_of_one_event(example: dict[str, list[str]]) -> None:
    one, other = example.get("same") or example["different"]
    assert (same_event(one) == same_event(other)) is ("same" in example)


def test_every_lexicon_has_examples_and_a_test_that_runs_them() -> None:
    files = sorted((Path(__file__).parent).glob("**/test_*.py"))
    named = set(re.findall(r'"(\w+)"', " ".join(
        line for file in files for line in file.read_text(encoding="utf-8").splitlines()
        if re.search(r'examples\(|lexicon\("\w+"\)\["example"\]|^(?:LEXICONS|RELATIONS) = ', line)
    )))  # fmt: skip
    names = {path.stem for path in FOLDER.glob("*.toml")} - LEARNED
    assert {name for name in names if not lexicon(name).get("example")} == set()
    assert names <= named
