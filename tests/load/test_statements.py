"""From relations and attributions to statements: who says so, who is meant, and what is a plain fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.hand_made import Page, emergency, hearsay
from tests.load.reading import Loaded


def test_an_asserted_positive_actual_statement_is_a_direct_triple(tmp_path: Path) -> None:
    graph = Loaded(tmp_path, [emergency()])
    assert graph.ask("<https://example.org/entity/person/ana-brook> rel:declare :entity\\/concept\\/state-of-emergency")
    assert graph.report.direct == 1


@pytest.mark.parametrize(
    "fields", [{"polarity": "negative"}, {"modality": "future"}, {"modality": "possible"}, {"modality": "hypothetical"}]
)
def test_a_denied_expected_or_possible_acquisition_is_no_direct_triple(tmp_path: Path, fields: dict[str, str]) -> None:
    page = Page("Acme bought Bolt.")
    acme, bolt = page.entity("Acme", "Organization"), page.entity("Bolt", "Organization")
    page.relation(
        "buy", "bought", page.argument("subject", "Acme", entity=acme),
        page.argument("object", "Bolt", entity=bolt), **fields,
    )  # fmt: skip
    graph = Loaded(tmp_path, [page])
    assert graph.report.statements == 1
    assert graph.report.direct == 0


def test_a_statement_without_subject_is_kept_but_no_direct_triple(tmp_path: Path) -> None:
    page = Page("The mill was closed.")
    mill = page.entity("mill", "Facility", "mill")
    page.relation("close", "was closed", page.argument("object", "The mill", entity=mill))
    graph = Loaded(tmp_path, [page])
    assert graph.rows("SELECT ?s ?o { ?x a tw:Statement OPTIONAL { ?x rdf:subject ?s } ?x rdf:object ?o }") == [
        ("-", "entity/facility/mill")
    ]
    assert graph.report.direct == 0


def test_an_unresolved_pronoun_names_nobody(tmp_path: Path) -> None:
    page = Page("They closed the mill.")
    mill = page.entity("mill", "Facility", "mill")
    page.relation("close", "closed", page.argument("subject", "They"), page.argument("object", "the mill", entity=mill))
    assert not Loaded(tmp_path, [page]).ask("?x rdf:subject ?y")


def test_an_argument_without_entity_becomes_a_short_concept(tmp_path: Path) -> None:
    page = Page("Acme sold the old tower that nobody wanted to a fund.")
    acme = page.entity("Acme", "Organization")
    page.relation(
        "sell", "sold", page.argument("subject", "Acme", entity=acme),
        page.argument("object", "the old tower that nobody wanted"), page.argument("to", "a fund"),
    )  # fmt: skip
    graph = Loaded(tmp_path, [page])
    assert graph.rows("SELECT ?l { ?x rdf:object/skos:prefLabel ?l ; rdf:object/rdf:type skos:Concept }") == [
        ("old tower",)
    ]
    assert graph.rows("SELECT ?r ?l { ?x tw:argument ?a . ?a tw:role ?r ; rdf:value/rdfs:label ?l }") == [
        ("to", "fund")
    ]


def test_the_complement_of_the_predicates_preposition_is_the_object(tmp_path: Path) -> None:
    page = Page("The krona weakened against the euro.")
    krona, euro = page.entity("krona", "Concept"), page.entity("euro", "Concept")
    page.relation(
        "weaken against", "weakened against", page.argument("subject", "The krona", entity=krona),
        page.argument("against", "the euro", entity=euro),
    )  # fmt: skip
    graph = Loaded(tmp_path, [page])
    assert graph.ask(
        "<https://example.org/entity/concept/krona> rel:weaken_against <https://example.org/entity/concept/euro>"
    )


def test_numbers_are_quantities_and_not_part_of_what_is_counted(tmp_path: Path) -> None:
    page = Page("The storm destroyed more than 40 houses and cost 8.5 percent of output.")
    storm = page.entity("storm", "Event", "storm")
    subject = page.argument("subject", "The storm", entity=storm)
    houses = page.quantity("more than 40", 40, comparator=">")
    cost = page.quantity("8.5 percent", 8.5, "percent")
    page.relation("destroy", "destroyed", subject, page.argument("object", "more than 40 houses", quantity=houses))
    page.relation("cost", "cost", subject, page.argument("object", "8.5 percent of output", quantity=cost))
    graph = Loaded(tmp_path, [page])
    query = "SELECT ?l ?v ?c ?u { ?x tw:quantity ?q ; rdf:object ?o . ?q rdf:value ?v ; tw:comparator ?c"
    query += " OPTIONAL { ?q tw:unit ?u } OPTIONAL { ?o rdfs:label ?l } }"
    assert graph.rows(query) == [("-", "8.5", "=", "percent"), ("houses", "40", ">", "-")]
    assert graph.ask('?storm rel:cost "8.5 percent"')
    assert "The storm destroyed more than 40 houses" in graph.glosses()


def test_the_same_relation_with_another_number_is_another_statement(tmp_path: Path) -> None:
    pages = []
    for n, number in enumerate((3, 5)):
        page = Page(f"The blast hurt {number} miners.", id=str(n))
        blast = page.entity("blast", "Event", "blast")
        counted = page.quantity(str(number), number)
        page.relation(
            "hurt", "hurt", page.argument("subject", "The blast", entity=blast),
            page.argument("object", f"{number} miners", quantity=counted),
        )  # fmt: skip
        pages.append(page)
    assert Loaded(tmp_path, pages).report.statements == 2


def test_times_are_when_and_durations_are_arguments(tmp_path: Path) -> None:
    page = Page("Ana Brook ruled in May 2024 for three weeks.")
    ana = page.entity("Ana Brook")
    may, weeks = page.time("May 2024", "2024-05"), page.time("three weeks", "P3W", "DURATION")
    page.relation(
        "rule", "ruled", page.argument("subject", "Ana Brook", entity=ana), page.argument("in", "May 2024", time=may),
        page.argument("for", "three weeks", time=weeks), time=may,
    )  # fmt: skip
    graph = Loaded(tmp_path, [page])
    assert graph.ask('?x tw:time "2024-05"^^xsd:gYearMonth ; tw:argument [ tw:role "for" ; rdf:value ?d ]')
    assert graph.rows("SELECT ?v { ?a tw:role ?r ; rdf:value ?v }") == [("P21D",)]


def test_what_somebody_said_is_attributed_and_only_the_saying_is_a_plain_fact(tmp_path: Path) -> None:
    page = Page("Tom Reed said Acme had bought Bolt.")
    tom, acme = page.entity("Tom Reed"), page.entity("Acme", "Organization")
    bolt = page.entity("Bolt", "Organization")
    said = page.attribution("said", "Acme had bought Bolt", "Tom Reed", speaker=tom, relation="r1")
    page.relation(
        "say", "said", page.argument("subject", "Tom Reed", entity=tom),
        page.argument("object", "Acme had bought Bolt", relation="r2"),
    )  # fmt: skip
    page.relation(
        "buy", "had bought", page.argument("subject", "Acme", entity=acme),
        page.argument("object", "Bolt", entity=bolt), attribution=said,
    )  # fmt: skip
    graph = Loaded(tmp_path, [page])
    assert graph.ask(
        "?tom rel:say ?s . ?s a tw:Statement ; tw:status tw:Attributed ; tw:speaker ?tom ; rdf:predicate rel:buy"
    )
    assert graph.ask("?s rdf:predicate rel:buy ; tw:attributedIn [ rdf:predicate rel:say ; tw:status tw:Asserted ]")
    assert not graph.ask("?acme rel:buy ?bolt")
    assert graph.glosses() == ["Acme bought Bolt, according to Tom Reed", "Tom Reed said that Acme bought Bolt"]


def test_according_to_has_a_speech_act_without_a_verb_of_its_own(tmp_path: Path) -> None:
    page = Page("The mill is closed, according to two officials.")
    mill = page.entity("mill", "Facility", "mill")
    said = page.attribution("according to", "The mill is closed", "two officials", lemma="according to")
    page.relation(
        "be",
        "is",
        page.argument("subject", "The mill", entity=mill),
        page.argument("object", "closed"),
        attribution=said,
    )
    graph = Loaded(tmp_path, [page])
    assert graph.rows(
        "SELECT ?who ?verb { ?a rdf:object ?s ; rdf:subject/rdfs:label ?who ; rdf:predicate ?verb . ?s a tw:Statement }"
    ) == [("two officials", "say")]
    assert graph.ask('?s tw:speaker/rdfs:label "two officials" ; tw:attributedIn ?a')


def test_a_speaker_that_is_only_a_pronoun_is_not_named(tmp_path: Path) -> None:
    page = Page("They said the mill was closed.")
    mill = page.entity("mill", "Facility", "mill")
    said = page.attribution("said", "the mill was closed", "They")
    page.relation("close", "was closed", page.argument("object", "the mill", entity=mill), attribution=said)
    graph = Loaded(tmp_path, [page])
    assert graph.ask("?s tw:status tw:Attributed") and not graph.ask("?s tw:speaker ?x")
    assert "The mill was closed, reportedly" in graph.glosses()


def test_a_chain_of_hearsay_can_be_walked(tmp_path: Path) -> None:
    graph = Loaded(tmp_path, [hearsay()])
    assert graph.rows("""SELECT ?inner ?outer ?first { ?s rdf:predicate rel:break ; tw:speaker/rdfs:label ?inner ;
        tw:attributedIn ?tell . ?tell rdf:predicate rel:tell ; tw:speaker/rdfs:label ?outer ; tw:status tw:Attributed ;
        tw:attributedIn ?say . ?say rdf:predicate rel:say ; tw:status ?first }""") == [
        ("Bo Ray", "Ann Lee", "Asserted")
    ]
    assert graph.rows("SELECT ?p { ?x ?p ?y FILTER(STRSTARTS(STR(?p), STR(rel:))) }") == [("say",)]


def test_calling_a_thing_something_gives_the_act_and_its_content(tmp_path: Path) -> None:
    page = Page("Tom Reed called the raid a mistake.")
    tom, raid = page.entity("Tom Reed"), page.entity("raid", "Event", "raid")
    mistake = page.entity("mistake", "Concept", "a mistake", named=False)
    called = page.attribution("called", "the raid a mistake", "Tom Reed", speaker=tom, relation="r1", lemma="call")
    page.relation(
        "call", "called", page.argument("subject", "Tom Reed", entity=tom),
        page.argument("object", "a mistake", entity=mistake), page.argument("theme", "the raid", entity=raid),
    )  # fmt: skip
    page.relation(
        "be", "called", page.argument("subject", "the raid", entity=raid),
        page.argument("object", "a mistake", entity=mistake), attribution=called,
    )  # fmt: skip
    graph = Loaded(tmp_path, [page])
    assert graph.ask(
        '?tom rel:call [ rdfs:label "mistake" ] ; rel:say [ rdf:predicate rel:be ; tw:status tw:Attributed ]'
    )
    assert not graph.ask("?raid rel:be ?mistake")


def test_a_clause_that_is_an_object_is_no_plain_fact_unless_it_was_said(tmp_path: Path) -> None:
    page = Page("The flood forced Acme to close.")
    flood, acme = page.entity("flood", "Event", "flood"), page.entity("Acme", "Organization")
    page.relation(
        "force", "forced", page.argument("subject", "The flood", entity=flood),
        page.argument("object", "Acme to close", relation="r2"),
    )  # fmt: skip
    page.relation("close", "close", page.argument("subject", "Acme", entity=acme), modality="possible")
    graph = Loaded(tmp_path, [page])
    assert graph.ask("?s rdf:predicate rel:force ; rdf:object [ a tw:Statement ]")
    assert graph.report.direct == 0


def test_what_a_thing_is_said_to_be_is_not_the_thing_itself(tmp_path: Path) -> None:
    page = Page("Leeds is the largest city of Yorkshire.")
    leeds = page.entity("Leeds", "City")
    subject = page.argument("subject", "Leeds", entity=leeds)
    page.relation("be", "is", subject, page.argument("object", "the largest city of Yorkshire", entity=leeds))
    assert Loaded(tmp_path, [page]).glosses() == ["Leeds was the largest city of Yorkshire"]


def test_relations_that_contain_each_other_do_not_hang(tmp_path: Path) -> None:
    page = Page("Ana Brook said Tom Reed said so.")
    ana, tom = page.entity("Ana Brook"), page.entity("Tom Reed")
    page.relation(
        "say", "said", page.argument("subject", "Ana Brook", entity=ana), page.argument("object", "so", relation="r2")
    )
    page.relation(
        "say", "said so", page.argument("subject", "Tom Reed", entity=tom), page.argument("object", "so", relation="r1")
    )
    assert Loaded(tmp_path, [page]).report.statements == 2


def test_a_thousand_nested_clauses_do_not_overflow(tmp_path: Path) -> None:
    page = Page("Ana Brook said " + "it began to " * 5 + "rain.")
    ana = page.entity("Ana Brook")
    for n in range(1, 1001):
        page.relation(
            "begin", "began", page.argument("subject", "Ana Brook", entity=ana),
            page.argument("object", "rain", relation=f"r{n + 1}"),
        )  # fmt: skip
    assert Loaded(tmp_path, [page]).report.statements > 1


def test_a_verb_of_which_nothing_is_known_is_set_aside_with_the_reason(tmp_path: Path) -> None:
    page = Page("It rained.")
    page.relation("rain", "rained", page.argument("subject", "It"))
    graph = Loaded(tmp_path, [page])
    assert graph.report.statements == 0
    assert graph.report.rejected == 1
    assert "it has a subject, an object or another argument" in (tmp_path / "rejected.jsonl").read_text(
        encoding="utf-8"
    )


def test_what_was_said_stays_known_by_its_words_where_nobody_is_meant(tmp_path: Path) -> None:
    page = Page("Ana Brook said it rained.")
    ana = page.entity("Ana Brook")
    said = page.attribution("said", "it rained", "Ana Brook", speaker=ana, relation="r1")
    page.relation(
        "say",
        "said",
        page.argument("subject", "Ana Brook", entity=ana),
        page.argument("object", "it rained", relation="r2"),
    )
    page.relation("rain", "rained", page.argument("subject", "it"), attribution=said)
    assert Loaded(tmp_path, [page]).ask('?ana rel:say "it rained"')
