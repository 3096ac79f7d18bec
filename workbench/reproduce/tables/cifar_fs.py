"""CIFAR-FS: accuracies of 5-way tasks with Bertinetto's classes of CIFAR-100.

Methods that their authors did not try here have the settings that their papers give for miniImageNet. How others set
them, whose figures these are, is told by nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from workbench.config import Value
from workbench.reproduce import figures as by
from workbench.reproduce.figures import together
from workbench.reproduce.published import OTHER_TABLE, OWN_TABLE, Classes, Entry, Figure, Table
from workbench.reproduce.tables import mini_imagenet
from workbench.reproduce.tables.mini_imagenet import COLUMNS

_row = partial(by.reported, COLUMNS)
Figures = Mapping[str, tuple[Figure, ...]]

FIGURES: dict[str, Figures] = {
    "protonet": together(
        _row(by.BERTINETTO, (55.5, 72.0), (0.7, 0.6)),
        _row(by.PADDLE, (55.49, 72.10), (0.21, 0.13), rerun=True),
    ),
    "relation": together(
        _row(by.BERTINETTO, (55.0, 69.3), (1.0, 0.8)),
        _row(by.PADDLE, (55.84, 69.57), (0.37, 0.30), rerun=True),
    ),
    "maml": together(_row(by.BERTINETTO, (58.9, 71.5), (1.9, 1.0))),
    "r2d2": together(
        _row(f"{by.BERTINETTO}v1", (60.0, 76.1), (0.7, 0.6), remark="64 filters"),
        _row(by.BERTINETTO, (62.3, 77.4), (0.2, 0.2), remark="64 filters"),
        _row(by.BERTINETTO, (65.3, 79.4), (0.2, 0.1), remark="96 to 512 filters", aside=True),
    ),
    "svm": together(_row(by.LEE, (72.0, 84.2), (0.7, 0.5))),
}
# R2-D2: 12 pictures of a class, of which a number drawn for each task, 5 on average, are examples
OWN: dict[str, dict[str, Value]] = {
    "r2d2": {"train_ways": 20, "train_queries": 7, "dropout": 0.4, "logit_scale": 10.0},
    "svm": {"train_shots": 5},
}
# five blocks would leave nothing of pictures as small as these
FITTED: dict[str, dict[str, Value]] = {"versa": {"depth": 4, "poolings": 4}}


def _entry(method: str, there: Entry) -> Entry:
    """A method's entry here, from its entry for miniImageNet."""
    by_whom = OTHER_TABLE if there.settings_by == OWN_TABLE and method not in OWN else there.settings_by
    return replace(
        there,
        classes="bertinetto",
        figures=FIGURES.get(method, {}),
        settings={**there.settings, **OWN.get(method, {}), **FITTED.get(method, {})},
        settings_by=by_whom,
    )


TEST_CLASSES = (
    "baby bed bicycle chimpanzee fox leopard man pickup_truck plain poppy "
    "rocket rose snail sweet_pepper table telephone wardrobe whale woman worm"
)

TABLE = Table(
    name="cifar_fs",
    title="CIFAR-FS",
    dataset="cifar_fs",
    columns=COLUMNS,
    splits={
        "bertinetto": Classes(
            "Bertinetto's 64 + 16 / 20 classes of CIFAR-100",
            80,
            20,
            test_names=frozenset(TEST_CLASSES.split()),
        )
    },
    entries={method: _entry(method, entry) for method, entry in mini_imagenet.ENTRIES.items()},
    settings={**mini_imagenet.TABLE.settings, "image_size": 32},
)
