"""The reliability diagram as SVG: share of right relations by confidence, beside what it ought to be."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import sqrt

from benchmarks.quality.calibration import Bin

_SIZE, _LEFT, _TOP = 320, 60, 40


def diagram(bins: Sequence[Bin], title: str) -> str:
    """One bar a bin, its 95 % interval (Wilson), the number of relations, and the diagonal."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIZE + 90} {_SIZE + 100}" font-family="sans-serif" '
        f'font-size="12" role="img"><title>{escape(title)}</title>',
        f'<rect width="100%" height="100%" fill="#fff"/><text x="{_LEFT}" y="24" font-size="14">{escape(title)}</text>',
    ]
    for step in range(0, 11, 2):
        x, y = _x(step / 10), _y(step / 10)
        parts.append(f'<path d="M{_x(0)} {y}H{_x(1)}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{step * 10}</text>')
        parts.append(f'<text x="{x}" y="{_y(0) + 18}" text-anchor="middle">{step / 10:.1f}</text>')
    for b in bins:
        low, high = wilson(b.share, b.count)
        width = (b.high - b.low) * _SIZE - 6
        middle = _x((b.low + b.high) / 2)
        parts.append(
            f'<rect x="{_x(b.low) + 3:.1f}" y="{_y(b.share):.1f}" width="{width:.1f}" '
            f'height="{b.share * _SIZE:.1f}" fill="#5b8db8"><title>{b.count} relations</title></rect>'
        )
        parts.append(f'<path d="M{middle:.1f} {_y(low):.1f}V{_y(high):.1f}" stroke="#222" stroke-width="1.5"/>')
        parts.append(
            f'<text x="{middle:.1f}" y="{_y(0) - 6}" text-anchor="middle" font-size="10" fill="#fff">{b.count}</text>'
        )
    parts.append(f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#c33" stroke-dasharray="5 4"/>')
    parts.append(f'<text x="{_x(0.5)}" y="{_y(0) + 40}" text-anchor="middle">confidence</text>')
    parts.append(f'<text transform="translate(18 {_y(0.5)}) rotate(-90)" text-anchor="middle">right, %</text></svg>')
    return "\n".join(parts) + "\n"


def wilson(share: float, count: int, z: float = 1.96) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927)."""
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return max(0.0, middle - half), min(1.0, middle + half)


def _x(value: float) -> float:
    return _LEFT + value * _SIZE


def _y(value: float) -> float:
    return _TOP + (1 - value) * _SIZE
