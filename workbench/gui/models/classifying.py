"""What "Classify a folder…" is going to do, and what came of it, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.engine.few_shot import COPY, MOVE, FolderClassified
from workbench.fewshot.places import misplaced
from workbench.gui.language import mark, plural, say

LEAVE = ""
NONE = mark("none of these")
NAMED = 4  # more classes are counted, not named
SUFFIX = ".csv"


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
        return misplaced(Path(self.folder), Path(self.into), self.sort) if self.sort else ""

    def words(self, names: Sequence[str]) -> str:
        """What will happen; ``names`` are the classes."""
        known = listed(names) + (say(", or as {none}", none=NONE) if self.reject > 0 else "")
        first = say(
            "Each picture in {name} and its subfolders is recognised as {known}, and written as a row of "
            "the table {name_2}.",
            name=_name(self.folder),
            known=known,
            name_2=_name(self.out),
        )
        return say(
            "{first} {what_becomes} Nothing is uploaded anywhere.", first=first, what_becomes=self._what_becomes()
        )

    def _what_becomes(self) -> str:
        """Of the files themselves."""
        if not self.sort:
            return say("The pictures themselves stay as they are.")
        done = say("A copy of each picture goes") if self.sort == COPY else say("Each picture is moved")
        return say(
            "{done} into a folder named after its class in {name}; nothing there is overwritten.",
            done=done,
            name=_name(self.into),
        )


def with_table(path: str) -> str:
    """A path of a table with its ending."""
    return path if not path or Path(path).suffix else path + SUFFIX


def proposed_table(folder: Path) -> Path:
    """Beside the folder, so that a second look at it meets pictures alone."""
    return folder.parent / say("{name} labels{suffix}", name=folder.name or "pictures", suffix=SUFFIX)


def proposed_target(folder: Path) -> Path:
    return folder.parent / say("{name} by class", name=folder.name or "pictures")


def result_words(done: FolderClassified, sort: str) -> str:
    """What came of it, in a few sentences."""
    table = _name(done.out)
    if not done.files:
        return say("There was no picture that could be read; the table {table} has no rows.", table=table)
    fate = {COPY: say(" Copies were sorted into folders."), MOVE: say(" They were moved into folders.")}.get(sort, "")
    none = (
        say(
            ", of which {rejected:,} {what} {none}",
            rejected=done.rejected,
            what="is" if done.rejected == 1 else "are",
            none=NONE,
        )
        if done.rejected
        else ""
    )
    return say(
        "Recognised {pictures}{none}.{fate} The table is {table}.",
        pictures=plural(done.files, "picture"),
        none=none,
        fate=fate,
        table=table,
    )


def counts(done: FolderClassified) -> list[tuple[str, int]]:
    """How many pictures each class got, and how many none, the most first and none of these last."""
    ordered = sorted((done.counts or {}).items(), key=lambda each: -each[1])
    ordered = [each for each in ordered if each[0] != say(NONE)]
    return [*ordered, (say(NONE), done.rejected)] if done.rejected else ordered


def refused_words(done: FolderClassified, sort: str) -> tuple[str, str]:
    """A sentence on the files that could not be read or sorted, and which those were; both empty without any."""
    if not done.refused:
        return "", ""
    lines = [f"{each.get('file', '?')}: {each.get('reason', 'unknown')}" for each in done.refused]
    return say(
        "{files} could not be {what}.", files=plural(len(lines), "file"), what=say("read or sorted") if sort else "read"
    ), "\n".join(lines)


def listed(names: Sequence[str]) -> str:
    """ "arrow, house or zed"; "one of 20 classes" where they are many."""
    if len(names) > NAMED:
        return say("one of {classs}", classs=plural(len(names), "class"))
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1] if names else ""]))


def _name(path: str) -> str:
    return f"“{Path(path).name or path}”"
