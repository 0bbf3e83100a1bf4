"""Who is meant by “they”, “both” and “the two” after two were named together, and that each of them did it."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from tasks.extract.assemble import assemble
from tasks.extract.components import annotate
from tasks.model import Article, Extraction


@pytest.fixture(scope="module")
def read(nlp: Language):
    """Text → its extraction."""

    @cache
    def extract(text: str) -> Extraction:
        doc = nlp(text)
        annotate(doc)
        return assemble(doc, Article("x", text))

    return extract


def _subjects(found: Extraction, lemma: str) -> list[str]:
    label = {entity.id: entity.label for entity in found.entities}
    return [
        label.get(argument.entity or "", argument.text)
        for relation in found.relations
        if relation.lemma.split(" ")[0] == lemma
        for argument in relation.arguments
        if argument.role == "subject"
    ]


EACH = [
    ("The minister and his wife left. They flew to Rome.", "fly", ["minister", "wife"]),
    ("Ann Orr and Bo Lind opened a bakery in Orne. They sold it last year.", "sell", ["Ann Orr", "Bo Lind"]),
    ("Ann Orr and Bo Lind said on Friday that they would retire.", "retire", ["Ann Orr", "Bo Lind"]),
    ("Ann Orr, Carl Brun and Bo Lind met in May. They signed a pact.", "sign", ["Ann Orr", "Carl Brun", "Bo Lind"]),
    ("France and Germany signed a pact. Both countries cut their tariffs.", "cut", ["France", "Germany"]),
    ("Two men, Ann Orr and Bo Lind, were held in May. They denied the theft.", "deny", ["Ann Orr", "Bo Lind"]),
    ("The film stars Ann Orr and Bo Lind. The two wrote a song for it.", "write", ["Ann Orr", "Bo Lind"]),
]


@pytest.mark.parametrize(("text", "lemma", "who"), EACH, ids=[text[:40] for text, _, _ in EACH])
def test_each_of_those_named_together_did_what_they_did(read, text, lemma, who):
    assert _subjects(read(text), lemma) == who, read(text).relations


NOT_EACH = [
    ("Ann Orr, a singer and writer, met the nurses. They danced.", "dance"),
    ("Ann Orr and Bo Lind met in May. The other two wrote a song.", "write"),
    ("Ann Orr or Bo Lind wins a prize each year. They sing well.", "sing"),
    ("Ann Orr and Bo Lind met in May. The two countries cut their tariffs.", "cut"),
    ("Carl Brun met Ann Orr and Bo Lind. Two singers wrote a song.", "write"),
    ("Ann Orr and Bo Lind met in May. A couple wrote a song.", "write"),
    ("Ann Orr met Bo Lind in May. The teachers sang, and they danced.", "dance"),
]


@pytest.mark.parametrize(("text", "lemma"), NOT_EACH, ids=[text[:40] for text, _ in NOT_EACH])
def test_others_are_not_those_named_together(read, text, lemma):
    assert not {"Ann Orr", "Bo Lind", "Ann Orr and Bo Lind"} & set(_subjects(read(text), lemma))


def test_what_two_are_together_is_told_of_both_at_once(read):
    found = read("Ann Orr and Bo Lind live in Orne. They are partners.")
    assert _subjects(found, "be") == ["Ann Orr and Bo Lind"]


def test_one_of_two_is_not_both(read):
    found = read("Tom Garrel and Congressman Carl Brun met in May. They sang. Brun left.")
    assert _subjects(found, "leave") == ["Carl Brun"]


def test_a_phrase_that_nothing_takes_up_is_no_mention(read):
    found = read("Ann Orr and Bo Lind opened a bakery in Orne.")
    assert "Ann Orr and Bo Lind" not in [mention.text for mention in found.mentions]


def test_names_joined_without_end_are_read_in_time_and_mean_nobody(read):
    found = read(" and ".join(["Ann Orr"] * 200) + " met. They sang.")
    assert "Ann Orr" not in _subjects(found, "sing")
