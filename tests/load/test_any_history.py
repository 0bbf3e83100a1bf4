"""The graph is a function of the set of articles: whatever came, changed and went before, and however a build ended.

Real runs of link and load over extractions made by hand; the reference is one build from nothing.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pyoxigraph as ox
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tasks.link.link import link
from tasks.load import LoadReport, load
from tasks.load.assembly import Assembly
from tasks.load.books import Books
from tasks.model import Extraction
from tasks.settings import Settings
from tasks.store import Draft, open_published
from tests.load.hand_made import BASE, Page, emergency, hearsay

loading = sys.modules["tasks.load.load"]
NAMES = ["Ana Brook", "Bo Brook", "Ann Lee", "Brook"]
#: Where a build may be killed: the call that fails, of the module that makes it.
KILLED_IN = [
    (Assembly, "put_article"), (Assembly, "retell"), (Assembly, "put_linking"), (Assembly, "put_computed"),
    (loading, "write_atomically"), (Draft, "publish"), (Books, "keep"), (Path, "rename"),
]  # fmt: skip


@cache
def pool() -> list[Extraction]:
    """Articles that share people, places, statements and texts, and contradict each other."""
    pages = [
        emergency(publisher="Vale Post", published="2024-05-02"),
        emergency(publisher="Dale Echo", published="2024-05-02"),  # the very same text
        emergency(
            "After the storm, Ana Brook declared a state of emergency in Leeds.", published="2024-05-03T10:30:00Z"
        ),
        hearsay(),
        Page("Nothing was said."),
    ]
    for number, name in enumerate(NAMES):
        pages += [hurt_in(name, hurt, f"2024-05-0{number + 1}") for hurt in (3, 5.5)]
    pages += [hired_by("Harwick"), hired_by("Harwick Motors"), law_called("State of Emergency")]
    return [page.found for page in pages]


def hurt_in(name: str, hurt: float, day: str) -> Page:
    page = Page(f"{name} hurt {hurt} people in Leeds, Hull and York on Monday.", published=day)
    who = page.entity(name)
    places = [page.entity(place, "City") for place in ("Leeds", "Hull", "York")]
    page.relation(
        "hurt", "hurt", page.argument("subject", name, entity=who),
        page.argument("object", f"{hurt} people", quantity=page.quantity(str(hurt), hurt)),
        place=places[0], time=page.time("Monday", "2024-04-29"),
    )  # fmt: skip
    page.role(who, name.split()[0], places[1])
    return page


def hired_by(company: str) -> Page:
    """Two articles that call one company by two names: what it is called depends on both."""
    page = Page(f"{company} hired Ann Lee and Bo Ray in Leeds.", publisher=company)
    people = [page.entity(name) for name in ("Ann Lee", "Bo Ray")]
    page.entity("Leeds", "City")
    page.relation(
        "hire", "hired", page.argument("subject", company, entity=page.entity(company, "Organization")),
        page.argument("object", "Ann Lee", entity=people[0]),
    )  # fmt: skip
    return page


def law_called(name: str) -> Page:
    """What others speak of in plain words is a name here."""
    page = Page(f"Ann Lee wrote {name}.")
    page.relation(
        "write", "wrote", page.argument("subject", "Ann Lee", entity=page.entity("Ann Lee")),
        page.argument("object", name, entity=page.entity(name, "Concept")),
    )  # fmt: skip
    return page


def build(graph: Path, chosen: list[Extraction], *, fresh: bool = False) -> LoadReport:
    given = Settings(graph=graph, base=BASE)
    with patch.object(loading, "_SHARE", 100.0):  # change what is there, however much has changed
        return load(chosen, link(chosen, given), given, fresh=fresh)


@cache
def reference(chosen: frozenset[int]) -> tuple[bytes, bytes, LoadReport, frozenset[ox.Quad]]:
    with tempfile.TemporaryDirectory() as folder:
        report = build(Path(folder), [pool()[n] for n in sorted(chosen)], fresh=True)
        return result(Path(folder), report)


def result(graph: Path, report: LoadReport) -> tuple[bytes, bytes, LoadReport, frozenset[ox.Quad]]:
    files = ((graph / name).read_bytes() for name in ("graph.ttl", "rejected.jsonl"))
    turtle, rejected = files
    return turtle, rejected, report, frozenset(open_published(graph))


class AnyHistory(RuleBasedStateMachine):
    """Builds over a set of articles that changes, some of them cut short."""

    def __init__(self) -> None:
        super().__init__()
        self.graph = Path(tempfile.mkdtemp())
        self.chosen: set[int] = set(range(3))
        self.report: LoadReport | None = None
        self.built: frozenset[int] | None = None

    def teardown(self) -> None:
        shutil.rmtree(self.graph)

    @rule(number=st.integers(0, 15))
    def add(self, number: int) -> None:
        self.chosen.add(number)

    @rule(number=st.integers(0, 15))
    def delete(self, number: int) -> None:
        self.chosen.discard(number)

    @rule(old=st.integers(0, 15), new=st.integers(0, 15))
    def change(self, old: int, new: int) -> None:
        if old in self.chosen:
            self.chosen.remove(old)
            self.chosen.add(new)

    @rule(order=st.randoms(use_true_random=False))
    def run(self, order) -> None:  # type: ignore[no-untyped-def]
        found = [pool()[n] for n in sorted(self.chosen)]
        order.shuffle(found)
        self.report = build(self.graph, found)
        self.built = frozenset(self.chosen)

    @rule(place=st.sampled_from(KILLED_IN), after=st.integers(0, 2))
    def run_that_is_killed(self, place: tuple[object, str], after: int) -> None:
        class Killed(BaseException):
            pass

        real = getattr(*place)
        calls: list[object] = []

        def fails(*given: object, **named: object) -> object:
            calls.append(given)
            if len(calls) > after:
                raise Killed
            return real(*given, **named)

        with patch.object(*place, fails):
            try:
                self.report = build(self.graph, [pool()[n] for n in sorted(self.chosen)])
                self.built = frozenset(self.chosen)
            except Killed:
                self.built = None

    @precondition(lambda self: self.built is not None)
    @invariant()
    def what_is_published_is_what_one_build_from_nothing_makes(self) -> None:
        assert self.built is not None and self.report is not None
        assert result(self.graph, self.report) == reference(self.built)


TestAnyHistory = AnyHistory.TestCase
TestAnyHistory.settings = settings(
    max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_a_change_is_made_in_what_is_published_and_not_from_nothing(tmp_path: Path) -> None:
    build(tmp_path, pool()[:9])
    with patch.object(loading, "FreshSink", side_effect=AssertionError("from nothing")):
        build(tmp_path, [*pool()[1:9], pool()[10]])
    assert result(tmp_path, build(tmp_path, [*pool()[1:9], pool()[10]])) == reference(frozenset({*range(1, 9), 10}))


def test_articles_are_told_anew_when_something_in_them_is_called_otherwise(tmp_path: Path) -> None:
    """And only told anew: their own graphs stay untouched."""
    for there, comes in ((13, 14), (0, 15)):
        folder = tmp_path / str(comes)
        build(folder, [pool()[there]])
        with patch.object(Assembly, "put_article", autospec=True, side_effect=Assembly.put_article) as put:
            report = build(folder, [pool()[there], pool()[comes]])
        assert put.call_count == 1
        before, now = reference(frozenset({there})), reference(frozenset({there, comes}))
        assert glosses(before[3]) - glosses(now[3]), "nothing is called otherwise"
        assert result(folder, report) == now


def glosses(quads: frozenset[ox.Quad]) -> set[str]:
    """Glosses of statements."""
    return {
        quad.object.value
        for quad in quads
        if quad.predicate.value.endswith("#label") and "/statement/" in str(quad.subject)
    }


def test_a_file_that_somebody_touched_is_made_anew(tmp_path: Path) -> None:
    report = build(tmp_path, pool()[:9])
    (tmp_path / "graph.ttl").write_text("# mine now\n")
    assert build(tmp_path, pool()[:9]) == report
    assert (tmp_path / "graph.ttl").read_bytes() == reference(frozenset(range(9)))[0]


def test_damaged_books_are_done_without(tmp_path: Path) -> None:
    build(tmp_path, pool()[:9])
    books = tmp_path / ".cache" / "load.sqlite"
    books.write_bytes(books.read_bytes()[:5000] + b"\xff" * 20_000)
    assert result(tmp_path, build(tmp_path, pool()[:8])) == reference(frozenset(range(8)))


def test_the_article_pool_is_one_that_can_fail(tmp_path: Path) -> None:
    """It has contradictions, copies and decisions, or the machine would prove little."""
    build(tmp_path, pool())
    query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    graphs = {row["g"].value.rpartition("/")[2] for row in open_published(tmp_path).query(query)}  # type: ignore[union-attr]
    assert {"contradictions", "copies", "decisions", "entities", "statements", "predicates"} <= graphs
