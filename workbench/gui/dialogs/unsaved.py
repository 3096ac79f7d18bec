"""The question before something unsaved would be left."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QMessageBox, QWidget

TEXT, NAMED = "Save the classes and pictures in Try it?", "Save the changes to {}?"
MEANING = "What is not saved is lost."


class Answer(Enum):
    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def ask_unsaved(parent: QWidget, name: str) -> Answer:
    """Whether to save first; ``name`` is that of the file, empty where there is none yet."""
    box = QMessageBox(parent)
    box.setWindowTitle("Unsaved changes")
    box.setText(NAMED.format(name) if name else TEXT)
    box.setInformativeText(MEANING)
    save = box.addButton("Save", QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton("Do not save", QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    if pressed is save:
        return Answer.SAVE
    return Answer.DISCARD if pressed is discard else Answer.CANCEL
