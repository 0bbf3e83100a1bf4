"""``triplewire build``: the main job."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import click

from flows.options import settings_options
from tasks.errors import BadGraph, Misuse
from tasks.settings import Settings

#: Articles that were not used, shown at the end of a build; the report has all.
_SHOWN = 10


@click.command(name="build")
@settings_options("raw", "graph", "workers", "model", "batch", "base", "kb", "store", "max_bytes", "bodies")
@click.option("--force", is_flag=True, help="Build even if nothing has changed.")
@click.option("--verify", is_flag=True, help="Build from nothing, aside, and compare: the graphs must be the same.")
@click.pass_context
def command(ctx: click.Context, force: bool, verify: bool, **given: object) -> None:
    """Bring the graph up to date with the articles: new, changed and deleted ones.

    Writes graph.ttl, graph.gexf, report.json and the store into the graph folder. Runs as a Prefect flow: on the server
    named by PREFECT_API_URL, or on one that is started for the time of the run.

    \b
    Example:
      triplewire build --raw data/raw --graph data/graph
    """
    from tasks.extract.step import limit_threads

    limit_threads()
    from flows.quiet_prefect import quiet_prefect
    from flows.state import current_state, is_built, read_numbers
    from tasks.extract.cache import require_model

    settings = Settings.read(**given)
    if not settings.raw.is_dir():
        raise Misuse(f"{settings.raw} is no folder", hint="Name the folder with the articles: --raw FOLDER.")
    require_model(settings.model)
    built = not force and is_built(settings, current_state(settings))
    if built and not verify:
        click.echo(f"Nothing to do: {settings.graph} is up to date.", err=True)
        _tell(settings, read_numbers(settings.graph))
        return
    click.echo("Starting …", err=True)
    quiet_prefect(debug=bool(ctx.find_root().params.get("debug")))
    from flows.temporary_server import prefect_server

    with prefect_server():
        from flows.build import build

        plain = {name: None if value is None else _plain(value) for name, value in given.items()}
        numbers = read_numbers(settings.graph) if built else build(**plain, force=force)
        if verify:
            _verify(settings, lambda folder: build(**{**plain, "graph": str(folder), "store": ""}))
    _tell(settings, numbers)
    if not numbers["read"] and numbers["rejected"]:
        raise SystemExit(1)


def _verify(settings: Settings, build_into: Callable[[Path], object]) -> None:
    """Builds from nothing, and says whether that makes the same."""
    from flows.verify import same_from_nothing

    click.echo("Building once more, from nothing, to compare …", err=True)
    same, ours, anew = same_from_nothing(settings.graph, build_into)
    if not same:
        raise BadGraph(
            f"a build from nothing makes another graph ({anew[:16]}, not {ours[:16]})", where=str(settings.graph),
            hint="Delete that folder and build again; please report what was built before.",
        )  # fmt: skip
    click.echo(f"Verified: a build from nothing makes the same graph ({ours[:16]}).")


def _called() -> str:
    """What to type for ``triplewire`` here: its path as it was given, where the shell does not find the name."""
    path = Path(sys.argv[0])
    return "triplewire" if path.name != "triplewire" or shutil.which("triplewire") else shlex.quote(str(path))


def _plain(value: object) -> object:
    return value if isinstance(value, (int, str)) else str(value)


def _tell(settings: Settings, numbers: dict[str, int]) -> None:
    """What came out, and what to type next."""
    from flows.state import read_behind, read_problems

    graph = settings.graph
    option = "" if graph == Settings().graph else f" --graph {shlex.quote(str(graph))}"
    click.echo(
        f"{numbers['read']} articles: {numbers['extracted']} extracted, {numbers['cached']} known from before, "
        f"{numbers['skipped']} skipped, {numbers['rejected']} rejected."
    )
    click.echo(
        f"The graph has {numbers.get('statements', 0)} statements about {numbers.get('entities', 0)} entities, "
        f"with {numbers.get('evidence', 0)} pieces of evidence."
    )
    problems = read_problems(graph)
    for problem in problems[:_SHOWN]:
        click.echo(f"{problem.level}: {problem}", err=True)
    if len(problems) > _SHOWN:
        click.echo(f"… and {len(problems) - _SHOWN} more: {graph / 'report.json'}", err=True)
    if behind := read_behind(graph):
        network = graph / "graph.gexf"
        click.echo(f"{network} is {behind} articles behind; of so large a graph it takes long: --force", err=True)
    click.echo(
        "\nNext:\n"
        f"  {_called()} query who-said-what{option}\n"
        f"  {_called()} query --list\n"
        f"  Gephi: open {graph / 'graph.gexf'}"
    )
