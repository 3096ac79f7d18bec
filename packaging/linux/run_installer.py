"""run_installer.py [cpu|cuda]: packs the frozen program as a file that installs it for one person, into dist/."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from pathlib import Path

from frozen import copy_program, frozen, package, replace_folder
from licences import write_licences
from product import HERE, TOP, version
from share import write_share

TITLE = "Meta-Learning Workbench"
HEADER = Path("/usr/share/makeself/makeself-header.sh")
# posix: its paths may be of any length
OPTIONS = ("--zstd", "--complevel", "12", "--nox11", "--sha256", "--nomd5", "--nocrc", "--tar-format", "posix")
FIRST = "#!/bin/sh\n"


def build(flavour: str) -> Path:
    """Make the file, and return where it lies."""
    work = replace_folder(TOP / "build" / "linux" / f"{package(flavour)}.run")
    place(frozen(flavour), work / "unpacked")
    (work / "header").write_text(header(HEADER.read_text("utf-8")), "utf-8")
    name = f"{package(flavour)}-{version()}-{platform.machine()}.run"
    # by names within this folder alone: makeself writes its command line into the file
    command = ["makeself", *OPTIONS, "--header", "./header", "unpacked", name, f"{TITLE} {version()}", "./install"]
    subprocess.run(command, cwd=work, check=True, stdout=subprocess.DEVNULL)
    path = (work / name).replace(TOP / "dist" / name)
    shutil.rmtree(work)
    return path


def place(program: Path, folder: Path) -> None:
    """What the file unpacks to: the installer, and beside it all that it installs."""
    copy_program(program, folder / "program")
    write_share(folder / "program" / "share")
    write_licences(folder / "program" / "licences")
    (folder / "program" / "version").write_text(f"{version()}\n", "utf-8")
    shutil.copy(HERE / "uninstall", folder / "program" / "uninstall")
    shutil.copy(HERE / "install", folder / "install")


def header(theirs: str) -> str:
    """Makeself's own beginning of such a file, with ours before it; both lie in an unquoted here-document."""
    ours = (HERE / "before-unpacking").read_text("utf-8")
    for special in ("\\", "$", "`"):
        ours = ours.replace(special, f"\\{special}")
    if FIRST not in theirs:
        raise ValueError(f"{HEADER} is not as makeself 2.4 has it.")
    return theirs.replace(FIRST, FIRST + ours.replace("@KILOBYTES@", "$USIZE"), 1)


if __name__ == "__main__":
    try:
        made = build(*(sys.argv[1:] or ["cpu"]))
    except ValueError as error:
        raise SystemExit(str(error)) from None
    print(f"{made.relative_to(TOP)}: {made.stat().st_size:,} bytes")
