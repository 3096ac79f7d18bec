"""What the window asks of the engine's process: frozen, picklable, free of torch.

Start, Pause, Resume and Stop steer training and take effect between steps. The requests carry a ``request_id``
that their replies (replies.py) repeat; a newer Adapt replaces an older one that has not been answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.config import AdaptConfig, RunConfig, Value
from workbench.data.pictures import Picture


class Command:
    """Anything that is sent to the engine's process."""


@dataclass(frozen=True)
class Start(Command):
    """Train ``config`` into ``run_dir``, a folder that does not exist yet."""

    run_dir: str
    config: RunConfig


@dataclass(frozen=True)
class Continue(Command):
    """Go on with the run in ``run_dir`` from its last checkpoint; ``changes`` are those of a `Remedy`."""

    run_dir: str
    changes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Pause(Command):
    pass


@dataclass(frozen=True)
class Resume(Command):
    """End a pause; ``changes`` are those of a `Remedy`."""

    changes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Stop(Command):
    pass


@dataclass(frozen=True)
class Shutdown(Command):
    """Stop training with a checkpoint and end the process."""


@dataclass(frozen=True)
class DescribeDataset(Command):
    """Open (generate, read, or, when ``download`` is set, fetch) a dataset and describe it."""

    request_id: int
    config: RunConfig
    download: bool = False


@dataclass(frozen=True)
class CancelRequest(Command):
    """Give up the request, such as a download; it is answered by RequestFailed, or by its reply if it came first."""

    request_id: int


@dataclass(frozen=True)
class ShowTask(Command):
    """Draw one training task of ``config`` to look at."""

    request_id: int
    config: RunConfig
    seed: int = 0


@dataclass(frozen=True)
class BrowseClasses(Command):
    """A few pictures each of some classes of the dataset of ``config``; answered by ClassesShown.

    Without ``classes`` it says that nobody looks any more: files that were kept open for it are closed.
    """

    request_id: int
    config: RunConfig
    classes: tuple[int, ...]
    each: int = 8


@dataclass(frozen=True)
class CheckRun(Command):
    """Can network, pictures and datasets of ``config`` go together? Answered by RunChecked, or RequestFailed."""

    request_id: int
    config: RunConfig


@dataclass(frozen=True)
class SupportClass:
    """One class of the Try-it pane: its name and a few pictures."""

    name: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Adapt(Command):
    """Adapt ``model`` (a run folder or builtin:NAME) to ``classes`` and recognise ``queries``.

    ``options`` says how; None means as the model's run has it.
    """

    request_id: int
    model: str
    classes: tuple[SupportClass, ...]
    queries: tuple[Picture, ...]
    options: AdaptConfig | None = None


@dataclass(frozen=True)
class Explain(Command):
    """Adapt as `Adapt` does, and tell what went on meanwhile; answered by Explained. A newer one replaces an older."""

    request_id: int
    model: str
    classes: tuple[SupportClass, ...]
    queries: tuple[Picture, ...]
    options: AdaptConfig | None = None


@dataclass(frozen=True)
class AskWeights(Command):
    """Are the pretrained weights of a network on this computer? Answered by WeightsHere."""

    request_id: int
    backbone: str


@dataclass(frozen=True)
class FetchWeights(Command):
    """Download the pretrained weights of a network; progress as for datasets, then WeightsHere."""

    request_id: int
    backbone: str


@dataclass(frozen=True)
class ListRegistered(Command):
    """Which datasets and algorithms has the engine found? Answered by RegisteredListed."""

    request_id: int
