"""The wizard for one's own pictures: what was found, what was left out and why, and how they are to be used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QStackedLayout, QWidget

from workbench.config import Value
from workbench.data.errors import DataError
from workbench.gui.language import mark, say
from workbench.gui.models.survey import SurveyView, name_problem
from workbench.gui.told import told
from workbench.gui.widgets.alike_page import AlikePage
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.busy_box import BusyBox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.left_out_page import LeftOutPage
from workbench.gui.widgets.nothing_found import NothingFound
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.segmented import Segmented
from workbench.gui.widgets.split_editor import SplitEditor
from workbench.gui.widgets.survey_facts import SurveyFacts
from workbench.gui.widgets.survey_wall import SurveyWall

SIZE, FRAME, FACTS_WIDTH, BUSY_WIDTH = QSize(1080, 780), QSize(40, 60), 344, 420
CLASSES, SPLIT, LEFT_OUT, ALIKE = "classes", "split", "left out", "alike"
PAGES = (
    (CLASSES, mark("Classes")),
    (SPLIT, mark("Split")),
    (LEFT_OUT, mark("Left out")),
    (ALIKE, mark("Near-duplicates")),
)
SOME = mark("A picture each of {shown:,} of the {total:,} classes:")
TRY_TIP = mark("A few pictures of each class go to the Try it pane, where a trained model learns them at once")
BASELINE_TIP = mark(
    "An ordinary classifier learns to tell just these classes apart, and is tested on new pictures of them; "
    "everything is set up, and you press Start (split: by picture, algorithm: Baseline++)"
)
ONCE_TIP = mark("Without a name: until you choose another dataset")
ONCE_PLAIN = mark("A size, colour or split of your own is kept with a name: use “Use these pictures”")
FEWEST = 2  # classes to be trained on
TOO_FEW = mark("Training needs at least 2 classes; move some there.")


class OwnPicturesDialog(QDialog):
    """Signals: useRequested (the pictures, under the name), onceRequested, tryRequested, baselineRequested,
    alikeRequested, alikeCancelled, cancelRequested (of what is being done)."""

    useRequested = Signal()
    onceRequested = Signal()
    tryRequested = Signal()
    baselineRequested = Signal()
    alikeRequested = Signal()
    alikeCancelled = Signal()
    cancelRequested = Signal()

    def __init__(self, path: Path, taken: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path, self._taken = path, taken
        self.view: SurveyView | None = None
        self.setWindowTitle(say("Your own pictures: {name}", name=path.name))
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() - FRAME))
        self.busy, self.notice, self.facts = BusyBox(), Notice(), SurveyFacts()
        self.pages = Segmented([(key, say(words)) for key, words in PAGES])
        self.wall, self.editor, self.alike = SurveyWall(), SplitEditor(), AlikePage()
        self._some = QLabel(wordWrap=True)
        self._some.setProperty("role", "secondary")
        self.left_out = LeftOutPage()
        self.try_it, self.baseline, self.once = (
            QPushButton(each, autoDefault=False)
            for each in (say("Try it with these"), say("Train a baseline"), say("Use without a name"))
        )
        self.use = QPushButton(say("Use these pictures"))
        self.use.setProperty("kind", "primary")
        self.use.setDefault(True)
        self._lay_out()
        self._connect()
        self.set_busy(say("Looking at your pictures…"), -1.0)

    @property
    def is_as_found(self) -> bool:
        """Whether split, size and colour are as they were proposed."""
        view, facts = self.view, self.facts
        return view is not None and self.split is None and (view.size, view.colour) == (facts.pixels, facts.is_coloured)

    @property
    def split(self) -> Mapping[str, tuple[str, ...]] | None:
        """Part → names of classes, where classes were moved."""
        return self.view.split(self.editor.parts()) if self.view else None

    @property
    def settings(self) -> dict[str, Value]:
        """What a run must be told of the split."""
        return self.view.settings(self.editor.parts()) if self.view else {}

    def set_busy(self, sentence: str, fraction: float) -> None:
        """Say how far something is that takes the place of everything."""
        self.busy.set_progress(sentence, fraction)
        self.busy.set_cancellable(self.view is not None)  # before, the dialog's own button does
        self._stack.setCurrentWidget(self._working)
        self._show_buttons()

    def set_survey(self, view: SurveyView, pictures: npt.NDArray[np.uint8], shown: Sequence[int]) -> None:
        """Show what was found; ``pictures`` (n, H, W, 3) uint8 are of the n classes ``shown``."""
        self.view = view
        self.facts.set_view(view, self._taken)
        self.wall.set_classes([view.names[each] for each in shown], [view.counts[each] for each in shown], pictures)
        self._some.setText(say(SOME, shown=len(shown), total=len(view.names)))
        self._some.setVisible(len(shown) < len(view.names))
        self.editor.set_classes(view.names, view.parts, view.groups)
        self.set_left_out(view.left_out, all_read=False)
        self.show_found()
        self.wall.setFocus()

    def set_left_out(self, reasons: Sequence[str], *, all_read: bool) -> None:
        """Say what was left out, and why; where not all pictures have been read, there may be more."""
        self.left_out.set_reasons(reasons, all_read)
        self.pages.set_text(LEFT_OUT, say("Left out · {number:,}", number=len(reasons)))

    def show_found(self) -> None:
        """Nothing is being done any more: show what was found, if anything was."""
        self._stack.setCurrentWidget(self._found if self.view else self._nothing)
        self._show_buttons()

    def show_error(self, sentence: str, details: str = "") -> None:
        """Say what went wrong, above what was found."""
        self.notice.show_error(sentence, details)
        self._above.show()
        self.show_found()

    def clear_error(self) -> None:
        """What went wrong does not matter any more."""
        self.notice.clear()
        self._above.hide()

    def _show_buttons(self) -> None:
        view = self.view if self._stack.currentWidget() is self._found else None
        named = problem = name_problem(self.facts.name.text(), self._taken) if view else ""
        trained = self.editor.parts().count(0) if view else 0
        problem = problem or (say(TOO_FEW) if view and trained < FEWEST else "")
        self.facts.set_problem(problem)
        self.use.setToolTip(problem)
        self._cancel.setText(say("Close") if self._stack.currentWidget() is self._nothing else say("Cancel"))
        for each in (self.try_it, self.once, self.use):
            each.setVisible(self._stack.currentWidget() is not self._nothing)
        self.try_it.setEnabled(view is not None and len(view.names) >= FEWEST)
        self._show_baseline(view, named)
        self.use.setEnabled(view is not None and not problem)
        self.once.setEnabled(view is not None and self.is_as_found)
        self.once.setToolTip(say(ONCE_TIP) if self.once.isEnabled() else say(ONCE_PLAIN))

    def _show_baseline(self, view: SurveyView | None, problem: str) -> None:
        """It is offered where classes are few; ``problem`` is what is wrong with the name."""
        self.baseline.setVisible(view is not None and bool(self.facts.few))
        if view is not None:
            try:
                view.baseline()
            except DataError as error:
                problem = told(str(error))
        self.baseline.setEnabled(view is not None and not problem)
        self.baseline.setToolTip(problem or say(BASELINE_TIP))

    def _on_moved(self) -> None:
        if self.view:
            self.facts.set_parts(self.view, self.editor.parts())
            self._show_buttons()

    def _show_page(self, key: str) -> None:
        self.pages.set_chosen(key)
        self._page.setCurrentIndex([each for each, _ in PAGES].index(key))

    def _connect(self) -> None:
        self.notice.dismissed.connect(self._above.hide)
        self.pages.chosen.connect(self._show_page)
        self.editor.changed.connect(self._on_moved)
        self.facts.changed.connect(self._show_buttons)
        self.busy.cancelRequested.connect(self.cancelRequested)
        self.alike.startRequested.connect(self.alikeRequested)
        self.alike.cancelRequested.connect(self.alikeCancelled)
        self.try_it.clicked.connect(self.tryRequested)
        self.baseline.clicked.connect(self.baselineRequested)
        self.once.clicked.connect(self.onceRequested)
        self.use.clicked.connect(self.useRequested)

    def _lay_out(self) -> None:
        whole = vbox(self, spacing=0)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._working, self._found, self._nothing = QWidget(), QWidget(), NothingFound()
        for each in (self._working, self._found, self._nothing):
            self._stack.addWidget(each)
        self.busy.setFixedWidth(BUSY_WIDTH)
        hbox(self._working).addWidget(self.busy)
        area = ColumnArea()
        area.setFixedWidth(FACTS_WIDTH)
        area.setWidget(self.facts)
        sides = hbox(self._found, spacing=0)
        sides.addWidget(self._left(), 1)
        sides.addWidget(_line("upright"))
        sides.addWidget(area)
        self._above = QWidget()
        above = vbox(self._above)
        above.setContentsMargins(16, 12, 16, 0)
        above.addWidget(self.notice)
        self._above.hide()
        whole.addWidget(self._above)
        whole.addWidget(body, 1)
        whole.addWidget(_line("line"))
        whole.addLayout(self._buttons())

    def _left(self) -> QWidget:
        left, pages, first = QWidget(), QWidget(), QWidget()
        classes = vbox(first)
        classes.addWidget(self._some)
        classes.addWidget(self.wall, 1)
        self._page = QStackedLayout(pages)
        for each in (first, self.editor, self.left_out, self.alike):
            self._page.addWidget(each)
        self._show_page(CLASSES)
        column = vbox(left, spacing=12)
        column.setContentsMargins(16, 16, 12, 12)
        column.addWidget(self.pages)
        column.addWidget(pages, 1)
        return left

    def _buttons(self) -> QHBoxLayout:
        self._cancel = QPushButton(say("Cancel"), autoDefault=False)
        self._cancel.clicked.connect(self.reject)
        self.try_it.setToolTip(say(TRY_TIP))
        row = hbox()
        row.setContentsMargins(20, 12, 20, 12)
        row.addWidget(self.try_it)
        row.addWidget(self.baseline)
        row.addStretch()
        for each in (self._cancel, self.once, self.use):
            row.addWidget(each)
        return row


def _line(role: str) -> QFrame:
    line = QFrame()
    line.setProperty("role", role)
    return line
