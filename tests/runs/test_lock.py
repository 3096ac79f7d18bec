"""The lock of a run folder: one process at a time, and none after it has died."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from workbench.runs import lock as module
from workbench.runs.lock import NAME, hold, is_held
from workbench.runs.store import RunError

HOLDER = """
import sys, time
from pathlib import Path
from workbench.runs.lock import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """A process that has the lock."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "held\n"
    return process


def test_a_folder_is_free_before_and_after(tmp_path: Path) -> None:
    assert not is_held(tmp_path) and not list(tmp_path.iterdir())
    with hold(tmp_path):
        assert is_held(tmp_path)
    assert not is_held(tmp_path)
    with hold(tmp_path):
        pass


def test_the_second_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with hold(tmp_path), pytest.raises(RunError, match="in use by another process") as told, hold(tmp_path):
        pass
    assert str(tmp_path) in str(told.value) and "\n" not in str(told.value)
    assert not is_held(tmp_path)


def test_the_lock_dies_with_its_owner(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        assert is_held(tmp_path)
        with pytest.raises(RunError, match="in use"), hold(tmp_path):
            pass
        process.kill()
    assert not is_held(tmp_path)
    with hold(tmp_path):
        pass


def test_an_error_inside_gives_it_back(tmp_path: Path) -> None:
    with pytest.raises(KeyError), hold(tmp_path):
        raise KeyError
    assert not is_held(tmp_path)


def test_a_folder_may_go_while_it_is_held(tmp_path: Path) -> None:
    run = tmp_path / "run"
    run.mkdir()
    with hold(run):
        (run / NAME).unlink()
        run.rmdir()
    assert not is_held(run)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "Permission denied"),
        (OSError(37, "No locks available"), "No locks available"),
        (NotImplementedError("this drive has no locks."), "this drive has no locks"),
    ],
)
def test_a_place_without_locks_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise error

    (tmp_path / NAME).touch()
    monkeypatch.setattr(module.FileLock, "acquire", refused)
    with pytest.raises(RunError, match=f"cannot be locked: {words}\\.$"), hold(tmp_path):
        pass
    assert not is_held(tmp_path)
