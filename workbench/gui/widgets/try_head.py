"""The head of the classes: what to do, what is being done, and what qualifies the result."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.gui.icons import icon
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.notice import Notice

TITLE = "Drop a few pictures of each class"
EMPTY = "Two classes are enough to begin."
SIGN = 14


class TryHead(QWidget):
    """``examplesRequested`` by a stranger who has no pictures at hand."""

    examplesRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(TITLE)
        title.setProperty("role", "section")
        self._sign = QLabel()
        self._state = QLabel()
        self._state.setProperty("role", "secondary")
        self._badges = QLabel(wordWrap=True)
        self._badges.setProperty("role", "secondary")
        self._examples = QPushButton("Try with example pictures")
        self._examples.setProperty("kind", "quiet")
        self._examples.clicked.connect(self.examplesRequested)
        self._hint = QLabel(EMPTY)
        self._hint.setProperty("role", "secondary")
        self.notice = Notice()
        self._lay_out(title)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.set_idle()

    @property
    def state(self) -> str:
        return self._state.text()

    @property
    def offers_examples(self) -> bool:
        return not self._examples.isHidden()

    def set_idle(self) -> None:
        """Nothing has been adapted."""
        self._show_state("", False)

    def set_adapting(self, words: str = "adapting…") -> None:
        self._show_state(words, False)

    def set_adapted(self, milliseconds: float) -> None:
        """Say what adapting took."""
        took = f"{milliseconds:.0f} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.1f} s"
        self._show_state(f"adapted in <b style='color:{theme().color('text').name()}'>{took}</b>", True)

    def set_badges(self, badges: tuple[str, ...]) -> None:
        """What qualifies the predictions, in words."""
        self._badges.setText(" · ".join(badges))
        self._badges.setVisible(bool(badges))

    def set_examples_shown(self, shown: bool) -> None:
        self._examples.setVisible(shown)
        self._hint.setVisible(shown)

    def _show_state(self, words: str, done: bool) -> None:
        self._state.setText(words)
        self._sign.setVisible(done)

    def _lay_out(self, title: QLabel) -> None:
        top = hbox(spacing=6)
        top.addWidget(title)
        top.addStretch()
        top.addWidget(self._sign)
        top.addWidget(self._state)
        hint = hbox()
        hint.addWidget(self._hint)
        hint.addStretch()
        hint.addWidget(self._examples)
        column = vbox(self, spacing=4)
        column.addLayout(top)
        column.addLayout(hint)
        column.addWidget(self._badges)
        column.addWidget(self.notice)
        self._badges.hide()

    def _on_theme_changed(self) -> None:
        self._sign.setPixmap(icon("check", "accent").pixmap(SIGN, SIGN))
