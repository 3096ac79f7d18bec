"""The colours keep the contrast that the look promises, and the type is the shipped one."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QFontInfo, QStyleHints
from PySide6.QtWidgets import QApplication

from workbench.gui.icons import icon
from workbench.gui.style import style_sheet
from workbench.gui.theme import DARK, LIGHT, theme
from workbench.resources import resources

# (foreground, background, light, dark): text needs 4.5, other marks need 3.
CONTRASTS = [
    ("text", "surface", 16.5, 13.9),
    ("text2", "surface", 6.5, 7.9),
    ("text2", "canvas", 5.9, 8.5),
    ("text2", "sunken", 5.5, 6.2),
    ("accent", "surface", 6.2, 7.9),
    ("on_accent", "accent", 6.2, 7.6),
    ("soft_text", "soft", 7.6, 8.2),
    ("paused", "paused_fill", 6.1, 7.1),
    ("failed", "failed_fill", 5.7, 7.0),
    ("control", "surface", 3.6, 4.2),
    ("control", "canvas", 3.3, 4.5),
    ("train", "surface", 5.2, 7.2),
    ("validation", "surface", 3.9, 7.4),
    ("disabled", "surface", 3.0, 3.5),
]


def _luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str) -> float:
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication):
    yield
    theme().set_mode("light")


@pytest.mark.parametrize(("front", "back", "light", "dark"), CONTRASTS)
def test_contrast_is_what_the_look_promises(front: str, back: str, light: float, dark: float) -> None:
    # The promised figures are rounded to one decimal.
    assert _contrast(LIGHT[front], LIGHT[back]) >= light - 0.06
    assert _contrast(DARK[front], DARK[back]) >= dark - 0.06


def test_both_themes_have_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_a_change_of_mode_reaches_the_application(qapp: QApplication, qtbot) -> None:
    with qtbot.waitSignal(theme().changed):
        theme().set_mode("dark")
    assert theme().is_dark
    assert qapp.palette().window().color().name().upper() == DARK["surface"]
    assert DARK["accent"] in qapp.styleSheet()


def test_what_is_shown_already_is_not_dressed_again(qapp: QApplication, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt would look at every widget anew."""
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _: Qt.ColorScheme.Dark)
    theme().set_mode("dark")
    dressed: list[str] = []
    monkeypatch.setattr(QApplication, "setStyleSheet", lambda _, sheet: dressed.append(sheet))
    for mode in ("dark", "system", "dark"):
        with qtbot.assertNotEmitted(theme().changed):
            theme().set_mode(mode)
        assert theme().mode == mode and not dressed
    theme().set_mode("light")
    assert len(dressed) == 1
    monkeypatch.undo()
    theme().set_mode("dark")


def test_an_unknown_mode_is_named_in_the_error() -> None:
    with pytest.raises(ValueError, match="sepia"):
        theme().set_mode("sepia")


def test_the_shipped_type_is_used_with_tabular_figures(qapp: QApplication) -> None:
    assert "Inter" in QFontDatabase.families()
    assert QFontInfo(theme().font(13)).family() == "Inter"
    assert theme().font(12, 600).weight() == 600


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_an_icon_takes_the_colour_of_its_token(mode: str) -> None:
    stop = icon("stop", "accent")
    theme().set_mode(mode)
    middle = stop.pixmap(QSize(32, 32)).toImage().pixelColor(16, 16)
    assert middle.name() == theme().color("accent").name()


def test_a_missing_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-drawing")


@pytest.mark.parametrize("is_dark", [False, True])
def test_the_style_sheet_names_only_files_that_are_shipped(is_dark: bool) -> None:
    names = re.findall(r'url\("([^"]+)"\)', style_sheet(DARK if is_dark else LIGHT, is_dark))
    assert len(names) >= 7
    assert all((resources() / "icons" / "style" / name.rsplit("/", 1)[1]).is_file() for name in names)
