"""Which parts of a picture an answer rests on: it is asked for again with one part hidden after the other.

Occlusion maps are those of Zeiler & Fergus (2014, 1311.2901): a patch slides over the picture, and how far the answer
falls belongs to the place that was hidden. Nothing but answers is needed, so that every learner can be asked.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms.base import Predictor
from workbench.engine.few_shot import Heat

PAPER = 255
# Side of a picture in pixels → how many steps the patch makes over it, and how many steps it is wide. Large pictures
# belong to large networks, of which each answer takes long.
STEPS = ((64, 14, 4), (128, 10, 3), (10_000, 7, 2))
AT_ONCE = 64
LEAST = 1e-3  # a smaller change of the logarithm of the odds is none


@dataclass(frozen=True)
class Occlusion:
    """``heat`` (H, W) in 0..1, see `WhyShown.mattered`; ``loss``: what the answer's probability loses at most."""

    heat: Heat
    loss: float


@torch.no_grad()
def occlusion(predictor: Predictor, picture: Tensor, label: int, *, photo: bool) -> Occlusion:
    """How far the answer ``label`` to one picture, (C, H, W) uint8, falls where a part of it is hidden.

    What hides is paper, or in a photograph its mean colour. The heat follows the odds p / (1 − p), which still tell
    parts apart where the answer is so sure that its probability hardly moves; where it rises instead, heat is 0.
    """
    steps, width = next((steps, width) for side, steps, width in STEPS if picture.shape[-1] <= side)
    stride = -(-picture.shape[-1] // steps)
    hidden = _hidden(picture, stride, width * stride, _cover(picture, photo))
    changed = (hidden != picture).flatten(1).any(1)
    odds = _log_odds(predictor, torch.cat([picture[None], hidden[changed]]), label)
    fall = torch.zeros(len(hidden), dtype=torch.float64)
    fall[changed.cpu()] = (odds[0] - odds[1:]).clamp(min=0)
    loss = (odds.sigmoid()[0] - odds.sigmoid()).max().item()
    return Occlusion(_heat(fall, width, stride, picture.shape[-2:]), loss)


def _cover(picture: Tensor, photo: bool) -> Tensor:
    """The colour that hides, (C, 1, 1) uint8."""
    mean = picture.float().mean((1, 2), keepdim=True).round().to(torch.uint8)
    return mean if photo else torch.full_like(mean, PAPER)


def _hidden(picture: Tensor, stride: int, side: int, cover: Tensor) -> Tensor:
    """The picture with a patch at every place of a grid, row by row: (n², C, H, W). The first reaches one stride into
    the picture, and the last begins one stride before its end, so that all pixels are hidden equally often."""
    starts = range(stride - side, picture.shape[-1], stride)
    many = picture.repeat(len(starts) ** 2, 1, 1, 1)
    places = ((top, left) for top in starts for left in starts)
    for each, (top, left) in zip(many, places, strict=True):
        each[:, max(0, top) : top + side, max(0, left) : left + side] = cover
    return many


def _log_odds(predictor: Predictor, pictures: Tensor, label: int) -> Tensor:
    """log p / (1 − p) of the answer ``label`` for each of N pictures (N, C, H, W): (N,) in float64."""
    parts = torch.cat([predictor(part[None])[0] for part in torch.split(pictures, AT_ONCE)])
    logits = parts.cpu().double() / predictor.meta.temperature
    others = torch.arange(logits.shape[1]) != label
    return logits[:, label] - logits[:, others].logsumexp(1)


def _heat(fall: Tensor, width: int, stride: int, size: torch.Size) -> Heat:
    """What all places of the patch, (n²,), come to on the picture: at each pixel the mean over those that hid it."""
    side = round(len(fall) ** 0.5)
    cells = F.avg_pool2d(fall.reshape(1, 1, side, side), width, 1)
    fine = F.interpolate(cells, scale_factor=stride, mode="bilinear", align_corners=False)[0, 0]
    heat = fine[: size[0], : size[1]]
    most = heat.max().item()
    share = heat / most if most > LEAST else torch.zeros_like(heat)
    return np.asarray(share.numpy(), np.float32)
