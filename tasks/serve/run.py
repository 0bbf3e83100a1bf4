"""Starts the server, and stops it when asked to."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import replace
from tempfile import TemporaryDirectory

import uvicorn

from tasks.errors import Misuse
from tasks.serve.app import make_app
from tasks.serve.options import ServeOptions
from tasks.store import open_published


def serve(options: ServeOptions, announce: Callable[[str], None]) -> None:
    """Serves until the process is told to stop; ``announce`` gets the address when requests are taken.

    Raises:
        BadGraph: nothing is published under ``options.graph``.
        Misuse: the address cannot be used, or an option does not fit.
    """
    open_published(options.graph)  # a mistake is told now, not at the first request
    with _listen(options.host, options.port) as listening, TemporaryDirectory(prefix="triplewire-") as own:
        host, port = listening.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        config = uvicorn.Config(
            make_app(replace(options, cache=own)),
            log_level="warning", access_log=False, server_header=False, lifespan="on",
            timeout_graceful_shutdown=5, h11_max_incomplete_event_size=128 * 1024,
        )  # fmt: skip
        announce(f"http://{shown}:{port}{options.root_path}/")
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(2048)
    except OSError as error:
        raise Misuse(
            f"cannot listen on {host}, port {port}: {error.strerror or error}",
            hint="Another program may use the port: --port takes another one, 0 any free one.",
        ) from None
    except OverflowError:
        raise Misuse(f"{port} is no port", hint="Ports go from 0 to 65535.") from None
    return listening
