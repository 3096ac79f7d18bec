"""The network that turns pictures into features."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workbench.knobs import knob

OWN = ("conv4", "koch", "resnet12", "mlp")
PRETRAINED = ("resnet18", "mobilenet_v3_small", "convnext_tiny", "vit_b_16")
ON_PRETRAINED = "backbone=" + "|".join(PRETRAINED)


@dataclass(frozen=True)
class NetConfig:
    """The network, and the pictures that it is given."""

    HEADING: ClassVar[str] = "Network"

    backbone: str = knob(
        "conv4",
        choices=OWN + PRETRAINED,
        advanced=True,
        label="Network",
        help="What turns pictures into features: small ones learn from scratch, pretrained ones know photographs.",
    )
    filters: int = knob(
        64,
        low=1,
        high=512,
        advanced=True,
        needs="backbone=conv4|resnet12",
        label="Filters per layer",
        help="The width of every convolution; in ResNet-12 of the first stage, beyond which it grows tenfold.",
    )
    depth: int = knob(
        4,
        low=1,
        high=8,
        advanced=True,
        needs="backbone=conv4|mlp",
        label="Layers",
        term="depth",
        help="How many blocks of layers follow each other.",
    )
    poolings: int = knob(
        4,
        low=0,
        high=8,
        advanced=True,
        needs="backbone=conv4",
        label="Halvings",
        term="poolings",
        help="How many of the blocks, from the first on, halve the picture.",
    )
    downsample: str = knob(
        "pool",
        choices=("pool", "pool-up", "stride"),
        advanced=True,
        needs="backbone=conv4",
        label="Halve by",
        help="Halve the picture by max-pooling, which leaves out an odd row at the edge (pool) or keeps it, as VERSA's "
        "Omniglot network does (pool-up); or by convolutions of stride 2 as in MAML's Omniglot network (stride).",
    )
    hidden: int = knob(
        256,
        low=1,
        high=8192,
        advanced=True,
        needs="backbone=mlp",
        label="Units per layer",
        help="The width of every layer of the MLP.",
    )
    dropout: float = knob(
        0.0,
        low=0.0,
        high=0.9,
        advanced=True,
        label="Dropout",
        help="The share of features left out at random in practice; in ResNet-12 whole patches of them (DropBlock).",
    )
    image_size: int = knob(
        0,
        low=0,
        high=512,
        advanced=True,
        label="Picture size",
        unit="pixels",
        zero="usual",
        help="The side of the pictures that the network is given; 0 means what it is usually given.",
    )
    colour: str = knob(
        "auto",
        choices=("auto", "grey", "colour"),
        advanced=True,
        label="Colour",
        help="Whether the network sees colours; auto is what it usually sees.",
    )
    weights: str = knob(
        "imagenet",
        choices=("imagenet", "file"),
        advanced=True,
        needs=ON_PRETRAINED,
        label="Weights",
        help="Where the weights of a pretrained network come from: ImageNet (downloaded once), or a file of yours.",
    )
    weights_file: str = knob(
        "",
        advanced=True,
        needs="weights=file",
        label="Weights file",
        help="A .safetensors or .pth file with the weights of the network.",
    )
    freeze: bool = knob(
        False,
        advanced=True,
        label="Keep the network fixed",
        term="frozen backbone",
        help="Practice leaves the network as it is, and each picture's features are computed only once.",
    )
