"""The folder of the user's runs, as long as its disk is there."""

from __future__ import annotations

from pathlib import Path

from workbench.folders import RUNS, missing_folder, runs_folder
from workbench.runs.errors import NoFolderError


def runs_place() -> Path:
    """Where runs lie; the usual folder need not be there yet.

    Raises:
        NoFolderError: it was chosen, and is not there.
    """
    if missing := missing_folder(RUNS):
        raise NoFolderError(f"The folder of runs, {missing}, is not there; is its disk connected?")
    return runs_folder()
