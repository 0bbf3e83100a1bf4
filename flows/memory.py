"""Gives memory that one step has done with back to the system before the next begins, where the C library can."""

from __future__ import annotations

import ctypes
import gc
from functools import cache
from typing import Any


def give_back() -> None:
    """Frees what is no longer used. What the store has freed otherwise stays with the process, half of all it takes."""
    gc.collect()
    if (trim := _trim()) is not None:
        trim(0)


@cache
def _trim() -> Any:
    """``malloc_trim`` of glibc; None with another C library."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, TypeError, AttributeError):
        return None
