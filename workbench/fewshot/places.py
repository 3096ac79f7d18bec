"""Where results may go: what cannot be is said before what takes long. Free of torch, so that the window can ask."""

from __future__ import annotations

from pathlib import Path

from workbench.data.errors import DataError
from workbench.engine.few_shot import COPY


def check_file(path: Path) -> None:
    """Raises DataError: ``path`` cannot become a file. No folder is made for it, as its name may be a slip."""
    if not path.parent.is_dir():
        raise DataError(f"There is no folder {path.parent} to write {path.name} to.")
    if path.is_dir():
        raise DataError(f"{path} is a folder, and cannot be a file.")


def exported_files(path: Path) -> tuple[Path, Path, Path]:
    """The ONNX graph at ``path``, and beside it the names of its classes and an example of its use."""
    return path, path.with_name(f"{path.stem}.labels.txt"), path.with_name(f"{path.stem}_example.py")


def misplaced(folder: Path, into: Path, how: str) -> str:
    """Why the pictures of ``folder`` cannot be sorted into ``into``, in a sentence; empty where they can.

    Moved within their folder they are as many as before; copies would be taken for more of its pictures.
    """
    source, target = folder.resolve(), into.resolve()
    if how != COPY or source not in (target, *target.parents):
        return ""
    where = "is the folder of the pictures itself" if source == target else f"lies in {folder}"
    return f"{into} {where}, where copies would be recognised again the next time: choose a folder outside it."
