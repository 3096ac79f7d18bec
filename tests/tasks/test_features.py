"""Features of a fixed network are computed once for each picture."""

from __future__ import annotations

import torch
from numbered_images import numbered
from torch import Tensor

from workbench.tasks.features import CachedFeatures
from workbench.tasks.sampler import EpisodeSampler


class Embedding:
    """Counts how often it is asked, and how many pictures it was given."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def __call__(self, x: Tensor) -> Tensor:
        self.sizes.append(len(x))
        numbers = x.flatten(1).double().requires_grad_()
        return torch.cat([numbers, numbers.square()], 1)


def test_every_picture_is_embedded_once_and_in_parts() -> None:
    images, embed = numbered([10] * 5), Embedding()
    cached = CachedFeatures(images, embed, chunk=8)
    rows = torch.tensor([3, 3, 20, 1, 40] * 4 + list(range(5, 19)))
    found = cached(rows)
    assert found.shape == (34, 4, 1, 1) and not found.requires_grad
    x = images.images[rows].flatten(1).double()
    assert torch.equal(found.flatten(1), torch.cat([x, x.square()], 1))
    assert embed.sizes == [8, 8, 8], "18 different pictures"
    cached(rows.flip(0))
    assert len(embed.sizes) == 3
    cached(torch.tensor([49, 3, 48]))
    assert embed.sizes == [8, 8, 8, 8]


def test_how_many_are_asked_for_together_makes_no_difference() -> None:
    """Libraries compute a picture's features otherwise in another number of pictures, by their last digits."""
    images = numbered([10] * 5)
    one, other = (CachedFeatures(images, lambda x: x.flatten(1) + 1e-7 * len(x)) for _ in range(2))
    rows = torch.arange(50)
    by_few = torch.cat([one(part) for part in torch.split(rows, 3)])
    assert torch.equal(by_few, other(rows))


def test_episodes_cost_no_forward_pass_once_all_pictures_were_seen() -> None:
    images, embed = numbered([6] * 4), Embedding()
    cached = CachedFeatures(images, embed)
    sampler = EpisodeSampler(images, 4, 2, 4, torch.Generator().manual_seed(0), view=cached)
    plain = EpisodeSampler(images, 4, 2, 4, torch.Generator().manual_seed(0))
    for _ in range(5):
        task, shown = sampler.sample(2), plain.sample(2)
        assert task.support.x.shape == (2, 8, 4, 1, 1)
        assert torch.equal(task.query_x[:, :, :2].squeeze(), shown.query_x.squeeze().double())
    assert embed.sizes == [16, 16]
