"""Where pictures lie for an adapted learner, and how far apart: its features, as its own head compares them."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms.base import Predictor
from workbench.algorithms.classical import NormalisedHead
from workbench.algorithms.pixels import Pixels
from workbench.algorithms.simpleshot import TreatedHead
from workbench.data.pictures import Picture
from workbench.fewshot.session import QUERIES_AT_ONCE, FewShotSession


@torch.no_grad()
def places(session: FewShotSession, predictor: Predictor, pictures: Sequence[Picture]) -> Tensor:
    """Where each of N pictures lies: (N, D) in float64 on the processor.

    They are the predictor's features; brought to length one where it compares angles, and treated as SimpleShot's are.
    The same picture always lies at the same place.
    """
    different = {each.key: each for each in pictures}
    found = [
        _treated(predictor, predictor.embed(session.images(part)))[0].cpu().double()
        for part in _parts(list(different.values()))
    ]
    order = {key: row for row, key in enumerate(different)}
    return torch.cat(found)[[order[each.key] for each in pictures]] if pictures else torch.zeros(0, 0)


def distances(predictor: Predictor, ones: Tensor, others: Tensor) -> Tensor:
    """How far `places` are apart, as `distance_words` has it: (N, D) and (M, D) → (N, M). Exactly 0 from itself."""
    # Not by a matrix product, which would leave a rest where nothing differs.
    far = torch.cdist(ones, others, compute_mode="donot_use_mm_for_euclid_dist")
    return far.square() / 2 if _compares_angles(predictor) else far


def distance_words(predictor: Predictor) -> str:
    """What `distances` are, in words."""
    if _compares_angles(predictor):
        return "1 − cosine of the angle between features"
    if isinstance(predictor.body.net, Pixels):
        return "Euclidean distance of pixels"
    if isinstance(predictor.head, TreatedHead) and predictor.head.treatment.kind != "none":
        return "Euclidean distance of features of length one"
    adapted = " after adapting" if predictor.body.weight_buffers() else ""
    return f"Euclidean distance of features{adapted}"


def _treated(predictor: Predictor, features: Tensor) -> Tensor:
    """Features (T, N, D) as the predictor's head compares them."""
    if isinstance(predictor.head, TreatedHead):
        treated: Tensor = predictor.head.treatment(features)
        return treated
    return F.normalize(features, dim=-1) if _compares_angles(predictor) else features


def _compares_angles(predictor: Predictor) -> bool:
    return isinstance(predictor.head, NormalisedHead) or getattr(predictor.head, "distance", "") == "cosine"


def _parts(pictures: Sequence[Picture]) -> list[Sequence[Picture]]:
    return [pictures[start : start + QUERIES_AT_ONCE] for start in range(0, len(pictures), QUERIES_AT_ONCE)]
