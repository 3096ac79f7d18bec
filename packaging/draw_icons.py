"""draw_icons.py FOLDER: the program's icon for Windows and macOS, drawn from the one drawing under resources/icons."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app.svg"
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # pixels; 20 and 40 are those of 125 % and of 250 %
ICNS_SIZES = (16, 32, 64, 128, 256, 512, 1024)


def drawn(size: int, drawing: Path = DRAWING) -> Image.Image:
    """A drawing at ``size`` pixels, each size from the drawing itself: scaled down, its lines would blur."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGBA")


def write_icon(path: Path, sizes: tuple[int, ...]) -> None:
    """An .ico or .icns file with the drawing in all ``sizes``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    *smaller, largest = (drawn(size) for size in sizes)
    if path.suffix == ".ico":
        largest.save(path, sizes=[(size, size) for size in sizes], append_images=smaller)
    else:
        largest.save(path, append_images=smaller)


def main(folder: Path) -> None:
    """Write workbench.ico and workbench.icns."""
    for name, sizes in (("workbench.ico", ICO_SIZES), ("workbench.icns", ICNS_SIZES)):
        write_icon(folder / name, sizes)
        print(f"{folder / name}: {(folder / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Usage: draw_icons.py FOLDER")
    main(Path(sys.argv[1]))
