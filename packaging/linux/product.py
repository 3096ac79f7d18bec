"""What is packed: names, the version and its changes, each from the one place where it is written down."""

from __future__ import annotations

import os
import re
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
sys.path.append(str(HERE.parent))
from project_version import version as version  # noqa: E402

NAME = "metalearning-workbench"
SESSION_TYPE = "application/x-fewshot-session"
# There is no mailbox yet: the domain is the one that is reserved for such cases.
MAINTAINER = "The Meta-Learning Workbench authors <authors@example.org>"
HEADING = re.compile(r"^## (?P<version>\S+) \((?P<date>[^)]+)\)$", re.MULTILINE)


@dataclass(frozen=True)
class Release:
    """One heading of CHANGELOG.md. ``date`` is that of the package while there is none; ``changes`` a line each."""

    version: str
    date: datetime
    is_published: bool
    changes: tuple[str, ...]


def packed_at() -> datetime:
    """Now, or SOURCE_DATE_EPOCH, by which two builds of the same files are the same."""
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())), UTC)


def releases() -> list[Release]:
    """What CHANGELOG.md tells, newest first. Raises ValueError: the newest is not the version of pyproject.toml."""
    text = (TOP / "CHANGELOG.md").read_text("utf-8")
    found = list(HEADING.finditer(text))
    ends = [each.start() for each in found[1:]] + [len(text)]
    told = [_release(each, text[each.end() : end]) for each, end in zip(found, ends, strict=True)]
    if not told or told[0].version != version():
        newest = told[0].version if told else "no version"
        raise ValueError(f"CHANGELOG.md begins with {newest}, but pyproject.toml says {version()}.")
    return told


def _release(heading: re.Match[str], body: str) -> Release:
    is_published = heading["date"] != "unreleased"
    date = datetime.strptime(heading["date"], "%Y-%m-%d").replace(tzinfo=UTC) if is_published else packed_at()
    points = re.split(r"^- ", body, flags=re.MULTILINE)[1:]
    return Release(heading["version"], date, is_published, tuple(" ".join(each.split()) for each in points))
