"""A plane on which pictures lie as they lie for an adapted learner: near where it takes them for alike."""

from __future__ import annotations

import torch
from torch import Tensor

from workbench.engine.few_shot import PCA, PROTOTYPE, QUERY, SUPPORT, TSNE, MapPictures, MapPoint, PicturesMapped
from workbench.fewshot.classes import FewShotError
from workbench.fewshot.session import FewShotSession
from workbench.fewshot.space import places

PERPLEXITY = 30.0  # about how many neighbours t-SNE minds of each point
# scikit-learn's own learning rate is at least 50, which tears groups of a dozen points apart.
SLOW = 20.0
FEWEST = 5  # points; of fewer, t-SNE tells nothing that PCA does not
EVEN = 1e-9  # of the largest coordinate: smaller differences are rounding
NOTES = {
    PCA: "",
    TSNE: "What lies close together is alike; how far groups lie apart, and how wide they are, says nothing.",
}
TOO_FEW = "With fewer than {} pictures, t-SNE has nothing to tell: this is PCA."
ALIKE = "All pictures look alike to this model."


@torch.no_grad()
def picture_map(session: FewShotSession, command: MapPictures) -> PicturesMapped:
    """Meet a request of the window.

    Points come as supports, class by class, queries in their order, and a prototype for each class. The plane is that
    of all pictures, so that queries which are unlike the examples are seen to be; their order does not matter. A
    prototype is the mean of its class's features. On the map of t-SNE, which has no place for means, it is a point of
    its own among the others.

    Raises:
        FewShotError: as `FewShotSession.adapt`; or there is no such method.
    """
    classes = command.adapted.classes
    predictor = session.learn(classes, command.adapted.options).predictor
    shown = [(label, picture) for label, each in enumerate(classes) for picture in each.pictures]
    where = places(session, predictor, [*(picture for _, picture in shown), *command.queries])
    labels = torch.tensor([label for label, _ in shown])
    plane, method, part, note = on_a_plane(where, labels, command.method)
    names = [each.name for each in classes]
    said = [each.label for each in session.recognise(predictor, command.queries, names)]
    kinds = [
        *((SUPPORT, picture.key, names[label]) for label, picture in shown),
        *((QUERY, picture.key, label) for picture, label in zip(command.queries, said, strict=True)),
        *((PROTOTYPE, "", name) for name in names),
    ]
    points = tuple(MapPoint(*kind, *at) for kind, at in zip(kinds, plane.tolist(), strict=True))
    return PicturesMapped(command.request_id, session.model.ref, method, points, part, note)


def on_a_plane(where: Tensor, labels: Tensor, method: str) -> tuple[Tensor, str, float, str]:
    """Where to draw N pictures (N, D), the first of which have labels (S,) in [0, way), and a prototype of each class.

    Returns:
        (N + way, 2), prototypes last; the method that was used; the share of the variance that is shown, or −1; a note.

    Raises:
        FewShotError: there is no such method.
    """
    if method not in NOTES:
        raise FewShotError(f"There is no map named {method}; there are {', '.join(NOTES)}.")
    flat, part = pca(where)
    flat = torch.cat([flat, class_means(flat, labels)])
    turned = _in_order_of_classes(flat, labels)
    if not turned.any():
        return turned, PCA, part, ALIKE
    if method == TSNE and len(where) >= FEWEST:
        placed = tsne(torch.cat([where, class_means(where, labels)]))
        return _in_order_of_classes(placed, labels), TSNE, -1.0, NOTES[TSNE]
    return turned, PCA, part, TOO_FEW.format(FEWEST) if method == TSNE else NOTES[PCA]


def pca(where: Tensor) -> tuple[Tensor, float]:
    """The principal plane of N points (N, D): (N, 2) about their mean, and the share of the variance that it shows.

    Where points lie on a line or all at one place, the coordinates that are left are 0, and the share is 1.
    """
    centred = where - where.mean(0)
    # Among N points there are at most N − 1 directions: their products tell all, however many features there are.
    variances, directions = torch.linalg.eigh(centred @ centred.T)
    variances, directions = variances.clamp(min=0).flip(0)[:2], directions.flip(1)[:, :2]
    total = centred.square().sum().item()
    lengths = torch.where(variances > EVEN * total, variances, torch.zeros_like(variances)).sqrt()
    if total <= EVEN**2 * where.square().sum().item():
        lengths = torch.zeros_like(lengths)
    plane = where.new_zeros(len(where), 2)
    plane[:, : lengths.numel()] = directions * lengths
    return plane, min(1.0, lengths.square().sum().item() / total) if lengths.any() else 1.0


def tsne(where: Tensor) -> Tensor:
    """t-SNE (van der Maaten & Hinton 2008) of N points (N, D), beginning with their PCA: (N, 2). It draws nothing that
    changes from one call to the next.

    Raises:
        ValueError: all points lie at one place.
    """
    from sklearn.manifold import TSNE as ByNeighbours  # imported at its first use, as it takes long

    count = len(where)
    made = ByNeighbours(
        2,
        perplexity=min(PERPLEXITY, (count - 1) / 3),
        init="pca",
        learning_rate=max(SLOW, count / 48),
        random_state=0,
    )
    placed = made.fit_transform(where.float().numpy())
    return torch.from_numpy(placed).double()


def class_means(points: Tensor, labels: Tensor) -> Tensor:
    """The means of the first points (S,) of (N, D) by their labels in [0, way): (way, D)."""
    shown = points[: len(labels)]
    return torch.stack([shown[labels == label].mean(0) for label in range(int(labels.max()) + 1)])


def _in_order_of_classes(plane: Tensor, labels: Tensor) -> Tensor:
    """The plane, mirrored such that along both axes classes rise in their order rather than fall: which way they go is
    chance otherwise, and one picture more would turn the map over."""
    means = class_means(plane, labels)
    rank = torch.arange(len(means), dtype=plane.dtype)
    along = (rank - rank.mean()) @ (means - means.mean(0))
    return plane * torch.where(along < 0, -1.0, 1.0)
