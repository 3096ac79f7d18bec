"""Where the pictures of a dataset come from: made here, downloaded, or from the user's own copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.downloads import is_downloaded, size_words
from workbench.gui.models.gallery import OWN, GalleryItem
from workbench.gui.told import paragraph
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.flow_layout import FlowBox

COPIES = {
    "download": mark("{title} archives and arrays (*.zip *.npz *.tar.gz *.tgz *.gz)"),
    "path": mark("{title} archives (*.zip *.pkl)"),
}
OWN_ARCHIVES = mark("{title} archives (*.zip *.tar *.tar.gz *.tgz *.tar.bz2 *.tar.xz)")
SIZE = mark(" ({size})")
CHOOSE = mark("Choose where your copy lies, or drop it here.")
CHOOSE_OWN = mark(
    "A folder with a folder for each class, a folder of pictures with a .csv of labels, or a .zip of either. "
    "Choose it, or drop it here:"
)
# What a copy looks like that can be read, of datasets that nobody may hand on.
LAYOUTS = {
    "mini_imagenet": mark(
        "It has folders train, val and test with a folder for each class, or “images” beside Ravi's three "
        ".csv files, or the pickles mini-imagenet-cache-train.pkl and so on."
    ),
    "tiered_imagenet": mark(
        "It has folders train, val and test with a folder for each class, or the pickles "
        "train_images_png.pkl, train_labels.pkl and so on."
    ),
}


class DatasetPlace(QWidget):
    """changed when another source was chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: GalleryItem | None = None
        self._path: Path | None = None
        self._source = QLabel(wordWrap=True)
        self._source.setProperty("role", "secondary")
        self.file, self.folder = _button(say("Choose a file…")), _button(say("Choose a folder…"))
        self.download = _button("")
        self.file.clicked.connect(self._on_file)
        self.folder.clicked.connect(self._on_folder)
        self.download.clicked.connect(lambda: self.set_path(None))
        self._buttons = FlowBox(8)
        for button in (self.folder, self.file, self.download):
            self._buttons.flow.addWidget(button)
        column = vbox(self)
        column.addWidget(self._source)
        column.addWidget(self._buttons)

    @property
    def words(self) -> str:
        return self._source.text()

    @property
    def path(self) -> Path | None:
        """The user's copy, if one was named."""
        return self._path

    @property
    def wants_download(self) -> bool:
        return bool(self._item and self._item.needs == "download" and self._path is None and not self._is_here)

    @property
    def is_ready(self) -> bool:
        """Whether it is known where the pictures come from."""
        return bool(self._item and (self._item.needs != "path" or self._path is not None))

    def set_item(self, item: GalleryItem, path: Path | None) -> None:
        """Ask for the place of a dataset; ``path`` is what was named before."""
        self._item, self._path = item, path
        self.setVisible(item.needs != "nothing")
        self._say()

    def set_path(self, path: Path | None) -> None:
        """Take the user's own copy, or None to take the download."""
        self._path = path
        self._say()
        self.changed.emit()

    @property
    def _is_here(self) -> bool:
        return self._item is not None and is_downloaded(self._item.key)

    def _say(self) -> None:
        if self._item is None:
            return
        size = say(SIZE, size=words) if (words := size_words(self._item.key)) else ""
        if self._path:
            self._source.setText(say("From {path}", path=self._path))
        elif self._item.needs == "path":
            asked = (CHOOSE_OWN,) if self._item.key == OWN else (CHOOSE, LAYOUTS.get(self._item.key, ""))
            self._source.setText(paragraph(*(say(each) for each in asked)))
        elif self._is_here:
            self._source.setText(say("Already downloaded."))
        else:
            self._source.setText(say("Will be downloaded{size}, or choose your own copy:", size=size))
        self.download.setVisible(self._path is not None and self._item.needs == "download")
        self.download.setText(say("Use the download") if self._is_here else say("Download{size}", size=size))
        self._buttons.fit()

    def _on_file(self) -> None:
        if self._item:
            title, kinds = self._item.title, OWN_ARCHIVES if self._item.key == OWN else COPIES[self._item.needs]
            asked = say("Choose your copy of {title}", title=title)
            name, _ = QFileDialog.getOpenFileName(self, asked, "", say(kinds, title=title))
            if name:
                self.set_path(Path(name))

    def _on_folder(self) -> None:
        if self._item:
            name = QFileDialog.getExistingDirectory(self, say("Choose the folder of {title}", title=self._item.title))
            if name:
                self.set_path(Path(name))


def _button(words: str) -> QPushButton:
    return QPushButton(words, autoDefault=False)
