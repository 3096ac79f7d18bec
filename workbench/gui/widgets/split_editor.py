"""Parts the classes of a dataset by hand: three lists, between which classes are dragged."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from workbench.gui.language import mark, plural, say
from workbench.gui.models.class_parts import LEFT_OUT, TITLES, ClassParts
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.part_key import PartKey
from workbench.gui.widgets.part_list import PartList

WHY = mark(
    "A class is for one thing only. The model is measured by how well it learns classes that it has never seen; "
    "a class that it had practised on would make it look better than it is."
)
HOW = mark("Drag classes to another list, or select some and press Alt+← or Alt+→.")
IS_MIXED = mark("{groups} has classes in more than one list.")
ARE_MIXED = mark("{groups} have classes in more than one list.")
UNDO, REDO = mark("Undo {action} (Ctrl+Z)"), mark("Redo {action} (Ctrl+Shift+Z)")
WHOLE = mark("Move whole groups")
WHOLE_TIP = mark("All classes of a group, such as one alphabet, move together, so that no group is in two lists")
TIPS = {
    0: mark("The model practises on these classes (meta-training)"),
    1: mark("Shows, while training, how well the model learns classes that it has not practised on (meta-validation)"),
    2: mark("Kept for the final measurement (meta-test)"),
    LEFT_OUT: mark("In no part: these classes are not used"),
}


class SplitEditor(QWidget):
    """`set_classes`, `parts`; ``changed`` says that a class has moved, be it by drag, key, button or undo."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ClassParts(self)
        self.search = QLineEdit(placeholderText=say("Search classes"), clearButtonEnabled=True)
        self.whole = QCheckBox(say(WHOLE))
        self.whole.setToolTip(say(WHOLE_TIP))
        self.lists = {part: PartList(say(TITLES[part]), partial(self._move, part=part)) for part in TITLES}
        self.heads = {part: _label("strong") for part in TITLES}
        self.buttons = {part: QPushButton(say(TITLES[part]), autoDefault=False) for part in TITLES}
        self.undo, self.redo = (QPushButton(word, autoDefault=False) for word in (say("Undo"), say("Redo")))
        self._columns = {part: self._column(part) for part in TITLES}
        self._note = _label("secondary")
        self._lay_out()
        self._connect()
        self._show()

    def set_classes(self, names: Sequence[str], parts: Sequence[int], groups: Sequence[str] = ()) -> None:
        """Show classes; ``parts`` has 0 (training), 1 (validation), 2 (test) or -1 (left out) for each.

        ``groups``, where there are any, names the group of each class. Raises ValueError when the lists do not fit.
        """
        self.whole.setChecked(False)
        self.whole.setVisible(bool(groups))
        self.model.set_classes(names, parts, groups)

    def parts(self) -> list[int]:
        """The part of each class, in the order of `set_classes`."""
        return self.model.parts

    @property
    def counts(self) -> list[int]:
        """How many classes are for training, validation and test."""
        return [len(self.model.classes_in(part)) for part in range(3)]

    @property
    def note(self) -> str:
        """What is to be known of the split as it is now."""
        return self._note.text()

    def move_selected(self, part: int) -> None:
        """Move what is selected in any list."""
        self._move([number for each in self.lists.values() for number in each.selected], part)

    def _move(self, classes: Collection[int], part: int) -> None:
        moving = self.model.with_groups(classes) if self.whole.isChecked() else set(classes)
        if self.model.move(moving, part):
            self.lists[part].select(moving)

    def _step(self, part: int, by: int) -> None:
        """Move what is selected in a list to its neighbour, and take the keyboard along."""
        shown = [each for each in TITLES if not self._columns[each].isHidden()]
        at = shown.index(part) + by
        if 0 <= at < len(shown) and self.lists[part].selected:
            self._move(self.lists[part].selected, shown[at])
            self.lists[shown[at]].setFocus()

    def _show(self) -> None:
        typed, names = self.search.text().casefold(), self.model.names
        for part, each in self.lists.items():
            inside = self.model.classes_in(part)
            fitting = [number for number in inside if typed in names[number].casefold()] if typed else inside
            self.heads[part].setText(f"{say(TITLES[part])} · {plural(len(inside), 'class')}")
            each.show_classes(fitting, names, bool(inside))
        left_out = bool(self.model.classes_in(LEFT_OUT))
        self._columns[LEFT_OUT].setVisible(left_out)
        self.buttons[LEFT_OUT].setVisible(left_out)
        self._note.setText(self._remark())
        self._show_buttons()

    def _remark(self) -> str:
        mixed = self.model.mixed_groups()
        if not mixed:
            return say(HOW)
        more = say(IS_MIXED if mixed == 1 else ARE_MIXED, groups=plural(mixed, "group"))
        return say("{sentence} {more}", sentence=say(HOW), more=more)

    def _show_buttons(self) -> None:
        history = self.model.history
        any_selected = any(each.selected for each in self.lists.values())
        for button in self.buttons.values():
            button.setEnabled(any_selected)
        self.undo.setEnabled(history.canUndo())
        self.redo.setEnabled(history.canRedo())
        self.undo.setToolTip(say(UNDO, action=history.undoText()) if history.canUndo() else "")
        self.redo.setToolTip(say(REDO, action=history.redoText()) if history.canRedo() else "")

    def _on_selected(self, part: int) -> None:
        """What is selected is selected in one list: a button moves what the eye is on."""
        if self.lists[part].selected:
            for other, each in self.lists.items():
                if other != part:
                    each.clearSelection()
        self._show_buttons()

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.changed.connect(self.changed)
        self.model.history.indexChanged.connect(self._show_buttons)  # after a move: during one it says what was before
        self.search.textChanged.connect(self._show)
        self.undo.clicked.connect(self.model.history.undo)
        self.redo.clicked.connect(self.model.history.redo)
        for part, each in self.lists.items():
            each.moveRequested.connect(lambda by, part=part: self._step(part, by))
            each.selectionModel().selectionChanged.connect(lambda *_, part=part: self._on_selected(part))
            self.buttons[part].clicked.connect(lambda *_, part=part: self.move_selected(part))
        for keys, do in (("Ctrl+Z", self.model.history.undo), ("Ctrl+Shift+Z", self.model.history.redo)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _column(self, part: int) -> QWidget:
        head = hbox(spacing=6)
        if part != LEFT_OUT:
            head.addWidget(PartKey(part))
        head.addWidget(self.heads[part], 1)
        self.heads[part].setToolTip(say(TIPS[part]))
        self.buttons[part].setToolTip(say("Move what is selected to {part}", part=say(TITLES[part]).lower()))
        box = QWidget()
        column = vbox(box, spacing=6)
        column.addLayout(head)
        column.addWidget(self.lists[part], 1)
        return box

    def _lay_out(self) -> None:
        top = hbox(spacing=16)
        top.addWidget(self.search, 1)
        top.addWidget(self.whole)
        self.whole.hide()
        lists = hbox(spacing=12)
        for box in self._columns.values():
            lists.addWidget(box, 1)
        why = _label("secondary")
        why.setText(say(WHY))
        for label in (why, self._note):
            label.setWordWrap(True)
        column = vbox(self, spacing=10)
        column.addWidget(why)
        column.addLayout(top)
        column.addLayout(lists, 1)
        column.addLayout(self._foot())
        column.addWidget(self._note)

    def _foot(self) -> QHBoxLayout:
        row = hbox()
        row.addWidget(_label("secondary", say("Move to")))
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        return row


def _label(role: str, words: str = "") -> QLabel:
    label = QLabel(words)
    label.setProperty("role", role)
    return label
