"""The window "Settings": what holds for this computer and its user, whatever is trained. All of it holds at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.config import Value
from workbench.folders import CACHE, RUNS
from workbench.gui.language import LANGUAGES, SYSTEM, mark, say
from workbench.gui.models.computer import computer_knobs
from workbench.gui.models.looks import chosen_language, chosen_theme
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.fields import FIELD_HEIGHT, ChoiceField, NumberField
from workbench.gui.widgets.kept_folder import KeptFolder
from workbench.gui.widgets.notice import Notice
from workbench.resources import download_page

TITLE = mark("Settings")
THEMES = {"system": mark("As the system"), "light": mark("Light"), "dark": mark("Dark")}
MEANINGS = {
    "language": mark("Changes at once; a run in training goes on."),
    "theme": mark("The colours of the window."),
    "device": mark("Where runs are trained; automatic takes the graphics card where there is one."),
    "checkpoint_seconds": mark("At most so much is lost when the power goes."),
    RUNS: mark("What training has learned. Earlier runs stay in their folder, and are listed again once you go back."),
    CACHE: mark("Datasets and weights in the form in which they are read. It can be made again at any time."),
}
LABELS = {"device": mark("Device"), "checkpoint_seconds": mark("Seconds between checkpoints")}
UPDATES = mark("The workbench never looks for a newer version by itself; this opens the download page in your browser.")
NO_PAGE = mark(
    "The workbench never looks for a newer version by itself, and this copy does not say where newer ones come from."
)
SIZE, FRAME = QSize(600, 640), QSize(4, 36)
SIDES = 20
FIELD = 160


class PreferencesDialog(QDialog):
    """Signals: languageChosen and themeChosen carry what to show; computerChosen (dict) all values of this computer;
    folderChosen (kind, Path or None for the usual place); restoreRequested: everything as it was at first."""

    languageChosen = Signal(str)
    themeChosen = Signal(str)
    computerChosen = Signal(dict)
    folderChosen = Signal(str, object)
    restoreRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(TITLE))
        self.notice = Notice()
        self.language, self.theme = _combo(say("Language")), _combo(say("Theme"))
        makers: dict[str, type[ChoiceField | NumberField]] = {"device": ChoiceField, "checkpoint_seconds": NumberField}
        self.computer: dict[str, ChoiceField | NumberField] = {
            knob.name: makers[knob.name](knob) for knob in computer_knobs()
        }
        self.folders = {RUNS: KeptFolder(RUNS, say("Folder of runs")), CACHE: KeptFolder(CACHE, say("Cache folder"))}
        self.page = QPushButton(say("Open the download page"), autoDefault=False)
        self._fill()
        self._lay_out()
        self._connect()
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() - FRAME))

    def set_computer(self, values: Mapping[str, Value]) -> None:
        """Show what holds for this computer."""
        for name, value in values.items():
            self.computer[name].put(value)

    def show_folders(self) -> None:
        """They may lie elsewhere now."""
        for each in self.folders.values():
            each.refresh()

    def show_theme(self) -> None:
        """It may be another one now."""
        self.theme.setCurrentIndex(self.theme.findData(chosen_theme()))

    def _fill(self) -> None:
        for code, name in {SYSTEM: say("As the system"), **LANGUAGES}.items():
            self.language.addItem(name, code)
        for mode, words in THEMES.items():
            self.theme.addItem(say(words), mode)
        self.language.setCurrentIndex(max(self.language.findData(chosen_language()), 0))
        self.show_theme()

    def _connect(self) -> None:
        self.language.activated.connect(lambda _: self.languageChosen.emit(self.language.currentData()))
        self.theme.activated.connect(lambda _: self.themeChosen.emit(self.theme.currentData()))
        for field in self.computer.values():
            field.changed.connect(self._on_computer)
        for kind, each in self.folders.items():
            each.chosen.connect(lambda folder, kind=kind: self.folderChosen.emit(kind, folder))
        self.page.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(download_page())))

    def _on_computer(self) -> None:
        """A number that is out of bounds is brought back within them: nothing here is left undone."""
        for knob in computer_knobs():
            value = float(self.computer[knob.name].get()) if knob.kind == "float" else None
            if value is not None and knob.low is not None and knob.high is not None:
                self.computer[knob.name].put(min(max(value, knob.low), knob.high))
        self.computerChosen.emit({name: field.get() for name, field in self.computer.items()})

    def _lay_out(self) -> None:
        inside = QWidget()
        column = vbox(inside, spacing=4)
        column.setContentsMargins(SIDES, 8, SIDES, 16)
        self._add_section(column, say("Window"))
        self._add(column, say("Language"), self.language, say(MEANINGS["language"]))
        self._add(column, say("Theme"), self.theme, say(MEANINGS["theme"]))
        self._add_section(column, say("Training"))
        for name, field in self.computer.items():
            self._add(column, say(LABELS[name]), field, say(MEANINGS[name]))
        self._add_section(column, say("Folders"))
        for kind, each in self.folders.items():
            column.addWidget(_strong(each.name))
            column.addWidget(each)
            column.addWidget(_note(say(MEANINGS[kind])))
            column.addSpacing(8)
        self._add_section(column, say("Updates"))
        self.page.setVisible(bool(download_page()))
        column.addWidget(self.page, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(_note(say(UPDATES) if download_page() else say(NO_PAGE)))
        column.addStretch(1)
        self._frame(inside)

    def _frame(self, inside: QWidget) -> None:
        area = ColumnArea()
        area.setWidget(inside)
        restore = QPushButton(say("As it was at first"), autoDefault=False)
        restore.setToolTip(say("Theme, device, checkpoints and folders as after the installation"))
        restore.setProperty("kind", "quiet")
        restore.clicked.connect(self.restoreRequested)
        close = QPushButton(say("Close"), autoDefault=False)
        close.clicked.connect(self.accept)
        foot = hbox()
        foot.setContentsMargins(SIDES - 8, 12, SIDES, 16)
        foot.addWidget(restore)
        foot.addStretch(1)
        foot.addWidget(close)
        notice = hbox()
        notice.setContentsMargins(SIDES, 12, SIDES, 0)
        notice.addWidget(self.notice)
        line = QFrame()
        line.setProperty("role", "line")
        whole = vbox(self, spacing=0)
        whole.addLayout(notice)
        whole.addWidget(area, 1)
        whole.addWidget(line)
        whole.addLayout(foot)
        self.language.setFocus()

    def _add_section(self, column: QVBoxLayout, title: str) -> None:
        label = QLabel(title)
        label.setProperty("role", "section")
        column.addSpacing(12)
        column.addWidget(label)

    def _add(self, column: QVBoxLayout, label: str, field: QWidget, meaning: str) -> None:
        field.setToolTip(meaning)
        field.setAccessibleName(label)
        field.setFixedWidth(FIELD)
        row = hbox()
        row.addWidget(_strong(label), 1)
        row.addWidget(field)
        column.addLayout(row)
        column.addWidget(_note(meaning))
        column.addSpacing(8)


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setMinimumHeight(FIELD_HEIGHT)
    return combo


def _strong(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "strong")
    return label


def _note(words: str) -> QLabel:
    label = QLabel(words, wordWrap=True)
    label.setProperty("role", "secondary")
    return label
