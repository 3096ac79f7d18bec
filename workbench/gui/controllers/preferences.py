"""Takes over what is chosen in the window "Settings", at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from workbench.config import Value
from workbench.folders import choose_folder
from workbench.gui.dialogs.preferences import PreferencesDialog
from workbench.gui.language import mark, say
from workbench.gui.models.computer import computer_knobs, computer_values, keep_computer_values
from workbench.gui.models.looks import choose_language, choose_theme, show_chosen_theme
from workbench.gui.told import told

REFUSED = mark("Nothing can be written in {folder}: {why}. The folder stays as it was.")
UNKEPT = mark("This choice cannot be written down: {why}. The folder stays as it was.")


class PreferencesController(QObject):
    """``window`` is what the dialog stands before. ``values`` hold for this computer, and ``devices`` are those that it
    has, as far as is known.

    computerChanged: other values hold. foldersChanged: runs or caches are kept elsewhere.
    """

    computerChanged = Signal(dict)
    foldersChanged = Signal()

    def __init__(self, window: QWidget, store: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._store = window, store
        self.values = computer_values(store)
        self.devices: tuple[str, ...] = ()
        self.dialog: PreferencesDialog | None = None

    def open(self) -> None:
        """Show the settings."""
        if self.dialog is None:
            self._catch_up()
            dialog = self.dialog = PreferencesDialog(self._window)
            dialog.languageChosen.connect(choose_language)
            dialog.themeChosen.connect(choose_theme)
            dialog.computerChosen.connect(self.use)
            dialog.folderChosen.connect(self._on_folder)
            dialog.restoreRequested.connect(self._on_restore)
            dialog.finished.connect(self._on_closed)
            dialog.training.put(self.values)
            self.set_devices(self.devices)
        self.dialog.open()

    def set_devices(self, usable: Sequence[str]) -> None:
        """Only these are on this computer."""
        self.devices = tuple(usable)
        if self.dialog and self.devices:
            self.dialog.training.set_devices(self.devices)

    def use(self, values: Mapping[str, Value]) -> None:
        """These hold for this computer from now on."""
        self.values = dict(values)
        keep_computer_values(self._store, values)
        self.computerChanged.emit(dict(values))

    def _catch_up(self) -> None:
        """Another window may have chosen since: what is shown is what holds here as well."""
        self._store.sync()
        show_chosen_theme()
        if (values := computer_values(self._store)) != self.values:
            self.use(values)

    def _on_folder(self, kind: str, folder: Path | None) -> None:
        assert self.dialog is not None
        try:
            choose_folder(kind, folder)
        except OSError as error:
            why = told(error.strerror or str(error)).rstrip(".。")
            said = say(REFUSED, folder=folder, why=why) if folder else say(UNKEPT, why=why)
            self.dialog.notice.show_error(said, str(error))
            return
        self.dialog.notice.clear()
        self.dialog.show_folders()
        self.foldersChanged.emit()

    def _on_restore(self) -> None:
        """The folders stay, since their runs would no longer be listed, and the language: whoever cannot read another
        one would not find the way back."""
        assert self.dialog is not None
        self.use({knob.name: knob.default for knob in computer_knobs()})
        self.dialog.training.put(self.values)
        choose_theme("system")
        self.dialog.show_theme()

    def _on_closed(self) -> None:
        if self.dialog:
            self.dialog.deleteLater()
        self.dialog = None
