"""How often "How good is it?" finds an example of the wrong class, of none, and a copy; and what else it names.

    python tests/benchmarks/oddities.py --data ../shared/data [--tasks 100] [--copies 600] [--threads 2]

Drawings are of the alphabets that the shipped model never saw, photographs of clothes. In each task one example is
replaced by a drawing of another of its classes, or of none. Copies are made smaller, and compressed as JPEG.
"""

from __future__ import annotations

import argparse
import io
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from workbench.data.pictures import Picture, read_picture
from workbench.data.sources import ignore
from workbench.engine.commands import SupportClass
from workbench.engine.model import load_model
from workbench.fewshot.leave_one_out import leave_one_out
from workbench.fewshot.oddities import duplicates, odd_ones
from workbench.fewshot.session import FewShotSession

HELD_OUT = ("Armenian", "Burmese_(Myanmar)", "Greek", "Korean", "Sanskrit")
SHAPES = ((5, 3), (5, 5), (3, 4), (10, 5))
QUALITY = 60
SMALLER = {"drawings": 0.6, "photographs": 0.75}


def held_out(data: Path) -> list[list[Picture]]:
    """The drawings of each character of the alphabets."""
    rows = json.loads((data / "omniglot" / "alphabets.json").read_text())
    with np.load(data / "omniglot" / "images_background.npz", allow_pickle=False) as arrays:
        ink = arrays["images"]
    places = [place for each in HELD_OUT for place in range(*rows[each])]
    return [[_picture(drawn, f"{place}-{n}") for n, drawn in enumerate(ink[place])] for place in places]


def _picture(paper: np.ndarray, name: str) -> Picture:
    return saved(Image.fromarray(np.where(paper, 255, 0).astype(np.uint8)), name, "PNG")


def saved(image: Image.Image, name: str, kind: str, **options: int) -> Picture:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return read_picture(file.getvalue(), name)


def smaller(picture: Picture, share: float) -> Picture:
    """The same picture in a smaller file."""
    image = Image.fromarray(picture.pixels).convert("RGB")
    size = (round(image.width * share), round(image.height * share))
    return saved(image.resize(size), f"copy of {picture.name}", "JPEG", quality=QUALITY)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tasks", type=int, default=100, help="of each shape")
    parser.add_argument("--copies", type=int, default=600, help="of drawings at once; of photographs half as many")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    session = FewShotSession(load_model("builtin:omniglot"))
    characters = held_out(args.data)
    for way, shots in SHAPES:
        _strangers(session, characters, way, shots, args.tasks)
    drawn = [each for character in characters for each in character][:: max(1, 20 * len(characters) // args.copies)]
    _copies(session, "drawings", drawn[: args.copies])
    photographs = sorted((args.data / "clothing").glob("*/*.jpg"))[: args.copies // 2]
    _copies(session, "photographs", [read_picture(each) for each in photographs])


def _strangers(session: FewShotSession, characters: list[list[Picture]], way: int, shots: int, tasks: int) -> None:
    found = {"another of the classes": 0, "none of them": 0}
    others = 0
    rng = np.random.default_rng(way * 100 + shots)
    for task in range(tasks):
        chosen = rng.permutation(len(characters))[: way + 1]
        drawers = rng.permutation(20)[: shots + 1]
        classes = [_class(characters[one], drawers[:shots], f"class {n}") for n, one in enumerate(chosen[:way])]
        kind = list(found)[task % 2]
        source = chosen[1] if kind == "another of the classes" else chosen[way]
        stranger = characters[source][drawers[shots]]
        classes[0] = replace(classes[0], pictures=(stranger, *classes[0].pictures[1:]))
        odd = {key for each in odd_ones(session, classes, leave_one_out(session, classes)) for key in each.keys}
        found[kind] += stranger.key in odd
        others += len(odd - {stranger.key})
    of_each = (tasks + 1) // 2, tasks // 2
    shares = ", ".join(f"of {kind} {n / of:.1%}" for (kind, n), of in zip(found.items(), of_each, strict=True))
    rest = others / tasks / (way * shots - 1)
    print(f"{way:2}-way {shots}-shot, {tasks} tasks: named odd {shares}; others {rest:.2%}")


def _class(drawings: list[Picture], drawers: np.ndarray, name: str) -> SupportClass:
    return SupportClass(name, tuple(drawings[each] for each in drawers))


def _copies(session: FewShotSession, kind: str, pictures: list[Picture]) -> None:
    copies = [smaller(each, SMALLER[kind]) for each in pictures]
    wanted = {frozenset((one.key, other.key)) for one, other in zip(pictures, copies, strict=True)}
    classes = [SupportClass("originals", tuple(pictures)), SupportClass("copies", tuple(copies))]
    found = {frozenset(each.keys) for each in duplicates(session, classes, ignore)}
    print(f"copies of {kind}: {len(found & wanted)} of {len(wanted)} found, {len(found - wanted)} other pairs named")


if __name__ == "__main__":
    main()
