"""Forms and knobs, both ways: what a form shows is what its knobs say, and what is typed comes back checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gui.dropping import drop, hold_over, mime_of
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QFileDialog, QLabel, QScrollArea

from workbench.catalogue import catalogue
from workbench.config import ConfigError, Knob
from workbench.gui.forms import KnobForm
from workbench.gui.models.cards import Card
from workbench.gui.widgets.card_field import CardField
from workbench.gui.widgets.fields import NumberField, SwitchField, ladder_step, linear_step
from workbench.gui.widgets.file_field import FileField
from workbench.gui.widgets.folded import Folded

RATE = Knob("inner_lr", "float", 0.4, "Step.", "Inner learning rate", low=1e-5, high=10.0, log=True)
WAYS = Knob("ways", "int", 5, "Classes.", "Classes per task", term="ways", low=2, high=500)
FRACTION = Knob("fraction", "float", 0.2, "Share.", "Fraction", low=0.0, high=0.8)
SWITCH = Knob("distort", "bool", False, "Distort.", "Distort", advanced=True)
CHOICE = Knob("schedule", "str", "step", "How.", "Schedule", choices=("constant", "step"), advanced=True)
TEXT = Knob("held_out", "str", "", "Which.", "Groups", advanced=True)
ALL = (RATE, WAYS, FRACTION, SWITCH, CHOICE, TEXT)


@pytest.fixture
def form(qtbot: Any) -> KnobForm:
    form = KnobForm(ALL)
    qtbot.addWidget(form)
    form.show()
    return form


def type_into(qtbot: Any, field: QAbstractSpinBox, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("algorithm", [each["name"] for each in catalogue().algorithms])
def test_every_knob_of_every_algorithm_comes_back_with_its_default(qtbot: Any, algorithm: str) -> None:
    knobs = catalogue().all_knobs(algorithm)
    form = KnobForm(knobs)
    qtbot.addWidget(form)
    assert form.values() == {knob.name: knob.default for knob in knobs}


def test_values_that_are_set_come_back_in_their_type(form: KnobForm) -> None:
    values = {
        "inner_lr": 3e-5,
        "ways": 60,
        "fraction": 0.35,
        "distort": True,
        "schedule": "constant",
        "held_out": "Greek",
    }
    form.set_values(values)
    assert form.values() == values
    assert {type(value) for value in form.values().values()} == {float, int, bool, str}


def test_typed_numbers_are_read_with_separators(qtbot: Any, form: KnobForm) -> None:
    form.set_knobs([Knob("episodes", "int", 1, "Tasks.", "Practice tasks", low=1, high=10**8)])
    with qtbot.waitSignal(form.edited):
        type_into(qtbot, form.rows["episodes"].field, "60,000")
    assert form.values() == {"episodes": 60_000}
    assert form.rows["episodes"].field.text() == "60,000"


def test_a_value_out_of_bounds_is_marked_with_the_knobs_sentence(qtbot: Any, form: KnobForm) -> None:
    row = form.rows["ways"]
    type_into(qtbot, row.field, "1")
    with pytest.raises(ConfigError, match="Classes per task is 1, but must be at least 2"):
        form.values()
    assert form.show_errors() == "Classes per task is 1, but must be at least 2."
    assert row.field.property("invalid") is True
    type_into(qtbot, row.field, "7")
    assert form.show_errors() == ""
    assert row.field.property("invalid") is False
    assert form.values()["ways"] == 7


def test_a_fraction_where_a_whole_number_belongs_is_refused(qtbot: Any, form: KnobForm) -> None:
    type_into(qtbot, form.rows["ways"].field, "2.5")
    with pytest.raises(ConfigError, match=r"Classes per task is 2\.5, but must be a whole number"):
        form.values()


def test_words_in_a_number_field_bring_the_last_number_back(qtbot: Any, form: KnobForm) -> None:
    type_into(qtbot, form.rows["ways"].field, "abc")
    assert form.values()["ways"] == 5


@pytest.mark.parametrize(
    ("value", "up", "down"), [(0.4, 0.5, 0.2), (0.5, 1.0, 0.2), (1e-5, 2e-5, 5e-6), (3000, 5000, 2000)]
)
def test_logarithmic_steps_climb_a_ladder(value: float, up: float, down: float) -> None:
    assert ladder_step(value, up=True) == pytest.approx(up)
    assert ladder_step(value, up=False) == pytest.approx(down)


def test_arrows_step_by_factor_or_by_amount_and_stay_within_bounds(form: KnobForm) -> None:
    rate, ways, fraction = (form.rows[name].field for name in ("inner_lr", "ways", "fraction"))
    rate.stepBy(1)
    ways.stepBy(-10)
    fraction.stepBy(1)
    assert form.values()["inner_lr"] == pytest.approx(0.5)
    assert form.values()["ways"] == 2
    assert form.values()["fraction"] == pytest.approx(0.2 + linear_step(FRACTION))
    assert ways.stepEnabled() == QAbstractSpinBox.StepEnabledFlag.StepUpEnabled


def test_only_a_persons_changes_count_as_edits(qtbot: Any, form: KnobForm) -> None:
    with qtbot.assertNotEmitted(form.edited):
        form.set_values({"ways": 9, "distort": True, "schedule": "constant"})
    box = form.rows["distort"].field
    assert isinstance(box, SwitchField)
    with qtbot.waitSignal(form.edited):
        box.click()


def test_advanced_knobs_are_folded_until_asked_for(qtbot: Any, form: KnobForm) -> None:
    assert form.rows["ways"].isVisible()
    assert not form.rows["distort"].isVisible()
    folded = form.rows["distort"].parentWidget().parentWidget()
    folded.set_open(True)
    assert form.rows["distort"].isVisible()


def test_scrolling_past_a_field_does_not_change_it(form: KnobForm) -> None:
    field = form.rows["ways"].field
    assert isinstance(field, NumberField)
    field.clearFocus()
    flags = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    wheel = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120), *flags)
    QApplication.sendEvent(field, wheel)
    assert form.values()["ways"] == 5
    assert not wheel.isAccepted()


def test_fields_say_what_they_are(form: KnobForm) -> None:
    field = form.rows["ways"].field
    assert field.accessibleName() == "Classes per task"
    assert "in papers: ways" in field.toolTip()


def test_a_knob_without_effect_beside_the_others_is_hidden_and_keeps_its_value(qtbot: Any) -> None:
    form = KnobForm(catalogue().all_knobs("protonet"))
    qtbot.addWidget(form)
    assert form.rows["momentum"].isHidden()
    form.set_values({"outer_optimizer": "sgd", "schedule_every": 77})
    assert not form.rows["momentum"].isHidden()
    assert form.rows["schedule_every"].isHidden()
    form.rows["schedule"].field.put("step")
    form.rows["schedule"].field.changed.emit()
    assert not form.rows["schedule_every"].isHidden()
    assert form.values()["schedule_every"] == 77


def test_a_knob_that_matters_for_several_choices_shows_for_each(qtbot: Any) -> None:
    form = KnobForm(catalogue().all_knobs("protonet"))
    qtbot.addWidget(form)
    shown = {}
    for backbone in ("conv4", "mlp", "resnet12", "resnet18"):
        form.set_values({"backbone": backbone})
        shown[backbone] = [name for name in ("depth", "filters", "hidden", "weights") if not form.rows[name].isHidden()]
    assert shown == {
        "conv4": ["depth", "filters"],
        "mlp": ["depth", "hidden"],
        "resnet12": ["filters"],
        "resnet18": ["weights"],
    }


def test_what_needs_a_knob_without_effect_has_none_itself(qtbot: Any) -> None:
    form = KnobForm(catalogue().all_knobs("protonet"))
    qtbot.addWidget(form)
    form.set_values({"backbone": "resnet18", "weights": "file"})
    assert not form.rows["weights_file"].isHidden()
    form.set_values({"backbone": "conv4"})
    assert form.rows["weights_file"].isHidden()


def test_the_head_of_many_settings_counts_those_that_matter(qtbot: Any) -> None:
    form = KnobForm([SWITCH, CHOICE, replace(TEXT, needs="schedule=step")])
    qtbot.addWidget(form)
    folded = form.findChildren(Folded)[0]
    assert folded.note == "3 more settings"
    form.set_values({"schedule": "constant"})
    assert folded.note == "2 more settings"


def test_groups_of_many_settings_fold_and_stay_as_they_were_left(qtbot: Any) -> None:
    form = KnobForm(catalogue().all_knobs("protonet"))
    qtbot.addWidget(form)
    form.show()
    form.reveal("backbone")
    assert form.rows["backbone"].isVisible() and form.rows["depth"].isVisible()
    assert not form.rows["outer_lr"].isVisible()
    form.set_knobs(catalogue().all_knobs("maml"))
    qtbot.waitUntil(form.rows["backbone"].isVisible)
    assert not form.rows["outer_lr"].isVisible()


def test_a_wrong_value_is_unfolded(qtbot: Any) -> None:
    form = KnobForm(catalogue().all_knobs("protonet"))
    qtbot.addWidget(form)
    form.show()
    form.rows["turn"].field.setValue(400.0)
    assert not form.rows["turn"].isVisible()
    assert "must be at most 180" in form.show_errors()
    assert form.rows["turn"].isVisible()


def test_a_group_without_a_setting_that_matters_has_no_head(qtbot: Any) -> None:
    knobs = [replace(SWITCH, name=f"switch{n}", heading="Many") for n in range(12)]
    knobs.append(replace(TEXT, heading="Few", needs="switch0=True"))
    form = KnobForm(knobs)
    qtbot.addWidget(form)
    form.show()
    heads = form.findChildren(Folded)[1:]
    assert [each.isHidden() for each in heads] == [False, True]
    form.set_values({"switch0": True})
    assert [each.isHidden() for each in heads] == [False, False]


def test_a_knob_with_cards_is_chosen_in_a_chooser(qtbot: Any) -> None:
    cards = (Card("constant", "Never", summary="Stays."), Card("step", "By steps", summary="Halves."))
    form = KnobForm([CHOICE], {"schedule": ("Choose a schedule", cards)})
    qtbot.addWidget(form)
    form.show()
    field = form.rows["schedule"].field
    assert isinstance(field, CardField)
    assert (form.values()["schedule"], field.title) == ("step", "By steps")
    dialog = field.open_chooser("never")
    with qtbot.waitSignal(form.edited):
        dialog.use.click()
    assert form.values() == {"schedule": "constant"}
    assert field.toolTip().startswith("Schedule. How.")


@pytest.fixture
def weights(qtbot: Any) -> Iterator[KnobForm]:
    form = KnobForm([Knob("weights_file", "str", "", "Which file.", "Weights file")])
    qtbot.addWidget(form)
    form.show()
    yield form


def test_a_file_is_chosen_by_a_dialog(
    weights: KnobForm, qtbot: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    field = weights.rows["weights_file"].field
    assert isinstance(field, FileField) and field.text() == "Choose…"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(weights.edited):
        field.click()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "w.pth"), ""))
    with qtbot.waitSignal(weights.edited):
        field.click()
    assert weights.values() == {"weights_file": str(tmp_path / "w.pth")}
    assert field.text() == "w.pth"


def test_a_file_may_be_dropped_and_a_long_name_keeps_its_ending(weights: KnobForm, qtbot: Any, tmp_path: Path) -> None:
    field = weights.rows["weights_file"].field
    file = tmp_path / ("a_rather_long_name_of_a_network_" * 2 + ".safetensors")
    file.write_bytes(b"w")
    assert hold_over(field, mime_of([file]))
    assert field.text() == "Drop it here"
    with qtbot.waitSignal(weights.edited):
        drop(field, [file])
    assert weights.values() == {"weights_file": str(file)}
    assert "…" in field.text() and field.text().endswith("tensors")


def test_many_advanced_settings_stand_under_headings(qtbot: Any, form: KnobForm) -> None:
    form.set_knobs(catalogue().all_knobs("protonet"))
    words = [label.text() for label in form.findChildren(QLabel)]
    places = [words.index(each) for each in ("Algorithm", "Practice tasks", "Network", "Outer loop", "Measuring")]
    assert places == sorted(places)


def test_a_narrow_form_keeps_units_and_leaves_papers_terms_to_the_tool_tip(form: KnobForm) -> None:
    form.set_knobs(catalogue().all_knobs("protonet"))
    form.set_terms_shown(False)
    assert form.rows["validate_every"].label.shows_term
    assert not form.rows["ways"].label.shows_term
    assert form.rows["validate_every"].toolTip().startswith("Validate every, in tasks.")


def test_a_zero_that_stands_for_something_is_shown_and_typed_as_its_word(qtbot: Any) -> None:
    form = KnobForm([Knob("image_size", "int", 0, "Side.", "Picture size", low=0, high=512, zero="usual")])
    qtbot.addWidget(form)
    field = form.rows["image_size"].field
    assert isinstance(field, NumberField) and field.text() == "usual"
    type_into(qtbot, field, "84")
    assert (field.text(), form.values()) == ("84", {"image_size": 84})
    type_into(qtbot, field, "Usual")
    assert (field.text(), form.values()) == ("usual", {"image_size": 0})
    type_into(qtbot, field, "0")
    assert form.values() == {"image_size": 0}
    field.stepBy(1)
    assert form.values() == {"image_size": 1}


def test_every_zero_that_the_help_explains_has_a_word() -> None:
    knobs = {knob.name: knob for each in catalogue().algorithms for knob in catalogue().all_knobs(each["name"])}
    explained = {name for name, knob in knobs.items() if "0 means" in knob.help}
    # Of a share and a weight, 0 is one as any other.
    assert explained - {name for name, knob in knobs.items() if knob.zero} <= {"multi_step_share", "prediction_weight"}


def test_a_wrong_value_far_down_is_scrolled_to(qtbot: Any) -> None:
    form, area = KnobForm(catalogue().all_knobs("protonet")), QScrollArea(widgetResizable=True)
    qtbot.addWidget(area)
    area.setWidget(form)
    area.resize(300, 120)
    area.show()
    row = form.rows["turn"]
    row.field.setValue(400.0)
    form.show_errors()
    qtbot.waitUntil(
        lambda: area.viewport().rect().intersects(row.rect().translated(row.mapTo(area.viewport(), QPoint())))
    )
