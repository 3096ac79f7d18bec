"""The badges of many rows as numbered notes: each is written once, and rows refer to it by its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.reproduce.band import FAILED
from workbench.reproduce.report.words import name
from workbench.reproduce.rows import Row

# details that differ from row to row, and stand in a column of their own
IN_COLUMN = {"fewer iterations:": "the column “Practised” says how many practice tasks of how many"}


@dataclass(frozen=True)
class Note:
    """What is to be told of some rows.

    Attributes:
        number: by which rows refer to it, from 1.
        head: what is told, such as "transductive", or with a colon and details to follow, "fewer iterations:".
        details: what comes after the colon → the rows of which it is true, in short; "" where nothing does.
    """

    number: int
    head: str
    details: dict[str, list[str]]

    @property
    def text(self) -> str:
        """The note in full. Rows are named only where it does not tell the same of all that refer to it."""
        if self.head in IN_COLUMN:
            return f"{self.head} {IN_COLUMN[self.head]}"
        if len(self.details) == 1:
            return " ".join([self.head, *filter(None, self.details)])
        return f"{self.head} " + "; ".join(f"{detail} ({', '.join(of)})" for detail, of in self.details.items())


def notes(rows: Sequence[Row]) -> list[Note]:
    """The notes of ``rows``, numbered as they first come up."""
    found: dict[str, Note] = {}
    for row in rows:
        for head, detail in map(_parts, told(row)):
            note = found.setdefault(head, Note(len(found) + 1, head, {}))
            note.details.setdefault(detail, []).append(name(row))
    return list(found.values())


def numbers(row: Row, among: Sequence[Note]) -> list[int]:
    """The numbers of a row's notes, in ascending order."""
    known = {note.head: note.number for note in among}
    return sorted({known[head] for head, _ in map(_parts, told(row))})


def told(row: Row) -> Iterator[str]:
    """All that is to be told of a row: why it failed, and its badges."""
    if row.verdict == FAILED:
        yield f"{FAILED}: {row.reason}"
    yield from row.badges


def _parts(badge: str) -> tuple[str, str]:
    """The head, with its colon where details follow, and the details."""
    head, colon, detail = badge.partition(": ")
    return (head + colon).strip(), detail
