"""miniImageNet: accuracies of 5-way tasks with Ravi & Larochelle's classes.

Settings are those of the methods' programmes where these are published, and else of the papers; what was not checked
against them says so in its remarks.
"""

from __future__ import annotations

from functools import partial

from workbench.config import Value
from workbench.reproduce import figures as by
from workbench.reproduce.figures import together
from workbench.reproduce.published import OTHER_TABLE, OURS, Classes, Column, Entry, Table
from workbench.reproduce.remarks import (
    AFRESH,
    CUT,
    LAST_BLOCK,
    LEFT_OUT_ONCE,
    LOWERED_ONCE,
    ONE_NETWORK,
    UNCHECKED,
    UNCHECKED_LENGTH,
)
from workbench.reproduce.tables.omniglot import BATCHES

COLUMNS = (Column(5, 1), Column(5, 5))
_row = partial(by.reported, COLUMNS)
Settings = dict[str, Value]


def _by_column(one: Settings, five: Settings) -> dict[str, Settings]:
    """Settings with one example and with five."""
    return {column.name: each for column, each in zip(COLUMNS, (one, five), strict=True)}


# In tests MAML's programme asks as many questions as there are examples; they are normalised together.
MAML: Settings = {
    "filters": 32,
    "inner_lr": 0.01,
    "inner_steps": 5,
    "test_steps": 10,
    "train_queries": 15,
    "validate_every": 4000,
}
MAML_BATCHES = _by_column(
    {"meta_batch": 4, "episodes": 240000, "queries": 1}, {"meta_batch": 2, "episodes": 120000, "queries": 5}
)

ENTRIES = {
    # settings and figures of Ravi & Larochelle, who measured it on these classes
    "matching": Entry(
        "ravi",
        together(
            _row(by.RAVI, (43.56, 55.31), (0.84, 0.73)),
            _row(by.KNAGG, (42.8, 53.6), rerun=True, remark="cosine distance"),
            _row(by.KNAGG, (46.0, 58.4), rerun=True, remark="squared distance, without context", aside=True),
        ),
        settings={"reads": 3},
    ),
    "protonet": Entry(
        "ravi",
        together(
            _row(by.SNELL, (49.42, 68.20), (0.78, 0.66)),
            _row(by.KNAGG, (48.0, 66.2), rerun=True),
        ),
        settings={"train_queries": 15},
        by_column=_by_column({"train_ways": 30}, {"train_ways": 20}),
        remarks=(f"{UNCHECKED_LENGTH}: as on Omniglot",),
    ),
    # the authors' programme never leaves training mode: tests are normalised together as well
    "relation": Entry(
        "ravi",
        together(
            _row(by.SUNG, (50.44, 65.32), (0.82, 0.70)),
            _row(by.PADDLE, (50.18, 65.34), (0.46, 0.41), rerun=True),
        ),
        settings={"batch_norm": "transductive", "episodes": 500000},
        by_column=_by_column({"train_queries": 15}, {"train_queries": 10}),
    ),
    # Koch's network needs larger pictures than CIFAR-FS has
    "siamese": Entry("ravi", settings={"backbone": "conv4"}, settings_by=OURS),
    "maml": Entry(
        "ravi",
        together(
            _row(by.FINN, (48.70, 63.11), (1.84, 0.92), remark="transductive"),
            _row(by.KNAGG, (47.5, 64.7), rerun=True),
        ),
        settings=MAML,
        by_column=MAML_BATCHES,
        remarks=(CUT,),
    ),
    "fomaml": Entry(
        "ravi",
        together(
            _row(by.FINN, (48.07, 63.15), (1.75, 0.91), remark="transductive"),
            _row(by.KNAGG, (46.4, 63.3), rerun=True),
        ),
        settings=MAML,
        by_column=MAML_BATCHES,
        remarks=(CUT,),
    ),
    "anil": Entry(
        "ravi",
        together(
            _row(by.RAGHU, (46.7, 61.5), (0.4, 0.5)),
            _row(by.LIBFEWSHOT, (48.44, 64.35), rerun=True),
        ),
        settings=MAML,
        by_column=MAML_BATCHES,
    ),
    "meta_sgd": Entry(
        "ravi",
        together(
            _row(by.LI, (50.47, 64.03), (1.87, 0.94)),
            _row(by.META_SGD_PYTORCH, (49.1, 66.0), rerun=True),
        ),
        settings={**MAML, "inner_steps": 1, "test_steps": 0},
        by_column=MAML_BATCHES,
        remarks=(UNCHECKED,),
    ),
    # the cosine of the authors' settings file ends at the rate at which it begins
    "maml_pp": Entry(
        "ravi",
        together(_row(by.ANTONIOU, (52.15, 68.32), (0.26, 0.44), remark=by.ENSEMBLE)),
        settings={
            "filters": 48,
            "inner_lr": 0.01,
            "multi_step_share": 0.15,
            "train_queries": 15,
            "meta_batch": 2,
            "episodes": 100000,
            "schedule": "constant",
            "validate_every": 1000,
        },
        remarks=(ONE_NETWORK, CUT),
    ),
    # the authors' programme takes batches of 5 in tests with one example, and of 15 in those with five
    "reptile": Entry(
        "ravi",
        together(
            _row(by.NICHOL, (47.07, 62.74), (0.26, 0.37)),
            _row(by.NICHOL, (49.97, 65.99), (0.32, 0.58), remark="transductive", aside=True),
        ),
        settings={"filters": 32, "downsample": "pool-up", "inner_steps": 8, "train_shots": 15},
        remarks=(
            AFRESH,
            f"{BATCHES} 5 pictures for one example, and of 15 for five",
        ),
    ),
    # five blocks, of which 256 features come
    "versa": Entry(
        "ravi",
        together(
            _row(by.GORDON, (53.40, 67.37), (1.82, 0.86)),
            _row(by.LIBFEWSHOT, (51.92, 66.26), rerun=True),
        ),
        settings={"depth": 5, "poolings": 5, "dropout": 0.5, "episodes": 400000, "validate_every": 4000},
        by_column=_by_column(
            {"meta_batch": 8, "outer_lr": 2.5e-4, "queries": 1}, {"meta_batch": 4, "outer_lr": 1e-4, "queries": 5}
        ),
        remarks=(LEFT_OUT_ONCE,),
    ),
    # 15 pictures of a class, of which a number drawn for each task, 5 on average, are examples
    "r2d2": Entry(
        "ravi",
        together(
            _row(by.BERTINETTO, (49.5, 65.4), (0.2, 0.2), remark="64 filters"),
            _row(by.BERTINETTO, (51.2, 68.8), (0.6, 0.1), remark="96 to 512 filters", aside=True),
            _row(by.LIBFEWSHOT, (51.19, 67.29), (0.36, 0.31), rerun=True, remark="64 filters"),
        ),
        settings={"poolings": 3, "train_ways": 16, "train_queries": 10, "dropout": 0.1, "logit_scale": 1e-4},
        remarks=(LAST_BLOCK,),
    ),
    "snail": Entry(
        "ravi",
        together(_row(by.MISHRA, (55.71, 68.88), (0.99, 0.92))),
        settings={"backbone": "resnet12", "label_slots": 5},
        by_column=_by_column({"horizon": 6}, {"horizon": 26}),
        remarks=("ResNet-12 in place of another residual network of 14 layers", UNCHECKED_LENGTH),
    ),
    "mann": Entry("ravi", settings={"label_slots": 5}, settings_by=OTHER_TABLE),
    "gradient_predictor": Entry("ravi", settings={**MAML, "test_steps": 0}, by_column=MAML_BATCHES, settings_by=OURS),
    # five examples: 8 steps in the released programme, 5 in the paper
    "lstm": Entry(
        "ravi",
        together(_row(by.RAVI, (43.44, 60.60), (0.77, 0.71))),
        by_column=_by_column({"inner_steps": 12}, {"inner_steps": 8}),
        remarks=(UNCHECKED_LENGTH,),
    ),
    # the paper trains one network, from random starts: no task of a few examples
    "learned_sgd": Entry(
        "ravi",
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
        },
        settings_by=OURS,
    ),
    "hypernet": Entry("ravi", settings_by=OTHER_TABLE),
    "svm": Entry(
        "ravi",
        together(
            _row(by.LEE, (62.64, 78.63), (0.61, 0.46)),
            _row(by.LEE, (52.87, 68.76), (0.57, 0.48), remark="four blocks of 64 filters", aside=True),
        ),
        settings={"train_queries": 6},
        remarks=(
            "features averaged over the picture, of which the paper keeps the whole map",
            "rate lowered to 6 % every 20 passes: the paper's later steps are to 20 %",
        ),
    ),
    "baseline": Entry(
        "ravi",
        together(
            _row(by.CHEN, (42.11, 62.53), (0.71, 0.69)),
            _row(by.RAVI, (28.86, 49.79), (0.54, 0.79), remark="another fine-tuned network", aside=True),
            _row(by.LIBFEWSHOT, (44.90, 63.96), (0.32, 0.30), rerun=True),
        ),
    ),
    "baseline_pp": Entry(
        "ravi",
        together(
            _row(by.CHEN, (48.24, 66.43), (0.75, 0.63)),
            _row(by.LIBFEWSHOT, (48.86, 63.29), (0.35, 0.30), rerun=True),
        ),
    ),
    "simpleshot": Entry(
        "ravi",
        together(_row(by.WANG, (49.69, 66.92), (0.19, 0.17))),
        remarks=(LOWERED_ONCE,),
    ),
    "nearest_pixel": Entry("ravi"),
}

TEST_CLASSES = (
    "n01930112 n01981276 n02099601 n02110063 n02110341 n02116738 n02129165 n02219486 n02443484 n02871525 "
    "n03127925 n03146219 n03272010 n03544143 n03775546 n04146614 n04149813 n04418357 n04522168 n07613480"
)

TABLE = Table(
    name="mini_imagenet",
    title="miniImageNet",
    dataset="mini_imagenet",
    columns=COLUMNS,
    splits={
        "ravi": Classes(
            "Ravi & Larochelle's 64 + 16 / 20 classes of miniImageNet",
            80,
            20,
            test_names=frozenset(TEST_CLASSES.split()),
        )
    },
    entries=ENTRIES,
    # what the presets have for letters is undone
    settings={
        "split": "given",
        "rotations": False,
        "distort": False,
        "downsample": "pool",
        "image_size": 84,
        "colour": "colour",
    },
)
