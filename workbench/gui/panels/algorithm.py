"""Panel 2, the algorithm: which one, in which way, and with which settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.config import Knob, Value
from workbench.gui.forms import KnobForm
from workbench.gui.icons import icon
from workbench.gui.language import mark, say
from workbench.gui.models.cards import Card
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.card_button import CardButton
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.panel_head import PanelHead
from workbench.gui.widgets.paper_link import PaperLink
from workbench.gui.widgets.segmented import Segmented
from workbench.gui.widgets.tab_order import tab_in_reading_order
from workbench.gui.widgets.weights_box import WeightsBox

PRESETS = (("fast", mark("Fast on this computer")), ("paper", mark("As in the paper")))
PRESET_TIPS = {
    "fast": mark("Settings with which it learns in minutes on a usual computer, if not quite as well"),
    "paper": mark("The settings that the paper reports; training with them can take days without a graphics card"),
}
PAPERS = mark("Paper results…")
PAPERS_TIP = mark("What the papers report of this method, and what was measured against it")
EMPTY = mark("Choose how the model should learn. Not sure? Keep the suggested one.")
OWN = mark("Your own settings")
SIGN = 16


class AlgorithmPanel(QWidget):
    """Chooses an algorithm and edits its settings.

    Signals: algorithmChosen (name), presetChosen (key), edited (a setting was changed by a person),
    chooserRequested (the algorithms are about to be shown: their cards may be brought up to date), papersRequested.
    """

    algorithmChosen = Signal(str)
    chooserRequested = Signal()
    presetChosen = Signal(str)
    edited = Signal()
    papersRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chooser = CardButton(say("Choose an algorithm"))
        self.chooser.setAccessibleName(say("Algorithm"))
        self.paper = PaperLink()
        self._summary = QLabel(say(EMPTY), wordWrap=True)
        self._summary.setProperty("role", "secondary")
        self.presets = Segmented(PRESETS)
        for key, tip in PRESET_TIPS.items():
            self.presets.set_tip(key, say(tip))
        self.papers = QPushButton(say(PAPERS))
        self.papers.setProperty("kind", "quiet")
        self.papers.setToolTip(say(PAPERS_TIP))
        self.papers.clicked.connect(self.papersRequested)
        self._own = QLabel(say(OWN), wordWrap=True)
        self._own.setProperty("role", "secondary")
        self._paper_note = QLabel(wordWrap=True)
        self._paper_note.setProperty("role", "secondary")
        self.notice = Notice()
        self.form = KnobForm()
        self._choosers: dict[str, tuple[str, Sequence[Card]]] = {}
        self.footer = AlgorithmFooter()
        self._lay_out()
        self.chooser.aboutToOpen.connect(self.chooserRequested)
        self.chooser.chosen.connect(self.algorithmChosen)
        self.presets.chosen.connect(self.presetChosen)
        self.form.edited.connect(self.edited)

    def set_algorithms(self, cards: Sequence[Card]) -> None:
        """What is known of each algorithm, in the order in which they are shown."""
        self.chooser.set_cards(cards)

    def set_network_cards(self, cards: Sequence[Card]) -> None:
        """The networks, for the next form."""
        self._set_chooser("backbone", say("Choose a network"), cards)

    def set_head_cards(self, cards: Sequence[Card]) -> None:
        """The final classifiers, for the next form."""
        self._set_chooser("final_head", say("Choose a final classifier"), cards)

    def set_algorithm(self, name: str, knobs: Sequence[Knob], presets: Sequence[str], paper_note: str = "") -> None:
        """Show an algorithm and build the form of its ``knobs``; ``presets`` are the keys that it has, ``paper_note``
        says where "paper" is not as in the paper."""
        self.chooser.choose(name)
        card = self.chooser.card
        self._summary.setText(say(card.summary if card else EMPTY))
        self.paper.set_paper(card.paper if card else None)
        self.presets.set_available(presets)
        self._paper_note.setText(say(paper_note) if paper_note else "")
        self._show_paper_note()
        self.form.set_knobs(knobs)
        tab_in_reading_order(self)

    @property
    def summary(self) -> str:
        """What is said of the algorithm."""
        return self._summary.text()

    @property
    def preset(self) -> str:
        """The preset that is marked, or an empty string."""
        return self.presets.current

    @property
    def shows_own_settings(self) -> bool:
        return not self._own.isHidden()

    @property
    def own(self) -> str:
        """What is said of settings that are no preset's; empty where they are one's."""
        return self._own.text() if self.shows_own_settings else ""

    @property
    def paper_note(self) -> str:
        """What is said of the paper's settings; empty where they are not those that are marked."""
        return "" if self._paper_note.isHidden() else self._paper_note.text()

    def set_preset(self, key: str, own: str = "") -> None:
        """Mark a preset; an empty key says that the settings are the user's own, or what ``own`` says."""
        self.presets.set_chosen(key)
        self._own.setText(own or say(OWN))
        self._own.setVisible(not key)
        self._show_paper_note()

    def values(self) -> dict[str, Value]:
        """Knob name → value. Raises ConfigError for the first that is out of bounds."""
        return self.form.values()

    def set_values(self, values: Mapping[str, Value]) -> None:
        self.form.set_values(values)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the papers' terms to the tooltips where the window is narrow."""
        self.form.set_terms_shown(not narrow)

    def _show_paper_note(self) -> None:
        self._paper_note.setVisible(self.preset == "paper" and bool(self._paper_note.text()))

    def _set_chooser(self, knob: str, heading: str, cards: Sequence[Card]) -> None:
        if cards:
            self._choosers[knob] = (heading, cards)
            self.form.set_choosers(self._choosers)

    def _lay_out(self) -> None:
        column = vbox(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(PanelHead(2, say("Algorithm")))
        column.addWidget(self.chooser)
        about = vbox(spacing=0)
        about.addWidget(self._summary)
        about.addWidget(self.paper)
        column.addLayout(about)
        column.addWidget(self.presets)
        below = hbox()
        below.addWidget(self._own, 1)
        below.addWidget(self.papers, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(below)
        column.addWidget(self._paper_note)
        column.addWidget(self.notice)
        column.addWidget(self.form)
        column.addStretch()
        self._own.hide()
        self._show_paper_note()


class AlgorithmFooter(QWidget):
    """Pinned below the column: what is missing before training can begin, and how long it will take."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weights = WeightsBox()
        self._sign = QLabel()
        self._words = QLabel()
        self._words.setProperty("role", "secondary")
        row = hbox()
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        column = vbox(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self.weights)
        column.addLayout(row)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def words(self) -> str:
        return self._words.text()

    def set_words(self, words: str, tip: str = "") -> None:
        self._words.setText(words)
        self.setToolTip(tip)

    def _on_theme_changed(self) -> None:
        self._sign.setPixmap(icon("clock", "text2").pixmap(SIGN, SIGN))
