"""Badges that are read as a whole: long ones go on in a second line, and many are folded behind "and 9 more…"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from workbench.gui.language import say
from workbench.gui.theme import theme
from workbench.gui.told import told

GAP = 4
# So many are shown before the rest is asked for.
FIRST = 3
# The padding and the border of the style sheet at both sides, and a little more, or words would wrap all the same.
FRAME = 14 + 2


class BadgeList(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: list[QLabel] = []
        self._is_open = False
        self.more = QPushButton(self, autoDefault=False)
        self.more.setProperty("kind", "quiet")
        self.more.clicked.connect(lambda: self._fold(not self._is_open))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_badges(())

    @property
    def badges(self) -> list[str]:
        """All of them, folded or not."""
        return [each.text() for each in self._labels]

    @property
    def shown(self) -> list[str]:
        return [each.text() for each in self._labels if not each.isHidden()]

    def set_badges(self, badges: Sequence[str]) -> None:
        """Hidden while there are none."""
        said = [told(each) for each in badges]
        if said and said == self.badges:
            return
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = [self._label(words) for words in said]
        self.setAccessibleName(say("; ").join(said))
        self.setVisible(bool(said))
        self._fold(False)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((rect.bottom() + 1 for _, rect in self._places(width)), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _fold(self, is_open: bool) -> None:
        self._is_open = is_open
        # One more is as high as the button that would stand for it.
        folded = 0 if len(self._labels) <= FIRST + 1 else len(self._labels) - FIRST
        for place, label in enumerate(self._labels):
            label.setVisible(is_open or not folded or place < FIRST)
        self.more.setVisible(bool(folded))
        self.more.setText(say("Show fewer") if is_open else say("and {folded} more…", folded=folded))
        self._arrange()
        self.updateGeometry()

    def _arrange(self) -> None:
        for widget, rect in self._places(self.width()):
            widget.setGeometry(rect)

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        """Badges side by side as far as they fit; one that is too long has a row, and lines, of its own."""
        places: list[tuple[QWidget, QRect]] = []
        x = y = row = 0
        for widget in [*(each for each in self._labels if not each.isHidden()), *self._more_shown()]:
            wanted = min(_natural(widget), width)
            height = widget.heightForWidth(wanted) if widget.hasHeightForWidth() else widget.sizeHint().height()
            if x and x + wanted > width:
                x, y, row = 0, y + row + GAP, 0
            # Where it stands beside others, the button is as high as they are in the middle.
            places.append((widget, QRect(x, y - (height - row) // 2 if x else y, wanted, height)))
            x, row = x + wanted + GAP, max(row, height)
        return places

    def _more_shown(self) -> list[QWidget]:
        return [] if self.more.isHidden() else [self.more]

    def _label(self, words: str) -> QLabel:
        label = QLabel(words, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setProperty("role", "badge")
        label.setIndent(0)
        return label


def _natural(widget: QWidget) -> int:
    """The width of ``widget`` in one line."""
    if not isinstance(widget, QLabel):
        return widget.sizeHint().width()
    return QFontMetrics(theme().font(12)).horizontalAdvance(widget.text()) + FRAME
