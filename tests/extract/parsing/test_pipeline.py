"""The model as we run it gives what spaCy gives, and takes any text."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, get_current_ops, set_current_ops

import tasks.extract.components  # noqa: F401
from tasks.errors import MissingModel
from tasks.extract.parsing.attribute_table import AttributeTable, LemmaTable
from tasks.extract.parsing.fast_entities import FastEntityRecognizer
from tasks.extract.parsing.pipeline import load_model
from tasks.settings import DEFAULT_MODEL

pytestmark = pytest.mark.model

#: Own texts, with what the tables have special cases for: clitics, “there is”, “let's”, white space, capitals, digits.
TEXTS = (
    "Mayor Ana Petrović of Lindhaven told reporters on 3 March 2021 that the harbour wouldn't reopen before June.\n\n"
    "“There's no money,” she said. “Let's be honest: we ain't gonna find £40 million, y'all.”  Her deputy, Tom Okafor,"
    " disagreed — he'd have sold the ferries.",
    "The World Ski Board fined Norden Air Ltd. $1.2 million for what it called “reckless” flying by the Great Glacier.",
    "THERE ARE SEVEN TOWNS.\tNOTHIN' GROWS THERE; nobody can't help it. I gave it to him, it hit me, that's all.",
    "C'mon, it is what it is: does he have to? He does. She had had enough. Who did what to whom, and why not?",
    "   leading blanks, then\r\n\r\na new paragraph with an e-mail, desk@example.org, a link: https://example.org/a?b=c",
    "Zoë Ünal‑Smith (b. 1950) met Prince Ali in Sant'Agata; the 2nd Lancers' colonel, Dr. J. P. Bréal, wasn’t there 🙂",
    "no\u200bspace \u202bעברית\u202c e\u0301 \x00 \x07 \ufffd …",
    " ",
    "",
)
COLUMNS = ["ORTH", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START"]


@pytest.fixture(scope="module")
def plain() -> Language:
    """The same model as spaCy loads it, with our layout."""
    ours = get_current_ops()
    set_current_ops(NumpyOps())
    try:
        loaded = spacy.load(DEFAULT_MODEL)
    finally:
        set_current_ops(ours)
    loaded.add_pipe("triplewire_layout", before="parser")
    return loaded


def columns(doc: Doc) -> list[list[int]]:
    return doc.to_array(COLUMNS).tolist()


def test_tags_trees_entities_and_lemmas_are_those_of_spacy(nlp: Language, plain: Language) -> None:
    texts = [*TEXTS, "\n\n".join(TEXTS), " ".join(TEXTS[:4]) * 12]
    ours = list(nlp.pipe(texts, batch_size=4))
    theirs = list(plain.pipe(texts))
    for mine, yours in zip(ours, theirs, strict=True):
        assert [token.text for token in mine] == [token.text for token in yours]
        assert columns(mine) == columns(yours), mine.text[:60]


def test_alone_and_in_a_batch_a_text_is_parsed_the_same(nlp: Language) -> None:
    assert [columns(nlp(text)) for text in TEXTS] == [columns(doc) for doc in nlp.pipe(TEXTS, batch_size=5)]


def test_the_default_model_is_one_that_the_fast_parts_know(nlp: Language) -> None:
    assert {"triplewire_ner", "triplewire_attribute_ruler", "triplewire_lemmatizer"} <= set(nlp.pipe_names)
    assert not {"ner", "attribute_ruler", "lemmatizer"} & set(nlp.pipe_names)


def test_a_ruler_with_operators_is_left_to_spacy() -> None:
    blank = spacy.blank("en")
    ruler = blank.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "a", "OP": "+"}]], {"POS": "X"})  # type: ignore[attr-defined]
    assert not AttributeTable.fits(ruler)
    assert not LemmaTable.fits(ruler)
    assert not FastEntityRecognizer.fits(ruler)


def test_entities_that_are_set_before_are_kept(nlp: Language) -> None:
    doc = nlp.make_doc("Harbour Lane flooded again in Lindhaven.")
    doc.set_ents([doc.char_span(0, 12, label="FAC")], default="unmodified")
    for name, pipe in nlp.pipeline:
        doc = pipe(doc) if name != "triplewire_ner" else nlp.get_pipe("triplewire_ner")(doc)
    assert (doc.ents[0].text, doc.ents[0].label_) == ("Harbour Lane", "FAC")


def test_a_model_that_is_not_there_is_named_with_what_to_do() -> None:
    with pytest.raises(MissingModel, match="en_core_web_nowhere") as caught:
        load_model("en_core_web_nowhere")
    assert "pip install" in caught.value.hint


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(MissingModel, match="no tagger and no parser"):
        load_model(str(tmp_path / "blank"))


def test_a_pipeline_in_a_folder_can_be_used(nlp: Language, plain: Language, tmp_path: Path) -> None:
    plain.remove_pipe("triplewire_layout")
    try:
        plain.to_disk(tmp_path / "model")
    finally:
        plain.add_pipe("triplewire_layout", before="parser")
    assert columns(load_model(str(tmp_path / "model"))(TEXTS[0])) == columns(nlp(TEXTS[0]))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("the U.S.-led talks", "the | U.S. | - | led | talks"),
        ("a Mass.-based firm", "a | Mass. | - | based | firm"),
        ("the plan—“a good one”—was dropped", "the | plan | — | “ | a | good | one | ” | — | was | dropped"),
        ("two towns (both old)—and a dam", "two | towns | ( | both | old | ) | — | and | a | dam"),
        ("from 2010–12 on", "from | 2010–12 | on"),
        ("an e-mail", "an | e | - | mail"),
        ("fell to £5m. Shares", "fell | to | £ | 5 | m | . | Shares"),
        ("It cost $5M.", "It | cost | $ | 5 | M | ."),
        ("M. Gray", "M. | Gray"),
    ],
)
def test_words_are_cut_at_dashes_and_behind_sums(nlp: Language, text: str, tokens: str) -> None:
    assert " | ".join(token.text for token in nlp.tokenizer(text)) == tokens


def test_a_zone_behind_the_hour_begins_no_sentence(nlp: Language) -> None:
    for zone in ("Central Standard Time (CST)", "EST (1400 UTC)"):
        doc = nlp(f"Doors open at 12:00 p.m. {zone}. Fans came.")
        assert [sentence[0].text for sentence in doc.sents] == ["Doors", "Fans"]
