"""An ordinary user, made for the check, in a home with a space and Chinese characters in its path."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType

from verification.report import FailedError

LOGIN = "workbench-check"
HOME = Path("/home/test user/用户 张")


class Person:
    """A context: the user is there within it, and gone with the home after it."""

    def __enter__(self) -> Person:
        self._remove()
        HOME.parent.mkdir(parents=True)
        subprocess.run(["useradd", "--create-home", "--home-dir", str(HOME), "--shell", "/bin/bash", LOGIN], check=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._remove()

    def run(self, *command: str, display: str = "", seconds: float = 300, said: str = "") -> str:
        """What the command prints, run by the user. Raises CalledProcessError, TimeoutExpired."""
        full = self._command(command, display)
        done = subprocess.run(
            full, cwd=HOME, input=said, capture_output=True, text=True, errors="replace", timeout=seconds, check=True
        )
        return done.stdout

    def refused(self, *command: str) -> tuple[int, str]:
        """The exit status of a command, and what it said on stderr."""
        done = subprocess.run(self._command(command, ""), cwd=HOME, capture_output=True, text=True, timeout=300)
        return done.returncode, done.stderr.strip()

    def start(self, *command: str, display: str) -> subprocess.Popen[bytes]:
        """Start it and go on; what it says is thrown away."""
        quiet = subprocess.DEVNULL
        return subprocess.Popen(self._command(command, display), cwd=HOME, stdin=quiet, stdout=quiet, stderr=quiet)

    def end(self, process: subprocess.Popen[bytes], seconds: float = 30) -> None:
        """End what was started, with all that it started in turn. Raises FailedError: something stays."""
        process.terminate()
        process.wait()
        until = time.monotonic() + seconds
        while subprocess.run(["pgrep", "--euid", LOGIN], stdout=subprocess.DEVNULL).returncode == 0:
            if time.monotonic() > until:
                raise FailedError(f"Something of the program still runs {seconds:.0f} s after it was told to end.")
            time.sleep(0.1)

    def _command(self, command: tuple[str, ...], display: str) -> list[str]:
        path = f"{HOME}/.local/bin:/usr/local/bin:/usr/bin:/bin"
        variables = [f"HOME={HOME}", f"PATH={path}", "LANG=C.UTF-8", f"USER={LOGIN}", f"LOGNAME={LOGIN}"]
        screen = [f"DISPLAY={display}"] if display else []
        return ["runuser", "-u", LOGIN, "--", "env", "-i", *variables, *screen, *command]

    def give(self, path: Path) -> None:
        """Make a file the user's own."""
        entry = pwd.getpwnam(LOGIN)
        os.chown(path, entry.pw_uid, entry.pw_gid)

    def _remove(self) -> None:
        if any(each.pw_name == LOGIN for each in pwd.getpwall()):
            subprocess.run(["pkill", "-KILL", "--euid", LOGIN])  # what a failed check has left open
            subprocess.run(["userdel", "--force", LOGIN], check=True)
        shutil.rmtree(HOME.parent, ignore_errors=True)
