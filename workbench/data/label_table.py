"""Classes from a table of labels: a CSV beside the pictures, with a column of files and a column of classes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

from workbench.data.errors import DataError
from workbench.data.label_rows import Row, read_rows
from workbench.data.own_files import LeftOut, shown
from workbench.data.part_names import PART
from workbench.data.shelf import Shelf

SUFFIXES = (".csv", ".tsv")


@dataclass
class Labelled:
    """What tables say: (part, class) → files. ``tables`` are those that fit, ``problems`` what is wrong with others."""

    classes: dict[tuple[int, str], list[str]] = field(default_factory=dict)
    tables: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def parted(self) -> bool:
        """Whether there is a table for each of several parts, by their names."""
        return len({part for part, _ in self.classes}) > 1


class Pictures:
    """Finds a picture by what a table calls it: its path from the table or from the top, or its bare name, be that
    without its suffix, where only one picture is called so."""

    def __init__(self, names: Iterable[str]) -> None:
        self._named: dict[str, str] = {}
        self._loose: dict[str, list[str]] = {}
        for name in names:
            called = shown(name)
            self._named[called] = name
            bare = PurePosixPath(called)
            for each in {bare.name, bare.stem, str(bare.with_suffix(""))}:
                self._loose.setdefault(each, []).append(name)

    def has(self, folder: str, file: str) -> bool:
        """Whether there is a picture that a table in ``folder`` may call so."""
        return bool(file) and bool(self.find(folder, file))

    def find(self, folder: str, file: str) -> list[str]:
        """The pictures that may be meant: one, none or several."""
        path = PurePosixPath(shown(file).replace("\\", "/"))
        exact = (self._named.get(str(each)) for each in (PurePosixPath(folder) / path, path))
        if found := next(filter(None, exact), None):
            return [found]
        loose = (self._loose.get(str(each)) for each in (PurePosixPath(folder) / path, path, path.name))
        return next(filter(None, loose), [])


def labelled_classes(shelf: Shelf, pictures: Sequence[str], others: Iterable[str], left_out: LeftOut) -> Labelled:
    """The classes that the outermost tables of a place give to its pictures.

    What rows name wrongly is left out with its reason; so are pictures that no row names, if any is named.
    """
    found = Labelled()
    names = _outermost(others)
    if not names:
        return found
    known, class_of, before = Pictures(pictures), dict[str, str](), len(left_out.skipped)
    flat = len({name.rpartition("/")[0] for name in pictures}) == 1
    tables = _tables(shelf, names, known if flat else None, found)
    if not tables:
        return found
    for table, rows in tables.items():
        stem = PurePosixPath(table).stem.casefold()
        part = PART.get(stem, 0) if all(PurePosixPath(each).stem.casefold() in PART for each in tables) else 0
        for row in rows:
            if name := _picture_of(row, table, known, class_of, left_out):
                found.classes.setdefault((part, class_of[name]), []).append(name)
    _check_any(found, tables, left_out, before)
    if found.classes:
        told = {each.file for each in left_out.skipped[before:]}
        for name in sorted(each for each in set(pictures) - set(class_of) if shown(each) not in told):
            left_out.skip(name, f"is in no row of {' or '.join(shown(each) for each in tables)}")
    return found


def _picture_of(row: Row, table: str, known: Pictures, class_of: dict[str, str], left_out: LeftOut) -> str | None:
    """The picture that a row gives a class to, which is noted; None where it gives none."""
    where = f"line {row.line} of {shown(table)}"
    names = known.find(table.rpartition("/")[0], row.file)
    if len(names) != 1:
        many = "is the name of several pictures" if names else "does not exist"
        left_out.skip(row.file or where, f"{many}, but {where} names it" if row.file else "names no file")
    elif not row.label:
        left_out.skip(names[0], f"has no class in {where}")
    elif names[0] not in class_of:
        class_of[names[0]] = row.label
        return names[0]
    elif class_of[names[0]] != row.label:
        left_out.skip(names[0], f"is of the class {class_of[names[0]]}; {where} calls it {row.label}")
    return None


def _check_any(found: Labelled, tables: dict[str, list[Row]], left_out: LeftOut, before: int) -> None:
    """Where no row of any table names a picture, the tables are about something else, and nothing was left out."""
    if found.classes:
        found.tables += tables
        return
    table, rows = next(iter(tables.items()))
    first = f"; the first is {rows[0].file}" if rows else ""
    found.problems.append(
        f"{shown(table)} names {len(rows):,} files, none of which is a picture in {left_out.title}{first}."
    )
    del left_out.skipped[before:]


def _outermost(others: Iterable[str]) -> list[str]:
    """The tables that lie outermost, by name."""
    names = [name for name in others if PurePosixPath(name).suffix.lower() in SUFFIXES]
    least = min((name.count("/") for name in names), default=0)
    return [name for name in names if name.count("/") == least]


def _tables(shelf: Shelf, names: Sequence[str], known: Pictures | None, found: Labelled) -> dict[str, list[Row]]:
    """The tables whose columns fit, with their rows. Where class folders tell the classes as well, a table must say
    that it does: nothing is ``known``."""
    tables: dict[str, list[Row]] = {}
    for name in names:
        is_picture = partial(known.has, name.rpartition("/")[0]) if known else None
        try:
            tables[name] = read_rows(shelf.read(name), shelf.place(shown(name)), is_picture)
        except DataError as error:
            found.problems.append(str(error))
    return tables
