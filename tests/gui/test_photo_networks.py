"""Pictures unlike what the model was trained on: it is said, and a network for photographs is one choice away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from gui.try_it_stage import Stage
from PySide6.QtWidgets import QFileDialog

from workbench.engine.commands import Adapt, AskWeights, CancelRequest, FetchWeights
from workbench.engine.replies import DatasetProgress, Predicted, Prediction, RequestFailed, WeightsHere
from workbench.gui.controllers.photographs import PhotographsController
from workbench.gui.models.photo_networks import NAMES, PhotoRef

RESNET, MOBILENET = (f"pretrained:{name}" for name in NAMES)
UNLIKE = "These look like photographs, and the model learned from drawings."
BUILTIN = "builtin:omniglot"


@dataclass
class Photos:
    stage: Stage
    controller: PhotographsController

    @property
    def banner(self) -> Any:
        return self.controller.banner

    @property
    def menu(self) -> dict[str, Any]:
        return {each.text(): each for each in self.banner.menu.actions() if each.text()}

    @property
    def model(self) -> str:
        return self.stage.controller.model_ref

    def say(self, reply: object) -> None:
        self.stage.engine.replyReceived.emit(reply)

    def tell_here(self, *here: str) -> None:
        """Answer all that has been asked of weights."""
        for each in self.stage.engine.sent_of(AskWeights):
            path = f"/cache/{each.backbone}.pth" if each.backbone in here else ""
            self.say(WeightsHere(each.request_id, each.backbone, path))

    def predict(self, unlike: str = UNLIKE, model: str = "") -> None:
        last = self.stage.adapts[-1]
        made = tuple(Prediction(each.key, "arrow", 0.9, {"arrow": 0.9, "house": 0.1}) for each in last.queries)
        self.say(Predicted(last.request_id, model or last.model, 5.0, made, (), 0.0, unlike))

    def notes(self) -> dict[str, str]:
        chooser = self.stage.panel.chooser
        return {chooser.itemData(row): chooser.itemData(row, 257) for row in range(chooser.count())}


@pytest.fixture
def photos(filled: Stage) -> Iterator[Photos]:
    controller = PhotographsController(filled.engine, filled.controller, filled.panel, filled.panel)
    filled.engine.get_ready()
    yield Photos(filled, controller)


def test_nothing_is_said_while_the_pictures_fit(photos: Photos) -> None:
    photos.predict("")
    assert not photos.banner.isVisible()
    assert photos.banner.sentence == ""


def test_pictures_unlike_those_of_practice_are_told_with_three_ways_on(photos: Photos) -> None:
    photos.predict()
    assert photos.banner.isVisible()
    assert photos.banner.sentence == UNLIKE
    assert all(button.isVisible() for button in (photos.banner.network, photos.banner.own, photos.banner.keep))
    photos.predict("")
    assert not photos.banner.isVisible()


def test_a_model_that_goes_on_learning_keeps_what_was_said(photos: Photos) -> None:
    photos.predict()
    photos.stage.controller.renew_model(photos.model)
    assert photos.banner.sentence == UNLIKE


def test_an_answer_of_another_model_says_nothing_here(photos: Photos) -> None:
    photos.predict(model="/runs/other")
    assert not photos.banner.isVisible()


def test_the_chooser_says_what_must_be_downloaded(photos: Photos) -> None:
    photos.tell_here(NAMES[1])
    notes = photos.notes()
    assert list(notes) == [BUILTIN, RESNET, MOBILENET]
    assert notes[RESNET] == "download, 47 MB"
    assert notes[MOBILENET] == "ready"


def test_a_network_that_is_here_is_used_with_one_choice(photos: Photos) -> None:
    photos.tell_here(*NAMES)
    photos.predict()
    photos.menu["ResNet-18"].trigger()
    assert photos.model == RESNET
    assert photos.stage.panel.chooser.currentText() == "Photographs (ResNet-18)"
    assert photos.banner.sentence == "", "what was said of the former model"
    assert not photos.stage.engine.sent_of(FetchWeights)


def test_a_network_is_downloaded_when_that_is_chosen_and_used_once_it_is_here(photos: Photos) -> None:
    photos.tell_here()
    photos.predict()
    photos.menu["ResNet-18: download 47 MB and use it"].trigger()
    photos.tell_here()
    fetch = photos.stage.engine.sent_of(FetchWeights)[-1]
    assert fetch.backbone == "resnet18"
    assert photos.model == BUILTIN, "it is not here yet"
    photos.say(DatasetProgress(fetch.request_id, "Downloading", 0.5))
    assert photos.banner.weights.sentence == "Downloading… 50 %"
    assert not photos.banner._not_now.isVisible(), "there is a way to cancel"
    assert not photos.banner.network.isVisible(), "one thing at a time"
    photos.say(WeightsHere(fetch.request_id, "resnet18", "/cache/resnet18.pth"))
    assert photos.model == RESNET
    assert not photos.banner.isVisible()
    assert photos.notes()[RESNET] == "ready"


def test_choosing_a_missing_network_in_the_chooser_asks_before_it_downloads(photos: Photos) -> None:
    photos.tell_here()
    photos.stage.panel.modelChosen.emit(MOBILENET)
    photos.tell_here()
    assert photos.model == BUILTIN
    assert photos.stage.panel.chooser.currentData() == BUILTIN
    assert photos.banner.asks_for_weights
    assert photos.banner.weights.sentence == "MobileNetV3 small needs its pretrained weights (10 MB)."
    assert not photos.stage.engine.sent_of(FetchWeights)
    photos.banner.weights.download.click()
    assert photos.stage.engine.sent_of(FetchWeights)[-1].backbone == NAMES[1]


def test_who_does_not_want_the_weights_goes_on_as_before(photos: Photos, qtbot: Any) -> None:
    photos.tell_here()
    photos.stage.panel.modelChosen.emit(RESNET)
    photos.tell_here()
    photos.banner._not_now.click()
    assert not photos.banner.isVisible()
    assert photos.model == BUILTIN


def test_a_download_that_fails_says_why_and_can_be_tried_again(photos: Photos) -> None:
    photos.tell_here()
    photos.menu["ResNet-18: download 47 MB and use it"].trigger()
    photos.tell_here()
    fetch = photos.stage.engine.sent_of(FetchWeights)[-1]
    photos.say(RequestFailed(fetch.request_id, "There is no connection."))
    assert photos.banner.weights.error == "There is no connection."
    photos.banner.weights.download.click()
    assert len(photos.stage.engine.sent_of(FetchWeights)) == 2
    photos.banner.weights.cancel.click()
    assert photos.stage.engine.sent_of(CancelRequest)


def test_weights_from_a_file_are_used_at_once(photos: Photos, monkeypatch: pytest.MonkeyPatch) -> None:
    photos.tell_here()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/disk/mine.safetensors", ""))
    photos.menu["ResNet-18: from a file…"].trigger()
    assert photos.model == "pretrained:resnet18=/disk/mine.safetensors"
    assert photos.stage.panel.chooser.currentText() == "Photographs (ResNet-18, mine.safetensors)"
    photos.stage.controller.set_runs(())
    assert photos.model == "pretrained:resnet18=/disk/mine.safetensors", "it stays listed"


def test_whoever_keeps_the_model_is_not_told_again_of_these_pictures(photos: Photos) -> None:
    photos.predict()
    photos.banner.keep.click()
    assert not photos.banner.isVisible()
    photos.predict()
    assert not photos.banner.isVisible()
    photos.stage.controller.clear()
    photos.stage.model.add_class("other", ())
    assert photos.controller._kept.isdisjoint(photos.controller._keys())


def test_training_on_a_folder_of_ones_own_asks_which(
    photos: Photos, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen: list[Path] = []
    photos.controller.trainRequested.connect(chosen.append)
    answers = iter(["", str(tmp_path)])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(answers))
    photos.predict()
    photos.banner.own.click()
    assert chosen == []
    photos.banner.own.click()
    assert chosen == [tmp_path]


def test_it_says_that_nothing_is_uploaded(photos: Photos) -> None:
    photos.predict()
    assert "nothing is uploaded anywhere" in photos.banner._privacy.text()
    assert photos.banner._privacy.isVisible()


@pytest.mark.parametrize("ref", [RESNET, "pretrained:mobilenet_v3_small=/a=b/c.pth"])
def test_references_are_read_as_they_are_written(ref: str) -> None:
    photo = PhotoRef.parse(ref)
    assert photo is not None
    assert photo.ref == ref


def test_other_references_are_no_network_for_photographs() -> None:
    assert PhotoRef.parse(BUILTIN) is None
    assert PhotoRef.parse("/runs/one") is None


def test_adapting_begins_anew_with_the_network(photos: Photos, qtbot: Any) -> None:
    photos.tell_here(*NAMES)
    photos.menu["MobileNetV3 small"].trigger()
    sent = photos.stage.engine.sent_of
    qtbot.waitUntil(lambda: sent(Adapt)[-1].model == MOBILENET, timeout=5000)


def test_the_list_of_models_is_wide_enough_for_what_must_be_downloaded(photos: Photos) -> None:
    chooser = photos.stage.panel.chooser
    photos.stage.panel.resize(376, 640)
    photos.tell_here()
    chooser.showPopup()
    assert chooser.view().width() >= chooser.view().sizeHintForColumn(0)
    chooser.hidePopup()
