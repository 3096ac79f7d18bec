"""Prototypical networks, one episode a step: the workbench against easyfsl, whose pictures lie in memory or on disk.

    python tests/benchmarks/easyfsl_protonet.py [--rounds 60] [--threads 1]

A step is an episode of 15 questions a class, Conv4-64 and Adam. easyfsl reads its images in the same process, as
floating numbers from memory, or by its EasySet from PNG files: of the right size, or of 105 pixels as Omniglot's are.
The workbench keeps bytes in memory, decoded once for good. Rounds are interleaved, so that a busy machine slows both
alike, and the ratio is the median of their ratios.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch
from easyfsl.datasets import FewShotDataset
from easyfsl.methods import PrototypicalNetworks
from easyfsl_peer import InMemory, Step, compared, episodes, noise_images, on_disk
from torch import nn
from torch.nn import functional as F

from workbench.algorithms import build_algorithm
from workbench.data.image_set import ImageSet
from workbench.nets.allocator import keep_freed_pages
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.sampler import EpisodeSampler

QUERIES = 15
CASES = [(5, 1, 28, 1), (5, 5, 28, 1), (5, 1, 84, 3)]
FILE_SIDES = {28: (105,)}


def ours(images: ImageSet, ways: int, shots: int) -> Step:
    """One step of the workbench."""
    channels, size = images.images.shape[1:3]
    algorithm = build_algorithm("protonet", Conv4(Preprocessing(size=size, channels=channels)), ways, {}).train()
    sampler = EpisodeSampler(images, ways, shots, QUERIES, torch.Generator().manual_seed(1))
    optimizer = torch.optim.Adam(algorithm.parameters(), 1e-3)

    def step() -> None:
        optimizer.zero_grad(set_to_none=True)
        algorithm.meta_gradient(sampler.sample(1))
        optimizer.step()

    return step


def theirs(dataset: FewShotDataset, ways: int, shots: int, channels: int) -> Step:
    """One step as in easyfsl's notebook of episodic training."""
    classifier = PrototypicalNetworks(stock_conv4(channels)).train()
    source = episodes(dataset, ways, shots, QUERIES)
    optimizer = torch.optim.Adam(classifier.parameters(), 1e-3)

    def step() -> None:
        support_x, support_y, query_x, query_y, _ = next(source)
        optimizer.zero_grad()
        classifier.process_support_set(support_x, support_y)
        F.cross_entropy(classifier(query_x), query_y).backward()
        optimizer.step()

    return step


def stock_conv4(channels: int) -> nn.Sequential:
    """Conv4-64 of stock modules."""
    layers: list[nn.Module] = []
    for into in (channels, 64, 64, 64):
        layers += [nn.Conv2d(into, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(2)]
    return nn.Sequential(*layers, nn.Flatten())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    keep_freed_pages()
    for ways, shots, size, channels in CASES:
        images = noise_images(size, channels)
        with tempfile.TemporaryDirectory() as folder:
            sources: dict[str, FewShotDataset] = {"memory": InMemory(images, True)}
            for side in (size, *FILE_SIDES.get(size, ())):
                sources[f"files of {side} px"] = on_disk(images, Path(folder, str(side)), side)
            for place, dataset in sources.items():
                name = f"{ways}-way {shots}-shot, {size}×{size}×{channels}, {place}"
                own, other = ours(images, ways, shots), theirs(dataset, ways, shots, channels)
                print(compared(name, own, other, options.rounds), flush=True)


if __name__ == "__main__":
    main()
