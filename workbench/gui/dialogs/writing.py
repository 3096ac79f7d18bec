"""Asks which file to write to, and never takes one that is there without a question."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from workbench.gui.language import say
from workbench.gui.last_folder import last_folder, note_folder
from workbench.gui.models.how_good import listed


def ask_file(parent: QWidget, title: str, start: str, kinds: str, suffix: str, of: str = "") -> Path | None:
    """A file with the ending ``suffix``. None: none was chosen.

    It begins at ``start``, which may be no more than a name; ``kinds`` is what the dialog lists, as Qt writes it.
    With ``of`` it begins in the folder that is kept for such files alone.
    """
    name, _ = QFileDialog.getSaveFileName(parent, title, str(last_folder(of) / start), kinds)
    if not name:
        return None
    path = Path(name)
    note_folder(path.parent, of)
    if path.suffix == suffix:
        return path
    # The dialog has asked of the name without its ending.
    path = path.with_name(path.name + suffix)
    return path if not path.exists() or may_replace(parent, title, path) else None


def may_replace(parent: QWidget, title: str, *paths: Path) -> bool:
    """Whether files that are there already may be replaced."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    if len(paths) == 1:
        box.setText(say("{name} is there already.", name=paths[0].name))
        box.setInformativeText(say("Replacing it loses what it holds now."))
    else:
        box.setText(say("{names} are there already.", names=listed([each.name for each in paths])))
        box.setInformativeText(say("Replacing them loses what they hold now."))
    yes = box.addButton(say("Replace"), QMessageBox.ButtonRole.DestructiveRole)
    no = box.addButton(say("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.exec()
    agreed = box.clickedButton() is yes
    box.deleteLater()
    return agreed
