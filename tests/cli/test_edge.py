"""The command line's edge: whatever happens, scripts get status 0, or 2 and one sentence."""

from __future__ import annotations

import io
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.cli import catalogue as command
from workbench.cli import main

SMALL = shlex.split(
    "--filters 4 --queries 2 --episodes 16 --validation-episodes 4 --validate-every 8 --device cpu --json"
)


def said_once(capsys: pytest.CaptureFixture[str]) -> str:
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_an_unforeseen_error_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise RuntimeError("out of memory\nand a long story")

    monkeypatch.setattr(command, "catalogue", broken)
    assert main(["models", "--json"]) == 2
    said = said_once(capsys)
    assert "RuntimeError: out of memory" in said and "story" not in said


@pytest.mark.parametrize("given", [["--nosuch"], ["--nosuch", "models"], ["models", "--nosuch"]], ids=" ".join)
def test_a_flag_that_there_is_not_is_named(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(given)
    assert ended.value.code == 2 and said_once(capsys).startswith("workbench: Unrecognized arguments: --nosuch. See")


def test_names_that_the_terminal_cannot_write_are_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))

    def names() -> object:
        return type("Names", (), {"models": [{"name": "漢字\udc80", "title": "ü", "summary": "é"}]})

    monkeypatch.setattr(command, "catalogue", names)
    assert main(["models", "--json"]) == 0
    sys.stdout.flush()
    assert json.loads(written.getvalue())[0]["name"] == "漢字\udc80"
    assert main(["models"]) == 0


@pytest.mark.parametrize("more", [["--episodes", "5"], ["--data", "x"], ["--preset", "paper"], ["--out", "y"]], ids=str)
def test_settings_beside_resume_are_not_ignored(
    more: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", "--resume", str(tmp_path), *more]) == 2
    assert more[0] in said_once(capsys)


@pytest.mark.parametrize(("given", "recorded"), [([], False), (["--rotations"], True), (["--rotations", "no"], False)])
def test_a_switch_may_stand_alone(small_omniglot: Path, tmp_path: Path, given: list[str], recorded: bool) -> None:
    arguments = ["--dataset", "omniglot", "--data", str(small_omniglot), "--out", str(tmp_path / "run")]
    assert main(["train", *given, *arguments, *SMALL]) == 0
    config = json.loads((tmp_path / "run" / "config.json").read_text())
    assert config["split"]["rotations"] is recorded


@pytest.mark.parametrize(
    ("flag", "value", "bound"), [("--episodes", "100000001", "100000000"), ("--momentum", "0.9990001", "0.999")]
)
def test_a_number_just_out_of_bounds_is_told_apart_from_the_bound(
    capsys: pytest.CaptureFixture[str], flag: str, value: str, bound: str
) -> None:
    assert main(["train", flag, value]) == 2
    said = said_once(capsys)
    assert value in said and f"at most {bound}." in said


@pytest.mark.skipif(os.name != "posix", reason="limits the size of files")
@pytest.mark.parametrize("kilobytes", [2, 20], ids=["the log", "a checkpoint"])
def test_a_disk_that_takes_no_more_ends_the_run_in_one_sentence(
    small_omniglot: Path, tmp_path: Path, kilobytes: int
) -> None:
    arguments = [
        "train",
        "--dataset",
        "omniglot",
        "--data",
        str(small_omniglot),
        "--out",
        str(tmp_path / "run"),
        *SMALL,
    ]
    assert main([*arguments[:-1], "--out", str(tmp_path / "first")]) == 0  # the data is cached before the limit counts
    code = (
        "import resource, sys\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({kilobytes} << 10, {kilobytes} << 10))\n"
        "from workbench.cli import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run([sys.executable, "-B", "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1 and "cannot be written: File too large" in done.stderr
    events = [json.loads(line)["event"] for line in done.stdout.splitlines()]
    assert events[-1] == "RunFinished" and events.count("RunFinished") == 1
