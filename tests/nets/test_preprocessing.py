"""What networks expect of their images, and what they refuse."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys

import pytest
import torch

from workbench.config import ConfigError, NetConfig
from workbench.nets import build_net, preprocessing_for
from workbench.nets.preprocessing import IMAGENET_MEAN, IMAGENET_STD, Preprocessing

DEFAULTS = {"conv4": (28, 1), "mlp": (28, 1), "koch": (105, 1), "resnet12": (84, 3)} | dict.fromkeys(
    ("resnet18", "mobilenet_v3_small", "convnext_tiny", "vit_b_16"), (224, 3)
)


@pytest.mark.parametrize("backbone", DEFAULTS)
@pytest.mark.parametrize("photo", [True, False])
def test_every_network_has_its_usual_input(backbone: str, photo: bool) -> None:
    made = preprocessing_for(NetConfig(backbone=backbone), photo)
    assert (made.size, made.channels, made.photo) == (*DEFAULTS[backbone], photo)
    pretrained = DEFAULTS[backbone][0] == 224
    assert made.invert == (not pretrained and not photo)
    assert (made.mean, made.std) == ((IMAGENET_MEAN, IMAGENET_STD) if pretrained else (0.0, 1.0))


@pytest.mark.parametrize("backbone", DEFAULTS)
def test_size_and_colour_can_be_chosen(backbone: str) -> None:
    grey = preprocessing_for(NetConfig(backbone=backbone, image_size=128, colour="grey"))
    colour = preprocessing_for(NetConfig(backbone=backbone, image_size=160, colour="colour"))
    assert (grey.size, grey.channels, colour.size, colour.channels) == (128, 1, 160, 3)


def test_values_are_normalised_by_channel() -> None:
    x = torch.randint(0, 256, (2, 5, 3, 4, 4), dtype=torch.uint8)
    made = Preprocessing(channels=3, invert=False, mean=(0.1, 0.2, 0.3), std=(1.0, 2.0, 4.0))
    for channel, (mean, std) in enumerate(((0.1, 1.0), (0.2, 2.0), (0.3, 4.0))):
        expected = (x[:, :, channel].float() / 255 - mean) / std
        torch.testing.assert_close(made.normalise(x)[:, :, channel], expected)
    one = Preprocessing(invert=True, mean=0.5, std=0.25)
    torch.testing.assert_close(one.normalise(x), (1 - x.float() / 255 - 0.5) / 0.25)


def test_a_grey_picture_enters_a_colour_network_in_all_its_channels() -> None:
    x = torch.randint(0, 256, (2, 1, 4, 4), dtype=torch.uint8)
    grey = Preprocessing(channels=1, mean=IMAGENET_MEAN, std=IMAGENET_STD)
    colour = Preprocessing(channels=3, mean=IMAGENET_MEAN, std=IMAGENET_STD)
    assert torch.equal(grey.normalise(x), colour.normalise(x.expand(-1, 3, -1, -1)))


@pytest.mark.parametrize("made", [Preprocessing(), preprocessing_for(NetConfig(backbone="resnet18"))])
def test_it_is_the_same_after_a_way_through_json(made: Preprocessing) -> None:
    again = Preprocessing(**json.loads(json.dumps(dataclasses.asdict(made))))
    assert again == made
    assert hash(again) == hash(made)


def test_as_many_values_as_channels() -> None:
    with pytest.raises(ValueError, match="std has 2 values, but the images have 3 channels"):
        Preprocessing(channels=3, mean=(1.0, 2.0, 3.0), std=(1.0, 2.0))


@pytest.mark.parametrize(
    ("config", "words"),
    [
        (NetConfig(image_size=15), "at least 16 pixels a side, but they have 15"),
        (NetConfig(depth=8, poolings=8), "at least 256 pixels a side, but they have 28"),
        (NetConfig(image_size=1, downsample="stride"), "at least 2 pixels a side, but they have 1"),
        (NetConfig(backbone="koch", image_size=64), "at least 65 pixels a side, but they have 64"),
        (NetConfig(backbone="resnet12", image_size=12), "at least 16 pixels a side, but they have 12"),
        (NetConfig(backbone="convnext_tiny", image_size=28), "at least 32 pixels a side, but they have 28"),
        (NetConfig(backbone="vit_b_16", image_size=100), "multiple of 16 pixels, but it is 100"),
        (NetConfig(backbone="lenet"), "no network named lenet"),
    ],
)
def test_what_a_network_cannot_take_is_refused(config: NetConfig, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        preprocessing_for(config)
    with pytest.raises(ConfigError):
        build_net(config, Preprocessing(size=config.image_size or 28))


def test_none_of_this_needs_torch() -> None:
    use = "from workbench.config import NetConfig; n.preprocessing_for(NetConfig()); n.network_cards()"
    code = f"import sys, workbench.nets as n; {use}; sys.exit('torch' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


USUAL = {"conv4": 84, "mlp": 84, "resnet12": 84, "koch": 105, "resnet18": 224}


@pytest.mark.parametrize("backbone", USUAL)
def test_photographs_are_given_in_colour_and_as_the_field_uses_them_where_the_network_takes_any_size(
    backbone: str,
) -> None:
    made = preprocessing_for(NetConfig(backbone=backbone), True, usual_size=84, colour=True)
    assert (made.size, made.channels, made.photo) == (USUAL[backbone], 3, True)
    chosen = preprocessing_for(NetConfig(backbone=backbone, image_size=96, colour="grey"), True, usual_size=84)
    assert (chosen.size, chosen.channels) == (96, 1)
    ours = preprocessing_for(NetConfig(backbone=backbone, colour="grey"), True, usual_size=84, colour=True)
    assert ours.channels == 1
