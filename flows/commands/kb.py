"""``triplewire kb``: make a knowledge base that names people and organisations by their identifiers."""

from __future__ import annotations

from pathlib import Path

import click


@click.group(name="kb")
def command() -> None:
    """Make a knowledge base for --kb, out of a Wikidata dump or of lines of your own.

    \b
    Example:
      triplewire kb build people.jsonl people.sqlite
    """


@command.command(name="build")
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
def build(source: Path, target: Path) -> None:
    """Compile SOURCE into TARGET (SQLite), which --kb takes.

    SOURCE is JSON Lines (id, label, type, aliases, description) or a Wikidata JSON dump, plain, .gz or .bz2. It is read
    as a stream, so it may be far larger than the memory.

    \b
    Example:
      triplewire kb build latest-all.json.bz2 wikidata.sqlite
    """
    from flows.progress import Progress
    from tasks.kb.store import build_kb

    with Progress("entries") as bar:
        count = build_kb(source, target, lambda done: bar.advance(done - bar.done))
    click.echo(f"{target}: {count:,} entries.", err=True)
