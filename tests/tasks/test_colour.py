"""Colours: the same as torchvision's adjustments, but every image by a factor of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor
from torchvision.transforms.v2 import functional as stock

from workbench.tasks import colour

FACTORS = torch.tensor([0.0, 0.4, 0.9, 1.0, 1.3, 2.0])


def photos(channels: int = 3) -> Tensor:
    """(6, C, 8, 8) in 0..255, with greys, blacks and whites among the pixels."""
    x = torch.rand(6, channels, 8, 8, generator=torch.Generator().manual_seed(0)) * 255
    x[:, :, 0, :4] = torch.tensor([0.0, 255.0, 128.0, 17.0])
    return x


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (colour.brightened, stock.adjust_brightness),
        (colour.contrasted, stock.adjust_contrast),
        (colour.saturated, stock.adjust_saturation),
    ],
    ids=["brightness", "contrast", "saturation"],
)
def test_each_image_is_adjusted_as_torchvision_does(
    channels: int, ours: Callable[[Tensor, Tensor], Tensor], theirs: Callable[[Tensor, float], Tensor]
) -> None:
    x = photos(channels)
    expected = torch.stack([theirs(image / 255, float(f)) * 255 for image, f in zip(x, FACTORS, strict=True)])
    assert torch.allclose(ours(x, FACTORS), expected, rtol=0, atol=1e-3)


def test_hues_turn_as_torchvision_turns_them() -> None:
    x, turns = photos(), torch.tensor([-0.5, -0.2, 0.0, 0.1, 0.3, 0.5])
    expected = torch.stack([stock.adjust_hue(image / 255, float(t)) * 255 for image, t in zip(x, turns, strict=True)])
    assert torch.allclose(colour.hue_turned(x, turns), expected, rtol=0, atol=1e-2)


@pytest.mark.parametrize("channels", [1, 3])
def test_images_vary_each_in_its_own_way_within_bounds(channels: int) -> None:
    x = photos(channels)[:1].expand(200, -1, -1, -1)
    y = colour.jittered(x, 0.4, torch.Generator().manual_seed(0))
    assert y.shape == x.shape and y.min() >= 0 and y.max() <= 255
    assert len({tuple(each.flatten().tolist()) for each in y}) == 200
    means = y.mean((1, 2, 3)) / x[0].mean()
    assert 0.55 < means.min() < 0.7 and 1.2 < means.max() < 1.42, "brightness varies by up to 40 %"
    assert torch.equal(y, colour.jittered(x, 0.4, torch.Generator().manual_seed(0)))


def test_drawings_have_no_colours_to_vary() -> None:
    grey = torch.full((5, 1, 4, 4), 100.0)
    y = colour.jittered(grey, 0.2, torch.Generator().manual_seed(0))
    assert torch.equal(y, y[:, :, :1, :1].expand_as(y)), "one shade stays one shade"
