"""The wall with the real engine and real drawings: dropped, rejected, corrected, taken back."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.dropping import drop
from PySide6.QtCore import QRectF, Qt

from workbench.gui.controllers.try_it import TryItController
from workbench.gui.engine_thread import EngineThread
from workbench.gui.panels.try_it import TryItPanel

SECONDS_90 = 90_000
# Greek letters that nobody takes for each other.
LETTERS = {"theta": 8, "phi": 21, "psi": 23, "omega": 24}


@pytest.fixture
def engine() -> Iterator[EngineThread]:
    thread = EngineThread()
    thread.start()
    yield thread
    thread.shut_down()


@pytest.fixture
def drawings(shared_data: Path, tmp_path: Path) -> Path:
    """A folder for each letter, with ten drawings by ten people."""
    packed = shared_data / "omniglot" / "images_background_small1.zip"
    if not packed.is_file():
        pytest.skip(f"{packed.name} is not at {packed.parent}")
    with zipfile.ZipFile(packed) as archive:
        for name, number in LETTERS.items():
            folder = tmp_path / "drawings" / name
            folder.mkdir(parents=True)
            entries = sorted(each for each in archive.namelist() if f"/Greek/character{number:02d}/" in each)
            pictures = [each for each in entries if each.endswith(".png")][:10]
            for place, each in enumerate(pictures):
                (folder / f"{name}{place}.png").write_bytes(archive.read(each))
    return tmp_path / "drawings"


def test_letters_of_no_class_are_rejected_and_one_is_corrected_and_taken_back(
    engine: EngineThread, qtbot: Any, drawings: Path
) -> None:
    panel = TryItPanel()
    qtbot.addWidget(panel)
    panel.resize(424, 900)
    panel.show()
    try_it = TryItController(engine, panel, parent=panel)
    model, section = try_it.model, panel.queries
    learnt = ("theta", "phi", "psi")
    for name in learnt:
        (drawings / "five" / name).mkdir(parents=True)
        for number in range(5):
            (drawings / name / f"{name}{number}.png").rename(drawings / "five" / name / f"{name}{number}.png")
    drop(panel.classes.zone, [drawings / "five"])
    drop(section.zone, [drawings / name / f"{name}{number}.png" for name in LETTERS for number in (5, 6, 7, 8, 9)])
    qtbot.waitUntil(lambda: len(model.queries) == 20 and not model.waiting(), timeout=SECONDS_90)

    known = {name: sorted(_known(section.tiles, name)) for name in LETTERS}
    rejected = [each.picture.name for each in section.tiles if each.is_rejected]
    assert model.rejection.can_tell, "the shipped model is calibrated"
    assert sum(name.startswith("omega") for name in rejected) >= 4
    assert sum(not name.startswith("omega") for name in rejected) <= 3
    assert known["omega"][2] < min(known[name][2] for name in learnt), "by the median drawing"

    section.careful.slider.setValue(0)
    assert not any(each.is_rejected for each in section.tiles)
    section.careful.reset.click()
    first = next(each for each in section.tiles if each.picture.name == rejected[0])
    row = [each.picture.key for each in section.list.tiles].index(first.picture.key)
    cell = QRectF(section.list.visualRect(section.list.model().index(row, 0)))
    offer, _ = section.list.itemDelegate().offer_rects(cell)
    qtbot.mouseClick(section.list.viewport(), Qt.MouseButton.LeftButton, pos=offer.center().toPoint())
    assert len(model.queries) == 19
    qtbot.waitUntil(lambda: not model.waiting(), timeout=SECONDS_90)
    try_it.undo()
    assert len(model.queries) == 20
    assert not model.waiting(), "what was recognised of these classes is remembered"
    again = next(each for each in section.tiles if each.picture.key == first.picture.key)
    assert again.prediction == first.prediction
    try_it.close()


def _known(tiles: Any, name: str) -> list[float]:
    return [each.prediction.known for each in tiles if each.picture.name.startswith(name)]
