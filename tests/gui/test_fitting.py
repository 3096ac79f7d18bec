"""No word is cut at 1280×720: in English and Chinese, at 100 and 200 %."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from gui.fitting_cells import cut_cells
from gui.fitting_paint import CUT_TERM, is_painted_cut, listen_to_painting
from gui.fitting_stage import cut
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSpinBox, QTableWidget, QTableWidgetItem, QWidget

STAGE = Path(__file__).with_name("fitting_stage.py")
# The offscreen platform knows nothing of these.
SAYS = ("This plugin does not support",)


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_text_has_the_room_that_it_takes(tmp_path: Path, language: str, scale: int) -> None:
    assert cut_words(tmp_path, language, scale) == []


def test_a_text_that_is_cut_is_found(tmp_path: Path) -> None:
    """With a window much narrower than its words."""
    assert cut_words(tmp_path, "en", 1, "500")


@pytest.mark.parametrize("kind", [QPushButton, QLabel, QComboBox, QSpinBox])
def test_every_kind_of_text_is_measured(qtbot: Any, kind: type[QWidget]) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    fill(widget)
    widget.show()
    widget.resize(widget.sizeHint())
    assert not cut(widget)
    widget.setFixedWidth(40)
    assert cut(widget)


@pytest.mark.parametrize("tip", ["", "another sentence", "MAML（模型无关元学习）"])
def test_a_cell_that_is_cut_needs_a_tool_tip_with_all_of_it(qtbot: Any, tip: str) -> None:
    words = "MAML（模型无关元学习）"
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    item = QTableWidgetItem(words)
    item.setToolTip(tip)
    table.setItem(0, 0, item)
    table.setHorizontalHeaderLabels([words])
    table.show()
    table.resizeColumnToContents(0)
    assert not cut_cells(table) and not cut_cells(table.horizontalHeader())
    table.setColumnWidth(0, 60)
    assert cut_cells(table) == ([] if tip == words else [words])
    assert cut_cells(table.horizontalHeader()) == [words]
    table.horizontalHeaderItem(0).setToolTip(words)
    assert not cut_cells(table.horizontalHeader())


def test_a_term_that_is_painted_cut_is_heard(monkeypatch: pytest.MonkeyPatch, qapp: Any) -> None:
    monkeypatch.setattr(QPainter, "drawText", QPainter.drawText)  # back as it was in the end
    heard, image = set[str](), QImage(QSize(200, 20), QImage.Format.Format_RGB32)
    listen_to_painting(heard)
    painter = QPainter(image)
    for words in ("MAML（模型无…", "MAML（模…学习）", "Prot…（原型网络）", "MAML"):
        painter.drawText(image.rect(), Qt.AlignmentFlag.AlignLeft, words)
    painter.end()
    assert {*filter(CUT_TERM.search, heard)} == {"MAML（模型无…", "MAML（模…学习）"}
    assert is_painted_cut("Prototypical networks（原型网络）", heard)
    assert is_painted_cut("Reading the curves", {"Reading th…"})
    assert not is_painted_cut("Reading the curves", {"Reading…", "Reading the curves", "…"})
    assert not is_painted_cut("Prot…（原型网络）", heard) and not is_painted_cut("Matching（匹配网络）", heard)


def fill(widget: QWidget) -> None:
    match widget:
        case QComboBox():
            widget.addItem("Some words to choose")
        case QSpinBox():
            widget.setMaximum(10**9)
            widget.setValue(10**9)
        case QPushButton() | QLabel():
            widget.setText("Some words to read")


def cut_words(folder: Path, *given: object) -> list[str]:
    """What the stage prints: language, scale, and perhaps the greatest width of the window in pixels."""
    language, scale, *width = given
    screen = {"name": "", "x": 0, "y": 0, "width": 1280 * scale, "height": 720 * scale, "logicalDpi": 96, "dpr": 1}  # type: ignore[operator]
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": [{**screen, "logicalBaseDpi": 96}]}))
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={config}", "QT_SCALE_FACTOR": str(scale)}
    done = subprocess.run(
        [sys.executable, str(STAGE), str(language), *map(str, width)],
        env={**os.environ, **platform},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [line for line in done.stdout.splitlines() if not line.startswith(SAYS)]
