"""Gradients that are predicted from those before them: two forms of the prediction g_ψ, and an inner loop that moves
by computed and predicted gradients in turn.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn

from workbench.algorithms.inner_loop import Losses, Point, rows_in_turn, slope
from workbench.algorithms.inner_rules import Rule
from workbench.algorithms.insight import sum_of_squares

FORMS = ("linear", "network")
WIDTH = 8  # of the network's one hidden layer
# Where the loss is a parabola, 1 − αa of the last gradient is left: 1 without curvature, 0 after a perfect step.
AT_FIRST = 0.5
TINY = 1e-12  # a gradient of this size counts as none
Tensors = Mapping[str, Tensor]
History = Sequence[Tensors]
"""The gradients of the last steps, the newest first, each name of a weight → (T, *shape); missing ones count as 0."""

Prediction = Callable[[History], dict[str, Tensor]]


class LinearPrediction(nn.Module):
    """ĝ = Σ_j c_j ⊙ h_j, with a coefficient for every weight and place in the history.

    It begins by saying that the next gradient will be AT_FIRST times the last one.

    Args:
        weights: name → (*shape); those of the head, named ``head.…``, have a row per class.
        places: how many gradients of the history it looks at.

    Attributes:
        coefficients: a weight's name, with underscores for dots → (places, *shape).
    """

    def __init__(self, weights: Tensors, places: int) -> None:
        super().__init__()
        self.coefficients = nn.ParameterDict({_key(name): _last_alone(each, places) for name, each in weights.items()})

    def forward(self, history: History, way: int) -> dict[str, Tensor]:
        """The next gradient of T tasks of ``way`` classes; for another number of classes than the trained one, a
        class has the coefficients of the row it starts from."""
        return {name: self._of(name, [each[name] for each in history], way) for name in history[0]}

    def _of(self, name: str, past: list[Tensor], way: int) -> Tensor:
        own: Tensor = self.coefficients[_key(name)]
        each = [rows_in_turn(place, way) if name.startswith("head.") else place for place in own]
        found = each[0] * past[0]
        for coefficient, gradient in zip(each[1:], past[1:], strict=False):  # at first the history is short
            found = torch.addcmul(found, coefficient, gradient)
        return found


class NetworkPrediction(nn.Module):
    """One small network for every weight: it reads the history of that weight alone, and says how the next gradient
    differs from AT_FIRST times the last one.

    A task's gradients of one tensor are divided by the root mean square of the newest, and what the network says is
    multiplied by it: gradients k times as long give predictions k times as long.

    Args:
        places: how many gradients of the history it looks at.
    """

    def __init__(self, places: int) -> None:
        super().__init__()
        self.places = places
        self.layers = nn.Sequential(nn.Linear(places, WIDTH), nn.SiLU(), nn.Linear(WIDTH, 1))
        for parameter in self.layers[-1].parameters():
            nn.init.zeros_(parameter)  # at first it says nothing

    def forward(self, history: History, way: int) -> dict[str, Tensor]:
        """The next gradient of T tasks; it is the same for any number of classes."""
        return {name: self._of([each[name] for each in history]) for name in history[0]}

    def _of(self, past: list[Tensor]) -> Tensor:
        newest = past[0]
        size = (newest.flatten(1).square().mean(1) + TINY**2).sqrt().view(-1, *[1] * (newest.dim() - 1))
        past = past + [torch.zeros_like(newest)] * (self.places - len(past))
        said: Tensor = self.layers(torch.stack([each / size for each in past], -1))
        return AT_FIRST * newest + size * said.squeeze(-1)


def prediction(form: str, weights: Tensors, places: int) -> LinearPrediction | NetworkPrediction:
    """g_ψ of one of FORMS, for ``weights``, name → (*shape)."""
    return LinearPrediction(weights, places) if form == "linear" else NetworkPrediction(places)


def is_predicted(step: int, between: int) -> bool:
    """Whether step number ``step``, from 0, is one of the ``between`` ones after each with a computed gradient."""
    return step % (between + 1) > 0


def predicted_of(steps: int, between: int) -> int:
    """How many of ``steps`` steps have a predicted gradient."""
    return sum(is_predicted(step, between) for step in range(steps))


def path_with_predictions(
    weights: Tensors,
    losses: Losses,
    rule: Rule,
    predict: Prediction,
    steps: int,
    *,
    between: int,
    places: int,
    differentiable: bool,
) -> Iterator[Point]:
    """As `inner_loop.path`, of second order, with ``between`` predicted gradients after each computed one.

    The history holds the last ``places`` gradients that were used, computed or predicted. At a predicted step neither
    the losses nor their gradient is computed; the rule is told the losses of the last computed one.
    """
    current, state, value = dict(weights), rule.start(weights), torch.zeros(())
    history: deque[Tensors] = deque(maxlen=places)
    yield Point(current)
    for step in range(steps):
        if is_predicted(step, between):
            with torch.set_grad_enabled(differentiable):
                found = predict(history)
        else:
            current, value, found = slope(current, losses, step, differentiable, differentiable)
        history.appendleft(found)
        with torch.set_grad_enabled(differentiable):
            current, state = rule.update(current, found, value, state, step)
        yield Point(current, shown=rule.shown(state), gradients=found)


def prediction_errors(
    points: Sequence[Point], losses: Losses, predict: Prediction, between: int, places: int
) -> Tensor:
    """How far predictions are from the true gradients along `path_with_predictions`, (T,): the mean of
    `relative_error` over the predicted steps, of which there must be one.

    Everything but the prediction counts as a constant, so that g_ψ alone learns from it.
    """
    first = {name: each.detach() for name, each in points[1].gradients.items()}
    history: deque[Tensors] = deque(maxlen=places)
    found = []
    for step, (before, after) in enumerate(pairwise(points)):
        if is_predicted(step, between):
            true = slope(before.weights, losses, step, False, False)[2]
            found.append(relative_error(predict(history), true, first))
        history.appendleft({name: each.detach() for name, each in after.gradients.items()})
    return torch.stack(found).mean(0)


def relative_error(predicted: Tensors, true: Tensors, first: Tensors) -> Tensor:
    """‖g − ĝ‖² / ‖g_0‖² over all weights of each task, (T,), with g_0 its ``first`` gradient."""
    missed = sum_of_squares([each - predicted[name] for name, each in true.items()])
    return missed / (sum_of_squares(list(first.values())) + TINY**2)


def angle(first: Tensors, second: Tensors) -> Tensor:
    """The angle between two gradients over all weights of each task, (T,) degrees; 90 where one of them is zero."""
    a, b = (torch.cat([each[name].flatten(1) for name in first], 1) for each in (first, second))
    a, b = (each / each.norm(dim=1, keepdim=True).clamp_min(TINY) for each in (a, b))
    # exact for small angles too, where the cosine is 1 to all its digits (Kahan)
    return torch.rad2deg(2 * torch.atan2((a - b).norm(dim=1), (a + b).norm(dim=1)))


def _last_alone(weight: Tensor, places: int) -> nn.Parameter:
    first = torch.full_like(weight, AT_FIRST)
    return nn.Parameter(torch.cat([first[None], weight.new_zeros(places - 1, *weight.shape)]))


def _key(name: str) -> str:
    """A parameter's name may not hold dots."""
    return name.replace(".", "_")
