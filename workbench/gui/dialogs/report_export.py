"""As what the curves of runs are to be written; where to is asked next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QRadioButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.widgets.boxes import hbox, vbox

WIDTH, INDENT = 500, 22
TITLE = mark("Export curves")


@dataclass(frozen=True)
class Kind:
    """A way to write runs down: what it is called, for what it is good, and the ending of its file; none for a folder
    that is filled."""

    key: str
    words: str
    purpose: str
    suffix: str = ""


REPORT = Kind("report", mark("Report (HTML)"), "", ".html")
CURVES = (
    Kind(
        "csv",
        mark("Table (CSV)"),
        mark("Every point with its interval and time; for spreadsheets, R and Python."),
        ".csv",
    ),
    Kind("svg", mark("Drawing (SVG)"), mark("Sharp at any size, and can be edited; for papers and posters."), ".svg"),
    Kind("png", mark("Picture (PNG)"), mark("The same drawing in pixels; for slides and mails."), ".png"),
    Kind(
        "tensorboard",
        mark("TensorBoard"),
        mark("A folder with event files for each run. Needs: pip install tensorboard."),
    ),
)
PAGE = Kind(
    "report",
    mark("Page about all of them (HTML)"),
    mark("The runs over one another, in a table, and each by itself."),
    ".html",
)


class ExportCurvesDialog(QDialog):
    """``chosen`` carries a Kind."""

    chosen = Signal(object)

    def __init__(self, what: str, kinds: tuple[Kind, ...], parent: QWidget | None = None) -> None:
        """``what`` says whose curves these are."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say(TITLE))
        self.kinds = {each.key: QRadioButton(say(each.words)) for each in kinds}
        self._kinds = {each.key: each for each in kinds}
        self.save, self.cancel = QPushButton(say("Save…")), QPushButton(say("Cancel"), autoDefault=False)
        self._lay_out(what)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.reject)
        next(iter(self.kinds.values())).setChecked(True)
        next(iter(self.kinds.values())).setFocus()

    def _on_save(self) -> None:
        key = next(key for key, radio in self.kinds.items() if radio.isChecked())
        self.accept()
        self.chosen.emit(self._kinds[key])

    def _lay_out(self, what: str) -> None:
        column = vbox(self, spacing=4)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(_label("section", say("Export curves of {what}", what=what)))
        column.addSpacing(8)
        for key, radio in self.kinds.items():
            purpose = _label("secondary", say(self._kinds[key].purpose))
            purpose.setContentsMargins(INDENT, 0, 0, 6)
            radio.setAccessibleDescription(say(self._kinds[key].purpose))
            radio.setToolTip(say(self._kinds[key].purpose))
            column.addWidget(radio)
            column.addWidget(purpose)
        self.save.setProperty("kind", "primary")
        self.save.setToolTip(say("Choose where to, and write it"))
        self.cancel.setToolTip(say("Write nothing"))
        row = hbox()
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        column.addSpacing(8)
        column.addLayout(row)
        self.setFixedWidth(WIDTH)


def _label(role: str, words: str) -> QLabel:
    label = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
