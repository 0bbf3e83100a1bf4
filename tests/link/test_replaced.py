"""IRIs of earlier builds: what took their place is known, and the published dataset is not touched by it."""

from __future__ import annotations

from pathlib import Path

from tasks.link import link
from tasks.link.replaced import FILE, note_replaced
from tasks.model import Article, Entity, Extraction, Linking, Mention
from tasks.settings import Settings

BASE = "https://w3id.org/triplewire/data/entity/"


def article(text: str, *names: str, date: str = "2024-05-01") -> Extraction:
    """An article that names people."""
    entities = tuple(Entity(f"e{n}", name, "Person") for n, name in enumerate(names, 1))
    mentions = tuple(Mention(f"m{n}", 0, len(name), name, "Person", f"e{n}", True) for n, name in enumerate(names, 1))
    return Extraction(Article(text, text, published=date), mentions, entities)


def linked(*extractions: Extraction) -> Linking:
    return link(extractions, Settings())


SHORT = article("one", "Voss", "Oda Lind", "Pim Brand")
LONG = article("two", "Mara Voss", "Oda Lind", "Pim Brand")


def test_an_entity_that_gets_another_iri_is_found_by_the_old_one(tmp_path: Path) -> None:
    first, second = linked(SHORT), linked(SHORT, LONG)
    old, new = first.iri_of[SHORT.article.key, "e1"], second.iri_of[SHORT.article.key, "e1"]
    assert old != new
    assert note_replaced(first, tmp_path) == {} and not (tmp_path / FILE).exists()
    assert note_replaced(second, tmp_path) == {old: new}
    assert (tmp_path / FILE).read_text() == f"<{old}> <http://purl.org/dc/terms/isReplacedBy> <{new}> .\n"


def test_an_iri_that_comes_back_is_replaced_no_more(tmp_path: Path) -> None:
    for linking in (linked(SHORT), linked(SHORT, LONG), linked(SHORT)):
        found = note_replaced(linking, tmp_path)
    old, new = linked(SHORT).iri_of[SHORT.article.key, "e1"], linked(SHORT, LONG).iri_of[SHORT.article.key, "e1"]
    assert found == {new: old}
    assert (tmp_path / FILE).read_text().count("\n") == 1


def test_an_iri_replaced_twice_leads_to_the_latest(tmp_path: Path) -> None:
    later = article("three", "Mara Ann Voss", "Oda Lind", "Pim Brand")
    steps = [linked(SHORT), linked(SHORT, LONG), linked(SHORT, LONG, later, article("four", "Mara Ann Voss"))]
    iris = [linking.iri_of[SHORT.article.key, "e1"] for linking in steps]
    for linking in steps:
        found = note_replaced(linking, tmp_path)
    assert set(found.values()) <= {iris[-1]} and all(found.get(iri, iris[-1]) == iris[-1] for iri in iris)


def test_what_was_taken_away_is_replaced_by_nothing(tmp_path: Path) -> None:
    note_replaced(linked(SHORT, article("five", "Rolf Egge")), tmp_path)
    assert note_replaced(linked(SHORT), tmp_path) == {}


def test_an_entity_of_another_name_in_its_place_is_no_successor(tmp_path: Path) -> None:
    other = article("one", "Rolf Egge", "Oda Lind", "Pim Brand")  # the same article, read anew
    note_replaced(linked(SHORT), tmp_path)
    assert note_replaced(linked(other), tmp_path) == {}


def test_damaged_books_are_begun_anew(tmp_path: Path) -> None:
    note_replaced(linked(SHORT), tmp_path)
    (tmp_path / ".cache" / "identities.sqlite").write_bytes(b"SQLite format 3\0 but not really" * 50)
    assert note_replaced(linked(SHORT, LONG), tmp_path) == {}
