"""The few-shot sessions that one thread of the engine's process keeps, one for each model that was used last."""

from __future__ import annotations

from collections import OrderedDict

from workbench.engine.model import load_model, model_mark
from workbench.fewshot.session import FewShotSession

KEPT = 4


class Sessions:
    """Sessions by model; one thread at a time may use them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[object, FewShotSession]] = OrderedDict()

    def __call__(self, ref: str) -> FewShotSession:
        """The session of a model, kept while it is among the last used and its file is the same.

        Raises:
            CheckpointError: the model is missing or damaged.
        """
        # Asked before loading: a file that is replaced meanwhile is loaded again at the next request.
        mark = model_mark(ref)
        if ref not in self._kept or self._kept[ref][0] != mark:
            self._kept[ref] = mark, FewShotSession(load_model(ref))
        self._kept.move_to_end(ref)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return self._kept[ref][1]
