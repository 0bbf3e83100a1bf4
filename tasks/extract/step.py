"""Spreads extraction over processes: batches go out, results come back in the order of the articles."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from tasks.model import Article, Extraction, Problem

Result = TypeVar("Result")

#: What BLAS libraries and tokenizers read to know how many threads they may start.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def worker_count(workers: int, batches: int | None = None) -> int:
    """Processes to use: ``workers``, or one a core for 0; never more than there are batches."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    wanted = workers or cores
    return max(1, wanted if batches is None else min(wanted, batches))


def extract_all(
    articles: Iterable[Article], model: str, *, batch: int = 16, workers: int = 1
) -> Iterator[Extraction | Problem]:
    """Extractions of ``articles``, in their order, by ``workers`` processes.

    Raises:
        MissingModel: the model cannot be loaded.
    """
    for results in map_batches(_extract_batch, articles, model, batch=batch, workers=workers):
        yield from results


def map_batches(
    work: Callable[[list[Article], str], Result],
    articles: Iterable[Article],
    model: str,
    *,
    batch: int,
    workers: int,
) -> Iterator[Result]:
    """``work(some articles, model)`` for batch after batch, in order; with one worker in this very process.

    The processes are started from a fresh interpreter (``forkserver`` or ``spawn``), since this one may have threads
    (Prefect's, BLAS's) that a fork would break. Each loads the model once and computes with one thread. No more
    batches are read ahead than keep the processes busy.
    """
    stream = iter(articles)
    groups = iter(lambda: list(islice(stream, max(1, batch))), [])
    first = list(islice(groups, max(1, workers)))
    workers = min(workers, len(first))
    if workers <= 1:
        for group in first:
            yield work(group, model)
        for group in groups:
            yield work(group, model)
        return
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with _one_thread(), ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(model,)) as pool:
        waiting: deque[Future[Result]] = deque(pool.submit(work, group, model) for group in first)
        try:
            waiting.extend(pool.submit(work, group, model) for group in islice(groups, workers))
            while waiting:
                yield waiting.popleft().result()
                for group in islice(groups, 1):
                    waiting.append(pool.submit(work, group, model))
        finally:
            for future in waiting:
                future.cancel()


@contextmanager
def _one_thread() -> Iterator[None]:
    """While processes are started, their environment says: one thread each. What stood there comes back after."""
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _start(model: str) -> None:
    """In a new process: end with the parent, even if that is killed; load the model."""
    parent = multiprocessing.parent_process()
    if parent is not None:

        def end_with_parent() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=end_with_parent, daemon=True).start()
    from tasks.extract.pipeline import loaded_model

    loaded_model(model)


def _extract_batch(articles: list[Article], model: str) -> list[Extraction | Problem]:
    from tasks.extract.article import extract
    from tasks.extract.pipeline import loaded_model

    return list(extract(articles, loaded_model(model), batch=len(articles)))
