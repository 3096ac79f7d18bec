"""What was checked: printed as it goes, and at the end a table and JSON."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path


class FailedError(Exception):
    """A check found something; the message is a sentence."""


@dataclass(frozen=True)
class Step:
    """One check. ``figure`` is what it found: bytes, a count, a name; the time is apart."""

    part: str
    what: str
    passed: bool
    figure: str
    seconds: float


@dataclass
class Report:
    """All checks, by parts; within a part, none is made after one that failed."""

    steps: list[Step] = field(default_factory=list)
    part: str = ""
    began: float = field(default_factory=time.monotonic)

    @contextmanager
    def of(self, part: str) -> Iterator[None]:
        """A part: what follows one that failed is still tried."""
        self.part = part
        try:
            yield
        except FailedError:
            print(f"    the rest of {part} was not checked", flush=True)

    def check(self, what: str, how: Callable[[], object]) -> None:
        """Do it; it returns a figure. Raises FailedError: it failed, which has been recorded."""
        began = time.monotonic()
        try:
            figure, passed = str(how()), True
        except (FailedError, subprocess.CalledProcessError, subprocess.TimeoutExpired, OSError, ValueError) as error:
            figure, passed = told(error), False
        step = Step(self.part, what, passed, figure, round(time.monotonic() - began, 2))
        self.steps.append(step)
        print(line(step), flush=True)
        if not passed:
            raise FailedError(figure)

    @property
    def passed(self) -> bool:
        return bool(self.steps) and all(each.passed for each in self.steps)

    def write(self, folder: Path) -> None:
        """summary.json and summary.txt."""
        seconds = round(time.monotonic() - self.began, 1)
        content = {"passed": self.passed, "seconds": seconds, "steps": [asdict(each) for each in self.steps]}
        (folder / "summary.json").write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
        table = [line(each) for each in self.steps] + [f"{'passed' if self.passed else 'FAILED'} in {seconds:.0f} s"]
        (folder / "summary.txt").write_text("\n".join(table) + "\n", "utf-8")


def line(step: Step) -> str:
    return f"{'ok  ' if step.passed else 'FAIL'} {step.seconds:8.2f} s  {step.part:<12} {step.what}: {step.figure}"


def told(error: Exception) -> str:
    """Why a check failed, with the end of what a command said."""
    said = getattr(error, "stderr", None) or getattr(error, "output", None) or ""
    said = said.decode(errors="replace") if isinstance(said, bytes) else said
    return " ".join([str(error), *said.strip().splitlines()[-5:]])


def need(holds: object, sentence: str) -> None:
    """Raises FailedError: it does not hold."""
    if not holds:
        raise FailedError(sentence)
