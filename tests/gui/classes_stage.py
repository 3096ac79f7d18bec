"""A whole window whose dataset has been described class by class, with a stand-in for the engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gui.stand_in_engine import StandInEngine

from workbench.engine.commands import BrowseClasses, DescribeDataset
from workbench.engine.replies import ClassesShown, DatasetDescribed
from workbench.gui.main_window import MainWindow

ALPHABETS = ("Greek", "Latin")


class Desk:
    """``describe`` answers what the window asked last; ``show`` sends the pictures that it asked for."""

    def __init__(self, window: MainWindow, engine: StandInEngine) -> None:
        self.window, self.engine = window, engine
        self.panel, self.fit = window.dataset, window.wiring.fit

    def describe(self, counts: Sequence[int], parts: Sequence[int], split: str = "random") -> None:
        """Class number n is of Greek or of Latin by turns."""
        groups = tuple(number % 2 for number in range(len(counts)))
        names = tuple(f"{ALPHABETS[group]}/letter {number}" for number, group in enumerate(groups))
        kept = {part: list(parts).count(index) for index, part in enumerate(("train", "validation", "test"))}
        reply = DatasetDescribed(
            request_id=self.engine.sent_of(DescribeDataset)[-1].request_id,
            title="glyphs",
            n_classes=len(counts),
            n_images=sum(counts),
            images_per_class=(min(counts), max(counts)),
            classes=kept,
            groups=ALPHABETS,
            thumbnails=np.zeros((len(counts), 28, 28, 1), np.uint8),
            class_names=names,
            class_counts=tuple(counts),
            class_parts=tuple(parts),
            class_groups=groups,
            size=28,
            channels=1,
            split=split,
        )
        self.engine.replyReceived.emit(reply)
        self.fit.refresh()

    @property
    def asked(self) -> list[BrowseClasses]:
        return self.engine.sent_of(BrowseClasses)

    def show_pictures(self) -> None:
        """Answer the last request for pictures; all pixels of class n are n."""
        asked = self.asked[-1]
        pixels = np.repeat(np.array(asked.classes, np.uint8), asked.each)
        pictures = np.broadcast_to(pixels[:, None, None, None], (len(pixels), 28, 28, 1))
        counts = (asked.each,) * len(asked.classes)
        self.engine.replyReceived.emit(ClassesShown(asked.request_id, asked.classes, counts, pictures))


@pytest.fixture
def desk(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    engine = StandInEngine()
    window = MainWindow(engine)
    window.ask_to_close = lambda: True  # type: ignore[method-assign] # qtbot closes it at the end
    qtbot.addWidget(window)
    window.resize(1440, 860)
    window.show()
    window.wiring.start()
    engine.get_ready()
    window.algorithm.set_values({"train_ways": 0})
    yield Desk(window, engine)
