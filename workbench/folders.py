"""Where the workbench keeps what it writes: caches and runs, in the user's own folders."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

NAME = "metalearning-workbench"


def cache_folder() -> Path:
    """Decoded datasets. WORKBENCH_HOME replaces the user's folders, for tests and portable use."""
    home = os.environ.get("WORKBENCH_HOME")
    return Path(home) / "cache" if home else Path(platformdirs.user_cache_dir(NAME, appauthor=False))


def data_folder() -> Path:
    """Downloads and, under ``runs``, the training runs."""
    home = os.environ.get("WORKBENCH_HOME")
    return Path(home) / "data" if home else Path(platformdirs.user_data_dir(NAME, appauthor=False))


def weights_folder() -> Path:
    """Downloaded weights of pretrained networks, a file each."""
    return cache_folder() / "weights"


def runs_folder() -> Path:
    """One folder for each training run."""
    return data_folder() / "runs"


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
