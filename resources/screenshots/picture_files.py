"""Writes what a window shows as a small PNG, named by what it is, the theme and the language."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from waiting import settle

from workbench.gui.language import language
from workbench.gui.models.looks import choose_theme

HERE = Path(__file__).resolve().parent
COLOURS = 256
ENDINGS = {"en": "", "zh_CN": "-zh"}


def save(widget: QWidget, name: str = "", modes: tuple[str, ...] = ("light",)) -> None:
    """A picture in each theme: light.png, why-light.png, why-light-zh.png."""
    before = f"{name}-" if name else ""
    for mode in modes:
        choose_theme(mode)
        settle()
        _write(widget.grab().toImage(), HERE / f"{before}{mode}{ENDINGS[language().code]}.png")
    choose_theme("light")


def _write(image: QImage, file: Path) -> None:
    """With as few colours as nobody misses, which makes a third of it."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    size, line = (image.width(), image.height()), image.bytesPerLine()
    picture = Image.frombuffer("RGB", size, bytes(image.constBits()), "raw", "RGB", line, 1)
    fewer = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
    fewer.save(file, optimize=True)
