"""Telling pictures of a task's classes from pictures of none of them, from what a predictor makes of a picture.

Two scores are larger the more a picture is like one of the classes: the largest logit, which for methods that compare
pictures is a distance (Vaze et al. 2022, 2110.06207, find it as good as what was made for the purpose), and minus the
logarithm of the distance to the nearest class in the space of features (as Lee et al. 2018, 1807.03888, with one spread
for all directions), which serves methods whose classifier says nothing of pictures unlike all classes. A logistic
function makes a chance of the one that does better in validation; see `workbench.engine.calibration`.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

LOGITS, FEATURES = "logits", "features"
SCORES = (LOGITS, FEATURES)
NEAREST = 1e-8  # squared; a picture that was an example itself has no distance at all


def logit_score(logits: Tensor) -> Tensor:
    """(T, Q, way) → (T, Q)."""
    return logits.amax(-1)


def feature_score(features: Tensor, centres: Tensor) -> Tensor:
    """Features (T, Q, D) and the mean features of the classes (T, way, D) → (T, Q)."""
    distances = (features[:, :, None] - centres[:, None]).square().sum(-1)
    return -0.5 * distances.amin(-1).clamp(min=NEAREST).log()


class Rejector(nn.Module):
    """How likely pictures are of any of the classes of T tasks, where both are as likely beforehand.

    Plain operations only, so that it can be exported with the predictor that it belongs to.

    Args:
        slope, offset: of the logistic function; the slope is above 0.
        below: a picture for which the chance is lower should be taken for none of the classes.
        centres: (T, way, D), the mean features of the classes; None takes the largest logit as the score.
    """

    centres: Tensor | None

    def __init__(self, slope: float, offset: float, below: float, centres: Tensor | None = None) -> None:
        super().__init__()
        self.slope, self.offset, self.below = slope, offset, below
        self.register_buffer("centres", centres)

    def forward(self, features: Tensor, logits: Tensor) -> Tensor:
        """Features (T, Q, D) and logits (T, Q, way) of the predictor → (T, Q) in 0..1."""
        score = logit_score(logits) if self.centres is None else feature_score(features, self.centres)
        return torch.sigmoid(self.slope * score + self.offset)
