"""Ridge regression and the multi-class support vector machine, against their definitions and other solvers."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from scipy.optimize import LinearConstraint, minimize
from sklearn.linear_model import Ridge
from sklearn.svm import LinearSVC
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms.closed_form import crammer_singer, ridge

EXACT = {"rtol": 0.0, "atol": 1e-10}


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def samples(tasks: int, shots: list[int], width: int, seed: int = 0) -> tuple[Tensor, Tensor]:
    """Features (T, S, width) around a centre for each class, in no order, and their labels (T, S)."""
    generator = torch.Generator().manual_seed(seed)
    labels = torch.arange(len(shots)).repeat_interleave(torch.tensor(shots))
    labels = torch.stack([labels[torch.randperm(len(labels), generator=generator)] for _ in range(tasks)])
    centres = drawn(tasks, len(shots), width, seed=seed)
    return centres.gather(1, labels[..., None].expand(-1, -1, width)) + drawn(
        *labels.shape, width, seed=seed + 1
    ), labels


def products(features: Tensor) -> Tensor:
    return features @ features.transpose(1, 2)


@pytest.mark.parametrize(("shots", "width"), [(4, 9), (9, 4), (6, 6)])
def test_ridge_solves_the_normal_equations(shots: int, width: int) -> None:
    x, y = drawn(3, shots, width), drawn(3, shots, 5, seed=1)
    weights = ridge(x, y, 0.7)
    torch.testing.assert_close(x.mT @ (x @ weights - y) + 0.7 * weights, torch.zeros(3, width, 5).double(), **EXACT)


@pytest.mark.parametrize(("shots", "width"), [(4, 9), (9, 4)])
def test_both_systems_of_ridge_give_the_same(shots: int, width: int) -> None:
    x, y = drawn(2, shots, width), drawn(2, shots, 3, seed=1)
    primal = torch.linalg.inv(x.mT @ x + 0.3 * torch.eye(width).double()) @ x.mT @ y
    dual = x.mT @ torch.linalg.inv(x @ x.mT + 0.3 * torch.eye(shots).double()) @ y
    torch.testing.assert_close(ridge(x, y, 0.3), primal, **EXACT)
    torch.testing.assert_close(ridge(x, y, 0.3), dual, **EXACT)


@pytest.mark.parametrize(("shots", "width"), [(5, 12), (12, 5)])
def test_ridge_equals_scikit_learn(shots: int, width: int) -> None:
    x, y = drawn(1, shots, width), drawn(1, shots, 3, seed=1)
    reference = Ridge(alpha=2.5, fit_intercept=False).fit(x[0].numpy(), y[0].numpy()).coef_.T
    torch.testing.assert_close(ridge(x, y, 2.5)[0], torch.from_numpy(reference), **EXACT)


def test_without_a_penalty_ridge_passes_through_few_samples() -> None:
    x, y = drawn(2, 4, 9), drawn(2, 4, 3, seed=1)
    torch.testing.assert_close(x @ ridge(x, y, 1e-13), y, **EXACT)


@pytest.mark.parametrize(("shots", "width"), [(2, 3), (3, 2)])
def test_ridge_is_differentiable_in_features_targets_and_penalty(shots: int, width: int) -> None:
    x, y, penalty = drawn(2, shots, width), drawn(2, shots, 2, seed=1), torch.tensor(0.4).double()
    inputs = [each.requires_grad_() for each in (x, y, penalty)]
    assert torch.autograd.gradcheck(ridge, inputs)
    assert torch.autograd.gradgradcheck(ridge, inputs)


@pytest.mark.parametrize("penalty", [0.0, -1.0, float("nan")])
def test_penalties_must_be_positive(penalty: float) -> None:
    x, labels = samples(1, [2, 2], 3)
    with pytest.raises(ValueError, match=rf"is {penalty}, but must be positive"):
        ridge(x, x, penalty)
    with pytest.raises(ValueError, match=rf"is {penalty}, but must be positive"):
        crammer_singer(products(x), labels, 2, penalty)


MACHINES = [
    ([5] * 5, 64, 0.1),
    ([1] * 5, 64, 0.1),
    ([1, 1], 3, 0.1),
    ([3, 1, 2, 5, 1], 8, 1.0),
    ([2] * 7, 4, 30.0),
    ([25] * 5, 16, 0.1),
    ([6] * 20, 64, 1.0),
    ([10] * 5, 2, 1000.0),  # the classes overlap: most samples are at their bounds
]


@pytest.mark.parametrize(("shots", "width", "penalty"), MACHINES, ids=str)
def test_the_machine_fulfils_its_conditions(shots: list[int], width: int, penalty: float) -> None:
    """Karush, Kuhn & Tucker: a variable below its bound has the largest gradient of its sample."""
    x, labels = samples(3, shots, width)
    dual = crammer_singer(products(x), labels, len(shots), penalty)
    own = F.one_hot(labels, len(shots)).double()
    gradient = dual + products(x) @ dual - own
    below, less = penalty * own - dual, gradient.amax(-1, keepdim=True) - gradient
    assert dual.sum(-1).abs().max() < 1e-8 * penalty
    assert below.min() > -1e-8 * penalty
    assert (below / penalty * less).max() < 1e-8
    assert (below > 1e-6 * penalty).any() and (below < 1e-6 * penalty).any()


@pytest.mark.parametrize(("shots", "penalty"), [([2, 2], 0.1), ([2, 1, 3], 1.0), ([1] * 5, 0.1), ([2, 1, 1, 1], 10.0)])
def test_no_general_solver_finds_better(shots: list[int], penalty: float) -> None:
    x, labels = samples(1, shots, 4)
    way, hessian = len(shots), (products(x)[0] + torch.eye(sum(shots))).numpy()
    own = F.one_hot(labels[0], way).double().numpy()

    def value(flat: np.ndarray) -> float:
        dual = flat.reshape(own.shape)
        return float(0.5 * (dual * (hessian @ dual)).sum() - (dual * own).sum())

    whole = LinearConstraint(np.kron(np.eye(sum(shots)), np.ones(way)), 0, 0)
    bounds = [(None, penalty * each) for each in own.ravel()]
    start, options = np.zeros(own.size), {"ftol": 1e-15, "maxiter": 1000}
    found = minimize(value, start, bounds=bounds, constraints=whole, method="SLSQP", options=options)
    dual = crammer_singer(products(x), labels, way, penalty)[0].numpy()
    assert value(dual.ravel()) == pytest.approx(found.fun, abs=1e-9)
    assert value(dual.ravel()) <= found.fun + 1e-12
    np.testing.assert_allclose(dual.ravel(), found.x, atol=1e-5)


@pytest.mark.parametrize(("shots", "width", "penalty"), [([5] * 5, 8, 0.1), ([1, 3], 4, 1.0), ([2, 1, 4] * 2, 3, 5.0)])
def test_it_is_the_machine_of_liblinear(shots: list[int], width: int, penalty: float) -> None:
    """The identity in the objective is that of features in which every sample has one more, of its own."""
    x, labels = samples(1, shots, width)
    dual = crammer_singer(products(x), labels, len(shots), penalty)[0]
    expected = torch.cat([x[0].T @ dual, dual]).T.numpy()
    machine = LinearSVC(
        C=penalty, multi_class="crammer_singer", fit_intercept=False, tol=1e-12, max_iter=10**6, random_state=0
    ).fit(torch.cat([x[0], torch.eye(sum(shots))], 1).numpy(), labels[0].numpy())
    if len(shots) == 2:  # scikit-learn then gives the difference alone
        expected = expected[1:] - expected[:1]
    np.testing.assert_allclose(machine.coef_, expected, atol=1e-7)


def test_two_orthogonal_samples_by_hand() -> None:
    """α = (a, −a) of a sample with length √g minimises (1 + g)a² − a: a = 1/(2 + 2g), or C where that is less."""
    labels, lengths = torch.tensor([[0, 1]]), torch.tensor([1.0, 6.0], dtype=torch.float64, requires_grad=True)
    for c, first, slope in [(10.0, 1 / 4, -1 / 8), (0.1, 0.1, 0.0)]:
        dual = crammer_singer(torch.diag(lengths)[None], labels, 2, c)[0]
        expected = torch.tensor([[first, -first], [-1 / 14, 1 / 14]], dtype=torch.float64)
        torch.testing.assert_close(dual, expected, **EXACT)
        gradient = torch.autograd.grad(dual[0, 0], lengths)[0]
        torch.testing.assert_close(gradient, torch.tensor([slope, 0.0], dtype=torch.float64), **EXACT)


@pytest.mark.parametrize(("shots", "penalty"), [([2, 2], 0.1), ([2, 1, 3], 1.0), ([1] * 5, 0.1), ([1, 2] * 3, 20.0)])
def test_its_derivative_is_that_of_finite_differences(shots: list[int], penalty: float) -> None:
    x, labels = samples(2, shots, 3)
    assert torch.autograd.gradcheck(
        lambda x: crammer_singer(products(x), labels, len(shots), penalty), x.requires_grad_(), atol=1e-6
    )


def test_a_batch_of_machines_is_many_single_ones() -> None:
    x, labels = samples(6, [1, 4, 2], 5)
    x = x * torch.logspace(-2, 2, 6).double()[:, None, None]
    together = crammer_singer(products(x), labels, 3, 0.5)
    singly = [crammer_singer(products(x[i : i + 1]), labels[i : i + 1], 3, 0.5) for i in range(6)]
    torch.testing.assert_close(together, torch.cat(singly), **EXACT)


def test_it_computes_in_float64_and_answers_in_the_type_it_was_asked() -> None:
    x, labels = samples(2, [5] * 5, 32)
    gram = products(10 * x).float().requires_grad_()
    dual, exact = crammer_singer(gram, labels, 5, 0.1), crammer_singer(gram.detach().double(), labels, 5, 0.1)
    assert dual.dtype == torch.float32
    assert torch.equal(dual, exact.float())
    dual.square().sum().backward()
    assert gram.grad is not None and gram.grad.dtype == torch.float32 and gram.grad.abs().max() > 0


@pytest.mark.parametrize("gram", [torch.zeros(4, 4), torch.ones(4, 4), torch.eye(4)], ids=["zeros", "ones", "identity"])
def test_samples_that_look_alike_are_treated_alike(gram: Tensor) -> None:
    """Ties everywhere: the two samples of a class get the same variables, and the classes theirs, permuted."""
    dual = crammer_singer(gram[None].double().requires_grad_(), torch.tensor([[0, 0, 1, 1]]), 2, 0.1)[0]
    torch.testing.assert_close(dual[0], dual[1], **EXACT)
    torch.testing.assert_close(dual[2], dual[3], **EXACT)
    torch.testing.assert_close(dual[0], dual[2].flip(0), **EXACT)
    assert dual[0, 0] > 0.05


@pytest.mark.parametrize("width", [3, 9])
def test_a_spoilt_ridge_spoils_no_other(width: int) -> None:
    x, y = drawn(3, 5, width), drawn(3, 5, 2, seed=1)
    expected = ridge(x, y, 0.5)
    x[1, 2] = torch.nan
    weights = ridge(x, y, 0.5)
    assert weights[1].isnan().any()
    torch.testing.assert_close(weights[[0, 2]], expected[[0, 2]], **EXACT)


def test_a_spoilt_machine_spoils_no_other() -> None:
    x, labels = samples(3, [2, 2], 3)
    gram = products(x)
    expected = crammer_singer(gram, labels, 2, 0.1)
    gram[1, 0, 0] = torch.nan
    dual = crammer_singer(gram, labels, 2, 0.1)
    assert dual[1].isnan().any()
    torch.testing.assert_close(dual[[0, 2]], expected[[0, 2]], **EXACT)


def test_what_is_no_gram_matrix_is_refused() -> None:
    with pytest.raises(ArithmeticError, match="1 of 2 quadratic programs were not solved"):
        crammer_singer(torch.stack([torch.eye(4), -5 * torch.eye(4)]), torch.tensor([[0, 1, 0, 1]] * 2), 2, 1.0)
