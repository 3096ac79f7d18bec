"""What the model is doing with the classes: nothing, adapting, or adapted in so many milliseconds."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.icons import icon
from workbench.gui.language import mark, say
from workbench.gui.numbers import written
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox

SIGN = 14
ADAPTING = mark("adapting…")
ADAPTED = mark("adapted in {took}")


class AdaptState(QWidget):
    """A check mark and a few words; empty while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._milliseconds: float | None = None
        self._is_short = False
        self._sign = QLabel()
        self._words = QLabel()
        self._words.setProperty("role", "secondary")
        row = hbox(self, spacing=6)
        row.addWidget(self._sign)
        row.addWidget(self._words)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.set_words("")

    @property
    def words(self) -> str:
        return self._words.text()

    def set_words(self, words: str) -> None:
        """Say what is going on; nothing is adapted yet."""
        self._milliseconds = None
        self._sign.hide()
        self.setToolTip("")
        self._words.setText(words)

    def set_adapted(self, milliseconds: float) -> None:
        """Say what adapting took."""
        self._milliseconds = milliseconds
        took = _took(milliseconds)
        strong = f"<b style='color:{theme().color('text').name()}'>{took}</b>"
        self._words.setText(strong if self._is_short else say(ADAPTED, took=strong))
        self.setToolTip(say("Adapted to these classes in {took}", took=took))
        self._sign.show()

    def set_short(self, is_short: bool) -> None:
        """Say no more than the time, where there is little room; the tool tip says what it is."""
        self._is_short = is_short
        if self._milliseconds is not None:
            self.set_adapted(self._milliseconds)

    def _on_theme_changed(self) -> None:
        self._sign.setPixmap(icon("check", "accent").pixmap(SIGN, SIGN))
        if self._milliseconds is not None:
            self.set_adapted(self._milliseconds)


def _took(milliseconds: float) -> str:
    if round(milliseconds) < 1:
        return say("under 1 ms")
    return f"{milliseconds:.0f} ms" if milliseconds < 1000 else f"{written(milliseconds / 1000, '.1f')} s"
