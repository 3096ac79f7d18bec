"""The .run file, as an ordinary user: installed, opened, tried, installed anew and removed."""

from __future__ import annotations

import shutil
from pathlib import Path

from product import NAME
from verification.deb_package import own_left_out
from verification.file_lists import listed, nothing_new
from verification.opened import OWN, TITLE, check_association, check_opening, check_self_test
from verification.person import HOME, Person
from verification.report import Report, need
from verification.screen import Screen

TITLE_IN_CHINESE = "元学习工作台"
PROGRAM = HOME / ".local" / "share" / NAME / "program"
ENTRY = HOME / ".local" / "share" / "applications" / f"{NAME}.desktop"


def check_run(report: Report, run: Path, pictures: Path) -> None:
    """From a file to nothing left, and at last nothing of the user's either, when asked to."""
    with report.of("run"), Person() as person, Screen() as screen:
        home = listed([HOME])
        file = shutil.copy(run, "/home/test user/安装 me.run")
        report.check("installs without root", lambda: install(person, file))
        check_opening(report, person, screen, ENTRY, pictures)
        check_self_test(report, person)
        check_association(report, person, screen, pictures)
        report.check("opens in Chinese where the system is", lambda: open_in_chinese(person, screen, pictures))
        report.check("refuses while the program is open", lambda: refusal(person, screen, file))
        report.check("replaces an older version", lambda: replace(person, file))
        report.check("uninstalls", lambda: uninstall(person))
        report.check("at home there is only what is the user's", lambda: nothing_new(home, own_left_out(home)))
        report.check("--purge after a question", lambda: purge(person, file))


def install(person: Person, file: str) -> str:
    """The figure is what it says of itself."""
    return person.run(file, "--quiet").splitlines()[0]


def open_in_chinese(person: Person, screen: Screen, pictures: Path) -> str:
    """With the translations that are in the frozen program."""
    process = person.start("env", "LANG=zh_CN.UTF-8", "workbench", display=screen.display)
    try:
        screen.window(TITLE_IN_CHINESE)
        picture = screen.picture(pictures / "run window in Chinese.png")
    finally:
        person.end(process)
    return f"{TITLE_IN_CHINESE}, {picture}"


def refusal(person: Person, screen: Screen, file: str) -> str:
    """Raises FailedError: it installs, or removes, what is running."""
    process = person.start("workbench", display=screen.display)
    try:
        screen.window(TITLE)
        said = [person.refused(file, "--quiet"), person.refused(f"{NAME}-uninstall")]
    finally:
        person.end(process)
    for status, sentence in said:
        need(status == 2 and "the workbench is open" in sentence, f"Exit status {status}, and it said: {sentence}.")
    return said[0][1].splitlines()[-1]


def replace(person: Person, file: str) -> str:
    """Raises FailedError: a file of the older version is still there."""
    old = PROGRAM / "_internal" / "of an older version"
    old.touch()
    (PROGRAM / "version").write_text("0.0.1\n")
    said = install(person, file)
    need(not old.exists(), f"{old} is still there.")
    return said


def uninstall(person: Person) -> str:
    """Raises FailedError: it does not say where the user's files lie."""
    said = person.run(f"{NAME}-uninstall").splitlines()
    kept = [f"{HOME}/{each}" for each in OWN if (HOME / each).exists()]
    need(said[-len(kept) :] == kept, f"It kept {kept}, but said {said}.")
    return f"{said[0]} It kept {len(kept)} folders and named them."


def purge(person: Person, file: str) -> str:
    """Raises FailedError: something is still there."""
    install(person, file)
    person.run(f"{NAME}-uninstall", "--purge", said="y\n")
    left = [each for each in OWN if (HOME / each).exists()]
    need(not left, f"{left} are still there.")
    return "runs, settings, downloads and logs are gone"
