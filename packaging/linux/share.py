"""share.py FOLDER: what lies under share/ however the program was installed: menu entry, icons, file type, manual."""

from __future__ import annotations

import gzip
import io
import shutil
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from manual import manual
from product import HERE, NAME, SESSION_TYPE, TOP, releases  # isort: split

from draw_icons import drawn

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)  # pixels
DRAWINGS = {
    f"apps/{NAME}": TOP / "resources" / "icons" / "app.svg",
    f"mimetypes/{SESSION_TYPE.replace('/', '-')}": HERE / "session.svg",
}


def write_share(folder: Path) -> None:
    """Write it all below ``folder``, which stands for /usr/share or ~/.local/share."""
    _copy(f"{NAME}.desktop", folder / "applications")
    _copy(f"{NAME}.xml", folder / "mime" / "packages")
    _write(folder / "metainfo" / f"{NAME}.metainfo.xml", metainfo())
    _write(folder / "man" / "man1" / "workbench.1.gz", gzip.compress(manual().encode(), 9, mtime=0))
    for name, drawing in DRAWINGS.items():
        _write(folder / "icons" / "hicolor" / "scalable" / f"{name}.svg", drawing.read_bytes())
        for size in SIZES:
            _write(folder / "icons" / "hicolor" / f"{size}x{size}" / f"{name}.png", png(drawing, size))


def png(drawing: Path, size: int) -> bytes:
    """The drawing, ``size`` pixels wide and high."""
    content = io.BytesIO()
    drawn(size, drawing).save(content, "PNG", optimize=True)
    return content.getvalue()


def metainfo() -> bytes:
    """The metadata for software centres, with the releases."""
    root = ET.parse(HERE / f"{NAME}.metainfo.xml").getroot()
    listed = ET.SubElement(root, "releases")
    for each in releases():
        kind = "stable" if each.is_published else "development"
        ET.SubElement(listed, "release", version=each.version, date=f"{each.date:%Y-%m-%d}", type=kind)
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _copy(name: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(HERE / name, folder / name)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Usage: share.py FOLDER")
    write_share(Path(sys.argv[1]))
