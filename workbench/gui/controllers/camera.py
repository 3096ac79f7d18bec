"""Takes pictures with a camera into Try it, where there is one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTime, QTimer, Signal
from PySide6.QtGui import QImage

from workbench.gui.camera import Cameras
from workbench.gui.dialogs.camera import CameraDialog
from workbench.gui.drops import Source
from workbench.gui.language import say
from workbench.gui.models.contents import NEW_CLASS, QUERIES
from workbench.gui.models.try_it import TryItModel
from workbench.gui.panels.try_it import TryItPanel
from workbench.gui.picture_loader import NAME

# The window is there by then.
LOOK_MS = 1500


class CameraController(QObject):
    """``load`` reads a picture for a target: the id of a class, or QUERIES. ``changed``: a camera came or went."""

    changed = Signal()

    def __init__(
        self,
        panel: TryItPanel,
        model: TryItModel,
        load: Callable[[int, list[Source]], None],
        cameras: Cameras | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel, self._model, self._load = panel, model, load
        self._cameras = cameras or Cameras(self)
        self.dialog: CameraDialog | None = None
        self._cameras.changed.connect(self._on_changed)
        panel.head.cameraRequested.connect(self.open)
        for changed in (model.classesChanged, model.classChanged):
            changed.connect(self._show_classes)
        self._on_changed()
        QTimer.singleShot(LOOK_MS, self, self._cameras.look)

    @property
    def is_there(self) -> bool:
        """Whether there is a camera."""
        return self._cameras.are_there

    def open(self) -> None:
        """Show what the camera sees, for the class that the keyboard is in."""
        if not self.is_there:
            return
        target = self._panel.focused_target()
        if self.dialog is None:
            self.dialog = CameraDialog(self._cameras.frames(self), self._panel.window())
            self.dialog.taken.connect(self._on_taken)
        self._show_classes()
        if target is not None:
            self.dialog.choose(target)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def close(self) -> None:
        """Switch the camera off, before the window goes."""
        if self.dialog:
            self.dialog.close()

    def _on_changed(self) -> None:
        self._panel.head.set_camera_shown(self.is_there)
        self.changed.emit()

    def _on_taken(self, target: int, image: QImage) -> None:
        assert self.dialog is not None
        if target == NEW_CLASS or (target != QUERIES and not self._model.find(target)):
            target = self._model.add_class()
            self.dialog.choose(target)
        owner = self._model.find(target)
        image.setText(NAME, say("Camera {time}", time=QTime.currentTime().toString("HH.mm.ss")))
        self._load(target, [image])
        self.dialog.tell(say("Taken for class {name}.", name=owner.name) if owner else say("Taken, to be recognised."))

    def _show_classes(self) -> None:
        if self.dialog:
            self.dialog.set_classes(self._model.classes)
