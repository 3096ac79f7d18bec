"""How good it is, and a comparison of models, with the real engine and real characters."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from workbench.data.pictures import Picture, read_picture
from workbench.engine.replies import Prediction
from workbench.gui.controllers.comparing import ComparingController
from workbench.gui.controllers.how_good import HowGoodController
from workbench.gui.controllers.measuring import MeasureController
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.engine_thread import EngineThread
from workbench.gui.panels.try_it import ModelEntry, TryItPanel

SECONDS_60 = 60_000
# Greek letters that nobody takes for each other.
LETTERS = {"theta": 8, "phi": 21, "psi": 23, "omega": 24}
Letters = Callable[[str, int, int], list[Picture]]


@pytest.fixture
def engine() -> Iterator[EngineThread]:
    thread = EngineThread()
    thread.start()
    yield thread
    thread.shut_down()


@pytest.fixture
def try_it(
    engine: EngineThread, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TryItController]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    panel = TryItPanel()
    qtbot.addWidget(panel)
    panel.show()
    controller = TryItController(engine, panel, parent=panel)
    yield controller
    controller.close()


@pytest.fixture
def letters(shared_data: Path) -> Letters:
    """Real pictures of a letter: its name, the first, and how many."""
    packed = shared_data / "omniglot" / "images_background_small1.zip"
    if not packed.is_file():
        pytest.skip(f"{packed.name} is not at {packed.parent}")

    def read(name: str, first: int, count: int) -> list[Picture]:
        with zipfile.ZipFile(packed) as archive:
            folder = f"/Greek/character{LETTERS[name]:02d}/"
            files = sorted(each for each in archive.namelist() if folder in each and each.endswith(".png"))
            chosen = files[first : first + count]
            return [read_picture(archive.read(each), f"{name}{first + n}.png") for n, each in enumerate(chosen)]

    return read


def panel_of(try_it: TryItController) -> TryItPanel:
    panel = try_it.parent()
    assert isinstance(panel, TryItPanel)
    return panel


def test_real_characters_are_measured_by_themselves_and_an_odd_one_is_found(
    engine: EngineThread, try_it: TryItController, letters: Letters, qtbot: Any
) -> None:
    panel = panel_of(try_it)
    measuring = MeasureController(engine, try_it, panel, panel)
    shown = HowGoodController(measuring, try_it.model, panel, panel)
    for name in ("theta", "phi", "psi"):
        # A psi lies among the phis.
        stray = letters("psi", 10, 1) if name == "phi" else []
        try_it.model.add_class(name, [*letters(name, 0, 4), *stray])
    qtbot.waitUntil(lambda: measuring.is_fresh, timeout=SECONDS_60)
    assert panel.footer.line.words.startswith("Expect about ")
    assert panel.footer.line.glyph.rate and panel.footer.line.glyph.rate.count == 13
    shown.open()
    assert shown.window.matrix.chosen == (1, 2)
    assert [tile.picture.name for tile in shown.window.held.list.tiles] == ["psi10.png"]
    assert any("psi10.png" in card.words for card in shown.window.cards)
    qtbot.mouseClick(shown.window.held.move_there, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: measuring.is_fresh, timeout=SECONDS_60)
    assert panel.footer.line.words.startswith("Expect about 100 %")
    try_it.model.add_class("omega", letters("omega", 0, 3))
    qtbot.waitUntil(lambda: measuring.is_fresh, timeout=SECONDS_60)
    assert "The first 3 classes: " in shown.window.told.replace("\u00a0", " ")
    shown.close()
    measuring.close()


def test_models_are_compared_and_one_that_is_gone_is_told(
    engine: EngineThread, try_it: TryItController, letters: Letters, qtbot: Any, tmp_path: Path
) -> None:
    panel = panel_of(try_it)
    try_it.set_runs([ModelEntry(str(tmp_path / "gone"), "gone")])
    comparing = ComparingController(engine, try_it, panel, panel)
    for name in ("theta", "phi"):
        try_it.model.add_class(name, letters(name, 0, 3))
    try_it.model.add_queries(letters("phi", 10, 1))
    qtbot.waitUntil(lambda: try_it.is_ready, timeout=SECONDS_60)
    comparing.open()
    for each in comparing.window.table.rows.contenders:
        if each.ref not in (try_it.model_ref, str(tmp_path / "gone")):
            comparing.window.wantedChanged.emit(each.ref, False)
    comparing.compare()
    qtbot.waitUntil(lambda: not comparing.is_comparing, timeout=SECONDS_60)
    assert not comparing.window.notice.isVisible(), comparing.window.notice.details
    builtin = comparing.window.table.rows.contenders[0]
    prediction = builtin.prediction(try_it.model.queries[0].key)
    assert isinstance(prediction, Prediction) and prediction.label == "phi"
    assert builtin.rate and builtin.rate.count == 6 and builtin.result and builtin.result.adapt_ms > 0
    gone = next(each for each in comparing.window.table.rows.contenders if each.title == "gone")
    assert gone.failure and "gone" in comparing.window.failures
    comparing.close()
