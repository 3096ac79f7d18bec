"""What is told of a frozen program's size, and that the build refuses what it cannot make."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def weigh(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    return importlib.import_module("weigh")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder with 1,500,000 bytes that pack to almost nothing, 500,000 that do not pack, and a link."""
    folder = tmp_path / "workbench"
    (folder / "_internal").mkdir(parents=True)
    (folder / "workbench").write_bytes(bytes(1_500_000))
    (folder / "_internal" / "noise").write_bytes(os.urandom(500_000))
    (folder / "_internal" / "link").symlink_to("noise")
    return folder


def test_unpacked_counts_every_file_once(weigh: ModuleType, program: Path) -> None:
    assert weigh.unpacked_bytes(program) == 2_000_000


@pytest.mark.skipif(shutil.which("zstd") is None, reason="zstd is not installed")
def test_packed_is_what_a_download_would_take(weigh: ModuleType, program: Path) -> None:
    assert 500_000 < weigh.packed_bytes(program) < 510_000


def test_without_zstd_it_is_not_known(weigh: ModuleType, program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert weigh.packed_bytes(program) is None


@pytest.mark.skipif(os.name == "nt", reason="a script for sh")
def test_a_flavour_that_does_not_exist_is_refused() -> None:
    done = subprocess.run([PACKAGING / "build", "rocm"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "There is no flavour rocm: packaging/constraints-rocm.txt does not exist.\n"
