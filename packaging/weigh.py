"""weigh.py FOLDER: how large FOLDER/workbench is, unpacked and packed, into FOLDER/build.json and onto the screen.

Exit status 1 with a sentence where that is more than a download should be.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path
from typing import Any

NAMED = ("metalearning-workbench", "torch", "torchvision", "PySide6-Essentials", "numpy", "pyinstaller")

# Bytes: what somebody downloads who only wants to see it must stay small.
MOST = {"cpu": {"packed_bytes": 260_000_000, "unpacked_bytes": 800_000_000}}


def unpacked_bytes(folder: Path) -> int:
    """Of all files; a link counts as nothing."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def packed_bytes(folder: Path) -> int | None:
    """Of a tar with zstd -3; None where there is no zstd."""
    if shutil.which("zstd") is None or shutil.which("tar") is None:
        return None
    pack, squeeze = ["tar", "-C", str(folder.parent), "-c", folder.name], ["zstd", "-3", "-c", "-q"]
    with (
        subprocess.Popen(pack, stdout=subprocess.PIPE) as tar,
        subprocess.Popen(squeeze, stdin=tar.stdout, stdout=subprocess.PIPE) as zstd,
    ):
        pieces = iter(lambda: zstd.stdout.read(1 << 20) if zstd.stdout else b"", b"")
        size = sum(len(piece) for piece in pieces)
    if tar.returncode or zstd.returncode:
        raise SystemExit(f"{folder} cannot be packed: tar ended with {tar.returncode}, zstd with {zstd.returncode}.")
    return size


def excess(found: dict[str, Any]) -> str:
    """A sentence with both numbers about what is too large; empty where nothing is."""
    for name, most in MOST.get(found["flavour"], {}).items():
        if (found[name] or 0) > most:
            is_now, allowed = (f"{each / 1e6:.1f} MB" for each in (found[name], most))
            return f"The program for {found['flavour']} takes {is_now} {name.split('_')[0]}; {allowed} are the most."
    return ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--install-s", type=int, default=0, help="seconds that installing took")
    parser.add_argument("--build-s", type=int, default=0, help="seconds that PyInstaller took")
    args = parser.parse_args()
    program, began = args.folder / "workbench", time.monotonic()
    found = {
        "flavour": args.folder.name,
        "unpacked_bytes": unpacked_bytes(program),
        "packed_bytes": packed_bytes(program),
        "files": sum(path.is_file() for path in program.rglob("*")),
        "install_s": args.install_s,
        "build_s": args.build_s,
        "pack_s": round(time.monotonic() - began),
        "system": platform.platform(),
        "versions": {"python": sys.version.split()[0], **{name: metadata.version(name) for name in NAMED}},
    }
    text = json.dumps(found, indent=1)
    (args.folder / "build.json").write_text(f"{text}\n", encoding="utf-8")
    print(text)
    if told := excess(found):
        raise SystemExit(told)


if __name__ == "__main__":
    main()
