"""What was packed, looked at without installing it."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from product import NAME
from verification.report import Report, need

PLAINLY = ("--warnings", "--encoding=UTF-8", "--local-file", "--ditroff", "--troff-device=utf8")


def check_artifacts(report: Report, deb: Path, run: Path, folder: Path) -> None:
    """Sizes, and the linters of each kind of file."""
    with report.of("packages"), tempfile.TemporaryDirectory() as name:
        share = Path(name) / "usr" / "share"
        report.check("the .deb", lambda: size(deb))
        report.check("the .run", lambda: size(run))
        report.check("the .run is whole", lambda: whole(run))
        report.check("the .deb unpacks", lambda: told("dpkg-deb", "--extract", str(deb), name) or "whole")
        report.check("menu entry", lambda: silent("desktop-file-validate", share / f"applications/{NAME}.desktop"))
        report.check("metadata", lambda: metadata(share / f"metainfo/{NAME}.metainfo.xml"))
        report.check(
            "manual page",
            lambda: silent("man", *PLAINLY, share / "man/man1/workbench.1.gz"),
        )
        report.check("lintian", lambda: lintian(deb, folder / "lintian.txt"))


def size(path: Path) -> str:
    return f"{path.stat().st_size:,} bytes"


def whole(run: Path) -> str:
    """By the sum in it. Raises FailedError: it says otherwise, or has none."""
    said = told(str(run), "--check")
    need("SHA256 checksums are OK" in said, said)
    return "by its SHA-256"


def told(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=True)
    return " ".join((done.stdout + done.stderr).split())


def silent(*command: str | Path) -> str:
    """For programs that only speak of what is wrong."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, errors="replace", check=True)
    need(not done.stderr.strip(), done.stderr.strip())
    return "no warning"


def metadata(path: Path) -> str:
    return told("appstreamcli", "validate", "--no-net", "--no-color", str(path))


def lintian(deb: Path, out: Path) -> str:
    """All it says goes to ``out``. Raises FailedError: it finds an error; the overrides say why others are none."""
    command = ["lintian", "--allow-root", "--tag-display-limit", "0", "--fail-on", "none", str(deb)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    out.write_text(said, "utf-8")
    errors = [each for each in said.splitlines() if each.startswith("E:")]
    kinds = sorted({each.split()[2] for each in errors})
    need(not errors, f"{len(errors)} errors, of the kinds {', '.join(kinds)}")
    return f"0 errors, {said.count('W: ')} warnings"
