"""``triplewire export``: the graph in another form."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from flows.options import settings_options
from tasks.errors import Misuse
from tasks.settings import Settings

FORMATS = ("gexf", "graphml", "csv", "svg", "png", "ttl", "nt", "trig", "jsonld")
VIEWS = ("entities", "statements", "speakers")
TYPES = (
    "Person", "Organization", "Group", "Country", "AdministrativeArea", "City", "Place", "Facility", "Event", "Product",
    "CreativeWork", "Concept",
)  # fmt: skip
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(name="export")
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="Form of the file.")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), required=True,
    help="File to write; csv makes two of it, NAME-nodes.csv and NAME-edges.csv.",
)  # fmt: skip
@click.option(
    "--view", type=click.Choice(VIEWS), help="entities: who with whom (default). statements: speaker → statement → "
    "entity. speakers: who speaks of whom.",
)  # fmt: skip
@click.option("--from", "since", type=_DAY, metavar="DATE", help="Only what was published on this day or later.")
@click.option("--to", "until", type=_DAY, metavar="DATE", help="Only what was published on this day or earlier.")
@click.option(
    "--type", "types", type=click.Choice(TYPES), multiple=True, help="Only entities of this class; repeatable."
)
@click.option("--min-support", type=click.IntRange(min=1), help="Only statements with so many independent reports.")
@settings_options("graph", "bodies")
def command(
    form: str,
    output: Path,
    view: str | None,
    since: datetime | None,
    until: datetime | None,
    types: tuple[str, ...],
    min_support: int | None,
    **given: object,
) -> None:
    """Write the graph for Gephi (GEXF, GraphML, CSV), as a picture (SVG, PNG), or as RDF (Turtle, N-Triples, TriG,
    JSON-LD).

    The options from --view to --min-support choose what Gephi and the picture show; RDF is always the whole graph.

    \b
    Example:
      triplewire export --format gexf --view speakers --from 2024-05-01 --output story.gexf
      triplewire export --format svg --type Person --type Organization --output people.svg
    """
    from tasks.export import NETWORK_FORMS, write_export
    from tasks.store import open_published, published_file

    chosen = any(value is not None for value in (view, since, until, min_support)) or bool(types)
    if chosen and form not in NETWORK_FORMS:
        raise click.UsageError(f"--view, --from, --to, --type and --min-support go with {', '.join(NETWORK_FORMS)}.")
    if since and until and since > until:
        raise click.UsageError("--from is later than --to.")
    if output.exists() and not output.is_file():  # it would be replaced, a device too
        raise Misuse(f"{output} is no file", hint="Name a file to write: --output FILE.")
    if not output.absolute().parent.is_dir():
        raise Misuse(f"there is no folder {output.absolute().parent}", hint="Make it, or name another --output.")
    settings = Settings.read(**given)
    store = open_published(settings.graph)
    choice = None
    if chosen:
        from tasks.export.views import Choice

        first, last = (day.date().isoformat() if day else "" for day in (since, until))
        choice = Choice(view or "entities", first, last, frozenset(types), min_support or 1)
    dataset = published_file(settings.graph) if form in NETWORK_FORMS else None
    for path in write_export(store, form, output, bodies=settings.bodies, choice=choice, dataset=dataset):
        click.echo(f"{path} is written.", err=True)
