"""The question before something unsaved would be left."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.gui.language import mark, say

TEXT, NAMED = mark("Save the classes and pictures in Try it?"), mark("Save the changes to {file}?")
MEANING = mark("What is not saved is lost.")


class Answer(Enum):
    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def ask_unsaved(parent: QWidget, name: str) -> Answer:
    """Whether to save first; ``name`` is that of the file, empty where there is none yet."""
    box = QMessageBox(parent)
    box.setWindowTitle(say("Unsaved changes"))
    box.setText(say(NAMED, file=name) if name else say(TEXT))
    box.setInformativeText(say(MEANING))
    save = box.addButton(say("Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(say("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(say("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    if pressed is save:
        return Answer.SAVE
    return Answer.DISCARD if pressed is discard else Answer.CANCEL
