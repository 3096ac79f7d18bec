"""No word is cut at 1280×720: in English and Chinese, at 100 and 200 %."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from gui.fitting_stage import cut
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSpinBox, QWidget

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
