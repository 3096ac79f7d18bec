"""The frozen program as it is packed: where it lies, what its package is called, and a copy of it."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

from product import NAME, TOP

FLAVOURS = ("cpu", "cuda")
ELF = b"\x7fELF"


def package(flavour: str) -> str:
    """What the package is called. Raises ValueError: there is no such flavour."""
    if flavour not in FLAVOURS:
        raise ValueError(f"There is no flavour {flavour!r}; there are {' and '.join(FLAVOURS)}.")
    return NAME if flavour == "cpu" else f"{NAME}-{flavour}"


def frozen(flavour: str) -> Path:
    """The folder that `make package` made. Raises ValueError: it has not."""
    folder = TOP / "dist" / flavour / "workbench"
    if not (folder / "workbench").is_file():
        raise ValueError(f"There is no {folder / 'workbench'}; run make package FLAVOUR={flavour} first.")
    return folder


def copy_program(source: Path, target: Path) -> None:
    """Copy it; everyone may read all of it, and what is started, the programs in it, is executable."""
    shutil.copytree(source, target, symlinks=True)
    target.chmod(0o755)
    for path in target.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or is_program(path) else 0o644)


def is_program(path: Path) -> bool:
    """Whether it was made to be started: executable, and not a library."""
    is_library = ".so" in path.suffixes or path.suffix == ".so"
    return bool(path.stat().st_mode & stat.S_IXUSR) and not is_library and path.suffix not in (".py", ".pyi")


def elf_files(folder: Path) -> list[Path]:
    """The programs and libraries below a folder, in order."""
    return [each for each in sorted(folder.rglob("*")) if each.is_file() and not each.is_symlink() and is_elf(each)]


def is_elf(path: Path) -> bool:
    """By its first bytes."""
    with path.open("rb") as file:
        return file.read(4) == ELF


def replace_folder(folder: Path) -> Path:
    """The folder, made anew and empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
