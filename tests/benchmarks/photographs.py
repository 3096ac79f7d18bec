"""How often pictures are said to be unlike what the shipped model was trained on, rightly and wrongly.

    python tests/benchmarks/photographs.py --data ../shared/data [--tasks 200]

Drawings are of the alphabets that the model never saw, dropped in unlike ways, also as if a page had been photographed
under a lamp; photographs are of clothes. Each task has 2 to 6 classes of 1 to 4 pictures.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image, ImageFilter, ImageOps

from workbench.data.pictures import Picture, list_class_folders, read_picture
from workbench.engine.commands import SupportClass
from workbench.engine.model import load_model
from workbench.fewshot.photographs import LOOK_LIKE, is_photograph
from workbench.fewshot.session import UNLIKE, FewShotSession
from workbench.resources import resources

HELD_OUT = ("Armenian", "Burmese_(Myanmar)", "Greek", "Korean", "Sanskrit")
Style = Callable[[Image.Image, np.random.Generator], Image.Image]


def lamp(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """A page under a lamp at one side, photographed: warm, darker away from it, blurred, noisy."""
    page = Image.new("L", (600, 600), 245)
    page.paste(image.resize((420, 420)), (90, 90))
    page = page.filter(ImageFilter.GaussianBlur(1.5))
    y, x = np.mgrid[0:600, 0:600] / 600
    light = 0.95 - 0.45 * np.hypot(x - rng.uniform(), y - rng.uniform())
    colour = np.asarray(page, float)[..., None] * light[..., None] * [1.0, 0.95, 0.85]
    return Image.fromarray(np.clip(colour + rng.normal(0, 6, colour.shape), 0, 255).astype(np.uint8))


def clear(image: Image.Image, _rng: np.random.Generator) -> Image.Image:
    made = Image.new("RGBA", image.size, (255, 255, 255, 0))
    made.putalpha(ImageOps.invert(image))
    return made


STYLES: dict[str, Style] = {
    "as drawn": lambda image, _: image,
    "light on dark": lambda image, _: ImageOps.invert(image),
    "coloured": lambda image, _: ImageOps.colorize(image, black="navy", white="khaki"),
    "transparent": clear,
    "under a lamp": lamp,
}


def drawing(pixels: npt.NDArray[np.uint8], style: Style, rng: np.random.Generator) -> Picture:
    file = io.BytesIO()
    made = style(Image.fromarray(pixels), rng)
    made.save(file, "PNG" if made.mode == "RGBA" else "JPEG", quality=80)
    return read_picture(file.getvalue(), name="drawing")


def drawings(folder: Path, tasks: int, style: Style) -> list[list[SupportClass]]:
    import json

    spans = json.loads((folder / "alphabets.json").read_text(encoding="utf-8"))
    places = np.concatenate([np.arange(*spans[name]) for name in HELD_OUT])
    with np.load(folder / "images_background.npz", allow_pickle=False) as arrays:
        images = np.where(arrays["images"][places], 255, 0).astype(np.uint8)
    rng = np.random.default_rng(0)

    def task() -> list[SupportClass]:
        chosen, shots = rng.choice(len(images), rng.integers(2, 7), replace=False), rng.integers(1, 5)
        of = {c: rng.choice(20, shots, replace=False) for c in chosen}
        return [SupportClass(str(c), tuple(drawing(images[c, d], style, rng) for d in of[c])) for c in chosen]

    return [task() for _ in range(tasks)]


def clothes(folder: Path, tasks: int) -> list[list[SupportClass]]:
    found = [(name, [read_picture(path) for path in paths[:30]]) for name, paths in list_class_folders(folder)]
    rng = np.random.default_rng(0)

    def task() -> list[SupportClass]:
        chosen, shots = rng.choice(len(found), rng.integers(2, 7), replace=False), rng.integers(1, 5)
        some = {c: rng.choice(len(found[c][1]), shots, replace=False) for c in chosen}
        return [SupportClass(found[c][0], tuple(found[c][1][n] for n in some[c])) for c in chosen]

    return [task() for _ in range(tasks)]


def told(session: FewShotSession, name: str, tasks: list[list[SupportClass]]) -> None:
    said = [session.adapt(task, ()).unlike for task in tasks]
    pictures = {each.key: each for task in tasks for one in task for each in one.pictures}
    alone = sum(map(is_photograph, pictures.values()))
    far = sum(session.learn(task).distance > 1 for task in tasks)
    photographs = sum(LOOK_LIKE in each for each in said)
    print(
        f"{name:14} {len(tasks)} tasks: photographs {photographs}, else unlike {said.count(UNLIKE)} "
        f"(by features alone {far}); of {len(pictures)} pictures alone {alone} taken for photographs"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tasks", type=int, default=200)
    args = parser.parse_args()
    torch.set_num_threads(1)
    session = FewShotSession(load_model("builtin:omniglot"))
    for name, style in STYLES.items():
        told(session, name, drawings(args.data / "omniglot", args.tasks, style))
    starters = list_class_folders(resources() / "starters" / "classes")
    told(session, "starters", [[SupportClass(name, tuple(map(read_picture, paths))) for name, paths in starters]])
    told(session, "clothes", clothes(args.data / "clothing", args.tasks))


if __name__ == "__main__":
    main()
