"""One action in Try it that can be undone and redone: how things lay before it, and how they lie after it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from workbench.gui.models.contents import Contents

# Pictures that were removed stay in memory as long as their action can be undone.
STEPS_KEPT = 100


class Change(QUndoCommand):
    """``words`` say what is undone, such as "removing psi", in the language that holds when they are asked for;
    ``lay_out`` brings contents before the user."""

    def __init__(
        self, words: Callable[[], str], before: Contents, after: Contents, lay_out: Callable[[Contents], None]
    ) -> None:
        super().__init__()
        self.words, self._before, self._after, self._lay_out = words, before, after, lay_out

    def lead_to(self, lay_out: Callable[[Contents], None]) -> None:
        """Lay out contents elsewhere from now on."""
        self._lay_out = lay_out

    def undo(self) -> None:
        self._lay_out(self._before)

    def redo(self) -> None:
        self._lay_out(self._after)


def words_of(stack: QUndoStack, index: int) -> str:
    """What a step of the history did; empty where there is none."""
    change = stack.command(index) if 0 <= index < stack.count() else None
    return change.words() if isinstance(change, Change) else ""


def undo_stack(parent: QObject) -> QUndoStack:
    stack = QUndoStack(parent)
    stack.setUndoLimit(STEPS_KEPT)
    return stack


def move_stack(stack: QUndoStack, parent: QObject, lay_out: Callable[[Contents], None]) -> QUndoStack:
    """Let a history of changes go on elsewhere."""
    stack.setParent(parent)
    for index in range(stack.count()):
        change = stack.command(index)
        if isinstance(change, Change):
            change.lead_to(lay_out)
    return stack
