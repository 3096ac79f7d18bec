"""Intervals of differences: held to SciPy's, to the truth where it is known, and to what more tasks would decide."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import bootstrap
from simulated_scores import simulated, true_difference

from workbench.engine.paired_bootstrap import CALIBRATION, Estimate, Scores, TaskBootstrap

RNG = np.random.default_rng


@pytest.mark.parametrize("metric", ["accuracy", "loss", CALIBRATION])
@pytest.mark.parametrize("tasks", [40, 300])
def test_the_interval_is_that_of_scipy(metric: str, tasks: int) -> None:
    first, second = simulated(RNG(3), tasks, ahead=0.4)
    found = TaskBootstrap([first, second], resamples=20_000).difference(0, 1, metric)

    def difference(which: np.ndarray, axis: int) -> np.ndarray:
        if metric != CALIBRATION:
            return (second.values[metric] - first.values[metric])[which].mean(axis)
        errors = [np.abs(each.gaps[which].mean(-2)).sum(-1) for each in (first, second)]
        return errors[1] - errors[0]

    theirs = bootstrap(
        (np.arange(tasks),), difference, n_resamples=20_000, batch=500, method="BCa", rng=RNG(5), axis=-1
    )
    width = theirs.confidence_interval.high - theirs.confidence_interval.low
    assert found.low == pytest.approx(theirs.confidence_interval.low, abs=0.03 * width)
    assert found.high == pytest.approx(theirs.confidence_interval.high, abs=0.03 * width)
    assert found.error == pytest.approx(theirs.standard_error, rel=0.05)


def test_scipys_paired_bootstrap_of_two_models_is_the_same() -> None:
    first, second = (each.values["accuracy"] for each in simulated(RNG(4), 60, ahead=0.4))
    theirs = bootstrap(
        (second, first), lambda a, b, axis: (a - b).mean(axis), paired=True, n_resamples=20_000, batch=500, rng=RNG(6)
    ).confidence_interval
    found = TaskBootstrap(simulated(RNG(4), 60, ahead=0.4), resamples=20_000).difference(0, 1, "accuracy")
    assert [found.low, found.high] == pytest.approx(list(theirs), abs=0.03 * (theirs.high - theirs.low))


@pytest.mark.parametrize(("tasks", "least"), [(20, 0.88), (100, 0.92)])
def test_95_of_100_intervals_hold_the_truth(tasks: int, least: float) -> None:
    """Over 500 comparisons; the share has a standard error of 0.01. tests/benchmarks/paired_coverage.py tells more."""
    truth = true_difference(0.3)
    held = 0
    for seed in range(500):
        found = TaskBootstrap(simulated(RNG(seed), tasks, ahead=0.3), resamples=999).difference(0, 1, "accuracy")
        held += found.low <= truth <= found.high
    assert least <= held / 500 <= 0.98


def test_as_many_more_tasks_decide_four_of_five_comparisons() -> None:
    """The formula is asked of the truth, then comparisons of that many tasks are simulated."""
    ahead, known = 0.1, 50_000
    first, second = (each.values["accuracy"] for each in simulated(RNG(0), known, ahead))
    spread = float((second - first).std())
    truth = Estimate(true_difference(ahead), -1.0, 1.0, spread / 20**0.5)  # as 20 tasks would tell it
    more = truth.more_tasks(20)
    assert more is not None and 100 < more < 2000
    decided = [
        TaskBootstrap(simulated(RNG(seed), 20 + more, ahead), resamples=999).difference(0, 1, "accuracy").decided
        for seed in range(1, 301)
    ]
    assert 0.73 <= np.mean(decided) <= 0.87, "0.8 with a standard error of 0.023"


def test_the_number_of_tasks_grows_with_the_square_of_what_is_missing() -> None:
    near, far = (Estimate(value, -0.03, 0.05, 0.02).more_tasks(100) for value in (0.02, 0.01))
    assert near == pytest.approx(100 * 2.8016**2 - 100, abs=1)
    assert far == pytest.approx(400 * 2.8016**2 - 100, abs=2)
    assert Estimate(0.02, 0.01, 0.03, 0.005).more_tasks(100) == 0
    assert Estimate(0.0, -0.01, 0.01, 0.005).more_tasks(100) is None


def test_a_model_is_exactly_as_good_as_itself() -> None:
    model, other = simulated(RNG(7), 50, ahead=0.5)
    drawn = TaskBootstrap([model, other, model, other, model])
    for metric in model.names:
        for first, second in ((0, 2), (2, 0), (2, 4), (1, 3), (0, 0)):
            assert drawn.difference(first, second, metric) == Estimate(0.0, 0.0, 0.0, 0.0)
    assert drawn.difference(0, 2, "accuracy").more_tasks(50) is None


def test_the_order_of_models_turns_signs_alone() -> None:
    model, other = simulated(RNG(8), 50, ahead=0.2)
    there, back = TaskBootstrap([model, other]), TaskBootstrap([other, model])
    for metric in model.names:
        a, b, c = there.difference(0, 1, metric), there.difference(1, 0, metric), back.difference(1, 0, metric)
        assert [a.value, a.low, a.high, a.error] == pytest.approx([c.value, c.low, c.high, c.error], abs=1e-9)
        assert a.value == -b.value and a.error == pytest.approx(b.error)
        assert [a.low, a.high] == pytest.approx([-b.high, -b.low], abs=0.05 * (a.high - a.low))


def test_the_same_difference_on_every_task_is_certain() -> None:
    accuracy = RNG(0).random(30)
    models = [Scores({"accuracy": accuracy + more}, np.zeros((30, 15))) for more in (0.0, 0.125)]
    found = TaskBootstrap(models).difference(0, 1, "accuracy")
    assert found.decided and found.low == found.high == pytest.approx(0.125)


def test_two_tasks_are_the_fewest() -> None:
    with pytest.raises(ValueError, match=r"1 task, .* at least 2"):
        TaskBootstrap([Scores({"accuracy": np.ones(1)}, np.zeros((1, 15)))])
    found = TaskBootstrap([Scores({"accuracy": np.array([each, 0.5])}, np.zeros((2, 15))) for each in (0.1, 0.7)])
    estimate = found.difference(0, 1, "accuracy")
    assert estimate.low <= estimate.value <= estimate.high and not estimate.decided


def test_the_calibration_error_is_that_of_all_answers_together() -> None:
    """Gaps that cancel over the tasks of a bin are no error."""
    gaps = np.zeros((40, 15))
    gaps[:20, 3], gaps[20:, 3], gaps[:, 8] = 0.2, -0.2, 0.05
    estimate = TaskBootstrap([Scores({"accuracy": np.ones(40)}, gaps)]).of_model(0, CALIBRATION)
    assert estimate.value == pytest.approx(0.05)
