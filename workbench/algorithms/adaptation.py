"""Learning a task with a trained model, and what may follow: another final classifier, or further tuning."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace

import torch
from torch import Tensor, nn
from torch.func import functional_call

from workbench.algorithms.base import Algorithm, Predictor, PredictorMeta
from workbench.algorithms.inner_loop import cross_entropy, end, path
from workbench.algorithms.inner_rules import Descent, constant
from workbench.algorithms.insight import TUNING_STEP, Trace
from workbench.algorithms.watching import Watch, watched
from workbench.config import AdaptConfig
from workbench.tasks.labelled import Support

HEAD_WORDS = {
    "logistic": "logistic regression",
    "svm": "a support vector machine",
    "tree": "a decision tree",
    "forest": "a random forest",
}


def adapt_with(
    algorithm: Algorithm,
    support: Support,
    options: AdaptConfig,
    *,
    generator: torch.Generator | None = None,
    trace: Trace | None = None,
) -> Predictor:
    """Adapt as `Algorithm.adapt` does, then as ``options`` ask; for use and tests, not for practice.

    The predictor's badges say what was done beyond the method itself.
    """
    predictor = algorithm.adapt(support, generator=generator, trace=trace)
    if options.final_head != "own":
        return with_classical_head(predictor, support, options.final_head)
    if options.tune_steps:
        return tuned(predictor, support, options.tune_steps, options.tune_rate, options.tune_what, trace)
    return predictor


def with_classical_head(predictor: Predictor, support: Support, kind: str) -> Predictor:
    """The same features, told apart by a scikit-learn classifier of ``kind``, fitted to the support set."""
    from workbench.algorithms.classical import classical_head

    head = classical_head(kind, predictor.embed(support.x), support.y, support.way)
    return Predictor(predictor.body, head, _badged(predictor, f"classified by {HEAD_WORDS[kind]}"))


def tuned(
    predictor: Predictor, support: Support, steps: int, rate: float, what: str, trace: Trace | None = None
) -> Predictor:
    """Further gradient descent on the support set's cross-entropy.

    Args:
        predictor: what adapting gave; it is left as it is.
        support: T tasks.
        steps, rate: how many steps, and their size.
        what: "head" moves the tensors of the head (prototypes, say, or a classifier's weights), "all" the weights of
            the network as well, for each task its own.
        trace: told of every step, as in `Algorithm.adapt`.
    """
    body = predictor.body.with_own_weights(len(support.y)) if what == "all" else predictor.body
    both = what == "all" and bool(body.weight_buffers())  # a fixed network has nothing to move
    badge = f"tuned further: {steps} steps at {rate:g}, {'network and head' if both else 'head'}"
    start = Predictor(body, predictor.head, _badged(predictor, badge))
    moving = _moving(start, what)
    features = None if what == "all" else start.embed(support.x).detach()

    def logits(tensors: Mapping[str, Tensor], _step: int) -> Tensor:
        if features is None:
            return _called(start, tensors, support.x)
        return _called(start.head, {name.removeprefix("head."): each for name, each in tensors.items()}, features)

    def losses(tensors: Mapping[str, Tensor], step: int) -> Tensor:
        return cross_entropy(logits(tensors, step), support.y)

    points = path(moving, losses, Descent(constant(rate)), steps, differentiable=False, second_order=False)
    if trace is not None:
        made = lambda tensors, _: _with_buffers(start, tensors)  # noqa: E731
        points = watched(points, Watch(trace, TUNING_STEP, steps, logits, support.y, predictor=made))
    return _with_buffers(start, end(points))


def _called(module: nn.Module, tensors: Mapping[str, Tensor], x: Tensor) -> Tensor:
    answer: Tensor = functional_call(module, dict(tensors), (x,))
    return answer


def _moving(predictor: Predictor, what: str) -> dict[str, Tensor]:
    """The adapted tensors that further tuning changes, by their names in the predictor."""
    own = predictor.head.named_buffers(recurse=False)
    of_head = {f"head.{name}": each for name, each in own if each.is_floating_point()}
    of_body = {f"body.{name}": each for name, each in predictor.body.weight_buffers().items()} if what == "all" else {}
    return of_head | of_body


def _with_buffers(predictor: Predictor, tensors: dict[str, Tensor]) -> Predictor:
    """A copy that holds ``tensors`` and shares everything else, the network's own weights among it."""
    body, head = copy.copy(predictor.body), copy.copy(predictor.head)
    made = Predictor(body, head, predictor.meta)
    for part in (body, head):
        part._buffers = dict(part._buffers)
    for name, each in tensors.items():
        where, buffer = name.split(".", 1)
        (body if where == "body" else head)._buffers[buffer] = each
    return made


def _badged(predictor: Predictor, badge: str) -> PredictorMeta:
    return replace(predictor.meta, badges=(*predictor.meta.badges, badge))
