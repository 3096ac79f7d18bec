"""Where a run was trained on a device that this computer lacks, somebody is asked before it goes on on another one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from gui.stand_in_engine import READY, StandInEngine, beginning, step, write_run
from safetensors.numpy import save_file

from workbench.config import RunConfig
from workbench.engine.commands import Continue
from workbench.engine.events import CheckpointSaved
from workbench.gui.controllers.going_on import GoingOnController
from workbench.gui.main_window import MainWindow
from workbench.gui.models.going_on import LATER, choices, device_of

PATIENCE = 10_000
NAME = "glyphs-maml-01"


def on(device: str) -> RunConfig:
    return replace(RunConfig(), train=replace(RunConfig().train, device=device))


@pytest.fixture
def window(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    made = MainWindow(StandInEngine())
    made.ask_to_close = lambda: True
    qtbot.addWidget(made)
    return made


@pytest.fixture
def run_dir(tmp_path: Path) -> Path:
    """Of a computer with a graphics card."""
    config = RunConfig()
    saved = CheckpointSaved(1, 4, "last", False)
    made = write_run(tmp_path / "elsewhere" / NAME, config, [beginning(config), step(4), saved])
    header = {"workbench": json.dumps({"device": "cuda"})}
    (made / "checkpoints").mkdir(exist_ok=True)
    save_file({"model/w": np.zeros(1)}, made / "checkpoints" / "last.safetensors", metadata=header)
    return made


@pytest.fixture
def going_on(qtbot, window: MainWindow, run_dir: Path) -> Callable[..., GoingOnController]:
    """Continue is pressed, on a computer with these devices; → once something came of it."""

    def press(*devices: str, settings: str = "auto") -> GoingOnController:
        window._engine.replyReceived.emit(replace(READY, devices=devices))
        window.wiring.preferences.use({**window.wiring.preferences.values, "device": settings})
        window.wiring.training.continue_run(run_dir)
        asking = window.wiring.going_on
        came = lambda: asking.offer.sentence or window._engine.sent_of(Continue)  # noqa: E731
        qtbot.waitUntil(lambda: bool(came()), timeout=PATIENCE)
        return asking

    return press


def sent(qtbot, window: MainWindow) -> Continue:
    qtbot.waitUntil(lambda: bool(window._engine.sent_of(Continue)), timeout=PATIENCE)
    (command,) = window._engine.sent_of(Continue)
    return command


def test_on_a_computer_without_its_device_it_is_asked_first(qtbot, window: MainWindow, going_on) -> None:
    offer = going_on("cpu").offer
    assert offer.sentence == (
        f"{NAME} was trained on CUDA, which this computer does not have. It can go on here, but then it cannot be "
        "repeated bit by bit."
    )
    assert offer.answers == ["Continue on CPU", LATER]
    assert not window._engine.sent_of(Continue) and not window.wiring.training.is_active
    offer.press("Continue on CPU")
    assert sent(qtbot, window).changes == {"device": "cpu"}
    assert window.wiring.training.is_active and not offer.sentence


def test_not_now_leaves_the_run_as_it_is(window: MainWindow, going_on) -> None:
    going_on("cpu").offer.press(LATER)
    assert not window._engine.sent_of(Continue) and not window.wiring.training.is_active


def test_where_its_device_is_there_nothing_is_asked(qtbot, window: MainWindow, going_on) -> None:
    assert not going_on("cuda", "cpu").offer.sentence
    assert sent(qtbot, window).changes == {}


def test_a_device_chosen_in_settings_is_offered_beside_its_own(qtbot, window: MainWindow, going_on) -> None:
    offer = going_on("cuda", "cpu", settings="cpu").offer
    assert offer.answers == ["Continue on CUDA", "Continue on CPU", LATER]
    assert "the device chosen in Settings is CPU" in offer.sentence
    offer.press("Continue on CUDA")
    assert sent(qtbot, window).changes == {"device": "cuda"}


def test_before_the_engine_is_ready_it_is_left_to_it_to_refuse(qtbot, window: MainWindow, run_dir: Path) -> None:
    window.wiring.training.continue_run(run_dir)
    qtbot.waitUntil(lambda: window.wiring.training.is_active, timeout=PATIENCE)
    assert not window.wiring.going_on.offer.sentence
    window._engine.get_ready()
    assert sent(qtbot, window).changes == {}


@pytest.mark.parametrize(
    ("own", "usable", "wanted", "found"),
    [
        ("cpu", ("cuda", "cpu"), "auto", ("cpu",)),
        ("cpu", ("cuda", "cpu"), "cuda", ("cpu", "cuda")),
        ("cuda", ("mps", "cpu"), "auto", ("mps",)),
        ("cuda", ("mps", "cpu"), "cpu", ("cpu",)),
        ("mps", ("cpu",), "cuda", ("cpu",)),
        ("cuda", (), "auto", ()),
    ],
)
def test_where_a_run_may_go_on(own: str, usable: tuple[str, ...], wanted: str, found: tuple[str, ...]) -> None:
    assert choices(own, usable, wanted) == found


def test_a_device_that_was_chosen_counts_for_more_than_where_it_was_trained(run_dir: Path, tmp_path: Path) -> None:
    assert device_of(run_dir, on("auto")) == "cuda"
    assert device_of(run_dir, on("cpu")) == "cpu"
    assert device_of(tmp_path, on("auto")) == ""
