"""SVG drawings as pictures, in any thread and without a screen."""

from __future__ import annotations

import os
import re
import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from workbench.resources import resources

SCALE = 2  # pixels of the picture for each of the drawing, so that it is sharp in print
WEIGHTS = ("Regular", "Medium", "SemiBold")


def png_of(drawing: bytes, scale: float = SCALE) -> bytes:
    """A PNG file of the SVG ``drawing``, on white. There must be an application by now, for its fonts.

    Raises:
        ValueError: the drawing is no SVG.
    """
    # Qt takes a list of families for one name
    renderer = QSvgRenderer(QByteArray(re.sub(rb'font-family="[^"]*"', b'font-family="Inter"', drawing)))
    if not renderer.isValid():
        raise ValueError("The drawing is no SVG.")
    image = QImage(renderer.defaultSize() * scale, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def png_without_window(drawing: bytes) -> bytes:
    """As `png_of`, where no window is open and there may be no screen: for the command line."""
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application = QGuiApplication(sys.argv[:1])
        for weight in WEIGHTS:
            QFontDatabase.addApplicationFont(str(resources() / "fonts" / f"Inter-{weight}.otf"))
        made = png_of(drawing)
        application.quit()
        return made
    return png_of(drawing)
