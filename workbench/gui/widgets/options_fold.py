"""How the model of the Try it pane adapts: its final classifier, and further tuning; folded while nobody asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.config import AdaptConfig, ConfigError, Knob, knobs_of
from workbench.gui.forms import KnobForm
from workbench.gui.language import mark, say
from workbench.gui.models.adapt_options import AS_TRAINED, options_words
from workbench.gui.models.cards import Card
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.folded import Folded

TITLE = mark("How it adapts")
HEADING = mark("Choose a final classifier")
# The longest title in full, beside the label also in a narrow pane.
FIELD_WIDTH = 188


class OptionsFold(Folded):
    """``chosen`` carries an AdaptConfig once a person has changed something, and all of it is valid."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        body = QWidget()
        super().__init__(say(TITLE), body, weight=500, parent=parent)
        self._heads: dict[str, str] = {}
        self._options = self._trained = AdaptConfig()
        self.form = KnobForm()
        self.back = QPushButton(say(AS_TRAINED))
        self.back.setProperty("kind", "quiet")
        self.back.setToolTip(say("Take back what was changed here"))
        column = vbox(body, spacing=4)
        column.setContentsMargins(22, 0, 0, 4)
        column.addWidget(self.form)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignRight)
        self.form.edited.connect(self._on_edited)
        self.back.clicked.connect(self._on_back)
        self.set_heads(())

    def set_heads(self, cards: Sequence[Card]) -> None:
        """The final classifiers that may be chosen."""
        self._heads = {each.key: say(each.title) for each in cards}
        self.form.set_choosers({"final_head": (say(HEADING), cards)} if cards else {})
        self.form.set_knobs(_plain_knobs())
        self.form.rows["final_head"].field.setFixedWidth(FIELD_WIDTH)
        self.set_options(self._options, self._trained)

    def set_options(self, options: AdaptConfig, trained: AdaptConfig) -> None:
        """Show how a model adapts, and remember what it was ``trained`` with."""
        self._options, self._trained = options, trained
        self.form.set_values(asdict(options))
        self._say()

    def _say(self) -> None:
        self.set_note(options_words(self._options, self._trained, self._heads))
        self.back.setVisible(self._options != self._trained)

    def _on_edited(self) -> None:
        try:
            self._take(AdaptConfig(**self.form.values()))  # type: ignore[arg-type]
        except ConfigError:
            return  # the form has marked the value

    def _on_back(self) -> None:
        self.form.set_values(asdict(self._trained))
        self._take(self._trained)

    def _take(self, options: AdaptConfig) -> None:
        if options != self._options:
            self._options = options
            self._say()
            self.chosen.emit(options)


def _plain_knobs() -> list[Knob]:
    return [replace(knob, advanced=False) for knob in knobs_of(AdaptConfig)]
