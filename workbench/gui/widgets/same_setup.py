"""What to compare on the same tasks: which models, one of them the baseline, and what tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QToolButton, QWidget

from workbench.gui.icons import icon
from workbench.gui.language import mark, say
from workbench.gui.models.same_tasks import MOST_TASKS, TEST, VALIDATION, Entrant, Question, uses_words
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.number_box import WholeBox
from workbench.gui.widgets.plain_combo import PlainCombo
from workbench.gui.widgets.refusal_note import RefusalNote
from workbench.gui.widgets.segmented import Segmented
from workbench.gui.widgets.selecting import select_on_focus

ADD = mark("Add a model…")
CHOOSES = mark("The chosen one is the baseline: the others are held against it.")
SPLITS = ((VALIDATION, mark("Validation")), (TEST, mark("Test")))
ON_VALIDATION = mark(
    "Validation classes may be looked at as often as you like; but the best checkpoint of each run was chosen on them."
)
AS_BASELINE = mark("as trained")
FIELD, HEIGHT = 116, 30
LARGEST_SEED = 2**31 - 1
TIPS = {
    "tasks": mark("How many tasks all models are given; the more, the surer (episodes)"),
    "ways": mark("How many classes a task has (ways); 0: as the baseline was trained"),
    "shots": mark("How many examples of each class a task has (shots); 0: as the baseline was trained"),
    "seed": mark("The same seed draws the same tasks again"),
}
NAMES = {
    "tasks": mark("Tasks"),
    "ways": mark("Classes per task"),
    "shots": mark("Examples per class"),
    "seed": mark("Seed"),
}


class SameSetup(QWidget):
    """Signals: changed (the `Question`), removed and added (the ref of a model), baselineChosen (ref)."""

    changed = Signal(object)
    removed = Signal(str)
    added = Signal(str)
    baselineChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = Question()
        self.radios: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._rows = vbox(spacing=4)
        self._shown: tuple[object, ...] = ()
        self.add, self.split = PlainCombo(), Segmented(SPLITS)
        self._uses = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.fields = {name: _field(name) for name in NAMES}
        self.note = RefusalNote(self.fields.values())
        self._lay_out()
        self._connect()

    @property
    def uses(self) -> str:
        """What is said of the split that is chosen."""
        return self._uses.text()

    def set_models(self, chosen: Sequence[Entrant], others: Sequence[Entrant], baseline: str) -> None:
        """``chosen`` are compared, ``others`` could be added."""
        shown = tuple(chosen), tuple(others), baseline
        if shown == self._shown:
            return
        had_focus = any(each.hasFocus() for each in self.radios.values())
        self._shown = shown
        while item := self._rows.takeAt(0):
            if row := item.widget():
                row.hide()
                row.deleteLater()
        self.radios = {}
        for entrant in chosen:
            self._rows.addWidget(self._row(entrant, entrant.ref == baseline))
        if had_focus and baseline in self.radios:
            self.radios[baseline].setFocus()
        self.add.clear()
        self.add.addItem(say(ADD), "")
        for entrant in others:
            self.add.addItem(say(", ").join(filter(None, (entrant.title, entrant.note))), entrant.ref)
        self.add.setEnabled(bool(others))

    def set_question(self, question: Question, chosen: Sequence[Entrant]) -> None:
        """Show what is asked."""
        self.question = question
        self.split.set_chosen(question.split)
        self._uses.setText(uses_words(chosen) if question.split == TEST else say(ON_VALIDATION))
        for name, field in self.fields.items():
            field.blockSignals(True)
            field.setValue(getattr(question, name))
            field.blockSignals(False)

    def _row(self, entrant: Entrant, is_baseline: bool) -> QWidget:
        around = QWidget()
        row = hbox(around, spacing=4)
        radio = QRadioButton(_short(entrant.title).replace("&", "&&"))
        radio.setChecked(is_baseline)
        radio.setToolTip(say("{title}\nHold the others against this one (the baseline)", title=entrant.title))
        radio.setAccessibleName(say("Baseline: {title}", title=entrant.title))
        radio.clicked.connect(lambda: self.baselineChosen.emit(entrant.ref))
        away = QToolButton()
        away.setIcon(icon("close", "text2"))
        away.setIconSize(QSize(12, 12))
        away.setAccessibleName(say("Leave out {title}", title=entrant.title))
        away.setToolTip(say("Leave out {title}", title=entrant.title))
        away.clicked.connect(lambda: self.removed.emit(entrant.ref))
        self._group.addButton(radio)
        self.radios[entrant.ref] = radio
        row.addWidget(radio, 1)
        if is_baseline:
            note = QLabel(say("baseline"))
            note.setProperty("role", "secondary")
            row.addWidget(note)
        row.addWidget(away)
        return around

    def _connect(self) -> None:
        self.add.activated.connect(self._on_added)
        self.split.chosen.connect(lambda key: self.changed.emit(replace(self.question, split=key)))
        for name, field in self.fields.items():
            field.valueChanged.connect(lambda value, name=name: self._on_number(name, int(value)))

    def _on_number(self, name: str, value: int) -> None:
        self.changed.emit(replace(self.question, **{name: value}))  # type: ignore[arg-type]

    def _on_added(self, _place: int) -> None:
        if ref := self.add.currentData():
            self.added.emit(ref)

    def _lay_out(self) -> None:
        column = vbox(self, spacing=8)
        self.add.setAccessibleName(say("Add a model"))
        self.add.setToolTip(say("Compare one more of your runs, or a model that is on this computer besides"))
        self._uses.setProperty("role", "secondary")
        self.split.set_tip(VALIDATION, say("Tasks of the classes that each run was validated on"))
        self.split.set_tip(TEST, say("Tasks of classes that no run has seen; each use is counted"))
        form = QGridLayout()
        form.setVerticalSpacing(6)
        form.setColumnStretch(0, 1)
        for row, (name, field) in enumerate(self.fields.items()):
            form.addWidget(QLabel(say(NAMES[name])), row, 0)
            form.addWidget(field, row, 1)
        chooses = QLabel(say(CHOOSES), wordWrap=True)
        chooses.setProperty("role", "secondary")
        column.addWidget(_head(say("Models")))
        column.addWidget(chooses)
        column.addLayout(self._rows)
        column.addWidget(self.add)
        column.addSpacing(8)
        column.addWidget(_head(say("Classes from")))
        column.addWidget(self.split)
        column.addWidget(self._uses)
        column.addSpacing(8)
        column.addLayout(form)
        column.addWidget(self.note)


def _field(name: str) -> WholeBox:
    field = WholeBox()
    ranges = {"tasks": (2, MOST_TASKS), "ways": (0, 1000), "shots": (0, 1000), "seed": (0, LARGEST_SEED)}
    field.setRange(*ranges[name])
    field.setGroupSeparatorShown(name == "tasks")
    field.setSingleStep(100 if name == "tasks" else 1)
    field.setFixedSize(FIELD, HEIGHT)
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    select_on_focus(field)
    if name in ("ways", "shots"):
        field.setSpecialValueText(say(AS_BASELINE))
    for part in (field, field.lineEdit()):
        part.setAccessibleName(say(NAMES[name]))
        part.setToolTip(say(TIPS[name]))
    return field


def _head(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "strong")
    return label


def _short(title: str, most: int = 30) -> str:
    """The ends of names tell runs apart."""
    return title if len(title) <= most else f"{title[: most // 2 - 1]}…{title[-most // 2 :]}"
