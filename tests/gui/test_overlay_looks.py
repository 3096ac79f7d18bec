"""How runs in an overlay are told apart, and that a run looks the same for as long as the window lives."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from gui.overlay_stage import run_log
from PySide6.QtWidgets import QLabel

from workbench.gui.models.overlay import BOTH, MOST, OverlayView, placed
from workbench.gui.theme import DARK, LIGHT
from workbench.gui.widgets.overlay_curves import OverlayCurves
from workbench.gui.widgets.overlay_looks import COLOURS


@pytest.fixture
def curves(qtbot: Any) -> OverlayCurves:
    widget = OverlayCurves()
    qtbot.addWidget(widget)
    return widget


def test_a_run_looks_the_same_when_it_is_chosen_again(curves: OverlayCurves) -> None:
    log = run_log(1, tasks=400)

    def places(*names: str) -> list[int]:
        curves.set_runs([(name, log) for name in names])
        return [each.place for each in curves.runs]

    assert places("a", "b", "c") == [0, 1, 2]
    assert places("c") == [2]
    assert places("d") == [3]  # none that another had
    assert places() == []
    assert places("d", "b") == [3, 1]


def test_a_look_that_two_runs_had_is_that_of_the_one_that_is_drawn() -> None:
    log = run_log(1, tasks=400)
    kept = {"a": 0, "b": 0, "c": 1}
    (b,) = placed([("b", log)], [], kept)
    assert [(each.name, each.place) for each in placed([("a", log), ("b", log)], [b], kept)] == [("a", 2), ("b", 0)]
    full = {str(place): place for place in range(MOST)}
    assert [each.place for each in placed([("new", log), ("0", log)], [], full)] == [1, 0]


def test_training_and_validation_of_a_run_differ_in_width_and_a_key_says_so(curves: OverlayCurves) -> None:
    curves.set_runs([("a", run_log(1)), ("b", run_log(2))])
    assert curves.list.key.isHidden()
    curves.tools.set_view(OverlayView(part=BOTH))
    curves.tools.changed.emit(curves.view)
    assert not curves.list.key.isHidden()
    assert [line._line.opts["pen"].widthF() for line in curves.plot.lines] == [1.0, 2.0, 1.0, 2.0]
    assert [label.text() for label in curves.list.key.findChildren(QLabel)] == ["training", "validation"]


@pytest.mark.parametrize("dark", [False, True])
def test_colours_are_told_apart_without_red_or_green_and_seen_on_the_surface(dark: bool) -> None:
    """By the matrices of Machado et al. (2009) for protanopia and deuteranopia, and distances in CIE Lab."""
    surface = _linear((DARK if dark else LIGHT)["surface"])
    for sight in SIGHTS:
        seen = [_lab(np.clip(np.array(sight) @ _linear(each), 0, 1)) for each in COLOURS[dark]]
        assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) > 25
    for each in COLOURS[dark]:
        lighter, darker = sorted((_luminance(_linear(each)), _luminance(surface)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 3


SIGHTS = (
    ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
)
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def _linear(colour: str) -> np.ndarray:
    share = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def _luminance(linear: np.ndarray) -> float:
    return float(XYZ[1] @ linear)


def _lab(linear: np.ndarray) -> np.ndarray:
    t = XYZ @ linear / (XYZ @ np.ones(3))
    f = np.where(t > 0.008856, np.cbrt(t), 7.787 * t + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])
