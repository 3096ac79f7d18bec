"""Classes from a table of labels: a CSV beside the pictures, with a column of files and a column of classes."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from workbench.data.errors import DataError
from workbench.data.own_files import LeftOut, shown
from workbench.data.part_names import PART
from workbench.data.shelf import Shelf

SUFFIXES = (".csv", ".tsv")
DELIMITERS = (",", ";", "\t")
FILE = ("file", "filename", "file_name", "image", "image_name", "path", "filepath", "file_path", "image_path")
LABEL = ("class_name", "label", "class", "category", "label_name", "category_name")


@dataclass(frozen=True)
class Row:
    """A line of a table: which class a file is of."""

    line: int
    file: str
    label: str


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
    tables = _tables(shelf, others, found)
    if not tables:
        return found
    known, class_of, before = Pictures(pictures), dict[str, str](), len(left_out.skipped)
    for table, rows in tables.items():
        stem = PurePosixPath(table).stem.casefold()
        part = PART.get(stem, 0) if all(PurePosixPath(each).stem.casefold() in PART for each in tables) else 0
        for row in rows:
            if name := _picture_of(row, table, known, class_of, left_out):
                found.classes.setdefault((part, class_of[name]), []).append(name)
    _check_any(found, tables, left_out, before)
    if found.classes:
        for name in sorted(set(pictures) - set(class_of)):
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


def _tables(shelf: Shelf, others: Iterable[str], found: Labelled) -> dict[str, list[Row]]:
    """The outermost tables whose headers fit, with their rows."""
    names = [name for name in others if PurePosixPath(name).suffix.lower() in SUFFIXES]
    outermost = min((name.count("/") for name in names), default=0)
    tables: dict[str, list[Row]] = {}
    for name in names:
        if name.count("/") == outermost:
            try:
                tables[name] = read_rows(shelf.read(name), shelf.place(shown(name)))
            except DataError as error:
                found.problems.append(str(error))
    return tables


def read_rows(content: bytes, place: str) -> list[Row]:
    """The rows of a table with a header, parted by commas, semicolons or tabs.

    Raises:
        DataError: it is no text, or its header names no column of files or none of classes; ``place`` opens it.
    """
    text = _decoded(content, place)
    header = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=header.count))
    try:
        columns = [each.strip().casefold().replace(" ", "_") for each in next(reader, [])]
        file, label = (next((columns.index(each) for each in names if each in columns), -1) for names in (FILE, LABEL))
        if file < 0 or label < 0:
            lacks = "a file (such as file or filename)" if file < 0 else "a label (such as label or class)"
            raise DataError(f"{place} has no column for {lacks}; its header is {header.strip()[:80] or 'empty'}.")
        return [Row(reader.line_num, _cell(row, file), shown(_cell(row, label))) for row in reader if any(row)]
    except csv.Error as error:
        raise DataError(f"{place} cannot be read: {error}.") from error


def _cell(row: Sequence[str], column: int) -> str:
    return row[column].strip() if column < len(row) else ""


def _decoded(content: bytes, place: str) -> str:
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))  # as spreadsheets write "Unicode text"
    try:
        return content.decode("utf-16" if wide else "utf-8").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        raise DataError(f"{place} is not in UTF-8: {error.reason} at byte {error.start}. Save it as UTF-8.") from error
