"""The run that somebody names: its folder, what the folder is called among the user's runs, or its title."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from workbench.engine.references import BUILTIN, PRETRAINED
from workbench.runs.errors import RunError
from workbench.runs.index import list_runs
from workbench.runs.place import runs_place
from workbench.runs.reading import CONFIG, EVENTS
from workbench.runs.summary import CHECKPOINTS
from workbench.runs.trash import Trashed, is_in_trash, trashed

LONGEST_PART = 255  # bytes of a name between two slashes, which file systems take


def find_run(text: str) -> Path:
    """The folder of a run. Raises RunError where there is none, or more than one of this title."""
    _check_length(text)
    folder = Path(text).expanduser()
    if text and _is_run(folder):
        return folder
    named = runs_place() / text
    if text and Path(text).name == text and _is_run(named):
        return named
    titled = [each.path for each in list_runs().runs if each.title == text] if text else []
    if len(titled) > 1:
        names = ", ".join(path.name for path in titled)
        raise RunError(f"{len(titled)} runs are called {text}: {names}. Name one of these folders.")
    if not titled:
        raise RunError(_no_run(text, folder))
    return titled[0]


def find_model(ref: str) -> str:
    """What the engine knows a model by: as it is given, or the folder of the run that is called so. Of a folder or file
    that is none, the engine says why.

    Raises:
        RunError: as `find_run`.
    """
    _check_length(ref)
    folder = Path(ref).expanduser()
    if ref.startswith((BUILTIN, PRETRAINED)) or folder.is_file() or (folder / CHECKPOINTS).is_dir():
        return ref
    return str(find_run(ref))


def _check_length(text: str) -> None:
    """To ask for a longer name is an error in itself."""
    longest = max(Path(text).parts, key=lambda part: len(os.fsencode(part)), default="")
    if len(os.fsencode(longest)) > LONGEST_PART:
        raise RunError(f"There is no run {longest[:40]}…: a name of {len(longest):,} characters is too long for any.")


def _is_run(folder: Path) -> bool:
    return (folder / CONFIG).is_file() or (folder / EVENTS).is_file()


def _no_run(text: str, folder: Path) -> str:
    if text and _deleted(text):
        return f"{text} is in the trash: workbench runs restore {text} brings it back."
    if text and folder.is_dir():
        return f"{text} is not a run: it has no config.json."
    return f"There is no run {text or 'without a name'}: name a run folder, or one that workbench runs list shows."


def find_trashed(text: str) -> Path:
    """Where a deleted run lies, by its path or by its name; of several of a name, the one that was deleted last.

    Raises:
        RunError: there is none.
    """
    _check_length(text)
    folder = Path(text).expanduser().absolute()
    if is_in_trash(folder) and folder.is_dir():
        return folder
    found = _deleted(text)
    if not found:
        where = "" if Path(text).name == text else f" --folder {shlex.quote(str(folder.parent))}"
        raise RunError(f"There is no run {folder.name} in the trash: workbench runs list --trash{where} shows what is.")
    return found[0].path


def _deleted(text: str) -> list[Trashed]:
    """Those of this name in the trash where `find_run` would have found them, deleted last first: where the path leads,
    and of a mere name among the user's runs."""
    path = Path(text).expanduser().absolute()
    folders = [path.parent] if Path(text).name != text else [path.parent, runs_place()]
    found = [each for folder in dict.fromkeys(folders) for each in trashed(folder) if each.name == path.name]
    return sorted(found, key=lambda each: each.when, reverse=True)
