""" "Train this": what Start trains is the paper's recipe, and whoever cannot train is told why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gui.papers_stage import Papers, cell, write_own
from gui.stand_in_engine import beginning, whole_run

from workbench.catalogue import catalogue
from workbench.engine.commands import DescribeDataset, Start
from workbench.engine.replies import EngineReady
from workbench.gui.controllers.dataset_memory import PLACES
from workbench.gui.controllers.memory import remember
from workbench.gui.controllers.wiring import IN_TRAINING, LOADING
from workbench.gui.dialogs.paper_settings import PaperSettingsDialog
from workbench.gui.forms import KnobForm
from workbench.gui.models.pacing import UNKNOWN_SHORT
from workbench.gui.panels.algorithm import OWN
from workbench.gui.settings import settings
from workbench.gui.widgets.dataset_dialog import DatasetDialog
from workbench.reproduce.published import Column
from workbench.reproduce.recipe import recipe
from workbench.reproduce.tables import tables

METHODS = [each["name"] for each in catalogue().algorithms]


def bring_data(folder: Path) -> str:
    """Every table's data lie where they lay the last time."""
    names = {each.dataset for each in tables().values()}
    remember(settings(), PLACES, dict.fromkeys(names, str(folder)))
    return str(folder)


def put_in(papers: Papers, method: str) -> None:
    """By the button of the settings."""
    papers.window.grid.card(method).settings.click()
    (dialog,) = papers.window.findChildren(PaperSettingsDialog)
    dialog.take.click()


@pytest.mark.parametrize("name", sorted(tables()))
def test_what_start_would_train_is_the_recipe_of_every_method(papers: Papers, name: str) -> None:
    papers.main.hide()  # quicker: nothing is drawn
    table, data = tables()[name], bring_data(papers.home)
    for place, method in enumerate(METHODS):
        paper = recipe(table, method, table.columns[place % len(table.columns)])
        assert papers.main.wiring._take_over(paper, lambda: "As in the paper")
        assert papers.main.wiring._config_to_train() == replace(paper, data=data), method


def test_the_panels_hold_every_value_of_every_recipe_exactly(qtbot: Any) -> None:
    for method in METHODS:
        form = KnobForm(catalogue().all_knobs(method))
        qtbot.addWidget(form)
        for table in tables().values():
            for column in table.columns:
                values = recipe(table, method, column).values()
                form.set_values(values)
                assert form.values() == values, (method, table.name, column.name)


def test_train_this_fills_in_the_recipe_and_starts(papers: Papers) -> None:
    data = bring_data(papers.home)
    papers.choose(papers.window.filters.columns, "20w5s")
    papers.window.grid.card("maml").train.click()
    (started,) = papers.engine.sent_of(Start)
    expected = recipe(tables()["omniglot"], "maml", Column(20, 5))
    assert started.config == replace(expected, data=data)
    assert papers.engine.sent_of(DescribeDataset)[-1].config.dataset == "omniglot"
    assert papers.main.algorithm.chooser.card.key == "maml"
    assert papers.main.algorithm.own == "As in the paper"
    papers.main.algorithm.form.rows["inner_steps"].field.setValue(2)
    assert papers.main.algorithm.own == OWN
    said = papers.main.training.banner.sentence
    assert said.startswith("In training: MAML, as in the paper. 960,000 practice tasks")
    assert "You can stop at any time" in said
    assert not papers.window.isVisible()


def test_minutes_make_practice_shorter_and_nothing_else(qtbot: Any, home: Path) -> None:
    write_own(home, [cell()])
    stage = Papers(qtbot, home)
    stage.open()
    bring_data(home)
    stage.choose(stage.window.filters.lengths, "5")
    card = stage.window.grid.card("maml")
    assert card.time.startswith("About 153,600 of 1,920,000 practice tasks in 5 minutes")
    card.train.click()
    (started,) = stage.engine.sent_of(Start)
    paper = recipe(tables()["omniglot"], "maml", Column(5, 1))
    # 192,000 tasks took 300 s, of which four fifths are for practice
    assert started.config.train.episodes == 153600
    trained, wanted = started.config.values(), paper.values()
    differing = {key for key in trained if trained[key] != wanted[key]}
    assert differing == {"episodes", "validate_every", "validation_episodes"}
    assert stage.main.algorithm.own == "As in the paper, but shorter"


def test_minutes_are_not_offered_where_the_pace_is_unknown(papers: Papers) -> None:
    papers.choose(papers.window.filters.lengths, "60")
    card = papers.window.grid.card("maml")
    assert not card.train.isEnabled() and card.time == UNKNOWN_SHORT
    assert card.train.toolTip() == UNKNOWN_SHORT
    papers.choose(papers.window.filters.lengths, "paper")
    assert card.train.isEnabled()


def test_while_something_trains_nothing_else_can_be_and_the_reason_is_said(papers: Papers, qtbot: Any) -> None:
    bring_data(papers.home)
    papers.window.grid.card("protonet").train.click()
    (started,) = papers.engine.sent_of(Start)
    papers.engine.say([beginning(started.config)])
    papers.main.wiring.show_papers()
    card = papers.window.grid.card("maml")
    qtbot.waitUntil(lambda: not card.train.isEnabled(), timeout=5000)
    assert papers.window.hint == IN_TRAINING == card.train.toolTip()
    papers.controller._on_train("maml")
    assert len(papers.engine.sent_of(Start)) == 1
    papers.engine.say(whole_run(started.config))
    qtbot.waitUntil(card.train.isEnabled, timeout=5000)
    assert papers.window.hint == ""


def test_until_the_engine_is_there_the_reason_is_said(qtbot: Any, home: Path) -> None:
    stage = Papers(qtbot, home, ready=False)
    stage.open()
    card = stage.window.grid.card("maml")
    assert not card.train.isEnabled() and stage.window.hint == LOADING
    stage.engine.replyReceived.emit(EngineReady("CPU", 1.0, {}))
    qtbot.waitUntil(card.train.isEnabled, timeout=5000)


def test_without_data_it_is_said_what_to_choose_first_and_nothing_starts(papers: Papers) -> None:
    papers.choose(papers.window.filters.tables, "mini_imagenet")
    papers.window.grid.card("protonet").train.click()
    assert papers.engine.sent_of(Start) == []
    said = papers.main.dataset.notice.sentence
    assert said == "Choose where miniImageNet lies, then press Start."
    (dialog,) = papers.main.findChildren(DatasetDialog)
    expected = recipe(tables()["mini_imagenet"], "protonet", tables()["mini_imagenet"].columns[0])
    assert dialog.highlighted == "mini_imagenet"
    assert {name: value for name, value in expected.values().items() if name in dialog.form.values()} == (
        dialog.form.values()
    )
    dialog.reject()
    papers.main.menus.start.trigger()
    assert papers.engine.sent_of(Start) == [] and papers.main.dataset.notice.is_error


def test_once_the_place_is_chosen_start_trains_the_recipe(papers: Papers) -> None:
    table = tables()["mini_imagenet"]
    papers.choose(papers.window.filters.tables, "mini_imagenet")
    papers.window.grid.card("protonet").train.click()
    (dialog,) = papers.main.findChildren(DatasetDialog)
    dialog.place.set_path(papers.home)
    dialog.use.click()
    papers.main.menus.start.trigger()
    (started,) = papers.engine.sent_of(Start)
    assert started.config == replace(recipe(table, "protonet", table.columns[0]), data=str(papers.home))
    assert papers.main.algorithm.own == "As in the paper"


def test_whoever_closes_the_sentence_trains_on_the_data_that_are_open(papers: Papers) -> None:
    papers.window.grid.card("protonet").train.click()
    assert papers.main.dataset.notice.sentence.startswith("Download Omniglot, or choose where it lies")
    for dialog in papers.main.findChildren(DatasetDialog):
        dialog.reject()
    papers.main.dataset.notice._close.click()
    papers.main.menus.start.trigger()
    (started,) = papers.engine.sent_of(Start)
    assert started.config.dataset == "glyphs"
    assert papers.main.algorithm.own == OWN  # a paper's settings for other data are not as in the paper


def test_settings_can_be_read_and_put_into_the_panels_without_training(papers: Papers) -> None:
    data = bring_data(papers.home)
    put_in(papers, "reptile")
    assert papers.engine.sent_of(Start) == []
    expected = recipe(tables()["omniglot"], "reptile", Column(5, 1))
    assert papers.main.wiring._config_to_train() == replace(expected, data=data)
