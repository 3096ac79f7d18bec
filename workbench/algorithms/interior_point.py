"""Quadratic programs over simplices, many at once, by a primal-dual interior-point method (Mehrotra 1992).

A program has S simplices of K corners each: minimise ½ Σ_k b_kᵀ H b_k + Σ_k q_kᵀ b_k over b ≥ 0 with Σ_k b_k = 1.
The K vectors meet in the constraint alone, so that Newton's system of K·S unknowns falls apart into K systems of size
S and one more for the multipliers ν of the constraint. μ are the multipliers of b ≥ 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

GAP = 1e-22  # of b·μ, where both are of order one: small enough to tell which of the two is zero
STEPS = 100  # some twenty suffice
SHORT_OF_THE_WALL = 0.995


@dataclass(frozen=True)
class Point:
    """Where the method stands, or a direction: b (T, K, S), ν (T, 1, S), μ (T, K, S)."""

    b: Tensor
    nu: Tensor
    mu: Tensor

    def moved(self, direction: Point, length: Tensor) -> Point:
        """This point after ``length`` (T, 1, 1) times ``direction``."""
        b, nu, mu = self.b + length * direction.b, self.nu + length * direction.nu, self.mu + length * direction.mu
        return Point(b, nu, mu)

    def room(self, direction: Point) -> Tensor:
        """The longest step (T, 1, 1) that keeps b and μ positive, at most 1."""
        here, way = torch.cat([self.b, self.mu], 1), torch.cat([direction.b, direction.mu], 1)
        return torch.where(way < 0, -here / way, torch.inf).amin((1, 2), keepdim=True).clamp(max=1)


class Newton:
    """Newton's system at a point, factorised: ``at`` is the point, ``hessian`` (T, S, S), ``linear`` (T, K, S)."""

    def __init__(self, hessian: Tensor, linear: Tensor, at: Point) -> None:
        self.at = at
        self.gradient = at.b @ hessian + linear + at.nu - at.mu
        self.excess = at.b.sum(1) - 1
        # _ex: a program that holds no numbers answers with none, and its neighbours do not suffer
        factor, _ = torch.linalg.cholesky_ex(hessian[:, None] + torch.diag_embed(at.mu / at.b))
        self.inverse = torch.cholesky_inverse(factor)
        self.of_nu, _ = torch.linalg.cholesky_ex(self.inverse.sum(1))

    def direction(self, product: Tensor) -> Point:
        """Where the gradient and the excess vanish, and b·μ falls by ``product`` (T, K, S), all to first order."""
        at = self.at
        alone = times(self.inverse, -self.gradient - product / at.b)
        nu = torch.cholesky_solve((alone.sum(1) + self.excess)[..., None], self.of_nu).transpose(1, 2)
        b = alone - times(self.inverse, nu)
        return Point(b, nu, -(product + at.mu * b) / at.b)


def times(matrices: Tensor, vectors: Tensor) -> Tensor:
    """Matrices (T, K, S, S) times vectors (T, K, S), or (T, 1, S) shared by the K → (T, K, S)."""
    return (matrices @ vectors[..., None])[..., 0]


def over_simplices(hessian: Tensor, linear: Tensor) -> tuple[Tensor, Tensor]:
    """Solve T programs: hessian (T, S, S), positive definite, and linear (T, K, S) → b and μ, both (T, K, S).

    Both inputs float64, and best of order one. Not differentiable. Where a program holds NaN, so does its answer.

    Raises:
        ArithmeticError: a program of finite numbers was not solved: its hessian is not positive definite.
    """
    at = _start(hessian, linear)
    for _ in range(STEPS):
        open_ = ((at.b * at.mu).amax((1, 2), keepdim=True) > GAP).expand_as(at.b)
        if not open_.any():
            break
        further = _step(hessian, linear, at)
        nu = torch.where(open_[:, :1], further.nu, at.nu)
        at = Point(torch.where(open_, further.b, at.b), nu, torch.where(open_, further.mu, at.mu))
    _check(hessian, linear, at)
    return at.b, at.mu


def _start(hessian: Tensor, linear: Tensor) -> Point:
    """The middle of the simplices, with multipliers that fit it."""
    b = torch.full_like(linear, 1 / linear.shape[1])
    gradient = b @ hessian + linear
    nu = 1 - gradient.amin(1, keepdim=True)
    return Point(b, nu, gradient + nu)


def _step(hessian: Tensor, linear: Tensor, at: Point) -> Point:
    """First look how far the way straight to the solution leads, then take a better centred way."""
    newton, product = Newton(hessian, linear, at), at.b * at.mu
    straight = newton.direction(product)
    ahead, gap = at.moved(straight, at.room(straight)), product.mean((1, 2), keepdim=True)
    centre = ((ahead.b * ahead.mu).mean((1, 2), keepdim=True) / gap) ** 3 * gap
    direction = newton.direction(product + straight.b * straight.mu - centre)
    return at.moved(direction, SHORT_OF_THE_WALL * at.room(direction))


def _check(hessian: Tensor, linear: Tensor, at: Point) -> None:
    asked = hessian.isfinite().all((1, 2)) & linear.isfinite().all((1, 2))
    gap = (at.b * at.mu).amax((1, 2))
    if unsolved := int((asked & ~(gap <= GAP)).sum()):
        raise ArithmeticError(
            f"{unsolved} of {len(gap)} quadratic programs were not solved in {STEPS} steps: "
            "the hessian is not positive definite."
        )
