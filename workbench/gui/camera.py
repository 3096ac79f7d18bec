"""Cameras of this computer, by QtMultimedia, which comes with the extra ``camera`` and may be missing."""

from __future__ import annotations

import time
from importlib.util import find_spec
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from workbench.gui.language import mark, say

# Enough for any network here, and converted in a few milliseconds.
TALLEST = 720
SHORTEST_S = 1 / 30
IN_USE = mark("The camera cannot be used: {}. Another program may be using it.")


class Frames(QObject):
    """Where pictures of a camera come from. Signals: shown (QImage), failed (one sentence)."""

    shown = Signal(QImage)
    failed = Signal(str)

    def start(self) -> None:
        """Switch the camera on."""

    def stop(self) -> None:
        """Switch the camera off."""


class Cameras(QObject):
    """Which cameras there are. ``changed``: one came or went."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices: Any = None

    def look(self) -> None:
        """Look for cameras from now on; loads QtMultimedia where it is there, which takes a moment."""
        if self._devices is None and find_spec("PySide6.QtMultimedia"):
            from PySide6.QtMultimedia import QMediaDevices

            self._devices = QMediaDevices(self)
            self._devices.videoInputsChanged.connect(self.changed)
            self.changed.emit()

    @property
    def are_there(self) -> bool:
        """Whether there is a camera that could be used."""
        return self._devices is not None and bool(self._devices.videoInputs())

    def frames(self, parent: QObject) -> Frames:
        """What the camera that the system prefers sees, once it is started."""
        return _CameraFrames(self._devices.defaultVideoInput(), parent)


class _CameraFrames(Frames):
    def __init__(self, device: Any, parent: QObject) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoSink

        self._camera, self._session, self._sink = QCamera(device, self), QMediaCaptureSession(self), QVideoSink(self)
        fitting = [each for each in device.videoFormats() if each.resolution().height() <= TALLEST]
        if fitting:
            self._camera.setCameraFormat(max(fitting, key=_fineness))
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._last = 0.0
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._camera.errorOccurred.connect(self._on_error)

    def start(self) -> None:
        self._camera.start()

    def stop(self) -> None:
        self._camera.stop()

    def _on_frame(self, frame: Any) -> None:
        now = time.monotonic()
        if now - self._last >= SHORTEST_S and not (image := frame.toImage()).isNull():
            self._last = now
            self.shown.emit(image)

    def _on_error(self, _error: object, words: str) -> None:
        if words:
            self.failed.emit(say(IN_USE, words.rstrip(".")))


def _fineness(camera_format: Any) -> tuple[int, float]:
    size = camera_format.resolution()
    return size.width() * size.height(), camera_format.maxFrameRate()
