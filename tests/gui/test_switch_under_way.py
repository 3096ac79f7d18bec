"""What is being downloaded, opened, read or saved when the language changes comes to its end."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gui.switch_stage import CHINESE, ENGLISH, Stage, has_chinese, stage  # noqa: F401
from PySide6.QtGui import QImage

from workbench.config import RunConfig
from workbench.data.pictures import Picture
from workbench.engine.commands import AskWeights, CancelRequest, DescribeDataset, FetchWeights, Start
from workbench.engine.replies import DatasetDescribed, DatasetProgress, RequestFailed, WeightsHere
from workbench.gui import picture_loader
from workbench.gui.controllers import keeping
from workbench.gui.controllers.dataset import FETCH_FIRST
from workbench.gui.controllers.standing import is_working
from workbench.gui.language import language, say
from workbench.gui.models.contents import QUERIES
from workbench.gui.models.dataset import DatasetChoice
from workbench.gui.models.looks import choose_language
from workbench.gui.models.photo_networks import NAMES, PhotoRef

OMNIGLOT = DatasetChoice("omniglot")
NETWORK = NAMES[0]


def asked(stage: Stage) -> DescribeDataset:  # noqa: F811
    return stage.engine.sent_of(DescribeDataset)[-1]  # type: ignore[return-value]


def describe(stage: Stage) -> None:  # noqa: F811
    parts = {"train": 86, "validation": 26, "test": 24}
    thumbnails = np.zeros((136, 28, 28, 1), np.uint8)
    stage.reply(DatasetDescribed(asked(stage).request_id, "x", 136, 2720, (20, 20), parts, ("Greek",), thumbnails))


def test_a_download_of_a_dataset_goes_on_and_can_be_cancelled(stage: Stage) -> None:  # noqa: F811
    describe(stage)
    stage.wiring.dataset.use(OMNIGLOT, download=True)
    download, before = asked(stage), len(stage.engine.sent_of(CancelRequest))
    stage.switch()
    assert asked(stage) is download and len(stage.engine.sent_of(CancelRequest)) == before, "asked for once"
    panel = stage.window.dataset
    assert panel.busy.sentence == say("Downloading…") and has_chinese(panel.busy.sentence)
    stage.reply(DatasetProgress(download.request_id, "Downloading", 0.42))
    assert "42 %" in panel.busy.sentence and not panel.busy._cancel.isHidden()
    panel.busy._cancel.click()
    assert stage.engine.sent_of(CancelRequest)[-1] == CancelRequest(download.request_id)
    assert stage.wiring.dataset.choice.name == "glyphs" and panel.task.isEnabled(), "the one before it"


def test_a_dataset_that_is_being_opened_is_opened(stage: Stage) -> None:  # noqa: F811
    stage.wiring.dataset.use(DatasetChoice("textures"))
    stage.switch()
    assert stage.wiring.dataset.choice.name == "textures"
    describe(stage)
    assert stage.window.dataset.task.isEnabled() and stage.wiring.fit.facts is None
    assert stage.switch(ENGLISH).dataset.choice.name == "textures"


def test_a_dataset_that_is_open_is_shown_at_once(stage: Stage) -> None:  # noqa: F811
    describe(stage)
    before, english = len(stage.engine.sent_of(DescribeDataset)), stage.window.dataset._title.text()
    stage.switch()
    panel = stage.window.dataset
    assert len(stage.engine.sent_of(DescribeDataset)) == before
    assert panel.wall.isVisible() and "2,720" in panel.figures[2].text()
    assert has_chinese(panel._title.text()) and panel._title.text() != english
    stage.wiring.dataset.use(OMNIGLOT, download=True)
    stage.wiring.dataset.cancel()
    assert panel.task.isEnabled(), "it is still what one goes back to"


def test_what_must_come_first_still_must(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    """Settings whose data are not at hand: Start asks for the data, and does not train on others."""
    monkeypatch.setattr(stage.wiring.dataset._gallery, "open", lambda *_: None)
    assert not stage.wiring.dataset.take_over(RunConfig(dataset="omniglot"))
    stage.switch()
    assert stage.window.dataset.notice.sentence == say(FETCH_FIRST, dataset="Omniglot")
    stage.wiring.training.start()
    assert not stage.engine.sent_of(Start) and stage.window.dataset.notice.is_error


def test_why_a_dataset_could_not_be_opened_is_still_said(stage: Stage) -> None:  # noqa: F811
    describe(stage)
    stage.wiring.dataset.use(DatasetChoice("folder", "/pictures"))
    stage.reply(RequestFailed(asked(stage).request_id, "The folder pictures does not exist.", "Traceback"))
    english = stage.window.dataset.notice.sentence
    stage.switch()
    notice = stage.window.dataset.notice
    assert notice.sentence and (notice.is_error, notice.details) == (True, "Traceback")
    assert stage.switch(ENGLISH) and stage.window.dataset.notice.sentence == english


def test_a_download_of_weights_goes_on_and_can_be_cancelled(stage: Stage) -> None:  # noqa: F811
    stage.wiring.algorithm.adjust({"backbone": NETWORK, "weights": "imagenet"})
    stage.reply(WeightsHere(stage.engine.sent_of(AskWeights)[-1].request_id, NETWORK, ""))
    stage.wiring.weights.download()
    (fetch,) = stage.engine.sent_of(FetchWeights)
    stage.switch()
    box = stage.window.algorithm.footer.weights
    assert box.is_busy and has_chinese(box.sentence) and stage.wiring.weights.is_missing
    stage.reply(DatasetProgress(fetch.request_id, "Downloading ResNet-18", 0.42))
    assert "42 %" in box.sentence
    box.cancel.click()
    assert stage.engine.sent_of(CancelRequest)[-1] == CancelRequest(fetch.request_id)
    assert not box.is_busy and len(stage.engine.sent_of(FetchWeights)) == 1


def test_a_network_for_photographs_is_used_once_its_weights_are_here(stage: Stage) -> None:  # noqa: F811
    photos = stage.wiring.photographs
    photos._want(PhotoRef(NETWORK), at_once=True)
    stage.reply(WeightsHere(photos.weights._question, NETWORK, ""))
    (fetch,) = stage.engine.sent_of(FetchWeights)
    stage.switch()
    photos = stage.wiring.photographs
    assert photos.banner.asks_for_weights and photos.banner.weights.is_busy
    stage.reply(WeightsHere(fetch.request_id, NETWORK, "/cache/resnet18.pth"))
    assert stage.wiring.try_it.model_ref == PhotoRef(NETWORK).ref
    assert not photos.banner.asks_for_weights


def test_pictures_that_are_being_read_arrive(
    stage: Stage,  # noqa: F811
    qtbot: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on, before, files = threading.Event(), stage.window, [tmp_path / f"k{number}.png" for number in range(5)]
    read = picture_loader.read_picture
    monkeypatch.setattr(picture_loader, "read_picture", lambda *args: go_on.wait(5) and read(*args))
    for number, file in enumerate(files):
        image = QImage(20, 20, QImage.Format.Format_RGB32)
        image.fill(number * 4)
        image.save(str(file))
    stage.wiring.try_it._pictures.load(QUERIES, files)
    choose_language(CHINESE)
    qtbot.wait(50)
    assert stage.window is before and language().code == ENGLISH
    with qtbot.waitSignal(stage.showing.changed):
        go_on.set()
    assert len(stage.wiring.try_it.model.queries) == 5


def test_a_file_that_is_being_saved_is_saved_and_known(
    stage: Stage,  # noqa: F811
    qtbot: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on, before, path = threading.Event(), stage.window, tmp_path / "mine.fewshot"
    save = keeping.save_session
    monkeypatch.setattr(keeping, "save_session", lambda *args: go_on.wait(5) and save(*args))
    model = stage.wiring.try_it.model
    model.add_groups([("dark", [Picture("a" * 64, "k.png", np.zeros((8, 8, 4), np.uint8))])])
    stage.wiring.keeping._write(path, None)
    assert is_working(stage.wiring)
    choose_language(CHINESE)
    qtbot.wait(50)
    assert stage.window is before and language().code == ENGLISH
    with qtbot.waitSignal(stage.showing.changed):
        go_on.set()
    assert path.exists() and stage.wiring.keeping.path == path and not stage.wiring.keeping.is_unsaved


def test_what_could_not_be_read_is_still_said(stage: Stage, qtbot: Any, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "note.png").write_text("no picture")
    stage.wiring.try_it._pictures.load(QUERIES, [tmp_path / "note.png"])
    qtbot.waitUntil(lambda: bool(stage.window.try_it.queries.notice.sentence))
    english = stage.window.try_it.queries.notice.sentence
    stage.switch()
    notice = stage.window.try_it.queries.notice
    assert "note.png" in notice.sentence and has_chinese(notice.sentence) and notice.is_error
    stage.switch(ENGLISH)
    assert stage.window.try_it.queries.notice.sentence == english


def test_the_window_does_not_wait_for_what_it_reads_anew(stage: Stage, qtbot: Any) -> None:  # noqa: F811
    qtbot.waitUntil(lambda: not is_working(stage.wiring))
    stage.wiring.runs._is_listing = False
    stage.wiring.runs.refresh()
    assert stage.wiring.runs._lister.is_under_way and not is_working(stage.wiring)
