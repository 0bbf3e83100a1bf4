"""Graph → files for other programs: RDF in its standard forms, networks for Gephi and spreadsheets, pictures."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tasks.export.rdf import FORMATS, write_rdf
from tasks.memory import no_collection

if TYPE_CHECKING:
    from tasks.export.network import Network
    from tasks.export.views import Choice

#: Forms that show a network, so that a view can be chosen.
NETWORK_FORMS = ("gexf", "graphml", "csv", "svg", "png")
#: Of these, the ones that are written edge by edge.
_IN_ORDER = frozenset({"gexf", "graphml", "csv"})


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
        dataset: the file of the same dataset, if it is at hand: a network is read from it in half the time.

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
    return write_network(store if dataset is None else dataset, form, path, choice=choice)


def write_network(source: ox.Store | Path, form: str, path: Path, *, choice: Choice | None = None) -> tuple[Path, ...]:
    """Write the network of a store, or of the file of its dataset, as ``form``, one of :data:`NETWORK_FORMS`; the rest
    as :func:`write_export`, which see.
    """
    from tasks.export.tables import table_paths, write_tables  # numpy, which networks need, takes a fifth of a second
    from tasks.export.views import Choice

    targets = table_paths(path) if form == "csv" else (path,)
    write = None if form == "csv" else _writer(form)
    with _beside(*targets) as drafts, TemporaryDirectory(prefix=".edges-", dir=path.parent) as folder, no_collection():
        network = _network(source, choice or Choice(), Path(folder) if form in _IN_ORDER else None)
        if write is None:
            write_tables(network, *drafts)
        else:
            write(network, *drafts)
    return targets


def _network(source: ox.Store | Path, choice: Choice, folder: Path | None) -> Network:
    """The network of a source; with its edges in ``folder``, where that is given, if they can be read one by one."""
    from tasks.export.contents import read_contents
    from tasks.export.dataset import read_dataset
    from tasks.export.on_disk import network_on_disk
    from tasks.export.views import make_view

    if not isinstance(source, Path):
        return make_view(read_contents(source), choice)
    if folder is not None and choice.view == "entities":
        return network_on_disk(source, choice, folder)
    return make_view(read_dataset(source, ties_only=choice.view == "entities"), choice)


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
