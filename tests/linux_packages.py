"""The scripts that pack for Linux, and a stand-in for the frozen program that they pack."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
LINUX = TOP / "packaging" / "linux"


def write_share(folder: Path) -> Path:
    """What every package puts below share/."""
    quiet = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, str(LINUX / "share.py"), str(folder)], env=quiet, check=True)
    return folder


def stand_in(folder: Path, content: bytes = b'#!/bin/sh\nprintf "%s\\n" "$@" >"$HOME/opened"\n') -> Path:
    """A program that notes down what it is asked to open."""
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "data").write_bytes(b"\0")
    (folder / "workbench").write_bytes(content)
    (folder / "workbench").chmod(0o700)
    return folder
