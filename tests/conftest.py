"""Shared fixtures. Qt runs offscreen, and nothing a test writes outlives it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from small_omniglot import write_small_omniglot

import workbench  # noqa: F401 (before any library, as in the program: it tells some to keep quiet)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")  # threads that wait for each other on a busy machine cost minutes
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Caches, settings and runs go to a temporary folder, also those of child processes."""
    home = tmp_path_factory.mktemp("home")
    os.environ["WORKBENCH_HOME"] = str(home)
    return home


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data; WORKBENCH_TEST_DATA names another place."""
    folder = Path(os.environ.get("WORKBENCH_TEST_DATA", ROOT.parent / "shared" / "data"))
    if not (folder / "omniglot" / "images_background.npz").is_file():
        pytest.skip(f"real data is not at {folder}; set WORKBENCH_TEST_DATA to its folder")
    return folder


@pytest.fixture(scope="session")
def small_omniglot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 80 made-up characters in Omniglot's layout."""
    return write_small_omniglot(tmp_path_factory.mktemp("data") / "omniglot")
