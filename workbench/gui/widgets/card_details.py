"""What there is to know of one choice: two sentences, when to use it, what it costs, and its paper."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.cards import Card
from workbench.gui.widgets.boxes import scrolled, vbox
from workbench.gui.widgets.paper_link import PaperLink

NOTHING = mark("Nothing fits what you typed.")


class CardDetails(QFrame):
    """Shows a card at length."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self._title, self._group = _label("title"), _label("secondary")
        self._summary = _label("body")
        self._paper_head = _label("head", say("Paper"))
        self.paper = PaperLink(titled=True)
        self._inside = QWidget()
        self._column = vbox(self._inside, spacing=4)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._facts: list[QLabel] = []
        self._lay_out()
        self.set_card(None)

    @property
    def words(self) -> str:
        """All that is said of the card, line by line."""
        labels = (self._title, self._group, self._summary, *self._facts)
        return "\n".join(each.text() for each in labels if each.text())

    def set_card(self, card: Card | None) -> None:
        """Show ``card``; None says that nothing fits."""
        self._title.setText(say(card.title) if card else "")
        self._group.setText(say(card.group if card else NOTHING))
        self._group.setVisible(bool(self._group.text()))
        self._summary.setText(say(card.summary) if card else "")
        self._set_facts(card.facts if card else ())
        self.paper.set_paper(card.paper if card else None)
        self._paper_head.setVisible(bool(card and card.paper))

    def _set_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        for label in self._facts:
            self._column.removeWidget(label)
            label.deleteLater()
        self._facts = []
        at = self._column.indexOf(self._paper_head)
        for heading, words in facts:
            for label in (_label("head", say(heading)), _label("body", say(words))):
                self._column.insertWidget(at, label)
                self._facts.append(label)
                at += 1

    def _lay_out(self) -> None:
        for widget in (self._title, self._group):
            self._column.addWidget(widget)
        self._column.addSpacing(6)
        for widget in (self._summary, self._paper_head):
            self._column.addWidget(widget)
        self._column.addWidget(self.paper)
        self._column.addStretch(1)
        area = scrolled()
        area.setWidget(self._inside)
        vbox(self).addWidget(area)


def _label(role: str, words: str = "") -> QLabel:
    label = QLabel(words, wordWrap=True)
    label.setProperty("role", role)
    if role == "head":
        label.setContentsMargins(0, 10, 0, 0)
    return label
