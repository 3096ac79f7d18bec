"""What the user says of a run: a title, a note and tags, in about.json of its folder."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from workbench.durable import write_atomically
from workbench.runs.errors import RunError
from workbench.runs.reading import read_object

NAME = "about.json"
LARGEST = 1_000_000  # bytes; more was not written by anybody
LONGEST_TITLE, LONGEST_TAG, LONGEST_NOTE, MOST_TAGS = 200, 60, 100_000, 100


@dataclass(frozen=True)
class About:
    """``title`` is what the run is called, empty for the name of its folder; ``tags`` are sorted, each once."""

    title: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()

    def tagged(self, more: Iterable[str] = (), less: Iterable[str] = ()) -> About:
        """With ``more`` tags, and without those in ``less``."""
        return replace(self, tags=tuple(sorted({*self.tags, *more} - set(less))))


def read_about(run_dir: Path) -> About:
    """What is said of a run; nothing where the file is not there.

    Raises:
        RunError: the file is damaged or cannot be read; the message names it.
    """
    path = run_dir / NAME
    try:
        return checked(read_object(path, LARGEST))
    except FileNotFoundError:
        return About()
    except RunError:
        raise
    except ValueError as error:
        raise RunError(f"{path} cannot be read: {error}") from error


def checked(data: Any) -> About:
    """``data`` as read from JSON. Raises ValueError where it is not what `write_about` writes."""
    if not isinstance(data, dict) or not set(data) <= {"title", "note", "tags"}:
        raise ValueError("it must hold title, note and tags, and nothing else.")
    tags = data.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(each, str) for each in tags):
        raise ValueError("its tags must be a list of words.")
    texts = {name: data.get(name, "") for name in ("title", "note")}
    if not all(isinstance(each, str) for each in texts.values()):
        raise ValueError("its title and note must be text.")
    return _within_bounds(About(**texts, tags=tuple(sorted(set(tags)))))


def _shortened(tag: str) -> str:
    return tag if len(tag) <= LONGEST_TAG else f"{tag[:LONGEST_TAG]}…"


def _printable(text: str) -> str:
    """Without what a terminal would obey, and a window draws as a box; lines and tabs stay."""
    return "".join(each for each in text if each in "\n\t" or unicodedata.category(each) != "Cc")


def _within_bounds(about: About) -> About:
    if any(part in about.title for part in "\r\n"):
        raise ValueError("a title must be one line.")
    if len(about.title) > LONGEST_TITLE:
        raise ValueError(f"a title may have {LONGEST_TITLE} characters, and this has {len(about.title):,}.")
    if len(about.note) > LONGEST_NOTE:
        raise ValueError(f"a note may have {LONGEST_NOTE:,} characters, and this has {len(about.note):,}.")
    if len(about.tags) > MOST_TAGS:
        raise ValueError(f"a run may have {MOST_TAGS} tags, and this has {len(about.tags):,}.")
    for tag in about.tags:
        if not tag.strip() or tag != tag.strip() or "," in tag or len(tag) > LONGEST_TAG or not tag.isprintable():
            raise ValueError(f"{_shortened(tag)!r} is no tag: a tag has 1 to {LONGEST_TAG} characters, and no comma.")
    return replace(about, title=_printable(about.title), note=_printable(about.note))


def write_about(run_dir: Path, about: About) -> About:
    """Keep ``about`` in the folder, whole or not at all. → what was kept: control characters are left out.

    Raises:
        RunError: a text is too long or a tag is none, there is no such run, or it cannot be written.
    """
    try:
        about = checked({**asdict(about), "tags": list(about.tags)})
    except ValueError as error:
        raise RunError(f"This cannot be said of {run_dir.name}: {error}") from error
    if not run_dir.is_dir():
        raise RunError(f"There is no run at {run_dir}.")
    text = json.dumps(asdict(about), indent=2, ensure_ascii=False) + "\n"
    try:
        write_atomically(run_dir / NAME, text.encode("utf-8", errors="replace"))
        return about
    except OSError as error:
        raise RunError(f"{run_dir / NAME} cannot be written: {error.strerror or error}.") from error
