"""Progress on standard error: one line that counts where a person watches, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType

#: Seconds between two updates of the line, and between two lines in a log.
_REDRAW, _LINE = 0.1, 15.0


class Progress:
    """Counts things done; use it in ``with``.

    Args:
        what: what is being done: “extracting”.
        total: how many there will be, where known.
    """

    def __init__(self, what: str, total: int | None = None) -> None:
        self.what, self.total, self.done = what, total, 0
        self._terminal = sys.stderr.isatty()
        self._started = self._shown = time.monotonic()

    def __enter__(self) -> Progress:
        if self._terminal:
            self._show(0.0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def advance(self, count: int = 1) -> None:
        """``count`` more articles are done."""
        self.done += count
        now = time.monotonic()
        if now - self._shown >= (_REDRAW if self._terminal else _LINE):
            self._shown = now
            self._show(now - self._started)

    def _show(self, seconds: float) -> None:
        text = f"{self.what} …"
        if self.done:
            of = f" of {self.total}" if self.total is not None else ""
            text = f"{self.what}: {self.done}{of} articles, {self.done / max(seconds, 0.001):.1f} a second"
        sys.stderr.write(f"\r\x1b[K{text}" if self._terminal else f"{text}\n")
        sys.stderr.flush()
