"""Weights become one vector and come back, by name; the LSTM of columns is torch's."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from workbench.algorithms.coordinatewise import CoordinateLSTM
from workbench.algorithms.flat import Layout
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing

TASKS = 3


def weights() -> dict[str, Tensor]:
    """Of a network of two blocks, another value for every entry of every task; kernels as convolutions leave them."""
    net, end, made = Conv4(Preprocessing(size=16), 3, depth=2), 0, {}
    for name, each in net.named_parameters():
        many = TASKS * each.numel()
        made[name] = torch.arange(end, end + many, dtype=torch.float64).reshape(TASKS, *each.shape)
        end += many
    made["blocks.1.kernel"] = made["blocks.1.kernel"].transpose(2, 3).contiguous().transpose(2, 3)
    return made


def test_what_is_flattened_comes_back_whatever_the_order_of_names() -> None:
    given = weights()
    layout = Layout.of(given)
    back = layout.unflatten(layout.flatten(dict(reversed(given.items()))))
    assert list(back) == list(given)
    assert all(torch.equal(back[name], each) for name, each in given.items())


def test_the_slices_are_those_of_torchs_own_vector() -> None:
    given = weights()
    layout = Layout.of(given)
    for task in range(TASKS):
        vector = nn.utils.parameters_to_vector([each[task].contiguous() for each in given.values()])
        assert torch.equal(layout.flatten(given)[task], vector)
        assert layout.size == len(vector)
        for name, part in layout.slices.items():
            assert torch.equal(vector[part], given[name][task].flatten())
    assert list(layout.slices) == list(given)


def test_the_gradient_goes_back_to_the_weights_it_belongs_to() -> None:
    given = {name: each.requires_grad_() for name, each in weights().items()}
    layout = Layout.of(given)
    factor = torch.rand(TASKS, layout.size, dtype=torch.float64)
    (layout.flatten(given) * factor).sum().backward()
    for name, expected in layout.unflatten(factor).items():
        assert torch.equal(given[name].grad, expected)


def test_a_layout_of_nothing_is_empty() -> None:
    assert Layout.of({}).size == 0


def test_columns_of_coordinates_give_what_torchs_cell_gives() -> None:
    torch.manual_seed(0)
    ours = CoordinateLSTM(4, 6).double()
    x = [torch.randn(4, 11, dtype=torch.float64) for _ in range(3)]
    memory, plain = ours.start(x[0]), None
    for each in x:
        memory = ours(each, memory)
        plain = ours.cell(each.T, plain)
    for mine, torchs in zip(memory, plain, strict=True):
        torch.testing.assert_close(mine.T, torchs, rtol=0, atol=1e-14)
    found = [torch.autograd.grad(each.square().sum(), list(ours.parameters())) for each in (memory[0], plain[0])]
    for mine, torchs in zip(*found, strict=True):
        torch.testing.assert_close(mine, torchs, rtol=0, atol=1e-13)
