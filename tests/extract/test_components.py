"""Our components in anybody's pipeline: the examples of the documentation, any order, and parts that are missing."""

from __future__ import annotations

import doctest
import importlib.util
from itertools import permutations
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from tasks.extract import components
from tasks.extract.components import COMPONENTS
from tasks.settings import DEFAULT_MODEL

PAGE = Path(__file__).parents[2] / "docs" / "components.md"
TEXT = "Mill burns\n\nIlse Brun said on Wednesday, August 7, that the mill had burned. “She hopes 40 men”"
OURS = [name for name in COMPONENTS if name != "triplewire_layout"]


def test_examples_of_the_documentation_hold() -> None:
    result = doctest.testfile(str(PAGE), module_relative=False)
    assert result.attempted > 20 and result.failed == 0


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_every_component_is_documented(name: str) -> None:
    assert f'add_pipe("{name}"' in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_every_component_is_an_attribute_for_its_entry_point(name: str) -> None:
    assert callable(getattr(components, name.removeprefix("triplewire_")))


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_component_alone_in_an_empty_pipeline_finds_nothing(name: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    for text in ("", " \n", TEXT):
        assert nlp(text)._.triplewire_relations == []


@pytest.fixture(scope="module")
def plain() -> Language:
    """The model as spaCy loads it."""
    return spacy.load(DEFAULT_MODEL)


@pytest.mark.parametrize("order", list(permutations(OURS))[::97])
def test_any_order_does_no_harm(plain: Language, order: tuple[str, ...]) -> None:
    doc = plain(TEXT)
    for name in order:
        doc = getattr(components, name.removeprefix("triplewire_"))(doc)
    assert {r.lemma for r in doc._.triplewire_relations} >= {"burn"}


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_each_alone_after_the_model(plain: Language, name: str) -> None:
    doc = getattr(components, name.removeprefix("triplewire_"))(plain(TEXT))
    assert doc.text == TEXT


def test_layout_after_the_parser_still_tells_the_blocks(plain: Language) -> None:
    doc = components.layout(plain(TEXT))
    assert [block.kind for block in doc._.triplewire_blocks] == ["headline", "paragraph"]


@pytest.mark.parametrize("missing", ["tagger", "parser", "attribute_ruler", "lemmatizer", "ner"])
def test_part_of_the_model_that_is_missing_does_no_harm(missing: str) -> None:
    nlp = spacy.load(DEFAULT_MODEL, exclude=[missing])
    for name in COMPONENTS:
        nlp.add_pipe(name)
    assert isinstance(nlp(TEXT)._.triplewire_relations, list)


def test_component_before_the_base_forms_does_not_keep_later_ones_from_them() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("triplewire_times", after="parser")
    nlp.add_pipe("triplewire_relations")
    assert [r.lemma for r in nlp("The council sold the mills.")._.triplewire_relations] == ["sell"]


def test_pipeline_can_be_kept_and_loaded(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("triplewire_times")
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path).pipe_names == ["triplewire_times"]


@pytest.mark.parametrize("model", ["en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf"])
def test_other_models_where_they_are_installed(model: str) -> None:
    if importlib.util.find_spec(model) is None:
        pytest.skip(f"{model} is not installed")
    nlp = spacy.load(model)
    nlp.add_pipe("triplewire_layout", before="parser")
    for name in OURS:
        nlp.add_pipe(name)
    doc = nlp("The council denied on Wednesday that it had sold the mill.")
    assert [(r.lemma, r.polarity) for r in doc._.triplewire_relations] == [("deny", "positive"), ("sell", "negative")]
    assert [t.type for t in doc._.triplewire_times] == ["DATE"]
