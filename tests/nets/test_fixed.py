"""A network that is kept fixed: nothing of it changes, and its features can be kept and handed in again."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from workbench.config import NetConfig
from workbench.nets import build_net, preprocessing_for
from workbench.nets.backbone import Backbone


def net(freeze: bool = True) -> Backbone:
    torch.manual_seed(0)
    config = NetConfig(backbone="conv4", filters=5, dropout=0.5, freeze=freeze)
    return build_net(config, preprocessing_for(config)).double()


def pictures(made: Backbone, tasks: int = 2, images: int = 4) -> Tensor:
    size, channels = made.preprocessing.size, made.preprocessing.channels
    return torch.rand(tasks, images, channels, size, size, dtype=torch.float64) * 255


def test_a_fixed_network_is_out_of_reach_of_training() -> None:
    made = net().train()
    assert made.fixed and not any(module.training for module in made.modules())
    assert not any(p.requires_grad for p in made.parameters())
    assert made.adaptable() == {}
    before = {name: value.clone() for name, value in made.state_dict().items()}
    made.update_running(net(freeze=False).features(pictures(made))[1])
    assert all(torch.equal(value, before[name]) for name, value in made.state_dict().items())


def test_another_network_is_not() -> None:
    made = net(freeze=False).train()
    assert made.training and not made.fixed
    assert list(made.adaptable()) == [name for name, _ in made.named_parameters()]
    before = made.running_statistics(1)[0][0].clone()
    made.update_running(made.features(pictures(made))[1])
    assert not torch.equal(made.running_statistics(1)[0][0], before)


def test_features_of_a_picture_do_not_depend_on_the_others() -> None:
    made = net()
    x = pictures(made)
    whole, statistics = made.features(x)
    alone, _ = made.features(x[:, :1])
    torch.testing.assert_close(alone, whole[:, :1], rtol=1e-10, atol=1e-10)
    assert [mean.shape for mean, _ in statistics] == [(2, 5)] * 4
    torch.testing.assert_close(made(x[0]), whole[0], rtol=1e-10, atol=1e-10)


def test_features_may_be_handed_in_again() -> None:
    made = net()
    features, statistics = made.features(pictures(made))
    again, known = made.features(features[..., None, None])
    assert torch.equal(again, features)
    assert all(torch.equal(a, b) for a, b in zip(known[0], statistics[0], strict=True))


def test_only_a_fixed_network_takes_features() -> None:
    features = torch.zeros(2, 4, 5, 1, 1)
    with pytest.raises(ValueError, match="1×28×28, but they are 5×1×1"):
        net(freeze=False).features(features)
    with pytest.raises(ValueError, match="1×28×28, but they are 6×1×1"):
        net().features(torch.zeros(2, 4, 6, 1, 1))
