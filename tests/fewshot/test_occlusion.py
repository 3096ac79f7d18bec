"""Hiding parts of a picture tells which of them an answer rests on: facts about predictors made for the purpose."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from workbench.algorithms.base import Predictor, PredictorMeta
from workbench.fewshot.occlusion import STEPS, occlusion


class Told(Predictor):
    """Logits (Q, way) by a rule of the ink, 0..1, of Q pictures."""

    def __init__(self, rule: Callable[[Tensor], Tensor], temperature: float = 1.0) -> None:
        super().__init__(nn.Identity(), nn.Identity(), PredictorMeta(way=2, temperature=temperature))
        self.rule, self.asked = rule, 0

    def forward(self, x: Tensor) -> Tensor:
        self.asked += x.shape[1]
        return self.rule(1 - x[0].float().mean(1) / 255)[None]


def by_ink(scale: float = 1.0) -> Callable[[Tensor], Tensor]:
    return lambda ink: torch.stack([scale * ink.sum((1, 2)), torch.zeros(len(ink))], 1)


def page(size: int = 28, *marks: tuple[slice, slice], channels: int = 1) -> Tensor:
    picture = torch.full((channels, size, size), 255, dtype=torch.uint8)
    for mark in marks:
        picture[:, *mark] = 0
    return picture


@pytest.mark.parametrize("size", [28, 40, 84, 105, 224])
@pytest.mark.parametrize("corner", [0, 1, 2, 3])
def test_ink_in_one_corner_gets_the_heat_there(size: int, corner: int) -> None:
    near, far = slice(1, size // 7), slice(size - size // 7, size - 1)
    at = [(near, near), (near, far), (far, near), (far, far)][corner]
    found = occlusion(Told(by_ink(0.01)), page(size, at), 0, photo=False)
    assert found.heat.shape == (size, size) and found.heat.dtype == np.float32
    half = (slice(size // 2) if at[0] is near else slice(size // 2, size), slice(size // 2))
    side = half if at[1] is near else (half[0], slice(size // 2, size))
    assert found.heat.max() == 1 and found.heat[side].max() == 1
    assert found.heat[side].sum() > 0.95 * found.heat.sum() and found.heat[at].mean() > 0.7


def test_of_two_marks_the_one_that_decides_more_is_hotter() -> None:
    left, right = (slice(10, 16), slice(2, 8)), (slice(10, 16), slice(20, 26))

    def rule(ink: Tensor) -> Tensor:
        says = 0.09 * ink[:, :, :14].sum((1, 2)) + 0.03 * ink[:, :, 14:].sum((1, 2))
        return torch.stack([says, torch.zeros(len(ink))], 1)

    heat = occlusion(Told(rule), page(28, left, right), 0, photo=False).heat
    assert heat[left].mean() == pytest.approx(3 * heat[right].mean(), rel=0.05)


def test_the_loss_is_of_the_probability_and_knows_the_temperature() -> None:
    """All of the ink lies under one place of the patch: hidden, both answers are as likely."""
    mark = (slice(12, 14), slice(12, 14))
    for temperature in (1.0, 4.0):
        predictor = Told(by_ink(), temperature)
        sure = torch.tensor(4 / temperature).sigmoid().item()
        assert occlusion(predictor, page(28, mark), 0, photo=False).loss == pytest.approx(sure - 0.5)
        assert occlusion(predictor, page(28, mark), 1, photo=False).loss == 0


def test_an_answer_that_is_all_but_certain_still_tells_its_parts_apart() -> None:
    found = occlusion(Told(by_ink(10.0)), page(28, (slice(2, 26), slice(2, 8))), 0, photo=False)
    assert found.loss < 1e-6 and found.heat[:, :8].max() == 1 and found.heat[:, 16:].max() < 0.01


@pytest.mark.parametrize("photo", [False, True])
def test_where_the_picture_does_not_count_nothing_mattered(photo: bool) -> None:
    ignores = Told(lambda ink: torch.tensor([[2.0, 0.0]]).repeat(len(ink), 1))
    found = occlusion(ignores, page(28, (slice(5, 20), slice(5, 20))), 0, photo=photo)
    assert found.loss == 0 and not found.heat.any()


def test_hiding_paper_or_an_even_photograph_changes_nothing_and_asks_nothing() -> None:
    empty, even = Told(by_ink()), Told(by_ink())
    assert not occlusion(empty, page(28), 0, photo=False).heat.any()
    assert not occlusion(even, torch.full((3, 84, 84), 77, dtype=torch.uint8), 0, photo=True).heat.any()
    assert empty.asked == even.asked == 1


def test_a_photograph_is_hidden_by_its_mean_colour() -> None:
    """Its halves are 0 and 200: hidden by 100, the ink that is seen grows on the light half."""
    halves = torch.zeros(3, 28, 28, dtype=torch.uint8)
    halves[:, :, 14:] = 200
    heat = occlusion(Told(by_ink(0.01)), halves, 0, photo=True).heat
    assert heat[:, :10].min() > 0 and not heat[:, 22:].any()


def test_every_pixel_is_hidden_equally_often() -> None:
    seen = []

    def rule(ink: Tensor) -> Tensor:
        seen.append(ink)
        return torch.zeros(len(ink), 2)

    for size, steps, width in ((28, 14, 4), (84, 10, 3), (224, 7, 2)):
        assert (steps, width) in {each[1:] for each in STEPS}
        seen.clear()
        occlusion(Told(rule), page(size, (slice(0, size), slice(0, size))), 0, photo=False)
        often = (1 - torch.cat(seen)[1:]).sum(0)
        assert often.eq(width**2).all()
