"""The run folders on disk: config.json, events.jsonl and checkpoints. The folders are the truth."""

from __future__ import annotations

from dataclasses import dataclass
from glob import escape
from pathlib import Path

from workbench.config import RunConfig
from workbench.engine.events import CheckpointSaved, Interval
from workbench.runs.errors import RunError as RunError
from workbench.runs.log import RunLog, RunState
from workbench.runs.place import runs_place
from workbench.runs.reading import read_config as read_config
from workbench.runs.reading import read_events as read_events

TRASH = ".trash"  # among the runs; see trash.py
NAMED = 3  # datasets in the name of a run


@dataclass(frozen=True)
class RunSummary:
    """One row of the runs table. ``best`` is the best validation accuracy, where there is one; ``known_classes`` says
    that it is on new pictures of classes that were practised on. ``shares`` are the datasets that it practised on, its
    own first, and how much on each; empty where that is one.

    ``title``, ``note`` and ``tags`` are the user's words (the title is empty where it was not renamed, and ``name`` is
    that of the folder). ``test`` is what was found in ``test_episodes`` tasks of test classes, see
    `Answers.newest_test`, and ``test_uses`` how often these were looked at. ``size`` in bytes; ``began`` in seconds
    since 1970; ``episodes`` of ``planned`` are done. ``can_continue`` says that it can go on: from a checkpoint of the
    first ``saved`` tasks or, where it ``begins_again`` as it was interrupted before one, from its start.
    """

    name: str
    path: Path
    dataset: str
    algorithm: str
    ways: int
    shots: int
    best: Interval | None
    seconds: float
    state: RunState
    known_classes: bool = False
    shares: tuple[tuple[str, float], ...] = ()
    title: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    test: Interval | None = None
    test_episodes: int = 0
    test_uses: int = 0
    size: int = 0
    began: float = 0.0
    episodes: int = 0
    planned: int = 0
    can_continue: bool = False
    begins_again: bool = False
    saved: int | None = None

    @property
    def shown_name(self) -> str:
        """What the run is called."""
        return self.title or self.name


def load_log(run_dir: Path) -> RunLog:
    """The curves and the state of a recorded run. Raises RunError.

    A kill between a checkpoint and its event leaves a checkpoint that no event tells of: it counts.
    """
    log = RunLog.of(read_events(run_dir))
    last = run_dir / "checkpoints" / "last.safetensors"
    if log.checkpoint is None and last.is_file():
        log.checkpoint = CheckpointSaved(0, 0, str(last), False)
    return log


def new_run_dir(config: RunConfig, folder: Path | None = None) -> Path:
    """A free path such as ``omniglot-maml-07`` or ``omniglot+glyphs-maml-01``; the folder itself is made when the run
    starts. The name of a run in the trash is not free: it may come back. Raises NoFolderError."""
    folder = folder or runs_place()
    stem = f"{_datasets(config)}-{config.algorithm}"
    name = f"{escape(stem)}-*"
    taken = [path.name.removeprefix(f"{stem}-") for place in (name, f"{TRASH}/*/{name}") for path in folder.glob(place)]
    number = max((int(each) for each in taken if each.isdigit()), default=0) + 1
    return folder / f"{stem}-{number:02d}"


def _datasets(config: RunConfig) -> str:
    """What a run's name says of its datasets; of many no more than how many."""
    names = list(config.mixture.weights(config.dataset))
    return "+".join(names) if len(names) <= NAMED else f"{names[0]}+{len(names) - 1}"
