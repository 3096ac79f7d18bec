"""ANIL moves the head alone, and is otherwise MAML; float64."""

from __future__ import annotations

import pytest
import torch
from textbook import a_task, assert_same_gradients, descent, learner, meta_loss

RATE, HEAD = 0.3, ("head.weight", "head.bias")


@pytest.mark.parametrize("batch_norm", ["inductive", "transductive"])
@pytest.mark.parametrize("steps", [1, 4])
def test_meta_gradients_are_those_of_a_plain_loop_that_moves_the_head(steps: int, batch_norm: str) -> None:
    algorithm, given = learner("anil", inner_lr=RATE, inner_steps=steps), a_task()
    algorithm.batch_norm = batch_norm
    transductive = batch_norm == "transductive"
    plain = meta_loss(algorithm, given, steps, descent(RATE), moving=HEAD, transductive=transductive)
    assert_same_gradients(algorithm.meta_loss(given)[0], plain, algorithm.parameters())


def test_the_body_does_not_move() -> None:
    algorithm, given = learner("anil", inner_lr=RATE, inner_steps=5).eval(), a_task()
    weights, _ = algorithm.learn(given.support, 5)
    assert set(weights) == set(HEAD)
    assert (weights["head.weight"] - algorithm.head.weight).abs().amax((1, 2)).min() > 1e-3
    predictor = algorithm.adapt(given.support)
    assert not predictor.body.weight_buffers()
    _, statistics = algorithm.net.features(given.support.x)
    expected, _ = algorithm.net.features(given.query_x, statistics=statistics)
    torch.testing.assert_close(predictor.embed(given.query_x), expected, rtol=0, atol=1e-12)


def test_features_are_computed_once_however_many_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    algorithm, given, passes = learner("anil", inner_steps=7), a_task(), []
    inside = type(algorithm.net)._features

    def counted(self, x, *rest):  # type: ignore[no-untyped-def]
        passes.append(x.shape[1])
        return inside(self, x, *rest)

    monkeypatch.setattr(type(algorithm.net), "_features", counted)
    algorithm.meta_loss(given)
    assert passes == [given.support.y.shape[1], given.query_y.shape[1]]
