"""What a network expects of its images; it travels in the checkpoint. Free of torch until images come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.config import ConfigError, NetConfig
from workbench.sections.net import PRETRAINED

if TYPE_CHECKING:
    from torch import Tensor

IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_STD = (0.229, 0.224, 0.225)

SIZES = {"conv4": 28, "mlp": 28, "koch": 105, "resnet12": 84} | dict.fromkeys(PRETRAINED, 224)  # pixels a side
COLOURED = ("resnet12", *PRETRAINED)  # those that usually see colours
OF_ANY_SIZE = ("conv4", "mlp", "resnet12")  # those that take a dataset's pictures at the size at which it is used
# Pixels a side below which nothing is left of a picture. One would do for the others, but two tell pictures from
# features: see `Backbone.features`.
LEAST = {"koch": 65, "resnet12": 16, "convnext_tiny": 32, "vit_b_16": 16}
LEAST_OF_ANY = 2
VIT_PATCH = 16


@dataclass(frozen=True)
class Preprocessing:
    """Images are ``size`` × ``size`` with ``channels`` channels; dark ink on light paper unless ``photo``.

    ``mean`` and ``std`` are subtracted and divided by: a number, or one for each channel. Several on images of one
    channel make as many channels of it, each normalised in its own way: so a grey picture enters a colour network.

    Raises:
        ValueError: there are more or fewer values than channels.
    """

    size: int = 28
    channels: int = 1
    photo: bool = False
    invert: bool = True
    mean: float | tuple[float, ...] = 0.0
    std: float | tuple[float, ...] = 1.0

    def __post_init__(self) -> None:
        for name in ("mean", "std"):
            value = getattr(self, name)
            if isinstance(value, Sequence):
                object.__setattr__(self, name, tuple(map(float, value)))  # JSON has lists, which have no hash
                if self.channels not in (1, len(value)):
                    raise ValueError(f"{name} has {len(value)} values, but the images have {self.channels} channels.")

    def normalise(self, x: Tensor) -> Tensor:
        """Images in 0..255, (…, C, H, W) of any type → floating values the network computes with."""
        floating = x if x.is_floating_point() else x.float()
        scaled = floating / 255
        ink = 1 - scaled if self.invert else scaled
        return (ink - _per_channel(self.mean, ink)) / _per_channel(self.std, ink)


def _per_channel(value: float | tuple[float, ...], like: Tensor) -> Tensor | float:
    return like.new_tensor(value)[:, None, None] if isinstance(value, tuple) else value


def preprocessing_for(
    config: NetConfig, photo: bool = False, *, usual_size: int = 0, colour: bool = False
) -> Preprocessing:
    """What the network that ``config`` names is given, of drawings or of photographs.

    Our own networks see the ink of drawings as 1 and paper as 0, also in colour; pretrained ones see every picture
    as it is, normalised as ImageNet's were.

    ``usual_size`` is the side in pixels at which the field uses the dataset, or 0: where the config leaves the size
    open, a network that takes any is given that one. ``colour`` tells whether the field uses the dataset in colour:
    where the config leaves that open, every network sees the colours.

    Raises:
        ConfigError: there is no such network, or it cannot take pictures of that size.
    """
    dataset_size = usual_size if config.backbone in OF_ANY_SIZE else 0
    size = config.image_size or dataset_size or SIZES.get(config.backbone, 0)
    check_input(config, size)
    coloured = colour or config.backbone in COLOURED if config.colour == "auto" else config.colour == "colour"
    channels = 3 if coloured else 1
    if config.backbone in PRETRAINED:
        return Preprocessing(size, channels, photo, invert=False, mean=IMAGENET_MEAN, std=IMAGENET_STD)
    return Preprocessing(size, channels, photo, invert=not photo)


def check_input(config: NetConfig, size: int) -> None:
    """Raises ConfigError when there is no such network, or it cannot take pictures of ``size`` pixels a side."""
    if config.backbone not in SIZES:
        raise ConfigError(f"There is no network named {config.backbone}; there are {', '.join(SIZES)}.")
    least = least_size(config)
    if size < least:
        raise ConfigError(f"{config.backbone} needs images of at least {least} pixels a side, but they have {size}.")
    if config.backbone == "vit_b_16" and size % VIT_PATCH:
        raise ConfigError(f"vit_b_16 needs images whose side is a multiple of {VIT_PATCH} pixels, but it is {size}.")


def least_size(config: NetConfig) -> int:
    """The smallest side of images, in pixels, that the network can take."""
    halvings = min(config.poolings, config.depth)
    if config.backbone == "conv4" and config.downsample == "pool":
        return max(LEAST_OF_ANY, 1 << halvings)
    return LEAST.get(config.backbone, LEAST_OF_ANY)
