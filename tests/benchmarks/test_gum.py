"""GUM: names, types, coreference, pronouns and links on a small tree of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import coreference, links, names
from benchmarks.quality.documents import Document
from benchmarks.quality.gum_data import load
from benchmarks.quality.gum_names import mentions_of

#: form, part of speech, head, relation, misc: “President Ada Obi of Lagos met Ben Cole . She thanked him .”
SENTENCES = [
    [
        ("President", "PROPN", 3, "nmod:desc", "Entity=(1-person-new-cf1*-2-2,3-coref-Ada_Obi"),
        ("Ada", "PROPN", 3, "flat", ""),
        ("Obi", "PROPN", 6, "nsubj", ""),
        ("of", "ADP", 5, "case", ""),
        ("Lagos", "PROPN", 3, "nmod", "Entity=(2-place-new-cf2-1-1-sgl-Lagos)1)"),
        ("met", "VERB", 0, "root", ""),
        ("Ben", "PROPN", 6, "obj", "Entity=(3-person-new-cf3-1-1,2-coref"),
        ("Cole", "PROPN", 7, "flat", "SpaceAfter=No|Entity=3)"),
        (".", "PUNCT", 6, "punct", ""),
    ],
    [
        ("She", "PRON", 2, "nsubj", "Entity=(1-person-giv-cf1-1-1-ana)"),
        ("thanked", "VERB", 0, "root", ""),
        ("him", "PRON", 2, "obj", "SpaceAfter=No|Entity=(3-person-giv-cf3-1-1-ana)"),
        (".", "PUNCT", 2, "punct", ""),
    ],
]
TEXT = "President Ada Obi of Lagos met Ben Cole. She thanked him."


def conllu(entities: bool) -> str:
    lines = ["# meta::title = Meeting", "# newpar"]
    for sentence in SENTENCES:
        for number, (form, tag, head, relation, misc) in enumerate(sentence, 1):
            kept = misc if entities else "|".join(v for v in misc.split("|") if not v.startswith("Entity="))
            lines.append(f"{number}\t{form}\t_\t{tag}\t_\t_\t{head}\t{relation}\t_\t{kept or '_'}")
        lines.append("")
    return "\n".join(lines)


@pytest.fixture
def document(tmp_path: Path) -> Document:
    for folder, name in (("dep", "GUM_news_meeting.conllu"), ("coref/ontogum/conllu", "GUM_news_meeting.conllu")):
        path = tmp_path / "gum" / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = conllu(entities=True)
        if "ontogum" in folder:  # no singletons there
            text = text.replace("Entity=(2-place-new-cf2-1-1-sgl-Lagos)1)", "Entity=1)")
        path.write_text(text)
    (tmp_path / "gum" / "coref" / "wiki_map.tab").write_text("Ada_Obi\tAda_Obi\tQ1\nLagos\tLagos\tQ2\n")
    (document,) = load(tmp_path, "news")
    return document


def record(*mentions: tuple[str, str, str], same_as: dict[str, str] | None = None) -> dict[str, Any]:
    made, entities = [], {}
    for number, (part, kind, entity) in enumerate(mentions):
        start = TEXT.index(part)
        named = part[0].isupper() and part not in ("She", "him")
        made.append(
            {"id": f"m{number}", "start": start, "end": start + len(part), "text": part, "type": kind,
             "entity": entity, "named": named}
        )  # fmt: skip
        iris = [f"http://www.wikidata.org/entity/{same_as[entity]}"] if same_as and entity in same_as else []
        entities.setdefault(entity, {"id": entity, "label": part, "type": kind, "same_as": iris})
    return {"article": {"id": "GUM_news_meeting", "text": TEXT}, "mentions": made, "entities": list(entities.values())}


RIGHT = record(
    ("Ada Obi", "Person", "a"), ("Lagos", "City", "l"), ("Ben Cole", "Person", "b"), ("She", "Person", "a"),
    ("him", "Person", "b"), same_as={"a": "Q1", "l": "Q2"},
)  # fmt: skip


def test_text_and_mentions_are_read_from_the_tree(document: Document) -> None:
    assert document.text == TEXT
    assert [(TEXT[slice(*m.span)], m.named, m.qid) for m in mentions_of(document.gold)] == [
        ("Lagos", True, "Q2"), ("President Ada Obi of Lagos", True, "Q1"), ("Ben Cole", True, None),
        ("She", False, None), ("him", False, None),
    ]  # fmt: skip


def test_a_right_record_is_100_in_everything(document: Document) -> None:
    found = names.score([document], [RIGHT]).result()
    assert set(found.values()) == {100.0}
    found = coreference.score([document], [RIGHT]).result()
    assert (found["heads.conll"], found["pronouns"]) == (pytest.approx(100), 100.0)
    assert found["coref.conll"] < 100  # the key has the whole phrase, with title
    assert links.score([document], [RIGHT]).result()["links"] == 100.0


def test_a_wrong_type_costs_only_the_typed_figures(document: Document) -> None:
    wrong = record(("Ada Obi", "Organization", "a"), ("Lagos", "City", "l"), ("Ben Cole", "Person", "b"))
    found = names.score([document], [wrong]).result()
    assert found["names.strict.F1"] == 100.0
    assert found["names.strict_typed.F1"] == pytest.approx(200 / 3)


def test_a_surname_alone_is_lenient_and_not_strict(document: Document) -> None:
    found = names.score([document], [record(("Cole", "Person", "b"))]).result()
    assert (found["names.lenient.P"], found["names.strict.P"]) == (0.0, 0.0)  # the head is “Ben”
    found = names.score([document], [record(("Ben", "Person", "b"))]).result()
    assert (found["names.lenient.P"], found["names.strict.P"]) == (100.0, 0.0)


def test_a_pronoun_with_the_wrong_person_is_answered_and_wrong(document: Document) -> None:
    wrong = record(("Ada Obi", "Person", "a"), ("Ben Cole", "Person", "b"), ("She", "Person", "b"))
    found = coreference.score([document], [wrong]).result()
    assert (found["pronouns"], found["pronouns.P"]) == (0.0, 0.0)


def test_no_record_is_nothing_found(document: Document) -> None:
    assert set(names.score([document], []).result().values()) == {0.0}
    assert coreference.score([document], []).result()["heads.conll"] == 0.0
