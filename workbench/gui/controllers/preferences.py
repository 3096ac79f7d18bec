"""Takes over what is chosen in the window "Settings", at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from workbench.config import Value
from workbench.folders import choose_folder
from workbench.gui.dialogs.preferences import PreferencesDialog
from workbench.gui.language import mark, say
from workbench.gui.models.computer import computer_knobs, computer_values, keep_computer_values
from workbench.gui.models.looks import choose_language, choose_theme
from workbench.gui.told import told

REFUSED = mark("Nothing can be written in {folder}: {why}. The folder stays as it was.")


class PreferencesController(QObject):
    """``window`` is what the dialog stands before.

    computerChanged: other values hold for this computer. foldersChanged: runs or caches are kept elsewhere.
    """

    computerChanged = Signal(dict)
    foldersChanged = Signal()

    def __init__(self, window: QWidget, store: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._store = window, store
        self.dialog: PreferencesDialog | None = None

    def open(self) -> None:
        """Show the settings."""
        if self.dialog is None:
            dialog = self.dialog = PreferencesDialog(self._window)
            dialog.languageChosen.connect(choose_language)
            dialog.themeChosen.connect(choose_theme)
            dialog.computerChosen.connect(self._on_computer)
            dialog.folderChosen.connect(self._on_folder)
            dialog.restoreRequested.connect(self._on_restore)
            dialog.finished.connect(self._on_closed)
            dialog.set_computer(computer_values(self._store))
        self.dialog.open()

    def _on_computer(self, values: Mapping[str, Value]) -> None:
        keep_computer_values(self._store, values)
        self.computerChanged.emit(dict(values))

    def _on_folder(self, kind: str, folder: Path | None) -> None:
        assert self.dialog is not None
        try:
            choose_folder(kind, folder)
        except OSError as error:
            why = told(error.strerror or str(error)).rstrip(".。")
            self.dialog.notice.show_error(say(REFUSED, folder=folder, why=why), str(error))
            return
        self.dialog.notice.clear()
        self.dialog.show_folders()
        self.foldersChanged.emit()

    def _on_restore(self) -> None:
        """The language stays: whoever cannot read another one would not find the way back."""
        assert self.dialog is not None
        usual = {knob.name: knob.default for knob in computer_knobs()}
        self._on_computer(usual)
        self.dialog.set_computer(usual)
        for kind in self.dialog.folders:
            self._on_folder(kind, None)
        choose_theme("system")
        self.dialog.show_theme()

    def _on_closed(self) -> None:
        if self.dialog:
            self.dialog.deleteLater()
        self.dialog = None
