"""Where each node stands: forces in the manner of ForceAtlas2 (Jacomy et al. 2014), the same for the same network.

Ties pull, all nodes push each other away (the more ties a node has, the more it pushes), and a weak pull to the middle
keeps parts together that nothing ties. Few nodes push each other pair by pair. Many do it through a grid, as in fast
t-SNE (Linderman et al. 2019): their weight is spread over cells, the field of all cells is one convolution, and each
node reads its force from the cells round it. A step then costs the nodes plus the cells, not the nodes squared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

Array = np.ndarray

#: Up to this many nodes every pair is computed.
_PAIRS = 700
#: Cells of the grid along one side.
_CELLS = 128
#: The layout is scaled so that most nodes stand within this distance of the middle for each root of their number.
_SPREAD = 60.0


def positions(
    names: Sequence[str], groups: Sequence[int], left: Array, right: Array, strength: Array
) -> list[tuple[float, float]]:
    """A position (x, y) for each node, about the origin.

    Args:
        names: one for each node, by which it is scattered at the beginning.
        groups: the community of each node, 0 the largest.
        left, right: for each tie, the numbers of the two nodes at its ends.
        strength: of each tie.
    """
    count = len(names)
    if count == 0:
        return []
    mass = 1.0 + np.bincount(np.concatenate([left, right]), minlength=count)
    where = _start(names, groups)
    pull = 1.0 + np.log2(np.maximum(strength, 1.0))
    steps = 200 if count <= _PAIRS else 80
    kernels = _kernels()
    for step in range(steps):
        force = _push_pairs(where, mass) if count <= _PAIRS else _push_grid(where, mass, kernels)
        drag = (where[right] - where[left]) * pull[:, None]
        for axis in (0, 1):
            force[:, axis] += np.bincount(left, drag[:, axis], count) - np.bincount(right, drag[:, axis], count)
        force -= where * mass[:, None] * 0.6
        length = np.hypot(force[:, 0], force[:, 1])
        longest = 0.12 * np.sqrt(count) * (1.0 - step / steps) ** 1.5 + 0.002
        where = where + force * (longest / np.maximum(length, longest * mass))[:, None]
    where -= where.mean(axis=0)
    size = np.sqrt(np.median(np.sum(where**2, axis=1))) or 1.0
    where *= _SPREAD * np.sqrt(count) / size
    return [(round(float(x), 1), round(float(y), 1)) for x, y in where]


def _start(names: Sequence[str], groups: Sequence[int]) -> Array:
    """First positions: communities along a spiral from the middle, members scattered by the hash of their name."""
    scale, last = np.sqrt(len(names)), max(groups) + 1
    turn = np.pi * (3 - np.sqrt(5))
    places = np.empty((len(names), 2))
    for number, (name, group) in enumerate(zip(names, groups, strict=True)):
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
        angle = int.from_bytes(digest[:4]) / 2**32 * 2 * np.pi
        radius = np.sqrt(int.from_bytes(digest[4:8]) / 2**32) * 0.5 * scale
        far = scale * np.sqrt(group / last)
        places[number, 0] = far * np.cos(turn * group) + radius * np.cos(angle)
        places[number, 1] = far * np.sin(turn * group) + radius * np.sin(angle)
    return places


def _push_pairs(where: Array, mass: Array) -> Array:
    """Force on each node by all others: product of the masses over the distance."""
    square = np.subtract.outer(where[:, 0], where[:, 0]) ** 2 + np.subtract.outer(where[:, 1], where[:, 1]) ** 2
    near = mass[None, :] / (square + 0.01)
    force: Array = (where * near.sum(axis=1)[:, None] - near @ where) * mass[:, None]
    return force


def _kernels() -> tuple[Array, Array]:
    """The force of a unit of mass on the cells round it, along x and y, transformed."""
    steps = np.concatenate([np.arange(_CELLS), np.arange(-_CELLS, 0)])
    square = steps[:, None] ** 2 + steps[None, :] ** 2 + 0.25
    return np.fft.rfft2(steps[:, None] / square), np.fft.rfft2(steps[None, :] / square)


def _push_grid(where: Array, mass: Array, kernels: tuple[Array, Array]) -> Array:
    """Like :func:`_push_pairs`, through a grid; what stands in one cell hardly pushes each other."""
    low = where.min(axis=0)
    width = float(np.max(where.max(axis=0) - low)) / (_CELLS - 2) or 1.0
    inside = (where - low) / width
    cell = np.minimum(inside.astype(np.int64), _CELLS - 2)
    part = inside - cell
    flat = cell[:, 0] * _CELLS + cell[:, 1]
    corners = [
        (flat + dx * _CELLS + dy, np.abs(1 - dx - part[:, 0]) * np.abs(1 - dy - part[:, 1]))
        for dx in (0, 1)
        for dy in (0, 1)
    ]
    weight = np.zeros(_CELLS * _CELLS)
    for at, share in corners:
        weight += np.bincount(at, share * mass, _CELLS * _CELLS)
    spread = np.fft.rfft2(weight.reshape(_CELLS, _CELLS), s=(2 * _CELLS, 2 * _CELLS))
    force = np.zeros_like(where)
    for axis, kernel in enumerate(kernels):
        field = np.fft.irfft2(spread * kernel, s=(2 * _CELLS, 2 * _CELLS))[:_CELLS, :_CELLS].ravel()
        for at, share in corners:
            force[:, axis] += share * field[at]
    return force * (mass / width)[:, None]
