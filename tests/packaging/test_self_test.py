"""``workbench --self-test`` as somebody runs it who has just installed the program."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest
from self_test_summary import check_summary

from workbench import self_test
from workbench.engine.commands import ListRegistered
from workbench.engine.replies import RequestFailed
from workbench.gui import self_test_steps, self_test_window
from workbench.host.requests import Requests
from workbench.logs import LOG
from workbench.resources import resources


@pytest.mark.skipif(sys.platform == "linux", reason="there test_privacy looks at such a run")
def test_everything_works_and_nothing_is_left_behind(tmp_path: Path) -> None:
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir(), temporary.mkdir()
    places = {"HOME": str(home), "TMPDIR": str(temporary), "TEMP": str(temporary)}
    without = {name: each for name, each in os.environ.items() if not name.startswith(("XDG_", "WORKBENCH_"))}
    command = [sys.executable, "-m", "workbench", "--self-test"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False, env={**without, **places})
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    check_summary(json.loads(done.stdout))
    assert not list(home.iterdir()) and not list(temporary.iterdir())


class Tried:
    """A stand-in for window and engine that notes its end."""

    ended = 0

    def __init__(self, home: Path) -> None:
        assert home.is_dir()

    def close(self) -> None:
        Tried.ended += 1


def _fail(_tried: Tried) -> dict[str, Any]:
    raise FileNotFoundError("The shipped files were not found.")


def test_the_failing_step_is_named_and_is_the_last(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = {"window": lambda _: {"size": 1}, "engine": _fail, "lists": lambda _: {}}
    summary, status = _run(monkeypatch, capsys, types.SimpleNamespace(Tried=Tried, STEPS=steps))
    assert status == 1 and not summary["passed"] and Tried.ended == 1
    assert [each["name"] for each in summary["steps"]] == ["window", "engine"]
    assert summary["steps"][-1]["failed"] == "FileNotFoundError: The shipped files were not found."


def test_a_window_that_cannot_be_loaded_is_a_failed_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary, status = _run(monkeypatch, capsys, None)
    assert status == 1 and summary["steps"][0]["name"] == "window"
    assert "no_such_module" in summary["steps"][0]["failed"]


def test_a_window_that_cannot_be_closed_has_a_summary(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Held(Tried):
        def close(self) -> None:
            raise RuntimeError("The window cannot be closed.")

    summary, status = _run(monkeypatch, capsys, types.SimpleNamespace(Tried=Held, STEPS={"window": lambda _: {}}))
    assert status == 1 and not summary["passed"]
    assert summary["steps"][-1]["failed"] == "RuntimeError: The window cannot be closed."


def test_a_folder_that_is_still_held_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def hold(path: Any, **_: Any) -> None:
        raise PermissionError(13, "used by another process", str(path))

    steps = {"window": lambda _: {}}
    monkeypatch.setattr(self_test.tempfile, "tempdir", str(tmp_path))
    with monkeypatch.context() as held:
        for name in ("unlink", "rmdir"):
            held.setattr(os, name, hold)
        summary, status = _run(held, capsys, types.SimpleNamespace(Tried=Tried, STEPS=steps))
    assert status == 0 and summary["passed"] and list(tmp_path.iterdir())


def test_without_a_folder_there_is_a_summary(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(**_: Any) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(self_test.tempfile, "mkdtemp", refuse)
    summary, status = _run(monkeypatch, capsys, None)
    assert status == 1 and "No space left on device" in summary["steps"][0]["failed"]


def test_what_goes_wrong_while_the_window_closes_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """In a process of its own, as the self-test makes a QApplication."""
    script = tmp_path / "closing.py"
    script.write_text(CLOSING, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=300, check=False)
    summary = json.loads(done.stdout)
    assert done.returncode == 1 and [each["name"] for each in summary["steps"]] == ["window", "end"]
    assert "A slot failed." in summary["steps"][-1]["failed"]


def test_without_the_shipped_files_there_is_a_summary() -> None:
    """The parser of commands would not get so far as to hear of --self-test."""
    code = "import sys, workbench.resources as found\n"
    code += "def gone(): raise FileNotFoundError('The shipped files were not found.')\n"
    code += "found.resources = gone\nfrom workbench.cli import main\nsys.exit(main(sys.argv[1:]))"
    done = subprocess.run([sys.executable, "-c", code, "--self-test"], capture_output=True, text=True, timeout=300)
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["steps"][0]["failed"] == "FileNotFoundError: The shipped files were not found."
    told = subprocess.run([sys.executable, "-c", code, "train"], capture_output=True, text=True, timeout=300)
    assert told.returncode and told.stderr.startswith("workbench: FileNotFoundError: The shipped files were not found.")


@pytest.fixture
def tried() -> self_test_window.Tried:
    """Without a window and an engine, which has been asked 7."""
    made = object.__new__(self_test_window.Tried)
    made.troubles, made.replies, made._asked = [], [], {7}
    return made


def test_what_the_window_asks_in_vain_is_a_failure_at_once(tried: self_test_window.Tried) -> None:
    tried._on_reply(RequestFailed(7, "The self-test looks at this itself."))
    tried._on_reply(RequestFailed(3, _reason_of_what_was_taken_back()))
    tried.check()
    tried._on_reply(RequestFailed(3, "The checkpoint is damaged."))
    with pytest.raises(self_test_window.SelfTestError, match=r"^The checkpoint is damaged\.$"):
        tried.wait(lambda: False, "Adapting")


def _reason_of_what_was_taken_back() -> str:
    """As the engine says it."""
    sent: list[Any] = []
    requests = Requests(sent.append)
    requests._cancelled.add(3)
    return str(requests._answer(ListRegistered(3)).reason)


@pytest.mark.parametrize("second", ["gate", "kite"])
def test_a_model_that_answers_wrongly_is_a_failure(tried: self_test_window.Tried, second: str) -> None:
    answers = {f"question-{at}.png": name for at, name in enumerate(self_test_steps.SHOWN, 1)}
    answers["question-2.png"] = second
    queries = [types.SimpleNamespace(name=name, key=name) for name in answers]
    predictions = {name: types.SimpleNamespace(label=label) for name, label in answers.items()}
    model = types.SimpleNamespace(queries=queries, predictions=predictions)
    try_it = types.SimpleNamespace(model=model, model_ref="", load_examples=lambda: None)
    window = types.SimpleNamespace(wiring=types.SimpleNamespace(try_it=try_it))
    tried.showing = types.SimpleNamespace(window=window)
    if second == "gate":
        assert self_test_steps.adapt(tried)["answers"] == answers
    else:
        with pytest.raises(self_test_window.SelfTestError, match=r"takes question-2\.png for kite, but it shows gate"):
            self_test_steps.adapt(tried)


def test_the_questions_show_what_they_were_drawn_of() -> None:
    drawn = runpy.run_path(str(resources() / "starters" / "make.py"), run_name="make")
    assert drawn["QUESTIONS"] == self_test_steps.SHOWN


CLOSING = """
from PySide6.QtCore import QTimer
from workbench import self_test
from workbench.gui import self_test_steps as steps

def fail():
    raise RuntimeError("A slot failed.")

def show(tried):
    found = steps.show_window(tried)
    QTimer.singleShot(0, fail)
    return found

steps.STEPS = {"window": show, "end": steps.leave}
raise SystemExit(self_test.run())
"""


def _run(monkeypatch: pytest.MonkeyPatch, capsys: Any, module: Any) -> tuple[dict[str, Any], int]:
    monkeypatch.setattr(os, "environ", dict(os.environ))
    monkeypatch.setattr(self_test, "STEPS", "no_such_module")
    if module is not None:
        monkeypatch.setitem(sys.modules, "no_such_module", module)
    status = self_test.run()
    assert not [each for each in LOG.handlers if type(each).__name__ == "SharedFileHandler"]
    return json.loads(capsys.readouterr().out), status
