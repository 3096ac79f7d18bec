"""Classifiers on fixed features whose best weights are computed, not descended to, and differentiably so.

Ridge regression (Bertinetto, Henriques, Torr & Vedaldi 2019, 1805.08136) and the multi-class support vector machine of
Crammer & Singer 2001, as in MetaOptNet (Lee, Maji, Ravichandran & Soatto 2019, 1904.03758).
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms.interior_point import over_simplices, times


def ridge(features: Tensor, targets: Tensor, penalty: float | Tensor) -> Tensor:
    """The W that minimises ‖XW − Y‖² + λ‖W‖²: X (T, S, D), Y (T, S, K), λ a scalar → (T, D, K).

    Solves the smaller of two systems: D × D, or S × S by Woodbury's identity. Differentiable in everything.

    Raises:
        ValueError: λ is a number, and not positive.
    """
    if not isinstance(penalty, Tensor) and not penalty > 0:
        raise ValueError(f"The penalty of ridge regression is {penalty}, but must be positive.")
    samples, width = features.shape[1:]
    transposed = features.transpose(1, 2)
    if width <= samples:
        return _solved(transposed @ features + _diagonal(penalty, width, features), transposed @ targets)
    return transposed @ _solved(features @ transposed + _diagonal(penalty, samples, features), targets)


def _solved(matrices: Tensor, right: Tensor) -> Tensor:
    # _ex: NaN must come out where it went in, for whoever trains to report
    solution: Tensor = torch.linalg.solve_ex(matrices, right)[0]
    return solution


def _diagonal(value: float | Tensor, size: int, like: Tensor) -> Tensor:
    return value * torch.eye(size, dtype=like.dtype, device=like.device)


def crammer_singer(gram: Tensor, labels: Tensor, way: int, penalty: float) -> Tensor:
    """The dual variables α of a multi-class support vector machine; its class weights are Σ_n α_nk x_n.

    α minimises ½ Σ_k α_kᵀ(G + I)α_k − Σ_n α_{n,y_n} under α_nk ≤ C·[k = y_n] and Σ_k α_nk = 0. The identity is that
    of the authors' code; it makes the answer unique. Solved to rounding in float64, whatever the input's type.

    The derivative in G is exact: near the answer, the same α_nk lie at their bounds, and the others solve linear
    equations. Where a variable is about to leave its bound, the derivative is that of one side.

    Args:
        gram: (T, S, S), the inner products of the samples; positive semi-definite.
        labels: (T, S) in [0, way).
        way: number of classes.
        penalty: C > 0.

    Returns:
        (T, S, way), of the type of ``gram``.

    Raises:
        ValueError: C is not positive.
        ArithmeticError: ``gram`` is not positive semi-definite.
    """
    if not penalty > 0:
        raise ValueError(f"The penalty of a support vector machine is {penalty}, but must be positive.")
    exact = in_float64(gram)
    own = F.one_hot(labels.to(exact.device), way).to(exact.dtype).transpose(1, 2)
    # b = own − α/C lies in a simplex for each sample; the scale makes the numbers of order one
    hessian = penalty * (exact + _diagonal(1.0, exact.shape[-1], exact))
    scale = hessian.detach().diagonal(dim1=1, dim2=2).amax(1).clamp(min=1)[:, None, None]
    hessian = hessian / scale
    linear = own / scale - own @ hessian
    with torch.no_grad():
        b, mu = over_simplices(hessian, linear)
        free = (b > mu) | (b == b.amax(1, keepdim=True))
    return (penalty * (own - _equilibrium(hessian, linear, free))).transpose(1, 2).to(gram)


def in_float64(tensor: Tensor) -> Tensor:
    """The same numbers in float64, on the processor where the device does not know that type."""
    return (tensor.cpu() if tensor.device.type == "mps" else tensor).double()


def _equilibrium(hessian: Tensor, linear: Tensor, free: Tensor) -> Tensor:
    """The least value over simplices when only ``free`` (T, way, S) entries may differ from zero: (T, way, S).

    The others leave the equations: their rows and columns become those of the identity.
    """
    within = (free[..., :, None] & free[..., None, :]).to(hessian.dtype)
    matrix = within * hessian[:, None] + torch.diag_embed((~free).to(hessian.dtype))
    inverse = within * torch.linalg.inv_ex(matrix)[0]
    alone = times(inverse, -linear)
    nu = _solved(inverse.sum(1), (alone.sum(1) - 1)[..., None]).transpose(1, 2)
    return alone - times(inverse, nu)
