"""The drawing of a run: a well-formed file of its own, with every value where it belongs."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from recorded_runs import config_of, course, interrupted, started, step, validated, whole

from workbench.engine.events import Event, Interval
from workbench.runs.report_course import Course, course_of
from workbench.runs.store import RunError
from workbench.runs.svg_panel import LEFT, METRIC_HEIGHT, NO_PRACTICE, RIGHT, WIDTH
from workbench.runs.svg_run import svg_of_run
from workbench.runs.svg_runs import svg_of_runs
from workbench.runs.svg_scale import value_axis
from workbench.runs.svg_sheet import DRAWN_AT_MOST, NAMESPACE

CONFIG = config_of()


def drawing(events: Iterable[Event], title: str = "a run") -> ElementTree.Element:
    return ElementTree.fromstring(svg_of_run(course_of(events), title))


def shapes(root: ElementTree.Element, style: str) -> list[ElementTree.Element]:
    return [each for each in root.iter() if each.get("class") == style]


def texts(root: ElementTree.Element) -> list[str]:
    return ["".join(each.itertext()) for each in root.iter(f"{{{NAMESPACE}}}text")]


def test_a_validation_lies_where_its_tasks_and_its_value_are() -> None:
    root = drawing(whole(CONFIG))
    last = max(shapes(root, "dot"), key=lambda dot: (float(dot.get("cx", 0)), float(dot.get("cy", 0))))
    axis = value_axis("accuracy", [validated(400).metrics["accuracy"].value, 0.4], 0.2)
    (ring,) = shapes(root, "best")
    assert float(last.get("cx", 0)) == pytest.approx(WIDTH - RIGHT, abs=0.1)  # the last of 400 planned
    guessing = float(shapes(root, "guessing")[-1].get("y1", 0))
    found = (guessing - float(last.get("cy", 0))) / METRIC_HEIGHT
    expected = axis.place(validated(400).metrics["accuracy"].value) - axis.place(0.2)
    assert found == pytest.approx(expected, abs=0.002)
    assert (ring.get("cx"), ring.get("cy")) == (last.get("cx"), last.get("cy"))


def test_a_run_that_is_not_over_leaves_room_for_what_is_planned() -> None:
    root = drawing([started(CONFIG, 800), *course(400, 50)])
    assert max(float(each.get("cx", 0)) for each in shapes(root, "dot")) == pytest.approx(
        LEFT + (WIDTH - LEFT - RIGHT) / 2, abs=0.1
    )


def test_changes_and_continuing_are_marked_and_a_pause_is_not() -> None:
    found = course_of(interrupted(CONFIG))
    assert [(each.episodes, each.words) for each in found.marks] == [(100, "continued"), (200, "meta batch 2")]
    assert "damaged" in found.marks[1].sentence
    root = ElementTree.fromstring(svg_of_run(found, "a run"))
    assert len(shapes(root, "mark")) == 2 * 2  # in either plot
    assert any("2: meta batch 2, after 200 tasks" in each for each in texts(root))


def test_marks_beyond_the_checkpoint_that_a_run_went_on_from_are_forgotten() -> None:
    from workbench.engine.events import Resumed

    events = [*interrupted(CONFIG), Resumed(150, 150)]
    assert [each.episodes for each in course_of(events).marks] == [100, 150]


def test_a_line_is_broken_where_a_value_is_no_number() -> None:
    events = [started(CONFIG, 9), *(step(each) for each in range(1, 4)), step(4, loss=math.nan), step(5), step(6)]
    (raw, _) = shapes(drawing(events), "raw")
    assert raw.get("d", "").count("M") == 2


def test_an_interval_that_is_infinite_draws_no_band_around_the_world() -> None:
    one = replace(validated(50), metrics={"accuracy": Interval(0.6, math.inf)}, loss=Interval(1.0, math.inf))
    root = drawing([started(CONFIG, 100), step(50), one])
    assert "inf" not in ElementTree.tostring(root, encoding="unicode")
    assert any("60.0 %" in each for each in texts(root))


def test_a_name_that_looks_like_markup_stays_a_name() -> None:
    name = '<script>alert("1")</script>&amp;\x00'
    root = drawing(whole(CONFIG), name)
    assert not [each for each in root.iter() if "script" in each.tag]
    title = root.find(f"{{{NAMESPACE}}}title")
    assert title is not None and title.text is not None and "<script>" in title.text


def test_the_file_asks_for_nothing_from_elsewhere() -> None:
    text = svg_of_run(course_of(whole(CONFIG)), "a run").replace(NAMESPACE, "")
    assert "http" not in text and "href" not in text and "url(" not in text


def test_a_run_without_a_step_has_a_drawing_that_says_so() -> None:
    assert "Nothing was measured yet." in texts(drawing([started(CONFIG, 100)]))
    assert "Nothing was measured yet." in texts(drawing([]))


def test_a_method_that_needs_no_practice_is_a_level_from_end_to_end() -> None:
    config = config_of("nearest_pixel")
    root = drawing([started(config, 0), replace(validated(1), step=0, episodes=0)])
    points = [each.get("d", "") for each in shapes(root, "validation") if each.tag.endswith("path")]
    assert all(each.startswith(f"M{LEFT:g} ") and f"L{WIDTH - RIGHT:g} " in each for each in points) and points
    assert NO_PRACTICE in texts(root)


def test_a_long_run_makes_no_large_drawing() -> None:
    events = [started(CONFIG, 30_000), *(step(each) for each in range(1, 30_001)), validated(30_000)]
    assert len(svg_of_run(course_of(events), "long")) < 200_000


def test_several_runs_have_a_colour_or_a_pattern_each_and_too_many_are_refused() -> None:
    one = course_of(whole(CONFIG))
    runs = [(f"run {number}", one) for number in range(DRAWN_AT_MOST)]
    root = ElementTree.fromstring(svg_of_runs(runs))
    looks = {
        (each.get("stroke"), each.get("stroke-dasharray"))
        for number in range(DRAWN_AT_MOST)
        for each in shapes(root, f"run{number}")
        if each.tag.endswith("line")
    }
    assert len(looks) == DRAWN_AT_MOST
    with pytest.raises(RunError, match=f"{DRAWN_AT_MOST + 1} runs .* {DRAWN_AT_MOST}"):
        svg_of_runs([*runs, ("one more", one)])


def test_runs_without_curves_lie_beside_those_that_have_some() -> None:
    text = svg_of_runs([("whole", course_of(whole(CONFIG))), ("empty", Course())])
    assert "not validated yet" in text
