"""The installed program as its user meets it: opened from the menu, tried, and opened by a saved session."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

from product import NAME, SESSION_TYPE
from verification.file_lists import listed, nothing_new, owned
from verification.person import HOME, Person
from verification.report import FailedError, Report, need
from verification.screen import Screen

from workbench.data.pictures import list_class_folders, list_pictures, read_picture
from workbench.engine.commands import SupportClass
from workbench.fewshot.session_file import Session, save_session
from workbench.resources import resources

TITLE = "Meta-Learning Workbench"
LOGS = HOME / ".local" / "state" / NAME
CLOSED = "INFO Closed"  # as the log ends that of each window
SESSION = HOME / "my characters 字.fewshot"
# What the program and the libraries of the system write at home: settings, runs, log, and caches of fonts and drawing.
OWN = (f".config/{NAME}", f".cache/{NAME}", f".local/share/{NAME}", f".local/state/{NAME}")
OF_THE_SYSTEM = (".cache/fontconfig", ".cache/mesa_shader_cache", ".cache/qtshadercache")


def check_opening(report: Report, person: Person, screen: Screen, entry: Path, pictures: Path) -> None:
    """From its menu entry, with a picture; it must be ready to train, belong to its entry, and end when told to."""
    began = time.monotonic()
    opened = Opened(screen, person)

    def start() -> str:
        person.start("gio", "launch", str(entry), display=screen.display)
        opened.window = screen.window(TITLE)
        return f"window after {time.monotonic() - began:.2f} s"

    report.check("opens from its menu entry", start)
    report.check("its engine gets ready", opened.engine_ready)
    report.check("the window belongs to the entry", opened.belongs_to_entry)
    report.check("the window is drawn", lambda: screen.picture(pictures / f"{report.part} window.png"))
    report.check("ends when told to", opened.end)


def check_association(report: Report, person: Person, screen: Screen, pictures: Path) -> None:
    """A session is known by its type, and opening it opens the program with it."""
    opened = Opened(screen, person)

    def start() -> str:
        person.start("gio", "open", str(SESSION), display=screen.display)
        opened.window = screen.window(opened_title())
        return f"the window is called {opened_title()}"

    report.check("a session is written", lambda: write_session(person))
    report.check("its type is known", lambda: session_type(person))
    report.check("opening it opens the program", start)
    report.check("its engine gets ready once more", opened.engine_ready)
    report.check("the session is still what is open", lambda: f"window {screen.window(opened_title(), 1)}")
    report.check("the session is drawn", lambda: screen.picture(pictures / f"{report.part} session.png"))
    report.check("ends when told to, once more", opened.end)
    report.check("exporting the session leaves its files alone", lambda: export(person))
    SESSION.unlink()


def check_self_test(report: Report, person: Person) -> None:
    """As its user would run it, from the command line."""
    report.check("--self-test", lambda: self_test_figure(person.run("workbench", "--self-test", seconds=600)))


def self_test_figure(printed: str) -> str:
    """What matters of the summary. Raises FailedError: it did not pass."""
    summary = json.loads(printed)
    need(summary["passed"], f"The self-test failed: {summary}.")
    return ", ".join(f"{name} {_short(value)}" for name, value in summary.items())


def _short(value: object) -> str:
    return str(len(value)) if isinstance(value, (list, dict)) else str(value)


class Opened:
    """The window that was opened last, and what its process says."""

    def __init__(self, screen: Screen, person: Person) -> None:
        self._screen, self._person, self.window = screen, person, ""
        self._ready_before, self._closed_before = len(ready_lines()), len(log_lines(CLOSED))

    def engine_ready(self, seconds: float = 120) -> str:
        """By the program's own log."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if len(lines := ready_lines()) > self._ready_before:
                return lines[-1].partition("Engine ready ")[2]
            time.sleep(0.1)
        raise FailedError(f"The log does not say within {seconds:.0f} s that the engine is ready.")

    def belongs_to_entry(self) -> str:
        """Else a dock would show it as a second program without a name."""
        told = self._screen.property(self.window, "WM_CLASS")
        need(f'"{NAME}"' in told, f"The entry's StartupWMClass is {NAME}, but {told}.")
        return told

    def end(self) -> str:
        """As the end of a desktop session does. Raises FailedError: it does not end, or not in order."""
        process = self._screen.process(self.window)
        os.kill(process, signal.SIGTERM)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if not Path(f"/proc/{process}/exe").exists():
                return f"process {process}, {self._closed()}"
            time.sleep(0.05)
        os.kill(process, signal.SIGKILL)
        raise FailedError(f"Process {process} was still there 20 s after it was told to end.")

    def _closed(self) -> str:
        """What is left by a process that has ended. Raises FailedError: it crashed, or was ended by force."""
        crashes = [each for each in LOGS.rglob("crash-*") if each.stat().st_size]
        need(not crashes, f"It crashed: {[each.read_text('utf-8', 'replace')[:500] for each in crashes]}.")
        need(len(log_lines(CLOSED)) > self._closed_before, "The log does not say at its end that it was closed.")
        return "which closed in order"


def opened_title() -> str:
    """The window's, with the session in it."""
    return f"{SESSION.name} — {TITLE}"


def ready_lines() -> list[str]:
    """What the log says each time that the engine is ready."""
    return log_lines("Engine ready after")


def log_lines(words: str) -> list[str]:
    """Lines of the program's own log."""
    logs = sorted(LOGS.rglob("*.log"))
    return [line for log in logs for line in log.read_text("utf-8").splitlines() if words in line]


def write_session(person: Person) -> str:
    """The starter pictures as a session, in the user's home."""
    starters = resources() / "starters"
    folders = list_class_folders(starters / "classes")
    classes = tuple(SupportClass(name, tuple(map(read_picture, paths))) for name, paths in folders)
    queries = tuple(map(read_picture, list_pictures(starters / "queries")))
    save_session(SESSION, Session("builtin:omniglot", classes, queries))
    person.give(SESSION)
    return f"{SESSION.stat().st_size:,} bytes"


def export(person: Person) -> str:
    """From the command line. Raises FailedError: other files than the classifier's were left."""

    def there() -> set[str]:
        own = [f"{HOME}/{each}" for each in (*OWN, *OF_THE_SYSTEM)]
        return listed([HOME], own) | owned(HOME.stat().st_uid)

    before = there()
    person.run("workbench", "export", str(SESSION), "--out", str(HOME / "classifier.onnx"))
    made = [HOME / f"classifier{each}" for each in (".onnx", ".labels.txt", "_example.py")]
    need(all(each.is_file() for each in made), f"Of {[each.name for each in made]}, some are not there.")
    for each in made:
        each.unlink()
    return nothing_new(before, there())


def session_type(person: Person) -> str:
    """Raises FailedError: it is another, or another program opens it."""
    told = person.run("gio", "info", "-a", "standard::content-type", str(SESSION))
    need(f"standard::content-type: {SESSION_TYPE}\n" in told, f"The type is {told.strip()}, not {SESSION_TYPE}.")
    chosen = person.run("gio", "mime", SESSION_TYPE).splitlines()[0]
    need(chosen.endswith(f": {NAME}.desktop"), f"It would be opened otherwise: {chosen}.")
    return SESSION_TYPE
