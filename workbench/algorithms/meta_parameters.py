"""The meta-parameter network: it reads the examples of a task and emits the parameters of the task's network."""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn

from workbench.algorithms.modulation import Affine, Change
from workbench.algorithms.set_encoder import SetEncoder
from workbench.nets.preprocessing import Preprocessing

START = 0.02  # spread of what begins near nothing


class MetaParameterNetwork(nn.Module):
    """A hypernetwork (Ha, Dai & Le 2017, 1609.09106) that emits modulation and a classifier, as CNAPs does.

    The pictures, through a set encoder, become a vector of the task, and that becomes the modulation of the task
    network's layers. Each class becomes its row of the classifier by itself, from the mean of its features. All
    changes begin near zero.

    Args:
        layers: the task network's layers that are modulated; without any there is no set encoder.
        pictures: what the pictures are.
        width: D, the length of the task network's features.
        encoder_filters: the width of the set encoder.
    """

    def __init__(self, layers: dict[str, Affine], pictures: Preprocessing, width: int, encoder_filters: int) -> None:
        super().__init__()
        self.layers = tuple(layers)
        self.encoder = SetEncoder(pictures, encoder_filters) if layers else None
        self.emitters = nn.ModuleList(_layers(encoder_filters, 2 * each.channels) for each in layers.values())
        self.weight, self.bias = _layers(width, width), _layers(width, 1)

    def modulation(self, x: Tensor) -> dict[str, Change]:
        """Support pictures (T, S, C, H, W) in 0..255 → the changes of every layer."""
        if self.encoder is None:
            return {}
        task = self.encoder(x)
        emitted = zip(self.layers, cast("list[nn.Module]", self.emitters), strict=True)
        return {name: Change(*emitter(task).chunk(2, -1)) for name, emitter in emitted}

    def classifier(self, classes: Tensor) -> tuple[Tensor, Tensor]:
        """Means of the classes' features (T, way, D) → weight (T, way, D) and bias (T, way).

        What the networks emit is added to the classifier of prototypical networks, 2c and −‖c‖²: practice begins with
        a classifier that works. (In CNAPs it is added to c, and to nothing.)
        """
        bias = self.bias(classes).squeeze(-1) - classes.square().sum(-1)
        return 2 * classes + self.weight(classes), bias


def _layers(width: int, out: int) -> nn.Sequential:
    """Three linear layers with ELU between, whose output is nearly zero at first."""
    last = nn.Linear(width, out)
    with torch.no_grad():
        nn.init.normal_(last.weight, std=START / width**0.5)
        nn.init.zeros_(last.bias)
    return nn.Sequential(nn.Linear(width, width), nn.ELU(), nn.Linear(width, width), nn.ELU(), last)
