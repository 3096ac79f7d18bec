"""What a step of practice is given, how its optimiser is set, and that validation is left out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from workbench.config import RunConfig
from workbench.engine.control import Control
from workbench.engine.events import Validated
from workbench.engine.setup import set_up
from workbench.engine.step import meta_step
from workbench.engine.train import train

MakeConfig = Callable[..., RunConfig]
AUGMENTED = {"flip": True, "crop": True, "turn": 30.0, "colour_jitter": 0.3, "distort": True}


def test_a_learner_is_told_how_far_practice_is(tiny: MakeConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    """What changes on the way, such as the order of derivatives in MAML++, goes by it."""
    setup, told = set_up(tiny("maml_pp", episodes=8, first_order_share=0.5)), []
    whole = setup.algorithm.meta_gradient

    def noted(*args: Any) -> Any:
        told.append((setup.algorithm.progress, setup.algorithm.second_order))
        return whole(*args)

    monkeypatch.setattr(setup.algorithm, "meta_gradient", noted)
    for episodes in (0, 2, 4, 6):
        meta_step(setup, episodes)
    assert told == [(0.0, False), (0.25, False), (0.5, True), (0.75, True)]


@pytest.mark.parametrize("kind", ["sgd", "adam", "adamw"])
def test_weight_decay_draws_weights_to_zero(tiny: MakeConfig, kind: str) -> None:
    """Without any gradient: by rate times decay, or, where Adam takes the decay for a gradient, by its sign."""
    setup = set_up(tiny(outer_optimizer=kind, outer_lr=0.01, weight_decay=0.5))
    weight = setup.algorithm.net.get_parameter("blocks.1.kernel")
    before = weight.detach().clone()
    for each in setup.algorithm.parameters():
        each.grad = torch.zeros_like(each)
    setup.optimizer.step()
    expected = before - 0.01 * (before.sign() if kind == "adam" else 0.5 * before)
    torch.testing.assert_close(weight.detach(), expected, rtol=0, atol=1e-5)


def test_momentum_is_that_of_the_settings(tiny: MakeConfig) -> None:
    setup = set_up(tiny(outer_optimizer="sgd", momentum=0.3))
    assert [group["momentum"] for group in setup.optimizer.param_groups] == [0.3]


def test_validation_shows_pictures_as_they_are(tiny: MakeConfig) -> None:
    plain, varied = (set_up(tiny(**each)) for each in ({}, AUGMENTED))
    assert plain.validation is not None and varied.validation is not None
    tasks = [setup.validation().sample(2) for setup in (plain, varied)]
    assert torch.equal(tasks[0].support.x, tasks[1].support.x) and torch.equal(tasks[0].query_x, tasks[1].query_x)
    assert varied.training.sample(1).support.x.is_floating_point()


@pytest.mark.parametrize("options", [{"final_head": "tree"}, {"tune_steps": 5, "tune_rate": 0.1}], ids=str)
def test_validation_adapts_as_the_run_says(tiny: MakeConfig, tmp_path: Path, options: dict[str, Any]) -> None:
    def validated(folder: str, **values: Any) -> list[float]:
        events = train(tiny(episodes=8, **values), tmp_path / folder, Control())
        return [each.loss.value for each in events if isinstance(each, Validated)]

    plain, other = validated("plain"), validated("other", **options)
    assert len(plain) == len(other) == 1 and plain != other
