"""Pictures taken with a camera: without one there is no button, and it is on only while its window is open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from gui.stand_in_engine import StandInEngine
from gui.try_it_stage import SECONDS_10, Stage
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QImage

from workbench.gui.camera import Cameras, Frames
from workbench.gui.controllers.camera import CameraController
from workbench.gui.dialogs import camera as camera_dialog
from workbench.gui.dialogs.camera import CameraDialog
from workbench.gui.main_window import MainWindow
from workbench.gui.models.contents import NEW_CLASS, QUERIES


class FakeFrames(Frames):
    """A camera that sees one colour, and can be broken."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_on = False

    def start(self) -> None:
        self.is_on = True

    def stop(self) -> None:
        self.is_on = False

    def see(self, color: str) -> None:
        image = QImage(64, 48, QImage.Format.Format_RGB32)
        image.fill(QColor(color))
        self.shown.emit(image)


class FakeCameras(Cameras):
    def __init__(self, there: bool = True) -> None:
        super().__init__()
        self.there, self.made = there, list[FakeFrames]()

    def look(self) -> None:
        """Nothing is loaded."""

    @property
    def are_there(self) -> bool:
        return self.there

    def frames(self, parent: QObject) -> Frames:
        self.made.append(FakeFrames(parent))
        return self.made[-1]

    def plug(self, there: bool) -> None:
        self.there = there
        self.changed.emit()


@pytest.fixture
def cameras() -> FakeCameras:
    return FakeCameras()


@pytest.fixture
def camera(stage: Stage, cameras: FakeCameras) -> Iterator[CameraController]:
    panel, load = stage.panel, stage.controller._pictures.load
    controller = CameraController(panel, stage.model, load, cameras, stage.controller)
    yield controller
    controller.close()


def opened(camera: CameraController, cameras: FakeCameras) -> tuple[CameraDialog, FakeFrames]:
    camera.open()
    assert camera.dialog is not None
    return camera.dialog, cameras.made[-1]


def test_without_a_camera_nothing_is_offered(stage: Stage, camera: CameraController, cameras: FakeCameras) -> None:
    assert stage.panel.head.camera.isVisible()
    cameras.plug(False)
    assert not stage.panel.head.camera.isVisible()
    camera.open()
    assert camera.dialog is None
    cameras.plug(True)
    assert stage.panel.head.camera.isVisible()


def test_the_menu_has_no_camera_where_there_is_none(qtbot: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    window = MainWindow(StandInEngine())
    qtbot.addWidget(window)
    assert not window.menus.camera.isVisible()


def test_a_picture_is_taken_for_a_class_with_the_space_bar(
    stage: Stage, camera: CameraController, cameras: FakeCameras, qtbot: Any
) -> None:
    mug = stage.model.add_class("mug")
    dialog, frames = opened(camera, cameras)
    assert dialog.target.currentData() == mug
    assert not dialog.take.isEnabled(), "there is nothing to take yet"
    frames.see("red")
    assert dialog.take.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(stage.model.pictures_of(mug)) == 1, timeout=SECONDS_10)
    picture = stage.model.pictures_of(mug)[0]
    assert picture.pixels.shape == (48, 64, 4)
    assert tuple(picture.pixels[0, 0]) == (255, 0, 0, 255)
    assert picture.name.startswith("Camera ")
    assert dialog.told == "Taken for class mug."


def test_pictures_of_a_new_class_go_to_that_class_from_then_on(
    stage: Stage, camera: CameraController, cameras: FakeCameras, qtbot: Any
) -> None:
    dialog, frames = opened(camera, cameras)
    assert dialog.target.currentData() == NEW_CLASS
    for color in ("red", "blue"):
        frames.see(color)
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [len(each.pictures) for each in stage.model.classes] == [2], timeout=SECONDS_10)
    assert dialog.target.currentText() == "For class Class 1"


def test_a_picture_can_be_taken_to_be_recognised(
    stage: Stage, camera: CameraController, cameras: FakeCameras, qtbot: Any
) -> None:
    dialog, frames = opened(camera, cameras)
    dialog.choose(QUERIES)
    frames.see("green")
    dialog.take.click()
    qtbot.waitUntil(lambda: len(stage.model.queries) == 1, timeout=SECONDS_10)
    assert dialog.told == "Taken, to be recognised."


def test_the_camera_is_on_only_while_its_window_is_open(
    stage: Stage, camera: CameraController, cameras: FakeCameras
) -> None:
    dialog, frames = opened(camera, cameras)
    assert frames.is_on
    dialog.close()
    assert not frames.is_on
    frames.see("red")
    assert dialog.view.image.isNull(), "what comes late is not shown"
    camera.open()
    assert frames.is_on
    assert len(cameras.made) == 1
    camera.close()
    assert not frames.is_on


def test_a_camera_that_fails_is_told(stage: Stage, camera: CameraController, cameras: FakeCameras) -> None:
    dialog, frames = opened(camera, cameras)
    frames.see("red")
    frames.failed.emit("The camera cannot be used: busy. Another program may be using it.")
    assert dialog.notice.sentence.startswith("The camera cannot be used: busy.")
    assert not dialog.take.isEnabled()


def test_a_camera_that_sends_nothing_is_told(
    stage: Stage, camera: CameraController, cameras: FakeCameras, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_dialog, "NOTHING_MS", 10)
    dialog, _ = opened(camera, cameras)
    qtbot.waitUntil(lambda: dialog.notice.sentence == camera_dialog.NOTHING, timeout=SECONDS_10)


def test_the_classes_on_offer_follow_those_of_the_pane(
    stage: Stage, camera: CameraController, cameras: FakeCameras
) -> None:
    dialog, _ = opened(camera, cameras)
    mug = stage.model.add_class("mug")
    dialog.choose(mug)
    stage.model.rename_class(mug, "cup")
    assert dialog.target.currentText() == "For class cup"
    stage.model.remove_class(mug)
    assert [dialog.target.itemText(row) for row in range(dialog.target.count())] == ["For a new class", "To recognise"]
    assert dialog.target.currentData() == NEW_CLASS
