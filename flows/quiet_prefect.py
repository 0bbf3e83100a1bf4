"""Prefect for a command line: nothing on the screen, nothing sent to anybody, no server to be started by hand.

Prefect keeps the runs of flows on a server. If one is named (``PREFECT_API_URL``), it is used. If none is, one is
started for the time of the run (:mod:`flows.temporary_server`); its database stands in a cache folder of ours, so that
neither the user's own Prefect is touched nor a new database set up each time.
"""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

_QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_CLI_PROMPT": "false",
}
#: Only for a server of this one run: what serves schedules and browsers is not needed.
_TEMPORARY = {
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_FOREMAN_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
}


def cache_folder() -> Path:
    """Folder for things that can be made again: ``$XDG_CACHE_HOME/triplewire``, or ``~/.cache/triplewire``."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "triplewire"


def quiet_prefect(*, debug: bool = False) -> None:
    """Sets Prefect's variables; call it before Prefect is imported. What the user has set stays.

    Args:
        debug: let Prefect log errors.
    """
    for name, value in _QUIET.items():
        if not (debug and name.startswith("PREFECT_LOGGING")):
            os.environ.setdefault(name, value)
    if "PREFECT_API_URL" not in os.environ:
        for name, value in _TEMPORARY.items():
            os.environ.setdefault(name, value)
        os.environ.setdefault("PREFECT_HOME", str(cache_folder() / f"prefect-{version('prefect')}"))
