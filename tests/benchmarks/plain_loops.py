"""The gradient-based learners as anyone would write them: a loop over tasks, stock modules, and autograd.

Queries are normalised with their own statistics, as in the published programmes. Each function takes the network, one
task and the learned tensors beyond the network's weights, and returns the loss to go back from.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import torch
from shapes import WAYS, Shape
from torch import Tensor, nn
from torch.func import functional_call
from torch.nn import functional as F

from workbench.data.image_set import ImageSet
from workbench.tasks.labelled import LabelledTask

Extra = dict[str, Tensor]
Loss = Callable[[nn.Sequential, LabelledTask, Extra], Tensor]
Step = Callable[[], object]
RATE, UNITS = 0.1, 20


def stock_net(shape: Shape) -> nn.Sequential:
    """Conv4-64 with a linear head, of stock modules with batch statistics always."""
    layers: list[nn.Module] = []
    for channels in (shape.channels, 64, 64, 64):
        layers += [nn.Conv2d(channels, 64, 3, padding=1), nn.BatchNorm2d(64, track_running_stats=False)]
        layers += [nn.ReLU(), nn.MaxPool2d(2)]
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(64 * (shape.size // 16) ** 2, WAYS))


def ink(x: Tensor) -> Tensor:
    """What the network sees of the images of one task, (1, N, C, H, W)."""
    return 1 - x[0] / 255


def maml(net: nn.Sequential, task: LabelledTask, _extra: Extra, *, steps: int, second_order: bool = True) -> Tensor:
    """MAML, or its first-order form."""
    weights = dict(net.named_parameters())
    for _ in range(steps):
        inner = F.cross_entropy(functional_call(net, weights, (ink(task.support.x),)), task.support.y[0])
        gradients = torch.autograd.grad(inner, list(weights.values()), create_graph=second_order)
        weights = {name: w - RATE * g for (name, w), g in zip(weights.items(), gradients, strict=True)}
    return F.cross_entropy(functional_call(net, weights, (ink(task.query_x),)), task.query_y[0])


def anil(net: nn.Sequential, task: LabelledTask, _extra: Extra, *, steps: int) -> Tensor:
    """The head's steps, on features computed once."""
    body, (weight, bias) = net[:-1], net[-1].parameters()
    features = body(ink(task.support.x))
    for _ in range(steps):
        inner = F.cross_entropy(F.linear(features, weight, bias), task.support.y[0])
        of_weight, of_bias = torch.autograd.grad(inner, (weight, bias), create_graph=True)
        weight, bias = weight - RATE * of_weight, bias - RATE * of_bias
    return F.cross_entropy(F.linear(body(ink(task.query_x)), weight, bias), task.query_y[0])


def meta_sgd(net: nn.Sequential, task: LabelledTask, extra: Extra, *, steps: int) -> Tensor:
    """MAML with a learned rate for each weight."""
    weights = dict(net.named_parameters())
    for _ in range(steps):
        inner = F.cross_entropy(functional_call(net, weights, (ink(task.support.x),)), task.support.y[0])
        gradients = torch.autograd.grad(inner, list(weights.values()), create_graph=True)
        weights = {n: w - extra[n] * g for (n, w), g in zip(weights.items(), gradients, strict=True)}
    return F.cross_entropy(functional_call(net, weights, (ink(task.query_x),)), task.query_y[0])


def maml_pp(net: nn.Sequential, task: LabelledTask, extra: Extra, *, steps: int) -> Tensor:
    """Late in practice: rates (steps,) for each weight, batch-norm's scales and shifts (steps, C), second order."""
    norms = {f"{i}.{part}" for i, m in enumerate(net) if isinstance(m, nn.BatchNorm2d) for part in ("weight", "bias")}
    weights: Mapping[str, Tensor] = {n: w for n, w in net.named_parameters() if n not in norms}
    for step in range(steps):
        held = {name: extra[name][step] for name in norms}
        inner = F.cross_entropy(functional_call(net, {**weights, **held}, (ink(task.support.x),)), task.support.y[0])
        gradients = torch.autograd.grad(inner, list(weights.values()), create_graph=True)
        weights = {n: w - extra[n][step] * g for (n, w), g in zip(weights.items(), gradients, strict=True)}
    held = {name: extra[name][steps - 1] for name in norms}
    return F.cross_entropy(functional_call(net, {**weights, **held}, (ink(task.query_x),)), task.query_y[0])


def reptile(net: nn.Sequential, task: LabelledTask, _extra: Extra, *, steps: int) -> Tensor:
    """Adam on a copy; W − W' is added to the gradient. The query loss, for the curves, has none."""
    own = copy.deepcopy(net)
    optimizer = torch.optim.Adam(own.parameters(), 1e-3, betas=(0.0, 0.999))
    for _ in range(steps):
        optimizer.zero_grad()
        F.cross_entropy(own(ink(task.support.x)), task.support.y[0]).backward()
        optimizer.step()
    with torch.no_grad():
        for parameter, adapted in zip(net.parameters(), own.parameters(), strict=True):
            way = parameter - adapted
            parameter.grad = way if parameter.grad is None else parameter.grad + way
        return F.cross_entropy(own(ink(task.query_x)), task.query_y[0])


def gradient_predictor(net: nn.Sequential, task: LabelledTask, extra: Extra, *, steps: int) -> Tensor:
    """Every second gradient is a sum over the last two, with coefficients (2, *shape), which the true ones teach."""
    weights, used, missed = dict(net.named_parameters()), [], []
    for step in range(steps):
        inner = F.cross_entropy(functional_call(net, weights, (ink(task.support.x),)), task.support.y[0])
        true = torch.autograd.grad(inner, list(weights.values()), create_graph=step % 2 == 0)
        found = dict(zip(weights, true, strict=True))
        if step % 2:
            guessed = combined([{name: g.detach() for name, g in each.items()} for each in used[:2]], extra)
            missed.append(squared([guessed[name] - g for name, g in found.items()]))
            found = combined(used[:2], extra)
        used.insert(0, found)
        weights = {name: w - RATE * found[name] for name, w in weights.items()}
    loss = F.cross_entropy(functional_call(net, weights, (ink(task.query_x),)), task.query_y[0])
    return loss + torch.stack(missed).mean() / squared([g.detach() for g in used[-1].values()])


def combined(gradients: Sequence[Mapping[str, Tensor]], coefficients: Extra) -> dict[str, Tensor]:
    return {
        name: sum(c * g[name] for c, g in zip(each, gradients, strict=False)) for name, each in coefficients.items()
    }


def squared(tensors: Sequence[Tensor]) -> Tensor:
    return torch.stack([each.square().sum() for each in tensors]).sum()


def lstm(net: nn.Sequential, task: LabelledTask, extra: Extra, *, steps: int) -> Tensor:
    """Gates for every weight, from an LSTM cell that reads the preprocessed gradient and loss."""
    theta = torch.cat([each.flatten() for each in net.parameters()])
    memory, gates = (theta.new_zeros(len(theta), UNITS),) * 2, theta.new_zeros(len(theta), 2)
    for _ in range(steps):
        gradient, loss = flat_gradient(net, task, theta)
        seen = torch.cat([preprocessed(gradient), preprocessed(loss).expand(len(theta), 2)], 1)
        memory = cell(seen, memory, extra, "cell")
        gates = memory[0] @ extra["reader"] + theta[:, None] * extra["weight"] + gates * extra["last"] + extra["bias"]
        gates = gates.sigmoid()
        theta = gates[:, 0] * theta - gates[:, 1] * gradient
    return query_loss(net, task, theta)


def learned_sgd(net: nn.Sequential, task: LabelledTask, extra: Extra, *, steps: int) -> Tensor:
    """Steps that an LSTM of two layers emits for every weight; the loss after each of them counts."""
    theta, losses = torch.cat([each.flatten() for each in net.parameters()]), []
    memories = [(theta.new_zeros(len(theta), UNITS),) * 2] * 2
    for _ in range(steps):
        seen = preprocessed(flat_gradient(net, task, theta)[0])
        memories = [first := cell(seen, memories[0], extra, "0"), cell(first[0], memories[1], extra, "1")]
        theta = theta + 0.1 * (memories[1][0] @ extra["out"] + extra["bias"])
        losses.append(query_loss(net, task, theta))
    return torch.stack(losses).mean()


def named(net: nn.Sequential, theta: Tensor) -> dict[str, Tensor]:
    parts = theta.split([each.numel() for each in net.parameters()])
    return {name: part.view(w.shape) for (name, w), part in zip(net.named_parameters(), parts, strict=True)}


def flat_gradient(net: nn.Sequential, task: LabelledTask, theta: Tensor) -> tuple[Tensor, Tensor]:
    """The gradient (P,) of the support set's loss by the weights (P,), and that loss; both count as constants."""
    own = theta.detach().requires_grad_()
    loss = F.cross_entropy(functional_call(net, named(net, own), (ink(task.support.x),)), task.support.y[0])
    return torch.autograd.grad(loss, own)[0], loss.detach()


def query_loss(net: nn.Sequential, task: LabelledTask, theta: Tensor) -> Tensor:
    return F.cross_entropy(functional_call(net, named(net, theta), (ink(task.query_x),)), task.query_y[0])


def preprocessed(values: Tensor) -> Tensor:
    """Size and sign (…, 2), of Andrychowicz et al. 2016, appendix A."""
    large = values.abs() >= math.exp(-10)
    size = torch.where(large, values.abs().clamp_min(math.exp(-10)).log() / 10, -1.0)
    return torch.stack([size, torch.where(large, values.sign(), math.exp(10) * values)], -1)


def cell(seen: Tensor, memory: tuple[Tensor, Tensor], extra: Extra, name: str) -> tuple[Tensor, Tensor]:
    """A stock LSTM cell of the coordinates (P, inputs)."""
    own = {part.removeprefix(f"{name}."): each for part, each in extra.items() if part.startswith(f"{name}.")}
    after: tuple[Tensor, Tensor] = functional_call(
        nn.LSTMCell(seen.shape[1], UNITS, device="meta"), own, (seen, memory)
    )
    return after


def rates_for(net: nn.Sequential) -> Extra:
    """Meta-SGD's learned tensors."""
    return {name: torch.full_like(each, RATE).requires_grad_() for name, each in net.named_parameters()}


def steps_for(net: nn.Sequential, steps: int) -> Extra:
    """MAML++'s learned tensors."""
    made: Extra = {}
    for i, module in enumerate(net):
        for part, each in module.named_parameters():
            norm = isinstance(module, nn.BatchNorm2d)
            own = each.detach().repeat(steps, 1) if norm else torch.full((steps,), RATE)
            made[f"{i}.{part}"] = own.requires_grad_()
    return made


def coefficients_for(net: nn.Sequential) -> Extra:
    """The gradient predictor's learned tensors."""
    return {name: torch.full((2, *each.shape), 0.5).requires_grad_() for name, each in net.named_parameters()}


def gates_for(_net: nn.Sequential) -> Extra:
    """The LSTM meta-learner's learned tensors."""
    shapes = {"reader": (UNITS, 2), "weight": (2,), "last": (2,), "bias": (2,)}
    return cell_for(4, "cell") | {name: torch.zeros(shape).requires_grad_() for name, shape in shapes.items()}


def optimiser_for(_net: nn.Sequential) -> Extra:
    """The learned optimiser's learned tensors."""
    out = {"out": torch.full((UNITS,), 0.01).requires_grad_(), "bias": torch.zeros(()).requires_grad_()}
    return cell_for(2, "0") | cell_for(UNITS, "1") | out


def cell_for(inputs: int, name: str) -> Extra:
    return {f"{name}.{part}": each for part, each in nn.LSTMCell(inputs, UNITS).named_parameters()}


def nothing(_net: nn.Sequential) -> Extra:
    """No learned tensors beyond the network's."""
    return {}


def plain_loop(name: str, shape: Shape, images: ImageSet, tasks: int, steps: int) -> Step | None:
    """One meta-step on ``tasks`` tasks with sampling and Adam, or None where there is no loop to compare with."""
    known: dict[str, tuple[Loss, Callable[[nn.Sequential], Extra]]] = {
        "maml": (partial(maml, steps=steps), nothing),
        "fomaml": (partial(maml, steps=steps, second_order=False), nothing),
        "anil": (partial(anil, steps=steps), nothing),
        "meta_sgd": (partial(meta_sgd, steps=steps), rates_for),
        "maml_pp": (partial(maml_pp, steps=steps), partial(steps_for, steps=steps)),
        "reptile": (partial(reptile, steps=steps), nothing),
        "gradient_predictor": (partial(gradient_predictor, steps=steps), coefficients_for),
        "lstm": (partial(lstm, steps=steps), gates_for),
        "learned_sgd": (partial(learned_sgd, steps=steps), optimiser_for),
    }
    if name not in known:
        return None
    loss, learned = known[name]
    net, sampler = stock_net(shape), shape.sampler(images)
    extra = learned(net)
    optimizer = torch.optim.Adam([*net.parameters(), *extra.values()], 1e-3)

    def step() -> None:
        optimizer.zero_grad(set_to_none=True)
        for task in sampler.sample(tasks).split(1):
            share = loss(net, task, extra) / tasks
            if share.requires_grad:
                share.backward()  # type: ignore[no-untyped-call]
        optimizer.step()

    return step
