"""MAML by other libraries: higher (Grefenstette et al. 2019, 1910.01727) and TorchOpt (Ren et al. 2022, 2211.06934).

Needs the extra: pip install -e '.[bench]'
"""

from __future__ import annotations

from collections.abc import Callable

import higher
import torch
import torchopt
from plain_loops import RATE, Step, ink, stock_net
from shapes import Shape
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.data.image_set import ImageSet
from workbench.tasks.labelled import LabelledTask


def by_higher(net: nn.Sequential, task: LabelledTask, steps: int) -> Tensor:
    """One task with `higher.innerloop_ctx`."""
    optimizer = torch.optim.SGD(net.parameters(), RATE)
    with higher.innerloop_ctx(net, optimizer, copy_initial_weights=False) as (own, inner):
        for _ in range(steps):
            inner.step(F.cross_entropy(own(ink(task.support.x)), task.support.y[0]))
        loss = F.cross_entropy(own(ink(task.query_x)), task.query_y[0])
        loss.backward()
    return loss


def by_torchopt(net: nn.Sequential, task: LabelledTask, steps: int) -> Tensor:
    """One task with `torchopt.MetaSGD`; the network is put back afterwards."""
    inner = torchopt.MetaSGD(net, lr=RATE)
    before = torchopt.extract_state_dict(net, by="reference"), torchopt.extract_state_dict(inner, by="reference")
    for _ in range(steps):
        inner.step(F.cross_entropy(net(ink(task.support.x)), task.support.y[0]))
    loss = F.cross_entropy(net(ink(task.query_x)), task.query_y[0])
    loss.backward()
    torchopt.recover_state_dict(net, before[0])
    torchopt.recover_state_dict(inner, before[1])
    return loss


PEERS: dict[str, Callable[[nn.Sequential, LabelledTask, int], Tensor]] = {
    "higher": by_higher,
    "torchopt": by_torchopt,
}


def peer_maml(name: str, shape: Shape, images: ImageSet, tasks: int, steps: int) -> Step:
    """One meta-step of MAML on ``tasks`` tasks with sampling and Adam, by the library ``name``."""
    net, sampler = stock_net(shape), shape.sampler(images)
    optimizer = torch.optim.Adam(net.parameters(), 1e-3)

    def step() -> None:
        optimizer.zero_grad(set_to_none=True)
        for task in sampler.sample(tasks).split(1):
            PEERS[name](net, task, steps)
        optimizer.step()

    return step
