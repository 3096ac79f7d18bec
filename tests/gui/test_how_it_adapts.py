"""How the model of the Try it pane adapts: chosen for each model, sent with each request, and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gui.stand_in_engine import beginning, write_run
from gui.try_it_stage import SECONDS_10, Stage
from PySide6.QtGui import QFontMetrics

from workbench.catalogue import catalogue
from workbench.config import AdaptConfig, RunConfig
from workbench.gui.models.adapt_options import AS_TRAINED, AdaptOptions, options_words
from workbench.gui.panels.try_it import ModelEntry
from workbench.gui.theme import theme
from workbench.gui.widgets.card_button import CHEVRON, PADDING

LOGISTIC = AdaptConfig(final_head="logistic")
HEADS = {"own": "The method's own", "logistic": "Logistic regression"}


def choose_head(stage: Stage, name: str) -> None:
    stage.panel.options.form.rows["final_head"].field.open_chooser(name).use.click()


def next_adapt(stage: Stage, qtbot: Any, before: int) -> AdaptConfig | None:
    qtbot.waitUntil(lambda: len(stage.adapts) > before, timeout=SECONDS_10)
    return stage.adapts[-1].options


def test_a_model_adapts_as_it_was_trained_unless_asked_otherwise(filled: Stage) -> None:
    assert filled.adapts[-1].options is None
    assert filled.panel.options.note == AS_TRAINED
    assert not filled.panel.options.is_open
    assert filled.panel.options.back.isHidden()


def test_nothing_is_asked_before_there_are_classes(stage: Stage) -> None:
    assert not stage.panel.options.isVisible()


def test_another_final_classifier_recognises_everything_anew(filled: Stage, qtbot: Any) -> None:
    filled.answer(filled.adapts[-1])
    assert filled.panel.options.isVisible()
    before = len(filled.adapts)
    choose_head(filled, "logistic")
    assert not filled.panel.queries.tiles[0].fresh
    assert filled.panel.options.note == "Logistic regression"
    assert next_adapt(filled, qtbot, before) == LOGISTIC
    filled.answer(filled.adapts[-1])
    assert filled.panel.queries.tiles[0].fresh
    assert filled.panel.head.badges == ("a badge",)


def test_further_tuning_is_sent_and_hides_where_another_classifier_ends(filled: Stage, qtbot: Any) -> None:
    rows, before = filled.panel.options.form.rows, len(filled.adapts)
    for name, value in (("tune_steps", 25), ("tune_rate", 0.05)):
        rows[name].field.setValue(value)
    rows["tune_what"].field.put("all")
    rows["tune_what"].field.changed.emit()
    assert next_adapt(filled, qtbot, before) == AdaptConfig("own", 25, 0.05, "all")
    assert filled.panel.options.note == "Tuned for 25 steps"
    choose_head(filled, "logistic")
    assert all(rows[name].isHidden() for name in ("tune_steps", "tune_rate", "tune_what"))


def test_it_is_taken_back_by_a_button(filled: Stage, qtbot: Any) -> None:
    choose_head(filled, "logistic")
    assert not filled.panel.options.back.isHidden()
    before = len(filled.adapts)
    filled.panel.options.back.click()
    assert filled.panel.options.note == AS_TRAINED
    assert filled.panel.options.back.isHidden()
    assert next_adapt(filled, qtbot, before) is None


def test_a_value_that_cannot_be_is_marked_and_not_sent(filled: Stage, qtbot: Any) -> None:
    rows, before = filled.panel.options.form.rows, len(filled.adapts)
    rows["tune_steps"].field.setValue(-3)
    assert rows["tune_steps"].error == "Further tuning is -3, but must be at least 0."
    qtbot.wait(400)
    assert len(filled.adapts) == before


def test_each_model_keeps_its_own_way(filled: Stage, qtbot: Any, tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", RunConfig(adapt=AdaptConfig(final_head="svm")), [beginning(RunConfig())])
    filled.controller.set_runs([ModelEntry(str(run), "my run")])
    choose_head(filled, "logistic")
    before = len(filled.adapts)
    filled.panel.modelChosen.emit(str(run))
    form = filled.panel.options.form
    assert form.values()["final_head"] == "svm", "as the run was tested"
    assert filled.panel.options.note == AS_TRAINED
    assert next_adapt(filled, qtbot, before) is None
    before = len(filled.adapts)
    filled.panel.modelChosen.emit("builtin:omniglot")
    assert form.values()["final_head"] == "logistic"
    assert next_adapt(filled, qtbot, before) == LOGISTIC


def test_a_run_that_cannot_be_read_counts_as_usual(tmp_path: Path) -> None:
    options = AdaptOptions()
    assert options.trained(str(tmp_path / "gone")) == AdaptConfig()
    options.choose("builtin:x", LOGISTIC)
    assert options.chosen("builtin:x") == options.of("builtin:x") == LOGISTIC
    options.choose("builtin:x", AdaptConfig())
    assert options.chosen("builtin:x") is None


@pytest.mark.parametrize(
    ("options", "trained", "words"),
    [
        (LOGISTIC, LOGISTIC, AS_TRAINED),
        (LOGISTIC, AdaptConfig(), "Logistic regression"),
        (AdaptConfig(), LOGISTIC, "The method's own"),
        (AdaptConfig(tune_steps=1200), AdaptConfig(), "Tuned for 1,200 steps"),
    ],
)
def test_ways_to_adapt_are_worded_plainly(options: AdaptConfig, trained: AdaptConfig, words: str) -> None:
    assert options_words(options, trained, HEADS) == words


def test_the_fields_are_as_high_as_they_are_drawn(filled: Stage) -> None:
    filled.panel.options.set_open(True)
    rows = filled.panel.options.form.rows
    heights = {name: rows[name].field.height() for name in ("final_head", "tune_steps", "tune_what")}
    assert len(set(heights.values())) == 1, heights
    assert rows["final_head"].field.geometry().bottom() <= rows["final_head"].height()


def test_every_final_classifier_is_named_in_full(filled: Stage) -> None:
    field = filled.panel.options.form.rows["final_head"].field
    widest = max(QFontMetrics(theme().font(13)).horizontalAdvance(each["title"]) for each in catalogue().heads)
    assert widest <= field.width() - 2 * PADDING - CHEVRON - 6
