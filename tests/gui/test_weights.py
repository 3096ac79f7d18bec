"""Pretrained weights that are not here: nothing is fetched unasked, and every way to get them ends well or in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from gui.dropping import drop, hold_over, mime_of
from gui.stand_in_engine import StandInEngine
from PySide6.QtWidgets import QFileDialog

from workbench.catalogue import catalogue
from workbench.engine.commands import AskWeights, CancelRequest, FetchWeights, Start
from workbench.engine.replies import DatasetProgress, RequestFailed, WeightsHere
from workbench.gui.controllers.weights import FIRST, WeightsController
from workbench.gui.main_window import MainWindow
from workbench.gui.widgets.weights_box import DROP, WeightsBox

NAME = "resnet18"
SIZE = next((each["download_mb"] for each in catalogue().networks if each["name"] == NAME), 0)
MISSING = f"ResNet-18 needs its pretrained weights ({SIZE:g} MB)."


@dataclass
class Stage:
    engine: StandInEngine
    box: WeightsBox
    controller: WeightsController

    def say(self, reply: object) -> None:
        self.engine.replyReceived.emit(reply)

    def last(self, kind: type) -> Any:
        return self.engine.sent_of(kind)[-1]

    def miss(self) -> None:
        """Choose a network whose weights are not here."""
        self.engine.get_ready()
        self.controller.set_network(NAME, "imagenet")
        self.say(WeightsHere(self.last(AskWeights).request_id, NAME, ""))


@pytest.fixture
def stage(qtbot: Any) -> Stage:
    engine, box = StandInEngine(), WeightsBox()
    qtbot.addWidget(box)
    return Stage(engine, box, WeightsController(engine, box, box))


def test_networks_without_pretrained_weights_ask_for_nothing(stage: Stage) -> None:
    stage.engine.get_ready()
    stage.controller.set_network("conv4", "imagenet")
    stage.controller.set_network(NAME, "file")
    assert stage.engine.sent == []
    assert not stage.box.isVisible()


def test_weights_that_are_here_need_no_words(stage: Stage) -> None:
    stage.controller.set_network(NAME, "imagenet")
    assert stage.engine.sent == [], "the engine is not there yet"
    stage.engine.get_ready()
    assert stage.last(AskWeights).backbone == NAME
    stage.say(WeightsHere(stage.last(AskWeights).request_id, NAME, "/cache/resnet18.pth"))
    assert not stage.box.isVisible()
    assert not stage.controller.is_missing


def test_missing_weights_are_told_and_fetched_only_when_asked_for(stage: Stage) -> None:
    stage.miss()
    assert stage.box.sentence == MISSING
    assert stage.controller.is_missing
    assert not stage.engine.sent_of(FetchWeights)
    stage.box.download.click()
    fetch = stage.last(FetchWeights)
    assert fetch.backbone == NAME
    assert not stage.box.download.isVisible()
    stage.say(DatasetProgress(fetch.request_id, "Downloading ResNet-18", 0.42))
    assert stage.box.sentence == "Downloading ResNet-18… 42 %"
    stage.say(WeightsHere(fetch.request_id, NAME, "/cache/resnet18.pth"))
    assert not stage.box.isVisible()
    assert not stage.controller.is_missing


@pytest.mark.parametrize("reason", ["The download does not have the hash it should have.", "There is no network."])
def test_a_download_that_fails_says_why_and_can_be_tried_again(stage: Stage, reason: str) -> None:
    stage.miss()
    stage.box.download.click()
    stage.say(RequestFailed(stage.last(FetchWeights).request_id, reason))
    assert (stage.box.sentence, stage.box.error) == (MISSING, reason)
    assert stage.controller.is_missing
    stage.box.download.click()
    assert len(stage.engine.sent_of(FetchWeights)) == 2
    assert stage.box.error == ""


def test_cancelling_goes_back_without_a_word_of_error(stage: Stage) -> None:
    stage.miss()
    stage.box.download.click()
    fetch = stage.last(FetchWeights)
    stage.box.cancel.click()
    assert stage.last(CancelRequest) == CancelRequest(fetch.request_id)
    stage.say(RequestFailed(fetch.request_id, "Cancelled."))
    assert (stage.box.sentence, stage.box.error) == (MISSING, "")
    assert stage.box.download.isVisible()


def test_another_network_gives_the_download_up(stage: Stage) -> None:
    stage.miss()
    stage.box.download.click()
    fetch = stage.last(FetchWeights)
    stage.controller.set_network("conv4", "imagenet")
    assert stage.last(CancelRequest) == CancelRequest(fetch.request_id)
    stage.say(WeightsHere(fetch.request_id, NAME, "/cache/resnet18.pth"))
    assert not stage.box.isVisible()
    assert not stage.controller.is_missing


def test_the_same_network_is_not_asked_about_twice(stage: Stage) -> None:
    stage.miss()
    stage.controller.set_network(NAME, "imagenet")
    assert len(stage.engine.sent_of(AskWeights)) == 1
    assert stage.box.isVisible()


def test_an_engine_that_dies_is_told_and_the_next_is_asked(stage: Stage) -> None:
    stage.miss()
    stage.box.download.click()
    stage.engine.childDied.emit("It died.")
    assert stage.box.error == "The engine stopped while downloading."
    stage.box.download.click()
    assert len(stage.engine.sent_of(FetchWeights)) == 1, "there is nobody to fetch"
    stage.engine.get_ready()
    assert len(stage.engine.sent_of(AskWeights)) == 2


def test_a_file_may_be_dropped_or_chosen(
    stage: Stage, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.miss()
    file = tmp_path / "weights.pth"
    file.write_bytes(b"w")
    assert hold_over(stage.box, mime_of([file]))
    assert stage.box.cover.words == DROP
    with qtbot.waitSignal(stage.controller.fileChosen) as heard:
        drop(stage.box, [file])
    assert heard.args == [file]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(stage.controller.fileChosen) as heard:
        stage.box.file.click()
    assert heard.args == [file]


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    window = MainWindow(StandInEngine())
    window.ask_to_close = lambda: True
    qtbot.addWidget(window)
    window.show()
    return window


def test_nothing_is_trained_before_the_weights_of_its_network_are_here(window: MainWindow, qtbot) -> None:
    engine = window._engine
    engine.get_ready()
    window.activateWindow()
    window.algorithm.form.rows["backbone"].field.open_chooser("resnet18").use.click()
    box = window.algorithm.footer.weights
    engine.replyReceived.emit(WeightsHere(engine.sent_of(AskWeights)[-1].request_id, "resnet18", ""))
    assert box.isVisible()
    window.menus.start.trigger()
    assert not engine.sent_of(Start)
    qtbot.waitUntil(box.download.hasFocus)
    box.download.click()
    engine.replyReceived.emit(WeightsHere(engine.sent_of(FetchWeights)[-1].request_id, "resnet18", "/there"))
    assert not box.isVisible()
    window.menus.start.trigger()
    assert engine.sent_of(Start)[0].config.net.backbone == "resnet18"


def test_weights_of_ones_own_need_no_download(window: MainWindow, tmp_path: Path) -> None:
    engine = window._engine
    engine.get_ready()
    window.algorithm.form.rows["backbone"].field.open_chooser("resnet18").use.click()
    engine.replyReceived.emit(WeightsHere(engine.sent_of(AskWeights)[-1].request_id, "resnet18", ""))
    window.algorithm.footer.weights.fileChosen.emit(tmp_path / "w.pth")
    assert not window.algorithm.footer.weights.isVisible()
    window.menus.start.trigger()
    net = engine.sent_of(Start)[0].config.net
    assert (net.weights, net.weights_file) == ("file", str(tmp_path / "w.pth"))
    assert not engine.sent_of(FetchWeights)


def test_a_run_that_was_to_begin_says_what_comes_first(stage: Stage) -> None:
    stage.miss()
    stage.controller.insist()
    assert (stage.box.sentence, stage.box.error) == (MISSING, FIRST)
    stage.box.download.click()
    under_way = stage.box.sentence
    stage.controller.insist()
    assert (stage.box.sentence, stage.box.error) == (under_way, ""), "it is being downloaded"


def test_weights_that_were_removed_from_the_disk_are_missed_at_once(window: MainWindow) -> None:
    engine = window._engine
    engine.get_ready()
    window.wiring.weights.set_network(NAME, "imagenet")
    engine.replyReceived.emit(WeightsHere(engine.sent_of(AskWeights)[-1].request_id, NAME, "/cache/resnet18.pth"))
    assert not window.wiring.weights.is_missing
    window.wiring.storage.removed.emit()
    engine.replyReceived.emit(WeightsHere(engine.sent_of(AskWeights)[-1].request_id, NAME, ""))
    assert window.wiring.weights.is_missing
