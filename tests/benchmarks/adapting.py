"""How long a model takes to learn new classes as in *Try it*: from pictures to a predictor, and to answers.

    python tests/benchmarks/adapting.py [--model builtin:omniglot] [--threads 2] [--rounds 20]

"adapt" is what the window shows; "new pictures" also prepares the examples, as after a drop; "with 5 questions"
also recognises five pictures never seen before. Medians, and the slowest of all rounds.
"""

from __future__ import annotations

import argparse
import dataclasses
import statistics
import time

import torch

from workbench.data.pictures import Picture
from workbench.data.sources import open_dataset
from workbench.engine.commands import SupportClass
from workbench.engine.model import load_model
from workbench.fewshot.session import FewShotSession
from workbench.nets.allocator import keep_freed_pages

TASKS = ((5, 1), (5, 5), (20, 1), (20, 5))
QUESTIONS = 5
DROPPED = 105  # pixels a side of a dropped picture


def classes(ways: int, shots: int, mark: str) -> tuple[list[SupportClass], list[Picture]]:
    """Characters of Glyphs as someone would drop them, and pictures to recognise; ``mark`` makes them new."""
    images = open_dataset("glyphs", size=DROPPED)
    shown, asked = [], []
    for label in range(ways):
        start = int(images.class_start[label])
        pictures = [_picture(images.images[start + index, 0], f"{mark} {label} {index}") for index in range(shots + 1)]
        shown.append(SupportClass(f"class {label}", tuple(pictures[:shots])))
        asked.append(pictures[-1])
    return shown, asked[:QUESTIONS]


def _picture(grey: torch.Tensor, key: str) -> Picture:
    opaque = torch.full_like(grey, 255)
    return Picture(key, key, torch.stack([grey, grey, grey, opaque], -1).numpy())


def measured(session: FewShotSession, ways: int, shots: int, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of every round."""
    found: dict[str, list[float]] = {"adapt": [], "new pictures": [], "with 5 questions": []}
    for number in range(rounds + 2):
        plain, asked = classes(ways, shots, f"a{number}")
        again = [
            dataclasses.replace(each, pictures=tuple(dataclasses.replace(p, key="b" + p.key) for p in each.pictures))
            for each in plain
        ]
        began = time.perf_counter()
        adapt = session.adapt(plain, []).adapt_ms
        middle = time.perf_counter()
        session.adapt(again, asked)
        end = time.perf_counter()
        if number >= 2:  # the first ones warm up
            found["adapt"].append(adapt)
            found["new pictures"].append(1000 * (middle - began))
            found["with 5 questions"].append(1000 * (end - middle))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="builtin:omniglot")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=20)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    keep_freed_pages()
    session = FewShotSession(load_model(args.model))
    print(f"{args.model}, {args.threads} threads, {args.rounds} rounds; ms: median (slowest)")
    for ways, shots in TASKS:
        words = [
            f"{name} {statistics.median(values):6.1f} ({max(values):6.1f})"
            for name, values in measured(session, ways, shots, args.rounds).items()
        ]
        print(f"{ways:2}-way {shots}-shot   " + "   ".join(words))


if __name__ == "__main__":
    main()
