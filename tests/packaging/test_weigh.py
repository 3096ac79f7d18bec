"""What is told of a frozen program's size, and that the build refuses what it cannot make."""

from __future__ import annotations

import importlib
import json
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


@pytest.mark.parametrize(
    ("flavour", "packed", "unpacked", "words"),
    [
        ("cpu", 260_000_000, 800_000_000, ""),
        ("cpu", 260_100_000, 1, "The program for cpu takes 260.1 MB packed; 260.0 MB are the most."),
        ("cpu", None, 800_200_000, "The program for cpu takes 800.2 MB unpacked; 800.0 MB are the most."),
        ("cuda", 3_000_000_000, 6_000_000_000, ""),
    ],
)
def test_what_is_too_large_is_told_with_both_numbers(
    weigh: ModuleType, flavour: str, packed: int | None, unpacked: int, words: str
) -> None:
    assert weigh.excess({"flavour": flavour, "packed_bytes": packed, "unpacked_bytes": unpacked}) == words


def test_a_build_that_is_too_large_fails_with_its_figures_written(
    weigh: ModuleType, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = program.rename(program.parent / "moved").parent / "cpu"
    folder.mkdir()
    (folder.parent / "moved").rename(folder / "workbench")
    monkeypatch.setattr(weigh, "MOST", {"cpu": {"unpacked_bytes": 1_900_000}})
    monkeypatch.setattr(weigh, "NAMED", ())
    monkeypatch.setattr("sys.argv", ["weigh.py", str(folder)])
    with pytest.raises(SystemExit, match=r"2\.0 MB unpacked; 1\.9 MB are the most"):
        weigh.main()
    assert json.loads((folder / "build.json").read_text("utf-8"))["unpacked_bytes"] == 2_000_000


@pytest.mark.skipif(os.name == "nt", reason="a script for sh")
def test_a_flavour_that_does_not_exist_is_refused() -> None:
    done = subprocess.run([PACKAGING / "build", "rocm"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "There is no flavour rocm: packaging/constraints-rocm.txt does not exist.\n"
