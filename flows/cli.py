"""``triplewire``: a command for each file in ``flows/commands``, loaded only when it is asked for.

A command file defines ``command`` (a :class:`click.Command`); nothing else registers it. What it needs beyond click
and ``tasks.settings`` it imports inside its function, so that ``triplewire query`` loads neither spaCy nor Prefect.
"""

from __future__ import annotations

import errno
import os
import pkgutil
import sys
from importlib import import_module

import click

import flows.commands
from tasks.errors import TriplewireError

#: What to do about what the system says.
_ADVICE = {
    errno.ENOSPC: "Make room on the disk and start again; what was published before is untouched.",
    errno.EDQUOT: "Make room on the disk and start again; what was published before is untouched.",
    errno.EFBIG: "Files may not grow that large here (ulimit -f); what was published before is untouched.",
    errno.EACCES: "Check the permissions, or name another folder.",
    errno.EROFS: "Nothing can be written there: name another folder.",
    errno.ENOENT: "Check the name.",
    errno.ENOTDIR: "Check the name.",
}


class Commands(click.Group):
    """A group whose commands are the modules of ``flows.commands``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, sorted."""
        return sorted(module.name for module in pkgutil.iter_modules(flows.commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"flows.commands.{cmd_name}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
@click.version_option(package_name="triplewire", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, envvar="TRIPLEWIRE_DEBUG", help="Show the traceback of an error.")
def triplewire(debug: bool) -> None:
    """News articles into a knowledge graph that can be trusted.

    Every statement carries its speaker, its sentence and its sources.

    \b
    Example:
      triplewire build --raw data/raw --graph data/graph
      triplewire query who-said-what
    """


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and exits: 0 done, 1 the work failed, 2 called wrongly.

    A user's mistake is a message on stderr without a traceback; ``--debug`` (or ``TRIPLEWIRE_DEBUG=1``) shows it.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in arguments or os.environ.get("TRIPLEWIRE_DEBUG", "0") not in {"", "0"}
    if "--debug" in arguments:  # also after the command's name, where people type it
        arguments = ["--debug", *(a for a in arguments if a != "--debug")]
    try:
        code = triplewire.main(arguments, prog_name="triplewire", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.ClickException as error:
        error.show()
        code = 2 if isinstance(error, click.UsageError) else 1
    except click.Abort:
        click.echo("Stopped.", err=True)
        code = 1
    except BrokenPipeError:  # the reader of our output went away (`| head`): nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except TriplewireError as error:
        if debug:
            raise
        click.echo(f"{click.style('Error:', fg='red')} {error}", err=True)
        code = error.exit_code
    except OSError as error:  # a full disk, a folder one may not write to
        if debug:
            raise
        click.echo(f"{click.style('Error:', fg='red')} {error.strerror or error}", err=True)
        if error.filename:
            click.echo(f"  in {error.filename}", err=True)
        if error.errno in _ADVICE:
            click.echo(f"  {_ADVICE[error.errno]}", err=True)
        code = 1
    except Exception as error:
        if debug:
            raise
        name = type(error).__name__
        click.echo(f"{click.style('Error:', fg='red')} {name}: {error}", err=True)
        click.echo("  This is a fault of Triplewire. Please report it with what --debug shows.", err=True)
        code = 1
    sys.exit(code if isinstance(code, int) else 0)
