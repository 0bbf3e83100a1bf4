"""One thing said in several ways is one statement; what differs in more than its words is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.load.statements import report_statements
from tasks.load.wording import spelled
from tasks.model import Argument, Article, Attribution, Entity, Extraction, Mention, Quantity, Relation, Span, Time
from tasks.ontology import lexicon
from tests.load.hand_made import BASE, Page
from tests.load.reading import Loaded

CARRIED = [
    (noun, light, preposition, verb)
    for noun, entry in lexicon("wordings")["carried"].items()
    for light in entry["by"]
    for preposition, verb in entry["as"].items()
]


@pytest.mark.parametrize("example", lexicon("wordings")["example"], ids=lambda example: example["says"])
def test_examples_of_the_lexicon(example: dict[str, str]) -> None:
    (found,) = statements(said(example["lemma"], example["object"], example["role"], example["of"]))
    assert found.lemma == example["becomes"]


@pytest.mark.parametrize(
    ("text", "predicate", "lemma"),
    [("Rebels carried out an attack on Leeds.", "carried out", "carry out"),
     ("Rebels attacked Leeds.", "attacked", "attack"),
     ("An attack on Leeds was carried out by Rebels.", "was carried out", "carry out")],
)  # fmt: skip
def test_an_attack_that_was_carried_out_is_attacking(tmp_path: Path, text: str, predicate: str, lemma: str) -> None:
    pages = [attacking("Rebels attacked Leeds.", "attacked", "attack"), attacking(text, predicate, lemma, id="b")]
    graph = Loaded(tmp_path, pages)
    assert graph.report.statements == 1
    assert graph.glosses() == ["Rebels attacked Leeds"]
    assert graph.ask("?s tw:reportCount " + str(len({text, "Rebels attacked Leeds."})))


def test_the_evidence_keeps_its_own_words_and_the_event_can_be_found(tmp_path: Path) -> None:
    text = "Rebels carried out an attack on Leeds."
    graph = Loaded(tmp_path, [attacking(text, "carried out", "carry out")])
    assert graph.ask(f'?s rdf:predicate rel:attack ; tw:evidence/tw:exact "{text}" ; tw:event/skos:prefLabel "attack"')


def attacking(text: str, predicate: str, lemma: str, **article: str) -> Page:
    page = Page(text, **article)
    rebels, leeds = page.entity("Rebels", "Group"), page.entity("Leeds", "City")
    found = [page.argument("subject", "Rebels", entity=rebels)]
    if lemma == "attack":
        found.append(page.argument("object", "Leeds", entity=leeds))
    else:
        words = "An attack on Leeds" if text.startswith("An") else "an attack"
        attack = page.entity("attack", "Event", words, named=False)
        found.append(page.argument("object", words, entity=attack))
        if words == "an attack":
            found.append(page.argument("on", "Leeds", entity=leeds))
    page.relation(lemma, predicate, *found)
    return page


def said(lemma: str, noun: str, role: str, of: str, **fields: object) -> Extraction:
    """“Ana <lemma> <noun> <role> <of>”."""
    text = f"Ana {lemma} {noun} {role} {of}"
    where = [(text.rindex(words), words) for words in ("Ana", noun, of)]
    spans = [(start, start + len(words), words) for start, words in where]
    arguments = [Argument("subject", *spans[0], entity="e1"), Argument("object", *spans[1], entity="e2")]
    if role:
        arguments.append(Argument(role, *spans[2], entity="e3", quantity=str(fields.pop("quantity", "")) or None))
    else:
        text = text.removesuffix(f" {of}")
    times = (Time("t1", 0, 3, "Monday", "DATE", "2024-05-06"), Time("t2", 0, 3, "Tuesday", "DATE", "2024-05-07"))
    return Extraction(
        Article("a", text),
        (Mention("m1", 0, 3, "Ana", "Person", "e1", True),),
        (Entity("e1", "Ana", "Person"), Entity("e2", noun, "Event"), Entity("e3", of, "Concept"),
         Entity("e4", "Bo", "Person"), Entity("e5", "Cy", "Person")),
        times, (Quantity("q1", 0, 1, "3", 3), Quantity("q2", 0, 1, "5", 5)),
        tuple(Attribution(f"a{n}", "indirect", (), (), speaker=f"e{n}") for n in (4, 5)),
        (Relation("r1", lemma, (Span(0, 3),), tuple(arguments), sentence=Span(0, len(text)), **fields),),  # type: ignore[arg-type]
    )  # fmt: skip


def statements(found: Extraction) -> list[object]:
    reports, _ = report_statements(found, {(found.article.key, "e1"): f"{BASE}entity/person/ana"}, BASE)
    return [report.statement for report in reports if not report.speech_act]


CONDITIONS = st.fixed_dictionaries({
    "polarity": st.sampled_from(["positive", "negative"]),
    "modality": st.sampled_from(["actual", "future", "possible", "hypothetical"]),
    "attribution": st.sampled_from([None, "a4", "a5"]),
    "time": st.sampled_from([None, "t1", "t2"]),
    "quantity": st.sampled_from(["", "q1", "q2"]),
})  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([c for c in CARRIED if c[2]]), CONDITIONS, CONDITIONS, st.sampled_from(["the ", "a ", "her ", ""])
)
def test_light_verbs_are_made_one_only_under_equal_conditions(
    carried: tuple[str, str, str, str], one: dict[str, str], other: dict[str, str], before: str
) -> None:
    noun, light, preposition, verb = carried
    (plain,) = statements(without_noun(said(verb, "it", preposition, "the mill", **one)))
    (worded,) = statements(said(light, before + noun, preposition, "the mill", **other))
    assert (plain.hash == worded.hash) == (one == other)  # type: ignore[attr-defined]


def without_noun(found: Extraction) -> Extraction:
    """“Ana attacked the mill” for “Ana attacked it on the mill”."""
    from dataclasses import replace

    (relation,) = found.relations
    subject, _, last = relation.arguments
    return replace(found, relations=(replace(relation, arguments=(subject, replace(last, role="object"))),))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(CARRIED), st.sampled_from(["a massive {}", "three {}", "{} plans", "{}s", "no {}", "Bo's {}"]))
def test_a_noun_that_says_more_is_left_as_it_is(carried: tuple[str, str, str, str], phrase: str) -> None:
    noun, light, preposition, _ = carried
    (found,) = statements(said(light, phrase.format(noun), preposition, "the mill"))
    assert found.lemma == spelled(light) or f"{noun}s" in lexicon("wordings")["carried"]  # type: ignore[attr-defined]


def test_no_noun_is_carried_to_itself() -> None:
    assert not [c for c in CARRIED if c[1] == c[3] or spelled(c[3]) != c[3]]


@pytest.mark.parametrize("verb", ["state", "add", "remark", "say"])
def test_verbs_that_say_no_more_than_say_are_one_speech_act(verb: str) -> None:
    page = speaking(verb, "say")
    assert {report.statement.lemma for report in report_statements(page.found, {}, BASE)[0] if report.speech_act} == {
        "say"
    }


@pytest.mark.parametrize(("verb", "kind"), [("claim", "say"), ("deny", "deny"), ("warn", "say"), ("add", "promise")])
def test_verbs_that_say_more_are_kept(verb: str, kind: str) -> None:
    page = speaking(verb, kind)
    assert {report.statement.lemma for report in report_statements(page.found, {}, BASE)[0] if report.speech_act} == {
        verb
    }


def test_adding_something_to_something_is_not_saying(tmp_path: Path) -> None:
    page = Page("Ana added salt.")
    ana, salt = page.entity("Ana"), page.entity("salt", "Concept", named=False)
    page.relation(
        "add", "added", page.argument("subject", "Ana", entity=ana), page.argument("object", "salt", entity=salt)
    )
    assert Loaded(tmp_path, [page]).ask("?s rdf:predicate rel:add")


def speaking(verb: str, kind: str) -> Page:
    page = Page(f"Ana {verb} the mill burned.")
    ana, mill = page.entity("Ana"), page.entity("mill", "Facility", named=False)
    voice = page.attribution(verb, "the mill burned", "Ana", speaker=ana, relation="r1", lemma=verb, verb_class=kind)
    page.relation(
        verb,
        verb,
        page.argument("subject", "Ana", entity=ana),
        page.argument("object", "the mill burned", relation="r2"),
    )
    page.relation("burn", "burned", page.argument("subject", "the mill", entity=mill), attribution=voice)
    return page


@pytest.mark.parametrize(
    ("verb", "one"),
    [("criticise", "criticize"), ("analyse", "analyze"), ("summarise in", "summarize in"), ("advise", "advise"),
     ("outraise", "outraise"), ("rise", "rise"), ("fulfil", "fulfill"), ("honour", "honor"), ("devour", "devour")],
)  # fmt: skip
def test_one_spelling_of(verb: str, one: str) -> None:
    assert spelled(verb) == one
