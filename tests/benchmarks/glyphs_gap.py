"""Are the drawn datasets neither trivial nor hopeless? What a nearest neighbour on pixels gets right on new classes.

    python tests/benchmarks/glyphs_gap.py [--dataset textures] [--episodes 1000]

The other side of the gap is what a trained network gets right on the same classes, from the command line:

    workbench train --dataset glyphs --algorithm protonet --ways 5 --shots 1 --train-ways 10 --queries 5 \\
        --episodes 4000 --seed 0 --out runs/glyphs
    workbench evaluate runs/glyphs --ways 5 --shots 1 --episodes 600 --seed 0 --json

The README has the figures.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable

import torch
from torch import Tensor

from workbench.config import SplitConfig
from workbench.data.glyphs import draw_glyphs
from workbench.data.image_set import ImageSet
from workbench.data.splits import parts
from workbench.data.textures import draw_textures
from workbench.tasks.sampler import EpisodeSampler

DRAWN: dict[str, Callable[[], ImageSet]] = {"glyphs": draw_glyphs, "textures": draw_textures}


def nearest_pixel(sampler: EpisodeSampler, episodes: int) -> tuple[float, float]:
    """Accuracy of 1-nearest-neighbour on raw pixels, and the half-width of its 95 % interval, in per cent."""
    accuracies = torch.cat([_accuracy(sampler) for _ in range(episodes)])
    return 100 * float(accuracies.mean()), 196 * float(accuracies.std()) / math.sqrt(episodes)


def _accuracy(sampler: EpisodeSampler) -> Tensor:
    task = sampler.sample(1)
    distance = torch.cdist(task.query_x.float().flatten(2), task.support.x.float().flatten(2))
    nearest = task.support.y.gather(1, distance.argmin(2))
    return (nearest == task.query_y).float().mean(1)


def main() -> None:
    parser = argparse.ArgumentParser(description="Nearest neighbour on the pixels of a drawn dataset.")
    parser.add_argument("--dataset", default="glyphs", choices=DRAWN)
    parser.add_argument("--episodes", type=int, default=1000)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    start = time.process_time()
    images = DRAWN[asked.dataset]()
    print(f"{images.n_classes} classes, {len(images.images)} pictures, {time.process_time() - start:.1f} s of one core")
    test = parts(images, SplitConfig())["test"]
    for ways, within in ((5, 0.0), (5, 1.0), (20, 0.0)):
        sampler = EpisodeSampler(test, ways, 1, 15, torch.Generator().manual_seed(0), within)
        mean, half = nearest_pixel(sampler, asked.episodes)
        where = "within one group" if within else "of all groups"
        print(f"1-nearest-neighbour, {ways}-way 1-shot {where}: {mean:.1f} ± {half:.1f} %")


if __name__ == "__main__":
    main()
