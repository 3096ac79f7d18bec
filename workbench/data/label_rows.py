"""Read a table of labels: which of its columns names the files, and which the classes."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.data.errors import DataError
from workbench.data.own_files import shown, suffix_of
from workbench.data.pictures import SUFFIXES

DELIMITERS = (",", ";", "\t")
DECLARED = "sep="  # with which spreadsheets tell what parts the columns, in a line of its own
FILE = ("file", "filename", "file_name", "image", "image_name", "path", "filepath", "file_path", "image_path")
LABEL = ("class_name", "label", "class", "category", "label_name", "category_name")
Line = tuple[int, list[str]]
IsPicture = Callable[[str], bool]


@dataclass(frozen=True)
class Row:
    """A line of a table: which class a file is of."""

    line: int
    file: str
    label: str


def read_rows(content: bytes, place: str, is_picture: IsPicture | None = None) -> list[Row]:
    """The rows of a table whose columns are parted by commas, semicolons or tabs.

    Its header tells the columns of the files and of the classes. Where it does not, or where there is none, the files'
    is the one that names pictures, and the classes' is the other one of two.

    Args:
        content: of the file.
        place: where it lies, in words, for the sentence.
        is_picture: whether a picture is called so; without it, the columns are those that the header tells.

    Raises:
        DataError: it is no text, or the columns cannot be told apart; ``place`` opens it.
    """
    lines = _lines(content, place)
    file, label, first = _columns([cells for _, cells in lines[:2]], is_picture)
    if file < 0 or label < 0:
        lacks = "a file (such as file or filename)" if file < 0 else "a label (such as label or class)"
        header = ",".join(lines[0][1])[:80] if lines else "empty"
        raise DataError(f"{place} has no column for {lacks}; its header is {header}.")
    return [Row(number, _cell(cells, file), shown(_cell(cells, label))) for number, cells in lines[first:]]


def _columns(start: Sequence[Sequence[str]], is_picture: IsPicture | None) -> tuple[int, int, int]:
    """The columns of files and of classes, or -1, and how many lines its header takes, by the first two lines."""
    header = [each.strip().casefold().replace(" ", "_") for each in start[0]] if start else []
    file, label = (next((header.index(each) for each in names if each in header), -1) for names in (FILE, LABEL))
    if is_picture is None or not start:
        return file, label, 1
    named = file >= 0 or label >= 0
    if file < 0:
        file = next((at for at, cell in enumerate(start[-1]) if is_picture(cell.strip())), -1)
    if label < 0 <= file and len(header) == 2:
        label = 1 - file
    begins_at_once = not named and suffix_of(_cell(start[0], file)) in SUFFIXES
    return file, label, 0 if begins_at_once else 1


def _lines(content: bytes, place: str) -> list[Line]:
    """The lines that hold something, with their numbers. Raises DataError."""
    text = _decoded(content, place)
    declared, _, rest = text.partition("\n")
    skipped = declared.casefold().startswith(DECLARED)
    header = rest.partition("\n")[0] if skipped else declared
    reader = csv.reader(io.StringIO(rest if skipped else text, newline=""), delimiter=max(DELIMITERS, key=header.count))
    try:
        return [(reader.line_num + skipped, cells) for cells in reader if any(cells)]
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
