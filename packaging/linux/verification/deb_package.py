"""The .deb on this machine: installed, opened, tried and purged."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from product import NAME
from verification.file_lists import listed, nothing_new
from verification.opened import OF_THE_SYSTEM, OWN, check_association, check_opening, check_self_test
from verification.person import HOME, Person
from verification.report import Report, need
from verification.screen import Screen

FOLDERS = tuple(map(Path, ("/usr", "/etc", "/opt", "/var/lib")))
OF_APT = ("/var/lib/dpkg", "/var/lib/apt")  # what the package managers note down themselves
INSTALLED = Path("/usr/lib") / NAME
ENTRY = Path("/usr/share/applications") / f"{NAME}.desktop"


def check_deb(report: Report, deb: Path, pictures: Path) -> None:
    """From a file to nothing left."""
    with report.of("deb"), Person() as person, Screen() as screen:
        before, home = listed(FOLDERS, OF_APT), listed([HOME])
        try:
            report.check("installs", lambda: install(deb))
            report.check("its files are as packed", verified)
            check_opening(report, person, screen, ENTRY, pictures)
            check_self_test(report, person)
            check_association(report, person, screen, pictures)
        finally:
            report.check("is purged", purge)
        report.check("nothing is left of it", lambda: nothing_new(before, listed(FOLDERS, OF_APT)))
        report.check("at home there is only what is the user's", lambda: nothing_new(home, own_left_out(home)))


def install(deb: Path) -> str:
    apt("install", str(deb))
    return f"{used(INSTALLED) / 1e6:.0f} MB in {INSTALLED}"


def used(folder: Path) -> int:
    """The bytes that it takes of the disk."""
    return int(
        subprocess.run(["du", "-s", "-B1", folder], capture_output=True, text=True, check=True).stdout.split()[0]
    )


def verified() -> str:
    """By their sums. Raises FailedError: dpkg names one."""
    said = subprocess.run(["dpkg", "--verify", NAME], capture_output=True, text=True, check=True).stdout
    need(not said, f"dpkg --verify says {said}")
    files = subprocess.run(["dpkg", "-L", NAME], capture_output=True, text=True, check=True).stdout.splitlines()
    return f"{len(files):,} files and folders"


def purge() -> str:
    apt("purge", NAME)
    return "purged"


def apt(*command: str) -> None:
    """Without questions."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    full = ["apt-get", "-y", "-qq", "--no-install-recommends", *command]
    subprocess.run(full, env=quiet, capture_output=True, text=True, check=True)


def own_left_out(before: set[str]) -> set[str]:
    """What lies at home now, but for what is the user's or the system's, and the folders around that."""
    kept = [f"{HOME}/{each}" for each in (*OWN, *OF_THE_SYSTEM)]
    now = {each for each in listed([HOME]) if not each.startswith(tuple(kept))}
    return {each for each in now if each in before or not any(path.startswith(f"{each}/") for path in kept)}
