"""A set of pictures as one vector, whatever their number and order (Deep Sets, Zaheer et al. 2017, 1703.06114)."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional as F

from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing

LARGEST = 84  # pixels a side; larger pictures are shrunk, as an impression of the set is enough


class SetEncoder(nn.Module):
    """Four blocks of convolution on every picture, and the mean over places and pictures.

    Each set is normalised with its own statistics, in practice and in use, as the authors of CNAPs do: the set is all
    there, and nothing else enters.

    Args:
        pictures: what the pictures are.
        filters: the width of the blocks, and of what comes out.
    """

    def __init__(self, pictures: Preprocessing, filters: int) -> None:
        super().__init__()
        self.size = min(pictures.size, LARGEST)
        own = Preprocessing(self.size, pictures.channels, pictures.photo, pictures.invert)
        self.net = Conv4(own, filters, downsample="pool-up")

    def forward(self, x: Tensor) -> Tensor:
        """(T, S, C, H, W) in 0..255 → (T, filters)."""
        if x.shape[-1] != self.size:
            x = self._shrunk(x)
        features, _ = self.net.features(x)
        return features.reshape(*x.shape[:2], *self.net.map_shape).mean((1, 3, 4))

    def _shrunk(self, x: Tensor) -> Tensor:
        floating = x.flatten(0, 1).to(next(self.parameters()).dtype)
        return F.adaptive_avg_pool2d(floating, self.size).reshape(*x.shape[:3], self.size, self.size)
