"""Classes as folders of pictures within a folder for each part: ``train/CLASS/1.jpg``, ``val/…`` and ``test/…``."""

from __future__ import annotations

from pathlib import PurePosixPath

from workbench.data.given_split import GivenClass
from workbench.data.part_names import PART as PART
from workbench.data.pictures import SUFFIXES
from workbench.data.shelf import Shelf


def part_folders(shelf: Shelf) -> list[GivenClass]:
    """The classes of the layout above, which may lie within other folders. Files that are no pictures are passed over,
    but a folder without a picture is a class without one."""
    roots: dict[tuple[str, ...], dict[tuple[int, str], list[str]]] = {}
    for name in shelf.names:
        folders, file = name.split("/")[:-1], name.rpartition("/")[2]
        if len(folders) >= 2 and (part := PART.get(folders[-2].casefold())) is not None:
            pictures = roots.setdefault(tuple(folders[:-2]), {}).setdefault((part, folders[-1]), [])
            pictures += [name] if is_picture(file) else []
    # A copy within the folder, such as a backup, does not count.
    outermost = min(roots, key=len, default=())
    return [GivenClass(name, part, tuple(files)) for (part, name), files in roots.get(outermost, {}).items()]


def is_picture(name: str) -> bool:
    """Whether a file is a picture by its name."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES
