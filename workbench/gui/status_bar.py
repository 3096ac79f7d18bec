"""The status bar: what the engine does, on what, with how much memory, and when it last saved."""

from __future__ import annotations

import os
import time

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from workbench.gui.icons import icon
from workbench.gui.language import mark, say
from workbench.gui.resident_memory import resident_bytes
from workbench.gui.theme import theme
from workbench.gui.told import told
from workbench.gui.wording import duration, memory

HEIGHT = 28
ICON = 14
UPDATE_MS = 2000
ALONE, BOTH = mark("Window {window}"), mark("Window {window} + engine {engine}")
MEMORY_TIP = mark("Memory in use by the window and the engine")
BEST, LATEST = mark("Best checkpoint saved {time} ago"), mark("Checkpoint saved {time} ago")


class StatusItem(QWidget):
    """An icon and a few words; hidden while there are none."""

    def __init__(self, drawing: str = "") -> None:
        super().__init__()
        self._drawing = drawing
        self._icon, self._words = QLabel(), QLabel()
        self._words.setProperty("role", "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 16, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        self._icon.setVisible(bool(drawing))
        theme().changed.connect(self._dress)
        self.say("")

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, words: str, drawing: str = "", tip: str = "") -> None:
        self._drawing = drawing or self._drawing
        self._words.setText(told(words))
        self.setToolTip(told(tip))
        self.setVisible(bool(words))
        self._dress()

    def _dress(self) -> None:
        if self._drawing:
            token = "accent" if self._drawing == "start" else "text2"
            self._icon.setPixmap(icon(self._drawing, token).pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))


class StatusBar(QStatusBar):
    """Keeps its figures fresh by itself; the engine's process is named by `set_engine_pid`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setFixedHeight(HEIGHT)
        self.setContentsMargins(10, 0, 16, 0)
        self.engine, self.device = StatusItem("engine"), StatusItem("cpu")
        self.memory, self.checkpoint = StatusItem("memory"), StatusItem()
        for item in (self.engine, self.device, self.memory):
            self.addWidget(item)
        self.addPermanentWidget(self.checkpoint)
        self._engine_pid: int | None = None
        self._saved_at: float | None = None
        self._saved_best = False
        self._timer = QTimer(self, interval=UPDATE_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.set_engine(say("Loading engine…"), "clock")

    def set_engine(self, words: str, drawing: str, tip: str = "") -> None:
        self.engine.say(words, drawing, tip)

    def set_device(self, words: str) -> None:
        self.device.say(words)

    def set_engine_pid(self, pid: int | None) -> None:
        self._engine_pid = pid
        self.refresh()

    def note_checkpoint(self, best: bool) -> None:
        """A checkpoint has just been saved."""
        self._saved_at, self._saved_best = time.monotonic(), best
        self.refresh()

    def forget_checkpoint(self) -> None:
        """Another run begins, of which nothing is saved yet."""
        self._saved_at = None
        self.checkpoint.say("")

    def take_over(self, other: StatusBar) -> None:
        """Count on since the checkpoint that another, which goes, was told of."""
        self._saved_at, self._saved_best = other._saved_at, other._saved_best
        self.refresh()

    def refresh(self) -> None:
        """Measure memory again, and count the time since the last checkpoint."""
        window = resident_bytes(os.getpid())
        engine = resident_bytes(self._engine_pid) if self._engine_pid else None
        if window is not None:
            both = say(BOTH, window=memory(window), engine=memory(engine)) if engine is not None else ""
            self.memory.say(both or say(ALONE, window=memory(window)), tip=say(MEMORY_TIP))
        if self._saved_at is not None:
            words, since = BEST if self._saved_best else LATEST, time.monotonic() - self._saved_at
            self.checkpoint.say(say(words, time=duration(since)))
