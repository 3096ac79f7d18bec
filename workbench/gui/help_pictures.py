"""The drawings of the help: SVG in the colours of the theme, with words in the window's language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from workbench.gui.models.help_pages import folder
from workbench.gui.theme import DARK, LIGHT, theme


def words_of(code: str) -> Mapping[str, str]:
    """What is written in the drawings, in a language."""
    found: dict[str, str] = json.loads((folder() / code / "words.json").read_text(encoding="utf-8"))
    return found


def drawing(name: str, code: str) -> str:
    """A drawing as SVG. Raises FileNotFoundError for one that does not ship, KeyError for a word that is missing."""
    shipped = {each.name: each for each in (folder() / "images").glob("*.svg")}
    if name not in shipped:
        raise FileNotFoundError(f"There is no drawing {name} in the help.")
    return _filled(shipped[name], code)


def _filled(path: Path, code: str) -> str:
    words = {key: escape(each) for key, each in words_of(code).items()}
    colors = DARK if theme().is_dark else LIGHT
    return Template(path.read_text(encoding="utf-8")).substitute(colors, **words, font=theme().font(13).family())


def picture(name: str, code: str, ratio: float) -> QImage:
    """A drawing as a picture for a screen with ``ratio`` pixels to the point. Raises as `drawing` does."""
    renderer = QSvgRenderer(QByteArray(drawing(name, code).encode()))
    image = QImage(renderer.defaultSize() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
