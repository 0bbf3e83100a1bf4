"""The gold set of our own: how files are read, what counts as the same statement, leaks, calibration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import calibration, own_gold
from benchmarks.quality.documents import Document
from benchmarks.quality.own_data import FOLDER, load, read
from benchmarks.quality.own_matching import heads, normal, same_predicate
from tasks.errors import Misuse

BRIDGE = """
title = "Bridge closed"
published = "2020-05-04"
topic = "transport"
text = '''
Mayor Ruth Ode closed the harbour bridge on Monday. She denied that it had been neglected.
"We checked it," Ode said. She promised to reopen the bridge in June.
'''
[[statement]]
s = "Ruth Ode"
p = "close"
o = "harbour bridge"
[[statement]]
s = "Ruth Ode"
p = "be"
o = "Mayor"
[[statement]]
s = "Ruth Ode"
p = "deny"
o = "[clause]"
[[statement]]
s = ""
p = "neglect"
o = "harbour bridge"
polarity = "negative"
speaker = "Ruth Ode"
[[statement]]
s = "Ruth Ode"
p = "promise"
o = "[clause]"
[[statement]]
s = "Ruth Ode"
p = "reopen"
o = "bridge"
modality = "future"
speaker = "Ruth Ode"
[[attribution]]
source = "She"
cue = "denied"
content = "that it had been neglected"
[[attribution]]
source = "Ode"
cue = "said"
content = ['"We checked it,"']
[[entity]]
label = "Ruth Ode"
type = "Person"
mentions = ["Ruth Ode", "She", "Ode"]
[[entity]]
label = "harbour bridge"
type = "Concept"
mentions = ["the harbour bridge", "the bridge", "it"]
"""
STRIKE = """
title = "Drivers stop"
text = "Drivers and porters left work, the union said. No trains ran."
[[statement]]
s = "Drivers"
p = "leave"
o = "work"
speaker = "union"
[[statement]]
s = "porters"
p = "leave"
o = "work"
speaker = "union"
[[statement]]
s = "union"
p = "say"
o = "[clause]"
[[attribution]]
source = "the union"
cue = "said"
content = ["Drivers and porters left work"]
[[entity]]
label = "union"
type = "Organization"
mentions = ["the union"]
"""


@pytest.fixture
def bridge(tmp_path: Path) -> Document:
    (tmp_path / "bridge.toml").write_text(BRIDGE)
    return read(tmp_path / "bridge.toml")


@pytest.fixture
def strike(tmp_path: Path) -> Document:
    (tmp_path / "strike.toml").write_text(STRIKE)
    return read(tmp_path / "strike.toml")


class Maker:
    """Makes a record of an article by the words of its parts."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.record: dict[str, Any] = {
            "article": {"id": document.id, "text": document.text}, "mentions": [], "entities": [], "attributions": [],
            "relations": [], "roles": [],
        }  # fmt: skip

    def span(self, part: str, nth: int = 0) -> dict[str, int]:
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(part, at + 1)
        return {"start": at, "end": at + len(part)}

    def entity(self, name: str, label: str, kind: str, *mentions: str) -> None:
        self.record["entities"].append({"id": name, "label": label, "type": kind})
        for mention in mentions:
            named = mention[0].isupper() and mention != "She"
            made = {**self.span(mention), "text": mention, "entity": name, "named": named}
            self.record["mentions"].append(made)

    def attribution(self, source: str, cue: str, content: str, speaker: str) -> str:
        name = f"a{len(self.record['attributions'])}"
        parts = {"source": [self.span(source)], "cue": [self.span(cue)], "content": [self.span(content)]}
        self.record["attributions"].append({"id": name, "speaker": speaker, **parts})
        return name

    def relation(self, lemma: str, predicate: str, *arguments: tuple[str, str, str | None], **more: Any) -> None:
        name = f"r{len(self.record['relations'])}"
        made = [{"role": role, "text": text, "entity": entity} for role, text, entity in arguments]
        values = {"polarity": "positive", "modality": "actual", "confidence": 0.9, "attribution": None, **more}
        if clause := values.pop("clause", None):
            made.append({"role": "object", "text": clause, "entity": None, "relation": "r99"})
        self.record["relations"].append(
            {"id": name, "lemma": lemma, "predicate": [self.span(predicate)], "arguments": made, **values}
        )


def right_reading(document: Document) -> dict[str, Any]:
    maker = Maker(document)
    maker.entity("e1", "Ruth Ode", "Person", "Ruth Ode", "She")
    maker.entity("e2", "harbour bridge", "Concept", "the harbour bridge", "it")
    denial = maker.attribution("She", "denied", "that it had been neglected", "e1")
    maker.attribution("Ode said", "said", '"We checked it,"', "e1")
    maker.record["attributions"][1]["source"] = [maker.span("Ode", 1)]
    maker.relation("close", "closed", ("subject", "Mayor Ruth Ode", "e1"), ("object", "the harbour bridge", "e2"))
    maker.relation("deny", "denied", ("subject", "She", "e1"), clause="that it had been neglected")
    maker.relation("neglect", "neglected", ("object", "it", "e2"), polarity="negative", attribution=denial)
    maker.relation("promise", "promised", ("subject", "She", "e1"), clause="to reopen the bridge")
    promise = maker.attribution("She promised", "promised", "to reopen the bridge", "e1")
    maker.relation(
        "reopen", "reopen", ("subject", "She", "e1"), ("object", "the bridge", "e2"), modality="future",
        attribution=promise,
    )  # fmt: skip
    maker.record["roles"].append({"entity": "e1", "label": "mayor"})
    return maker.record


def test_a_right_reading_is_100_with_the_role_read_from_the_title(bridge: Document) -> None:
    found = own_gold.score([bridge], [right_reading(bridge)]).result()
    assert (found["statements.P"], found["statements.R"], found["leaks"]) == (100.0, 100.0, 0.0)
    assert found["entities.R"] == 50.0  # the bridge has no name


def test_nothing_read_is_nothing_found_and_no_leak(bridge: Document) -> None:
    found = own_gold.score([bridge], []).result()
    assert (found["statements.R"], found["triples.R"], found["leaks"]) == (0.0, 0.0, 0.0)


def test_denied_content_that_comes_out_as_a_fact_is_a_leak(bridge: Document) -> None:
    record = right_reading(bridge)
    record["relations"][2] |= {"polarity": "positive", "attribution": None}
    scored = own_gold.score([bridge], [record])
    found = scored.result()
    assert found["leaks"] == found["leaks.matched"] == found["leaks.inside"] == 1.0
    assert found["triples.P"] == 100.0
    assert found["statements.P"] == 80.0
    assert scored.cases[0].kind == "leak"


def test_a_leak_becomes_a_plain_triple_only_with_a_subject_and_an_object(bridge: Document) -> None:
    record = right_reading(bridge)
    leaking = record["relations"][2]
    leaking |= {"polarity": "positive", "attribution": None}
    for roles, direct in ((["object"], 0.0), (["subject"], 0.0), (["subject", "object"], 1.0)):
        leaking["arguments"] = [{"role": role, "text": "the bridge"} for role in roles]
        assert own_gold.score([bridge], [record]).result()["leaks.direct"] == direct


def test_a_promise_read_as_done_is_a_leak_even_with_its_speaker_lost(bridge: Document) -> None:
    record = right_reading(bridge)
    record["relations"][4] |= {"modality": "actual", "attribution": None}
    assert own_gold.score([bridge], [record]).result()["leaks"] == 1.0


def test_the_wrong_speaker_is_not_right(bridge: Document) -> None:
    record = right_reading(bridge)
    record["attributions"][0] |= {"speaker": None, "source": [{"start": 1, "end": 6}]}
    assert own_gold.score([bridge], [record]).result()["statements.P"] == 80.0


def test_an_unresolved_pronoun_is_not_its_name(bridge: Document) -> None:
    record = right_reading(bridge)
    record["relations"][1]["arguments"][0]["entity"] = None
    assert own_gold.score([bridge], [record]).result()["triples.P"] == 80.0


def test_attributions_are_found_where_cue_and_content_are_near(strike: Document) -> None:
    (attribution,) = strike.gold.attributions
    cut = {name: [strike.text[slice(*span)] for span in spans] for name, spans in attribution.items()}
    assert cut == {"source": ["the union"], "cue": ["said"], "content": ["Drivers and porters left work"]}


def test_one_relation_may_meet_two_gold_statements_for_recall_but_one_for_precision(strike: Document) -> None:
    maker = Maker(strike)
    maker.entity("u", "union", "Organization", "the union")
    said = maker.attribution("the union", "said", "Drivers and porters left work", "u")
    for _ in range(2):
        maker.relation("leave", "left", ("subject", "Drivers", None), ("object", "work", None), attribution=said)
    found = own_gold.score([strike], [maker.record]).result()
    assert found["statements.P"] == 50.0
    assert found["statements.R"] == pytest.approx(100 / 3)


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("the president of the bank", "president"), ("A spokesman, who asked not to be named", "spokesman"),
        ("its trading partners", "partner"), ("a firm based in Lagos", "firm"), ("the boss", "boss"),
    ],
)  # fmt: skip
def test_the_head_of_a_phrase_is_its_last_word_before_modifiers(phrase: str, word: str) -> None:
    assert word in heads(phrase)


def test_determiners_and_genitives_make_no_difference() -> None:
    assert normal("The mayor’s") == normal("mayor") == "mayor"


@pytest.mark.parametrize(
    ("gold", "ours", "same"),
    [
        ("carry out", "carry", True), ("leave", "leave for", True), ("deliver", "promise to deliver", True),
        ("promise", "promise to deliver", True), ("take", "stop taking", False), ("sing", "sink", False),
        ("hold", "behold", False),
    ],
)  # fmt: skip
def test_predicates_are_the_same_by_their_verb(gold: str, ours: str, same: bool) -> None:
    assert same_predicate(gold, ours) is same


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (BRIDGE.replace('cue = "denied"', 'cue = "refused"'), "refused"),
        (BRIDGE.replace('type = "Concept"', 'type = "Bridge"'), "Bridge"),
        (BRIDGE.replace('polarity = "negative"', 'polarty = "negative"'), "polarty"),
        ("title = ", "gold.toml"),
    ],
)  # fmt: skip
def test_a_faulty_gold_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, wrong: str) -> None:
    (tmp_path / "gold.toml").write_text(text)
    with pytest.raises(Misuse, match=wrong):
        read(tmp_path / "gold.toml")


@pytest.mark.parametrize("part", ["open", "withheld"])
def test_all_gold_files_can_be_read(part: str) -> None:
    for path in sorted((FOLDER / part).glob("*.toml")):
        document = read(path)
        assert document.gold.statements, path.name
        assert {s.polarity for s in document.gold.statements} <= {"positive", "negative"}, path.name
        assert {s.modality for s in document.gold.statements} <= {"actual", "future", "possible", "hypothetical"}
    assert len(load(part)) == len(list((FOLDER / part).glob("*.toml")))


def test_isotonic_steps_never_fall() -> None:
    items = [(0.2, False)] * 3 + [(0.4, True)] * 2 + [(0.6, False), (0.6, True)] + [(0.9, True)] * 4
    table = calibration.isotonic(items, least=1)
    assert table == [(0.2, 0.0), (0.4, 0.75), (0.9, 1.0)]
    assert calibration.corrected(0.5, table) == 0.75
    assert calibration.corrected(0.1, table) == 0.0


def test_a_perfect_confidence_is_off_by_nothing() -> None:
    items = [(0.5, True), (0.5, False), (1.0, True)]
    assert calibration.expected_error(items) == 0.0
    assert [(b.low, b.count, b.share) for b in calibration.bins(items)] == [(0.5, 2, 0.5), (0.9, 1, 1.0)]
