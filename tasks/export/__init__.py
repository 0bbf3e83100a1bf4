"""Graph → files for other programs: RDF in its standard forms, networks for Gephi and spreadsheets, pictures."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tasks.export.rdf import FORMATS, write_rdf

if TYPE_CHECKING:
    from tasks.export.network import Network
    from tasks.export.views import Choice

#: Forms that show a network, so that a view can be chosen.
NETWORK_FORMS = ("gexf", "graphml", "csv", "svg", "png")


def write_export(
    store: ox.Store,
    form: str,
    path: Path,
    *,
    bodies: bool = True,
    choice: Choice | None = None,
    dataset: Path | None = None,
) -> tuple[Path, ...]:
    """Write ``store`` as ``form`` (one of :data:`NETWORK_FORMS`, or ttl, nt, trig, jsonld), whole or not at all.

    Args:
        bodies: whether the articles' texts go into RDF forms.
        choice: which part of the graph the network forms show; all ties between entities by default.
        dataset: the file of the same dataset, if it is at hand: a network is made from it in a quarter of the time.

    Returns:
        The files that were written: ``path``, or for csv two beside it.

    Raises:
        Misuse: a PNG is asked for, and the package that draws it is not installed.
        OSError: a file cannot be written.
        KeyError: no such form.
    """
    if form in FORMATS:
        with _beside(path) as (beside,):
            write_rdf(store, form, beside, bodies=bodies)
        return (path,)
    from tasks.export.contents import read_contents  # numpy, which views need, takes a fifth of a second
    from tasks.export.dataset import read_dataset
    from tasks.export.views import Choice, make_view

    write = None if form == "csv" else _writer(form)
    with _no_collection():
        choice = choice or Choice()
        ties_only = choice.view == "entities"
        contents = read_contents(store) if dataset is None else read_dataset(dataset, ties_only=ties_only)
        network = make_view(contents, choice)
        del contents
    if write is None:
        from tasks.export.tables import table_paths, write_tables

        targets = table_paths(path)
        with _beside(*targets) as (nodes, edges):
            write_tables(network, nodes, edges)
        return targets
    with _beside(path) as (beside,):
        write(network, beside)
    return (path,)


def _writer(form: str) -> Callable[[Network, Path], None]:
    if form == "gexf":
        from tasks.export.gexf import write_gexf

        return write_gexf
    if form == "graphml":
        from tasks.export.graphml import write_graphml

        return write_graphml
    if form == "svg":
        from tasks.export.picture import write_svg

        return write_svg
    if form == "png":
        from tasks.export.png import write_png

        return write_png
    raise KeyError(form)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Nothing is looked through for cycles while a million objects are made that have none; an eighth of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@contextmanager
def _beside(*paths: Path) -> Iterator[tuple[Path, ...]]:
    """Files to write into that take their places when all is well, and leave nothing behind when it is not."""
    drafts = tuple(path.with_name(f".{path.name}.{os.getpid()}") for path in paths)
    try:
        yield drafts
        for draft, path in zip(drafts, paths, strict=True):
            draft.replace(path)
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
