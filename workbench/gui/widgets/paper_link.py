"""A paper as a link, which opens in the browser when a person asks for it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.gui.language import say
from workbench.gui.models.cards import PaperRef
from workbench.gui.theme import theme

# Above and below the words.
MARGIN = 2
WRAPPED = Qt.TextFlag.TextWordWrap


class PaperLink(QAbstractButton):
    """The first author and the year or, where ``titled``, all authors and the title, in as many lines as that takes.

    Hidden while there is no paper. A click, Space or Return opens the paper.
    """

    def __init__(self, *, titled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titled = titled
        self._paper: PaperRef | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._open)
        theme().changed.connect(self.update)
        self.set_paper(None)

    @property
    def url(self) -> str:
        return self._paper.url if self._paper else ""

    def set_paper(self, paper: PaperRef | None) -> None:
        self._paper = paper
        self.setVisible(paper is not None)
        if paper is None:
            return
        self.setText(f"{paper.title}. {paper.words}" if self._titled else paper.short)
        self.setToolTip(
            say("{words}. {title}. Opens {url} in the browser.", words=paper.words, title=paper.title, url=paper.url)
        )
        self.setAccessibleName(say("Paper: {title}, {words}", title=paper.title, words=paper.words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._bounds(10_000).size() + QSize(1, 2 * MARGIN)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._bounds(width).height() + 2 * MARGIN

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._font()
        font.setUnderline(self.underMouse() or self.hasFocus())
        words = self._bounds(self.width()).translated(0, MARGIN)
        if self.hasFocus():
            # A ring would have to stand apart from the words, which begin where those above them do.
            painter.fillRect(words, theme().color("soft"))
            painter.fillRect(words.left(), words.bottom() + 1, words.width(), 2, theme().color("accent"))
        painter.setFont(font)
        painter.setPen(theme().color("accent"))
        painter.drawText(self.rect().adjusted(0, MARGIN, 0, -MARGIN), WRAPPED, self.text())

    def _font(self) -> QFont:
        return theme().font(13 if self._titled else 12)

    def _bounds(self, width: int) -> QRect:
        return QFontMetrics(self._font()).boundingRect(QRect(0, 0, width, 10_000), WRAPPED, self.text())

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self.url))
