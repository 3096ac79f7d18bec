"""A whole table, run on small data: done cells stay, broken ones do not stop the others, a stopped one goes on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from small_omniglot import write_small_omniglot

from workbench.config import ConfigError
from workbench.data.errors import DataError
from workbench.engine.control import Control
from workbench.engine.events import Resumed
from workbench.engine.examine import ask
from workbench.engine.question import Question
from workbench.reproduce.band import FAILED, NOT_COMPARABLE
from workbench.reproduce.cell import Order, StoppedError
from workbench.reproduce.cells import CellError, read_cells
from workbench.reproduce.published import Column
from workbench.reproduce.rows import Row
from workbench.reproduce.run import methods_named, orders, reproduce
from workbench.reproduce.tables import tables
from workbench.runs.answers import read_answers
from workbench.runs.lock import hold
from workbench.runs.store import load_log, read_config, read_events

OMNIGLOT = tables()["omniglot"]
SMALL = {"filters": 4, "queries": 2, "train_queries": 2, "train_ways": 3, "device": "cpu", "meta_batch": 2}
FIVE = Column(5, 1)


def asked(data: Path, *methods: str, minutes: float | None = 0.01, **changes: object) -> list[Order]:
    changes = {**SMALL, **changes}
    return orders(OMNIGLOT, methods, [FIVE], data=str(data), minutes=minutes, test_episodes=4, changes=changes)  # type: ignore[arg-type]


def run(wanted: Sequence[Order], out: Path, said: list[str] | None = None, control: Control | None = None) -> list[Row]:
    told = said if said is not None else []
    return [row for _, row in reproduce(wanted, out, control or Control(), lambda _, words: told.append(words))]


def test_a_cell_is_trained_measured_and_judged(small_omniglot: Path, tmp_path: Path) -> None:
    [row] = run(asked(small_omniglot, "protonet"), tmp_path)
    assert row.accuracy is not None and 20 < row.accuracy <= 100
    assert row.verdict == NOT_COMPARABLE  # 80 characters are not the paper's 1,623
    (answer,) = read_answers(next((tmp_path / "runs").iterdir())).found
    assert answer.by == "reproduce" and answer.test_use, "a look at its test classes, as any other"
    words = " | ".join(row.badges)
    heads = ("other classes: 59 to practise and 21 to test", "fewer iterations", "of 20,000")
    for badge in (*heads, "practised with 3 ways, tested with 5"):  # the last is told by the test itself
        assert badge in words
    [cell] = read_cells(tmp_path / "table.json")
    assert (cell.classes["all"], cell.test_episodes) == (80, 4)
    assert len(cell.test_names) == cell.classes["test"]
    assert cell.curve[-1].episodes == cell.episodes == cell.config["train"]["episodes"]  # type: ignore[index]
    assert (tmp_path / "table.md").is_file() and (tmp_path / "table.html").is_file()


def test_another_classifier_in_the_end_is_told_once(small_omniglot: Path, tmp_path: Path) -> None:
    [row] = run(asked(small_omniglot, "nearest_pixel", final_head="logistic"), tmp_path)
    assert [each for each in row.badges if "classifier" in each.lower()] == ["final classifier: logistic regression"]


def test_what_is_done_is_not_done_again(small_omniglot: Path, tmp_path: Path) -> None:
    first = run(asked(small_omniglot, "protonet"), tmp_path)
    said: list[str] = []
    assert run(asked(small_omniglot, "protonet"), tmp_path, said) == first
    assert said == []


def test_a_folder_in_which_another_process_trains_is_left_alone(small_omniglot: Path, tmp_path: Path) -> None:
    [order] = asked(small_omniglot, "protonet", minutes=None, episodes=6)
    run_dir = order.run_dir(tmp_path)
    run_dir.mkdir(parents=True)
    (run_dir / "config.json").write_text("{}")
    with hold(run_dir):
        [row] = run([order], tmp_path)
    assert row.verdict == FAILED and "in use by another process" in row.reason
    assert (run_dir / "config.json").read_text() == "{}"


def test_what_a_kill_left_without_a_checkpoint_is_thrown_away(small_omniglot: Path, tmp_path: Path) -> None:
    [order] = asked(small_omniglot, "protonet", minutes=None, episodes=6, validate_every=2)
    run_dir = order.run_dir(tmp_path)
    run_dir.mkdir(parents=True)
    (run_dir / "config.json").write_text('{"torn')
    (run_dir / "events.jsonl").write_text('{"event": "Resumed", "step": 5, "episodes": 5}\n')
    [row] = run([order], tmp_path)
    assert row.episodes == 6
    assert read_config(run_dir) == order.config
    assert not any(isinstance(event, Resumed) for event in read_events(run_dir))


def test_a_table_that_a_kill_left_unwritten_is_written_from_the_cells(small_omniglot: Path, tmp_path: Path) -> None:
    run(asked(small_omniglot, "protonet"), tmp_path)
    before = (tmp_path / "table.json").read_text()
    for path in tmp_path.glob("table.*"):
        path.unlink()
    said: list[str] = []
    run(asked(small_omniglot, "protonet"), tmp_path, said)
    assert said == [] and (tmp_path / "table.json").read_text() == before


def test_data_in_another_place_asks_for_nothing_new(small_omniglot: Path, tmp_path: Path) -> None:
    run(asked(small_omniglot, "protonet"), tmp_path)
    said: list[str] = []
    run(asked(write_small_omniglot(tmp_path / "moved"), "protonet"), tmp_path, said)
    assert said == []


def test_another_budget_or_setting_is_another_training(small_omniglot: Path, tmp_path: Path) -> None:
    run(asked(small_omniglot, "protonet"), tmp_path)
    run(asked(small_omniglot, "protonet", filters=5), tmp_path)
    run(asked(small_omniglot, "protonet", filters=5, minutes=0.02), tmp_path)
    assert len(list((tmp_path / "runs").iterdir())) == 3
    [cell] = read_cells(tmp_path / "table.json")
    assert cell.config["net"]["filters"] == 5  # type: ignore[index]


def test_more_test_tasks_are_measured_without_training_again(small_omniglot: Path, tmp_path: Path) -> None:
    wanted = asked(small_omniglot, "protonet")
    run(wanted, tmp_path)
    more = orders(
        OMNIGLOT, ["protonet"], [FIVE], data=str(small_omniglot), minutes=0.01, test_episodes=6, changes=SMALL
    )  # type: ignore[arg-type]
    said: list[str] = []
    run(more, tmp_path, said)
    assert said == ["trained already", "testing on 6 tasks"]
    assert read_cells(tmp_path / "table.json")[0].test_episodes == 6


def test_a_cell_that_cannot_be_run_says_why_and_the_rest_goes_on(small_omniglot: Path, tmp_path: Path) -> None:
    """400 classes in a task are more than the 216 to practise on, turned ones included."""
    wanted = [*asked(small_omniglot, "protonet", train_ways=400), *asked(small_omniglot, "nearest_pixel")]
    bad, good = run(wanted, tmp_path)
    assert bad.verdict == FAILED and "400 classes" in bad.reason
    assert good.verdict == NOT_COMPARABLE and good.accuracy is not None
    table = json.loads((tmp_path / "table.json").read_text())
    assert [each["verdict"] for each in table["rows"]] == [FAILED, NOT_COMPARABLE]
    said: list[str] = []
    assert run(wanted[:1], tmp_path, said)[0].verdict == FAILED
    assert said  # tried again, since it is not done


def test_a_device_that_fails_ends_its_cell_alone(
    small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object, **__: object) -> None:
        monkeypatch.undo()
        raise RuntimeError("CUDA out of memory. Tried to allocate 2 GiB.\nSee the documentation.")

    monkeypatch.setattr("workbench.runs.asking.ask", no_room)
    bad, good = run([*asked(small_omniglot, "protonet"), *asked(small_omniglot, "nearest_pixel")], tmp_path)
    assert (bad.verdict, bad.reason) == (FAILED, "CUDA out of memory. Tried to allocate 2 GiB.")
    assert good.accuracy is not None


def test_a_stopped_cell_goes_on_where_it_was(small_omniglot: Path, tmp_path: Path) -> None:
    control, out = Control(), tmp_path / "out"
    wanted = asked(small_omniglot, "protonet", minutes=0.05)

    def stop_early(_: Order, words: str) -> None:
        if "in validation" in words:
            control.stop()

    with pytest.raises(StoppedError):
        list(reproduce(wanted, out, control, stop_early))
    [run_dir] = (out / "runs").iterdir()
    before, planned = load_log(run_dir).last_step, read_config(run_dir)
    assert before is not None and 0 < before.episodes < planned.train.episodes
    assert not (out / "cells").exists()
    [row] = run(wanted, out)
    assert row.episodes == planned.train.episodes
    assert read_config(run_dir) == planned
    assert any(isinstance(event, Resumed) for event in read_events(run_dir))


def test_a_stop_during_the_test_leaves_no_half_measured_cell(small_omniglot: Path, tmp_path: Path) -> None:
    control, wanted = Control(), asked(small_omniglot, "protonet")

    def stop_at_the_test(_: Order, words: str) -> None:
        if words.startswith("testing"):
            control.stop()

    with pytest.raises(StoppedError):
        list(reproduce(wanted, tmp_path, control, stop_at_the_test))
    assert not (tmp_path / "cells").exists()
    said: list[str] = []
    assert run(wanted, tmp_path, said)[0].accuracy is not None
    assert said[0] == "trained already"


def test_the_paper_decides_the_length_without_a_budget(small_omniglot: Path, tmp_path: Path) -> None:
    [row] = run(asked(small_omniglot, "protonet", minutes=None, episodes=6, validate_every=2), tmp_path)
    assert row.episodes == 6
    assert not any("fewer iterations" in badge and "of 6 " in badge for badge in row.badges)


def test_data_that_cannot_be_opened_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nowhere"):
        run(asked(tmp_path / "nowhere", "protonet", "maml"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_stopped_cell_goes_on_with_data_that_has_moved(tmp_path: Path) -> None:
    control, out, first = Control(), tmp_path / "out", write_small_omniglot(tmp_path / "first")

    def stop_early(_: Order, words: str) -> None:
        if "in validation" in words:
            control.stop()

    with pytest.raises(StoppedError):
        list(reproduce(asked(first, "protonet", minutes=0.05), out, control, stop_early))
    second = first.rename(tmp_path / "second")
    [row] = run(asked(second, "protonet", minutes=0.05), out)
    [run_dir] = (out / "runs").iterdir()
    assert row.accuracy is not None and row.episodes == read_config(run_dir).train.episodes


def test_a_cell_of_other_data_is_not_passed_off_as_of_these(small_omniglot: Path, tmp_path: Path) -> None:
    run(asked(small_omniglot, "nearest_pixel"), tmp_path)
    more = write_small_omniglot(tmp_path / "more", alphabets=9)
    with pytest.raises(CellError, match=r"nearest_pixel-5w1s in .* on other data, of 80 classes, than these 90"):
        run(asked(more, "nearest_pixel"), tmp_path)


def test_tasks_within_an_alphabet_are_tested_as_they_were_practised(
    small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Question] = []

    def ask_and_tell(ref: str, question: Question, *more: Any) -> dict[str, object]:
        heard.append(question)
        return ask(ref, question, *more)

    monkeypatch.setattr("workbench.runs.asking.ask", ask_and_tell)
    run(asked(small_omniglot, "nearest_pixel", split="group", within_group=True), tmp_path / "within")
    run(asked(small_omniglot, "nearest_pixel"), tmp_path / "between")
    assert [each.within_group for each in heard] == [True, False]
    assert [(each.episodes, each.split, each.data) for each in heard] == [(4, "test", str(small_omniglot))] * 2


def test_a_folder_that_cannot_be_had_is_refused_at_once(small_omniglot: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    said: list[str] = []
    with pytest.raises(ConfigError, match="out cannot be written to"):
        run(asked(small_omniglot, "protonet"), tmp_path / "out", said)
    assert said == []


def test_a_cell_with_settings_of_another_version_is_named(small_omniglot: Path, tmp_path: Path) -> None:
    run(asked(small_omniglot, "nearest_pixel"), tmp_path)
    path = tmp_path / "cells" / "nearest_pixel-5w1s.json"
    path.write_text(path.read_text().replace('"filters"', '"felters"'))
    with pytest.raises(CellError, match=r"nearest_pixel-5w1s\.json cannot be read: .*felters.* Delete it"):
        run(asked(small_omniglot, "nearest_pixel"), tmp_path)


def test_the_folder_of_another_table_is_refused(small_omniglot: Path, tmp_path: Path) -> None:
    run(asked(small_omniglot, "nearest_pixel"), tmp_path)
    path = tmp_path / "cells" / "nearest_pixel-5w1s.json"
    path.write_text(path.read_text().replace('"table": "omniglot"', '"table": "cifar_fs"'))
    with pytest.raises(CellError, match=r"cifar_fs, not omniglot"):
        run(asked(small_omniglot, "nearest_pixel"), tmp_path)


def test_a_damaged_cell_is_named(small_omniglot: Path, tmp_path: Path) -> None:
    run(asked(small_omniglot, "nearest_pixel"), tmp_path)
    (tmp_path / "cells" / "nearest_pixel-5w1s.json").write_text("{")
    with pytest.raises(CellError, match=r"nearest_pixel-5w1s\.json"):
        run(asked(small_omniglot, "nearest_pixel"), tmp_path)


def test_methods_are_found_by_name() -> None:
    assert methods_named(" maml, protonet, maml,") == ["maml", "protonet"]
    assert len(methods_named("")) > 20
    with pytest.raises(ValueError, match="no method mamml"):
        methods_named("mamml")
