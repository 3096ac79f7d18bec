"""Dialogs begin where files were chosen, saved or opened last, and not wherever the program was started from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from gui.keeping_stage import Kept
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from workbench.gui.controllers.exporting import ExportController
from workbench.gui.last_folder import last_folder, note_folder
from workbench.gui.models.classifying import SUFFIX
from workbench.gui.models.try_it import QUERIES
from workbench.gui.widgets.classify_form import ClassifyForm


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where dialogs that ask for a file to write began; nobody chooses one."""
    begun = list[Path]()
    for kind in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, kind, lambda *given, **_: (begun.append(Path(given[2])), ("", ""))[1])
    return begun


def test_at_first_and_where_the_folder_is_gone_it_is_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "documents"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert last_folder() == tmp_path
    for name in ("documents", "letters"):
        (tmp_path / name).mkdir()
    assert last_folder() == tmp_path / "documents"
    note_folder(tmp_path / "letters")
    assert last_folder() == tmp_path / "letters"
    shutil.rmtree(tmp_path / "letters")
    assert last_folder() == tmp_path / "documents"


def test_where_a_session_was_saved_the_classifier_goes_and_another_session_is_looked_for(
    kept: Kept, begun: list[Path]
) -> None:
    (kept.folder / "letters").mkdir()
    kept.window.wiring.try_it._adapting.is_ready = True
    kept.fill()
    kept.save("letters/mine.fewshot")
    windows = kept.window.wiring.try_it_windows
    windows.show_export()
    kept.keeping.open()
    assert begun == [kept.folder / "letters" / "classifier.onnx", kept.folder / "letters"]
    assert not windows._the(ExportController).window.isVisible()


def test_a_session_and_a_table_begin_there_too(kept: Kept, begun: list[Path]) -> None:
    kept.fill()
    note_folder(kept.folder / "drawn")
    kept.keeping.save()
    form = ClassifyForm(kept.window)
    form.table.button.click()
    assert begun == [kept.folder / "drawn" / "My classes.fewshot", kept.folder / "drawn" / f"labels{SUFFIX}"]


def test_a_session_goes_where_pictures_were_chosen(
    kept: Kept, begun: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(kept.folder / "question.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([chosen], ""))
    kept.window.try_it.choose_files(QUERIES)
    kept.wait(lambda: len(kept.model.queries) == 1)
    kept.keeping.save()
    assert begun == [kept.folder / "My classes.fewshot"]
