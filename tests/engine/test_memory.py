"""Memory that runs out in the middle of a run: the step is undone, and what helps is computed and offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from workbench.config import RunConfig
from workbench.engine import step as module
from workbench.engine import train as training
from workbench.engine.control import Control
from workbench.engine.ending import to_the_end
from workbench.engine.events import CheckpointSaved, Event, MemoryRanOut, Paused, Resumed, RunFinished, StepDone
from workbench.engine.memory import ran_out
from workbench.engine.train import train

MakeConfig = Callable[..., RunConfig]
KINDS = {
    "a graphics card": torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB."),
    "Python": MemoryError(),
    "the processor's allocator": RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried"),
    "the same on Windows": RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 9 bytes."),
    "cuBLAS": RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
    "cuDNN": RuntimeError("cuDNN error: CUDNN_STATUS_ALLOC_FAILED"),
    "Metal": RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)"),
    "a mapped file": OSError(12, "Cannot allocate memory"),
}


def failing_once(
    monkeypatch: pytest.MonkeyPatch, error: Exception, at: int = 3, inside: str = "meta_gradient"
) -> list[int]:
    """Step number ``at`` does all its work and then fails, the first time. Returns the steps that were tried."""
    tried: list[int] = []
    whole = module.meta_step

    def meta_step(setup: Any, episodes: int) -> Any:
        tried.append(episodes)
        thing = setup.algorithm if inside == "meta_gradient" else setup.optimizer
        work = getattr(thing, inside)

        def failing(*args: Any) -> None:
            work(*args)
            raise error

        if len(tried) == at:
            with monkeypatch.context() as patch:
                patch.setattr(thing, inside, failing)
                return whole(setup, episodes)
        return whole(setup, episodes)

    monkeypatch.setattr(module, "meta_step", meta_step)
    return tried


def led(events: Iterator[Event], control: Control, then: Callable[[Control], None]) -> list[Event]:
    """The events of a run; ``then`` is done at each pause."""
    seen = []
    for event in to_the_end(events):
        seen.append(event)
        if isinstance(event, Paused):
            then(control)
    return seen


def losses(events: list[Event]) -> list[float]:
    return [each.loss for each in events if isinstance(each, StepDone)]


@pytest.mark.parametrize("error", KINDS.values(), ids=KINDS)
def test_lack_of_memory_is_told_from_other_faults(error: Exception) -> None:
    assert ran_out(error)


@pytest.mark.parametrize("error", [RuntimeError("CUDA error: device-side assert"), OSError(28, "No space"), KeyError()])
def test_other_faults_are_no_lack_of_memory(error: Exception) -> None:
    assert not ran_out(error)


@pytest.mark.parametrize("algorithm", ["maml", "hypernet", "baseline", "versa"])
def test_a_run_that_waited_goes_on_as_if_nothing_had_been(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, algorithm: str
) -> None:
    config = tiny(algorithm, distort=True)
    straight = losses(list(train(config, tmp_path / "straight", Control())))
    tried = failing_once(monkeypatch, KINDS["a graphics card"])
    control = Control(can_choose=True)
    events = led(train(config, tmp_path / "run", control), control, Control.resume)
    assert [type(each) for each in events if each.step == 2][-4:] == [CheckpointSaved, MemoryRanOut, Paused, Resumed]
    assert losses(events) == straight
    assert tried == [0, 2, 4, 4, 6, 8, 10, 12, 14]
    assert isinstance(events[-1], RunFinished) and events[-1].status == "completed"


def test_a_step_whose_weights_were_being_changed_is_run_again_from_the_checkpoint(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tiny("protonet", checkpoint_seconds=0.0)
    straight = losses(list(train(config, tmp_path / "straight", Control())))
    failing_once(monkeypatch, KINDS["a graphics card"], inside="step")
    control = Control(can_choose=True)
    events = led(train(config, tmp_path / "run", control), control, Control.resume)
    assert losses(events) == straight


def test_what_was_chosen_holds_from_then_on(tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tiny("maml", meta_batch=4)
    straight = losses(list(train(config, tmp_path / "straight", Control())))
    failing_once(monkeypatch, KINDS["Python"])
    control = Control(can_choose=True)
    events = led(train(config, tmp_path / "run", control), control, lambda it: it.resume({"tasks_at_once": 1}))
    resumed = next(each for each in events if isinstance(each, Resumed))
    assert resumed.changes == {"tasks_at_once": 1}
    assert losses(events) == pytest.approx(straight, rel=1e-4), "only the order of sums is another"
    again = list(train(config, tmp_path / "run", Control(), resume=True))
    assert isinstance(again[0], Resumed) and again[0].changes == {"tasks_at_once": 0}, (
        "the checkpoint knows what it was"
    )


def test_stop_works_as_well(tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing_once(monkeypatch, KINDS["Python"])
    control = Control(can_choose=True)
    *_, last = led(train(tiny(), tmp_path, control), control, Control.stop)
    assert isinstance(last, RunFinished) and (last.status, last.step) == ("stopped", 2)


def test_where_nobody_can_choose_the_run_ends_and_names_the_command(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing_once(monkeypatch, KINDS["the processor's allocator"])
    monkeypatch.setattr("workbench.engine.shortage.free_bytes", lambda _: 0)
    run_dir = tmp_path / "a run"
    *_, saved, told, last = to_the_end(train(tiny("maml", meta_batch=4, filters=32), run_dir, Control()))
    assert isinstance(saved, CheckpointSaved) and isinstance(told, MemoryRanOut) and isinstance(last, RunFinished)
    assert last.status == "failed" and not last.details
    assert last.reason.startswith("Step 3 needs more memory than is free on this computer. It was not done")
    count = told.remedies[0].changes["tasks_at_once"]
    assert f"workbench train --resume '{run_dir}' --tasks-at-once {count}" in last.reason


def test_a_validation_that_finds_no_room_is_made_up_for(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    straight = list(train(tiny(), tmp_path / "straight", Control()))
    whole, count = training.measure, 0

    def measure(*args: Any, **kwargs: Any) -> Any:
        nonlocal count
        count += 1
        if count == 1:
            raise KINDS["a graphics card"]
        return whole(*args, **kwargs)

    monkeypatch.setattr(training, "measure", measure)
    control = Control(can_choose=True)
    events = led(train(tiny(), tmp_path / "run", control), control, Control.resume)
    told = next(each for each in events if isinstance(each, MemoryRanOut))
    assert told.sentence.startswith("The validation after step 4 needs more memory")
    assert losses(events) == losses(straight)
    assert isinstance(events[-1], RunFinished) and events[-1].best == straight[-1].best  # type: ignore[attr-defined]


def test_a_model_that_could_not_be_calibrated_is_there_all_the_same(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(*_: Any) -> None:
        raise KINDS["a graphics card"]

    monkeypatch.setattr(training, "calibrate_run", short)
    *_, last = to_the_end(train(tiny(), tmp_path, Control()))
    assert isinstance(last, RunFinished) and last.status == "completed"
    assert last.reason == "All 16 practice tasks are done. There was not enough memory to calibrate the model."
