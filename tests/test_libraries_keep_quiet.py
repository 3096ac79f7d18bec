"""onnxruntime, which sends reports and marks the computer unless it is told otherwise, is told otherwise everywhere.

That these tests would see it is their control: the same library without what the workbench tells it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from network_recorder import Recorded, recorded

from workbench.resources import resources

LATEST_S = 25  # after it was loaded, the library has asked for its maker's address
LOADED = "import time, onnxruntime; from onnxruntime import InferenceSession; time.sleep({seconds})"
# Where one of these is set, a machine that builds programs, the library is silent by itself and would prove nothing.
BUILDERS = (
    *("CI", "APPVEYOR", "BITBUCKET_BUILD_NUMBER", "BUILDKITE", "CIRCLECI", "CODEBUILD_BUILD_ID", "GITHUB_ACTIONS"),
    *("GITLAB_CI", "JENKINS_URL", "TEAMCITY_VERSION", "TF_BUILD", "TRAVIS"),
)
STARTERS = resources() / "starters"
# Nothing of what the tests themselves run in, which has been told already.
TOLD = ("ORT_DISABLE_TELEMETRY", "TORCHINDUCTOR_CACHE_DIR", "XDG_CACHE_HOME")
FRESH = ["env", *(f"--unset={each}" for each in (*TOLD, *BUILDERS))]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the recorder uses what Linux has")


Loaded = Callable[[str], tuple[Recorded, set[str]]]


@pytest.fixture(scope="module", autouse=True)
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """What onnxruntime does, and the files it writes, when loaded by the workbench and by nobody: both at once, and
    while the first tests look at other things, as it is a long wait."""
    folders = {first: tmp_path_factory.mktemp("loaded") for first in ("import workbench", "pass")}

    def load(first: str) -> tuple[Recorded, set[str]]:
        code = f"{first}; {LOADED.format(seconds=LATEST_S)}"
        done = recorded([*FRESH, sys.executable, "-c", code], folders[first])
        return done, written(folders[first])

    with ThreadPoolExecutor() as both:
        begun = {first: both.submit(load, first) for first in folders}
        yield lambda first: begun[first].result()


def written(home: Path) -> set[str]:
    """Files and folders that a program left there, without the recorder's own."""
    return {str(each.relative_to(home)) for each in home.rglob("*") if not each.name.startswith("network.")}


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder of an exported classifier, and the home of who exported it."""
    folder, home = tmp_path_factory.mktemp("exported"), tmp_path_factory.mktemp("home")
    pictures = ["--support", STARTERS / "classes", "--query", STARTERS / "queries"]
    run("-m", "workbench", "export", "builtin:omniglot", *pictures, "--out", folder / "c.onnx", home=home)
    return folder, home


def run(*command: str | Path, home: Path) -> str:
    """What a Python program prints that has ``home`` for everything."""
    places = {"HOME": str(home), "TMPDIR": str(home), "WORKBENCH_HOME": str(home / "workbench")}
    full = [*FRESH, sys.executable, *map(str, command)]
    return subprocess.run(full, env=os.environ | places, capture_output=True, text=True, check=True).stdout


def test_exporting_leaves_nothing_at_home_nor_among_the_temporary_files(exported: tuple[Path, Path]) -> None:
    folder, home = exported
    assert (folder / "c.onnx").is_file()
    assert written(home) == set()


def test_nor_does_the_example_that_comes_with_a_classifier(exported: tuple[Path, Path], tmp_path: Path) -> None:
    pictures = sorted((STARTERS / "queries").iterdir())
    told = run(exported[0] / "c_example.py", *pictures, home=tmp_path)
    assert len(told.splitlines()) == len(pictures)
    assert written(tmp_path) == set()


def test_nor_does_training(tmp_path: Path) -> None:
    """torch makes its folder when the first step is taken."""
    step = "weight = torch.nn.Parameter(torch.ones(1)); weight.sum().backward(); torch.optim.Adam([weight]).step()"
    run("-c", f"import workbench, torch; {step}; import torch._dynamo.package", home=tmp_path)
    assert written(tmp_path) == set()
    run("-c", f"import torch; {step}; import torch._dynamo.package", home=tmp_path)
    assert any(each.startswith("torchinductor") for each in written(tmp_path)), "the control"


def test_loaded_by_the_workbench_it_keeps_nothing_and_asks_for_no_address(loaded: Loaded) -> None:
    done, files = loaded("import workbench")
    assert done.status == 0, done.output
    assert files == set() and not done.system_calls and done.attempts == ()


def test_else_it_marks_the_computer_and_asks_for_an_address(loaded: Loaded) -> None:
    done, files = loaded("pass")
    assert {".ses", ".cache/Microsoft/DeveloperTools/.onnxruntime/deviceid"} <= files
    if done.system_calls is None:
        pytest.skip("strace is not installed, or may not be used here")
    assert done.system_calls
