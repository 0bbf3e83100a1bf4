"""The main job as a Prefect flow: articles → extract → link → load → export → report.

Tasks hand each other references, not data: what they make stands in the graph folder. So a run that is killed repeats
only the batches it was in, and nothing is published before it is whole.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from flows.network import articles_behind, is_due, note_written
from flows.progress import Progress
from flows.report import RunReport
from flows.state import CACHE, clear_damage, current_state, file_digest, forget_state, locked, write_state
from tasks.errors import TriplewireError
from tasks.export import write_network
from tasks.extract.cache import CachedExtractions, ExtractionCache, digest_of, extraction_version
from tasks.extract.step import Outcome, Workers, extract_into, in_batches, worker_count
from tasks.link.kept import Kept
from tasks.link.link import link
from tasks.link.replaced import note_replaced
from tasks.load.load import LoadReport, load
from tasks.memory import give_back
from tasks.model import Article, Linking, Problem
from tasks.read import read_articles
from tasks.settings import Settings
from tasks.store import open_published, published_file, write_atomically

#: Batches that are under way at a time, at most.
_WINDOW = 64
#: Packages whose files decide what linking finds in an article.
_LINKING = ("tasks.link", "tasks.kb", "tasks.gazetteer", "ontology.lexicon")


def _may_help(task: Any, run: Any, state: Any) -> bool:
    """Whether to try again: a disk, a network or a process may recover; what a user has to mend will not."""
    return not isinstance(state.result(raise_on_failure=False), TriplewireError)


_STEP: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}
_OUTSIDE: dict[str, Any] = {**_STEP, "retries": 2, "retry_delay_seconds": [1, 10], "retry_condition_fn": _may_help}


@flow(name="build", persist_result=False, task_runner=ThreadPoolTaskRunner(max_workers=_WINDOW))
def build(
    raw: str | None = None, graph: str | None = None, model: str | None = None, base: str | None = None,
    workers: int | None = None, batch: int | None = None, store: str | None = None, kb: str | None = None,
    max_bytes: int | None = None, bodies: bool | None = None, force: bool = False,
) -> dict[str, int]:  # fmt: skip
    """Brings the graph up to date with the articles; the parameters are the fields of ``tasks.settings.Settings``, and
    ``force``: write the network, too, however little has changed.

    Returns:
        How many articles were read, extracted, cached, skipped and rejected, and how much is in the graph.
    """
    settings = Settings.read(**{name: value for name, value in locals().items() if name != "force"})
    report = RunReport()
    with locked(settings.graph):
        state = current_state(settings)
        forget_state(settings.graph)
        clear_damage(settings.graph)
        with _timed("read", report):
            articles, problems = read(settings)
            report.add_read(articles, problems)
        with _timed("extract", report):
            extractions = extract(articles, settings, report)
        with _timed("link", report), Progress("linking"):
            linking = link_entities(extractions, settings)
            report.add_linking(linking)
            give_back()
        with _timed("load", report), Progress("loading"):
            report.add_load(load_graph(extractions, quote(linking), settings))
            note_replaced(linking, settings.graph)
        del linking
        give_back()
        with _timed("export", report), Progress("exporting"):
            made_by = f"{state.program} {state.settings}"
            keys = {article.key for article in articles}
            behind = articles_behind(settings.graph, keys, made_by)
            if force or is_due(behind, len(keys), report.counts["statements"]):
                export_network(settings)
                note_written(settings.graph, keys, made_by)
                behind = 0
            report.network_behind = behind or 0
        report.add_skipped(extractions.skipped)
        publish_report(quote(report), settings)
        write_state(settings.graph, state)
    return report.numbers()


@task(name="read", **_OUTSIDE)
def read(settings: Settings) -> tuple[list[Article], list[Problem]]:
    """Articles under the raw folder, and what is none."""
    found = list(read_articles([settings.raw], max_bytes=settings.max_bytes))
    articles = [item for item in found if isinstance(item, Article)]
    return articles, [item for item in found if isinstance(item, Problem)]


def extract(articles: list[Article], settings: Settings, report: RunReport) -> CachedExtractions:
    """Extractions of ``articles``: those that no earlier run has made, in batches spread over processes."""
    cache = ExtractionCache(settings.graph / CACHE / "extract", extraction_version(settings.model))
    new = [article for article in articles if not cache.has(article)]
    report.cached = len(articles) - len(new)
    batches = list(in_batches(new, settings.batch))
    failed: set[str] = set()
    with (
        Workers(worker_count(settings.workers, len(batches)), settings.model) as pool,
        Progress("extracting", len(new)) as bar,
    ):
        waiting: deque[tuple[list[Article], PrefectFuture[list[Outcome]]]] = deque()
        while batches or waiting:
            while batches and len(waiting) < min(2 * pool.count, _WINDOW):
                some = batches.pop(0)
                waiting.append((some, extract_batch.submit(quote(some), pool, cache)))
            some, future = waiting.popleft()
            outcomes = future.result(raise_on_failure=False)
            if isinstance(outcomes, (TriplewireError, OSError)):
                raise outcomes
            if isinstance(outcomes, BaseException):  # a process died of it: find the article that it died of
                if len(some) > 1:
                    batches.extend([article] for article in some)
                    continue
                outcomes = [Outcome(some[0].key, some[0].id, 0.0, problem=_fatal(some[0], outcomes))]
            bar.advance(len(some))
            report.add_outcomes(outcomes)
            failed.update(outcome.key for outcome in outcomes if outcome.problem)
    cache.prune({article.key for article in articles})
    return CachedExtractions(cache, (article for article in articles if article.key not in failed))


@task(name="extract", **_OUTSIDE)
def extract_batch(articles: list[Article], pool: Workers, cache: ExtractionCache) -> list[Outcome]:
    """One batch through the model, into the cache, by one of the processes."""
    return pool.submit(extract_into, articles, cache.folder, cache.version).result()


def _fatal(article: Article, error: BaseException) -> Problem:
    where = article.origin or article.id
    return Problem(where, f"ended the process that read it ({type(error).__name__}).", "Is there enough memory?")


@task(name="link", **_STEP)
def link_entities(extractions: CachedExtractions, settings: Settings) -> Linking:
    """Who is who over all articles."""
    kb = Path(settings.kb)
    knowledge = file_digest(kb) if settings.kb and kb.is_file() else ""
    version = f"{digest_of(_LINKING)} {settings.base} {knowledge}"
    return link(extractions, settings, Kept(settings.graph / CACHE / "link.sqlite", version))


@task(name="load", **_OUTSIDE)
def load_graph(extractions: CachedExtractions, linking: Linking, settings: Settings) -> LoadReport:
    """The graph: made, checked and published in one step."""
    return load(extractions, linking, settings)


@task(name="export", **_OUTSIDE)
def export_network(settings: Settings) -> None:
    """``graph.gexf`` for Gephi."""
    beside = settings.graph / ".graph.gexf"
    write_network(published_file(settings.graph) or open_published(settings.graph), "gexf", beside)
    beside.replace(settings.graph / "graph.gexf")


@task(name="report", **_OUTSIDE)
def publish_report(report: RunReport, settings: Settings) -> None:
    """``report.json``, and the same as an artifact on Prefect's server."""
    write_atomically(settings.graph / "report.json", [report.as_json()])
    create_markdown_artifact(report.as_markdown(), key="triplewire-build", description="What a build read and made")


@contextmanager
def _timed(step: str, report: RunReport) -> Iterator[None]:
    begun = perf_counter()
    yield
    report.seconds[step] = round(perf_counter() - begun, 2)
