"""The picture: labels keep off each other and off the nodes, hostile text is harmless, the sheet is never left."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import Misuse
from tasks.export.drawing import SHOWN, draw
from tasks.export.labels import Box, Room, place_beside, shorten, text_width
from tasks.export.network import Edge, Network, Node, make_network
from tasks.export.picture import HEIGHT, WIDTH, svg_of
from tasks.export.png import write_png
from tests.export.test_export import HOSTILE
from tests.export.test_gexf import network_of

SVG = "{http://www.w3.org/2000/svg}"


def wheel(count: int) -> Network:
    nodes = [Node(f"n:{number:03}", f"Person number {number}", "Person") for number in range(count)]
    edges = [Edge(nodes[0].iri, node.iri, "meet", "meet", 1, status="Asserted") for node in nodes[1:]]
    return make_network(nodes, edges)


def label_boxes(root: ET.Element) -> list[Box]:
    found = []
    for text in root.iter(f"{SVG}text"):
        size, x, y = (float(text.get(name, "0")) for name in ("font-size", "x", "y"))
        width = text_width(text.text or "", size)
        left = x - {"middle": width / 2, "end": width}.get(text.get("text-anchor", ""), 0)
        found.append(Box(left, y - size * 0.8, left + width, y + size * 0.2))
    return found


@pytest.mark.parametrize("count", [2, 20, 200])
def test_labels_touch_neither_each_other_nor_a_node(count: int) -> None:
    root = ET.fromstring(svg_of(wheel(count)))
    boxes = label_boxes(root)
    assert len(boxes) > min(count, SHOWN) / 2
    assert not [(a, b) for k, a in enumerate(boxes) for b in boxes[k + 1 :] if a.touches(b)]
    for disc in root.iter(f"{SVG}circle"):
        x, y, r = (float(disc.get(name, "0")) for name in ("cx", "cy", "r"))
        assert not [box for box in boxes if box.touches(Box(x - r, y - r, x + r, y + r))]
    assert all(box.left >= 0 and box.right <= WIDTH and box.top >= 0 and box.bottom <= HEIGHT for box in boxes)


def test_a_large_network_shows_its_most_tied_part_and_says_so() -> None:
    drawing = draw(wheel(200), 0, 0, 1000, 800)
    assert (len(drawing.discs), drawing.nodes_left_out) == (SHOWN, 200 - SHOWN)
    assert "n:000" in {disc.node.iri for disc in drawing.discs}
    assert f"{200 - SHOWN} less tied nodes are left out" in svg_of(wheel(200))


def test_discs_do_not_lie_on_each_other() -> None:
    discs = draw(wheel(60), 0, 0, 1400, 900).discs
    apart = [
        ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5 - a.radius - b.radius
        for k, a in enumerate(discs)
        for b in discs[:k]
    ]
    assert min(apart) > 0


def test_lines_between_the_same_two_bend_apart_whichever_way_they_go() -> None:
    two = [Node("n:a", "Ann Lee", "Person"), Node("n:b", "Tom Orr", "Person")]
    ways = [("n:a", "n:b"), ("n:b", "n:a"), ("n:a", "n:b"), ("n:b", "n:a"), ("n:a", "n:b")]
    edges = [Edge(*way, f"verb {n}", "verb", 1, status="Asserted") for n, way in enumerate(ways)]
    paths = [path for path in ET.fromstring(svg_of(make_network(two, edges))).iter(f"{SVG}path") if path.get("d")]
    bends = [[float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", path.get("d", ""))][2:4] for path in paths[: len(ways)]]
    apart = [math.dist(a, b) for k, a in enumerate(bends) for b in bends[k + 1 :]]
    assert len(apart) == 10
    assert min(apart) > 20


def test_hostile_text_is_harmless() -> None:
    text = svg_of(network_of("entities", HOSTILE))
    root = ET.fromstring(text)
    assert "<script" not in text
    assert {element.tag for element in root.iter()} == {
        f"{SVG}{n}" for n in ("svg", "title", "rect", "path", "circle", "text")
    }


def test_nothing_to_show_is_an_empty_sheet() -> None:
    assert ET.fromstring(svg_of(Network((), ()))).tag == f"{SVG}svg"


def test_legend_names_the_classes_and_voices_that_are_shown() -> None:
    words = {text.text for text in ET.fromstring(svg_of(network_of("entities"))).iter(f"{SVG}text")}
    assert {"Person", "Facility", "City", "told by an article"} <= words
    assert "denied or not so" not in words


def test_png_is_drawn_or_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "tasks.export.png.importlib.import_module", lambda name: (_ for _ in ()).throw(ImportError(name))
    )
    with pytest.raises(Misuse, match="resvg_py"):
        write_png(network_of("entities"), tmp_path / "g.png")
    monkeypatch.undo()
    pytest.importorskip("resvg_py")
    write_png(network_of("entities"), tmp_path / "g.png")
    assert (tmp_path / "g.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


@given(st.text(max_size=60), st.integers(5, 40))
def test_a_shortened_text_is_no_longer_than_asked(text: str, length: int) -> None:
    assert len(shorten(text, length)) <= length
    assert shorten(text, 60) == text


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=30))
def test_placed_labels_never_touch(places: list[tuple[int, int]]) -> None:
    room = Room(Box(0, 0, 300, 300))
    boxes = [box for x, y in places if (box := place_beside(room, x, y, 5, 60, 14))]
    assert not [(a, b) for k, a in enumerate(boxes) for b in boxes[:k] if a.touches(b)]
