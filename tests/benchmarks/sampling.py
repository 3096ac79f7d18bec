"""How fast episodes are drawn: the workbench against easyfsl's TaskSampler with a DataLoader, from memory.

    python tests/benchmarks/sampling.py [--rounds 200] [--threads 1]

As bytes: both keep bytes in memory and hand them over. As floats: easyfsl's lie in memory as floating numbers, while
the workbench turns its bytes into what the network takes. Rounds are interleaved, one episode each, so that a busy
machine slows both alike, and the ratio is the median of their ratios. Large pictures are bound by copying memory.
"""

from __future__ import annotations

import argparse
from functools import partial

import torch
from easyfsl_peer import InMemory, Step, compared, episodes, noise_images

from workbench.data.image_set import ImageSet
from workbench.nets.allocator import keep_freed_pages
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.sampler import EpisodeSampler

QUERIES = 15
SHAPES = [(5, 1, 28, 1), (5, 5, 28, 1), (20, 1, 28, 1), (5, 1, 84, 3), (5, 5, 84, 3)]


def ours(images: ImageSet, ways: int, shots: int, floating: bool) -> Step:
    """One episode."""
    sampler = EpisodeSampler(images, ways, shots, QUERIES, torch.Generator().manual_seed(0))
    normalise = Preprocessing().normalise

    def as_floats() -> None:
        task = sampler.sample(1)
        normalise(task.support.x), normalise(task.query_x)

    return as_floats if floating else partial(sampler.sample, 1)


def theirs(images: ImageSet, ways: int, shots: int, floating: bool) -> Step:
    return partial(next, episodes(InMemory(images, floating), ways, shots, QUERIES))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    keep_freed_pages()
    for ways, shots, size, channels in SHAPES:
        images = noise_images(size, channels)
        for floating in (False, True):
            name = f"{ways}-way {shots}-shot, {size}×{size}×{channels}, as {'floats' if floating else 'bytes'}"
            own, other = (make(images, ways, shots, floating) for make in (ours, theirs))
            print(compared(name, own, other, options.rounds), flush=True)


if __name__ == "__main__":
    main()
