"""``triplewire extract``: articles in, extraction records out; no graph is touched."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.options import settings_options

if TYPE_CHECKING:
    from tasks.model import Article, Problem


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write to; standard output if none."
)
@settings_options("model", "workers", "batch", "kb")
def command(paths: tuple[Path, ...], output: Path | None, **given: object) -> None:
    """Write one extraction record (JSON) a line for every article in PATH…, in input order.

    PATH is an article file (.txt, .json, .jsonl, .html) or a folder of them. What cannot be used is told on standard
    error and the rest goes on; the exit code is 1 if nothing could be used.

    \b
    Example:
      triplewire extract data/raw/sample --output records.jsonl
    """
    from tasks.extract.step import extract_all, limit_threads, worker_count

    limit_threads()
    from flows.progress import Progress
    from tasks.extract.record import to_line
    from tasks.kb.identify import identify
    from tasks.kb.store import open_kb
    from tasks.model import Problem
    from tasks.read.files import read_articles
    from tasks.settings import Settings

    settings = Settings.read(**given)
    kb = open_kb(Path(settings.kb)) if settings.kb else None
    problems: list[Problem] = []

    def articles() -> Iterator[Article]:
        for item in read_articles(paths, max_bytes=settings.max_bytes):
            if isinstance(item, Problem):
                problems.append(item)
                click.echo(item, err=True)
            else:
                yield item

    results = extract_all(articles(), settings.model, batch=settings.batch, workers=worker_count(settings.workers))
    out = output.open("w", encoding="utf-8", newline="\n") if output else None
    try:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # whatever the locale
        sink = out or sys.stdout
        with Progress("extracted") as progress:
            for result in results:
                if isinstance(result, Problem):
                    problems.append(result)
                    click.echo(result, err=True)
                else:
                    sink.write(to_line(identify(result, kb)[0] if kb else result) + "\n")
                    progress.advance()
                    if result.skipped:
                        where = result.article.origin or result.article.id
                        click.echo(f"{where}: nothing extracted: {result.skipped}.", err=True)
    finally:
        if out:
            out.close()
    if not progress.done and any(problem.level != "warning" for problem in problems):
        raise SystemExit(1)
