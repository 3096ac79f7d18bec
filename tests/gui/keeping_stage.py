"""The whole window with a stand-in engine, whose file dialogs and questions on unsaved changes a test answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from gui.dropping import drop, write_classes, write_picture
from gui.stand_in_engine import StandInEngine

from workbench.gui.controllers.keeping import KeepController
from workbench.gui.dialogs.unsaved import Answer
from workbench.gui.main_window import MainWindow
from workbench.gui.models.try_it import TryItModel

PATIENCE = 10_000
NAMES = ("arrow", "house")


@dataclass
class Kept:
    """A window whose file dialogs and questions are answered by the test."""

    window: MainWindow
    folder: Path
    qtbot: Any
    answers: list[Answer]
    asked: list[str]

    @property
    def keeping(self) -> KeepController:
        return self.window.wiring.keeping

    @property
    def model(self) -> TryItModel:
        return self.window.wiring.try_it.model

    @property
    def title(self) -> str:
        return self.window.windowTitle().replace("[*]", "*" if self.window.isWindowModified() else "")

    @property
    def notice(self) -> Any:
        return self.window.try_it.classes.notice

    def fill(self) -> None:
        drop(self.window.try_it.classes.zone, [self.folder / "drawn"])
        drop(self.window.try_it.queries.zone, [self.folder / "question.png"])
        self.wait(lambda: len(self.model.classes) == 2 and len(self.model.queries) == 1)

    def save(self, name: str = "letters.fewshot") -> Path:
        path = self.folder / name
        self.keeping._write(path, None)
        self.wait(lambda: self.keeping.path == path and not self.keeping.is_unsaved)
        return path

    def open(self, path: Path) -> None:
        self.keeping.open_file(path)
        self.wait(lambda: self.keeping.path == path and bool(self.model.classes))

    def wait(self, until: Any) -> None:
        self.qtbot.waitUntil(until, timeout=PATIENCE)

    def lying(self) -> Any:
        """Names and keys in order, and keys of what is to be recognised."""
        return [(each.name, list(each.pictures)) for each in self.model.classes], [q.key for q in self.model.queries]


@pytest.fixture
def kept(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    answers, asked = list[Answer](), list[str]()

    def answer(_parent: object, name: str) -> Answer:
        asked.append(name)
        return answers.pop(0) if answers else Answer.DISCARD

    monkeypatch.setattr("workbench.gui.controllers.keeping.ask_unsaved", answer)
    write_classes(tmp_path / "drawn", names=NAMES)
    write_picture(tmp_path / "question.png")
    window = MainWindow(StandInEngine())
    qtbot.addWidget(window)
    window.show()
    yield Kept(window, tmp_path, qtbot, answers, asked)
