"""The machine's convolution peak: the most floating-point operations a second that a convolution reaches."""

from __future__ import annotations

import time
from collections.abc import Callable

import torch
from torch.nn import functional as F

# images, channels, pixels a side: of the convolutions of few-shot networks, and wider ones, which go faster
CANDIDATES = [(80, 64, 28), (80, 64, 14), (16, 64, 42), (32, 128, 28), (16, 256, 14), (8, 256, 28)]


class Convolution:
    """A 3×3 convolution of ``count`` images, channels last; ``flops`` is what one call computes."""

    def __init__(self, count: int, channels: int, side: int) -> None:
        last = torch.channels_last
        self.x = torch.rand(count, channels, side, side).contiguous(memory_format=last)
        self.kernel = torch.rand(channels, channels, 3, 3).contiguous(memory_format=last)
        self.flops = 2 * 9 * count * channels**2 * side**2

    def __str__(self) -> str:
        count, channels, side, _ = self.x.shape
        return f"3×3 convolution of {count} × {channels} × {side} × {side}"

    @torch.no_grad()
    def __call__(self) -> None:
        F.conv2d(self.x, self.kernel, padding=1)


def best_convolution(rounds: int = 15) -> Convolution:
    """The fastest of the candidates on this machine, with as many threads as torch has."""
    made = [Convolution(*each) for each in CANDIDATES]
    times = {each: min(seconds(each) for _ in range(rounds)) for each in made}
    return max(made, key=lambda each: each.flops / times[each])


def seconds(step: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    step()
    return time.perf_counter() - start
