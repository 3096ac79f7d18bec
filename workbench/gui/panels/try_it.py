"""Panel 4, Try it: a few pictures of each class, pictures to recognise, and what the model makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workbench.data.pictures import SUFFIXES
from workbench.gui.drops import holds_pictures
from workbench.gui.language import mark, say
from workbench.gui.last_folder import note_folder
from workbench.gui.models.contents import PictureClass
from workbench.gui.models.queries import QueryTile
from workbench.gui.models.try_it import QUERIES
from workbench.gui.widgets.adapt_state import AdaptState
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.class_list import ClassList
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.drag_scroll import DragScroll
from workbench.gui.widgets.noted_combo import NotedCombo
from workbench.gui.widgets.notice import Notice, Sentence
from workbench.gui.widgets.options_fold import OptionsFold
from workbench.gui.widgets.panel_head import PanelHead
from workbench.gui.widgets.query_section import QuerySection
from workbench.gui.widgets.tab_order import tab_in_reading_order
from workbench.gui.widgets.try_footer import TryFooter
from workbench.gui.widgets.try_head import TryHead

UNDO = mark("Undo")
MORE_RUNS = "more-runs"
MORE, MORE_TIP = mark("More runs…"), mark("Look for another run in the window of all runs, and use it with “Try it”")
# By then a notice has taken the height that it needs.
SETTLED_MS = 50


@dataclass(frozen=True)
class ModelEntry:
    """A model to choose: ``ref`` is a run folder or builtin:NAME."""

    ref: str
    title: str
    note: str = ""


class TryItPanel(QWidget):
    """Shows classes, pictures and predictions, and asks for changes.

    A *target* is the id of a class, NEW_CLASS or QUERIES. Signals: modelChosen (ref), dropped (target, a list of
    sources, see drops.py), classRequested, renameRequested (id, name), classRemoved (id), pictureRemoved (id, key),
    queriesRemoved (keys), examplesRequested, clearRequested, undoRequested, learningRequested, whyRequested (key of a
    query), queriesPicked (the keys of the queries that are selected now), moreRunsRequested (there are others to choose
    from).
    """

    modelChosen = Signal(str)
    dropped = Signal(int, object)
    classRequested = Signal()
    renameRequested = Signal(int, str)
    classRemoved = Signal(int)
    pictureRemoved = Signal(int, str)
    queriesRemoved = Signal(list)
    examplesRequested = Signal()
    clearRequested = Signal()
    undoRequested = Signal()
    learningRequested = Signal()
    whyRequested = Signal(str)
    queriesPicked = Signal(list)
    moreRunsRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chooser = NotedCombo(weight=400)
        self.chooser.setAccessibleName(say("Model"))
        self.chooser.setAccessibleDescription(
            say("The trained model that learns your classes and recognises your pictures")
        )
        self.chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head = TryHead()
        self.options = OptionsFold()
        self.state = AdaptState()
        self.classes = ClassList()
        self.queries = QuerySection()
        # Where files were chosen last; at first where people keep their pictures.
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        self.footer = TryFooter()
        self.clear = self.footer.clear
        # Pictures to recognise have come, and nobody has seen their answers or gone elsewhere since.
        self._is_revealing = False
        self._model, self._runs = "", 0
        self._lay_out()
        self._connect()

    def set_models(self, entries: Sequence[ModelEntry]) -> None:
        """List the models to choose from; the one in use stays chosen where it is still there."""
        self.chooser.clear()
        for each in entries:
            self.chooser.add(each.ref, each.title, each.note, each.ref)
        if self._runs:
            self.chooser.add(MORE_RUNS, say(MORE), say("{runs:,} in all", runs=self._runs), say(MORE_TIP))
        self.chooser.choose(self._model)

    def set_more_runs(self, runs: int) -> None:
        """How many runs there are where not all of them are listed from now on; 0 where they are."""
        self._runs = runs

    def set_model(self, ref: str) -> None:
        self._model = ref
        self.chooser.choose(ref)

    def set_classes(self, classes: Sequence[PictureClass]) -> None:
        self._is_revealing = False
        self.classes.set_classes(classes)
        tab_in_reading_order(self)
        self.footer.set_filled(bool(classes or self.queries.tiles))

    def set_class(self, shown: PictureClass) -> None:
        self._is_revealing = False
        self.classes.set_class(shown)

    def edit_name(self, class_id: int) -> None:
        """Let the name of a new class be typed at once."""
        self.classes.edit_name(class_id)

    def set_queries(self, tiles: Sequence[QueryTile], names: Sequence[str] = ()) -> None:
        """``names`` are those of the classes, in their order."""
        self.queries.set_tiles(tiles, names)
        self.footer.set_filled(bool(tiles or self.classes.count))
        if self._is_revealing and all(each.prediction and each.fresh for each in tiles):
            QTimer.singleShot(SETTLED_MS, self, lambda: self._reveal(for_good=True))

    def reveal_queries(self) -> None:
        """Bring the wall into sight now, and again when its answers make it higher, unless one does other things."""
        self._is_revealing = True
        QTimer.singleShot(SETTLED_MS, self, self._reveal)

    def pick_queries(self, keys: Sequence[str]) -> None:
        """Select these queries, and no others, and let the first be seen."""
        wall = self.queries.list
        wall.select(keys)
        if keys:
            wall.scrollTo(wall.currentIndex())

    def set_reading(self, target: int, words: str, fraction: float) -> None:
        """Say how far reading a drop is; empty words end it."""
        section = self.queries if target == QUERIES else self.classes
        section.set_reading(target, words, fraction)

    def show_error(self, target: int, sentence: Sentence, details: Sentence = "", more: str = mark("Details")) -> None:
        """A notice beside what the error is about; an empty sentence takes it away."""
        notice = self._notice_of(target)
        if sentence:
            notice.show_error(sentence, details, more)
            self._bring_into_sight(notice)
        else:
            notice.clear()

    def show_news(self, target: int, sentence: str) -> None:
        """As `show_error`, of something that is no error."""
        self._notice_of(target).show_news(sentence)
        self._bring_into_sight(self._notice_of(target))

    def show_removed(self, target: int, sentence: str) -> None:
        """Say what was removed, and offer to take that back as long as nothing else was done."""
        self.show_added(target, sentence)
        self._bring_into_sight(self._notice_of(target))

    def show_added(self, target: int, sentence: str) -> None:
        """As `show_removed`, but nothing is scrolled: the next drop may be for what lies beside."""
        self.hide_removed()
        self._notice_of(target).show_news(sentence, say(UNDO))

    def hide_removed(self) -> None:
        """Something else is what would be taken back."""
        for notice in self.notices:
            if notice.action:
                notice.clear()

    def focused_target(self) -> int | None:
        """The class or the queries that the keyboard is in, if any."""
        return self.classes.focused_class() or (QUERIES if self.queries.has_focus() else None)

    def set_learning(self, learning: bool) -> None:
        """Whether there are classes to learn from: only then it is asked how, and no longer offered an example."""
        self.options.setVisible(learning)
        self.footer.set_learning(learning)
        self.head.set_examples_shown(not learning)

    def set_folded(self, narrow: bool, low: bool) -> None:
        """Smaller pictures in a narrow window; in a low one the time moves down to the queries."""
        self.classes.set_small(narrow or low)
        self.queries.set_small(narrow or low)
        self._label.setVisible(not narrow)
        (self.queries if narrow or low else self.head).hold(self.state)
        self.state.set_short(narrow)
        self.head.set_folded(narrow or low)
        self.footer.set_low(low)

    def choose_files(self, target: int) -> None:
        """Ask for files, and hand them over as if they had been dropped on ``target``."""
        patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        names, _ = QFileDialog.getOpenFileNames(
            self, say("Choose pictures"), self._folder, say("Pictures ({patterns})", patterns=patterns)
        )
        if names:
            self._folder = str(Path(names[0]).parent)
            note_folder(Path(self._folder))
            self.dropped.emit(target, [Path(name) for name in names])

    def _on_chosen(self, _place: int) -> None:
        ref = self.chooser.currentData()
        if ref == MORE_RUNS:
            self.chooser.choose(self._model)
            self.moreRunsRequested.emit()
        else:
            self.modelChosen.emit(ref)

    @property
    def notices(self) -> tuple[Notice, Notice]:
        """What is said of the classes, and of the pictures to recognise."""
        return self.classes.notice, self.queries.notice

    def _notice_of(self, target: int) -> Notice:
        return self.queries.notice if target == QUERIES else self.classes.notice

    def _bring_into_sight(self, notice: Notice) -> None:
        QTimer.singleShot(SETTLED_MS, notice, lambda: self._area.ensureWidgetVisible(notice, 0, 8))

    def _reveal(self, for_good: bool = False) -> None:
        if self._is_revealing and not self.classes.is_naming:
            self._area.bring_up(self.queries)
        self._is_revealing = self._is_revealing and not for_good

    def _give_up_revealing(self) -> None:
        self._is_revealing = False

    def _lay_out(self) -> None:
        head = PanelHead(4, say("Try it"))
        self._label = QLabel(say("Model"))
        self._label.setProperty("role", "secondary")
        head.add(self._label)
        head.add(self.chooser, 4)
        inside = QWidget()
        column = vbox(inside)
        column.setContentsMargins(16, 8, 16, 12)
        for widget in (self.options, self.head, self.classes, self.queries):
            column.addWidget(widget)
        # Takes all the room there is to spare: the sections are as high as what they show.
        column.addStretch(1)
        self._area = ColumnArea()
        self._area.setWidget(inside)
        self.drag_scroll = DragScroll(self._area, holds_pictures)
        self.head.hold(self.state)
        whole = vbox(self, spacing=0)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.addLayout(_padded(head))
        whole.addWidget(self._area, 1)
        whole.addWidget(_line())
        whole.addWidget(self.footer)

    def _connect(self) -> None:
        self.chooser.activated.connect(self._on_chosen)
        self.head.examplesRequested.connect(self.examplesRequested)
        self.head.learningRequested.connect(self.learningRequested)
        for section in (self.classes, self.queries):
            section.dropped.connect(self.dropped)
            section.filesRequested.connect(self.choose_files)
        self.classes.classRequested.connect(self.classRequested)
        self.classes.renameRequested.connect(self.renameRequested)
        self.classes.classRemoved.connect(self.classRemoved)
        self.classes.pictureRemoved.connect(self.pictureRemoved)
        self.queries.removeRequested.connect(self.queriesRemoved)
        self.queries.whyRequested.connect(self.whyRequested)
        self.queries.picked.connect(self.queriesPicked)
        self.footer.dropped.connect(lambda sources: self.dropped.emit(QUERIES, sources))
        self.footer.carried.connect(self.queries.carried)
        # Somebody scrolls by hand.
        self._area.verticalScrollBar().actionTriggered.connect(self._give_up_revealing)
        self.drag_scroll.scrolled.connect(self._give_up_revealing)
        self.clear.clicked.connect(self.clearRequested)
        for notice in self.notices:
            notice.acted.connect(self.undoRequested)
            notice.unfolded.connect(partial(self._bring_into_sight, notice))


def _padded(widget: QWidget) -> QVBoxLayout:
    column = vbox()
    column.setContentsMargins(16, 0, 16, 0)
    column.addWidget(widget)
    return column


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    return line
