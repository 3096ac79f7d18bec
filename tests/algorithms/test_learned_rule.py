"""Learned optimisers keep several numbers for every weight and step: they watch how much memory that takes."""

from __future__ import annotations

import pytest
import torch

from workbench.algorithms import build_algorithm, learned_rule
from workbench.config import ConfigError
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing

NAMES = ("lstm", "learned_sgd")
WEIGHTS = 112_005  # of Conv4-64 and of its head for five classes


def conv4(filters: int) -> Conv4:
    return Conv4(Preprocessing(size=28), filters)


@pytest.mark.parametrize("name", NAMES)
def test_wide_networks_practise_on_fewer_tasks_at_once_and_answer_on_as_many(name: str) -> None:
    narrow, wide = (build_algorithm(name, conv4(filters), 5, {"inner_steps": 16}).train() for filters in (8, 64))
    assert narrow.tasks_at_once() == 4 and 1 <= wide.tasks_at_once() < 4
    assert wide.eval().tasks_at_once() == 4


@pytest.mark.parametrize("name", NAMES)
def test_what_practice_keeps_is_about_what_is_said(name: str) -> None:
    """Autograd is asked what it saves for the way back through the rule's steps."""
    algorithm = build_algorithm(name, conv4(8), 5, {"inner_steps": 3}).train()
    start = algorithm.start(1, 5)
    rule, weights = algorithm.rule(5), dict(start)
    state, saved = rule.start(weights), {}

    def pack(tensor: torch.Tensor) -> torch.Tensor:
        storage = tensor.untyped_storage()
        saved[storage.data_ptr()] = (storage.nbytes(), tensor)  # kept, so that its place is not used again
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        for step in range(3):
            slopes = {name: torch.rand_like(each) for name, each in weights.items()}
            weights, state = rule.update(weights, slopes, torch.rand(1), state, step)
    counted = sum(size for size, _ in saved.values())
    said = algorithm.layout(5).size * 3 * algorithm.kept() * 4
    assert said / 1.25 < counted < said * 1.25


@pytest.mark.parametrize("name", NAMES)
def test_networks_that_are_too_large_are_refused_with_both_numbers(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned_rule, "MOST", 1e9)
    with pytest.raises(ConfigError, match=rf"{WEIGHTS:,} weights, more than 1 GB; choose a smaller network"):
        build_algorithm(name, conv4(64), 5, {"inner_steps": 100})
    fixed = conv4(64)
    fixed.fix()
    assert build_algorithm(name, fixed, 5, {"inner_steps": 100}).layout(5).size == 325
