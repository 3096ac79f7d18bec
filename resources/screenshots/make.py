"""Make the README's pictures: the real window with a run in training and example pictures recognised.

    make screenshots

Needs a screen, real or virtual; runs and settings go to a temporary folder. Writes light.png and dark.png here.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from workbench.gui.app import dress, start
from workbench.gui.engine_thread import EngineThread
from workbench.gui.main_window import MainWindow
from workbench.gui.theme import theme

HERE = Path(__file__).resolve().parent
SIZE = (1440, 900)
ENOUGH_VALIDATIONS = 6


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
        _take(app, window)
        window.wiring.training.stop()
        _until(app, lambda: not window.wiring.training.is_active)
        window.close()


def _take(app: QApplication, window: MainWindow) -> None:
    training, try_it = window.wiring.training, window.wiring.try_it
    _until(app, lambda: training.engine_ready is not None)
    try_it.load_examples()
    window.algorithm.set_values({"episodes": 4000, "validate_every": 100, "validation_episodes": 60})
    training.start()
    _until(app, lambda: len(training.live_log.val_loss) >= ENOUGH_VALIDATIONS and bool(try_it.model.predictions))
    for mode in ("light", "dark"):
        theme().set_mode(mode)
        _until(app, _after(500))
        window.grab().save(str(HERE / f"{mode}.png"))


def _after(milliseconds: int) -> Callable[[], bool]:
    timer = QTimer(singleShot=True, interval=milliseconds)
    timer.start()
    return lambda: not timer.isActive()


def _until(app: QApplication, done: Callable[[], bool]) -> None:
    check = QTimer(interval=50)
    check.timeout.connect(lambda: app.quit() if done() else None)
    check.start()
    app.exec()
    check.stop()


if __name__ == "__main__":
    main()
