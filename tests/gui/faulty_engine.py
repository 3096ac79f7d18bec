"""Where an engine's process begins whose graphics card has a fault in the middle of practice."""

from __future__ import annotations

from multiprocessing.connection import Connection
from typing import Any
from unittest.mock import patch

from workbench.host import entry

SAID = "CUDA error: an illegal memory access was encountered"


def enter(connection: Connection, threads: int) -> None:
    """As the real one, but for the first step: from then on the card refuses everything."""
    import torch

    from workbench.algorithms.protonet import ProtoNet

    def broken(*_args: Any, **_more: Any) -> None:
        raise RuntimeError(SAID)

    with (
        patch.object(ProtoNet, "meta_gradient", broken),
        patch.object(torch.cuda, "is_initialized", lambda: True),
        patch.object(torch.cuda, "synchronize", broken),
    ):
        entry.enter(connection, threads)
