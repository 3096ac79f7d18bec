"""The settings of every cell: possible with its data, fit for it, and the authors' own where these are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.catalogue import catalogue
from workbench.config import ConfigError, RunConfig, Value
from workbench.data.sources import sources
from workbench.nets.preprocessing import preprocessing_for
from workbench.reproduce.published import Column, Table
from workbench.reproduce.recipe import recipe
from workbench.reproduce.tables import tables

PICTURES = {"omniglot": 20, "mini_imagenet": 600, "cifar_fs": 600}  # of each class
METHODS = [each["name"] for each in catalogue().algorithms]
CELLS = [(table, method, column) for table in tables().values() for method in METHODS for column in table.columns]
PHOTOGRAPHS = {"mini_imagenet": 84, "cifar_fs": 32}
every_cell = pytest.mark.parametrize(("table", "method", "column"), CELLS, ids=lambda each: getattr(each, "name", each))


def of(table: str, method: str, column: str) -> RunConfig:
    return recipe(tables()[table], method, Column.parse(column))


@every_cell
def test_every_cell_has_settings_that_its_data_allows(table: Table, method: str, column: Column) -> None:
    config = recipe(table, method, column)
    task, classes = config.task, table.splits[table.entry(method).classes]
    practised, asked = task.train_shots or task.shots, task.train_queries or task.queries
    assert (config.dataset, config.algorithm, task.ways, task.shots) == (
        table.dataset,
        method,
        column.ways,
        column.shots,
    )
    assert task.shots + task.queries <= PICTURES[table.name]
    assert practised + asked <= PICTURES[table.name]
    turned = 4 if config.split.rotations else 1
    assert (task.train_ways or task.ways) <= 64 * turned <= classes.training * turned
    assert config.split.split == ("random" if table.name == "omniglot" else "given")


@every_cell
def test_every_cell_shows_pictures_as_the_field_does(table: Table, method: str, column: Column) -> None:
    config = recipe(table, method, column)
    source = sources()[table.dataset]
    shown = preprocessing_for(config.net, photo=not source.drawings)
    task = config.task
    if table.name == "omniglot":
        assert not (task.flip or task.crop or task.turn or task.colour_jitter)  # letters
        assert (shown.size, shown.channels) == ((105, 1) if method == "siamese" else (28, 1))
        assert config.split.rotations or method == "nearest_pixel"
    else:
        assert (shown.size, shown.channels, shown.photo) == (PHOTOGRAPHS[table.name], 3, True)
        assert (source.size, source.colour) == (PHOTOGRAPHS[table.name], True)
        assert not (config.split.rotations or task.distort)
        assert config.net.downsample == "pool" or method == "reptile"


@every_cell
def test_a_learner_of_as_many_classes_as_it_has_slots_can_tell_them_apart(
    table: Table, method: str, column: Column
) -> None:
    config = recipe(table, method, column)
    slots = int(config.settings.get("label_slots", column.ways))
    assert slots == column.ways


@pytest.mark.parametrize(
    ("table", "column", "rate", "steps", "batch", "episodes", "filters"),
    [
        ("omniglot", "5w1s", 0.4, (1, 3), 32, 60000 * 32, 64),
        ("omniglot", "20w5s", 0.1, (5, 5), 16, 60000 * 16, 64),
        ("mini_imagenet", "5w1s", 0.01, (5, 10), 4, 60000 * 4, 32),
        ("mini_imagenet", "5w5s", 0.01, (5, 10), 2, 60000 * 2, 32),
        ("cifar_fs", "5w1s", 0.01, (5, 10), 4, 60000 * 4, 32),
    ],
)
def test_maml_is_set_as_its_authors_set_it(
    table: str, column: str, rate: float, steps: tuple[int, int], batch: int, episodes: int, filters: int
) -> None:
    config = of(table, "maml", column)
    settings = config.settings
    assert (settings["inner_lr"], (settings["inner_steps"], settings["test_steps"])) == (rate, steps)
    assert (config.train.meta_batch, config.train.episodes) == (batch, episodes)
    assert (config.net.filters, config.task.batch_norm) == (filters, "transductive")
    assert config.task.queries == config.task.shots  # as many questions as examples in tests
    assert config.task.train_queries == (config.task.shots if table == "omniglot" else 15)


@pytest.mark.parametrize("table", tables())
def test_first_order_maml_and_anil_are_set_as_maml(table: str) -> None:
    for column in tables()[table].columns:
        maml = of(table, "maml", column.name)
        for method in ("fomaml", "anil"):
            other = of(table, method, column.name)
            parts = ("task", "split", "net", "train", "adapt")
            assert [getattr(other, part) for part in parts] == [getattr(maml, part) for part in parts]
            shared = ("inner_lr", "inner_steps", "test_steps", "inner_optimizer")
            assert [other.settings[name] for name in shared] == [maml.settings[name] for name in shared]


@pytest.mark.parametrize(
    ("table", "column", "ways", "questions"),
    [("omniglot", "20w1s", 60, 5), ("mini_imagenet", "5w1s", 30, 15), ("mini_imagenet", "5w5s", 20, 15)],
)
def test_prototypical_networks_practise_with_more_classes(table: str, column: str, ways: int, questions: int) -> None:
    task = of(table, "protonet", column).task
    assert (task.train_ways, task.train_queries, task.train_shots) == (ways, questions, 0)


@pytest.mark.parametrize(
    ("table", "column", "batch", "steps", "shown", "rate", "episodes"),
    [
        ("omniglot", "5w5s", 10, 5, 10, 1e-3, 100000 * 5),
        ("omniglot", "20w1s", 20, 10, 10, 5e-4, 200000 * 5),
        ("mini_imagenet", "5w1s", 10, 8, 15, 1e-3, 100000 * 5),
    ],
)
def test_reptile_is_set_by_its_authors_commands(
    table: str, column: str, batch: int, steps: int, shown: int, rate: float, episodes: int
) -> None:
    config = of(table, "reptile", column)
    settings = config.settings
    assert (settings["inner_batch"], settings["inner_steps"], settings["inner_lr"]) == (batch, steps, rate)
    assert (settings["inner_optimizer"], settings["test_steps"]) == ("adam", 50)
    assert (config.task.train_shots, config.train.meta_batch, config.train.episodes) == (shown, 5, episodes)
    assert (config.train.outer_lr, config.train.schedule) == (1.0, "linear")
    assert config.net.filters == (32 if table == "mini_imagenet" else 64)


@pytest.mark.parametrize(("column", "asked"), [("5w1s", 19), ("5w5s", 15), ("20w1s", 10), ("20w5s", 5)])
def test_relation_networks_ask_as_many_questions_as_their_authors(column: str, asked: int) -> None:
    config = of("omniglot", "relation", column)
    assert (config.task.train_queries, config.task.queries) == (asked, config.task.shots)
    assert config.train.episodes == 1000000


@pytest.mark.parametrize(
    ("table", "column", "steps", "batch", "rate"),
    [
        ("omniglot", "5w1s", 80000, 16, 1e-4),
        ("omniglot", "5w5s", 80000, 16, 1e-4),
        ("omniglot", "20w1s", 100000, 16, 1e-4),
        ("omniglot", "20w5s", 60000, 16, 1e-4),
        ("mini_imagenet", "5w1s", 50000, 8, 2.5e-4),
        ("mini_imagenet", "5w5s", 100000, 4, 1e-4),
    ],
)
def test_versa_practises_as_long_as_its_authors(table: str, column: str, steps: int, batch: int, rate: float) -> None:
    train = of(table, "versa", column).train
    assert (train.episodes, train.meta_batch, train.outer_lr) == (steps * batch, batch, rate)


@pytest.mark.parametrize(
    ("table", "ways", "shown_and_asked", "dropout", "scale"),
    [
        ("omniglot", 60, 600 // 60, 0.0, 10.0),
        ("mini_imagenet", 16, 240 // 16, 0.1, 1e-4),
        ("cifar_fs", 20, 240 // 20, 0.4, 10.0),
    ],
)
def test_ridge_regression_is_set_by_its_authors_scripts(
    table: str, ways: int, shown_and_asked: int, dropout: float, scale: float
) -> None:
    config = of(table, "r2d2", "5w1s")
    task, settings = config.task, config.settings
    assert (task.train_ways, task.train_shots + task.train_queries) == (ways, shown_and_asked)
    assert (config.net.dropout, settings["logit_scale"], settings["ridge_penalty"]) == (dropout, scale, 50.0)
    assert (config.train.outer_lr, config.train.schedule_every, config.train.schedule_factor) == (5e-3, 2000, 0.5)


@pytest.mark.parametrize(("column", "steps"), [("5w1s", 12), ("5w5s", 8)])
def test_the_lstm_takes_fewer_steps_with_more_examples(column: str, steps: int) -> None:
    config = of("mini_imagenet", "lstm", column)
    assert (config.settings["inner_steps"], config.net.filters, config.train.clip) == (steps, 32, 0.25)


@pytest.mark.parametrize(
    ("table", "column", "filters", "batch", "rate", "asked"),
    [("omniglot", "20w5s", 64, 8, 0.1, 1), ("mini_imagenet", "5w5s", 48, 2, 0.01, 15)],
)
def test_maml_pp_is_set_by_its_authors_files(
    table: str, column: str, filters: int, batch: int, rate: float, asked: int
) -> None:
    config = of(table, "maml_pp", column)
    assert (config.net.filters, config.train.meta_batch, config.settings["inner_lr"]) == (filters, batch, rate)
    assert (config.train.episodes, config.task.train_queries) == (100 * 500 * batch, asked)


def test_a_task_of_snail_is_as_long_as_its_examples_and_the_question() -> None:
    horizons = [of("omniglot", "snail", each.name).settings["horizon"] for each in tables()["omniglot"].columns]
    assert horizons == [5 + 1, 25 + 1, 20 + 1, 100 + 1]


def test_changes_of_the_user_come_last() -> None:
    table, column = tables()["omniglot"], Column(5, 1)
    plain, changed = recipe(table, "maml", column), recipe(table, "maml", column, "/data", {"inner_lr": 0.2})
    assert changed == replace(plain, data="/data", settings={**plain.settings, "inner_lr": 0.2})


def test_what_cannot_be_set_is_refused() -> None:
    table, column = tables()["omniglot"], Column(5, 1)
    with pytest.raises(ConfigError, match="no algorithm named teleport"):
        recipe(table, "teleport", column)
    with pytest.raises(ConfigError, match="--inner-lr is -1"):
        recipe(table, "maml", column, changes={"inner_lr": -1.0})
    with pytest.raises(ConfigError, match="no setting named warp"):
        recipe(table, "maml", column, changes={"warp": 9})


@pytest.mark.parametrize("name", ["ways", "shots"])
def test_what_the_column_says_cannot_be_set(name: str) -> None:
    with pytest.raises(ConfigError, match=f"--set {name} has no place here: the column says it, and 5w1s"):
        recipe(tables()["omniglot"], "maml", Column(5, 1), changes={name: 5})


@pytest.mark.parametrize("changes", [{"split": "all"}, {"test_fraction": 0.0}])
def test_settings_that_leave_no_classes_to_test_are_refused(changes: dict[str, Value]) -> None:
    with pytest.raises(ConfigError, match="no classes are left to test"):
        recipe(tables()["omniglot"], "maml", Column(5, 1), changes=changes)
