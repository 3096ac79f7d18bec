"""Run folders on disk: what a kill leaves behind must open."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.config import MixtureConfig, RunConfig
from workbench.engine.events import Event, Interval, RunFinished, RunStarted, StepDone, Validated
from workbench.runs.index import RunList, list_runs
from workbench.runs.log import RunState
from workbench.runs.record import check_free, record
from workbench.runs.store import RunError, load_log, new_run_dir, read_config
from workbench.runs.summary import summarise

STARTED = RunStarted(0, 0, planned_episodes=8, device="CPU", parameters=1, config={})
STEP = StepDone(1, 4, 1.0, {"accuracy": 0.5}, 1e-3, 10.0, 0.1, 0.1)
VALIDATED = Validated(1, 4, Interval(1.0, 0.1), {"accuracy": Interval(0.6, 0.05)}, True, 0.2)
FINISHED = RunFinished(2, 8, "completed", "Done.", 0.3)


def written(run_dir: Path, events: list[Event]) -> Path:
    assert list(record(iter(events), run_dir, RunConfig())) == events
    return run_dir


def test_a_recorded_run_reads_back(tmp_path: Path) -> None:
    run = written(tmp_path / "a-run", [STARTED, STEP, VALIDATED, FINISHED])
    assert read_config(run) == RunConfig()
    summary = summarise(run)
    assert (summary.state, summary.best) == (RunState.COMPLETED, Interval(0.6, 0.05))


def test_every_event_is_on_disk_before_it_is_passed_on(tmp_path: Path) -> None:
    events = record(iter([STARTED, STEP, FINISHED]), tmp_path / "run", RunConfig())
    for count, _ in enumerate(events, 1):
        assert len((tmp_path / "run" / "events.jsonl").read_bytes().splitlines()) == count


@pytest.mark.parametrize("cut", [1, 10, 60])
def test_a_torn_last_line_is_ignored_and_mended(tmp_path: Path, cut: int) -> None:
    run = written(tmp_path / "run", [STARTED, STEP, STEP])
    path = run / "events.jsonl"
    path.write_bytes(path.read_bytes()[:-cut])
    log = load_log(run)
    assert log.state is RunState.INTERRUPTED
    assert len(log.train_loss) in (1, 2)
    written(run, [STEP, FINISHED])
    assert load_log(run).state is RunState.COMPLETED


def test_damage_in_the_middle_names_the_file_and_the_line(tmp_path: Path) -> None:
    run = written(tmp_path / "run", [STARTED, STEP, FINISHED])
    path = run / "events.jsonl"
    lines = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([lines[0], b"{broken", lines[2]]) + b"\n")
    with pytest.raises(RunError, match=r"events.jsonl, line 2"):
        load_log(run)


def test_a_run_that_could_not_begin_leaves_no_folder(tmp_path: Path) -> None:
    failed = RunFinished(0, 0, "failed", "No such dataset.", 0.0)
    assert list(record(iter([failed]), tmp_path / "run", RunConfig())) == [failed]
    assert not (tmp_path / "run").exists()


def test_the_list_leaves_out_what_is_no_run_and_tells_what_is_damaged(tmp_path: Path) -> None:
    written(tmp_path / "good", [STARTED, FINISHED])
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "config.json").write_text("not json")
    (tmp_path / "other").mkdir()
    listed = list_runs(tmp_path)
    assert [run.name for run in listed.runs] == ["good"]
    assert list(listed.damaged) == [tmp_path / "bad"] and "bad" in listed.damaged[tmp_path / "bad"]
    assert list_runs(tmp_path / "missing") == RunList()


def test_new_names_count_on(tmp_path: Path) -> None:
    assert new_run_dir(RunConfig(), tmp_path).name == "glyphs-protonet-01"
    (tmp_path / "glyphs-protonet-09").mkdir()
    assert new_run_dir(RunConfig(), tmp_path).name == "glyphs-protonet-10"


def test_a_run_on_several_datasets_is_named_after_them_and_lists_their_shares(tmp_path: Path) -> None:
    mixed = RunConfig(mixture=MixtureConfig("textures:0.7, glyphs:0.3"))
    assert new_run_dir(mixed, tmp_path).name == "glyphs+textures-protonet-01"
    many = RunConfig(mixture=MixtureConfig("textures, mnist, kmnist"))
    assert new_run_dir(many, tmp_path).name == "glyphs+3-protonet-01"
    folder = tmp_path / "run"
    list(record(iter([STARTED, FINISHED]), folder, mixed))
    assert dict(summarise(folder).shares) == pytest.approx({"glyphs": 0.3, "textures": 0.7})
    text = (folder / "config.json").read_text(encoding="utf-8")
    (folder / "config.json").write_text(text.replace("textures:0.7", "textures:none"), encoding="utf-8")
    with pytest.raises(RunError, match="cannot be read: --mixture has"):
        summarise(folder)
    listed = list_runs(tmp_path)
    assert listed.runs == [] and "--mixture has" in listed.damaged[folder]


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    check_free(tmp_path / "new")
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="exists already"):
        check_free(tmp_path)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match=r"file/run cannot be written"):
        list(record(iter([STARTED]), tmp_path / "file" / "run", RunConfig()))


@pytest.mark.parametrize("config", ['{"task": "abc"}', "3", "[1, 2]", '{"train": {"episodes": "many"}}', "\ud800"])
@pytest.mark.parametrize("events", ["3\n", "[]\nnull\n"])
def test_the_table_survives_whatever_stands_in_a_folder(tmp_path: Path, config: str, events: str) -> None:
    for name, text in (("one", config), ("two", "{}")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "config.json").write_text(text, encoding="utf-8", errors="surrogatepass")
        (tmp_path / name / "events.jsonl").write_text(events)
    written(tmp_path / "good", [STARTED, FINISHED])
    listed = list_runs(tmp_path)
    assert [run.name for run in listed.runs] == ["good"] and {path.name for path in listed.damaged} == {"one", "two"}


def test_a_log_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = written(tmp_path / "run", [STARTED, FINISHED])

    def forbidden(path: Path, *_: object) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(RunError, match=r"events\.jsonl cannot be read: Permission denied"):
        load_log(run)
