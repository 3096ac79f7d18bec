"""How a recorded run went: its curves, and what happened on the way. Free of torch and Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.engine.events import Event, MemoryRanOut, Paused, Resumed
from workbench.runs.log import RunLog, RunState
from workbench.runs.report_settings import setting_name
from workbench.runs.report_wording import mark, paragraph, say, tell
from workbench.runs.store import RunError, read_events

CONTINUED = mark("continued")


@dataclass(frozen=True)
class Mark:
    """Something that happened after ``episodes`` practice tasks: a word or two for the drawing, a sentence besides."""

    episodes: int
    words: str
    sentence: str


@dataclass
class Course:
    """The log of a run, ``marks`` in order, and ``damage``: why not all events could be read, or empty."""

    log: RunLog = field(default_factory=RunLog)
    marks: list[Mark] = field(default_factory=list)
    damage: str = ""
    _paused: bool = False

    def apply(self, event: Event) -> None:
        """Take in one event."""
        self.log.apply(event)
        match event:
            case MemoryRanOut():
                self._mark(event.episodes, say("out of memory"), tell(event.sentence))
            case Paused():
                self._paused = True
            case Resumed():
                self._resumed(event)

    def _resumed(self, event: Resumed) -> None:
        """What was done after the checkpoint is done again, so that marks beyond it no longer hold."""
        self.marks = [mark for mark in self.marks if mark.episodes <= event.episodes]
        note = tell(event.note)
        changes = say(", ").join(f"{setting_name(name)} {value}" for name, value in event.changes.items())
        if changes:
            self._mark(event.episodes, changes, paragraph(say("Went on with {changes}.", changes=changes), note))
        elif not self._paused or note:
            self._mark(event.episodes, say(CONTINUED), paragraph(say("Continued from a checkpoint."), note))
        self._paused = False

    def _mark(self, episodes: int, words: str, sentence: str) -> None:
        mark = Mark(episodes, words, sentence)
        if mark not in self.marks:
            self.marks.append(mark)


def course_of(events: Iterable[Event]) -> Course:
    """How the run of these events went. One without an end counts as interrupted."""
    course = Course()
    for event in events:
        course.apply(event)
    if course.log.state in (RunState.RUNNING, RunState.PAUSED):
        course.log.state = RunState.INTERRUPTED
    return course


def read_course(run_dir: Path) -> Course:
    """How a recorded run went, up to where its events can be read; ``damage`` says what could not."""
    damage: list[str] = []
    course = course_of(_readable(read_events(run_dir), damage))
    course.damage = "".join(damage)
    return course


def _readable(events: Iterator[Event], damage: list[str]) -> Iterator[Event]:
    try:
        yield from events
    except RunError as error:
        damage.append(tell(str(error)))
