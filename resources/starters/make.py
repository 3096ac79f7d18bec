"""Draws the example pictures of Try it: four invented characters, each written differently every time.

    python resources/starters/make.py

The characters are our own, as smooth curves through a few points; no dataset is involved.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

HERE = Path(__file__).resolve().parent
SIDE, OVERSAMPLED = 160, 4
EXAMPLES = 4
# Which character each question shows.
QUESTIONS = ("kite", "gate", "snail", "sail", "gate", "snail")
SEED = 7
Points = npt.NDArray[np.float64]

# Strokes as points in a unit square, y downwards.
CHARACTERS: dict[str, list[list[tuple[float, float]]]] = {
    "sail": [
        [(0.48, 0.12), (0.50, 0.45), (0.47, 0.86)],
        [(0.49, 0.18), (0.80, 0.40), (0.76, 0.60), (0.49, 0.62)],
        [(0.22, 0.84), (0.50, 0.92), (0.80, 0.80)],
    ],
    "snail": [
        [
            (0.86, 0.80),
            (0.40, 0.86),
            (0.16, 0.62),
            (0.28, 0.30),
            (0.58, 0.24),
            (0.70, 0.48),
            (0.52, 0.62),
            (0.42, 0.48),
        ],
    ],
    "gate": [
        [(0.20, 0.88), (0.22, 0.36), (0.48, 0.14), (0.76, 0.34), (0.78, 0.88)],
        [(0.22, 0.56), (0.50, 0.50), (0.78, 0.56)],
    ],
    "kite": [
        [(0.50, 0.10), (0.74, 0.34), (0.50, 0.60), (0.27, 0.34), (0.50, 0.10)],
        [(0.50, 0.60), (0.42, 0.72), (0.56, 0.80), (0.46, 0.92)],
    ],
}


def main() -> None:
    """Write classes/NAME/N.png and queries/N.png beside this file."""
    generator = np.random.default_rng(SEED)
    for name, strokes in CHARACTERS.items():
        for number in range(1, EXAMPLES + 1):
            _save(_draw(strokes, generator), HERE / "classes" / name / f"{name}-{number}.png")
    for number, name in enumerate(QUESTIONS, 1):
        _save(_draw(CHARACTERS[name], generator), HERE / "queries" / f"question-{number}.png")


def _draw(strokes: list[list[tuple[float, float]]], generator: np.random.Generator) -> Image.Image:
    """One copy by another hand: turned, sheared, scaled, with shifted points and another pen."""
    side = SIDE * OVERSAMPLED
    image = Image.new("L", (side, side), 255)
    pen = ImageDraw.Draw(image)
    matrix = _hand(generator)
    width = generator.uniform(0.030, 0.042) * side
    for stroke in strokes:
        points = np.array(stroke) + generator.normal(0, 0.018, (len(stroke), 2))
        curve = ((points - 0.5) @ matrix.T + 0.5) * side
        _ink(pen, _smooth(curve), width)
    return image.resize((SIDE, SIDE), Image.Resampling.BOX)


def _hand(generator: np.random.Generator) -> Points:
    angle, shear = generator.normal(0, 0.09), generator.normal(0, 0.10)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return turn @ np.array([[1.0, shear], [0.0, 1.0]]) @ np.diag(generator.uniform(0.78, 0.98, 2))


def _smooth(points: Points, steps: int = 200) -> Points:
    """A Catmull-Rom curve through ``points`` (n, 2); a stroke that closes does so without a kink."""
    padded = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.concatenate([*pieces, points[-1:]])


def _ink(pen: ImageDraw.ImageDraw, curve: Points, width: float) -> None:
    """Discs close together: wide lines would show their joints."""
    radius = width / 2
    for x, y in curve:
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=0)


def _save(image: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, optimize=True)


if __name__ == "__main__":
    main()
