"""Small runs in the layout of Lake's, for tests that need some but not the original."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

SIDE, MARGIN = 105, 30


def drawing(rng: np.random.Generator) -> npt.NDArray[np.bool_]:
    """(SIDE, SIDE), True for paper: three strokes in the middle."""
    image = Image.new("1", (SIDE, SIDE), 1)
    points = rng.integers(MARGIN, SIDE - MARGIN, (4, 2))
    ImageDraw.Draw(image).line([tuple(map(int, point)) for point in points], fill=0, width=3)
    return np.asarray(image)


def write_run(folder: Path, trials: int = 5, seed: int = 0, answers: Sequence[int] | None = None) -> Path:
    """Write a run whose test pictures are its training pictures, shifted.

    Test picture i shows the same as training picture ``answers[i]``, which also stands in class_labels.txt; a draw by
    default, of ``trials``.
    """
    rng = np.random.default_rng(seed)
    answers = [int(each) for each in rng.permutation(trials)] if answers is None else answers
    drawings = [drawing(rng) for _ in answers]
    for kind in ("training", "test"):
        (folder / kind).mkdir(parents=True)
    for index, pixels in enumerate(drawings):
        Image.fromarray(pixels).save(folder / "training" / f"class{index + 1:02d}.png")
    for index, answer in enumerate(answers):
        shifted = np.roll(drawings[answer], rng.integers(-MARGIN, MARGIN, 2), (0, 1))
        Image.fromarray(shifted).save(folder / "test" / f"item{index + 1:02d}.png")
    write_labels(folder, answers)
    return folder


def write_labels(folder: Path, answers: Sequence[int], prefix: str = "") -> None:
    """Write class_labels.txt: test picture i is of the class of training picture ``answers[i]``."""
    own = f"{prefix}{folder.name}"
    lines = [f"{own}/test/item{i + 1:02d}.png {own}/training/class{a + 1:02d}.png" for i, a in enumerate(answers)]
    (folder / "class_labels.txt").write_text("\n".join(lines) + "\n")


def write_runs(folder: Path, runs: int = 3, trials: int = 5) -> Path:
    """Write run01, run02 and so on."""
    for number in range(runs):
        write_run(folder / f"run{number + 1:02d}", trials, seed=number)
    return folder


def zipped(folder: Path, path: Path, prefix: str = "") -> Path:
    """Write what lies in ``folder`` into a new archive, stored as it is, under ``prefix``."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, prefix + file.relative_to(folder).as_posix())
    return path
