"""The command line's contract for scripts: one event a line, exit status 0 or 2, one sentence on stderr."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from workbench.cli import main
from workbench.runs.log import RunState
from workbench.runs.store import load_log

SMALL = shlex.split(
    "--filters 4 --queries 2 --episodes 16 --validation-episodes 4 --validate-every 8 --device cpu --json"
)


def train(data: Path, out: Path, *more: str) -> list[str]:
    return ["train", "--dataset", "omniglot", "--data", str(data), "--out", str(out), *SMALL, *more]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, Any]], str]:
    """The exit status, the objects printed one a line, and what went to stderr."""
    try:
        status = main(arguments)
    except SystemExit as end:  # argparse's way out
        status = int(end.code or 0)
    captured = capsys.readouterr()
    return status, [json.loads(line) for line in captured.out.splitlines()], captured.err


@pytest.mark.parametrize("algorithm", ["protonet", "maml"])
def test_train_then_evaluate(
    capsys: pytest.CaptureFixture[str], small_omniglot: Path, tmp_path: Path, algorithm: str
) -> None:
    out = tmp_path / "run"
    status, events, stderr = run(capsys, *train(small_omniglot, out, "--algorithm", algorithm, "--seed", "1"))
    assert (status, stderr) == (0, "")
    assert events[0]["event"] == "RunStarted"
    assert (events[-1]["event"], events[-1]["status"]) == ("RunFinished", "completed")
    assert all({"event", "step", "episodes"} <= set(each) for each in events)
    assert {"config.json", "events.jsonl", "checkpoints"} <= {each.name for each in out.iterdir()}
    question = ["evaluate", str(out), "--ways", "3", "--shots", "2", "--queries", "2", "--episodes", "10", "--json"]
    status, (result,), _ = run(capsys, *question)
    assert status == 0
    assert {"accuracy", "ci95", "episodes", "ways", "shots", "batch_norm"} <= set(result)
    assert (result["ways"], result["shots"], result["episodes"]) == (3, 2, 10)
    assert 0 <= result["accuracy"] <= 1
    status, (again,), _ = run(capsys, *question)
    assert again["accuracy"] == result["accuracy"]


@pytest.mark.parametrize("split", ["train", "validation", "test", "all"])
def test_evaluate_on_each_split(
    capsys: pytest.CaptureFixture[str], small_omniglot: Path, tmp_path: Path, split: str
) -> None:
    run(capsys, *train(small_omniglot, tmp_path / "run"))
    status, (result,), _ = run(
        capsys, "evaluate", str(tmp_path / "run"), "--split", split, "--episodes", "4", "--queries", "2", "--json"
    )
    assert status == 0 and result["split"] == split


def test_within_one_alphabet(capsys: pytest.CaptureFixture[str], small_omniglot: Path, tmp_path: Path) -> None:
    run(capsys, *train(small_omniglot, tmp_path / "run"))
    base = ["evaluate", str(tmp_path / "run"), "--split", "all", "--within-group", "--episodes", "4", "--json"]
    assert run(capsys, *base, "--ways", "10", "--queries", "2")[0] == 0
    status, _, stderr = run(capsys, *base, "--ways", "11", "--queries", "2")
    assert status == 2 and "11" in stderr and "10" in stderr


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--ways", "1"], ["--ways", "1", "2"]),
        (["--ways", "70"], ["70"]),
        (["--shots", "x"], ["--shots", "'x'"]),
        (["--algorithm", "nothing"], ["nothing", "protonet"]),
        (["--outer-lr", "100"], ["--outer-lr", "100", "10"]),
        (["--device", "tpu"], ["--device", "tpu"]),
        (["--no-such-flag", "3"], ["--no-such-flag"]),
        (["--inner-lr", "0.1"], ["inner_lr", "protonet"]),
    ],
)
def test_bad_input_is_one_sentence(
    capsys: pytest.CaptureFixture[str], small_omniglot: Path, tmp_path: Path, more: list[str], words: list[str]
) -> None:
    status, events, stderr = run(capsys, *train(small_omniglot, tmp_path / "run", *more))
    assert status == 2
    assert len(stderr.strip().splitlines()) == 1, stderr
    assert all(word in stderr for word in words), stderr
    assert not (tmp_path / "run").exists()
    # a mistake in the flags themselves ends before there is a run to speak of
    assert not events or [(each["event"], each["status"]) for each in events] == [("RunFinished", "failed")]


def test_a_missing_dataset_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, events, stderr = run(capsys, *train(tmp_path / "nowhere", tmp_path / "run"))
    assert status == 2 and "nowhere" in stderr
    assert events[-1]["status"] == "failed"


def test_a_folder_in_use_is_not_overwritten(
    capsys: pytest.CaptureFixture[str], small_omniglot: Path, tmp_path: Path
) -> None:
    assert run(capsys, *train(small_omniglot, tmp_path / "run"))[0] == 0
    before = (tmp_path / "run" / "events.jsonl").read_bytes()
    status, _, stderr = run(capsys, *train(small_omniglot, tmp_path / "run"))
    assert status == 2 and "exists already" in stderr
    assert (tmp_path / "run" / "events.jsonl").read_bytes() == before


@pytest.mark.parametrize("ref", ["nowhere", "builtin:nothing"])
def test_a_missing_model_is_named(capsys: pytest.CaptureFixture[str], ref: str) -> None:
    status, _, stderr = run(capsys, "evaluate", ref, "--json")
    assert status == 2 and ref in stderr


def test_interrupt_stops_with_a_checkpoint_and_resume_goes_on(
    capsys: pytest.CaptureFixture[str], small_omniglot: Path, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    arguments = train(small_omniglot, out, "--episodes", "100000", "--validate-every", "100000")
    with subprocess.Popen(
        [sys.executable, "-m", "workbench", *arguments], stdout=subprocess.PIPE, text=True, env=os.environ
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if json.loads(line)["event"] == "StepDone":
                break
        process.send_signal(signal.SIGINT)
        last = json.loads([*process.stdout][-1])
    assert (last["event"], last["status"], process.returncode) == ("RunFinished", "stopped", 0)
    assert load_log(out).can_continue
    (out / "config.json").write_text((out / "config.json").read_text().replace("100000", str(last["episodes"] + 8)))
    status, events, stderr = run(capsys, "train", "--resume", str(out), "--json")
    assert status == 0, stderr
    assert (events[0]["event"], events[0]["episodes"]) == ("Resumed", last["episodes"])
    assert load_log(out).state is RunState.COMPLETED


def test_a_run_that_is_done_is_left_as_it_is(
    capsys: pytest.CaptureFixture[str], small_omniglot: Path, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    _, events, _ = run(capsys, *train(small_omniglot, out))
    before = {each: each.read_bytes() for each in out.rglob("*") if each.is_file()}
    assert run(capsys, "train", "--resume", str(out), "--json") == (0, events[-1:], "")
    assert main(["train", "--resume", str(out)]) == 0
    assert capsys.readouterr().out == "run is already done: all 16 practice tasks are done.\n"
    assert {each: each.read_bytes() for each in out.rglob("*") if each.is_file()} == before


@pytest.mark.parametrize(
    ("damaged", "content", "words"),
    [
        ("checkpoints/best.safetensors", b"cut", "best.safetensors is damaged"),
        ("config.json", b"{", "config.json cannot be read"),
    ],
)
def test_a_run_that_is_done_but_damaged_is_not_called_done(
    capsys: pytest.CaptureFixture[str], small_omniglot: Path, tmp_path: Path, damaged: str, content: bytes, words: str
) -> None:
    out = tmp_path / "run"
    assert run(capsys, *train(small_omniglot, out))[0] == 0
    (out / damaged).write_bytes(content)
    status, (end,), stderr = run(capsys, "train", "--resume", str(out), "--json")
    assert (status, end["status"]) == (2, "failed")
    (line,) = stderr.splitlines()
    assert words in line and words in end["reason"]


def test_a_reader_that_goes_away_stops_the_run_in_order(small_omniglot: Path, tmp_path: Path) -> None:
    arguments = train(small_omniglot, tmp_path / "run", "--episodes", "100000", "--validate-every", "100000")
    with subprocess.Popen([sys.executable, "-m", "workbench", *arguments], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
    assert process.returncode == 0
    log = load_log(tmp_path / "run")
    assert log.state is RunState.STOPPED and log.can_continue


@pytest.mark.parametrize("command", [["datasets", "list"], ["algorithms"], ["models"]])
def test_the_catalogue_is_an_array_of_named_objects(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    assert main([*command, "--json"]) == 0
    items = json.loads(capsys.readouterr().out)
    assert items and all(item["name"] for item in items)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    out = capsys.readouterr().out
    assert all(word in out for word in ("train", "evaluate", "adapt", "datasets", "algorithms", "models"))


def test_the_command_line_needs_no_qt() -> None:
    code = (
        "import sys\n"
        "sys.modules.update({'PySide6': None, 'pyqtgraph': None})\n"
        "from workbench.cli import main\n"
        "sys.exit(main(['algorithms', '--json']))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def test_what_is_asked_for_holds_for_practice_as_well(
    capsys: pytest.CaptureFixture[str], small_omniglot: Path, tmp_path: Path
) -> None:
    _, events, _ = run(capsys, *train(small_omniglot, tmp_path / "asked", "--ways", "3"))
    task = events[0]["config"]["task"]
    assert (task["ways"], task["train_ways"], task["queries"], task["train_queries"]) == (3, 0, 2, 0)
    _, events, _ = run(capsys, *train(small_omniglot, tmp_path / "both", "--ways", "3", "--train-ways", "6"))
    assert events[0]["config"]["task"]["train_ways"] == 6
    _, events, _ = run(capsys, *train(small_omniglot, tmp_path / "preset", "--ways", "3", "--preset", "fast"))
    assert events[0]["config"]["task"]["train_ways"] == 20


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["--weights-file", "w.pth"], "--weights-file has an effect only when --weights is file; it is imagenet."),
        (["--weights", "file", "--weights-file", "w.pth"], "--weights has an effect only when --backbone is resnet18"),
    ],
)
def test_weights_that_would_be_passed_over_are_refused(
    capsys: pytest.CaptureFixture[str], small_omniglot: Path, tmp_path: Path, flags: list[str], words: str
) -> None:
    status, events, stderr = run(capsys, *train(small_omniglot, tmp_path / "run", *flags))
    assert (status, events[-1]["status"]) == (2, "failed")
    assert words in stderr
    assert not (tmp_path / "run").exists()
