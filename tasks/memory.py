"""What keeps memory low over the steps of a run: what one has done with is let go of before the next begins."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any


def give_back() -> None:
    """Gives what is no longer used back to the system, where the C library can.

    What the store has freed otherwise stays with the process, half of all it takes.
    """
    gc.collect()
    if (trim := _trim()) is not None:
        trim(0)


def forget(*packages: str) -> None:
    """Empties what the functions of these packages remember of earlier calls; tables that are made once stay."""
    for name, module in sorted(sys.modules.items()):
        if name.rpartition(".")[0] in packages:
            for value in list(vars(module).values()):
                told = getattr(value, "cache_info", None)
                if told is not None and (told().maxsize or 0) > 1:
                    value.cache_clear()


@contextmanager
def no_collection() -> Iterator[None]:
    """Nothing is looked through for cycles while a million objects are made that have none; an eighth of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@contextmanager
def long_lived() -> Iterator[None]:
    """What is there now is not looked through for cycles again and again: it lives to the end of the block."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@cache
def _trim() -> Any:
    """``malloc_trim`` of glibc; None with another C library."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, TypeError, AttributeError):
        return None
