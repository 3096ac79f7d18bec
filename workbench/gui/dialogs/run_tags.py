"""Which tags the chosen runs have: known ones are ticked, new ones typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from workbench.gui.language import mark, plural, say
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.run_tag_field import TagField
from workbench.resources import resources
from workbench.runs.store import RunSummary

WIDTH, LIST_HEIGHT, EDGE = 380, 200, 16
HINT = mark("New tags, with commas between them")
HINT_TIP = mark("New tags, with commas between them; known ones are completed")
PARTLY = mark("A tag that only some of the runs have is half ticked; leave it so, and each keeps what it has.")


class RunTagsDialog(QDialog):
    """``changed`` carries two sets: the tags that all runs shall have, and those that none shall have any more."""

    changed = Signal(object, object)

    def __init__(self, runs: Sequence[RunSummary], known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Tags"))
        self.field, self.list = TagField(), QListWidget()
        self.keep, self.cancel = QPushButton(say("Save")), QPushButton(say("Cancel"), autoDefault=False)
        self._before: dict[str, Qt.CheckState] = {}
        self._fill(runs, known)
        self._lay_out(runs)
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self.reject)
        self.field.setFocus()

    def _fill(self, runs: Sequence[RunSummary], known: Sequence[str]) -> None:
        for tag in known:
            number = sum(tag in run.tags for run in runs)
            states = Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked
            self._before[tag] = states[(number > 0) + (number == len(runs))]
            item = QListWidgetItem(tag, self.list)
            item.setCheckState(self._before[tag])
        self.field.set_known(known)

    def _on_keep(self) -> None:
        items = [self.list.item(place) for place in range(self.list.count())]
        now = {item.text(): item.checkState() for item in items if item.checkState() != self._before[item.text()]}
        more = {tag for tag, state in now.items() if state == Qt.CheckState.Checked} | set(self.field.tags)
        less = {tag for tag, state in now.items() if state == Qt.CheckState.Unchecked} - more
        if more or less:
            self.changed.emit(more, less)
        self.accept()

    def _lay_out(self, runs: Sequence[RunSummary]) -> None:
        what = runs[0].shown_name if len(runs) == 1 else plural(len(runs), "run")
        title = QLabel(say("Tags of {runs}", runs=what), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        title.setProperty("role", "section")
        self.field.setPlaceholderText(say(HINT))
        self.field.setAccessibleName(say("New tags"))
        self.field.setToolTip(say(HINT_TIP))
        self.list.setAccessibleName(say("Known tags"))
        self.list.setToolTip(say("Space ticks a tag, and unticks it"))
        self.list.setProperty("role", "part")
        self.list.setStyleSheet(_boxes())
        rows = self.list.count() * max(self.list.sizeHintForRow(0), 1) + EDGE
        self.list.setFixedHeight(min(rows, LIST_HEIGHT))
        self.list.setVisible(self.list.count() > 0)
        hint = QLabel(say(PARTLY), wordWrap=True)
        hint.setProperty("role", "secondary")
        hint.setVisible(Qt.CheckState.PartiallyChecked in self._before.values())
        self.keep.setProperty("kind", "primary")
        self.keep.setToolTip(say("Keep these tags with the runs"))
        self.cancel.setToolTip(say("Leave the tags as they are"))
        row = hbox()
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.keep)
        column = vbox(self, spacing=12)
        column.setContentsMargins(20, 16, 20, 16)
        for widget in (title, self.field, self.list, hint):
            column.addWidget(widget)
        column.addLayout(row)
        self.setFixedWidth(WIDTH)


def _boxes() -> str:
    """Boxes as they look everywhere in the window; one that is half ticked has a square in it."""
    color = {token: theme().color(token).name() for token in ("control", "raised", "accent")}
    check = (resources() / "icons" / "style" / f"check-{'dark' if theme().is_dark else 'light'}.svg").as_posix()
    return (
        f"QListView::indicator {{ width: 14px; height: 14px; border: 1px solid {color['control']}; border-radius: 4px;"
        f" background: {color['raised']}; }}"
        f"QListView::indicator:checked {{ background: {color['accent']}; border-color: {color['accent']};"
        f" image: url({check}); }}"
        f"QListView::indicator:indeterminate {{ width: 6px; height: 6px; border: 5px solid {color['control']};"
        f" background: {color['accent']}; }}"
    )
