"""What a run was found to be worth: each question to it leaves a line in its evaluations.jsonl, answered or stopped.

Test classes that are looked at again and again, until a run looks good on them, are test classes no more. So every
question is kept, also one that was given up on the way, and how many there were is said beside the result.
"""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeGuard

from workbench.config import RunConfig
from workbench.engine.events import Interval
from workbench.runs.errors import RunError
from workbench.runs.reading import opened, read_config
from workbench.runs.record import mend_torn_end

NAME = "evaluations.jsonl"
OF_CLASSES = ("per_class", "confusion")  # grow with the data, and are had again by asking again
EVALUATE, COMPARE, REPRODUCE = "evaluate", "compare", "reproduce"
ON_TEST = ("test", "all")  # all classes, those of the test among them
SPLITS = ("train", "validation", *ON_TEST)
SHAPE = ("ways", "shots", "least_shots", "within_group")  # of tasks: others are harder, or easier
COUNTS = ("episodes", "ways", "shots", "queries", "seed")


@dataclass(frozen=True)
class Answer:
    """One question to a run.

    Attributes:
        when: in UTC.
        by: what asked: "evaluate" (also the window's test), "compare" or "reproduce".
        split: "train", "validation", "test" or "all".
        dataset: the name of the data that was asked about; several are separated by commas.
        own: whether that is what the run practised on, or among it.
        episodes: on how many tasks it was measured.
        accuracy: over the tasks; None where the question was stopped.
        values: the whole line; of an answer, what `workbench.engine.examine.ask` gave but for single classes.
    """

    when: datetime
    by: str
    split: str
    dataset: str
    own: bool
    episodes: int
    accuracy: Interval | None
    values: Mapping[str, Any]

    @property
    def stopped(self) -> bool:
        """Whether it was given up after tasks had been measured."""
        return self.accuracy is None

    @property
    def test_use(self) -> bool:
        """Whether the run's own test classes were looked at."""
        return self.own and self.split in ON_TEST


@dataclass(frozen=True)
class Answers:
    """The questions to a run, oldest first, and a sentence for each line that cannot be read."""

    found: tuple[Answer, ...] = ()
    damaged: tuple[str, ...] = ()

    @property
    def test_uses(self) -> int:
        """How often the test classes have been looked at. A line that cannot be read counts: it may have been one."""
        return sum(each.test_use for each in self.found) + len(self.damaged)

    def newest_test(self, config: RunConfig) -> Answer | None:
        """The answer on the run's own test classes, of tasks as the run has them, that is of most tasks, and the newest
        of as many: a quick look does not replace a long one. A comparison's is as good. None where there is none."""
        fitting = [each for each in self.found if _of_own_tasks(each, config)]
        return max(reversed(fitting), key=lambda each: each.episodes, default=None)


def keep_answer(run_dir: Path, answer: Mapping[str, Any], by: str = EVALUATE) -> None:
    """Add an answer to a run's folder with the time (UTC), but without what it says of single classes.

    Raises:
        RunError: the folder cannot be written; the message names the file.
    """
    _add(run_dir, {"by": by, **{name: value for name, value in answer.items() if name not in OF_CLASSES}})


def keep_stopped(run_dir: Path, question: Mapping[str, Any], by: str = EVALUATE) -> None:
    """Add a question that was given up once tasks had been measured. It needs split, dataset, trained_on and episodes,
    how many were measured.

    Raises:
        RunError: the folder cannot be written; the message names the file.
    """
    _add(run_dir, {"by": by, "stopped": True, **question})


def _add(run_dir: Path, values: Mapping[str, Any]) -> None:
    told = {"when": datetime.now(UTC).isoformat(timespec="seconds"), **values}
    line = json.dumps(_finite(told), ensure_ascii=False, allow_nan=False)
    path = run_dir / NAME
    try:
        mend_torn_end(path)
        with path.open("ab") as file:
            file.write(line.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise RunError(f"The answer could not be kept in {path}: {error.strerror}.") from error


def read_answers(run_dir: Path) -> Answers:
    """What was asked of a run. A torn last line, as a kill leaves it, is ignored.

    Raises:
        RunError: the file is there, but cannot be read; the message names it.
    """
    path = run_dir / NAME
    try:
        with opened(path) as file:
            whole = file.read()
    except FileNotFoundError:
        return Answers()
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error.strerror}.") from error
    found: list[Answer] = []
    damaged: list[str] = []
    for number, line in enumerate(whole.split(b"\n")[:-1], 1):
        try:
            found += [_answer(json.loads(line, parse_constant=_refused))] if line.strip() else []
        except (ValueError, RecursionError) as error:
            damaged.append(f"{path}, line {number}: {error}")
    return Answers(tuple(found), tuple(damaged))


def test_uses(run_dir: Path) -> int:
    """How often a run's test classes have been looked at. Raises RunError, see `read_answers`."""
    return read_answers(run_dir).test_uses


def newest_test(run_dir: Path) -> Answer | None:
    """See `Answers.newest_test`. Raises RunError: the answers or the config cannot be read."""
    return read_answers(run_dir).newest_test(read_config(run_dir))


def _of_own_tasks(answer: Answer, config: RunConfig) -> bool:
    """Whether an answer is on all of the run's own test classes, and none other, by tasks of its own shape."""
    given, task = answer.values, config.task
    # the classes of a comparison are those that all of its models were kept from; earlier versions did not say which
    whole = answer.split == "test" and answer.own and (answer.by != COMPARE or given.get("own_test") is True)
    same = all(given.get(name, getattr(task, name)) == getattr(task, name) for name in SHAPE)
    return whole and same and answer.dataset == ", ".join(given["trained_on"]) and not answer.stopped


def _answer(line: Any) -> Answer:
    """Raises ValueError where ``line`` is not what `keep_answer` or `keep_stopped` wrote."""
    if not isinstance(line, dict):
        raise ValueError("it is no object")
    trained_on, badges = line.get("trained_on"), line.get("badges", [])
    if not _texts(trained_on) or not _texts(badges):
        raise ValueError("trained_on and badges must be lists of texts")
    for name in COUNTS:
        if name in line and not (isinstance(line[name], int) and line[name] >= 0):
            raise ValueError(f"{name} is {line[name]!r}, but must be a whole number from 0")
    dataset, split = _text(line, "dataset"), _text(line, "split")
    if split not in SPLITS:
        raise ValueError(f"split is {split!r}, but must be one of {', '.join(SPLITS)}")
    own = bool(dataset) and set(dataset.split(", ")) <= set(trained_on)
    accuracy = None if line.get("stopped") is True else Interval(_number(line, "accuracy"), _half_width(line))
    by = _text(line, "by") if "by" in line else EVALUATE
    return Answer(_when(line), by, split, dataset, own, line.get("episodes", 0), accuracy, line)


def _texts(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _finite(value: Any) -> Any:
    """JSON knows neither infinity, which the interval of a single task reaches to, nor NaN: None stands for them."""
    if isinstance(value, Mapping):
        return {name: _finite(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _text(line: Mapping[str, Any], name: str) -> str:
    if not isinstance(line.get(name), str):
        raise ValueError(f"{name} is {line.get(name)!r}, but must be text")
    return str(line[name])


def _number(line: Mapping[str, Any], name: str) -> float:
    value = line.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= sys.float_info.max:
        raise ValueError(f"{name} is {value!r}, but must be a number from 0")
    return float(value)


def _half_width(line: Mapping[str, Any]) -> float:
    return math.inf if "ci95" in line and line["ci95"] is None else _number(line, "ci95")


def _when(line: Mapping[str, Any]) -> datetime:
    found = datetime.fromisoformat(_text(line, "when"))
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no number")
