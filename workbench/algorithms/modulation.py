"""Feature-wise linear modulation (FiLM, Perez, Strub, de Vries, Dumoulin & Courville 2018, 1709.07871) of a network.

What a normalising layer gives is multiplied with a scale and moved by a shift, channel by channel. Both belong to the
network; modulated, every task has its own: scale · (1 + Δγ) and shift + Δβ.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor, nn

from workbench.nets.backbone import Backbone
from workbench.nets.norm import Norm

STOCK = (nn.BatchNorm2d, nn.LayerNorm)  # of the networks of torchvision


class Change(NamedTuple):
    """What a layer's scale and shift are changed by, (T, channels) each: Δγ and Δβ."""

    scale: Tensor
    shift: Tensor


Changes = Mapping[str, Change]
"""Name of a layer → its change."""


class Affine(NamedTuple):
    """The names that a normalising layer's scale and shift have in the network, and how many channels there are."""

    scale: str
    shift: str
    channels: int


def affine_layers(net: Backbone) -> dict[str, Affine]:
    """The layers of a network that can be modulated, by name; none of a fixed one, as its features are kept."""
    return {} if net.fixed else {name: each for name, module in net.named_modules() if (each := _affine(name, module))}


def _affine(name: str, module: nn.Module) -> Affine | None:
    if isinstance(module, Norm):
        return Affine(f"{name}.scale", f"{name}.shift", len(module.scale))
    if isinstance(module, STOCK):
        return Affine(f"{name}.weight", f"{name}.bias", module.weight.numel())
    return None


def modulated(net: Backbone, changes: Changes) -> dict[str, Tensor]:
    """Every task's own scales and shifts: name of a parameter → (T, channels). All other weights stay shared."""
    weights, parameters = {}, dict(net.named_parameters())
    for name, affine in affine_layers(net).items():
        weights[affine.scale] = parameters[affine.scale] * (1 + changes[name].scale)
        weights[affine.shift] = parameters[affine.shift] + changes[name].shift
    return weights


def summary(changes: Changes) -> dict[str, dict[str, Tensor]]:
    """What there is to see of changes: quantity → layer → (T,), its mean over the channels and its spread."""
    shown = {}
    for part in Change._fields:
        of_layers = {name: getattr(each, part).detach() for name, each in changes.items()}
        shown[f"change of {part}"] = {name: each.mean(1) for name, each in of_layers.items()}
        shown[f"spread of {part}"] = {name: each.std(1, correction=0) for name, each in of_layers.items()}
    return shown


def unchanged(changes: Changes) -> dict[str, Change]:
    """Changes of the same form that are all zero."""
    return {name: Change(*(torch.zeros_like(part) for part in each)) for name, each in changes.items()}
