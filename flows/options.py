"""Settings as command line options: one decorator, so that name, help and variable stand in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import click

from tasks.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

_KINDS: dict[type, click.ParamType | type] = {Path: click.Path(path_type=Path), int: click.IntRange(min=0), str: str}


def settings_options(*names: str) -> Callable[[Command], Command]:
    """Options ``--<name>`` (with ``-`` for ``_``) for these fields of :class:`Settings`; a value not given
    arrives as None.

    The function gets them as keyword arguments, for ``Settings.read(**given)``, which then looks at the
    ``TRIPLEWIRE_…`` variables and the defaults.

    Raises:
        KeyError: no such setting.
    """
    known = {item.name: item for item in fields(Settings)}

    def decorate(function: Command) -> Command:
        for name in reversed(names):
            item, dashed = known[name], name.replace("_", "-")
            kind = Path if isinstance(item.default, Path) else type(item.default)
            shown = item.default if str(item.default) else "none"
            help_text = f"{item.metadata['help']}  [TRIPLEWIRE_{name.upper()}; default: {shown}]"
            if kind is bool:
                function = click.option(f"--{dashed}/--no-{dashed}", default=None, help=help_text)(function)
            else:
                function = click.option(f"--{dashed}", type=_KINDS[kind], default=None, help=help_text)(function)
        return function

    return decorate
