"""What "Classify a folder…" is going to do, and what came of it, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.engine.few_shot import COPY, MOVE, FolderClassified
from workbench.fewshot.places import misplaced
from workbench.gui.language import mark, plural, say
from workbench.gui.told import paragraph, told

LEAVE = ""
NONE = mark("none of these")
WILL = mark(
    "Each picture in {folder} and its subfolders is recognised as {classes}, and written as a row of the table {table}."
)
SORTED = {
    COPY: mark(
        "A copy of each picture goes into a folder named after its class in {folder}; nothing there is overwritten."
    ),
    MOVE: mark("Each picture is moved into a folder named after its class in {folder}; nothing there is overwritten."),
}
FATES = {COPY: mark("Copies were sorted into folders."), MOVE: mark("They were moved into folders.")}
NAMED = 4  # more classes are counted, not named
SUFFIX = ".csv"
UNREAD = mark("{files} could not be read.")


@dataclass(frozen=True)
class ClassifyPlan:
    """What was chosen: paths as they were typed, the level (0..1) of being careful, and what happens to the files."""

    folder: str = ""
    out: str = ""
    reject: float = 0.0
    sort: str = LEAVE
    into: str = ""

    @property
    def missing(self) -> str:
        """What is still to be chosen, or chosen otherwise, in a sentence; empty when it can begin."""
        if not self.folder.strip():
            return say("Choose the folder with the pictures to recognise.")
        if not self.out.strip():
            return say("Choose the file that the table is written to.")
        if self.sort and not self.into.strip():
            return say("Choose the folder in which a folder for each class is made.")
        return told(misplaced(Path(self.folder), Path(self.into), self.sort)) if self.sort else ""

    def words(self, names: Sequence[str]) -> str:
        """What will happen; ``names`` are the classes."""
        classes = listed(names)
        if self.reject > 0:
            classes = say("{classes}, or as {none}", classes=classes, none=say(NONE))
        will = say(WILL, folder=_name(self.folder), classes=classes, table=_name(self.out))
        return paragraph(will, self._what_becomes(), say("Nothing is uploaded anywhere."))

    def _what_becomes(self) -> str:
        """Of the files themselves."""
        if not self.sort:
            return say("The pictures themselves stay as they are.")
        return say(SORTED[self.sort], folder=_name(self.into))


def with_table(path: str) -> str:
    """A path of a table with its ending."""
    return path if not path or Path(path).suffix else path + SUFFIX


def proposed_table(folder: Path) -> Path:
    """Beside the folder, so that a second look at it meets pictures alone."""
    return folder.parent / (say("{folder} labels", folder=folder.name or say("pictures")) + SUFFIX)


def proposed_target(folder: Path) -> Path:
    return folder.parent / say("{folder} by class", folder=folder.name or say("pictures"))


def result_words(done: FolderClassified, sort: str) -> str:
    """What came of it, in a few sentences."""
    table = _name(done.out)
    if not done.files:
        return say("There was no picture that could be read; the table {table} has no rows.", table=table)
    said = (_recognised(done), say(FATES.get(sort, "")), say("The table is {table}.", table=table))
    return paragraph(*said)


def _recognised(done: FolderClassified) -> str:
    pictures = plural(done.files, "picture")
    if done.rejected == 1:
        return say("Recognised {pictures}, of which 1 is none of these.", pictures=pictures)
    if done.rejected:
        return say("Recognised {pictures}, of which {none:,} are none of these.", pictures=pictures, none=done.rejected)
    return say("Recognised {pictures}.", pictures=pictures)


def counts(done: FolderClassified) -> list[tuple[str, int]]:
    """How many pictures each class got, and how many none, the most first and none of these last."""
    ordered = sorted((done.counts or {}).items(), key=lambda each: -each[1])
    ordered = [each for each in ordered if each[0] != NONE]
    return [*ordered, (say(NONE), done.rejected)] if done.rejected else ordered


def refused_words(done: FolderClassified, sort: str) -> tuple[str, str]:
    """A sentence on the files that could not be read or sorted, and which those were; both empty without any."""
    if not done.refused:
        return "", ""
    lines = [
        say("{name}: {words}", name=each.get("file", "?"), words=told(each.get("reason", "unknown")))
        for each in done.refused
    ]
    files = plural(len(lines), "file")
    said = say("{files} could not be read or sorted.", files=files) if sort else say(UNREAD, files=files)
    return said, "\n".join(lines)


def listed(names: Sequence[str]) -> str:
    """ "arrow, house or zed"; "one of 20 classes" where they are many."""
    if len(names) > NAMED:
        return say("one of {classes}", classes=plural(len(names), "class"))
    if len(names) < 2:
        return "".join(names)
    return say("{others} or {last}", others=say(", ").join(names[:-1]), last=names[-1])


def _name(path: str) -> str:
    return f"“{Path(path).name or path}”"
