"""One dataset of the chooser: what it is, its licence, and where its pictures come from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QRadioButton, QWidget

from workbench.gui.models.dataset import is_downloaded
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox, vbox

RADIUS = 8
INDENT = 24
NEEDS = {"nothing": "", "download": "Needs a download, or your own copy", "path": "Needs your own copy"}
DOWNLOAD_SIZE = "about 15 MB"
COPIES = {"download": "archives and arrays (*.zip *.npz)", "path": "archives (*.zip)"}


class DatasetOption(QWidget):
    """A card with a radio button. chosen by a click anywhere on it; changed when its source changed."""

    chosen = Signal()
    changed = Signal()

    def __init__(self, card: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self._path: Path | None = None
        self.radio = QRadioButton(str(card["title"]))
        self.radio.setFont(theme().font(13, 600))
        self._source = QLabel(wordWrap=True)
        self._source.setProperty("role", "secondary")
        self._sources = QWidget()
        self._lay_out()
        self.radio.clicked.connect(self.chosen)
        self._say_source()

    @property
    def path(self) -> Path | None:
        """The user's copy, if one was named."""
        return self._path

    @property
    def wants_download(self) -> bool:
        return self._card["needs"] == "download" and self._path is None and not self._is_here

    @property
    def is_ready(self) -> bool:
        """Whether it is known where the pictures come from."""
        return self._card["needs"] != "path" or self._path is not None

    def set_chosen(self, chosen: bool) -> None:
        self.radio.setChecked(chosen)
        self._sources.setVisible(chosen and self._card["needs"] != "nothing")
        self.update()

    def set_path(self, path: Path | None) -> None:
        """Take the user's own copy, or None to take the download."""
        self._path = path
        self._say_source()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.radio.isChecked()
        pen = QPen(theme().color("accent"), 2) if chosen else QPen(theme().color("line"), 1)
        painter.setPen(pen)
        painter.setBrush(theme().color("card"))
        inset = pen.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    @property
    def _is_here(self) -> bool:
        return is_downloaded(str(self._card["name"]))

    def _say_source(self) -> None:
        if self._path:
            self._source.setText(f"From {self._path}")
        elif self._is_here:
            self._source.setText("Already downloaded.")
        elif self._card["needs"] == "path":
            self._source.setText("Choose where your copy lies:")
        else:
            self._source.setText(f"Will be downloaded ({DOWNLOAD_SIZE}), or choose your own copy:")
        self._download.setVisible(self._path is not None and self._card["needs"] == "download")
        self._download.setText("Use the download" if self._is_here else f"Download ({DOWNLOAD_SIZE})")

    def _lay_out(self) -> None:
        facts = [NEEDS[self._card["needs"]], f"Licence: {self._card['licence']}", self._card["citation"]]
        about = QLabel(f"{self._card['summary']}<br>{' · '.join(each for each in facts if each)}", wordWrap=True)
        about.setProperty("role", "secondary")
        about.setTextFormat(Qt.TextFormat.RichText)
        inner = vbox()
        inner.setContentsMargins(INDENT, 0, 0, 0)
        inner.addWidget(about)
        inner.addWidget(self._sources)
        self._lay_out_sources()
        column = vbox(self, spacing=4)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.radio)
        column.addLayout(inner)

    def _lay_out_sources(self) -> None:
        file = QPushButton("Choose a file…", autoDefault=False)
        folder = QPushButton("Choose a folder…", autoDefault=False)
        self._download = QPushButton(autoDefault=False)
        file.clicked.connect(self._on_file)
        folder.clicked.connect(self._on_folder)
        self._download.clicked.connect(lambda: self.set_path(None))
        row = hbox()
        for button in (file, folder, self._download):
            row.addWidget(button)
        row.addStretch()
        column = vbox(self._sources)
        column.addWidget(self._source)
        column.addLayout(row)

    def _on_file(self) -> None:
        title, kinds = self._card["title"], COPIES[self._card["needs"]]
        name, _ = QFileDialog.getOpenFileName(self, f"Choose your copy of {title}", "", f"{title} {kinds}")
        if name:
            self.set_path(Path(name))

    def _on_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, f"Choose the folder of {self._card['title']}")
        if name:
            self.set_path(Path(name))
