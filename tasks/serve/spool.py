"""Large answers go from a worker to their reader through files: a slow reader holds no memory, and no worker waits."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO

from tasks.serve.reply import Reply

#: Bytes above which an answer goes through a file.
_LARGE = 1_000_000
#: Bytes that are sent at once.
_PIECE = 256 * 1024
_NUMBERS = count()


def spool(reply: Reply, folder: str) -> str:
    """Writes a large answer to a file of ``folder`` and gives its path; "" if it is small, or the disk is full."""
    if len(reply.body) <= _LARGE or not folder:
        return ""
    path = Path(folder) / f"{_prefix(os.getpid())}{next(_NUMBERS)}"
    try:
        path.write_bytes(reply.body)
    except OSError:
        path.unlink(missing_ok=True)
        return ""
    return str(path)


def open_spooled(path: str) -> BinaryIO:
    """The answer in a file, which has no name any more: it is gone when it is closed.

    Raises:
        OSError: it is not there.
    """
    file = Path(path).open("rb")  # noqa: SIM115 (it is read later, piece by piece)
    with suppress(OSError):  # where open files keep their names, the folder goes with the server
        Path(path).unlink()
    return file


async def pieces(file: BinaryIO) -> AsyncIterator[bytes]:
    """What is in ``file``, piece by piece, as fast as its reader takes it."""
    with file:
        while piece := file.read(_PIECE):
            yield piece


def forget_spooled(folder: str, pid: int) -> None:
    """Takes away what a worker that was ended has left."""
    for path in Path(folder).glob(f"{_prefix(pid)}*") if folder else ():
        path.unlink(missing_ok=True)


def spool_folder(cache: str) -> str:
    """The folder for answers, beside what workers keep of a snapshot; "" if they keep nothing on disk."""
    folder = Path(cache) / "answers"
    if cache:
        folder.mkdir(mode=0o700, exist_ok=True)
    return str(folder) if cache else ""


def _prefix(pid: int) -> str:
    return f"{pid}-"
