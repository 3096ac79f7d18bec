"""How many pictures a second "Classify a folder" recognises: reading, recognising, and writing the table.

    python tests/benchmarks/classifying.py --data FOLDER [--model builtin:omniglot] [--files 500] [--threads 2]

FOLDER holds omniglot/images_background.npz and clothing/CLASS/*.jpg; the photographs are used again and again until
there are enough files. Each set is classified into its first five classes, of five examples each.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from workbench.data.pictures import read_picture
from workbench.engine.commands import SupportClass
from workbench.engine.model import load_model
from workbench.fewshot.classify import Wish, classify_folder
from workbench.fewshot.session import FewShotSession
from workbench.nets.allocator import keep_freed_pages

WAYS, SHOTS, ROUNDS = 5, 5, 3


def drawings(data: Path, folder: Path, files: int) -> list[SupportClass]:
    """Characters of Omniglot as PNG files of 105 × 105 pixels, and classes of them."""
    with np.load(data / "omniglot" / "images_background.npz", allow_pickle=False) as arrays:
        images = np.where(arrays["images"], 255, 0).astype(np.uint8)
    for number in range(files):
        Image.fromarray(images[number % len(images), number // len(images)]).save(folder / f"{number}.png")
    return [_class(f"{way}", folder, images[way, -SHOTS:]) for way in range(WAYS)]


def _class(name: str, folder: Path, images: np.ndarray) -> SupportClass:
    place = folder.parent / name
    place.mkdir()
    for number, each in enumerate(images):
        Image.fromarray(each).save(place / f"{number}.png")
    return SupportClass(name, tuple(read_picture(each) for each in sorted(place.iterdir())))


def photographs(data: Path, folder: Path, files: int) -> list[SupportClass]:
    """The photographs of clothing as they are, and classes of them."""
    found = sorted((data / "clothing").glob("*/*.jpg"))
    for number, each in zip(range(files), itertools.cycle(found), strict=False):
        (folder / f"{number}.jpg").write_bytes(each.read_bytes())
    names = sorted({each.parent for each in found})[:WAYS]
    return [SupportClass(each.name, tuple(map(read_picture, sorted(each.glob("*.jpg"))[:SHOTS]))) for each in names]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", default="builtin:omniglot")
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    keep_freed_pages()
    model = load_model(args.model)
    print(f"{args.model}, {args.threads} threads, {args.files} files, {WAYS}-way {SHOTS}-shot; best of {ROUNDS}")
    for kind in (drawings, photographs):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "asked"
            folder.mkdir()
            classes = kind(args.data, folder, args.files)
            seconds, busy = min(_seconds(FewShotSession(model), classes, folder) for _ in range(ROUNDS))
            rate = f"{args.files / seconds:6.0f} pictures/s, {1000 * busy / args.files:.1f} ms of a core for each"
            print(f"{kind.__name__:12} {seconds:6.2f} s  {rate}")


def _seconds(session: FewShotSession, classes: list[SupportClass], folder: Path) -> tuple[float, float]:
    """How long it took, and how long cores were busy with it."""
    session.learn(classes)  # the first use chooses kernels
    began, busy = time.perf_counter(), time.process_time()
    done = classify_folder(session, classes, Wish(folder, folder.parent / "labels.csv"))
    assert done.files == len(list(folder.glob("*.*")))
    return time.perf_counter() - began, time.process_time() - busy


if __name__ == "__main__":
    main()
