"""Where the workbench keeps what it writes: caches and runs, in the user's own folders or where they chose.

What was chosen stands in a file, so that the window, the engine and the command line agree from one moment to the next.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from functools import cache
from pathlib import Path

import platformdirs
from filelock import FileLock

from workbench.durable import write_atomically

NAME = "metalearning-workbench"
CACHE, RUNS = "cache", "runs"  # the folders that can be chosen
OWN_CACHE = f"{NAME}-cache"  # within a chosen folder, so that nothing of the user's lies among what is swept
logger = logging.getLogger(__name__)


def cache_folder() -> Path:
    """Decoded datasets. WORKBENCH_HOME replaces the user's folders, for tests and portable use.

    While a chosen one is not there, the usual one serves, as all of this can be made again: a folder made in place of a
    disk that is not connected would fill another disk, unseen.
    """
    usual = usual_folder(CACHE)
    if missing := missing_folder(CACHE):
        _warn(f"The cache folder, {missing}, is not there; is its disk connected? Meanwhile {usual} serves.")
        return usual
    return chosen_folder(CACHE) or usual


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
    return _places().get(kind)


def missing_folder(kind: str) -> Path | None:
    """The chosen folder where it is not there, as on a disk that is not connected."""
    chosen = chosen_folder(kind)
    return None if chosen is None or chosen.is_dir() else chosen


def choose_folder(kind: str, folder: Path | None) -> None:
    """Keep CACHE (in a folder of its own there) or RUNS in ``folder`` from now on, which is made; None: in the usual
    place. What lies in the folder before stays there.

    Raises:
        OSError: nothing can be written there.
    """
    if folder is not None:
        folder = _own(kind, folder.absolute())
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    record = _record()
    record.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(record.with_name(f"{record.name}.lock")):  # another window may choose as well
        places = {each: str(there) for each, there in _places().items() if each != kind}
        if folder is not None and folder != usual_folder(kind):
            places[kind] = str(folder)
        write_atomically(record, json.dumps(places, ensure_ascii=False).encode("utf-8"))


def _own(kind: str, folder: Path) -> Path:
    """The folder itself where it is the kind's already."""
    is_own = folder.name == OWN_CACHE or folder in (usual_folder(kind), chosen_folder(kind))
    return folder / OWN_CACHE if kind == CACHE and not is_own else folder


def _places() -> dict[str, Path]:
    """All that was chosen."""
    try:
        found = json.loads(_record().read_text(encoding="utf-8"))
        told = {kind: found.get(kind) for kind in (CACHE, RUNS)}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        _warn(f"{_record()} is damaged, so that runs and caches lie in the usual places: {error}")
        return {}
    return {kind: Path(each) for kind, each in told.items() if isinstance(each, str) and Path(each).is_absolute()}


@cache
def _warn(sentence: str) -> None:
    """Once, however often the record is read."""
    logger.warning("%s", sentence)


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
