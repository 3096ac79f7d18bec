"""Whether training's memory stays flat: resident memory over many episodes on a tiny network, and its slope.

    python tests/benchmarks/memory.py [--episodes 20000] [--trace] [METHOD …]

The slope is that of a straight line through the samples after the first fifth, in which caches fill, in bytes for 1,000
episodes, with its standard error; samples are dependent, so errors come from ten blocks of them. ``--trace`` counts
Python's own objects instead, which is slower.
"""

from __future__ import annotations

import argparse
import gc
import math
import os
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workbench.catalogue import catalogue
from workbench.engine.control import Control
from workbench.engine.events import StepDone
from workbench.engine.train import train
from workbench.nets.allocator import keep_freed_pages

SMALL = {"filters": 4, "ways": 3, "train_ways": 0, "queries": 2, "train_queries": 0, "validation_episodes": 20}
SAMPLES, WARM, BLOCKS = 500, 0.2, 10
Floats = npt.NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--episodes", type=int, default=20_000)
    parser.add_argument("--trace", action="store_true")
    parser.add_argument("methods", nargs="*", default=["protonet", "maml"])
    args = parser.parse_args()
    keep_freed_pages()
    if args.trace:
        tracemalloc.start()
    for method in args.methods:
        x, y = sampled(method, args.episodes, python_bytes if args.trace else resident)
        rate, error = slope(x, y)
        what = "Python's objects" if args.trace else "resident"
        print(f"{method}: {what} {y[0] / 1e6:.1f} MB at {x[0]:,.0f} episodes, {y[-1] / 1e6:.1f} MB at {x[-1]:,.0f};")
        print(
            f"  slope {rate * 1000:+,.0f} ± {error * 1000:,.0f} bytes for 1,000 episodes (standard error)", flush=True
        )


def sampled(method: str, episodes: int, measure: Callable[[], int]) -> tuple[Floats, Floats]:
    """Episodes, and the memory after them, without the first part."""
    values = {**SMALL, "episodes": episodes, "validate_every": episodes // 20, "device": "cpu"}
    own = {each.name for each in catalogue().all_knobs(method)}
    config = catalogue().config("glyphs", method, {name: value for name, value in values.items() if name in own})
    points = np.zeros((2, SAMPLES))  # beforehand: what is noted must not count
    noted = 0
    with tempfile.TemporaryDirectory() as folder:
        for event in train(config, Path(folder), Control()):
            if isinstance(event, StepDone) and noted < SAMPLES and event.episodes >= noted * episodes / SAMPLES:
                points[:, noted] = event.episodes, measure()
                noted += 1
    x, y = points[:, int(WARM * noted) : noted]
    return x, y


def slope(x: Floats, y: Floats) -> tuple[float, float]:
    """Bytes for an episode, and their standard error from the slopes that each block left out leaves (jackknife)."""
    whole = float(np.polyfit(x, y, 1)[0])
    blocks = np.array_split(np.arange(len(x)), BLOCKS)
    without = [float(np.polyfit(np.delete(x, each), np.delete(y, each), 1)[0]) for each in blocks]
    spread = math.fsum((each - sum(without) / BLOCKS) ** 2 for each in without)
    return whole, math.sqrt((BLOCKS - 1) / BLOCKS * spread)


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def python_bytes() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


if __name__ == "__main__":
    main()
