"""Where the workbench keeps what it writes: caches and runs, in the user's own folders or where they chose.

What was chosen stands in a file, so that the window, the engine and the command line agree from one moment to the next.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import platformdirs

from workbench.durable import write_atomically

NAME = "metalearning-workbench"
CACHE, RUNS = "cache", "runs"  # the folders that can be chosen


def cache_folder() -> Path:
    """Decoded datasets. WORKBENCH_HOME replaces the user's folders, for tests and portable use."""
    return chosen_folder(CACHE) or usual_folder(CACHE)


def data_folder() -> Path:
    """Downloads and, under ``runs``, the training runs."""
    home = os.environ.get("WORKBENCH_HOME")
    return Path(home) / "data" if home else Path(platformdirs.user_data_dir(NAME, appauthor=False))


def weights_folder() -> Path:
    """Downloaded weights of pretrained networks, a file each."""
    return cache_folder() / "weights"


def runs_folder() -> Path:
    """One folder for each training run."""
    return chosen_folder(RUNS) or usual_folder(RUNS)


def usual_folder(kind: str) -> Path:
    """Where CACHE or RUNS lies unless somebody chose another place."""
    if kind == RUNS:
        return data_folder() / "runs"
    home = os.environ.get("WORKBENCH_HOME")
    return Path(home) / "cache" if home else Path(platformdirs.user_cache_dir(NAME, appauthor=False))


def chosen_folder(kind: str) -> Path | None:
    """What was chosen in place of that; a record that cannot be read counts as none."""
    try:
        place = json.loads(_record().read_text(encoding="utf-8")).get(kind)
    except (OSError, ValueError, AttributeError):
        return None
    return Path(place) if isinstance(place, str) and Path(place).is_absolute() else None


def choose_folder(kind: str, folder: Path | None) -> None:
    """Keep CACHE or RUNS in ``folder`` from now on, which is made; None: in the usual place. What lies in the folder
    before stays there.

    Raises:
        OSError: nothing can be written there.
    """
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    places = {each: str(there) for each in (CACHE, RUNS) if (there := chosen_folder(each)) and each != kind}
    if folder is not None and folder != usual_folder(kind):
        places[kind] = str(folder.absolute())
    write_atomically(_record(), json.dumps(places, ensure_ascii=False).encode("utf-8"))


def _record() -> Path:
    home = os.environ.get("WORKBENCH_HOME")
    return Path(home or platformdirs.user_config_dir(NAME, appauthor=False)) / "folders.json"


def reproductions_folder() -> Path:
    """One folder for each table that was run against the papers."""
    return data_folder() / "reproductions"


def autosave_folder() -> Path:
    """What lies in Try it, a folder for each window that is open or ended in disorder."""
    return data_folder() / "autosave"


def log_folder() -> Path:
    """The log, and what a crash left behind."""
    home = os.environ.get("WORKBENCH_HOME")
    return Path(home) / "logs" if home else Path(platformdirs.user_log_dir(NAME, appauthor=False))
