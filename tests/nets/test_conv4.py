"""Conv4's forms, what it refuses, and that its answers are those of stock operations."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.config import ConfigError, NetConfig
from workbench.nets import build_net, preprocessing_for
from workbench.nets.channels_last import as_channels_last
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing


def pictures(*shape: int) -> Tensor:
    return torch.rand(shape, generator=torch.Generator().manual_seed(1), dtype=torch.float64) * 255


def any_weights(made: Conv4) -> dict[str, Tensor]:
    """Weights and running statistics as they might come of training, scales of both signs among them."""
    generator = torch.Generator().manual_seed(2)
    drawn = {
        name: torch.randn(each.shape, generator=generator, dtype=torch.float64)
        for name, each in made.state_dict().items()
    }
    return {name: each.abs() + 0.1 if name.endswith("variance") else each for name, each in drawn.items()}


def test_the_answers_are_those_of_stock_operations() -> None:
    made = Conv4(Preprocessing(), 6).double()
    made.load_state_dict(weights := any_weights(made))
    x = pictures(2, 4, 1, 28, 28)
    z = 1 - x.flatten(0, 1) / 255
    for i in range(4):
        z = F.conv2d(z, weights[f"blocks.{i}.kernel"], padding=1)
        norm = [weights[f"blocks.{i}.{each}"] for each in ("mean", "variance", "scale", "shift")]
        z = F.max_pool2d(F.relu(F.batch_norm(z, *norm)), 2)
    features, _ = made.features(x, statistics=made.running_statistics(2))
    torch.testing.assert_close(features.flatten(0, 1), z.flatten(1), rtol=1e-10, atol=1e-10)


def test_whole_numbers_and_floating_values_are_alike() -> None:
    made, x = Conv4(Preprocessing(), 5), pictures(2, 4, 1, 28, 28).round()
    whole, floating = (made.features(each)[0] for each in (x.to(torch.uint8), x.float()))
    torch.testing.assert_close(whole, floating)


def test_one_channel_has_its_channels_last() -> None:
    x = as_channels_last(torch.rand(4, 1, 6, 5))
    assert x.stride() == (30, 1, 5, 1)
    assert F.conv2d(x, torch.rand(2, 1, 3, 3)).is_contiguous(memory_format=torch.channels_last)


@pytest.mark.parametrize(
    ("config", "shape"),
    [
        (NetConfig(filters=7), (7, 1, 1)),
        (NetConfig(filters=32, image_size=84, colour="colour"), (32, 5, 5)),
        (NetConfig(filters=7, depth=6, poolings=2), (7, 7, 7)),
        (NetConfig(filters=7, depth=2), (7, 7, 7)),
        (NetConfig(filters=7, depth=1, poolings=0), (7, 28, 28)),
        (NetConfig(filters=7, downsample="pool-up"), (7, 2, 2)),
        (NetConfig(filters=7, downsample="pool-up", image_size=35), (7, 3, 3)),
        (NetConfig(filters=7, downsample="pool-up", depth=6, poolings=5, image_size=3), (7, 1, 1)),
        (NetConfig(filters=7, downsample="stride"), (7, 1, 1)),
        (NetConfig(filters=7, downsample="stride", depth=6, poolings=5, image_size=20), (7, 1, 1)),
    ],
)
def test_features_are_a_map_of_the_size_that_is_told(config: NetConfig, shape: tuple[int, int, int]) -> None:
    made = build_net(config, preprocessing_for(config))
    channels, size = made.preprocessing.channels, made.preprocessing.size
    assert made.map_shape == shape
    assert made.feature_dim == shape[0] * shape[1] * shape[2]
    assert made.features(torch.zeros(2, 3, channels, size, size))[0].shape == (2, 3, made.feature_dim)
    assert made(torch.zeros(3, channels, size, size)).shape == (3, made.feature_dim)


@pytest.mark.parametrize("shape", [{}, {"image_size": 84, "depth": 5, "poolings": 5, "downsample": "pool"}], ids=str)
def test_the_networks_of_versa_have_the_published_256_features(shape: dict[str, Any]) -> None:
    config = NetConfig(**{"downsample": "pool-up", **shape})
    assert build_net(config, preprocessing_for(config)).feature_dim == 256


def test_pooling_up_leaves_seven_pixels_four() -> None:
    made = Conv4(Preprocessing(), 5, downsample="pool-up")
    z, sides = torch.zeros(1, 1, 28, 28), []
    for block in made.blocks:
        z = block(z)
        sides.append(tuple(z.shape[-2:]))
    assert sides == [(14, 14), (7, 7), (4, 4), (2, 2)]


def test_strides_leave_four_pixels_of_omniglot_as_in_the_code_of_maml() -> None:
    made = Conv4(Preprocessing(), 5, downsample="stride")
    z, sides = torch.zeros(1, 1, 28, 28), []
    for block in made.blocks:
        z = block(z)
        sides.append(tuple(z.shape[-2:]))
    assert sides == [(14, 14), (7, 7), (4, 4), (2, 2)]


def test_unfit_sizes_are_refused_with_both_numbers() -> None:
    with pytest.raises(ValueError, match="at least 16 pixels a side, but they have 12"):
        Conv4(Preprocessing(size=12))
    with pytest.raises(ValueError, match="1×28×28, but they are 3×28×28"):
        Conv4(Preprocessing(), 5).features(pictures(1, 1, 3, 28, 28))


def test_an_unknown_network_is_refused() -> None:
    with pytest.raises(ConfigError, match="no network named lenet; there are conv4, "):
        build_net(NetConfig(backbone="lenet"), Preprocessing())
