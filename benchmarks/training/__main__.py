"""Makes the numbers of the lexicon that were learned from data anew, by the project's own pipeline.

    python -m benchmarks.training attributions --data DIR   # ontology/lexicon/attribution_weights.toml
    python -m benchmarks.training salience --data DIR       # ontology/lexicon/salience.toml
    python -m benchmarks.training confidence --data DIR     # ontology/lexicon/confidence.toml

DIR has the public sets in the layout that the scorecard reads. Nothing is random: the same sets, rules and model give
the same file. Run it again when the rules that find candidates have changed, then the scorecard.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tasks.errors import Misuse, TriplewireError
from tasks.extract.step import limit_threads
from tasks.settings import DEFAULT_MODEL

limit_threads()  # before numpy is imported

from benchmarks.training import attributions, confidence, salience  # noqa: E402
from benchmarks.training.parses import Parser, parser  # noqa: E402

LEXICON = Path(__file__).parents[2] / "ontology" / "lexicon"
#: What can be made → (file of the lexicon, program, folder that it reads).
MAKERS: dict[str, tuple[str, Callable[[Path, Parser], str], str]] = {
    "attributions": ("attribution_weights.toml", attributions.make, "PolNeAR/data/train"),
    "salience": ("salience.toml", salience.make, "gum/dep"),
    "confidence": ("confidence.toml", confidence.make, "CaRB/data/gold"),
}


def main(arguments: list[str] | None = None) -> int:
    """Runs what the command line asks for; 0 if it worked, 2 if it was called wrongly."""
    options = _options(arguments)
    file, make, needed = MAKERS[options.what]
    try:
        if not (options.data / needed).is_dir():
            raise Misuse(f"{options.data} has no {needed}.", hint="It must have the layout that the scorecard reads.")
        text = make(options.data, parser(options.model))
    except TriplewireError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    output = options.output or LEXICON / file
    output.write_text(text, encoding="utf-8")
    print(f"written: {output}")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    about, _, usage = (__doc__ or "").partition("\n\n")
    parser_ = argparse.ArgumentParser(
        "python -m benchmarks.training", description=about, epilog=usage,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser_.add_argument("what", choices=sorted(MAKERS), help="which numbers to make")
    parser_.add_argument("--data", type=Path, required=True, help="folder with the public sets")
    parser_.add_argument("--output", type=Path, help="file to write (that of the lexicon)")
    parser_.add_argument("--model", default=DEFAULT_MODEL, help=f"spaCy pipeline ({DEFAULT_MODEL})")
    return parser_.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
