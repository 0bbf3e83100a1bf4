"""Where the labels of a picture go, so that none covers another or a node."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

#: Width of a character in a sans-serif face as a share of the font size, generous for the wider ones of the kind.
_NARROW, _WIDE, _CAPITAL, _OTHER = 0.34, 0.95, 0.74, 0.6
#: Boxes are looked up by cells of this size, in pixels.
_CELL = 60


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in pixels; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Room:
    """What is taken of a sheet."""

    def __init__(self, sheet: Box) -> None:
        self._sheet = sheet
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def take(self, box: Box) -> None:
        """Marks ``box`` as taken."""
        for cell in self._around(box):
            self._cells.setdefault(cell, []).append(box)

    def is_free(self, box: Box) -> bool:
        """Whether ``box`` lies on the sheet and touches nothing that is taken."""
        sheet = self._sheet
        if box.left < sheet.left or box.right > sheet.right or box.top < sheet.top or box.bottom > sheet.bottom:
            return False
        return not any(box.touches(taken) for cell in self._around(box) for taken in self._cells.get(cell, ()))

    @staticmethod
    def _around(box: Box) -> list[tuple[int, int]]:
        columns = range(int(box.left // _CELL), int(box.right // _CELL) + 1)
        rows = range(int(box.top // _CELL), int(box.bottom // _CELL) + 1)
        return [(column, row) for column in columns for row in rows]


def text_width(text: str, size: float) -> float:
    """About how wide ``text`` is in a sans-serif face of ``size`` pixels; rather too wide than too narrow."""
    width = 0.0
    for character in text:
        if unicodedata.combining(character):
            continue
        if character in "iljtfI.,:;'’|!()[] ":
            width += _NARROW
        elif character in "mwMW@%—…" or unicodedata.east_asian_width(character) in "WF":
            width += _WIDE
        else:
            width += _CAPITAL if character.isupper() else _OTHER
    return width * size


def shorten(text: str, length: int) -> str:
    """``text`` in at most ``length`` characters, cut at a word where there is one."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut[: cut.rfind(" ")] if cut.rfind(" ") > length // 2 else cut).rstrip() + "…"


def place_beside(room: Room, x: float, y: float, radius: float, width: float, height: float) -> Box | None:
    """A free place for a label of this size by the node at (x, y), taken at once; None if there is none.

    Right and left come first, where one reads most easily, then above and below, then the corners, then farther off.
    """
    for gap in (3.0, 9.0, 18.0):
        far = radius + gap
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1), (0.72, 0.72), (0.72, -0.72), (-0.72, 0.72), (-0.72, -0.72)):
            left = x + dx * far - (0 if dx > 0 else width if dx < 0 else width / 2)
            top = y + dy * far - (0 if dy > 0.8 else height if dy < -0.8 else height / 2)
            box = Box(left, top, left + width, top + height)
            if room.is_free(box):
                room.take(box)
                return box
    return None
