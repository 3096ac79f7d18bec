"""The split editor: classes move by drag, by key and by button, in whole groups on demand, and back again."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from workbench.gui.models.class_parts import LEFT_OUT, ClassParts
from workbench.gui.widgets.part_list import EMPTY, PartList
from workbench.gui.widgets.split_editor import SplitEditor

NAMES = ["alpha", "beta", "gamma", "aleph", "beth", "gimel"]
GROUPS = ["Greek", "Greek", "Greek", "Hebrew", "Hebrew", "Hebrew"]
PARTS = [0, 0, 0, 0, 1, 2]


@pytest.fixture
def editor(qtbot: Any) -> SplitEditor:
    made = SplitEditor()
    qtbot.addWidget(made)
    made.set_classes(NAMES, PARTS, GROUPS)
    made.resize(760, 480)
    made.show()
    return made


def drag(source: PartList, target: PartList) -> None:
    """What Qt does at the end of a drag of what is selected: it lets go of the model's own data over the target."""
    data = source.model().mimeData(source.selectionModel().selectedIndexes())
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(20, 20), move, data, left, none)
    target.dropEvent(event)
    assert event.isAccepted(), "the list refuses the drop"


def test_heads_count_the_classes_of_each_part(editor: SplitEditor) -> None:
    heads = [editor.heads[part].text() for part in (0, 1, 2)]
    assert heads == ["Training · 4 classes", "Validation · 1 class", "Test · 1 class"]
    assert not editor.heads[LEFT_OUT].isVisible()
    assert editor.parts() == PARTS


def test_dragged_classes_leave_their_list_for_another(editor: SplitEditor, qtbot: Any) -> None:
    editor.lists[0].select([1, 2])
    with qtbot.waitSignal(editor.changed):
        drag(editor.lists[0], editor.lists[1])
    assert editor.parts() == [0, 1, 1, 0, 1, 2]
    assert editor.lists[0].shown == [0, 3]
    assert editor.lists[1].shown == [1, 2, 4]
    assert editor.lists[1].selected == [1, 2], "what was dragged can be found again"


def test_dropping_classes_on_their_own_list_changes_nothing(editor: SplitEditor) -> None:
    editor.lists[0].select([1])
    drag(editor.lists[0], editor.lists[0])
    assert editor.parts() == PARTS
    assert not editor.undo.isEnabled()


def test_alt_and_an_arrow_move_what_is_selected_and_take_the_keyboard_along(editor: SplitEditor, qtbot: Any) -> None:
    editor.lists[0].setFocus()
    editor.lists[0].select([3])
    qtbot.keyClick(editor.lists[0], Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert editor.parts()[3] == 1
    qtbot.keyClick(editor.lists[1], Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert editor.parts()[3] == 2
    assert editor.lists[2].hasFocus() or QApplication.focusWidget() is None
    qtbot.keyClick(editor.lists[2], Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert editor.parts()[3] == 2, "there is no list after the last"


def test_a_button_moves_what_is_selected(editor: SplitEditor, qtbot: Any) -> None:
    assert not editor.buttons[2].isEnabled()
    editor.lists[0].select([0])
    qtbot.mouseClick(editor.buttons[2], Qt.MouseButton.LeftButton)
    assert editor.parts()[0] == 2


def test_whole_groups_move_together_on_demand(editor: SplitEditor) -> None:
    assert "1 group has classes in more than one list" in editor.note
    editor.whole.setChecked(True)
    editor.lists[2].select([5])
    editor.move_selected(1)
    assert editor.parts() == [0, 0, 0, 1, 1, 1]
    assert "more than one list" not in editor.note


def test_moves_are_undone_and_done_again(editor: SplitEditor, qtbot: Any) -> None:
    editor.lists[0].select([0, 1])
    editor.move_selected(2)
    assert "2 classes" in editor.undo.toolTip()
    qtbot.mouseClick(editor.undo, Qt.MouseButton.LeftButton)
    assert editor.parts() == PARTS
    qtbot.mouseClick(editor.redo, Qt.MouseButton.LeftButton)
    assert editor.parts() == [2, 2, 0, 0, 1, 2]


def test_searching_shows_fitting_classes_and_moves_no_other(editor: SplitEditor) -> None:
    editor.search.setText("AL")
    assert editor.lists[0].shown == [0, 3]
    assert editor.heads[0].text() == "Training · 4 classes"
    editor.lists[0].selectAll()
    editor.move_selected(1)
    assert editor.parts() == [1, 0, 0, 1, 1, 2]


def test_selecting_in_one_list_lets_go_of_another(editor: SplitEditor) -> None:
    editor.lists[0].select([0])
    editor.lists[1].select([4])
    editor.move_selected(2)
    assert editor.parts() == [0, 0, 0, 0, 2, 2]


def test_classes_in_no_part_have_a_list_of_their_own(editor: SplitEditor) -> None:
    editor.set_classes(["a", "b"], [0, LEFT_OUT])
    assert editor.heads[LEFT_OUT].isVisible()
    assert not editor.whole.isVisible()
    editor.lists[LEFT_OUT].select([1])
    editor.move_selected(0)
    assert editor.parts() == [0, 0]
    assert not editor.heads[LEFT_OUT].isVisible()


def test_what_does_not_fit_is_refused() -> None:
    model = ClassParts()
    with pytest.raises(ValueError, match="2 classes have 1 parts"):
        model.set_classes(["a", "b"], [0])
    with pytest.raises(ValueError, match="in part 7"):
        model.set_classes(["a"], [7])


def test_an_empty_list_says_what_to_do_with_it(editor: SplitEditor) -> None:
    """Drawn, so that the words are asked for where they are drawn: a list of one class looks otherwise."""
    editor.set_classes(["a", "b"], [0, 0])
    bare = editor.lists[1].viewport().grab().toImage()
    assert EMPTY and any(bare.pixel(x, bare.height() // 2) != bare.pixel(1, 1) for x in range(bare.width()))
