"""The window "Settings": what holds for this computer and its user, whatever is trained. All of it holds at once."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.folders import CACHE, RUNS
from workbench.gui.language import LANGUAGES, SYSTEM, mark, say
from workbench.gui.models.looks import chosen_language, chosen_theme
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.computer_section import ComputerSection
from workbench.gui.widgets.fields import FIELD_HEIGHT
from workbench.gui.widgets.kept_folder import KeptFolder
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.setting_row import SettingRow, note, strong
from workbench.resources import download_page

TITLE = mark("Settings")
THEMES = {"system": mark("As the system"), "light": mark("Light"), "dark": mark("Dark")}
MEANINGS = {
    "language": mark("Changes at once; a run in training goes on."),
    "theme": mark("The colours of the window."),
    RUNS: mark("What training has learned. Earlier runs stay in their folder, and are listed again once you go back."),
    CACHE: mark(
        "Datasets and weights in the form in which they are read, in a folder of their own there. What is missing is "
        "made again; weights are downloaded again, once you ask for them."
    ),
}
UPDATES = mark("The workbench never looks for a newer version by itself; this opens the download page in your browser.")
NO_PAGE = mark(
    "The workbench never looks for a newer version by itself, and this copy does not say where newer ones come from."
)
WIDTH, FRAME = 600, QSize(4, 36)
SIDES = 20


class PreferencesDialog(QDialog):
    """Signals: languageChosen and themeChosen carry what to show; computerChosen (dict) all values of this computer;
    folderChosen (kind, Path or None for the usual place); restoreRequested: theme and computer as at first."""

    languageChosen = Signal(str)
    themeChosen = Signal(str)
    computerChosen = Signal(dict)
    folderChosen = Signal(str, object)
    restoreRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(TITLE))
        self.notice = Notice()
        self._refused = ""  # what is said of a number that was typed
        self.language, self.theme = _combo(say("Language")), _combo(say("Theme"))
        self.training = ComputerSection()
        self.folders = {RUNS: KeptFolder(RUNS, say("Folder of runs")), CACHE: KeptFolder(CACHE, say("Cache folder"))}
        self.page = QPushButton(say("Open the download page"), autoDefault=False)
        self._inside = QWidget()
        self._fill()
        self._lay_out()
        self._connect()
        self._was_fitted = False

    def showEvent(self, event: QShowEvent) -> None:
        if not self._was_fitted:  # not before, as what is shown has its fonts only now
            self._was_fitted = True
            self._fit()
        super().showEvent(event)

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
        self.training.refused.connect(self._on_refused)
        self.training.chosen.connect(self.computerChosen)
        for kind, each in self.folders.items():
            each.chosen.connect(lambda folder, kind=kind: self.folderChosen.emit(kind, folder))
        self.page.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(download_page())))

    def _on_refused(self, sentence: str) -> None:
        """What is said of a folder stays."""
        if sentence:
            self.notice.show_error(sentence)
        elif self.notice.sentence == self._refused:
            self.notice.clear()
        self._refused = sentence

    def _lay_out(self) -> None:
        column = vbox(self._inside, spacing=4)
        column.setContentsMargins(SIDES, 8, SIDES, 16)
        self._add_section(column, say("Window"))
        column.addWidget(SettingRow(say("Language"), self.language, say(MEANINGS["language"])))
        column.addWidget(SettingRow(say("Theme"), self.theme, say(MEANINGS["theme"])))
        self._add_section(column, say("Training"))
        column.addWidget(self.training)
        self._add_section(column, say("Folders"))
        for kind, each in self.folders.items():
            column.addWidget(strong(each.name))
            column.addWidget(each)
            column.addWidget(note(say(MEANINGS[kind])))
            column.addSpacing(8)
        self._add_section(column, say("Updates"))
        self.page.setVisible(bool(download_page()))
        column.addWidget(self.page, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(note(say(UPDATES) if download_page() else say(NO_PAGE)))
        column.addStretch(1)
        self._frame()

    def _frame(self) -> None:
        area = ColumnArea()
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # what stands last can only be read, and is scrolled to by keys
        area.setWidget(self._inside)
        restore = QPushButton(say("As it was at first"), autoDefault=False)
        restore.setToolTip(say("Theme, device and checkpoints as after the installation; the folders stay"))
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

    def _fit(self) -> None:
        """As high as all of it, or as the screen has room for; then it scrolls."""
        height = self.minimumSizeHint().height() + self._inside.heightForWidth(WIDTH)
        self.resize(QSize(WIDTH, height).boundedTo(self.screen().availableGeometry().size() - FRAME))

    def _add_section(self, column: QVBoxLayout, title: str) -> None:
        label = QLabel(title)
        label.setProperty("role", "section")
        column.addSpacing(12)
        column.addWidget(label)


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setMinimumHeight(FIELD_HEIGHT)
    return combo
