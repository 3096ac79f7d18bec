"""The actions on runs, with their keys: as buttons above the list, and as its menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from workbench.gui.icons import icon
from workbench.gui.language import say
from workbench.gui.models.run_actions import ACTIONS, MENU, Situation, why_not
from workbench.gui.widgets.flow_layout import FlowBox
from workbench.runs.store import RunSummary

IN_REACH = ("compare", "test", "again", "continue", "try", "report", "tags", "delete")
# It is a key of the list alone, or it would press buttons.
OF_LIST = ("show",)
SPACING = 4


class RunActions(QObject):
    """``triggered`` carries the key of what is wanted with the chosen runs."""

    triggered = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        for key, each in ACTIONS.items():
            action = self._actions[key] = QAction(icon(each.icon), say(each.words), self)
            if each.keys and key not in OF_LIST:
                action.setShortcut(QKeySequence(each.keys))
            action.triggered.connect(lambda _=False, key=key: self.triggered.emit(key))
            window.addAction(action)

    def action(self, key: str) -> QAction:
        return self._actions[key]

    def set_runs(self, runs: Sequence[RunSummary], now: Situation) -> None:
        """These are chosen: what cannot be done with them says why."""
        for key, action in self._actions.items():
            reason = why_not(key, runs, now)
            action.setEnabled(not reason)
            keys = f" ({ACTIONS[key].keys})" if ACTIONS[key].keys else ""
            action.setToolTip(f"{say(ACTIONS[key].tip)}{keys}" + (f"\n{reason}" if reason else ""))

    def menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        for part in MENU:
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addActions([self._actions[key] for key in part])
        return menu


class RunToolbar(FlowBox):
    """What is wanted most often, and "More" for the rest."""

    def __init__(self, actions: RunActions, parent: QWidget | None = None) -> None:
        super().__init__(SPACING, parent)
        self._is_low = False
        self.buttons = [_Button(actions.action(key), self) for key in IN_REACH]
        for button in self.buttons:
            self.flow.addWidget(button)
        self.more = QPushButton(say("More"), self, autoDefault=False)
        self.more.setProperty("kind", "quiet")
        self.more.setStyleSheet("QPushButton { padding-right: 20px; }")
        self.more.setToolTip(say("Everything that can be done with the chosen runs"))
        self.more.setMenu(actions.menu(self))
        self.flow.addWidget(self.more)

    def set_low(self, low: bool) -> None:
        """On a low screen there is one row alone: what does not fit is left to "More", which has it as well."""
        self._is_low = low
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        room = self.width() - self.more.sizeHint().width()
        for button in self.buttons:
            room -= button.sizeHint().width() + SPACING
            button.setVisible(room >= 0 or not self._is_low)
        self.fit()


class _Button(QPushButton):
    """Does, says and looks as its action; a button of Qt's own with an action would lack the look of the others."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent, autoDefault=False)
        self._action = action
        self.setProperty("kind", "quiet")
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setIcon(self._action.icon())
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
