"""Drawings of runs as pictures, in the colours of the window."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from PySide6.QtGui import QColor, QImage
from recorded_runs import config_of, interrupted

from workbench.gui.background import Background
from workbench.gui.svg_picture import png_of
from workbench.gui.theme import DARK, LIGHT
from workbench.gui.widgets.overlay_looks import COLOURS
from workbench.runs.report_course import course_of
from workbench.runs.svg_run import svg_of_run
from workbench.runs.svg_sheet import CONTROL, LINE, SERIES, SURFACE, TEXT, TEXT2, TRAIN, VALIDATION


def test_a_picture_is_made_away_from_the_window_s_thread(qtbot) -> None:
    drawing = svg_of_run(course_of(interrupted(config_of())), "a run").encode()
    background = Background((ValueError,))
    with qtbot.waitSignal(background.done, timeout=20_000) as done:
        background.submit("png", lambda: png_of(drawing))
    background.close()
    picture = QImage.fromData(done.args[1])
    assert picture.width() == 2 * 760
    colors = {picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)}
    assert {QColor(TRAIN).rgb(), QColor(VALIDATION).rgb()} <= colors


def test_what_is_no_drawing_is_refused(qapp) -> None:
    with pytest.raises(ValueError, match="no SVG"):
        png_of(b"<html>")


def test_reports_have_the_window_s_colours() -> None:
    tokens = {"surface": SURFACE, "line": LINE, "control": CONTROL, "text": TEXT, "text2": TEXT2, "train": TRAIN}
    assert {name: LIGHT[name] for name in tokens} == tokens and LIGHT["validation"] == VALIDATION
    assert COLOURS[False] == SERIES
    style = (files("workbench.runs") / "templates" / "report.css").read_text(encoding="utf-8")
    light, dark = (dict(re.findall(r"--([\w-]+): (#\w+)", part)) for part in style.split("prefers-color-scheme")[:2])
    for tokens, found, series in ((LIGHT, light, COLOURS[False]), (DARK, dark, COLOURS[True])):
        assert {name: found[name] for name in tokens if name in found} == {
            k: v for k, v in tokens.items() if k in found
        }
        assert tuple(found[f"run{number}"] for number in range(len(series))) == series
        assert {"canvas", "surface", "text", "text2", "train", "validation"} <= set(found)
