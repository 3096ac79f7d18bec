"""The map of pictures as plain data, and the part of its plane that is seen."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from gui.insight_stage import MAP, SHOWN, mapped

from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import PROTOTYPE, QUERY, SUPPORT, TSNE, AdaptedTo, MapPictures
from workbench.gui.models.picture_map import labels, map_of, next_in_direction
from workbench.gui.models.plane_view import PlaneView

CORNERS = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 4.0], [0.0, 4.0]])


def test_every_picture_and_every_mean_has_a_spot_and_examples_and_means_lie_on_top() -> None:
    made = map_of(MAP, mapped(MAP))
    assert Counter(each.kind for each in made.spots) == {SUPPORT: 5, QUERY: 4, PROTOTYPE: 2}
    assert [each.kind for each in made.spots] == [QUERY] * 4 + [SUPPORT] * 5 + [PROTOTYPE] * 2
    assert made.letters == {"psi": "A", "phi": "B"}
    assert {each.letter for each in made.spots if each.class_name == "phi"} == {"B"}
    assert all((each.picture is None) == (each.kind == PROTOTYPE) for each in made.spots)


def test_spots_are_told_in_words() -> None:
    spots = {each.kind: each for each in map_of(MAP, mapped(MAP)).spots}
    assert spots[SUPPORT].words == "4.png: example of phi"
    assert spots[QUERY].words == "8.png: recognised as psi"
    assert spots[PROTOTYPE].words == "Mean of phi"


def test_what_is_taken_for_none_of_the_classes_has_no_letter() -> None:
    made = map_of(MAP, mapped(MAP), none=frozenset({"q6"}))
    spot = made.spots[made.find((QUERY, "q6", ""))]
    assert spot.letter == "–"
    assert spot.words == "6.png: none of these; the closest is psi"
    assert made.has_none and not map_of(MAP, mapped(MAP)).has_none


def test_what_the_plane_shows_is_said() -> None:
    said = map_of(MAP, mapped(MAP, note="Features are of length one.")).words
    assert said.startswith("This plane shows 62 % of the differences between the pictures;")
    assert said.endswith("Features are of length one.")
    neighbours = MapPictures(3, MAP.adapted, MAP.queries, TSNE)
    said = map_of(neighbours, mapped(neighbours, shown=-1.0), left_out=12).words
    assert said.startswith("Pictures that are alike lie together.") and "%" not in said
    assert said.endswith("12 more pictures to recognise are left out.")


def test_what_the_engine_says_of_neighbours_is_said_alone() -> None:
    assert map_of(MAP, mapped(MAP, shown=-1.0, note="What lies close is alike.")).words == "What lies close is alike."


def test_a_spot_is_found_again_on_another_map_even_if_it_is_recognised_as_something_else() -> None:
    renamed = (SupportClass("chi", tuple(SHOWN[:2])), SupportClass("phi", tuple(SHOWN[2:5])))
    asked = MapPictures(4, AdaptedTo("m", renamed), MAP.queries)
    after = map_of(asked, mapped(asked))
    assert after.spots[after.find((QUERY, "q6", ""))].class_name == "chi"
    assert after.find((SUPPORT, "q0", "psi")) == -1
    assert after.find(None) == -1


def test_of_one_picture_in_two_classes_each_has_its_own_spot() -> None:
    both = (SupportClass("psi", (SHOWN[0],)), SupportClass("phi", (SHOWN[0],)))
    asked = MapPictures(4, AdaptedTo("m", both), ())
    examples = [each for each in map_of(asked, mapped(asked)).spots if each.kind == SUPPORT]
    assert len({each.identity for each in examples}) == 2


@pytest.mark.parametrize("count", [3, 26, 27, 800])
def test_letters_never_repeat(count: int) -> None:
    assert len(set(labels(count))) == len(labels(count)) == count
    assert labels(28)[25:] == ["Z", "AA", "AB"]


def test_the_arrows_go_to_the_nearest_picture_in_their_direction() -> None:
    points = [(0.0, 0.0), (10.0, 1.0), (4.0, 9.0), (-5.0, 0.0), (0.0, -8.0)]
    assert next_in_direction(points, 0, (1, 0)) == 1
    assert next_in_direction(points, 0, (-1, 0)) == 3
    assert next_in_direction(points, 0, (0, 1)) == 2
    assert next_in_direction(points, 0, (0, -1)) == 4
    assert next_in_direction(points, 3, (-1, 0)) == 3, "there is none beyond"


@pytest.fixture
def view() -> PlaneView:
    view = PlaneView()
    view.set_size(500, 300)
    view.fit(CORNERS, 50)
    return view


def test_all_is_seen_undistorted_with_a_margin_and_y_upwards(view: PlaneView) -> None:
    pixels = view.to_pixels(CORNERS)
    assert pixels.min(0).tolist() == [50, 70] and pixels.max(0).tolist() == [450, 230]
    assert pixels[0].tolist() == [50, 230], "the lower left corner lies below"
    assert view.zoom == 1 and view.is_fitted


def test_zooming_leaves_what_lies_below_the_mouse_where_it_is(view: PlaneView) -> None:
    before = view.to_plane(120, 80)
    view.zoom_by(3, 120, 80)
    assert view.to_plane(120, 80) == pytest.approx(before)
    assert view.zoom == pytest.approx(3) and not view.is_fitted


def test_zooming_has_limits(view: PlaneView) -> None:
    view.zoom_by(1e9)
    assert view.zoom == pytest.approx(60)
    view.zoom_by(1e-9)
    assert view.zoom == pytest.approx(0.5)


def test_panning_moves_the_points_with_the_mouse(view: PlaneView) -> None:
    before = view.to_pixels(CORNERS)
    view.pan(30, -20)
    assert view.to_pixels(CORNERS) - before == pytest.approx(np.tile((30, -20), (4, 1)))


def test_reaching_a_point_moves_no_further_than_it_takes(view: PlaneView) -> None:
    assert not view.reach(CORNERS[0], 40), "it is in sight"
    view.pan(-300, 0)
    assert view.reach(CORNERS[0], 40)
    assert view.to_pixels(CORNERS)[0] == pytest.approx((40, 230))


@pytest.mark.parametrize("points", [np.zeros((0, 2)), np.ones((1, 2)), np.ones((7, 2))])
def test_nothing_or_all_in_one_place_is_seen_in_the_middle(points: np.ndarray) -> None:
    view = PlaneView()
    view.set_size(400, 200)
    view.fit(points, 50)
    assert np.isfinite(view.to_pixels(points)).all()
    assert view.to_pixels(points) == pytest.approx(np.tile((200, 100), (len(points), 1)))
