"""What the workbench keeps on the disk: how large it is, where it lies, and how to be rid of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QWidget

from workbench.gui.language import mark, noun, say
from workbench.gui.models.storage import Shelf, Stored, size, total, words
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.notice import Notice

SIZE, FRAME = QSize(680, 620), QSize(60, 100)
SIDES = 20
LOOKING = mark("Looking at the disk…")
KINDS = {
    "prepared": (
        mark("Prepared datasets"),
        mark(
            "Pictures in the form in which the model reads them. What you remove is made again when it is needed, "
            "which takes a while."
        ),
        mark("Nothing yet. A dataset is kept here once it has been opened."),
    ),
    "downloads": (
        mark("Downloads"),
        mark("Datasets as they were fetched. What you remove must be downloaded again when it is needed."),
        mark("Nothing yet. A dataset that you download is kept here."),
    ),
    "weights": (
        mark("Pretrained networks"),
        mark(
            "What networks learned from ImageNet, as it was fetched. What you remove must be downloaded again when "
            "it is needed; models that you trained keep their own."
        ),
        mark("Nothing yet. The weights of a pretrained network are kept here once you download them."),
    ),
    "deleted": (
        mark("Deleted runs"),
        mark(
            "Runs that you deleted. They are kept whole until you remove them here; nothing else ever does. Restore "
            "brings one back among your runs."
        ),
        mark("Nothing. A run that you delete is kept here until you remove it."),
    ),
}
ASKED = {
    "prepared": mark("It is made again when it is needed. Your own pictures stay where they are."),
    "downloads": mark("It must be downloaded again when it is needed."),
    "weights": mark("It must be downloaded again when it is needed. Models that you trained keep their own weights."),
    "deleted": mark("After that it cannot be brought back: its curves and what it has learned are gone."),
}
REMOVE_ONE, REMOVE_ALL = mark("Remove {what} ({size})?"), mark("Remove {what}?")
NOUNS = {"weights": noun("network"), "deleted": noun("run")}


class StorageDialog(QDialog):
    """``removeRequested`` carries what somebody wants removed, and has said so twice; ``restoreRequested`` a run that
    was deleted."""

    removeRequested = Signal(object)
    restoreRequested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Storage"))
        self.notice = Notice()
        self.summary = _label("secondary", say(LOOKING))
        self._area = ColumnArea()
        self.removers: list[QPushButton] = []
        self._begin()
        self._lay_out()
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() - FRAME))

    @property
    def told(self) -> list[str]:
        """All that is written in the list."""
        return [each.text() for each in self._inside.findChildren(QLabel) if not each.isHidden()]

    def set_shelf(self, shelf: Shelf) -> None:
        """Show what is stored."""
        at = self._area.verticalScrollBar().value()
        self._begin()
        for kind, stored, place in zip(KINDS, shelf.kinds, shelf.places, strict=True):
            self._add_kind(kind, stored, place)
        self._column.addStretch(1)
        taken = size(sum(map(total, shelf.kinds)))
        self.summary.setText(say("{taken} in all; {size} are free on this disk.", taken=taken, size=size(shelf.free)))
        self._area.verticalScrollBar().setValue(at)

    def set_busy(self) -> None:
        """Something is being removed."""
        self.summary.setText(say("Removing…"))
        for button in self.removers:
            button.setEnabled(False)

    def ask(self, question: str, meaning: str) -> bool:
        """Whether it may be removed."""
        box = QMessageBox(self)
        box.setWindowTitle(say("Storage"))
        box.setText(question)
        box.setInformativeText(meaning)
        yes = box.addButton(say("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        no = box.addButton(say("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.exec()
        agreed = box.clickedButton() is yes
        box.deleteLater()
        return agreed

    def _add_kind(self, kind: str, stored: Sequence[Stored], place: Path) -> None:
        title, meaning, empty = map(say, KINDS[kind])
        head = hbox()
        head.addWidget(_label("section", title))
        in_all = words(stored, _noun(kind)) if stored else ""
        head.addWidget(_label("secondary", in_all), 1, Qt.AlignmentFlag.AlignVCenter)
        if stored:
            head.addWidget(self._remover(say("Remove all…"), kind, stored))
        self._column.addSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(_label("secondary", meaning, wrap=True))
        for each in stored:
            self._column.addWidget(self._row(kind, each))
        if not stored:
            self._column.addWidget(_label("body", empty, wrap=True))
        self._column.addLayout(self._place(place))

    def _row(self, kind: str, each: Stored) -> QWidget:
        texts = vbox(spacing=2)
        texts.addWidget(_label("strong", each.title, wrap=True))
        texts.addWidget(_label("secondary", each.note, wrap=True))
        card = QFrame()
        card.setProperty("role", "card")
        row = hbox(card, spacing=12)
        row.setContentsMargins(12, 8, 8, 8)
        row.addLayout(texts, 1)
        row.addWidget(_label("figure", size(each.bytes)))
        if kind == "deleted":
            row.addWidget(self._restorer(each))
        row.addWidget(self._remover(say("Remove…"), kind, [each]))
        return card

    def _restorer(self, each: Stored) -> QPushButton:
        button = QPushButton(say("Restore"), autoDefault=False)
        button.setProperty("kind", "quiet")
        button.setAccessibleName(say("Restore {title}", title=each.title))
        button.clicked.connect(lambda: self.restoreRequested.emit(each))
        self.removers.append(button)
        return button

    def _remover(self, text: str, kind: str, stored: Sequence[Stored]) -> QPushButton:
        button = QPushButton(text, autoDefault=False)
        button.setProperty("kind", "quiet")
        what = stored[0].title if len(stored) == 1 else words(stored, _noun(kind))
        button.setAccessibleName(say("Remove {what}", what=what))
        button.clicked.connect(lambda: self._on_remove(what, kind, stored))
        self.removers.append(button)
        return button

    def _on_remove(self, what: str, kind: str, stored: Sequence[Stored]) -> None:
        one = len(stored) == 1
        question = say(REMOVE_ONE, what=what, size=size(stored[0].bytes)) if one else say(REMOVE_ALL, what=what)
        if self.ask(question, say(ASKED[kind])):
            self.notice.clear()
            self.removeRequested.emit(tuple(stored))

    def _place(self, place: Path) -> QHBoxLayout:
        """Where it lies, and a way there."""
        label = _label("secondary", say("In {place}", place=place), wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = QPushButton(say("Open folder"), autoDefault=False)
        button.setProperty("kind", "quiet")
        button.setEnabled(place.is_dir())
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))))
        row = hbox()
        row.addWidget(label, 1)
        row.addWidget(button)
        return row

    def _begin(self) -> None:
        """An empty list in place of the former."""
        self.removers = []
        self._inside = QWidget()
        self._column = vbox(self._inside, spacing=8)
        self._column.setContentsMargins(SIDES, 8, SIDES, 16)
        self._area.setWidget(self._inside)

    def _lay_out(self) -> None:
        notice = hbox()
        notice.setContentsMargins(SIDES, 12, SIDES, 0)
        notice.addWidget(self.notice)
        close = QPushButton(say("Close"), autoDefault=False)
        close.clicked.connect(self.accept)
        foot = hbox()
        foot.setContentsMargins(SIDES, 12, SIDES, 16)
        foot.addWidget(self.summary, 1)
        foot.addWidget(close)
        line = QFrame()
        line.setProperty("role", "line")
        whole = vbox(self, spacing=0)
        whole.addLayout(notice)
        whole.addWidget(self._area, 1)
        whole.addWidget(line)
        whole.addLayout(foot)
        close.setFocus()


def _noun(kind: str) -> str:
    return NOUNS.get(kind, noun("dataset"))


def _label(role: str, text: str, wrap: bool = False) -> QLabel:
    label = QLabel(text, wordWrap=wrap, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
