"""Omniglot: accuracies of 5-way and 20-way tasks whose classes come from any alphabet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from workbench.config import Value
from workbench.reproduce import figures as by
from workbench.reproduce.figures import together
from workbench.reproduce.published import OTHER_TABLE, OURS, Classes, Column, Entry, Table
from workbench.reproduce.remarks import (
    AFRESH,
    AVERAGED,
    LAST_BLOCK,
    LEFT_OUT_ONCE,
    LOWERED_ONCE,
    ONE_NETWORK,
    ONE_RATE,
    UNCHECKED,
    UNCHECKED_LENGTH,
)

COLUMNS = tuple(Column(ways, shots) for ways in (5, 20) for shots in (1, 5))
_row = partial(by.reported, COLUMNS)
Settings = dict[str, Value]


def _by_ways(five: Settings, twenty: Settings) -> dict[str, Settings]:
    """Settings by the number of classes; as many questions as examples, in practice and in tests."""
    of_ways = {5: five, 20: twenty}
    asked: dict[str, Settings] = {each.name: {"queries": each.shots, "train_queries": each.shots} for each in COLUMNS}
    return {each.name: {**asked[each.name], **of_ways[each.ways]} for each in COLUMNS}


def _by_column(*settings: Settings) -> Mapping[str, Settings]:
    """Settings of the four columns, one after the other."""
    return {column.name: each for column, each in zip(COLUMNS, settings, strict=True)}


# the commands that MAML's programme gives, and the paper's steps in tests
MAML_FIVE: Settings = {
    "inner_lr": 0.4,
    "inner_steps": 1,
    "test_steps": 3,
    "meta_batch": 32,
    "episodes": 1920000,
    "validate_every": 32000,
}
MAML_TWENTY: Settings = {
    "inner_lr": 0.1,
    "inner_steps": 5,
    "test_steps": 5,
    "meta_batch": 16,
    "episodes": 960000,
    "validate_every": 16000,
}
# nothing that turns a letter into another one
LETTERS: Settings = {"flip": False, "crop": False, "colour_jitter": 0.0, "rotations": True}
# of a learner that has one size for both
BATCHES = "inner batches of tests as large as those of practice: the authors' are of"
# 5 passes over 22,000 pictures, each turned in four ways, in batches of 16
FIVE_PASSES: Settings = {**LETTERS, "episodes": 27500, "validate_every": 1375}

ENTRIES = {
    # with the rates of Ravi & Larochelle 2017 for miniImageNet, as the paper prints none
    "matching": Entry(
        "vinyals",
        together(
            _row(by.VINYALS, (98.1, 98.9, 93.8, 98.5)),
            _row(by.KNAGG, (92.0, 93.2, 75.6, 77.8), rerun=True, remark="cosine distance"),
            _row(by.KNAGG, (98.3, 99.8, 92.8, 97.8), rerun=True, remark="squared distance", aside=True),
        ),
        settings={"full_context": False, "rotations": True},
        settings_by=OTHER_TABLE,
    ),
    "protonet": Entry(
        "vinyals",
        together(
            _row(by.SNELL, (98.8, 99.7, 96.0, 98.9)),
            _row(by.KNAGG, (98.2, 99.4, 95.8, 98.6), rerun=True),
        ),
        settings={"queries": 5},
    ),
    # a network after Koch's, practised and tested as the matching networks were
    "siamese": Entry(
        "vinyals",
        together(
            _row(
                f"Koch, Zemel & Salakhutdinov 2015, measured by {by.VINYALS}, as reported by {by.FINN}",
                (97.3, 98.4, 88.2, 97.0),
            )
        ),
        settings={"rotations": True},
        remarks=(ONE_RATE,),
    ),
    # the authors' programme never leaves training mode: tests are normalised together as well
    "relation": Entry(
        "random",
        together(
            _row(by.SUNG, (99.6, 99.8, 97.6, 99.1), (0.2, 0.1, 0.2, 0.1)),
            _row(by.PADDLE, (98.02, 99.25), (0.09, 0.05), rerun=True),
        ),
        settings={"batch_norm": "transductive"},
        by_column=_by_column(
            {"train_queries": 19, "queries": 1},
            {"train_queries": 15, "queries": 5},
            {"train_queries": 10, "queries": 1},
            {"train_queries": 5, "queries": 5},
        ),
    ),
    "maml": Entry(
        "random",
        together(
            _row(by.FINN, (98.7, 99.9, 95.8, 98.9), (0.4, 0.1, 0.3, 0.2), remark="transductive"),
            _row(by.KNAGG, (98.1, 99.8, 91.6, 95.9), rerun=True),
        ),
        by_column=_by_ways(MAML_FIVE, MAML_TWENTY),
    ),
    "fomaml": Entry(
        "random",
        together(
            _row(by.NICHOL, (98.3, 99.2, 89.4, 97.9), (0.5, 0.2, 0.5, 0.1), remark="transductive"),
            _row(by.KNAGG, (95.5, 99.5, 92.2, 97.7), rerun=True),
        ),
        by_column=_by_ways(MAML_FIVE, MAML_TWENTY),
        remarks=("settings of MAML's authors, where the figure is another paper's",),
    ),
    "anil": Entry(
        "random",
        together(_row(by.RAGHU, (None, None, 96.2, 98.0))),
        by_column=_by_ways(MAML_FIVE, MAML_TWENTY),
    ),
    "meta_sgd": Entry(
        "random",
        together(
            _row(by.LI, (99.53, 99.93, 95.93, 98.97), (0.26, 0.09, 0.38, 0.19)),
            _row(by.META_SGD_PYTORCH, (99.3, 99.8, 95.4, 97.8), rerun=True),
        ),
        by_column=_by_ways({}, {"meta_batch": 16, "episodes": 960000, "validate_every": 16000}),
        remarks=(UNCHECKED,),
    ),
    # the authors' settings files ask one question per class in all columns
    "maml_pp": Entry(
        "random",
        together(_row(by.ANTONIOU, (99.47, 99.93, 97.65, 99.33), remark=by.ENSEMBLE)),
        settings={"queries": 1, "train_queries": 1},
        remarks=(ONE_NETWORK,),
    ),
    # the authors' programme takes batches of 5 in tests of five classes, and of 10 in those of twenty
    "reptile": Entry(
        "random",
        together(
            _row(by.NICHOL, (95.39, 98.90, 88.14, 96.65), (0.09, 0.10, 0.15, 0.33)),
            _row(
                by.NICHOL,
                (97.68, 99.48, 89.43, 97.12),
                (0.04, 0.06, 0.14, 0.32),
                remark="transductive",
                aside=True,
            ),
        ),
        by_column={
            each.name: {"inner_lr": 5e-4, "inner_batch": 20, "inner_steps": 10, "episodes": 1000000}
            for each in COLUMNS
            if each.ways == 20
        },
        remarks=(AVERAGED, AFRESH, f"{BATCHES} 5 pictures for five classes, and of 10 for twenty"),
    ),
    "versa": Entry(
        "random",
        together(_row(by.GORDON, (99.70, 99.75, 97.66, 98.77), (0.20, 0.13, 0.29, 0.18))),
        by_column=_by_column(
            {"queries": 1},
            {"queries": 5},
            {"queries": 1, "episodes": 1600000},
            {"queries": 5, "episodes": 960000},
        ),
        remarks=(LEFT_OUT_ONCE,),
    ),
    # the authors' network halves the picture three times, and nearly keeps its size in the last block
    "r2d2": Entry("random", settings={"poolings": 3}, remarks=(LAST_BLOCK,)),
    # the convolutions see a whole task: its examples, and the question
    "snail": Entry(
        "random",
        together(
            _row(by.MISHRA, (99.07, 99.78, 97.64, 99.36), (0.16, 0.09, 0.30, 0.18)),
            _row(by.SNAIL_PYTORCH, (98.31, 99.26, 93.75, 97.88), rerun=True),
        ),
        by_column={each.name: {"label_slots": each.ways, "horizon": each.ways * each.shots + 1} for each in COLUMNS},
        remarks=(UNCHECKED_LENGTH,),
    ),
    "mann": Entry(
        "random",
        together(
            _row(
                f"{by.SANTORO}, as reported by {by.FINN}",
                (82.8, 94.9),
                remark="without a convolutional network",
                aside=True,
            )
        ),
        by_column={each.name: {"label_slots": each.ways} for each in COLUMNS},
        remarks=("a convolutional network sees the pictures first, unlike in the paper",),
    ),
    "gradient_predictor": Entry(
        "random",
        by_column=_by_ways({**MAML_FIVE, "inner_steps": 3}, MAML_TWENTY),
        settings_by=OURS,
    ),
    "lstm": Entry(
        "random",
        settings={"rotations": True},
        by_column={"5w5s": {"inner_steps": 8}, "20w5s": {"inner_steps": 8}},
        settings_by=OTHER_TABLE,
        remarks=(UNCHECKED_LENGTH,),
    ),
    # the paper trains one network on MNIST, from random starts: no task of a few examples
    "learned_sgd": Entry(
        "random",
        settings={
            "learn_start": True,
            "backbone": "conv4",
            "filters": 32,
            "depth": 4,
            "units": 10,
            "inner_steps": 3,
            "train_queries": 5,
            "meta_batch": 2,
            "outer_lr": 3e-3,
            "clip": 10.0,
            "schedule": "cosine",
            "rotations": True,
        },
        settings_by=OURS,
    ),
    "hypernet": Entry("random", settings={"rotations": True}, settings_by=OTHER_TABLE),
    "svm": Entry(
        "random",
        settings={
            **LETTERS,
            "backbone": "conv4",
            "dropout": 0.0,
            "train_ways": 20,
            "train_shots": 5,
            "meta_batch": 1,
            "validation_episodes": 200,
        },
        settings_by=OURS,
    ),
    # as the authors practised on Omniglot for tests on other letters
    "baseline": Entry(
        "random",
        together(_row(by.VINYALS, (86.0, 97.6, 72.9, 92.3), remark="another fine-tuned network", aside=True)),
        settings=FIVE_PASSES,
        settings_by=OTHER_TABLE,
    ),
    "baseline_pp": Entry("random", settings={**FIVE_PASSES, "cosine_scale": 10.0}, settings_by=OTHER_TABLE),
    "simpleshot": Entry("random", settings=LETTERS, settings_by=OTHER_TABLE, remarks=(LOWERED_ONCE,)),
    "nearest_pixel": Entry(
        "vinyals", together(_row(by.VINYALS, (41.7, 63.2, 26.7, 42.6), remark="cosine distance", aside=True))
    ),
}

TABLE = Table(
    name="omniglot",
    title="Omniglot",
    dataset="omniglot",
    columns=COLUMNS,
    splits={
        "random": Classes("1,200 of the 1,623 characters, drawn at random", 1200, 423, drawn=True),
        "vinyals": Classes("Vinyals' 1,200 of the 1,623 characters", 1200, 423),
    },
    entries=ENTRIES,
    # 423 and 100 of 1,623 characters, as MAML's programme counts them
    settings={"split": "random", "test_fraction": 0.2606, "validation_fraction": 0.0616},
    note="Classes of a task come from any alphabet, which is far easier than from within one: never compare the two.",
)
