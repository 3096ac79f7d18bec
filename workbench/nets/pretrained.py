"""Networks of torchvision, without their classification head, for weights learned on ImageNet or elsewhere.

Their batch-norm always uses the statistics that came with the weights, also in training, and whatever else they leave
to chance in training (stochastic depth) is off: with the few pictures of a task, either would do harm. Tasks with
weights of their own are computed in turn.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import ClassVar, Self

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.attention import SDPBackend, sdpa_kernel

from workbench.nets.backbone import Backbone, Statistics, Weights
from workbench.nets.preprocessing import Preprocessing

HEADS = {"resnet18": "fc", "mobilenet_v3_small": "classifier", "convnext_tiny": "classifier.2", "vit_b_16": "heads"}
"""What is left out of each network, by torchvision's name of that part."""

FEATURES = {"resnet18": 512, "mobilenet_v3_small": 576, "convnext_tiny": 768, "vit_b_16": 768}


class Pretrained(Backbone):
    """A network of torchvision, freshly initialised; `weights.load_weights` fills it.

    Grey images enter in all three of its channels. ``Statistics`` is always empty. With shared weights, a
    transformer is differentiable once only.

    Args:
        backbone: one of `HEADS`.
        preprocessing: what it expects of its images.
        dropout: the share of features left out in training mode.
    """

    one_computation: ClassVar[bool] = False

    def __init__(self, backbone: str, preprocessing: Preprocessing, dropout: float = 0.0) -> None:
        from torchvision.models import get_model  # takes seconds

        super().__init__(preprocessing, (FEATURES[backbone], 1, 1), dropout)
        self.backbone = backbone
        size = {"image_size": preprocessing.size} if backbone == "vit_b_16" else {}
        self.body: nn.Module = get_model(backbone, weights=None, **size)
        self.body.set_submodule(HEADS[backbone], nn.Identity())
        for name, module in list(self.body.named_modules()):
            if isinstance(module, nn.Hardsigmoid):
                self.body.set_submodule(name, HardSigmoid())
        self.body.eval()

    def train(self, mode: bool = True) -> Self:
        """Training or evaluation mode; only dropout heeds it."""
        super().train(mode)
        self.body.eval()
        return self

    def _features(
        self, x: Tensor, weights: Weights | None, _statistics: Statistics | None
    ) -> tuple[Tensor, Statistics]:
        if weights is None:
            return self.body(x.flatten(0, 1)).unflatten(0, x.shape[:2]), ()
        own = {name.removeprefix("body."): each for name, each in weights.items()}
        with self._twice_differentiable():
            of_tasks = [_call(self.body, {name: each[t] for name, each in own.items()}, x[t]) for t in range(len(x))]
        return torch.stack(of_tasks), ()

    def _twice_differentiable(self) -> AbstractContextManager[None]:
        """The fast attention has no second derivatives, which inner loops need."""
        return sdpa_kernel(SDPBackend.MATH) if self.backbone == "vit_b_16" else nullcontext()

    def _normalised(self, x: Tensor) -> Tensor:
        z = super()._normalised(x)
        return z.expand(*z.shape[:-3], 3, *z.shape[-2:])

    def forward(self, x: Tensor) -> Tensor:
        """See `Backbone.forward`."""
        return self._dropped(self.body(self._normalised(x)))


class HardSigmoid(nn.Module):
    """torch's has no second derivatives, which inner loops need."""

    def forward(self, x: Tensor) -> Tensor:
        """Any shape."""
        return F.relu6(x + 3) / 6


def _call(body: nn.Module, weights: dict[str, Tensor], x: Tensor) -> Tensor:
    features: Tensor = torch.func.functional_call(body, weights, (x,))
    return features
