"""A network as an SVG picture for a report: labels that keep off each other, a legend, a light sheet."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from tasks.export.appearance import COLOURS, EDGE_COLOURS, edge_voice, node_colour
from tasks.export.drawing import Disc, Drawing, draw
from tasks.export.labels import Box, Room, place_beside, shorten, text_width
from tasks.export.network import Edge, Network
from tasks.export.xml_text import content

WIDTH, HEIGHT = 1400, 1000
_FOOT = 84  #: height of the legend
_FONT = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
_INK, _QUIET, _PAPER = "#1f2430", "#6b7280", "#fcfcfa"
_VOICES = {"asserted": "told by an article", "attributed": "said by a speaker", "denied": "denied or not so"}
_DASHES = {"asserted": "", "attributed": ' stroke-dasharray="6 4"', "denied": ' stroke-dasharray="2 4"'}
_NAMES = {"AdministrativeArea": "Region", "CreativeWork": "Work"}


def write_svg(network: Network, path: Path) -> None:
    """Draws ``network``, the best supported part of it where it is large.

    Raises:
        OSError: the file cannot be written.
    """
    path.write_text(svg_of(network), encoding="utf-8")


def svg_of(network: Network) -> str:
    """The picture as SVG: a title and a tooltip on everything, no script, nothing from outside."""
    drawing = draw(network, 120, 46, WIDTH - 120, HEIGHT - _FOOT - 46)
    return "".join(_lines(drawing))


def _lines(drawing: Drawing) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" font-family="{_FONT}">\n<title>Network of {len(drawing.discs)} nodes and {len(drawing.edges)} '
        f'statements</title>\n<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>\n'
    )
    room = Room(Box(8, 8, WIDTH - 8, HEIGHT - _FOOT - 4))
    for disc in drawing.discs:
        reach = disc.radius + 2
        room.take(Box(disc.x - reach, disc.y - reach, disc.x + reach, disc.y + reach))
    names = "".join(_node_labels(drawing, room))
    yield from _edges(drawing, room)
    yield from _discs(drawing)
    yield names
    yield from _legend(drawing)
    yield "</svg>\n"


def _edges(drawing: Drawing, room: Room) -> Iterator[str]:
    """Every edge as a curve; those between the same two nodes bend apart. A verb where there is room for it."""
    discs = {disc.node.iri: disc for disc in drawing.discs}
    seen: dict[tuple[str, str], int] = {}
    verbs = []
    for edge in sorted(drawing.edges, key=lambda edge: (-edge.weight, edge.source, edge.target, edge.label)):
        a, b = discs[edge.source], discs[edge.target]
        if a is b:
            continue
        pair = (min(edge.source, edge.target), max(edge.source, edge.target))
        number = seen[pair] = seen.get(pair, 0) + 1
        side = 1 if edge.source == pair[0] else -1
        bend = side * (number // 2) * (26 if number % 2 else -26) + 0.06 * side * math.dist((a.x, a.y), (b.x, b.y))
        red, green, blue = EDGE_COLOURS[edge_voice(edge)]
        path, middle = _curve(a, b, bend)
        thick = round(1.1 + 0.9 * math.log2(edge.weight), 2)
        yield (
            f'<path d="{path}" fill="none" stroke="rgb({red},{green},{blue})" stroke-opacity="0.6" '
            f'stroke-width="{thick}"{_DASHES[edge_voice(edge)]}><title>{content(edge.gloss or edge.label)}</title>'
            "</path>\n"
        )
        verbs.append(_verb(edge, middle, room))
    yield from verbs


def _curve(a: Disc, b: Disc, bend: float) -> tuple[str, tuple[float, float]]:
    """The path from disc to disc with a small arrow head, and the point in its middle."""
    length = math.dist((a.x, a.y), (b.x, b.y)) or 1.0
    across = (-(b.y - a.y) / length, (b.x - a.x) / length)
    x, y = (a.x + b.x) / 2 + across[0] * bend, (a.y + b.y) / 2 + across[1] * bend
    sx, sy = _towards(a, x, y, a.radius + 1)
    ex, ey = _towards(b, x, y, b.radius + 3)
    back = math.dist((x, y), (ex, ey)) or 1.0
    ux, uy = (x - ex) / back, (y - ey) / back
    heads = [(ex + 7 * ux + turn * 3.5 * uy, ey + 7 * uy - turn * 3.5 * ux) for turn in (1, -1)]
    path = (
        f"M{sx:.1f} {sy:.1f}Q{x:.1f} {y:.1f} {ex:.1f} {ey:.1f}"
        f"M{heads[0][0]:.1f} {heads[0][1]:.1f}L{ex:.1f} {ey:.1f}L{heads[1][0]:.1f} {heads[1][1]:.1f}"
    )
    return path, (0.25 * sx + 0.5 * x + 0.25 * ex, 0.25 * sy + 0.5 * y + 0.25 * ey)


def _towards(disc: Disc, x: float, y: float, far: float) -> tuple[float, float]:
    length = math.dist((disc.x, disc.y), (x, y)) or 1.0
    return disc.x + (x - disc.x) / length * far, disc.y + (y - disc.y) / length * far


def _verb(edge: Edge, middle: tuple[float, float], room: Room) -> str:
    text = shorten(edge.label, 22)
    width, size = text_width(text, 11), 11
    box = Box(middle[0] - width / 2 - 2, middle[1] - 8, middle[0] + width / 2 + 2, middle[1] + 8)
    if not text or not room.is_free(box):
        return ""
    room.take(box)
    return (
        f'<text x="{middle[0]:.1f}" y="{middle[1] + 4:.1f}" font-size="{size}" font-style="italic" fill="{_QUIET}" '
        f'text-anchor="middle" {_halo(3)}>{content(text)}</text>\n'
    )


def _discs(drawing: Drawing) -> Iterator[str]:
    for disc in drawing.discs:
        red, green, blue = node_colour(disc.node)
        yield (
            f'<circle cx="{disc.x}" cy="{disc.y}" r="{disc.radius}" fill="rgb({red},{green},{blue})" '
            f'stroke="{_PAPER}" stroke-width="1.5"><title>{content(disc.node.label)} ({disc.node.type})</title>'
            "</circle>\n"
        )


def _node_labels(drawing: Drawing, room: Room) -> Iterator[str]:
    """A label beside each disc, the best supported first; one that finds no room stays a tooltip."""
    for disc in sorted(drawing.discs, key=lambda disc: (-disc.node.support, disc.node.iri)):
        size = min(12 + 1.2 * math.log2(1 + disc.node.support), 19)
        text = shorten(" ".join(disc.node.label.split()), 60 if disc.node.type == "Statement" else 30)
        width = text_width(text, size)
        box = place_beside(room, disc.x, disc.y, disc.radius, width, size * 1.2)
        if box is None:
            continue
        anchor, x = "middle", (box.left + box.right) / 2
        if box.left > disc.x:
            anchor, x = "start", box.left
        elif box.right < disc.x:
            anchor, x = "end", box.right
        weight = ' font-weight="600"' if disc.node.support >= 5 else ""
        yield (
            f'<text x="{x:.1f}" y="{box.bottom - size * 0.3:.1f}" font-size="{size:.1f}" fill="{_INK}" '
            f'text-anchor="{anchor}"{weight} {_halo(4)}>{content(text)}</text>\n'
        )


def _legend(drawing: Drawing) -> Iterator[str]:
    base = HEIGHT - _FOOT
    yield f'<path d="M24 {base + 4}H{WIDTH - 24}" stroke="#d8dade" fill="none"/>\n'
    shown = {disc.node.type for disc in drawing.discs}
    x, y = 32.0, base + 32
    for name in (name for name in COLOURS if name in shown):
        red, green, blue = COLOURS[name]
        text = _NAMES.get(name, name)
        yield f'<circle cx="{x}" cy="{y}" r="7" fill="rgb({red},{green},{blue})"/>\n{_note(x + 13, y + 4, text)}'
        x += 13 + text_width(text, 13) + 22
    x, y = 25.0, base + 62
    voices = {edge_voice(edge) for edge in drawing.edges}
    for voice in (voice for voice in _VOICES if voice in voices):
        red, green, blue = EDGE_COLOURS[voice]
        yield (
            f'<path d="M{x} {y}h34" stroke="rgb({red},{green},{blue})" stroke-width="2"{_DASHES[voice]} fill="none"/>\n'
            + _note(x + 42, y + 4, _VOICES[voice])
        )
        x += 42 + text_width(_VOICES[voice], 13) + 26
    note = "size and thickness: independent reports"
    if drawing.nodes_left_out:
        note += f" · {drawing.nodes_left_out} less tied nodes are left out"
    yield _note(x, y + 4, note)


def _note(x: float, y: float, text: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="13" fill="{_INK}">{content(text)}</text>\n'


def _halo(width: int) -> str:
    return f'stroke="{_PAPER}" stroke-width="{width}" paint-order="stroke" stroke-linejoin="round"'
