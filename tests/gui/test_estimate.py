"""What training costs on this computer: measured, remembered, and said of every algorithm in plain words."""

from __future__ import annotations

import pytest
from gui.algorithm_stage import Make, edit
from gui.stand_in_engine import StandInEngine

from workbench.config import RunConfig
from workbench.engine.events import RunFinished, RunStarted, StepDone
from workbench.gui.models.estimate import KEPT, SpeedBook, estimate_words
from workbench.gui.panels.algorithm import AlgorithmPanel


def run_once(engine: StandInEngine, config: RunConfig, speed: float, planned: int = 100) -> None:
    """A run that tells its speed, or, with nothing planned, none."""
    engine.eventReceived.emit(RunStarted(0, 0, planned, "CPU", 1, config.to_json()))
    if planned:
        engine.eventReceived.emit(StepDone(1, 1, 1.0, {}, 1e-3, speed, 1.0, 1.0))
    engine.eventReceived.emit(RunFinished(1, 1, "completed", "Done.", 1.0))


def cost_of(panel: AlgorithmPanel, name: str) -> str:
    """What the chooser says of an algorithm's cost."""
    dialog = panel.chooser.open_chooser()
    dialog.list.highlight(name)
    card = dialog.list.current
    dialog.reject()
    return dict(card.facts)["Cost on this computer"]


def test_the_chooser_says_what_each_algorithm_costs_once_it_has_run(make: Make) -> None:
    panel, controller, engine = make()
    assert cost_of(panel, "protonet") == "Usually 2–5 minutes with the fast settings. Measured here once it has run."
    assert cost_of(panel, "reptile") == "Measured here once it has run."
    config = controller.run_config()
    run_once(engine, config, config.train.episodes / 180)
    assert cost_of(panel, "protonet") == "About 3 minutes with the fast settings; 11 tasks/s in its last run."
    edit(panel, "ways", 9)
    run_once(engine, controller.run_config(), 5.5)
    assert cost_of(panel, "protonet") == "About 3 minutes with the fast settings; 5.5 tasks/s in its last run."
    again, _, _ = make()
    assert cost_of(again, "protonet").startswith("About 3 minutes")


def test_where_only_settings_of_ones_own_have_run_there_is_a_speed_but_no_time(make: Make) -> None:
    panel, controller, engine = make()
    edit(panel, "ways", 9)
    run_once(engine, controller.run_config(), 25.0)
    assert cost_of(panel, "protonet") == "25 tasks/s in its last run, with settings of your own."


def test_a_method_with_nothing_to_practise_is_ready_at_once(make: Make) -> None:
    panel, controller, engine = make()
    run_once(engine, controller.run_config(), 0.0, planned=0)
    assert panel.footer.words == "Nothing to practise"
    assert cost_of(panel, "protonet") == "Nothing to practise: it is ready at once."


def test_what_is_usual_is_said_only_of_algorithms_of_which_it_is_known(make: Make) -> None:
    panel, *_ = make()
    panel.algorithmChosen.emit("reptile")
    assert (panel.preset, panel.footer.words) == ("fast", "Measured once it runs")


def test_settings_without_effect_do_not_change_the_estimate_and_those_of_the_network_do(make: Make) -> None:
    panel, controller, engine = make()
    run_once(engine, controller.run_config(), 10.0)
    known = panel.footer.words
    edit(panel, "hidden", 300)
    assert panel.footer.words == known
    edit(panel, "image_size", 84)
    assert panel.footer.words == "Measured once it runs"


def test_the_estimate_comes_from_the_speed_of_a_run_with_the_same_settings(make: Make) -> None:
    panel, controller, engine = make()
    assert panel.footer.words == "Usually 2–5 minutes"
    config = controller.run_config()
    assert config is not None
    run_once(engine, config, config.train.episodes / 300)
    assert panel.footer.words == "About 5 minutes on this computer"
    edit(panel, "ways", 9)
    assert panel.footer.words == "Measured once it runs"
    again, _, _ = make()
    again.presetChosen.emit("fast")
    assert again.footer.words == "About 5 minutes on this computer"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "Measured once it runs"),
        (0.0, "Nothing to practise"),
        (20, "Less than a minute on this computer"),
        (62, "About 1 minute on this computer"),
        (5000, "About 83 minutes on this computer"),
        (7200, "About 2 hours on this computer"),
    ],
)
def test_estimates_are_worded_plainly(seconds: float | None, words: str) -> None:
    assert estimate_words(seconds) == words


def test_speed_does_not_depend_on_what_costs_no_time() -> None:
    book = SpeedBook()
    book.note("maml", {"episodes": 10, "ways": 5, "seed": 1}, 2.0)
    assert book.seconds("maml", {"episodes": 100, "ways": 5, "seed": 9}) == 50.0
    assert book.seconds("maml", {"episodes": 100, "ways": 6, "seed": 1}) is None
    assert book.seconds("protonet", {"episodes": 100, "ways": 5, "seed": 1}) is None
    assert book.speed("maml") == 2.0


def test_only_the_newest_speeds_are_kept() -> None:
    book = SpeedBook()
    for ways in range(KEPT + 5):
        book.note("maml", {"episodes": 10, "ways": ways}, 2.0)
    assert len(book.speeds) == KEPT
    assert book.speed("maml", {"ways": 0}) is None
    assert book.speed("maml", {"ways": KEPT + 4}) == 2.0
