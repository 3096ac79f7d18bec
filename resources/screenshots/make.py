"""Make the README's pictures: the real window with a run in training and example pictures recognised.

    make screenshots

Needs a screen, real or virtual; runs and settings go to a temporary folder. Writes light.png and dark.png here.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from workbench.gui.app import dress, start
from workbench.gui.engine_thread import EngineThread
from workbench.gui.main_window import MainWindow
from workbench.gui.theme import theme

HERE = Path(__file__).resolve().parent
SIZE = (1440, 900)
ENOUGH_VALIDATIONS = 10


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home
        app = QApplication([])
        dress(app)
        engine = EngineThread()
        window = MainWindow(engine)
        window.resize(*SIZE)
        window.show()
        start(window, engine)
        _take(window)
        window.wiring.training.stop()
        _until(lambda: not window.wiring.training.is_active)
        window.close()


def _take(window: MainWindow) -> None:
    training, try_it = window.wiring.training, window.wiring.try_it
    _until(lambda: training.engine_ready is not None)
    try_it.load_examples()
    window.algorithm.set_values({"episodes": 1000, "validate_every": 40, "validation_episodes": 40})
    training.start()
    _until(lambda: len(training.live_log.val_loss) >= ENOUGH_VALIDATIONS and bool(try_it.model.predictions))
    for mode in ("light", "dark"):
        theme().set_mode(mode)
        _until(_after(500))
        window.grab().save(str(HERE / f"{mode}.png"))


def _after(milliseconds: int) -> Callable[[], bool]:
    timer = QTimer(singleShot=True, interval=milliseconds)
    timer.start()
    return lambda: not timer.isActive()


def _until(done: Callable[[], bool]) -> None:
    # a loop of its own: QApplication.quit would close the window
    loop, check = QEventLoop(), QTimer(interval=50)
    check.timeout.connect(lambda: loop.quit() if done() else None)
    check.start()
    loop.exec()
    check.stop()


if __name__ == "__main__":
    main()
