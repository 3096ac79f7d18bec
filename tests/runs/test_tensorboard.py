"""Event files that TensorBoard itself reads back: every point, at its practice tasks and its time."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from recorded_runs import config_of, course, interrupted, started, step, whole, write_run

from workbench.engine.events import Event, Resumed
from workbench.runs.curve_files import read_runs
from workbench.runs.store import RunError, load_log
from workbench.runs.tensorboard import recording, write_tensorboard

CONFIG = config_of()


@pytest.fixture
def read() -> Any:
    """TensorBoard's own reader: (folder, tag) → (practice tasks, seconds since 1970, value) of every point."""
    reader = pytest.importorskip(
        "tensorboard.backend.event_processing.event_accumulator",
        reason="TensorBoard is an extra: pip install tensorboard",
    )

    def points(folder: Path, tag: str) -> list[tuple[int, float, float]]:
        found = reader.EventAccumulator(str(folder), size_guidance={reader.SCALARS: 0}).Reload()
        return [(each.step, each.wall_time, each.value) for each in found.Scalars(tag)]

    return points


def test_every_curve_reads_back_with_steps_that_count_practice_tasks(read: Any, tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", CONFIG, interrupted(CONFIG))
    (folder,) = write_tensorboard(read_runs([run]), [1_000.0], tmp_path / "logs")
    log = load_log(run)
    for tag, curve in (
        ("loss/training", log.train_loss),
        ("loss/validation", log.val_loss),
        ("accuracy/training", log.train_metrics["accuracy"]),
        ("accuracy/validation", log.val_metrics["accuracy"]),
    ):
        points = read(folder, tag)
        assert [each[0] for each in points] == list(curve.x)
        assert [each[1] for each in points] == pytest.approx([1_000.0 + each for each in curve.seconds])
        assert [each[2] for each in points] == pytest.approx(list(curve.y), rel=1e-6)
    half = read(folder, "accuracy/validation, half-width of the 95 % interval")
    assert [each[2] for each in half] == pytest.approx(list(log.val_metrics["accuracy"].ci))


def test_several_runs_have_a_folder_each(read: Any, tmp_path: Path) -> None:
    paths = [write_run(tmp_path / name, CONFIG, whole(CONFIG, 50)) for name in ("a", "b")]
    folders = write_tensorboard(read_runs(paths), [0.0, 0.0], tmp_path / "logs")
    assert [each.name for each in folders] == ["a", "b"]
    assert all(read(each, "loss/training") for each in folders)


def test_a_run_in_training_is_written_as_it_goes_and_forgets_what_it_does_again(read: Any, tmp_path: Path) -> None:
    pytest.importorskip("tensorboard")
    events: list[Event] = [started(CONFIG, 20), *course(20, 10)]
    assert list(recording(iter(events), tmp_path / "live")) == events
    again: list[Event] = [Resumed(10, 10), *(step(each, loss=9.0) for each in range(11, 16))]
    assert list(recording(iter(again), tmp_path / "live")) == again
    points = read(tmp_path / "live", "loss/training")
    assert [each[0] for each in points] == list(range(1, 16))
    assert [each[2] for each in points][10:] == [9.0] * 5


def test_event_files_that_are_there_are_not_mixed_with_others(read: Any, tmp_path: Path) -> None:
    runs = read_runs([write_run(tmp_path / "run", CONFIG, whole(CONFIG, 50))])
    write_tensorboard(runs, [0.0], tmp_path / "logs")
    with pytest.raises(RunError, match="holds event files already"):
        write_tensorboard(runs, [0.0], tmp_path / "logs")


def test_a_folder_that_cannot_be_made_is_named(read: Any, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file")
    runs = read_runs([write_run(tmp_path / "run", CONFIG, whole(CONFIG, 50))])
    with pytest.raises(RunError, match=r"logs.run cannot be written"):
        write_tensorboard(runs, [0.0], tmp_path / "logs")


def test_without_tensorboard_a_sentence_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tensorboard.summary.writer.event_file_writer", None)
    runs = read_runs([write_run(tmp_path / "run", CONFIG, whole(CONFIG, 50))])
    with pytest.raises(RunError, match="pip install tensorboard"):
        write_tensorboard(runs, [0.0], tmp_path / "logs")
    with pytest.raises(RunError, match="pip install tensorboard"):
        next(recording(iter([step(1)]), tmp_path / "logs"))
    assert not (tmp_path / "logs").exists()
