"""A run goes on on the device that it was trained on, or on another one where somebody asks for that by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from runs_from_elsewhere import as_if_trained_on

from workbench.config import ConfigError, RunConfig
from workbench.engine import device as devices
from workbench.engine.checkpoint import CheckpointError, load_checkpoint
from workbench.engine.control import Control
from workbench.engine.device import describe_device
from workbench.engine.events import CheckpointSaved, Event, Resumed, RunFinished, StepDone
from workbench.engine.memory import adjust
from workbench.engine.setup import set_up
from workbench.engine.snapshot import put_back
from workbench.engine.train import train
from workbench.engine.trained_on import trained_on

MakeConfig = Callable[..., RunConfig]
NOW = describe_device(torch.device("cpu"))


def on(config: RunConfig, device: str) -> RunConfig:
    return replace(config, train=replace(config.train, device=device))


@pytest.fixture
def broken(tiny: MakeConfig, tmp_path: Path) -> tuple[RunConfig, Path]:
    """A run of sixteen tasks that was killed after its checkpoint at eight."""
    config = tiny(episodes=16, validate_every=8)
    events = train(config, tmp_path / "run", Control())
    next(each for each in events if isinstance(each, CheckpointSaved))
    events.close()  # type: ignore[attr-defined]
    return config, tmp_path / "run"


def continued(config: RunConfig, run_dir: Path) -> list[Event]:
    return list(train(config, run_dir, Control(), resume=True))


@pytest.mark.parametrize(("began", "chosen", "name"), [("cuda", "auto", "CUDA"), ("mps", "mps", "Apple GPU")])
def test_a_run_from_elsewhere_goes_on_here_where_that_is_asked_for(
    broken: tuple[RunConfig, Path], began: str, chosen: str, name: str
) -> None:
    config, run_dir = broken
    as_if_trained_on(run_dir, began, chosen)
    first, *_, last = continued(on(config, "cpu"), run_dir)
    assert isinstance(first, Resumed) and first.episodes == 8 and first.changes == {"device": "cpu"}
    assert first.note == f"It was trained on {name} and goes on on {NOW}: it cannot be repeated bit by bit."
    assert isinstance(last, RunFinished) and (last.status, last.episodes) == ("completed", 16)
    again = continued(on(config, "cpu"), run_dir)[0]
    assert isinstance(again, Resumed) and not again.changes and not again.note, "by now it is a run of this computer"


@pytest.mark.parametrize("chosen", ["auto", "cuda"])
def test_unasked_it_goes_on_nowhere_else(broken: tuple[RunConfig, Path], chosen: str) -> None:
    config, run_dir = broken
    as_if_trained_on(run_dir, "cuda", chosen)
    sentence = "The run was trained on CUDA, but this computer has only CPU; --device cpu lets it go on there."
    with pytest.raises(ConfigError) as told:
        continued(on(config, chosen), run_dir)
    assert str(told.value) == sentence


def test_a_faster_device_that_is_there_now_is_not_taken_unasked(
    broken: tuple[RunConfig, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, run_dir = broken
    monkeypatch.setattr(devices, "usable_devices", lambda: ("cuda", "cpu"))
    first = continued(on(config, "auto"), run_dir)[0]
    assert isinstance(first, Resumed) and not first.changes and not first.note
    list(train(config, tmp_path / "straight", Control()))
    one, other = (
        load_checkpoint(each / "checkpoints" / "last.safetensors") for each in (run_dir, tmp_path / "straight")
    )
    assert all(torch.equal(one.tensors[name], each) for name, each in other.tensors.items())


@pytest.mark.parametrize("kind", ["cuda", "mps"])
def test_from_the_cpu_a_faster_device_draws_anew_and_each_time_the_same(
    broken: tuple[RunConfig, Path], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    config, run_dir = broken
    checkpoint, seeds = load_checkpoint(run_dir / "checkpoints" / "last.safetensors"), list[int]()
    monkeypatch.setattr(getattr(torch, kind), "manual_seed", seeds.append)
    states = []
    for _ in range(2):
        setup = set_up(config)
        begins = setup.training.generator.get_state()
        put_back(replace(setup, device=torch.device(kind), config=on(config, kind)), checkpoint)
        states.append(setup.training.generator.get_state())
        assert not torch.equal(states[-1], begins), "the tasks of the beginning would come again"
    assert torch.equal(*states) and seeds.count(seeds[-1]) == 2 and seeds[-1] != config.train.seed
    assert all(torch.equal(setup.algorithm.state_dict()[name], each) for name, each in checkpoint.part("model").items())


def test_the_places_of_two_moves_draw_differently(broken: tuple[RunConfig, Path]) -> None:
    config, run_dir = broken
    as_if_trained_on(run_dir, "cuda")
    checkpoint = load_checkpoint(run_dir / "checkpoints" / "last.safetensors")
    drawn = []
    for episodes in (8, 12):
        setup = set_up(config)
        put_back(setup, replace(checkpoint, info={**checkpoint.info, "episodes": episodes}))
        drawn.append(setup.training.generator.get_state())
    assert not torch.equal(*drawn)


def test_another_device_that_came_about_unasked_is_refused(broken: tuple[RunConfig, Path]) -> None:
    config, run_dir = broken
    checkpoint = load_checkpoint(run_dir / "checkpoints" / "last.safetensors")
    with pytest.raises(CheckpointError, match="trained on cpu, but would go on on cuda"):
        put_back(replace(set_up(config), device=torch.device("cuda")), checkpoint)


def test_the_device_is_known_without_reading_the_checkpoint(broken: tuple[RunConfig, Path]) -> None:
    _, run_dir = broken
    assert trained_on(run_dir) == "cpu"
    as_if_trained_on(run_dir, "mps")
    assert trained_on(run_dir) == "mps"
    for path in (run_dir / "checkpoints").iterdir():
        path.write_bytes(b"\0" * 40)
    assert trained_on(run_dir) == trained_on(run_dir / "nowhere") == ""


def test_a_run_under_way_keeps_its_device(tiny: MakeConfig) -> None:
    with pytest.raises(ConfigError, match="--device can only change where a run is continued"):
        adjust(set_up(tiny()), {"device": "cpu"})


def test_training_on_does_practise(broken: tuple[RunConfig, Path]) -> None:
    config, run_dir = broken
    as_if_trained_on(run_dir, "cuda")
    before = load_checkpoint(run_dir / "checkpoints" / "last.safetensors").part("model")
    events = continued(on(config, "cpu"), run_dir)
    after = load_checkpoint(run_dir / "checkpoints" / "last.safetensors").part("model")
    assert sum(isinstance(each, StepDone) for each in events) == 4
    assert any(not torch.equal(before[name], after[name]) for name in before)
