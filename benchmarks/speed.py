"""How fast extraction is, beside spaCy alone with the same model at its defaults; one process each, in one run.

    python -m benchmarks.speed                    # the sample articles, several times over
    python -m benchmarks.speed --data DIR         # 200 articles of DIR/volume/articles.jsonl
    python -m benchmarks.speed --data DIR --articles 50 --rounds 3 --json

Times are CPU seconds of the process (other work on the machine disturbs them least); starting Python and loading the
model are told apart. The two take turns, and the median of the rounds counts.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tasks.extract.step import limit_threads
from tasks.model import Article
from tasks.read import read_articles
from tasks.settings import DEFAULT_MODEL

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "data" / "raw" / "sample"


def articles(data: Path | None, count: int) -> list[Article]:
    """The first ``count`` articles of the set, or the samples over and over, told apart by a last line."""
    path = data / "volume" / "articles.jsonl" if data else SAMPLE
    if not path.exists():
        sys.exit(f"{path} is not there.")
    found = []
    for item in read_articles([path]):
        if isinstance(item, Article):
            found.append(item)
        if data and len(found) == count:
            return found
    if not data:
        return [Article(f"{n}", f"{found[n % len(found)].text}\n\nPart {n}.") for n in range(count)]
    return found


def run_spacy(texts: list[str]) -> dict[str, float]:
    """spaCy alone: ``nlp.pipe`` at its defaults."""
    import spacy

    begun = time.process_time()
    nlp = spacy.load(DEFAULT_MODEL)
    loaded = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    return {"load": loaded - begun, "work": time.process_time() - loaded, "tokens": tokens}


def run_ours(some: list[Article]) -> dict[str, float]:
    """All of ``triplewire extract``: parse, rules, records as lines of JSON."""
    from tasks.extract.article import extract
    from tasks.extract.parsing.pipeline import load_model
    from tasks.extract.record import to_line
    from tasks.model import Extraction

    begun = time.process_time()
    nlp = load_model()
    loaded = time.process_time()
    size = sum(len(to_line(result)) for result in extract(some, nlp) if isinstance(result, Extraction))
    done = time.process_time()
    # What of it is the parse: the same texts through the same model once more, without anything of ours after it.
    for _ in nlp.pipe((article.text for article in some), batch_size=16):
        pass
    return {"load": loaded - begun, "work": done - loaded, "parse": time.process_time() - done, "characters": size}


def linearity(some: list[Article]) -> Iterator[tuple[int, float]]:
    """Words of one article, and seconds that each thousand of them takes; each article twice as long as the last."""
    from tasks.extract.article import extract
    from tasks.extract.parsing.pipeline import load_model

    nlp = load_model()
    text = "\n\n".join(article.text for article in some)
    list(extract([Article("warm", text[:20_000])], nlp))
    size = 4_000
    while size <= len(text):
        begun = time.process_time()
        list(extract([Article("a", text[:size])], nlp))
        words = len(text[:size].split())
        yield words, (time.process_time() - begun) / words * 1000
        size *= 2


def in_own_process(what: str, arguments: argparse.Namespace) -> Any:
    """Runs one of the above in a process of its own; gives what it prints."""
    command = [sys.executable, "-m", "benchmarks.speed", "--only", what, "--articles", str(arguments.articles)]
    if arguments.data:
        command += ["--data", str(arguments.data)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def main() -> None:
    """Prints a table, or JSON."""
    limit_threads()  # numpy is not imported yet
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with volume/articles.jsonl")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", choices=["spacy", "ours", "linearity"], help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.data:
        arguments.data = arguments.data.resolve()
    if arguments.only:
        some = articles(arguments.data, arguments.articles)
        if arguments.only == "spacy":
            print(json.dumps(run_spacy([article.text for article in some])))
        elif arguments.only == "ours":
            print(json.dumps(run_ours(some)))
        else:
            print(json.dumps(list(linearity(some))))
        return
    rounds = [(in_own_process("spacy", arguments), in_own_process("ours", arguments)) for _ in range(arguments.rounds)]

    def median(who: int, name: str) -> float:
        return statistics.median(pair[who][name] for pair in rounds)

    own = statistics.median(ours["work"] - ours["parse"] for _, ours in rounds)
    result = {
        "articles": arguments.articles,
        "tokens": int(rounds[0][0]["tokens"]),
        "spacy_seconds": round(median(0, "work"), 2),
        "ours_seconds": round(median(1, "work"), 2),
        "ours_to_spacy": round(statistics.median(ours["work"] / spacy["work"] for spacy, ours in rounds), 3),
        "parse_seconds": round(median(1, "parse"), 2),
        "own_work_to_spacy": round(own / median(0, "work"), 3),
        "own_work_to_parse": round(own / median(1, "parse"), 3),
        "load_seconds": {"spacy": round(median(0, "load"), 2), "ours": round(median(1, "load"), 2)},
        "seconds_per_1000_words": [[n, round(s, 3)] for n, s in in_own_process("linearity", arguments)],
    }
    if arguments.json:
        print(json.dumps(result))
        return
    print(f"{result['articles']} articles, {result['tokens']} tokens, CPU seconds of one process\n")
    print(f"  spaCy alone, nlp.pipe at its defaults   {result['spacy_seconds']:8.2f}")
    of_spacy = f"{result['ours_to_spacy']:.2f} of spaCy alone"
    print(f"  triplewire extract, complete            {result['ours_seconds']:8.2f}   {of_spacy}")
    print(f"    of it the parse, as we run the model  {result['parse_seconds']:8.2f}")
    print(f"    of it our own work                    {own:8.2f}   {result['own_work_to_spacy']:.2f} of spaCy alone")
    print("\n  words of an article   seconds per 1,000 words")
    for words, seconds in in_pairs(result["seconds_per_1000_words"]):
        print(f"  {words:19,}   {seconds:.3f}")


def in_pairs(rows: Any) -> list[tuple[int, float]]:
    """Rows of a JSON table with their types."""
    return [(int(words), float(seconds)) for words, seconds in rows]


if __name__ == "__main__":
    main()
