"""The curves of runs as TensorBoard's event files, a folder for each run; its step counts practice tasks.

TensorBoard itself writes them; it is an extra, since nothing else here needs it.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from workbench.engine.events import Event, Resumed, StepDone, Validated
from workbench.runs.curve_files import Runs
from workbench.runs.report_course import Course
from workbench.runs.store import RunError

MISSING = "TensorBoard is not installed here: get it by pip install tensorboard, and try again."
LIVE_SECONDS = 5  # between two times that what is on its way is put on the disk
HALF = "{}/validation, half-width of the 95 % interval"
Scalar = tuple[str, int, float, float]  # tag, practice tasks, seconds since 1970, value


def write_tensorboard(runs: Runs, began: Iterable[float], folder: Path) -> list[Path]:
    """Write the curves of ``runs`` under ``folder``; ``began`` says for each when it began, in seconds since 1970.

    Returns:
        The folder of each run, which is named like it.

    Raises:
        RunError: TensorBoard is not installed, a folder holds event files already, or it cannot be written.
    """
    folders = [folder / Path(name).name for name, _ in runs]
    for each in folders:
        check_free(each)
    for (_, course), start, place in zip(runs, began, folders, strict=True):
        _write(sorted(_scalars(course, start), key=lambda scalar: scalar[1]), place)
    return folders


def check_free(folder: Path) -> None:
    """Raises RunError: TensorBoard is not installed, or ``folder`` holds event files, beside which others would be
    drawn as one zigzag line."""
    _writer_class()
    if next(folder.glob("events.out.tfevents.*"), None):
        raise RunError(f"{folder} holds event files already: name another folder, or remove them.")


def recording(events: Iterator[Event], folder: Path) -> Iterator[Event]:
    """Pass ``events`` of a run in training on, each written for TensorBoard first; the folder comes with the first.

    Raises:
        RunError: TensorBoard is not installed, or ``folder`` cannot be written.
    """
    with ExitStack() as stack:
        writer = None
        for event in events:
            writer = writer or stack.enter_context(closing(_open(folder, LIVE_SECONDS)))
            _take_in(writer, event, folder)
            yield event


def _take_in(writer: Any, event: Event, folder: Path) -> None:
    try:
        if isinstance(event, Resumed):
            _begin_again(writer, event.episodes)
        for scalar in _of_event(event):
            _add(writer, scalar)
    except OSError as error:
        raise RunError(f"{folder} cannot be written: {error.strerror or error}.") from error


def _scalars(course: Course, began: float) -> Iterator[Scalar]:
    log = course.log
    named = [("loss/training", log.train_loss, ""), ("loss/validation", log.val_loss, "loss")]
    named += [(f"{name}/training", curve, "") for name, curve in log.train_metrics.items()]
    named += [(f"{name}/validation", curve, name) for name, curve in log.val_metrics.items()]
    for tag, curve, measured in named:
        for x, y, ci, seconds in zip(curve.x, curve.y, curve.ci, curve.seconds, strict=True):
            yield tag, int(x), began + float(seconds), float(y)
            if measured:
                yield (
                    f"{measured}/validation, half-width of the 95 % interval",
                    int(x),
                    began + float(seconds),
                    float(ci),
                )


def _of_event(event: Event) -> Iterator[Scalar]:
    now = time.time()
    if isinstance(event, StepDone):
        for name, value in {"loss": event.loss, **event.metrics}.items():
            yield f"{name}/training", event.episodes, now, value
    if isinstance(event, Validated):
        for name, each in {"loss": event.loss, **event.metrics}.items():
            yield f"{name}/validation", event.episodes, now, each.value
            yield HALF.format(name), event.episodes, now, each.ci95


def _write(scalars: list[Scalar], folder: Path) -> None:
    try:
        with closing(_open(folder)) as writer:
            for each in scalars:
                _add(writer, each)
    except OSError as error:
        raise RunError(f"{folder} cannot be written: {error.strerror or error}.") from error


def _open(folder: Path, seconds: int = 120) -> Any:
    made = _writer_class()
    try:
        return made(str(folder), flush_secs=seconds)
    except OSError as error:
        raise RunError(f"{folder} cannot be written: {error.strerror or error}.") from error


def _add(writer: Any, scalar: Scalar) -> None:
    from tensorboard.compat.proto.event_pb2 import Event as Written
    from tensorboard.compat.proto.summary_pb2 import Summary

    tag, step, when, value = scalar
    if math.isfinite(value):
        summary = Summary(value=[Summary.Value(tag=tag, simple_value=value)])
        writer.add_event(Written(wall_time=when, step=step, summary=summary))


def _begin_again(writer: Any, step: int) -> None:
    """Have TensorBoard forget what was beyond the checkpoint that a run went on from."""
    from tensorboard.compat.proto.event_pb2 import Event as Written
    from tensorboard.compat.proto.event_pb2 import SessionLog

    # it forgets from this step on, and the checkpoint's own value stands
    session = SessionLog(status=SessionLog.START)
    writer.add_event(Written(wall_time=time.time(), step=step + 1, session_log=session))


def _writer_class() -> Any:
    try:
        from tensorboard.summary.writer.event_file_writer import EventFileWriter
    except ImportError as error:
        raise RunError(MISSING) from error
    return EventFileWriter
