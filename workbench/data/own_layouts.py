"""How pictures of one's own may lie: in class folders, which may be in groups or parts, or beside a table of labels."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.data.errors import DataError
from workbench.data.label_table import labelled_classes
from workbench.data.own_files import LeftOut, Watch, open_own, shown, told_apart
from workbench.data.part_names import PART, PARTS
from workbench.data.pictures import natural_key

SHOWN = 3  # names of what is many


@dataclass(frozen=True)
class OwnClass:
    """A class: its name, the names of its pictures, its group or "", and its part (0 training, 1 validation, 2 test)
    or None."""

    name: str
    files: tuple[str, ...]
    group: str = ""
    part: int | None = None


@dataclass(frozen=True)
class Arranged:
    """What a place holds.

    Attributes:
        layout: how the pictures lie, in words.
        classes: by part, and then in natural order, with their pictures in natural order; those without any are left
            out.
        left_out: files and folders that belong to no class, and files that are no pictures.
        told: what else is to be said, in sentences.
    """

    layout: str
    classes: tuple[OwnClass, ...]
    left_out: LeftOut
    told: tuple[str, ...] = ()

    @property
    def files(self) -> list[str]:
        """The pictures of all classes, class by class."""
        return [name for each in self.classes for name in each.files]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups, where every class is in one and there are several."""
        found = tuple(dict.fromkeys(each.group for each in self.classes))
        return found if len(found) > 1 and "" not in found else ()


def arrange(place: Path, watch: Watch | None = None) -> Arranged:
    """Find the classes of a folder or zip archive by names alone; no picture is decoded.

    ``watch`` is called with the number of files again and again; what it raises ends the search.

    Raises:
        DataError: the place cannot be read, or there are no classes in it.
    """
    with ExitStack() as stack:
        shelf, left_out = open_own(place, stack, watch)
        pictures, others = told_apart(shelf, watch)
        labelled = labelled_classes(shelf, pictures, others, left_out)
    left_out.no_pictures(name for name in others if name not in labelled.tables)
    if labelled.classes:
        layout = f"labels in {', '.join(map(shown, labelled.tables))}"
        return _arranged(layout, labelled.classes, left_out, labelled.parted, grouped=False)
    found, parted = _by_folder(pictures, left_out)
    if not found or (len(found) == 1 and labelled.problems):
        raise DataError(_nothing(left_out.title, pictures, labelled.problems))
    return _arranged("class folders", found, left_out, parted, grouped=True)


def _nothing(title: str, pictures: Sequence[str], problems: Sequence[str]) -> str:
    if not pictures:
        return f"There are no pictures in {title}."
    holds = "1 picture" if len(pictures) == 1 else f"{len(pictures):,} pictures"
    wanted = "Put those of each class into a folder of its own, or add a .csv with the columns “file” and “label”."
    return " ".join((f"{title} holds {holds}, but nothing says what they show. {wanted}", *problems[:1]))


Found = dict[tuple[int, str], list[str]]


def _arranged(layout: str, found: Found, left_out: LeftOut, parted: bool, grouped: bool) -> Arranged:
    """Classes in their order. A class that is in several parts makes their parts no use: they part pictures."""
    parts_of: dict[str, set[int]] = {}
    for part, name in found:
        parts_of.setdefault(name, set()).add(part)
    shared = [name for name, its in parts_of.items() if len(its) > 1]
    told = (_shared_words(shared, parts_of[shared[0]]),) if shared else ()
    files: dict[str, list[str]] = {}
    for (_, name), its in found.items():
        files.setdefault(name, []).extend(its)
    keep = parted and not shared
    classes = [
        OwnClass(name, _natural(its), _group(name) if grouped else "", min(parts_of[name]) if keep else None)
        for name, its in files.items()
    ]
    classes.sort(key=lambda each: (each.part or 0, natural_key(each.name), each.name))
    made = Arranged(layout, tuple(classes), left_out, told)
    words = [layout, *(["in groups"] if made.groups else []), *(["in parts"] if keep else [])]
    return replace(made, layout=" ".join(words))


def _shared_words(shared: Sequence[str], its: set[int]) -> str:
    more = f" and {len(shared) - SHOWN} more" if len(shared) > SHOWN else ""
    parts = " and ".join(PARTS[part] for part in sorted(its))
    return (
        f"The folders for {parts} both hold {', '.join(shared[:SHOWN])}{more}: they part pictures, not classes, "
        "so the classes are put together and split anew."
    )


def _group(name: str) -> str:
    return name.rpartition("/")[0]


def _natural(files: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(files, key=lambda name: (natural_key(name), name)))


def _by_folder(pictures: Sequence[str], left_out: LeftOut) -> tuple[Found, bool]:
    """(part, class) → pictures, and whether there are parts. A class is a folder with pictures in it."""
    folders: dict[str, list[str]] = {}
    for name in pictures:
        folders.setdefault(name.rpartition("/")[0], []).append(name)
    while len(folders) > 1 and (top := posixpath.commonpath(folders)) in folders:
        for name in folders.pop(top):
            left_out.skip(name, "lies beside the class folders, in none of them")
    if set(folders) <= {""}:
        return {}, False
    root = posixpath.commonpath(folders) if len(folders) > 1 else next(iter(folders)).rpartition("/")[0]
    within = {posixpath.relpath(folder, root or "."): files for folder, files in folders.items()}
    found, parted = _in_parts(within, left_out) or ({(0, name): files for name, files in within.items()}, False)
    return _named(found), parted


def _in_parts(within: Mapping[str, list[str]], left_out: LeftOut) -> tuple[Found, bool] | None:
    """Classes in folders for training and for validation or test; None where there are no such folders."""
    found: Found = {}
    strangers: list[str] = []
    for folder, files in within.items():
        first, _, name = folder.partition("/")
        part = PART.get(first.casefold())
        if name and part is not None:
            found.setdefault((part, name), []).extend(files)
        else:
            strangers += files
    parts = {part for part, _ in found}
    if 0 not in parts or len(parts) < 2:
        return None
    for name in strangers:
        left_out.skip(name, "lies in none of the folders for training, validation and test")
    return found, True


def _named(found: Found) -> Found:
    """The same with names to be shown. A last folder that all classes share, such as ``images``, says nothing."""
    last = {name.rpartition("/")[2] for _, name in found}
    same = len(last) == 1 and len(found) > 1 and all("/" in name for _, name in found)
    made: Found = {}
    for (part, name), files in found.items():
        made.setdefault((part, shown(_group(name) if same else name)), []).extend(files)
    return made
