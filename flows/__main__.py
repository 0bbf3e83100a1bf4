"""``python -m flows``: the command line, where the ``triplewire`` script is not at hand."""

from flows.cli import main

main()
