"""What lies below the list of runs: one of several views of those that are chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from workbench.gui.language import say
from workbench.gui.settings import settings
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.segmented import Segmented

SHOWN = "runs/tab"


class RunTabs(QWidget):
    """``shownChanged`` when another view is shown; which one, is remembered."""

    shownChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: dict[str, tuple[str, str, QWidget]] = {}
        self._stack, self._head = QStackedWidget(), hbox()
        self._choice: Segmented | None = None
        self._head.addStretch()
        column = vbox(self)
        column.addLayout(self._head)
        column.addWidget(self._stack, 1)
        self.setMinimumHeight(120)

    @property
    def shown(self) -> str:
        """The key of the view that is shown."""
        return next((key for key, (_, _, view) in self._views.items() if view is self._stack.currentWidget()), "")

    def add_tab(self, key: str, words: str, tip: str, view: QWidget) -> None:
        """One more; it is shown at once where it was the last time."""
        self._views[key] = words, tip, view
        self._stack.addWidget(view)
        if self._choice:
            self._head.removeWidget(self._choice)
            self._choice.deleteLater()
        self._choice = Segmented([(each, words) for each, (words, _, _) in self._views.items()])
        self._choice.setAccessibleName(say("View"))
        self._choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for each, (_, tip, _) in self._views.items():
            self._choice.set_tip(each, say(tip))
        self._choice.chosen.connect(self._on_chosen)
        self._head.insertWidget(0, self._choice)
        self._choice.setVisible(len(self._views) > 1)  # not before it stands in here, or it would be a window
        kept = str(settings().value(SHOWN, ""))
        self.show_tab(kept if kept in self._views else next(iter(self._views)))

    def show_tab(self, key: str) -> None:
        before = self.shown
        self._stack.setCurrentWidget(self._views[key][2])
        if self._choice:
            self._choice.set_chosen(key)
        if before != key:
            self.shownChanged.emit()

    def _on_chosen(self, key: str) -> None:
        settings().setValue(SHOWN, key)
        self.show_tab(key)
