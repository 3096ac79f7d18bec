"""Nothing leaves this computer: window, engine, training, Try it and export never try to reach the network.

The one whole run is that of ``workbench --self-test``, as somebody runs it who has just installed the program.

What this proves: in one whole run of the product, with the settings of the first start, no Python process asked for a
name or an address, and, where strace is at hand, neither did any library beneath; the run completed with the network
cut off. What it does not: that settings which ask for a download do not download. That they are seen is its control.
What no such run shows, as it takes a click or a long wait, is kept in few files by `test_network_users`; and in no test
of the window, which open each dialog, may its process ask for the network (`gui/network_watch`).
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from network_recorder import Recorded, recorded
from self_test_summary import check_summary

ASKER = Path(__file__).resolve().parent / "weights_asker.py"
OPEN_AND_CLOSE = """
"$0" -m workbench & window=$!
until grep -qs "Engine ready" "$WORKBENCH_HOME"/logs/*; do kill -0 $window || exit 9; sleep 0.2; done
sleep 2
kill -TERM $window
wait $window
"""
TRACED = "strace is not installed, or may not be used here"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the recorder uses what Linux has")


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Empty folders of a user's own."""
    return {name: tmp_path_factory.mktemp(name) for name in ("home", "temporary")}


@pytest.fixture(scope="module")
def used(places: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """The window, its engine, a training, a recognition, a map and an export, in the user's own folders."""
    named = (name for name in os.environ if name.startswith(("XDG_", "WORKBENCH_")))
    without = [f"--unset={name}" for name in (*named, "WORKBENCH_HOME")]
    own = [f"HOME={places['home']}", f"TMPDIR={places['temporary']}"]
    command = ["env", *without, *own, sys.executable, "-m", "workbench", "--self-test"]
    return recorded(command, tmp_path_factory.mktemp("used"))


@pytest.fixture(scope="module")
def left_open(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """The window, until its engine has been ready for a while."""
    command = ["sh", "-c", OPEN_AND_CLOSE, sys.executable]
    return recorded(command, tmp_path_factory.mktemp("left_open"), timeout=240)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """The control: weights that were asked for."""
    return recorded([sys.executable, str(ASKER)], tmp_path_factory.mktemp("asked"))


def test_the_whole_program_works_without_a_network_and_leaves_nothing_behind(
    used: Recorded, places: dict[str, Path]
) -> None:
    assert used.status == 0, used.output
    check_summary(json.loads(used.output.splitlines()[0]))
    assert not [*places["home"].iterdir(), *places["temporary"].iterdir()]


def test_window_and_engine_were_both_watched(used: Recorded) -> None:
    lines = list(used.processes.values())
    assert any("--self-test" in line for line in lines)
    assert any("spawn_main" in line for line in lines), "the engine's process was not watched"


def test_it_ran_where_nothing_could_be_reached(used: Recorded) -> None:
    if not used.is_cut_off:
        pytest.skip("this system lets no process go without its network (unshare --net)")
    assert used.status == 0


def test_a_window_that_is_opened_and_left_open_tries_nothing_either(left_open: Recorded) -> None:
    assert left_open.status == 0, left_open.output
    assert len(left_open.processes) >= 2, "the engine's process was not watched"
    assert left_open.attempts == ()


def test_nor_does_a_library_beneath_the_open_window(left_open: Recorded) -> None:
    if left_open.system_calls is None:
        pytest.skip(TRACED)
    assert left_open.system_calls == ()


def test_no_process_of_the_program_tries_to_reach_the_network(used: Recorded) -> None:
    assert used.attempts == ()


def test_no_library_beneath_tries_to_reach_the_network(used: Recorded) -> None:
    if used.system_calls is None:
        pytest.skip(TRACED)
    assert used.system_calls == ()


def test_a_download_that_was_asked_for_is_seen_in_the_engines_process(asked: Recorded) -> None:
    engine, sentence = asked.output.splitlines()[-1].split(" ", 1)
    assert {process for process, _ in asked.attempts} == {int(engine)}
    assert any("resnet18" in what for _, what in asked.attempts)
    assert "resnet18" in sentence, "somebody offline is told what to fetch"


def test_a_call_beneath_python_is_seen_as_well(tmp_path: Path) -> None:
    """As a library would: the hook of Python cannot know of it."""
    code = "import ctypes, socket, struct; c = ctypes.CDLL(None); "
    code += "c.connect(c.socket(2, 1, 0), struct.pack('=HH4s8x', 2, socket.htons(9), bytes([192, 0, 2, 1])), 16)"
    called = recorded([sys.executable, "-c", code], tmp_path)
    assert called.attempts == ()
    if called.system_calls is None:
        pytest.skip(TRACED)
    assert len(called.system_calls) == 1 and 'inet_addr("192.0.2.1")' in called.system_calls[0]
