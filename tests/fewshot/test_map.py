"""Pictures on a plane: near where the learner takes them for alike, whatever there is to lay out."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from few_shot_sessions import classes, scribble, untrained
from sklearn.decomposition import PCA as SklearnPCA

from workbench.config import AdaptConfig
from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import PCA, PROTOTYPE, QUERY, SUPPORT, TSNE, AdaptedTo, MapPictures, PicturesMapped
from workbench.fewshot.classes import FewShotError
from workbench.fewshot.map import ALIKE, on_a_plane, pca, picture_map
from workbench.fewshot.session import FewShotSession
from workbench.fewshot.space import places

QUERIES = tuple(scribble(9, kind) for kind in (0, 1, 4))


def ask(
    shown: tuple[SupportClass, ...],
    queries: tuple[Picture, ...] = QUERIES,
    method: str = PCA,
    session: FewShotSession | None = None,
    options: AdaptConfig | None = None,
) -> PicturesMapped:
    session = session or untrained()
    return picture_map(session, MapPictures(3, AdaptedTo(session.model.ref, shown, options), queries, method))


def far(points: torch.Tensor) -> torch.Tensor:
    return torch.cdist(points, points, compute_mode="donot_use_mm_for_euclid_dist")


def test_points_in_a_plane_keep_their_distances_and_all_is_shown() -> None:
    generator = torch.Generator().manual_seed(0)
    flat = torch.randn(12, 2, generator=generator, dtype=torch.float64)
    turn, _ = torch.linalg.qr(torch.randn(50, 50, generator=generator, dtype=torch.float64))
    plane, shown = pca(flat @ turn[:2] + 7)
    assert shown == pytest.approx(1) and torch.allclose(far(plane), far(flat), atol=1e-9)


def test_it_is_the_pca_of_scikit_learn() -> None:
    points = torch.randn(20, 6, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    plane, shown = pca(points)
    theirs = SklearnPCA(2).fit(points.numpy())
    assert shown == pytest.approx(theirs.explained_variance_ratio_.sum())
    assert np.abs(plane.numpy()) == pytest.approx(np.abs(theirs.transform(points.numpy())))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("method", [PCA, TSNE])
def test_few_points_and_points_at_one_place_make_a_map_as_well(count: int, method: str) -> None:
    line = torch.arange(count, dtype=torch.float64)[:, None] * torch.ones(1, 8, dtype=torch.float64)
    for where in (line, torch.full((count, 8), 0.3, dtype=torch.float64), torch.zeros(count, 8).double()):
        plane, _, shown, note = on_a_plane(where, torch.zeros(1, dtype=torch.int64), method)
        assert plane.shape == (count + 1, 2) and plane.isfinite().all()
        alike = not (where - where[0]).any()
        assert not plane.any() if alike else plane.any()
        assert (note == ALIKE) == alike
        assert shown in (-1, pytest.approx(1))


def test_tsne_keeps_distant_groups_apart_and_draws_nothing() -> None:
    generator = torch.Generator().manual_seed(0)
    which = torch.arange(24) % 2
    where = torch.randn(24, 16, generator=generator).double() + 40.0 * which[:, None]
    first, second = (on_a_plane(where, which, TSNE) for _ in range(2))
    plane, method, shown, note = first
    assert method == TSNE and shown == -1 and "says nothing" in note and torch.equal(plane, second[0])
    apart = far(plane[:24])
    same = which[:, None] == which
    assert apart[same].max() < apart[~same].min()
    assert far(plane[24:])[0, 1] > apart[same].max()


def test_prototypes_lie_in_the_middle_of_their_classes() -> None:
    found = ask(classes(3, 2))
    for name, count in (("kind 0", 3), ("kind 1", 2)):
        own = [(each.x, each.y) for each in found.points if each.kind == SUPPORT and each.class_name == name]
        (prototype,) = [each for each in found.points if each.kind == PROTOTYPE and each.class_name == name]
        assert len(own) == count and (prototype.x, prototype.y) == pytest.approx(np.mean(own, 0))
        assert prototype.key == ""


def test_every_picture_is_on_the_map_once_and_queries_by_their_answer() -> None:
    session = untrained()
    for method in (PCA, TSNE):
        found = ask(classes(3, 2), method=method, session=session)
        assert (found.request_id, found.model, found.method) == (3, session.model.ref, method)
        said = [each.label for each in session.adapt(classes(3, 2), QUERIES).predictions]
        expected = [(SUPPORT, each.key, of.name) for of in classes(3, 2) for each in of.pictures]
        expected += [(QUERY, each.key, label) for each, label in zip(QUERIES, said, strict=True)]
        expected += [(PROTOTYPE, "", "kind 0"), (PROTOTYPE, "", "kind 1")]
        assert [(each.kind, each.key, each.class_name) for each in found.points] == expected
    assert 0 < ask(classes(3, 2), session=session).shown <= 1


def test_the_order_of_the_queries_does_not_matter_to_pca() -> None:
    at = [{each.key: (each.x, each.y) for each in ask(classes(3, 2), some).points} for some in (QUERIES, QUERIES[::-1])]
    assert at[0].keys() == at[1].keys()
    assert all(at[0][key] == pytest.approx(at[1][key], abs=1e-5) for key in at[0])


def test_the_map_is_not_turned_over_by_one_picture_more() -> None:
    """Classes rise in their order along both axes."""
    for queries in ((), QUERIES[:1], QUERIES):
        found = ask(classes(4, 4, 4), queries)
        prototypes = np.array([(each.x, each.y) for each in found.points if each.kind == PROTOTYPE])
        assert (np.array([-1, 0, 1]) @ prototypes >= 0).all()


def test_where_a_method_compares_angles_pictures_lie_on_a_sphere() -> None:
    for session, options in ((untrained(distance="cosine"), None), (untrained(), AdaptConfig("svm"))):
        where = places(session, session.learn(classes(3, 2), options).predictor, QUERIES)
        assert torch.allclose(where.norm(dim=1), torch.ones(3, dtype=torch.float64), atol=1e-6)
    session = untrained()
    where = places(session, session.learn(classes(3, 2)).predictor, (*QUERIES, QUERIES[0]))
    assert torch.equal(where[0], where[3])
    embedded = session.learn(classes(3, 2)).predictor.embed(session.images(QUERIES))[0].double()
    assert torch.allclose(where[:3], embedded, atol=1e-6)


def test_a_map_of_another_kind_is_refused() -> None:
    with pytest.raises(FewShotError, match="There is no map named umap; there are pca, tsne"):
        ask(classes(2, 2), method="umap")
    with pytest.raises(FewShotError, match="At least 2 classes are needed, but there is 1"):
        ask(classes(2))
