"""What helps where memory is short is computed: the mildest change that finds room comes first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workbench.catalogue import catalogue
from workbench.config import ConfigError, RunConfig
from workbench.engine.events import Remedy
from workbench.engine.remedies import SMALLER, badges, changed, differences, flags, remedies

MB = 10**6


def config(algorithm: str = "maml", **values: int | bool | float) -> RunConfig:
    usual = {"meta_batch": 12, "inner_steps": 5}
    known = {each.name for each in catalogue().all_knobs(algorithm)}
    return catalogue().config("glyphs", algorithm, {k: v for k, v in {**usual, **values}.items() if k in known})


def linear(each: RunConfig) -> int:
    """100 MB for each task at a time and inner step; half of that in first order."""
    tasks = each.train.tasks_at_once or each.train.meta_batch
    share = 0.5 if each.settings.get("first_order") or each.settings.get("first_order_share") == 1.0 else 1.0
    return int(100 * MB * tasks * int(each.settings.get("inner_steps", 1)) * share)


def offered(room: int, algorithm: str = "maml", needed: Callable[[RunConfig], int] = linear) -> list[dict[str, object]]:
    return [dict(each.changes) for each in remedies(config(algorithm), needed, room * MB)]


def test_as_many_tasks_at_a_time_as_find_room_divide_the_step_evenly() -> None:
    # 6000 MB are needed; of 3500 MB a tenth is left to others, and 6 tasks would take 3000 MB
    assert offered(3500) == [{"tasks_at_once": 6}, {"tasks_at_once": 1}, {"first_order": True}]
    assert offered(2900)[0] == {"tasks_at_once": 4}, "5 would find room, but does not divide 12"


def test_each_says_what_it_takes() -> None:
    best = remedies(config(), linear, 3500 * MB)[0]
    assert best == Remedy({"tasks_at_once": 6}, "Compute 6 tasks at a time", 3000 * MB)


def test_where_one_task_finds_no_room_the_method_changes() -> None:
    assert offered(400) == [
        {"tasks_at_once": 1, "first_order": True},
        {"tasks_at_once": 1, "inner_steps": 3},
        {"tasks_at_once": 1, "first_order": True, "inner_steps": 4},
    ]
    assert offered(200)[0] == {"tasks_at_once": 1, "inner_steps": 1}
    words = [each.words for each in remedies(config(), linear, 400 * MB)]
    assert words[0] == "Compute 1 task at a time, and leave out second derivatives"
    assert words[1] == "Compute 1 task at a time, and take 3 inner steps in place of 5"


def test_annealing_of_the_order_is_a_way_to_first_order() -> None:
    assert {"tasks_at_once": 1, "first_order_share": 1.0} in offered(400, "maml_pp")


def test_where_nothing_suffices_a_sentence_says_what_would() -> None:
    assert remedies(config(), linear, 20 * MB) == (Remedy({}, SMALLER),)
    assert remedies(config("protonet"), linear, 20 * MB) == (Remedy({}, SMALLER),)


def test_nothing_is_made_up_where_nothing_is_known() -> None:
    assert remedies(config(), lambda _: 0, 1000 * MB) == (Remedy({}, SMALLER),)


def test_a_remedy_takes_less_than_now_however_much_there_is() -> None:
    assert all(each.needed < linear(config()) for each in remedies(config(), linear, 100_000 * MB))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"outer_lr": 0.1}, "--outer-lr cannot change once a run has begun"),
        ({"first_order_share": 1.0}, "maml has no setting --first-order-share"),
        ({"tasks_at_once": -1}, "--tasks-at-once is -1, but must be at least 0"),
    ],
)
def test_other_changes_are_refused(changes: dict[str, int | float], sentence: str) -> None:
    with pytest.raises(ConfigError, match=sentence):
        changed(config(), changes)


def test_changes_are_known_by_what_was_recorded() -> None:
    before, now = config(), changed(config(), {"tasks_at_once": 2, "first_order": True})
    assert differences(before.to_json(), now) == {"tasks_at_once": 2, "first_order": True}
    assert differences(now.to_json(), now) == {}
    old = before.to_json()
    del old["train"]["tasks_at_once"]  # as runs were recorded before there was such a setting
    assert differences(old, before) == {}


def test_changes_in_words() -> None:
    changes = {"tasks_at_once": 2, "first_order": True, "inner_steps": 3}
    assert flags(changes) == "--tasks-at-once 2 --first-order true --inner-steps 3"
    assert badges(changes) == ("tasks at a time 2", "first order", "inner steps 3")
