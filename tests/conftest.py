"""What many tests share: the model, parsed sentences made by hand, and one Prefect server for the whole session."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tasks.extract.step import limit_threads

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

limit_threads()  # before anything imports numpy

#: Seconds that a Prefect server may take to start on a busy machine.
_START = 120


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default English model as Triplewire loads it: our layout before the parser, fast where results are equal."""
    from tasks.extract.parsing.pipeline import load_model

    return load_model()


@pytest.fixture(scope="session")
def hand_doc() -> Callable[..., Doc]:
    """Makes a parsed doc by hand, for rules that need no model.

    ``hand_doc("Rain fell .", heads=[1, 1, 1], deps=["nsubj", "ROOT", "punct"], tags=["NN", "VBD", "."])``: words are
    parted by spaces; a word that begins with ``_`` stands close to the one before (``Rain fell _.``). Optional besides:
    ``pos``, ``lemmas``, ``ents`` as [(first, end, label)].
    """
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

    import tasks.extract.components  # noqa: F401  registers doc._.triplewire_…

    vocab = Vocab()

    def make(
        text: str,
        *,
        heads: list[int],
        deps: list[str],
        tags: list[str] | None = None,
        pos: list[str] | None = None,
        lemmas: list[str] | None = None,
        ents: list[tuple[int, int, str]] | None = None,
    ) -> Doc:
        parts = text.split(" ")
        words = [part.removeprefix("_") if len(part) > 1 else part for part in parts]
        close = [len(part) > 1 and part.startswith("_") for part in parts]
        spaces = [not after for after in [*close[1:], True]]
        made = Doc(
            vocab, words=words, spaces=spaces, heads=heads, deps=deps, tags=tags, pos=pos, lemmas=lemmas or words
        )
        made.set_ents([Span(made, first, end, label=label) for first, end, label in ents or []], default="outside")
        return made

    return make


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of the API of a real Prefect server that runs for the session; this process and its children use it."""
    from flows.quiet_prefect import quiet_prefect

    before = dict(os.environ)
    os.environ["PREFECT_HOME"] = str(tmp_path_factory.mktemp("prefect"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
    quiet_prefect()
    log = (tmp_path_factory.mktemp("log") / "server.log").open("wb")
    server = subprocess.Popen(
        [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port), "--no-ui"],
        stdout=log, stderr=log, start_new_session=True,
    )  # fmt: skip
    try:
        _wait_for(f"{os.environ['PREFECT_API_URL']}/health", server, Path(log.name))
        yield os.environ["PREFECT_API_URL"]
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
        os.environ.clear()
        os.environ.update(before)


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _START
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"the Prefect server did not start:\n{log.read_text(errors='replace')[-2000:]}")
