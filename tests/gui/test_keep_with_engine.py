"""Keeping what was learned, with the real engine and real pictures: a folder, ONNX, a file, and photographs."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from PySide6.QtWidgets import QFileDialog
from safetensors.torch import save_file
from torchvision.models import mobilenet_v3_small

from workbench.data.pictures import read_picture
from workbench.gui.controllers.classifying import ClassifyController
from workbench.gui.controllers.exporting import ExportController
from workbench.gui.engine_thread import EngineThread
from workbench.gui.main_window import MainWindow
from workbench.gui.models.try_it import TryItModel

SECONDS_90 = 90_000
# Greek letters that nobody takes for each other.
LETTERS = {"theta": 8, "phi": 21, "psi": 23, "omega": 24}
Letters = Callable[[str, int, int], list[Path]]


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    window = MainWindow(EngineThread())
    qtbot.addWidget(window)
    window.show()
    window._engine.start()
    yield window


@pytest.fixture
def letters(shared_data: Path, tmp_path: Path) -> Letters:
    """Files with real drawings of a letter: its name, the first, and how many."""
    packed = shared_data / "omniglot" / "images_background_small1.zip"
    if not packed.is_file():
        pytest.skip(f"{packed.name} is not at {packed.parent}")

    def write(name: str, first: int, count: int) -> list[Path]:
        folder = tmp_path / "letters" / name
        folder.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(packed) as archive:
            inside = f"/Greek/character{LETTERS[name]:02d}/"
            entries = sorted(each for each in archive.namelist() if inside in each and each.endswith(".png"))
            files = [folder / f"{name}{first + number}.png" for number in range(count)]
            for file, entry in zip(files, entries[first:], strict=False):
                file.write_bytes(archive.read(entry))
        return files

    return write


def learn(model: TryItModel, letters: Letters, names: tuple[str, ...] = ("theta", "phi", "psi")) -> None:
    for name in names:
        model.add_class(name, [read_picture(each) for each in letters(name, 0, 5)])


def labels(model: TryItModel) -> list[str]:
    return [each.label for each in model.predictions.values()]


def test_a_folder_of_real_letters_is_classified_and_sorted(
    window: MainWindow, letters: Letters, qtbot: Any, tmp_path: Path
) -> None:
    wiring = window.wiring
    learn(wiring.try_it.model, letters)
    folder = tmp_path / "found"
    folder.mkdir()
    for name in ("theta", "phi", "psi"):
        for file in letters(name, 10, 4):
            file.rename(folder / file.name)
    (folder / "broken.png").write_bytes(b"no picture")
    wiring.try_it_windows.show_classify()
    shown = wiring.try_it_windows._the(ClassifyController).window
    shown.form.folder.set_path(str(folder))
    shown.form.folder.changed.emit()
    qtbot.waitUntil(shown.go.isEnabled, timeout=SECONDS_90)
    assert shown.form.plan.reject == wiring.try_it.model.rejection.suggested > 0
    shown.form.careful.slider.setValue(0)
    shown.form.fate._buttons["copy"].click()
    shown.go.click()
    qtbot.waitUntil(lambda: bool(shown.done_box.words) or bool(shown.notice.sentence), timeout=SECONDS_90)
    assert shown.notice.sentence == ""
    assert shown.done_box.words.startswith("Recognised 12 pictures. Copies were sorted into folders.")
    assert dict(shown.done_box.counts.counts) == {"theta": 4, "phi": 4, "psi": 4}
    assert shown.done_box.refused.details.startswith("broken.png: ")
    with (tmp_path / "found labels.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 12
    assert all(row["file"].startswith(row["label"]) for row in rows)
    assert sorted(each.name for each in (tmp_path / "found by class" / "psi").iterdir()) == [
        f"psi{number}.png" for number in range(10, 14)
    ]


def test_real_letters_are_exported_saved_and_opened_in_another_window(
    window: MainWindow, letters: Letters, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wiring, model = window.wiring, window.wiring.try_it.model
    learn(model, letters)
    model.add_queries([read_picture(each) for name in ("psi", "phi") for each in letters(name, 10, 2)])
    qtbot.waitUntil(lambda: labels(model) == ["psi", "psi", "phi", "phi"], timeout=SECONDS_90)
    assert wiring.photographs.banner.sentence == "", "drawings are what the model learned from"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "greek"), ""))
    wiring.try_it_windows.show_export()
    shown = wiring.try_it_windows._the(ExportController).window
    qtbot.waitUntil(lambda: bool(shown.words[1]) or bool(shown.notice.sentence), timeout=SECONDS_90)
    assert shown.words[1].startswith("Checked on 19 pictures: same labels, ")
    assert (tmp_path / "greek.onnx").is_file()
    wiring.keeping.save()
    qtbot.waitUntil(lambda: wiring.keeping.path == tmp_path / "greek.fewshot", timeout=SECONDS_90)
    other = MainWindow(EngineThread())
    qtbot.addWidget(other)
    other.show()
    other._engine.start()
    other.wiring.keeping.open_file(tmp_path / "greek.fewshot")
    opened = other.wiring.try_it.model
    qtbot.waitUntil(lambda: len(opened.predictions) == 4, timeout=SECONDS_90)
    for key, each in model.predictions.items():
        assert opened.predictions[key].scores == pytest.approx(each.scores, abs=1e-6)


def test_photographs_are_told_and_a_network_from_a_file_takes_over(
    window: MainWindow, shared_data: Path, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clothing = shared_data / "clothing"
    if not clothing.is_dir():
        pytest.skip(f"there are no photographs of clothing at {clothing}")
    wiring, model = window.wiring, window.wiring.try_it.model
    for name in ("dress", "hat", "shoes"):
        files = sorted((clothing / name).glob("*.jpg"))
        model.add_class(name, [read_picture(each) for each in files[:4]])
        model.add_queries([read_picture(each) for each in files[4:5]])
    banner = wiring.photographs.banner
    qtbot.waitUntil(lambda: bool(banner.sentence), timeout=SECONDS_90)
    assert "photographs" in banner.sentence
    torch.manual_seed(0)
    weights = tmp_path / "mine.safetensors"
    save_file(mobilenet_v3_small(weights=None).state_dict(), weights)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(weights), ""))
    next(each for each in banner.menu.actions() if each.text() == "MobileNetV3 small: from a file…").trigger()
    qtbot.waitUntil(lambda: len(model.predictions) == 3 and not model.waiting(), timeout=SECONDS_90)
    assert wiring.try_it.model_ref == f"pretrained:mobilenet_v3_small={weights}"
    assert not window.try_it.head.notice.isVisible(), window.try_it.head.notice.sentence
    assert banner.sentence == ""
