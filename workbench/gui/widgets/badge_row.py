"""Badges: what qualifies a result, each a few words in a frame, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.language import say
from workbench.gui.theme import theme
from workbench.gui.told import told
from workbench.gui.widgets.flow_layout import FlowBox

# The padding and the border of the style sheet, at both sides together.
FRAME = 14


class BadgeRow(FlowBox):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, parent)
        self._badges: tuple[str, ...] = ()
        self._labels: list[QLabel] = []
        self.hide()

    @property
    def badges(self) -> tuple[str, ...]:
        return self._badges

    def set_badges(self, badges: Sequence[str]) -> None:
        """``badges`` in words, such as "transductive batch-norm"."""
        said = tuple(told(each) for each in badges)
        if said == self._badges:
            return
        self._badges = said
        for label in self._labels:
            self.flow.removeWidget(label)
            label.deleteLater()
        self._labels = [self._label(words) for words in self._badges]
        self.setAccessibleName(say("; ").join(self._badges))
        self.setVisible(bool(self._badges))
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Words that are wider than the row are cut; the tool tip has them whole."""
        metrics = QFontMetrics(theme().font(12))
        for label, words in zip(self._labels, self._badges, strict=True):
            label.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(self.width() - FRAME, 40)))
        super().fit()

    def _label(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("role", "badge")
        label.setToolTip(words)
        self.flow.addWidget(label)
        label.show()
        return label
