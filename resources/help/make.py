"""Draws the pictures of the help: images/*.svg, with holes for colours and words.

python resources/help/make.py
"""

from __future__ import annotations

from pathlib import Path

from algorithm_drawings import DRAWINGS as OF_ALGORITHMS
from guide_drawings import DRAWINGS as OF_THE_GUIDE

IMAGES = Path(__file__).resolve().parent / "images"


def main() -> None:
    for name, drawing in {**OF_THE_GUIDE, **OF_ALGORITHMS}.items():
        (IMAGES / f"{name}.svg").write_text(drawing(), encoding="utf-8")


if __name__ == "__main__":
    main()
