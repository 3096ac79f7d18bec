"""What brings a sentence into each notice that outlives a change of the language."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from gui.switch_stage import Stage
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from workbench.config import RunConfig
from workbench.data.baseline_plan import baseline_plan
from workbench.engine.commands import Continue
from workbench.gui.carrying import Carried
from workbench.gui.controllers.autosaving import LOOK
from workbench.gui.models.contents import QUERIES
from workbench.gui.models.try_it import NEW_CLASS
from workbench.gui.picture_loader import Batch, _Job
from workbench.gui.widgets.notice import Notice
from workbench.runs.log import RunLog

Saying = Callable[[Stage, Path], object]


def dataset_notice(stage: Stage) -> Notice:
    return stage.window.dataset.notice


def training_banner(stage: Stage) -> Notice:
    return stage.window.training.banner


def classes_notice(stage: Stage) -> Notice:
    return stage.window.try_it.classes.notice


def queries_notice(stage: Stage) -> Notice:
    return stage.window.try_it.queries.notice


def drop(*names: str) -> Saying:
    return lambda stage, home: stage.wiring.dataset.take_drop([home / each for each in names])


def open_omniglot(stage: Stage, home: Path) -> None:
    stage.wiring.dataset.use_omniglot(home)


def set_up_baseline(stage: Stage, home: Path) -> None:
    stage.wiring._set_up_baseline(baseline_plan({"kite": 30, "snail": 30}))


def train_a_paper(stage: Stage, home: Path) -> None:
    """As far as the window goes: what is said once the run has begun."""
    papers, training = stage.wiring.show_papers(), stage.wiring.training
    stage.wait(lambda: papers._shelf is not None)
    config = papers.config("protonet")
    training.start = lambda: setattr(training, "_begun", True)
    stage.wiring._take_over = lambda *_: True
    stage.wiring._on_paper_to_train(config, papers._words(config), papers._length_words("protonet"))
    training._begun = False
    papers.window.close()


def change_a_run(stage: Stage, home: Path) -> None:
    stage.wiring._on_run_to_change(stage.wiring.algorithm.run_config() or RunConfig(), str, "kite")


def train_first_while_another_trains(stage: Stage, home: Path) -> None:
    stage.wiring.training._begun = True
    stage.wiring.welcome.first_run.can_begin()
    stage.wiring.training._begun = False


def continue_without_checkpoint(stage: Stage, home: Path) -> None:
    stage.wiring.training._on_loaded(Continue(str(home / "kite")), (RunLog(), "cpu"))


def miss_the_runs(stage: Stage, home: Path) -> None:
    stage.wiring.runs.insist()


def name_twice(stage: Stage, home: Path) -> None:
    model = stage.wiring.try_it.model
    there = {each.name: each.id for each in model.classes}
    ids = [there.get(name) or model.add_class(name) for name in ("kite", "snail")]
    stage.wiring.try_it._on_rename(ids[0], "snail")


def paste_nothing(stage: Stage, home: Path) -> None:
    QGuiApplication.clipboard().setMimeData(QMimeData())
    stage.wiring.try_it.paste()


def paste_what_is_gone(stage: Stage, home: Path) -> None:
    stage.wiring.try_it._moving.paste(Carried(QUERIES, ("gone",)), NEW_CLASS)


def refuse_what_was_left(stage: Stage, home: Path) -> None:
    refused = ["The folder pictures does not exist.", "The file kite.fewshot is not a session of this program."]
    stage.wiring.autosaving._on_done(LOOK, ([], refused))


def use_own_pictures(stage: Stage, home: Path) -> None:
    stage.wiring.welcome._use_own()


def read(*sources: str | QUrl) -> Saying:
    return partial(_read, sources)


def _read(sources: tuple[str | QUrl, ...], stage: Stage, home: Path) -> None:
    """As the loader does, but at once."""
    pictures, batch = stage.wiring.try_it._pictures, Batch()
    found = tuple(home / each if isinstance(each, str) else each for each in sources)
    _Job(pictures._loader, Event(), QUERIES, found)._read(batch)
    pictures._on_loaded(QUERIES, batch)


# In turns, as one change of the language serves one of each place.
SAYINGS: list[tuple[Callable[[Stage], Notice], list[Saying]]] = [
    (dataset_notice, [drop("a.png", "b.png"), drop("a.zip", "b.zip"), drop("one", "two"), drop("notes.pkl"),
                      open_omniglot, drop("notes.odt")]),
    (training_banner, [set_up_baseline, train_a_paper, change_a_run, train_first_while_another_trains,
                       continue_without_checkpoint, miss_the_runs]),
    (classes_notice, [name_twice, paste_nothing, paste_what_is_gone, refuse_what_was_left, use_own_pictures]),
    (queries_notice, [read("a.odt"), read("a.png", "b.png"), read(QUrl("https://example.org/kite.png"))]),
]  # fmt: skip
