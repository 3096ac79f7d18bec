"""What the help's drawings are made of: SVG with holes for the theme's colours and for words in two languages.

Coordinates are in pixels, y downwards. Colours and words are named as in `string.Template`: $accent, $support.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

Point = tuple[float, float]
INK = "#182026"
TILE = 40

# Invented characters: strokes as points in a unit square.
CHARACTERS: dict[str, list[list[Point]]] = {
    "sail": [[(0.48, 0.12), (0.5, 0.45), (0.47, 0.86)], [(0.49, 0.18), (0.8, 0.4), (0.76, 0.6), (0.49, 0.62)]],
    "gate": [
        [(0.2, 0.88), (0.22, 0.36), (0.48, 0.14), (0.76, 0.34), (0.78, 0.88)],
        [(0.22, 0.56), (0.5, 0.5), (0.78, 0.56)],
    ],
    "kite": [
        [(0.5, 0.1), (0.74, 0.34), (0.5, 0.6), (0.27, 0.34), (0.5, 0.1)],
        [(0.5, 0.6), (0.42, 0.72), (0.56, 0.8), (0.46, 0.92)],
    ],
    "snail": [[(0.86, 0.8), (0.4, 0.86), (0.16, 0.62), (0.28, 0.3), (0.58, 0.24), (0.7, 0.48), (0.5, 0.62)]],
    "fork": [[(0.2, 0.14), (0.26, 0.46), (0.5, 0.52), (0.74, 0.46), (0.8, 0.14)], [(0.5, 0.14), (0.5, 0.9)]],
    "wave": [[(0.12, 0.4), (0.32, 0.2), (0.5, 0.44), (0.7, 0.64), (0.88, 0.4)], [(0.2, 0.8), (0.8, 0.78)]],
    "hook": [[(0.3, 0.14), (0.66, 0.2), (0.7, 0.5), (0.6, 0.84), (0.28, 0.8)], [(0.2, 0.5), (0.7, 0.48)]],
    "loop": [[(0.2, 0.86), (0.66, 0.3), (0.5, 0.12), (0.34, 0.3), (0.8, 0.86)]],
    "comb": [
        [(0.16, 0.2), (0.84, 0.18)],
        [(0.24, 0.2), (0.22, 0.8)],
        [(0.5, 0.2), (0.5, 0.84)],
        [(0.76, 0.18), (0.8, 0.8)],
    ],
    "tent": [[(0.14, 0.84), (0.5, 0.14), (0.86, 0.84)], [(0.5, 0.14), (0.5, 0.84)]],
}


def svg(width: float, height: float, *parts: str) -> str:
    """A drawing of some parts."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    return "\n".join([head, *parts, "</svg>", ""])


def text(
    x: float, y: float, words: str, *, size: float = 13, anchor: str = "middle", color: str = "text", weight: int = 400
) -> str:
    """Words on a line through ``y``."""
    place = f'x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size:g}" font-weight="{weight}"'
    return f'<text {place} font-family="$font" fill="${color}">{words}</text>'


def box(
    x: float, y: float, width: float, height: float, fill: str = "card", edge: str = "line", radius: int = 8
) -> str:
    place = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius}"'
    return f'<rect {place} fill="{_paint(fill)}" stroke="{_paint(edge)}"/>'


def line(points: Sequence[Point], color: str = "text2", width: float = 1.5, dash: str = "") -> str:
    """Straight from point to point."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="M{_joined(points)}" fill="none" stroke="${color}" stroke-width="{width:g}"{dashed}/>'


def curve(points: Sequence[Point], color: str, width: float = 2, dash: str = "") -> str:
    """Smoothly through the points."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{_smooth(points)}" fill="none" stroke="${color}" stroke-width="{width:g}"{dashed}/>'


def arrow(start: Point, end: Point, color: str = "text2", width: float = 1.5) -> str:
    """A line with a head at its end."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    ux, uy = dx / length, dy / length
    back = (end[0] - 8 * ux, end[1] - 8 * uy)
    head = [end, (back[0] - 4 * uy, back[1] + 4 * ux), (back[0] + 4 * uy, back[1] - 4 * ux)]
    tip = f'<path d="M{_joined(head)}Z" fill="${color}"/>'
    return line([start, back], color, width) + tip


def dot(x: float, y: float, color: str, radius: float = 5, edge: str = "none") -> str:
    ring = f'stroke="{_paint(edge)}" stroke-width="2"'
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{_paint(color)}" {ring}/>'


def drawn(x: float, y: float, name: str, seed: int = 0, side: float = TILE) -> str:
    """A character on its paper, written a little differently for every seed."""
    hand = random.Random(f"{name} {seed}")
    strokes = "".join(_smooth(_written(stroke, hand, x, y, side)) for stroke in CHARACTERS[name])
    ink = f'<path d="{strokes}" fill="none" stroke="{INK}" stroke-width="{side / 16:g}" stroke-linecap="round"/>'
    return box(x, y, side, side, "paper", "line", 4) + ink


def _written(stroke: Sequence[Point], hand: random.Random, x: float, y: float, side: float) -> list[Point]:
    moved = [(px + hand.uniform(-0.04, 0.04), py + hand.uniform(-0.04, 0.04)) for px, py in stroke]
    return [(x + side * (0.08 + 0.84 * px), y + side * (0.08 + 0.84 * py)) for px, py in moved]


def _smooth(points: Sequence[Point]) -> str:
    """A path through the points, by Catmull and Rom."""
    path = f"M{_joined(points[:1])}"
    for at in range(len(points) - 1):
        before, start = points[max(at - 1, 0)], points[at]
        end, after = points[at + 1], points[min(at + 2, len(points) - 1)]
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        path += f"C{_joined([first, second, end])}"
    return path


def _joined(points: Sequence[Point]) -> str:
    return " ".join(f"{x:.4g},{y:.4g}" for x, y in points)


def _paint(color: str) -> str:
    return color if color == "none" else f"${color}"
