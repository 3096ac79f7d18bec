"""Lake's table: what is published, the harness's own test, and models, each as errors in percent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from workbench.reproduce.lake.hausdorff import nearest_ink
from workbench.reproduce.lake.pixels import nearest_pixels
from workbench.reproduce.lake.published import HAUSDORFF_WRONG, PUBLISHED, RUNS, TRIALS
from workbench.reproduce.lake.runs import read_runs
from workbench.reproduce.lake.trial import Classifier, Score, WithoutLearning, score

NOT_ORIGINAL = "the harness or the runs are not the original"
AGREES, DIFFERS = "the harness agrees", f"differs: {NOT_ORIGINAL}"
COMPARABLE, OTHER_RUNS, NOT_COMPARABLE = "comparable", "not comparable: other runs", f"not comparable: {NOT_ORIGINAL}"
# The harness's own test comes first.
WITHOUT_LEARNING = (
    WithoutLearning("Modified Hausdorff distance", nearest_ink),
    WithoutLearning("Nearest pixels", nearest_pixels),
)


@dataclass(frozen=True)
class Row:
    """One classifier; ``error`` and ``ci95``, the half-width of the 95 % interval, in percent.

    Attributes:
        name: what it is, in words.
        source: who reports it, or empty where it was measured here.
        badges: what must be said of it.
        verdict: whether it may be compared with what is published; empty for what is published.
        score: the errors run by run, where it was measured here.
    """

    name: str
    error: float
    ci95: float | None = None
    source: str = ""
    badges: tuple[str, ...] = ()
    verdict: str = ""
    score: Score | None = None


@dataclass(frozen=True)
class LakeTable:
    """Measured and published errors on Lake's task.

    Attributes:
        runs, trials: the names of the runs, and how many trials each has.
        badges: what must be said of the runs.
        measured, published: the rows.
    """

    runs: tuple[str, ...]
    trials: tuple[int, ...]
    badges: tuple[str, ...]
    measured: tuple[Row, ...]
    published: tuple[Row, ...]

    def to_json(self) -> dict[str, Any]:
        return {"table": "lake", **asdict(self)}


def published_rows() -> tuple[Row, ...]:
    """What others report, the least error first."""
    return tuple(Row(each.name, each.error, source=each.source, badges=each.badges) for each in PUBLISHED)


def measure(path: Path, models: Sequence[str], said: Callable[[str], None]) -> LakeTable:
    """Classify the runs at ``path`` by the modified Hausdorff distance, by pixels, and by each of ``models``.

    Args:
        path: a folder or zip archive with runs.
        models: run folders or builtin:NAME; they are opened before anything is measured.
        said: hears each row as it is done.

    Raises:
        DataError, PictureError: the runs cannot be used.
        CheckpointError: a model cannot.
        TaskError: a run has more classes than a model can tell apart.
    """
    runs = read_runs(path)
    classifiers = [*WITHOUT_LEARNING, *_opened(models)]
    trials = tuple(len(run.truth) for run in runs)
    rows: list[Row] = []
    for each in classifiers:
        found = score(runs, each)
        verdict = _verdict(found) if not rows else _as_the_test_says(rows[0].verdict)
        rows.append(Row(each.title, found.error, found.ci95, badges=each.badges, verdict=verdict, score=found))
        said(in_words(rows[-1]))
    return LakeTable(tuple(run.name for run in runs), trials, tuple(_about(trials)), tuple(rows), published_rows())


def _opened(models: Sequence[str]) -> list[Classifier]:
    if not models:
        return []
    # torch takes seconds to load, and is not needed without models
    from workbench.reproduce.lake.models import ModelOnRuns

    return [ModelOnRuns(ref) for ref in models]


def _verdict(found: Score) -> str:
    """What the modified Hausdorff distance says of the harness and the runs."""
    if found.trials != (TRIALS,) * RUNS:
        return OTHER_RUNS
    return AGREES if sum(found.wrong) == HAUSDORFF_WRONG else DIFFERS


def _as_the_test_says(verdict: str) -> str:
    """A result may be compared with the published ones only where the harness's own test came out as published."""
    return {AGREES: COMPARABLE, DIFFERS: NOT_COMPARABLE}.get(verdict, verdict)


def _about(trials: Sequence[int]) -> Iterator[str]:
    if tuple(trials) != (TRIALS,) * RUNS:
        each = f"{min(trials)}" if len(set(trials)) == 1 else f"{min(trials)} to {max(trials)}"
        runs = "1 run" if len(trials) == 1 else f"{len(trials)} runs"
        yield f"{runs} of {each} trials, where Lake has {RUNS} of {TRIALS}"


def in_words(row: Row) -> str:
    """A measured row in one line."""
    badges = f" ({'; '.join(row.badges)})" if row.badges else ""
    return f"{row.name}: error {shown(row)} %{badges}: {row.verdict}"


def shown(row: Row) -> str:
    """The error with its interval, if there is one."""
    return f"{row.error:.1f}" if row.ci95 is None else f"{row.error:.1f} ± {row.ci95:.1f}"
