"""What a run would take is measured on steps whose tensors have no contents: nothing is allocated or computed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from workbench.algorithms import algorithm_names
from workbench.config import RunConfig
from workbench.engine import forecast as module
from workbench.engine.forecast import STEPS, Forecaster, forecast_run
from workbench.engine.mixture import shared_preprocessing
from workbench.engine.rehearsal import Stage, rehearse
from workbench.engine.run_requests import ForecastMemory
from workbench.engine.tally import Tally

MakeConfig = Callable[..., RunConfig]
KB = 1024


def forecaster(config: RunConfig) -> Forecaster:
    return Forecaster(Stage(shared_preprocessing(config), torch.device("cpu"), classes=48))


def test_a_tally_counts_what_lives_and_what_the_way_back_keeps() -> None:
    x = torch.zeros(256, requires_grad=True)  # 1 KB of float32
    with Tally() as tally:
        y = x.exp()  # kept for the way back
        assert tally.now == KB
        z = y * 2
        del y
        assert tally.now == 2 * KB
        z.sum().backward()
        del z
        assert (tally.now, x.grad is not None) == (KB, True)
    assert tally.peak >= 3 * KB


def test_a_view_takes_nothing_more() -> None:
    with Tally() as tally:
        x = torch.zeros(256)
        assert x.reshape(16, 16)[1:].shape == (15, 16)
        assert tally.peak == KB


def test_tensors_without_contents_are_counted_as_if_they_had_any() -> None:
    with FakeTensorMode(), Tally() as tally:
        x = torch.zeros(2**40, dtype=torch.uint8)
        assert bool((x == 3).any()), "nobody knows, so the answer is yes"
    assert tally.peak >= 2**41


@pytest.mark.parametrize("algorithm", algorithm_names())
def test_every_method_can_be_forecast(tiny: MakeConfig, algorithm: str) -> None:
    before = torch.get_rng_state()
    found = forecaster(tiny(algorithm, tasks_at_once=1)).demand(tiny(algorithm))
    assert found is not None and found.passing > 0
    assert torch.equal(torch.get_rng_state(), before), "a run may be drawing from the same generator"


def test_memory_grows_with_the_tasks_at_a_time_and_not_with_those_of_a_step(tiny: MakeConfig) -> None:
    taken = {
        (tasks, at_once): forecaster(config).passing(config)
        for tasks, at_once in [(4, 4), (4, 2), (4, 1), (16, 1)]
        for config in [tiny("anil", filters=16, inner_steps=5, meta_batch=tasks, tasks_at_once=at_once)]
    }
    assert taken[4, 4] > 1.6 * taken[4, 2] > 2.4 * taken[4, 1]
    assert taken[16, 1] < 1.5 * taken[4, 1], "but for the pictures themselves"


def test_second_order_takes_more_than_first(tiny: MakeConfig) -> None:
    both = [tiny("maml", inner_steps=5, filters=16, first_order=each) for each in (False, True)]
    second, first = (forecaster(each).passing(each) for each in both)
    assert second > 1.5 * first


def test_many_inner_steps_are_told_from_few(tiny: MakeConfig) -> None:
    config = tiny("maml", inner_steps=9, filters=8)
    stage = Stage(shared_preprocessing(config), torch.device("cpu"))
    assert config.settings["inner_steps"] > STEPS[1]
    whole = rehearse(config, stage, config.train.meta_batch)
    told = Forecaster(stage).demand(config)
    assert told is not None and told.passing == pytest.approx(whole.passing, rel=0.02)
    assert told.held == whole.held


def test_weights_and_the_state_of_adam_are_held(tiny: MakeConfig) -> None:
    adam, plain = (tiny(outer_optimizer=each, momentum=0.0, filters=64) for each in ("adam", "sgd"))
    held = [forecaster(each).demand(each).held for each in (adam, plain)]  # type: ignore[union-attr]
    weights = 4 * sum(64 * (9 * inputs + 2) for inputs in (1, 64, 64, 64))  # kernels, scales and shifts
    assert held[0] - held[1] == 2 * weights


def test_a_run_that_fits_is_said_nothing_of(tiny: MakeConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "free_bytes", lambda _: 10**15)
    told = forecast_run(ForecastMemory(7, tiny("maml")))
    assert (told.request_id, told.sentence, told.remedies) == (7, "", ())
    assert 0 < told.needed < told.free and told.where == "this computer"


def test_a_run_that_does_not_fit_is_told_with_what_would(tiny: MakeConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tiny("anil", inner_steps=5, filters=64, meta_batch=8, queries=15)
    needed = forecast_run(ForecastMemory(1, config)).needed
    monkeypatch.setattr(module, "free_bytes", lambda _: int(0.9 * needed))
    told = forecast_run(ForecastMemory(1, config))
    assert told.sentence.startswith("This run would take about") and "this computer" in told.sentence
    best = told.remedies[0]
    assert best.changes["tasks_at_once"] in (1, 2, 4) and 0 < best.needed < told.free
    smaller = replace(config, train=replace(config.train, tasks_at_once=int(best.changes["tasks_at_once"])))
    assert forecast_run(ForecastMemory(1, smaller)).sentence == ""


def test_of_a_run_that_ran_out_what_takes_less_is_told_though_there_is_room_by_now(
    tiny: MakeConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "free_bytes", lambda _: 10**15)
    told = forecast_run(
        ForecastMemory(1, tiny("anil", inner_steps=5, filters=64, meta_batch=8, queries=15), ran_out=True)
    )
    assert told.sentence == "" and told.remedies[0].changes["tasks_at_once"] in (1, 2, 4)
    assert 0 < told.remedies[0].needed < told.needed


def test_what_cannot_be_forecast_is_not_made_up(tiny: MakeConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    def rehearse(*_: object) -> None:
        raise RuntimeError("an operation that fake tensors do not have")

    monkeypatch.setattr(module, "rehearse", rehearse)
    told = forecast_run(ForecastMemory(1, tiny()))
    assert (told.needed, told.sentence, told.remedies) == (0, "", ())
