"""A virtual screen with a window manager, on which windows are waited for and pictured."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType

from verification.report import FailedError

SIZE = "1440x900x24"
LITTLE = 2_000  # pixels; the figures of the status bar are fewer
LONGEST_REST = 20  # seconds
LEAST_COLOURS = 50  # text alone has more, by its smooth edges


class Screen:
    """A context: the screen is there within it."""

    def __enter__(self) -> Screen:
        with tempfile.TemporaryFile("w+") as told:
            command = ["Xvfb", "-displayfd", str(told.fileno()), "-screen", "0", SIZE, "-dpi", "96", "-ac"]
            self._screen = subprocess.Popen(
                [*command, "-nolisten", "tcp"], pass_fds=[told.fileno()], stderr=subprocess.DEVNULL
            )
            self.display = f":{_first_line(told)}"
        self._environment = os.environ | {"DISPLAY": self.display}
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"], env=self._environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        for process in (self._manager, self._screen):
            process.terminate()
            process.wait()

    def window(self, title: str, seconds: float = 60) -> str:
        """The id of the window of that title, once it is there. Raises FailedError: it does not come."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for window in self._told("xdotool", "search", "--onlyvisible", "--name", ".").split():
                if self._told("xdotool", "getwindowname", window) == title:
                    return window
            time.sleep(0.05)
        raise FailedError(f"No window was called {title} within {seconds:.0f} s; there were {self.titles()}.")

    def titles(self) -> list[str]:
        windows = self._told("xdotool", "search", "--onlyvisible", "--name", ".").split()
        return [self._told("xdotool", "getwindowname", each) for each in windows]

    def property(self, window: str, name: str) -> str:
        """An X property as xprop prints it."""
        return self._told("xprop", "-id", window, name)

    def process(self, window: str) -> int:
        """Whose window it is."""
        return int(self._told("xdotool", "getwindowpid", window))

    def picture(self, path: Path) -> str:
        """Save what the screen shows, once little of it changes. Raises FailedError: it shows nothing."""
        before = path.with_name("before.png")
        self._save(before)
        for _ in range(LONGEST_REST):
            time.sleep(1)
            self._save(path)
            if self._changed(before, path) < LITTLE:
                break
            shutil.copyfile(path, before)
        before.unlink()
        return self._colours(path)

    def _save(self, path: Path) -> None:
        subprocess.run(["import", "-window", "root", str(path)], env=self._environment, check=True)

    def _changed(self, before: Path, after: Path) -> int:
        """Pixels."""
        command = ["compare", "-metric", "AE", str(before), str(after), "null:"]
        return int(float(subprocess.run(command, capture_output=True, text=True).stderr))

    def _colours(self, path: Path) -> str:
        colours = int(self._told("identify", "-format", "%k", str(path)))
        if colours < LEAST_COLOURS:
            raise FailedError(f"{path.name} shows {colours} colours only: that is no window.")
        return f"{path.name}, {colours:,} colours"

    def _told(self, *command: str) -> str:
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, errors="replace")
        return done.stdout.strip()


def _first_line(file: object, seconds: float = 20) -> str:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        file.seek(0)  # type: ignore[attr-defined]
        if (line := file.read().strip()).isdigit():  # type: ignore[attr-defined]
            return str(line)
        time.sleep(0.05)
    raise FailedError(f"Xvfb did not name a display within {seconds:.0f} s.")
