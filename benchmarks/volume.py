"""What many articles cost: linking beside extraction, adding ten to few and to many, and memory; ratios in one run.

    python -m benchmarks.volume --data DIR                   # 1,990 articles of DIR/volume/articles.jsonl
    python -m benchmarks.volume --data DIR --articles 400 --work FOLDER --json

Every measurement is a process of its own that does what ``triplewire build`` does (one worker, Prefect aside), in CPU
seconds, starting Python and loading the model aside. ``--work`` keeps extractions for the next run: extraction is most
of the time. Graphs are built of 50 articles, of a quarter, and of all; ten others are added to each.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

from tasks.extract.step import limit_threads
from tasks.model import Article
from tasks.read import read_articles

ROOT = Path(__file__).parent.parent
FEW, ADDED = 50, 10
#: Extractions are kept under this name, whatever version of the rules made them: it is the cost that counts.
VERSION = "measured"


def articles(data: Path, count: int) -> list[Article]:
    """The first ``count`` articles of the set, and the ten that are added."""
    path = data / "volume" / "articles.jsonl"
    if not path.exists():
        sys.exit(f"{path} is not there.")
    found = (item for item in read_articles([path]) if isinstance(item, Article))
    some = list(islice(found, count + ADDED))
    if len(some) < count + ADDED:
        sys.exit(f"{path} has {len(some)} articles; --articles {len(some) - ADDED} at most, ten are added.")
    return some


def extract_all(data: Path, work: Path, count: int) -> dict[str, float]:
    """Extracts what is not kept yet; gives the CPU seconds that all took, also in earlier runs."""
    from tasks.extract.article import extract_timed
    from tasks.extract.cache import ExtractionCache
    from tasks.extract.parsing.pipeline import load_model
    from tasks.model import Extraction

    kept = ExtractionCache(work / "extractions", VERSION)
    note = work / "extraction.json"
    seconds: dict[str, float] = json.loads(note.read_text()) if note.exists() else {}
    some = articles(data, count)
    nlp = load_model()
    new = [article for article in some if not (kept.has(article) and article.key in seconds)]
    for start in range(0, len(new), 16):
        batch = new[start : start + 16]
        begun = time.process_time()
        for result, _ in extract_timed(batch, nlp, 16):
            if isinstance(result, Extraction):
                kept.write(result)
        share = (time.process_time() - begun) / sum(len(article.text) for article in batch)
        seconds.update({article.key: share * len(article.text) for article in batch})
        note.write_text(json.dumps(seconds))
    return {"extract": sum(seconds[article.key] for article in some[:count]),
            "extract_added": sum(seconds[article.key] for article in some[count:])}  # fmt: skip


def build(data: Path, work: Path, count: int, size: int, added: bool) -> dict[str, float]:
    """Brings the graph of the first ``size`` articles (or of these and ten others) up to date; extraction aside."""
    from flows.network import articles_behind, is_due, note_written
    from tasks.export import write_network
    from tasks.extract.cache import CachedExtractions, ExtractionCache
    from tasks.link.kept import Kept
    from tasks.link.link import link
    from tasks.load import load
    from tasks.memory import give_back
    from tasks.settings import Settings
    from tasks.store import open_published, published_file

    settings = Settings(graph=work / f"graph-{size}")
    if not added:
        shutil.rmtree(settings.graph, ignore_errors=True)
    times = {}

    def lap(name: str, begun: float) -> float:
        times[name] = round(time.process_time() - begun, 2)
        return time.process_time()

    clock = time.process_time()
    found = articles(data, count)
    some = found[:size] + (found[count:] if added else [])
    del found
    clock = lap("read", clock)
    kept = ExtractionCache(work / "extractions", VERSION)
    extractions = CachedExtractions(kept, (article for article in some if kept.has(article)))
    linking = link(extractions, settings, Kept(settings.graph / ".cache" / "link.sqlite", "volume"))
    give_back()
    clock = lap("link", clock)
    report = load(extractions, linking, settings)
    del linking
    give_back()
    clock = lap("load", clock)
    keys = {article.key for article in some}
    if is_due(articles_behind(settings.graph, keys, "volume"), len(keys), report.statements):
        source = published_file(settings.graph) or open_published(settings.graph)
        write_network(source, "gexf", settings.graph / "graph.gexf")
        note_written(settings.graph, keys, "volume")
    lap("export", clock)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**times, "total": round(sum(times.values()), 2), "megabytes": round(memory),
            "statements": report.statements}  # fmt: skip


def in_own_process(arguments: argparse.Namespace, *what: str) -> dict[str, float]:
    """Runs one of the above in a process of its own; gives what it prints."""
    command = [sys.executable, "-m", "benchmarks.volume", "--data", str(arguments.data), "--work", str(arguments.work)]
    command += ["--articles", str(arguments.articles), "--only", *what]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """All measurements and the three ratios."""
    result: dict[str, Any] = {"articles": arguments.articles, **in_own_process(arguments, "extract")}
    sizes = sorted({FEW, arguments.articles // 4, arguments.articles})
    for size in sizes:
        result[f"build {size}"] = in_own_process(arguments, "build", str(size))
        result[f"add to {size}"] = in_own_process(arguments, "add", str(size))
    few, many = (result[f"add to {size}"]["total"] + result["extract_added"] for size in (FEW, arguments.articles))
    quarter, whole = (result[f"build {size}"] for size in (arguments.articles // 4, arguments.articles))
    result["adding_ten_to_many_beside_few"] = round(many / few, 2)
    result["linking_beside_extraction"] = round(whole["link"] / result["extract"], 3)
    result["memory_of_all_beside_a_quarter"] = round(whole["megabytes"] / quarter["megabytes"], 2)
    return result


def main() -> None:
    """Prints a table, or JSON."""
    limit_threads()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with volume/articles.jsonl")
    parser.add_argument("--articles", type=int, default=1_990)
    parser.add_argument("--work", type=Path, help="folder for extractions and graphs, kept (default: a temporary one)")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", nargs="+", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    arguments.data = arguments.data.resolve()
    if arguments.only:
        what, *size = arguments.only
        if what == "extract":
            print(json.dumps(extract_all(arguments.data, arguments.work, arguments.articles)))
        else:
            print(json.dumps(build(arguments.data, arguments.work, arguments.articles, int(size[0]), what == "add")))
        return
    with tempfile.TemporaryDirectory(prefix="triplewire-volume-") as folder:
        arguments.work = (arguments.work or Path(folder)).resolve()
        arguments.work.mkdir(parents=True, exist_ok=True)
        result = measure(arguments)
    if arguments.json:
        print(json.dumps(result))
        return
    print(f"CPU seconds; extraction of {arguments.articles} articles {result['extract']:.0f}, of ten more "
          f"{result['extract_added']:.1f}\n")  # fmt: skip
    print(f"  {'':14}   read   link   load  export  total  megabytes")
    for name, row in result.items():
        if isinstance(row, dict):
            cells = "".join(f"{row[step]:7.1f}" for step in ("read", "link", "load", "export", "total"))
            print(f"  {name:14}{cells}{row['megabytes']:11.0f}")
    for name in ("adding_ten_to_many_beside_few", "linking_beside_extraction", "memory_of_all_beside_a_quarter"):
        print(f"\n  {name.replace('_', ' ')}: {result[name]}")


if __name__ == "__main__":
    main()
