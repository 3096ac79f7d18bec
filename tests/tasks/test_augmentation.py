"""Varied pictures: against torchvision's own operations, image by image."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor
from torchvision.transforms.v2 import InterpolationMode
from torchvision.transforms.v2 import functional as stock

from workbench.tasks.augmentation import CROP_AREA, CROP_RATIO, Augmentation, seen_through


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def pictures(batch: int = 6) -> Tensor:
    """(B, 3, 15, 15) of noise within a frame of black, which is the paper."""
    x = torch.rand(batch, 3, 15, 15, generator=generator(5)) * 200
    x[..., [0, -1], :] = 0
    x[..., [0, -1]] = 0
    return x


def positions(size: int = 64) -> Tensor:
    """A picture that says where each of its pixels was: x and y from −1 to 1, as shades."""
    at = (torch.arange(size) + 0.5) / size * 255
    return torch.stack([at.expand(size, -1), at[:, None].expand(-1, size), torch.zeros(size, size)])


def where_from(y: Tensor) -> Tensor:
    """Outcomes of `positions` → (B, 2, H, W): where each pixel came from, in 0..1."""
    return y[:, :2] / 255


def test_nothing_asked_for_changes_nothing() -> None:
    x = pictures().byte()
    assert Augmentation()(x, generator()) is x
    assert not Augmentation() and Augmentation(turn=1.0)


def test_half_of_the_pictures_are_mirrored_exactly() -> None:
    x = pictures(400).byte()
    y = Augmentation(flip=True)(x, generator())
    same = (y == x).flatten(1).all(1)
    assert 140 < same.sum() < 260
    assert torch.equal(y[~same], x[~same].flip(-1)) and y.dtype == torch.uint8


def test_pictures_turn_as_torchvision_turns_them() -> None:
    x, degrees = pictures(), [0.0, 15.0, -15.0, 90.0, 180.0, -77.0]
    cos, sin = (torch.tensor([f(math.radians(d)) for d in degrees]) for f in (math.cos, math.sin))
    maps = torch.stack([cos, -sin, torch.zeros(6), sin, cos, torch.zeros(6)], 1).reshape(6, 2, 3)
    expected = torch.stack(
        [stock.rotate(image, degree, InterpolationMode.BILINEAR) for image, degree in zip(x, degrees, strict=True)]
    )
    for paper in (0, 40):
        assert torch.allclose(seen_through(x + paper, maps), expected + paper, rtol=0, atol=0.02)


def test_pictures_are_cropped_as_torchvision_crops_them() -> None:
    x = torch.rand(1, 3, 16, 16, generator=generator()) * 255
    left, top, width, height = 4, 2, 10, 8
    centre = (2 * left + width) / 16 - 1, (2 * top + height) / 16 - 1
    maps = torch.tensor([[[width / 16, 0.0, centre[0]], [0.0, height / 16, centre[1]]]])
    expected = stock.resized_crop(x, top, left, height, width, [16, 16], antialias=False)
    inner = slice(2, -2)  # torchvision repeats the crop's own edge, where the picture itself goes on here
    difference = (seen_through(x, maps) - expected)[..., inner, inner]
    assert difference.abs().max() < 0.02


def test_crops_keep_to_the_picture_and_to_their_bounds() -> None:
    x = positions()[None].expand(500, -1, -1, -1)
    source = where_from(Augmentation(crop=True)(x, generator()))
    assert source.min() > 0 and source.max() < 1
    # from pixel 16 to pixel 47 of the outcome is half of the crop's side
    size = 2 * (source[:, [0, 1], [32, 48], [48, 32]] - source[:, [0, 1], [32, 16], [16, 32]])
    width, height = size.T
    area, ratio = width * height, width / height
    assert CROP_AREA[0] - 0.01 < area.min() < 0.4 and 0.9 < area.max() < 1.01
    assert CROP_RATIO[0] - 0.02 < ratio.min() < 0.8 and 1.25 < ratio.max() < CROP_RATIO[1] + 0.02
    middle = source[:, :, 31:33, 31:33].mean((2, 3))
    assert (middle.mean(0) - 0.5).abs().max() < 0.02 and middle.std(0).min() > 0.05, "anywhere in the picture"


def test_angles_are_spread_up_to_the_one_asked_for() -> None:
    x = positions()[None].expand(500, -1, -1, -1)
    source = where_from(Augmentation(turn=30.0)(x, generator()))
    right = source[:, :, 31:33, 42].mean(2) - source[:, :, 31:33, 21].mean(2)
    angle = torch.atan2(right[:, 1], right[:, 0]).rad2deg()
    assert -30.5 < angle.min() < -28 and 28 < angle.max() < 30.5 and angle.mean().abs() < 3
    assert (right.norm(dim=1) - 21 / 64).abs().max() < 0.01, "turned, not scaled"


def test_a_turned_and_cropped_picture_is_a_crop_of_the_turned_one() -> None:
    x = positions()[None].expand(300, -1, -1, -1)
    source = where_from(Augmentation(crop=True, turn=180.0)(x, generator()))
    across = source[:, :, 32, 40] - source[:, :, 32, 24]
    down = source[:, :, 40, 32] - source[:, :, 24, 32]
    cosine = (across * down).sum(1) / (across.norm(dim=1) * down.norm(dim=1))
    assert cosine.abs().max() < 0.05, "the sides of a crop stay at right angles"


@pytest.mark.parametrize(
    "augmentation", [Augmentation(turn=90.0), Augmentation(crop=True), Augmentation(distort=True, turn=20.0)], ids=str
)
def test_what_comes_in_from_outside_is_paper(augmentation: Augmentation) -> None:
    blank = torch.full((8, 3, 20, 20), 200, dtype=torch.uint8)
    y = augmentation(blank, generator())
    assert torch.allclose(y, torch.full_like(y, 200.0))


def test_the_generator_decides_and_the_global_one_is_left_alone() -> None:
    everything = Augmentation(flip=True, crop=True, turn=20.0, jitter=0.3, distort=True)
    x = pictures().byte()
    before = torch.get_rng_state()
    first, again, other = (everything(x, generator(seed)) for seed in (3, 3, 4))
    assert torch.equal(first, again) and not torch.equal(first, other)
    assert torch.equal(torch.get_rng_state(), before)
    assert first.min() >= 0 and first.max() <= 255 and first.shape == x.shape
