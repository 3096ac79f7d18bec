"""What can be chosen of an overlay: the quantity, its part, the axis, the scale and how much is smoothed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.overlay import BOTH, LOSS, SHARES, TASKS, TIME, TRAINING, VALIDATION, OverlayView
from workbench.gui.widgets.boxes import hbox
from workbench.gui.widgets.calm_slider import CalmSlider
from workbench.gui.widgets.flow_layout import FlowLayout
from workbench.gui.widgets.plain_combo import PlainCombo
from workbench.gui.widgets.segmented import HEIGHT, Segmented
from workbench.gui.wording import title

PARTS = ((TRAINING, mark("Training")), (VALIDATION, mark("Validation")), (BOTH, mark("Both")))
AXES = ((TASKS, mark("By tasks")), (TIME, mark("By time")))
SLIDER, WORDS = 110, 84
NONE = mark("none")
SMOOTHING_TIP = mark(
    "Draw the mean over this share of the longest run's practice tasks to either side of each point;\n"
    "by time it is the same mean. Single values stay, pale."
)
PART_TIPS = {
    TRAINING: mark("On tasks of practice"),
    VALIDATION: mark("On tasks from the validation classes, which the model does not practise on"),
    BOTH: mark("Training as thin lines, validation as thick ones with round markers"),
}
AXIS_TIPS = {
    TASKS: mark("Over the practice tasks seen"),
    TIME: mark("Over the time in training; pauses are left out. Training has gaps where it was validated"),
}


class OverlayTools(QWidget):
    """``changed`` carries the `OverlayView` that a person chose, ``allRequested`` asks to see all of the curves."""

    changed = Signal(object)
    allRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = OverlayView()
        self.quantity = PlainCombo()
        self.part, self.by = Segmented(PARTS), Segmented(AXES)
        self.log, self.all = QPushButton(say("Log")), QPushButton(say("Show all"))
        self.smoothing, self._words = CalmSlider(), QLabel()
        self._prepare()
        row = FlowLayout(8, self)
        name = QLabel(say("Smoothing"))
        for label in (name, self._words):
            label.setProperty("role", "secondary")
        slider, buttons = _side_by_side(name, self.smoothing, self._words), _side_by_side(self.log, self.all)
        for part in (self.quantity, self.part, self.by, slider, buttons):
            row.addWidget(part)
        self._connect()
        self.set_view(self.view)

    def set_metrics(self, metrics: Sequence[str]) -> None:
        """What there is to choose; the loss by its empty name."""
        if list(metrics) != [self.quantity.itemData(row) for row in range(self.quantity.count())]:
            self.quantity.clear()
            for name in metrics:
                self.quantity.addItem(title(name) if name else say("Loss"), name)
        self.quantity.setCurrentIndex(max(self.quantity.findData(self.view.metric), 0))

    def set_view(self, view: OverlayView) -> None:
        self.view = view
        self.quantity.setCurrentIndex(max(self.quantity.findData(view.metric), 0))
        self.part.set_chosen(view.part)
        self.by.set_chosen(view.by)
        self.smoothing.blockSignals(True)
        self.smoothing.setValue(view.smoothing)
        self.smoothing.blockSignals(False)
        share = SHARES[view.smoothing]
        self._words.setText(say("{share:.3g} % of tasks", share=100 * share) if share else say(NONE))
        self.log.setChecked(view.log)
        self.log.setVisible(view.metric == LOSS)

    def _prepare(self) -> None:
        self.quantity.setAccessibleName(say("Quantity to draw"))
        self.quantity.setToolTip(say("What to draw of each run"))
        for segments, tips in ((self.part, PART_TIPS), (self.by, AXIS_TIPS)):
            for key, tip in tips.items():
                segments.set_tip(key, say(tip))
        self.smoothing.setRange(0, len(SHARES) - 1)
        self.smoothing.setFixedWidth(SLIDER)
        self._words.setMinimumWidth(WORDS)
        self.smoothing.setAccessibleName(say("Smoothing"))
        self.smoothing.setToolTip(say(SMOOTHING_TIP))
        self.log.setCheckable(True)
        self.log.setAccessibleName(say("Logarithmic loss scale"))
        self.log.setToolTip(say("Draw the loss on a logarithmic scale"))
        self.all.setToolTip(say("Show all of the curves again (Home)"))
        for button in (self.log, self.all):
            button.setProperty("kind", "quiet")
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.quantity.activated.connect(lambda _: self._choose(metric=self.quantity.currentData()))
        self.part.chosen.connect(lambda key: self._choose(part=key))
        self.by.chosen.connect(lambda key: self._choose(by=key))
        self.smoothing.valueChanged.connect(lambda place: self._choose(smoothing=place))
        self.log.clicked.connect(lambda on: self._choose(log=on))
        self.all.clicked.connect(self.allRequested)

    def _choose(self, **choice: object) -> None:
        self.set_view(replace(self.view, **choice))  # type: ignore[arg-type]
        self.changed.emit(self.view)


def _side_by_side(*parts: QWidget) -> QWidget:
    """As high as the controls beside it, its parts in the middle."""
    around = QWidget()
    around.setFixedHeight(HEIGHT)
    row = hbox(around, spacing=6)
    for part in parts:
        row.addWidget(part)
    return around
