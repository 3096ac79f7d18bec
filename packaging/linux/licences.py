"""The licences of what is bundled, gathered from the environment that the program was frozen from."""

from __future__ import annotations

import re
import shutil
import sysconfig
from importlib.metadata import Distribution, distributions
from pathlib import Path

LICENCE = re.compile(r"(licen[cs]e|copying|notice|copyright|authors)", re.IGNORECASE)
QT = tuple(Path("/usr/share/common-licenses") / name for name in ("LGPL-3", "GPL-3"))  # its packages only name them
NOT_BUNDLED = ("pip", "setuptools", "wheel", "altgraph", "pyinstaller", "pyinstaller-hooks-contrib", "packaging")


def write_licences(folder: Path) -> None:
    """A folder for each package and one for Python, with its licence files, or with what its metadata says."""
    for each in distributions():
        if each.name and each.name.lower() not in NOT_BUNDLED:
            _write(each, folder / each.name)
    for path in (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", *QT):
        if path.is_file():
            place = folder / ("Python" if path not in QT else "PySide6_Essentials")
            place.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place / path.name)


def _write(distribution: Distribution, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    paths = [path for path in distribution.files or [] if ".dist-info" in str(path) and LICENCE.search(path.name)]
    for path in paths:
        place = folder.joinpath(*path.parts[1:])
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(distribution.locate_file(path)), place)
    if not paths:
        about = distribution.metadata
        told = about.get("License-Expression") or about.get("License") or "see the package's own pages"
        (folder / "LICENCE.txt").write_text(f"{distribution.name} {distribution.version}: {told}\n", "utf-8")
