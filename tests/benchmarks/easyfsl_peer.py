"""easyfsl as the benchmarks measure it: its TaskSampler and a DataLoader over images in memory or on disk.

Needs the extra: pip install -e '.[bench]'
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
from easyfsl.datasets import EasySet, FewShotDataset
from easyfsl.samplers import TaskSampler
from torch import Tensor
from torch.utils.data import DataLoader, Sampler
from torchvision import transforms
from torchvision.transforms import v2

from workbench.data.image_set import ImageSet

Step = Callable[[], object]
Episode = tuple[Tensor, Tensor, Tensor, Tensor, list[int]]

# it hands `data_source` on, which newer versions of torch do not take
Sampler.__init__ = lambda self, data_source=None: None  # type: ignore[method-assign]


def noise_images(size: int = 28, channels: int = 1, classes: int = 100, each: int = 20) -> ImageSet:
    """Images of nothing: speed does not depend on what they show."""
    generator = torch.Generator().manual_seed(0)
    shape = (classes * each, channels, size, size)
    images = torch.randint(0, 256, shape, generator=generator, dtype=torch.uint8)
    return ImageSet(images, torch.arange(classes + 1) * each, tuple(map(str, range(classes))))


class InMemory(FewShotDataset):  # type: ignore[misc]
    """Decoded images: as floating numbers, ready for the network, or as bytes."""

    def __init__(self, images: ImageSet, floating: bool) -> None:
        self.images = images.images.float() / 255 if floating else images.images
        self.labels = torch.arange(images.n_classes).repeat_interleave(images.counts).tolist()

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, item: int) -> tuple[Tensor, int]:
        return self.images[item], self.labels[item]

    def get_labels(self) -> list[int]:
        return list(self.labels)


def on_disk(images: ImageSet, folder: Path, side: int) -> EasySet:
    """The same images as PNG files of ``side`` pixels, read by easyfsl's own dataset and resized where they must be."""
    labels = torch.arange(images.n_classes).repeat_interleave(images.counts).tolist()
    for row, (x, label) in enumerate(zip(images.images, labels, strict=True)):
        (folder / str(label)).mkdir(exist_ok=True, parents=True)
        v2.functional.to_pil_image(x).resize((side, side)).save(folder / str(label) / f"{row}.png")
    specs = folder / "specs.json"
    roots = [str(folder / name) for name in images.class_names]
    specs.write_text(json.dumps({"class_names": images.class_names, "class_roots": roots}))
    channels, size = images.images.shape[1:3]
    steps = [transforms.Grayscale()] if channels == 1 else []
    steps += [transforms.Resize(size)] if side != size else []
    return EasySet(specs, transform=transforms.Compose([*steps, transforms.ToTensor()]))


def episodes(dataset: FewShotDataset, ways: int, shots: int, queries: int) -> Iterator[Episode]:
    """easyfsl's episodes without end, read by the process itself, since workers would take the network's cores."""
    while True:
        sampler = TaskSampler(dataset, n_way=ways, n_shot=shots, n_query=queries, n_tasks=10000)
        loader: Any = DataLoader(dataset, batch_sampler=sampler, collate_fn=sampler.episodic_collate_fn)
        yield from loader


def seconds(step: Step) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def compared(name: str, own: Step, other: Step, rounds: int, unit: str = "episodes") -> str:
    """One line: both rates of one a step, and the median of the rounds' ratios; rounds are interleaved."""
    for step in (own, other, own, other):
        step()
    times = [(seconds(own), seconds(other)) for _ in range(rounds)]
    ratio = statistics.median(b / a for a, b in times)
    rates = [1 / statistics.median(column) for column in zip(*times, strict=True)]
    return f"{name:44} {rates[0]:8.1f} {unit}/s   easyfsl {rates[1]:8.1f} {unit}/s   × {ratio:.2f}"
