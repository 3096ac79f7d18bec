"""What runs have learned is offered in Try it: the newest, that in use, and a way to the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gui.runs_stage import Runs

from workbench.gui.controllers import run_models
from workbench.gui.panels.try_it import MORE_RUNS

NAMES = [f"glyphs-maml-{number:02d}" for number in range(1, 6)]


@pytest.fixture
def runs(qtbot: Any, home: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    monkeypatch.setattr(run_models, "NEWEST", 3)
    stage = Runs(qtbot, home)
    for name in NAMES:
        stage.add(name)
    stage.open()
    return stage


def offered(runs: Runs) -> list[str]:
    """The runs in the chooser of Try it, and the way to others."""
    chooser = runs.main.try_it.chooser
    refs = [str(chooser.itemData(row)) for row in range(chooser.count())]
    return [Path(ref).name for ref in refs if ref == MORE_RUNS or ref.startswith(str(runs.folder))]


def in_use(runs: Runs) -> str:
    return Path(runs.main.wiring.try_it.model_ref).name


def newest(runs: Runs) -> list[str]:
    return [run.name for run in runs.library._runs.runs]


def test_only_the_newest_are_listed_and_then_the_way_to_the_others(runs: Runs) -> None:
    assert offered(runs) == [*newest(runs)[:3], MORE_RUNS]
    chooser = runs.main.try_it.chooser
    assert chooser.itemText(chooser.count() - 1) == "More runs…"


def test_more_runs_opens_the_window_of_all_and_changes_nothing(runs: Runs) -> None:
    runs.window.close()
    chooser, before = runs.main.try_it.chooser, in_use(runs)
    chooser.setCurrentIndex(chooser.count() - 1)
    chooser.activated.emit(chooser.currentIndex())
    assert runs.window.isVisible()
    assert in_use(runs) == before and Path(chooser.currentData()).name == before


def test_an_older_one_that_is_chosen_elsewhere_is_listed_as_long_as_it_is_used(runs: Runs) -> None:
    oldest = newest(runs)[-1]
    runs.choose(oldest)
    runs.do("try")
    assert in_use(runs) == oldest
    assert offered(runs) == [*newest(runs)[:3], oldest, MORE_RUNS]
    assert runs.main.try_it.chooser.currentText() == oldest
    runs.main.wiring.try_it.use_model(str(runs.folder / newest(runs)[0]))
    assert offered(runs) == [*newest(runs)[:3], MORE_RUNS]


def test_few_runs_are_all_listed(runs: Runs) -> None:
    runs.choose(*NAMES[:2])
    runs.do("delete")
    runs.wait(lambda: len(runs.library._runs.runs) == 3)
    assert offered(runs) == newest(runs)


def test_it_is_said_that_the_model_in_use_was_deleted_and_undo_brings_it_back(runs: Runs) -> None:
    notice, name = runs.main.wiring.run_models.notice, newest(runs)[0]
    runs.main.wiring.try_it.use_model(str(runs.folder / name))
    assert notice.isHidden()
    runs.choose(name)
    runs.do("delete")
    runs.wait(lambda: not notice.isHidden())
    instead = runs.main.try_it.chooser.currentText()
    assert in_use(runs) != name
    assert notice.sentence.startswith(f"{name} can no longer be used, so {instead} recognises your pictures now.")
    runs.window.notice.acted.emit()  # the Undo beside the news of the deletion
    runs.wait(lambda: in_use(runs) == name)
    assert notice.isHidden() and runs.main.try_it.chooser.currentText() == name


def test_what_was_chosen_after_a_deletion_stays(runs: Runs) -> None:
    name, other = newest(runs)[:2]
    use = runs.main.wiring.try_it.use_model
    use(str(runs.folder / name))
    runs.choose(name)
    runs.do("delete")
    runs.wait(lambda: in_use(runs) != name)
    use(str(runs.folder / other))
    assert runs.main.wiring.run_models.notice.isHidden()
    runs.window.notice.acted.emit()
    runs.wait(lambda: len(runs.library._runs.runs) == len(NAMES))
    assert in_use(runs) == other


def test_models_that_no_run_here_made_can_be_compared_once_they_are_here(runs: Runs) -> None:
    runs.choose(*newest(runs)[:2])
    runs.do("compare")
    same, photographs = runs.main.wiring.run_windows.same, runs.main.wiring.photographs
    refs = set(same._entrants)
    assert any(ref.startswith("builtin:") for ref in refs) and not any(ref.startswith("pretrained:") for ref in refs)
    photographs._here["resnet18"] = True
    photographs._tell()
    assert set(same._entrants) - refs == {"pretrained:resnet18"}
