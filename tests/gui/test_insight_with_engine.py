"""Why and Map with the real engine: on drawn characters, on Omniglot's, and on photographs of clothes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.dropping import drop, write_classes, write_picture

from workbench.catalogue import catalogue
from workbench.data.pictures import list_class_folders, read_picture
from workbench.engine.commands import Start
from workbench.engine.events import RunFinished
from workbench.engine.few_shot import PROTOTYPE, QUERY, SUPPORT, TSNE
from workbench.gui.controllers.mapping import MappingController
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.controllers.why import WhyController
from workbench.gui.engine_thread import EngineThread
from workbench.gui.panels.try_it import ModelEntry, TryItPanel

SECONDS_60 = 60_000
NAMES = ("arrow", "house", "zed")
VALUES = {
    **{"filters": 8, "queries": 2, "episodes": 8, "validation_episodes": 2, "validate_every": 8, "device": "cpu"},
    **{"inner_steps": 1, "test_steps": 3, "inner_lr": 0.1},
}


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
    """Three classes of three pictures, and one picture of each to recognise."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    panel = TryItPanel()
    qtbot.addWidget(panel)
    panel.show()
    controller = TryItController(engine, panel, parent=panel)
    drop(panel.classes.zone, [write_classes(tmp_path / "drawn", names=NAMES)])
    drop(panel.queries.zone, [write_picture(tmp_path / f"{name}.png", name, 61) for name in NAMES])
    qtbot.waitUntil(lambda: len(controller.model.predictions) == 3, timeout=SECONDS_60)
    yield controller
    controller.close()


def test_why_tells_the_answer_of_try_it_with_what_lies_near_and_what_mattered(
    engine: EngineThread, try_it: TryItController, qtbot: Any
) -> None:
    panel = try_it.parent()
    assert isinstance(panel, TryItPanel)
    shown = WhyController(engine, try_it, panel, panel)
    query = try_it.model.queries[1]
    shown.open(query.key)
    qtbot.waitUntil(lambda: bool(shown.window.summary), timeout=SECONDS_60)
    window = shown.window
    assert window.notice.sentence == ""
    answered = try_it.model.predictions[query.key]
    assert window.summary == f"house.png is recognised as house, {round(100 * answered.confidence)} %."
    assert [each.class_name for each in window.near.list.rows[:3]] == ["house"] * 3
    distances = [each.distance for each in window.near.list.rows]
    assert distances == sorted(distances) and distances[0] > 0
    assert window.mattered.sentence.startswith(("Hiding the outlined part lowers house", "No single part mattered"))
    assert window.curve.isHidden(), "prototypes have no steps"
    shown.close()


def test_the_map_puts_each_picture_nearest_to_the_mean_of_its_class(
    engine: EngineThread, try_it: TryItController, qtbot: Any
) -> None:
    panel = try_it.parent()
    assert isinstance(panel, TryItPanel)
    shown = MappingController(engine, try_it, panel, panel)
    shown.open()
    qtbot.waitUntil(lambda: bool(shown.window.words), timeout=SECONDS_60)
    assert shown.window.notice.sentence == ""
    spots = shown.window.plane.map.spots
    kinds = [each.kind for each in spots]
    assert [kinds.count(each) for each in (SUPPORT, QUERY, PROTOTYPE)] == [9, 3, 3]
    assert shown.window.words.startswith("This plane shows ")
    means = {each.class_name: (each.x, each.y) for each in spots if each.kind == PROTOTYPE}
    for spot in spots:
        away = {name: (spot.x - x) ** 2 + (spot.y - y) ** 2 for name, (x, y) in means.items()}
        assert min(away, key=away.__getitem__) == spot.class_name, spot.words
    shown.window.methodChosen.emit(TSNE)
    qtbot.waitUntil(lambda: shown.window.words.startswith("What lies close together is alike"), timeout=SECONDS_60)
    assert len(shown.window.plane.map.spots) in (12, 15)
    shown.close()


def test_of_maml_the_answer_is_shown_after_every_inner_step(
    engine: EngineThread, try_it: TryItController, qtbot: Any, small_omniglot: Path, tmp_path: Path
) -> None:
    panel = try_it.parent()
    assert isinstance(panel, TryItPanel)
    finished: list[RunFinished] = []
    engine.eventReceived.connect(lambda event: finished.append(event) if isinstance(event, RunFinished) else None)
    run = tmp_path / "run"
    engine.send(Start(str(run), catalogue().config("omniglot", "maml", VALUES, str(small_omniglot))))
    qtbot.waitUntil(lambda: bool(finished), timeout=SECONDS_60)
    assert finished[0].status == "completed", finished[0].details
    try_it.set_runs([ModelEntry(str(run), "run")])
    try_it.use_model(str(run))
    shown = WhyController(engine, try_it, panel, panel)
    shown.open(try_it.model.queries[0].key)
    qtbot.waitUntil(lambda: bool(shown.window.summary), timeout=SECONDS_60)
    curve = shown.window.curve
    assert not curve.isHidden()
    assert [place for place, _ in curve.plot.points] == [0, 1, 2, 3]
    assert curve.reading.startswith("After inner step 3 of 3, in use: ")
    said = curve.reading.partition("in use: ")[2]
    name, figure = said.removesuffix(" %").rsplit(" ", 1)
    assert shown.window.summary.endswith(f"is recognised as {name}, {figure} %.")
    shown.close()


def greek(shared_data: Path, tmp_path: Path) -> Path:
    """Three letters, a folder each."""
    packed = shared_data / "omniglot" / "images_background_small1.zip"
    if not packed.is_file():
        pytest.skip(f"real characters are not at {packed}")
    with zipfile.ZipFile(packed) as content:
        content.extractall(tmp_path / "omniglot", [each for each in content.namelist() if "/Greek/character0" in each])
    return tmp_path / "omniglot" / "images_background_small1" / "Greek"


def clothing(shared_data: Path, tmp_path: Path) -> Path:
    folder = shared_data / "clothing"
    if not folder.is_dir():
        pytest.skip(f"photographs of clothes are not at {folder}")
    return folder


@pytest.mark.parametrize("pictures_of", [greek, clothing])
def test_real_pictures_are_explained_and_mapped(
    engine: EngineThread,
    qtbot: Any,
    shared_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pictures_of: Callable[[Path, Path], Path],
) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    panel = TryItPanel()
    qtbot.addWidget(panel)
    try_it = TryItController(engine, panel, parent=panel)
    for folder in list_class_folders(pictures_of(shared_data, tmp_path))[:3]:
        try_it.model.add_class(folder[0], [read_picture(each) for each in folder[1][:4]])
        try_it.model.add_queries([read_picture(each) for each in folder[1][4:6]])
    why = WhyController(engine, try_it, panel, panel)
    shown = MappingController(engine, try_it, panel, panel)
    why.open()
    shown.open()
    for query in try_it.model.queries:
        panel.pick_queries([query.key])
        said = f"{query.name} is "
        qtbot.waitUntil(
            lambda said=said: why.window.summary.startswith(said) and not why.window.state, timeout=SECONDS_60
        )
        assert [each.rank for each in why.window.near.list.rows] == list(range(1, 11))
        assert why.window.notice.sentence == ""
        assert shown.window.plane.marked is None or shown.window.plane.marked.key == query.key
    qtbot.waitUntil(lambda: not shown.window.state, timeout=SECONDS_60)
    kinds = [each.kind for each in shown.window.plane.map.spots]
    assert [kinds.count(each) for each in (SUPPORT, QUERY, PROTOTYPE)] == [12, 6, 3]
    assert shown.window.plane.marked is not None
    for each in (why, shown, try_it):
        each.close()
