"""Panel 1, the dataset: what it looks like, how its classes are parted, and one practice task to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QWidget

from workbench.gui.drops import DropFilter
from workbench.gui.language import mark, say
from workbench.gui.numbers import written
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.busy_box import BusyBox
from workbench.gui.widgets.button_icon import set_button_icon
from workbench.gui.widgets.drop_zone import DropCover
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.panel_head import PanelHead
from workbench.gui.widgets.split_bar import SplitBar
from workbench.gui.widgets.thumbnail_wall import ThumbnailWall

EMPTY = mark("No dataset yet. Choose one, or drop a folder with one subfolder per class.")
FIGURES = (mark("{n} classes"), mark("{n} each"), mark("{n} in all"))
CLASSES = mark("{classes:,} classes")
IN_GROUPS = mark("{classes:,} classes, in {groups:,} groups such as alphabets")


@dataclass(frozen=True)
class DatasetView:
    """What the panel shows of a dataset. ``thumbnails`` (n, H, W, C) uint8; ``classes`` maps parts to counts, of
    pictures where these are ``by_picture``."""

    title: str
    summary: str
    n_classes: int
    n_images: int
    images_per_class: tuple[int, int]
    classes: Mapping[str, int]
    thumbnails: npt.NDArray[np.uint8]
    n_groups: int = 0
    by_picture: bool = False


class DatasetPanel(QWidget):
    """Shows the dataset in use and asks for another.

    Signals: changeRequested, taskRequested, browseRequested (its classes are to be looked at), cancelRequested,
    dropped (a list of paths and QImages).
    """

    changeRequested = Signal()
    taskRequested = Signal()
    browseRequested = Signal()
    cancelRequested = Signal()
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change = QPushButton(say("Change…"))
        self.change.setProperty("kind", "quiet")
        self.change.setToolTip(say("Choose another dataset, or how its classes are parted (Ctrl+O)"))
        self._title = _label("section")
        self._summary = _label("secondary")
        self.notice = Notice()
        self.busy = BusyBox()
        self.wall = ThumbnailWall()
        self._empty = _label("secondary")
        self._empty.setText(say(EMPTY))
        self.figures = [_label("figure", wrap=False) for _ in range(3)]
        self.split = SplitBar()
        self._note = _label("secondary")
        self.task = QPushButton(say("Show me a task"))
        set_button_icon(self.task, "task")
        self.task.setToolTip(say("Look at one practice task, as the model sees it (Ctrl+T)"))
        self.browse = QPushButton(say("Classes…"))
        self.browse.setToolTip(say("Look through the classes and their figures, and part them by hand (Ctrl+L)"))
        self.mismatch = Notice()  # where dataset and task do not go together
        self.cover = DropCover(self)
        self._lay_out()
        self._connect()
        self._show_facts(False)
        self.set_note("")

    def set_title(self, title: str, summary: str) -> None:
        self._title.setText(title)
        self._summary.setText(summary)
        self._summary.setVisible(bool(summary))

    def set_busy(self, sentence: str, fraction: float, cancellable: bool = False) -> None:
        """Show how far opening is; ``fraction`` in 0..1, or below 0 while the length is unknown."""
        self.busy.set_progress(sentence, fraction)
        self.busy.set_cancellable(cancellable)
        self._stack.setCurrentWidget(self.busy)
        self._enable(False)

    def set_dataset(self, dataset: DatasetView | None) -> None:
        """Show a dataset, or that there is none."""
        self._show_facts(dataset is not None)
        self._enable(dataset is not None)
        self._stack.setCurrentWidget(self.wall if dataset else self._empty)
        if dataset:
            self.set_title(dataset.title, dataset.summary)
            self.wall.set_images(dataset.thumbnails)
            self.split.set_counts(dataset.classes, of_pictures=dataset.by_picture)
            self._set_counts(dataset)

    @property
    def note(self) -> str:
        return self._note.text()

    def set_note(self, note: str) -> None:
        """What is unusual about the split or the tasks, below the bar; empty where nothing is."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def set_low(self, low: bool) -> None:
        """Fold the wall to two rows where the window is low."""
        self.wall.set_folded(low)
        self._frame.setFixedHeight(self.wall.sizeHint().height())

    def _set_counts(self, dataset: DatasetView) -> None:
        fewest, most = dataset.images_per_class
        each = written(fewest) if fewest == most else f"{written(fewest)}–{written(most)}"
        figures = (written(dataset.n_classes), each, written(dataset.n_images))
        for label, words, figure in zip(self.figures, FIGURES, figures, strict=True):
            label.setText(say(words, n=f"<span style='font-weight:600'>{figure}</span>"))
        in_groups = IN_GROUPS if dataset.n_groups else CLASSES
        self.figures[0].setToolTip(say(in_groups, classes=dataset.n_classes, groups=dataset.n_groups))
        self.figures[1].setToolTip(say("{each} pictures of each class", each=each))
        self.figures[2].setToolTip(say("{pictures:,} pictures in all", pictures=dataset.n_images))

    def _show_facts(self, shown: bool) -> None:
        for widget in (*self.figures, self.split):
            widget.setVisible(shown)

    def _lay_out(self) -> None:
        head = PanelHead(1, say("Dataset"))
        head.add(self.change)
        self._frame = QWidget()
        self._stack = QStackedLayout(self._frame)
        for widget in (self._empty, self.busy, self.wall):
            self._stack.addWidget(widget)
        counts = hbox(spacing=4)
        for number, label in enumerate(self.figures):
            counts.addWidget(label)
            if number < len(self.figures) - 1:
                counts.addStretch()
        column = vbox(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(head)
        column.addWidget(self._title)
        column.addWidget(self._summary)
        column.addWidget(self.notice)
        column.addWidget(self._frame)
        column.addLayout(counts)
        column.addWidget(self.split)
        column.addWidget(self._note)
        column.addWidget(self.mismatch)
        column.addLayout(self._buttons())
        self.set_low(False)

    def _buttons(self) -> QHBoxLayout:
        for button in (self.task, self.browse):  # else the words would be cut in a narrow column
            button.setProperty("kind", "tight")
        row = hbox()
        row.addWidget(self.task, 1)
        row.addWidget(self.browse)
        return row

    def _enable(self, enabled: bool) -> None:
        """What can be done with a dataset that is open."""
        self.task.setEnabled(enabled)
        self.browse.setEnabled(enabled)

    def _connect(self) -> None:
        self.browse.clicked.connect(self.browseRequested)
        self.change.clicked.connect(self.changeRequested)
        self.task.clicked.connect(self.taskRequested)
        self.busy.cancelRequested.connect(self.cancelRequested)
        self._enable(False)
        drops = DropFilter(self, "file")
        drops.entered.connect(lambda what: self.cover.show_words(say("Drop to look at {what} as a dataset", what=what)))
        drops.left.connect(self.cover.hide)
        drops.dropped.connect(self.dropped)


def _label(role: str, wrap: bool = True) -> QLabel:
    label = QLabel(wordWrap=wrap)
    label.setProperty("role", role)
    return label
