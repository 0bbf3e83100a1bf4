"""A network as a PNG picture: the SVG one, drawn by resvg (an extra: ``pip install "triplewire[png]"``)."""

from __future__ import annotations

import importlib
from pathlib import Path

from tasks.errors import Misuse
from tasks.export.network import Network
from tasks.export.picture import svg_of

#: Pixels of the PNG for each one of the SVG, so that it is sharp in print.
_ZOOM = 2


def write_png(network: Network, path: Path) -> None:
    """Draws ``network`` as :func:`tasks.export.picture.write_svg` does.

    Raises:
        Misuse: resvg is not installed.
        OSError: the file cannot be written.
    """
    try:
        resvg = importlib.import_module("resvg_py")
    except ImportError:
        raise Misuse(
            "drawing a PNG needs the package resvg_py", hint='pip install "triplewire[png]", or --format svg'
        ) from None
    path.write_bytes(bytes(resvg.svg_to_bytes(svg_string=svg_of(network), zoom=_ZOOM)))
