"""How far a share of right answers can be trusted: the two intervals against scipy and enumeration, and coverage."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from scipy.stats import binomtest

from workbench.engine.few_shot import HeldOut
from workbench.engine.replies import Prediction
from workbench.fewshot.rate import bootstrap, rate, rate_of, wilson


def answers(*counts: tuple[int, int]) -> dict[str, list[bool]]:
    """Right and wrong answers of each class."""
    return {f"class {i}": [True] * right + [False] * wrong for i, (right, wrong) in enumerate(counts)}


@pytest.mark.parametrize(("right", "count"), [(0, 4), (3, 10), (24, 25), (25, 25), (1, 2)])
def test_wilsons_interval_is_scipys(right: int, count: int) -> None:
    known = binomtest(right, count).proportion_ci(method="wilson")
    assert wilson(right / count, count) == pytest.approx((known.low, known.high))


def test_the_bootstrap_is_that_of_every_possible_draw() -> None:
    """Each class's answers are drawn anew from its own: 2 of 3, and 1 of 2, in all 3³ × 2² ways."""
    one, other = [True, True, False], [True, False]
    draws = itertools.product(itertools.product(one, repeat=3), itertools.product(other, repeat=2))
    shares = np.sort([(sum(a) + sum(b)) / 5 for a, b in draws])
    expected = tuple(np.quantile(shares, q, method="inverted_cdf") for q in (0.025, 0.975))
    assert bootstrap({"a": one, "b": other}) == pytest.approx(expected)


def test_certain_classes_do_not_vary() -> None:
    assert bootstrap(answers((5, 0), (0, 5))) == (0.5, 0.5)


@pytest.mark.parametrize(("right", "wrong"), [(25, 0), (0, 25), (13, 12), (24, 1)])
def test_the_interval_is_never_a_point_and_never_leaves_0_to_1(right: int, wrong: int) -> None:
    found = rate(answers((right, wrong)))
    assert found.count == right + wrong and found.value == pytest.approx(right / 25)
    assert 0 <= found.low <= found.value <= found.high <= 1 and found.high - found.low > 0.1


def test_more_pictures_make_it_narrower() -> None:
    few, many = rate(answers((4, 1), (3, 2))), rate(answers((40, 10), (30, 20)))
    assert few.value == many.value and many.high - many.low < (few.high - few.low) / 2


def test_answers_are_counted_by_the_class_they_belong_to() -> None:
    said = [("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]
    found = rate_of([HeldOut("", true, Prediction("", label, 1.0, {})) for true, label in said])
    assert found is not None and (found.value, found.count) == (0.75, 4)
    assert found == rate({"a": [True, False], "b": [True, True]})
    assert rate_of([]) is None


@pytest.mark.parametrize(("ways", "shots", "apart", "least"), [(5, 5, 3.0, 0.88), (5, 5, 5.0, 0.95), (5, 10, 3.0, 0.9)])
def test_it_holds_the_accuracy_on_new_pictures(ways: int, shots: int, apart: float, least: float) -> None:
    """Means of classes that lie ``apart`` in 16 dimensions, told apart by what they were estimated from."""
    rng = np.random.default_rng(0)
    held = [_is_held(rng, ways, shots, apart) for _ in range(400)]
    assert np.mean([inside for inside, _ in held]) >= least
    assert np.mean([below for _, below in held]) <= 0.04


def _is_held(rng: np.random.Generator, ways: int, shots: int, apart: float) -> tuple[bool, bool]:
    """Whether the true accuracy lies within the interval, and whether it lies below."""
    middles = rng.normal(size=(ways, 1, 16)) * apart / 4
    shown, asked = (middles + rng.normal(size=(ways, count, 16)) for count in (shots, 100))
    means = shown.mean(1)
    left = _right(shown, (means[:, None] * shots - shown) / (shots - 1), means)
    found = rate({str(label): row.tolist() for label, row in enumerate(left)})
    true = _right(asked, np.broadcast_to(means[:, None], asked.shape), means).mean()
    return bool(found.low <= true <= found.high), bool(true < found.low)


def _right(points: np.ndarray, own: np.ndarray, means: np.ndarray) -> np.ndarray:
    """Which points (ways, n, D) are nearest to the mean of their class, ``own`` (ways, n, D), of all ``means``."""
    far = ((points[:, :, None] - means) ** 2).sum(-1)
    label = np.arange(len(means))[:, None]
    far[label, np.arange(points.shape[1]), label] = ((points - own) ** 2).sum(-1)
    return far.argmin(-1) == label
