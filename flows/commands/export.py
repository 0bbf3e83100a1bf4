"""``triplewire export``: the graph in another form."""

from __future__ import annotations

from pathlib import Path

import click

from flows.options import settings_options
from tasks.settings import Settings

FORMATS = ("gexf", "graphml", "ttl", "nt", "trig", "jsonld")


@click.command(name="export")
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="Form of the file.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="File to write.")
@settings_options("graph", "bodies")
def command(form: str, output: Path, **given: object) -> None:
    """Write the graph as GEXF or GraphML (for Gephi), Turtle, N-Triples, TriG or JSON-LD.

    \b
    Example:
      triplewire export --format graphml --output story.graphml
    """
    from tasks.export import write_export
    from tasks.store import open_published

    settings = Settings.read(**given)
    write_export(open_published(settings.graph), form, output, bodies=settings.bodies)
    click.echo(f"{output} is written.", err=True)
