"""Spreads extraction over processes: batches go out, results come back in the order of the articles."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from tasks.errors import TriplewireError
from tasks.model import Article, Extraction, Problem

Result = TypeVar("Result")

#: What BLAS libraries and tokenizers read to know how many threads they may start.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article: kept in the cache (perhaps as skipped), or a problem."""

    key: str
    id: str
    seconds: float
    skipped: str | None = None
    problem: Problem | None = None


def worker_count(workers: int, batches: int | None = None) -> int:
    """Processes to use: ``workers``, or one a core for 0; never more than there are batches."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    wanted = workers or cores
    return max(1, wanted if batches is None else min(wanted, batches))


def limit_threads() -> None:
    """One thread for each process of ours: call it before numpy is imported. What the user set stays."""
    for name in THREADS:
        os.environ.setdefault(name, "1")


class Workers:
    """Processes that take batches of articles; use it in ``with``. With one worker the work is done right here.

    The processes are started from a fresh interpreter (``forkserver`` or ``spawn``), since this one may have threads
    (Prefect's, BLAS's) that a fork would break. Each loads the model once, computes with one thread, and ends when its
    parent does, however that ended.
    """

    def __init__(self, count: int, model: str) -> None:
        self.count, self.model = count, model
        self._pool: ProcessPoolExecutor | None = None
        self._here = threading.Lock()  # the model is for one thread at a time

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def submit(self, work: Callable[..., Result], *arguments: object) -> Future[Result]:
        """``work(*arguments, model)`` in one of the processes; after one of them died, new ones are started."""
        if self.count <= 1:
            done: Future[Result] = Future()
            try:
                with self._here:
                    done.set_result(work(*arguments, self.model))
            except Exception as error:  # as a process would hand it over
                done.set_exception(error)
            return done
        try:
            return self._started().submit(work, *arguments, self.model)
        except BrokenProcessPool:
            self._pool = None
            return self._started().submit(work, *arguments, self.model)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
            self._pool = ProcessPoolExecutor(
                self.count, mp_context=multiprocessing.get_context(method), initializer=_start, initargs=(self.model,)
            )
        return self._pool


def in_batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    """``articles`` in lists of ``size``, the last one shorter."""
    stream = iter(articles)
    while group := list(islice(stream, max(1, size))):
        yield group


def extract_all(
    articles: Iterable[Article], model: str, *, batch: int = 16, workers: int = 1
) -> Iterator[Extraction | Problem]:
    """Extractions of ``articles``, in their order, by ``workers`` processes (one batch alone needs but one).

    No more batches are read ahead than keep the processes busy.

    Raises:
        MissingModel: the model cannot be loaded.
    """
    groups = in_batches(articles, batch)
    first = list(islice(groups, max(1, workers)))
    with Workers(min(workers, len(first)), model) as pool:
        waiting: deque[Future[list[Extraction | Problem]]] = deque()
        for group in chain(first, groups):
            waiting.append(pool.submit(extract_batch, group))
            if len(waiting) >= 2 * pool.count:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def extract_batch(articles: list[Article], model: str) -> list[Extraction | Problem]:
    """Extractions of one batch; this is what a worker runs."""
    from tasks.extract.article import extract
    from tasks.extract.parsing.pipeline import loaded_model

    return list(extract(articles, loaded_model(model), batch=len(articles)))


def extract_into(articles: list[Article], folder: Path, version: str, model: str) -> list[Outcome]:
    """Extracts one batch into the cache (:mod:`tasks.extract.cache`); gives what became of each article.

    Raises:
        OSError: the cache cannot be written.
    """
    from tasks.extract.article import extract_timed
    from tasks.extract.cache import ExtractionCache
    from tasks.extract.parsing.pipeline import loaded_model

    store = ExtractionCache(folder, version)
    outcomes = []
    timed = extract_timed(articles, loaded_model(model), batch=len(articles))
    for article, (result, seconds) in zip(articles, timed, strict=True):
        if isinstance(result, Problem):
            outcomes.append(Outcome(article.key, article.id, seconds, problem=result))
        else:
            store.write(result)
            outcomes.append(Outcome(article.key, article.id, seconds, skipped=result.skipped))
    return outcomes


def _start(model: str) -> None:
    """In a new process: end with the parent, even if that is killed; load the model."""
    parent = multiprocessing.parent_process()
    if parent is not None:

        def end_with_parent() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=end_with_parent, daemon=True).start()
    limit_threads()
    from tasks.extract.parsing.pipeline import loaded_model

    with suppress(TriplewireError):  # whoever asks for a batch will be told
        loaded_model(model)
