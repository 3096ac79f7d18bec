"""A small table and cells of every verdict, made up by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workbench.reproduce.cells import FAILED, Cell, Point
from workbench.reproduce.published import Classes, Column, Entry, Figure, Table
from workbench.reproduce.recipe import recipe

FIVE, TWENTY = Column(5, 1), Column(20, 1)
FINN = "Finn, Abbeel & Levine 2017, 1703.03400"

TABLE = Table(
    name="small",
    title="Small | table",
    dataset="omniglot",
    columns=(FIVE, TWENTY),
    splits={"random": Classes("drawn at random", 80, 20, drawn=True)},
    entries={
        "maml": Entry(
            "random",
            {
                "5w1s": (Figure(98.7, 0.4, FINN), Figure(98.1, source="https://example.org/a_b", rerun=True)),
                "20w1s": (Figure(95.8, 0.3, FINN),),
            },
            remarks=("a remark of the entry",),
        ),
        "protonet": Entry(
            "random",
            {"5w1s": (Figure(98.8, source="Snell 2017, 1703.05175"), Figure(99.9, remark="larger", aside=True))},
        ),
        "siamese": Entry("random", {"5w1s": (Figure(97.3),), "20w1s": (Figure(88.2),)}, settings={"split": "random"}),
    },
    note="A note of the table.",
)

CURVE = tuple(Point(100 * step, 50.0 + step, 1.0) for step in range(1, 11))


def cell(method: str, accuracy: float, column: Column = FIVE, **changes: Any) -> Cell:
    """A cell that was run with exactly the paper's settings on the paper's classes; ``changes`` are its fields."""
    config = recipe(TABLE, method, column)
    made = Cell(
        TABLE.name,
        method,
        column.name,
        {"config": config.to_json(), "minutes": None, "test_episodes": 1000},
        config=config.to_json(),
        episodes=config.train.episodes,
        seconds=294.0,
        accuracy=accuracy,
        ci95=0.2,
        test_episodes=1000,
        curve=CURVE,
        classes={"all": 100, "training": 80, "test": 20},
        test_names=("alpha", "beta"),
        device="CPU, 2 threads",
        versions={"workbench": "0.1.0"},
    )
    return replace(made, **changes)


def failed(method: str, reason: str, column: Column = FIVE) -> Cell:
    return Cell(TABLE.name, method, column.name, cell(method, 0.0, column).asked, FAILED, reason)


INSIDE = cell("maml", 98.0)  # the band begins at 98.1 − 0.2
BELOW = cell("maml", 95.0, TWENTY)
ABOVE = cell("siamese", 97.6)
ELSEWHERE = cell("protonet", 98.8, classes={"all": 90, "training": 70, "test": 20})
UNREPORTED = cell("relation", 61.234)
BROKEN = failed("siamese", "There is <script>alert('no')</script> | `memory` & *time*", TWENTY)
ALL = [INSIDE, BELOW, ABOVE, ELSEWHERE, UNREPORTED, BROKEN]
