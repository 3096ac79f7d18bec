"""Distortions change a picture a little, and never bring in anything but paper."""

from __future__ import annotations

import torch

from workbench.tasks.distortion import distorted


def drawing() -> torch.Tensor:
    """(64, 1, 28, 28): a black bar that touches the top edge, on white paper."""
    x = torch.full((1, 1, 28, 28), 255, dtype=torch.uint8)
    x[..., :20, 12:16] = 0
    return x.expand(64, -1, -1, -1)


def test_what_comes_in_from_outside_is_paper() -> None:
    blank = torch.full((8, 3, 28, 28), 200, dtype=torch.uint8)
    assert torch.allclose(distorted(blank, torch.Generator().manual_seed(0)), torch.full((8, 3, 28, 28), 200.0))
    corners = distorted(drawing(), torch.Generator().manual_seed(0))[..., -1, :]
    assert torch.allclose(corners, torch.full_like(corners, 255.0)), "the last row stays paper"


def test_pictures_change_each_in_its_own_way_but_stay_near() -> None:
    x = drawing()
    y = distorted(x, torch.Generator().manual_seed(1))
    assert y.min() >= 0 and y.max() <= 255
    ink = (255 - y).sum((1, 2, 3)) / (255 - x.float()).sum((1, 2, 3))
    assert ink.min() > 0.35 and ink.max() < 2.5, "scale squared, the pen's width and contrast, and what was cut off"
    assert len({tuple(row.flatten().tolist()) for row in y}) == 64


def test_the_generator_decides() -> None:
    same = [distorted(drawing(), torch.Generator().manual_seed(seed)) for seed in (3, 3, 4)]
    assert torch.equal(same[0], same[1])
    assert not torch.equal(same[0], same[2])


def test_pens_differ_on_either_paper_and_photos_keep_their_colours() -> None:
    dark = distorted(drawing(), torch.Generator().manual_seed(0))
    light = distorted(255 - drawing(), torch.Generator().manual_seed(0))
    assert torch.allclose(dark, 255 - light), "white on black is the mirror of black on white"
    widths = (dark < 128).sum(3)[:, 0, 8].float()
    assert widths.std() > 0.5
    photo = torch.full((16, 3, 28, 28), 90, dtype=torch.uint8)
    photo[..., 10:18] = 140
    assert distorted(photo, torch.Generator().manual_seed(0)).max() <= 140
