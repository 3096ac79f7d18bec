"""Classical classifiers on the features of a trained network, fitted by scikit-learn to each task's support set.

The fitted weights and trees become tensors, so that what remains of scikit-learn is the fitting. Logistic regression
and the support vector machine see features of length one, as is usual in few-shot learning (Tian, Wang, Krishnan,
Tenenbaum & Isola 2020, 2003.11539); trees, which compare single features, see them as they are. All weigh classes
alike: which has the most examples says nothing of the questions to come.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms.heads import LinearHead
from workbench.algorithms.trees import trees_head
from workbench.config import ConfigError
from workbench.tasks.labelled import TaskError

TREES = 100  # of a forest
EVENLY = "balanced"
# C of logistic regression. scikit-learn's 1 keeps weights of such short features so small that the probabilities are
# all nearly alike; 10 is as accurate or more, and not yet too sure where the features are poor.
LOOSENESS = 10.0


class NormalisedHead(LinearHead):
    """A linear classifier of features that are first brought to length one."""

    def forward(self, features: Tensor) -> Tensor:
        """(T, Q, D) → (T, Q, way)."""
        return super().forward(F.normalize(features, dim=-1))


def classical_head(kind: str, features: Tensor, labels: Tensor, way: int) -> nn.Module:
    """Fit a classifier to each of T tasks: features (T, S, D), labels (T, S) → a module, (T, Q, D) → (T, Q, way).

    ``kind`` is "logistic" (its logits give scikit-learn's probabilities), "svm" (the margins of one class against the
    rest, which order the classes but are no probabilities), "tree" or "forest" (logarithms of probabilities). The
    same input gives the same classifier. scikit-learn fits one task at a time.

    Raises:
        ConfigError: there is no such kind.
        TaskError: a class has no example.
    """
    if kind not in FITTERS:
        raise ConfigError(f"There is no final classifier named {kind}; there are {', '.join(FITTERS)}.")
    _check(labels, way)
    return FITTERS[kind](features.detach(), labels)


def _check(labels: Tensor, way: int) -> None:
    known = (labels[..., None] == torch.arange(way, device=labels.device)).any(1).sum(1)
    if (known < way).any():
        raise TaskError(f"A task of {way} classes has examples of {int(known.min())}, and a classifier needs all.")


def _logistic(features: Tensor, labels: Tensor) -> nn.Module:
    from sklearn.linear_model import LogisticRegression

    return _linear(features, labels, lambda: LogisticRegression(C=LOOSENESS, class_weight=EVENLY, max_iter=1000))


def _svm(features: Tensor, labels: Tensor) -> nn.Module:
    from sklearn.svm import LinearSVC

    # the primal problem's solver draws nothing at random
    return _linear(features, labels, lambda: LinearSVC(class_weight=EVENLY, dual=False))


def _tree(features: Tensor, labels: Tensor) -> nn.Module:
    from sklearn.tree import DecisionTreeClassifier

    fitted = _fitted(lambda: DecisionTreeClassifier(class_weight=EVENLY, random_state=0), features, labels)
    return trees_head([[each] for each in fitted], features)


def _forest(features: Tensor, labels: Tensor) -> nn.Module:
    from sklearn.ensemble import RandomForestClassifier

    fitted = _fitted(lambda: RandomForestClassifier(TREES, class_weight=EVENLY, random_state=0), features, labels)
    return trees_head([each.estimators_ for each in fitted], features)


FITTERS: dict[str, Callable[[Tensor, Tensor], nn.Module]] = {
    "logistic": _logistic,
    "svm": _svm,
    "tree": _tree,
    "forest": _forest,
}


def _linear(features: Tensor, labels: Tensor, classifier: Callable[[], Any]) -> NormalisedHead:
    fitted = _fitted(classifier, F.normalize(features, dim=-1), labels)
    weight = np.stack([_row_per_class(each.coef_) for each in fitted])
    bias = np.stack([_row_per_class(each.intercept_) for each in fitted])
    return NormalisedHead(_like(features, weight), _like(features, bias))


def _fitted(classifier: Callable[[], Any], features: Tensor, labels: Tensor) -> list[Any]:
    """A classifier of scikit-learn for each task."""
    samples = zip(features.cpu().double().numpy(), labels.cpu().numpy(), strict=True)
    return [classifier().fit(*each) for each in samples]


def _like(features: Tensor, array: NDArray[np.float64]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(array)).to(features)


def _row_per_class(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """For two classes scikit-learn gives one row, the second class's less the first's: a half goes to either."""
    return np.concatenate([-rows / 2, rows / 2]) if len(rows) == 1 else rows


def crammer_singer_weights(features: Tensor, labels: Tensor, penalty: float) -> Tensor:
    """The class weights of the machine that `closed_form.crammer_singer` solves, found by liblinear instead.

    Features (T, S, D), labels (T, S) → (T, way, D), not differentiable. liblinear knows no identity beside the Gram
    matrix; one more feature for each sample, of its own, comes to the same.
    """
    from sklearn.svm import LinearSVC

    own = torch.eye(features.shape[1], dtype=torch.float64).expand(len(features), -1, -1)
    extended = torch.cat([features.detach().cpu().double(), own], 2)
    options = {"multi_class": "crammer_singer", "fit_intercept": False, "tol": 1e-6, "max_iter": 100_000}
    fitted = _fitted(lambda: LinearSVC(C=penalty, random_state=0, **options), extended, labels)
    return _like(features, np.stack([_row_per_class(each.coef_)[:, : features.shape[2]] for each in fitted]))
