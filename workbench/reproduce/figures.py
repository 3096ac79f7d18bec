"""Rows of figures as papers print them, and who reports them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat

from workbench.reproduce.published import Column, Figure

VINYALS = "Vinyals et al. 2016, 1606.04080"
SANTORO = "Santoro et al. 2016, 1605.06065"
FINN = "Finn, Abbeel & Levine 2017, 1703.03400"
RAVI = "Ravi & Larochelle 2017, https://openreview.net/forum?id=rJY0-Kcll"
SNELL = "Snell, Swersky & Zemel 2017, 1703.05175"
LI = "Li, Zhou, Chen & Li 2017, 1707.09835"
NICHOL = "Nichol, Achiam & Schulman 2018, 1803.02999"
SUNG = "Sung et al. 2018, 1711.06025"
MISHRA = "Mishra et al. 2018, 1707.03141"
GORDON = "Gordon et al. 2019, 1805.09921"
BERTINETTO = "Bertinetto et al. 2019, 1805.08136"
ANTONIOU = "Antoniou, Edwards & Storkey 2019, 1810.09502"
CHEN = "Chen et al. 2019, 1904.04232"
LEE = "Lee et al. 2019, 1904.03758"
WANG = "Wang et al. 2019, 1911.04623"
RAGHU = "Raghu et al. 2020, 1909.09157"
# independent implementations
KNAGG = "Knagg 2018, https://github.com/oscarknagg/few-shot"
SNAIL_PYTORCH = "https://github.com/eambutu/snail-pytorch"
META_SGD_PYTORCH = "https://github.com/jik0730/Meta-SGD-pytorch"
PADDLE = "PaddleFSL, https://github.com/tata1661/FSL-Mate"
LIBFEWSHOT = "LibFewShot, https://github.com/RL-VIG/LibFewShot"

ENSEMBLE = "transductive, three networks averaged"

Values = Sequence[float | None]


def reported(
    columns: Sequence[Column],
    source: str,
    accuracies: Values,
    ci95: Values | None = None,
    *,
    rerun: bool = False,
    remark: str = "",
    aside: bool = False,
) -> dict[str, Figure]:
    """One row of a paper's table: column name → figure.

    Args:
        columns: of the table; a row may end early.
        source: who reports it.
        accuracies, ci95: in percent, column by column; None where there is none.
        rerun, remark, aside: as in `Figure`, for all of the row.
    """
    rows = zip(columns, accuracies, ci95 or repeat(None), strict=False)
    return {
        column.name: Figure(accuracy, around, source, rerun, remark, aside)
        for column, accuracy, around in rows
        if accuracy is not None
    }


def together(*rows: Mapping[str, Figure]) -> dict[str, tuple[Figure, ...]]:
    """The rows of one method: column name → what each says of it."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: tuple(row[name] for row in rows if name in row) for name in names}
