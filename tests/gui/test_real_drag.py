"""Files dragged with a real mouse from another program's window, on a virtual screen."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from gui.dropping import write_classes, write_picture

from workbench.data.pictures import read_pictures
from workbench.engine.commands import SupportClass
from workbench.fewshot.session_file import Session, save_session

HERE = Path(__file__).parent
NEEDED = ("Xvfb", "openbox", "xdotool")
MISSING = [each for each in NEEDED if shutil.which(each) is None]
SCREEN = "1440x900x24"
SOURCE_AT = ("1200", "100")
PATIENCE_S = 20.0
# Programs answer a drag between two moves: faster than this, positions are skipped.
STEP_S = 0.25

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a virtual screen is there on Linux only"),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


class Talker:
    """A program whose lines can be waited for."""

    def __init__(self, *command: str, display: str) -> None:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "OMP_NUM_THREADS": "1"}
        path = [str(HERE.parent), environment.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(path)
        self._program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def wait_for(self, found: Callable[[str], Any]) -> Any:
        """The first result of ``found`` on a line that is neither None nor False."""
        end = time.monotonic() + PATIENCE_S
        seen: list[str] = []
        while (left := end - time.monotonic()) > 0:
            try:
                line = self._lines.get(timeout=left)
            except queue.Empty:
                break
            seen.append(line)
            if (result := found(line)) not in (None, False):
                return result
        raise AssertionError(f"it never said so; it said: {seen}")

    def end(self) -> None:
        self._program.terminate()
        self._program.wait()

    def _listen(self) -> None:
        assert self._program.stdout is not None
        for line in self._program.stdout:
            self._lines.put(line.strip())


@pytest.fixture
def display() -> Iterator[str]:
    """A virtual screen with a window manager: without one, Qt's drags find no window."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = f":{answer.readline().strip()}"
    environment = {**os.environ, "DISPLAY": number}
    manager = subprocess.Popen(["openbox", "--sm-disable"], env=environment, stderr=subprocess.DEVNULL)
    yield number
    for program in (manager, server):
        program.terminate()
        program.wait()


@pytest.fixture
def window(display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Talker]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    talker = Talker(sys.executable, str(HERE / "drag_target.py"), display=display)
    yield talker
    talker.end()


@contextmanager
def source(display: str, files: Sequence[Path]) -> Iterator[tuple[Talker, tuple[int, int]]]:
    """A window that holds ``files``, and where to take hold of them."""
    talker = Talker(sys.executable, str(HERE / "drag_source.py"), *SOURCE_AT, *map(str, files), display=display)
    try:
        yield talker, talker.wait_for(_place)
    finally:
        talker.end()


def drag(display: str, files: Sequence[Path], to: Sequence[int]) -> None:
    """Take ``files`` with the left button, carry them to ``to`` in steps, and let go."""
    with source(display, files) as (talker, begin):
        carry(display, begin, to)
        assert talker.wait_for(lambda line: line.startswith("dropped") and line) == "dropped CopyAction"


def carry(display: str, begin: Sequence[int], to: Sequence[int]) -> None:
    """Take hold of what lies at ``begin``, move in steps, and let go at ``to``."""
    hold(display, begin, to)
    _mouse(display, "mouseup", "1")


def hold(display: str, begin: Sequence[int], to: Sequence[int]) -> None:
    """Take hold of what lies at ``begin``, and move in steps."""
    _mouse(display, "mousemove", "--sync", *map(str, begin))
    _mouse(display, "mousedown", "1")
    for share in (0.1, 0.5, 0.95, 1.0):
        place = [round(a + share * (b - a)) for a, b in zip(begin, to, strict=True)]
        _mouse(display, "mousemove", "--sync", *map(str, place))


def _mouse(display: str, *command: str) -> None:
    subprocess.run(["xdotool", *command], env={**os.environ, "DISPLAY": display}, check=True, timeout=PATIENCE_S)
    time.sleep(STEP_S)


def _place(line: str) -> tuple[int, int] | None:
    words = line.split()
    return (int(words[0]), int(words[1])) if len(words) == 2 and words[0].isdigit() else None


def _state(line: str, is_wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any] | None:
    state = json.loads(line) if line.startswith("{") else None
    return state if state and is_wanted(state) else None


def test_files_dragged_from_another_window_land_where_they_are_let_go(
    window: Talker, display: str, tmp_path: Path
) -> None:
    classes = write_classes(tmp_path / "characters")
    more, unknown = write_picture(tmp_path / "more.png", "arrow", 70), write_picture(tmp_path / "zed.png")
    state = window.wait_for(lambda line: _state(line, lambda state: True))

    drag(display, [classes / "arrow", classes / "house"], state["places"][""])
    state = window.wait_for(lambda line: _state(line, lambda state: len(state["classes"]) == 2))
    assert state["classes"] == {"arrow": 3, "house": 3}

    drag(display, [more], state["places"]["arrow"])
    state = window.wait_for(lambda line: _state(line, lambda state: state["classes"]["arrow"] != 3))
    assert state["classes"] == {"arrow": 4, "house": 3}

    drag(display, [unknown], state["places"]["?"])
    state = window.wait_for(lambda line: _state(line, lambda state: state["queries"]))
    assert state["queries"] == ["zed.png"]
    assert state["classes"] == {"arrow": 4, "house": 3}


def test_pictures_are_dragged_from_class_to_class_and_from_the_wall_to_a_class(
    window: Talker, display: str, tmp_path: Path
) -> None:
    classes, unknown = write_classes(tmp_path / "characters"), write_picture(tmp_path / "zed.png")
    state = window.wait_for(lambda line: _state(line, lambda state: True))
    drag(display, [classes], state["places"][""])
    state = window.wait_for(lambda line: _state(line, lambda state: len(state["classes"]) == 2))
    drag(display, [unknown], state["places"]["?"])
    state = window.wait_for(lambda line: _state(line, lambda state: state["queries"]))

    carry(display, state["places"]["arrow 0"], state["places"]["house"])
    state = window.wait_for(lambda line: _state(line, lambda state: state["classes"]["arrow"] != 3))
    assert state["classes"] == {"arrow": 2, "house": 4}

    carry(display, state["places"]["? 0"], state["places"]["arrow"])
    state = window.wait_for(lambda line: _state(line, lambda state: not state["queries"]))
    assert state["classes"] == {"arrow": 3, "house": 4}


def test_classes_that_are_out_of_view_scroll_to_what_is_held_near_the_edge(
    window: Talker, display: str, tmp_path: Path
) -> None:
    names, more = [f"class {number:02}" for number in range(20)], write_picture(tmp_path / "more.png", "zed", 70)
    for number, name in enumerate(names):
        (tmp_path / "classes" / name).mkdir(parents=True)
        write_picture(tmp_path / "classes" / name / "one.png", "arrow", 40 + number)
    state = window.wait_for(lambda line: _state(line, lambda state: True))
    drag(display, [tmp_path / "classes"], state["places"][""])
    state = window.wait_for(lambda line: _state(line, lambda state: len(state["classes"]) == 20))

    with source(display, [more]) as (talker, begin):
        hold(display, begin, state["places"]["bottom"])  # and not a pixel further
        state = window.wait_for(lambda line: _state(line, lambda state: state["scrolled"][0] == state["scrolled"][1]))
        _mouse(display, "mouseup", "1")
        assert talker.wait_for(lambda line: line.startswith("dropped") and line) == "dropped CopyAction"
    state = window.wait_for(lambda line: _state(line, lambda state: state["queries"]))
    assert state["queries"] == ["more.png"]  # which lie below the classes

    hold(display, state["places"]["class 19 0"], state["places"]["top"])
    state = window.wait_for(lambda line: _state(line, lambda state: state["scrolled"][0] == 0))
    _mouse(display, "mousemove", "--sync", *map(str, state["places"]["class 00"]))
    _mouse(display, "mouseup", "1")
    state = window.wait_for(lambda line: _state(line, lambda state: state["classes"]["class 19"] != 1))
    assert state["classes"] == {**dict.fromkeys(names, 1), "class 00": 2, "class 19": 0}


def test_a_session_dragged_onto_a_place_for_pictures_is_opened_by_the_window(
    window: Talker, display: str, tmp_path: Path
) -> None:
    folders = write_classes(tmp_path / "characters")
    classes = [SupportClass(name, tuple(read_pictures((folders / name).iterdir())[0])) for name in ("arrow", "house")]
    save_session(tmp_path / "letters.fewshot", Session("builtin:omniglot", tuple(classes)))
    state = window.wait_for(lambda line: _state(line, lambda state: True))
    drag(display, [tmp_path / "letters.fewshot"], state["places"][""])
    state = window.wait_for(lambda line: _state(line, lambda state: state["classes"]))
    assert state["classes"] == {"arrow": 3, "house": 3}
