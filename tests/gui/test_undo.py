"""Whatever is done in Try it can be undone and redone: order, names, pictures, queries and what was recognised."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from gui.stand_in_engine import StandInEngine
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.data.pictures import Picture
from workbench.engine.replies import Prediction
from workbench.gui.main_window import MainWindow
from workbench.gui.models.contents import NEW_CLASS, QUERIES
from workbench.gui.models.try_it import TryItModel
from workbench.gui.widgets.class_card import ClassCard
from workbench.gui.widgets.thumbnail import PlusTile


def picture(key: str) -> Picture:
    return Picture(key, f"{key}.png", np.full((4, 4, 4), 255, np.uint8))


def recognise(model: TryItModel) -> None:
    """Answer for everything that waits; the answer depends on the classes and the picture alone."""
    if support := model.support():
        label = f"{[(each.name, [p.key for p in each.pictures]) for each in support]}"
        model.set_predictions([Prediction(each.key, f"{label}{each.key}", 1.0, {}) for each in model.waiting()])


def state(model: TryItModel) -> object:
    """Everything that shows, with what was recognised of it."""
    classes = [(each.id, each.name, list(each.pictures)) for each in model.classes]
    known = {key: (each.label, model.is_fresh(key)) for key, each in model.predictions.items()}
    return classes, [each.key for each in model.queries], known


@pytest.fixture
def model(qapp: Any) -> TryItModel:
    model = TryItModel()
    model.add_class("a", [picture("a1"), picture("a2"), picture("a3")])
    model.add_class("b", [picture("b1"), picture("b2")])
    model.add_queries([picture("q1"), picture("q2"), picture("q3")])
    recognise(model)
    return model


def act(model: TryItModel, rng: random.Random) -> None:
    """One action at random, where there is something to act on."""
    keys = [f"{letter}{number}" for letter in "abq" for number in range(1, 6)]
    some = [picture(key) for key in rng.sample(keys, 3)]
    classes = [each.id for each in model.classes]
    place = rng.choice([*classes, QUERIES])
    there = [each.key for each in model.queries] if place == QUERIES else list(model.find(place).pictures)  # type: ignore[union-attr]
    chosen = rng.sample(there, min(len(there), 2))
    actions = [
        lambda: model.add_class(rng.choice(("a", "b", "")), some),
        lambda: model.add_groups([("a", some), ("new", some[:1])]),
        lambda: model.add_queries(some),
        lambda: model.remove_pictures(place, chosen),
        lambda: model.move_pictures(place, chosen, rng.choice([*classes, QUERIES, NEW_CLASS])),
        lambda: model.clear() if rng.random() < 0.2 else None,
    ]
    if classes:
        one = rng.choice(classes)
        actions += [
            lambda: model.rename_class(one, rng.choice("abcdef")),
            lambda: model.remove_class(one),
            lambda: model.add_pictures(one, some),
        ]
    rng.choice(actions)()


@pytest.mark.parametrize("seed", range(20))
def test_undoing_all_is_the_beginning_and_redoing_all_is_the_end(model: TryItModel, seed: int) -> None:
    rng, states = random.Random(seed), [state(model)]
    beginning, done = model.undo_words, list[str]()
    model.historyChanged.connect(lambda: done.append(model.undo_words))
    for _ in range(25):
        before = len(done)
        act(model, rng)
        recognise(model)
        if len(done) > before:
            states.append(state(model))
    for each in reversed(states[:-1]):
        model.undo()
        assert state(model) == each
    assert model.undo_words == beginning
    for each in states[1:]:
        model.redo()
        assert state(model) == each
    assert not model.redo_words


def test_every_action_says_what_it_did(model: TryItModel) -> None:
    first, second = (each.id for each in model.classes)
    said = [model.undo_words]
    steps = [
        lambda: model.add_class("psi"),
        lambda: model.add_pictures(first, [picture("n1"), picture("n2"), picture("a1")]),
        lambda: model.rename_class(first, "phi"),
        lambda: model.remove_pictures(second, ["b1"]),
        lambda: model.move_pictures(QUERIES, ["q1"], second),
        lambda: model.move_pictures(first, ["a1", "a2"], QUERIES),
        lambda: model.add_groups([("x", [picture("x1")]), ("y", [picture("y1")])]),
        lambda: model.remove_class(second),
        lambda: model.clear(),
    ]
    for step in steps:
        step()
        said.append(model.undo_words)
    assert said == [
        "adding 3 pictures to recognise",
        "adding psi",
        "adding 2 pictures to a",
        "renaming a",
        "removing b1.png",
        "moving q1.png to b",
        "moving 2 pictures out of phi",
        "adding 2 classes",
        "removing b",
        "removing everything",
    ]


def test_what_changes_nothing_cannot_be_undone(model: TryItModel) -> None:
    words, first = model.undo_words, model.classes[0].id
    model.rename_class(first, "a")
    model.add_pictures(first, [picture("a1")])
    model.add_queries([picture("q1")])
    model.remove_pictures(first, ["gone"])
    model.move_pictures(first, ["a1"], first)
    model.add_groups([("a", [picture("a1")])])
    assert model.undo_words == words


def test_a_picture_that_is_moved_to_where_it_is_already_is_there_once(model: TryItModel) -> None:
    first, second = model.classes
    model.add_pictures(second.id, [picture("a1")])
    model.move_pictures(first.id, ["a1"], second.id)
    assert list(first.pictures) == ["a2", "a3"]
    assert list(second.pictures) == ["b1", "b2", "a1"]


def test_answers_do_not_come_back_from_another_model_or_from_one_that_has_learned_more(model: TryItModel) -> None:
    model.remove_pictures(model.classes[0].id, ["a1"])
    recognise(model)
    model.outdate_predictions()
    model.undo()
    assert not model.is_fresh("q1")
    assert "q1" in model.predictions
    model.forget_predictions()
    model.redo()
    assert not model.predictions


def test_thumbnails_that_come_back_stand_where_they_stood(model: TryItModel, qtbot: Any) -> None:
    card, first = ClassCard(), model.classes[0]
    qtbot.addWidget(card)
    card.set_class(first)
    model.remove_pictures(first.id, ["a1"])
    card.set_class(first)
    model.undo()
    card.set_class(first)
    card.show()
    card.resize(400, 70)
    assert card.keys == ["a1", "a2", "a3"]
    lefts = [card.thumbnail(key).x() for key in card.keys]
    assert lefts == sorted(lefts)


def test_a_card_grows_with_its_pictures(window: MainWindow, qtbot: Any) -> None:
    model = window.wiring.try_it.model
    first = model.add_class("a", [picture(f"a{number}") for number in range(4)])
    card = window.try_it.classes.card(first)
    qtbot.waitUntil(card.thumbnail("a3").isVisible)
    model.add_pictures(first, [picture("a4")])
    plus = card.findChild(PlusTile)
    assert plus is not None
    box = plus.parentWidget()
    assert box is not None
    qtbot.waitUntil(lambda: plus.y() > 0)
    assert plus.geometry().bottom() < box.height()


@pytest.fixture
def window(qtbot: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    window = MainWindow(StandInEngine())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return window


def test_the_menu_names_what_is_undone_and_the_keys_do_it(window: MainWindow, qtbot: Any) -> None:
    model, menus = window.wiring.try_it.model, window.menus
    assert not menus.undo.isEnabled()
    model.add_class("cat & dog", [picture("a1")])
    assert menus.undo.text() == "&Undo adding cat && dog"
    window.try_it.classes.zone.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not model.classes
    assert menus.redo.text() == "&Redo adding cat && dog"
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert [each.name for each in model.classes] == ["cat & dog"]
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, both)
    assert [each.name for each in model.classes] == ["cat & dog"]


def test_a_name_that_is_being_typed_has_an_undo_of_its_own(window: MainWindow, qtbot: Any) -> None:
    model = window.wiring.try_it.model
    name = window.try_it.classes.card(model.add_class("psi", [picture("a1")])).name
    name.start()
    qtbot.waitUntil(name.hasFocus)
    qtbot.keyClicks(name, "phi")
    qtbot.keyClick(_focused(window), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert name.text() != "phi"
    assert [each.name for each in model.classes] == ["psi"]


def _focused(window: MainWindow) -> QWidget:
    focused = window.focusWidget()
    assert focused is not None
    return focused
