"""The whole program in a process of its own, brought into a state in which closing it is not easy.

    python tests/gui/closing_stage.py STATE

It prints READY once it is there, and closes itself, asked nothing, when it reads a line; CLOSING and the monotonic time
come before that. Whoever started it may as well end it by a signal.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from small_omniglot import write_small_omniglot

STATES = (
    "idle",
    "loading",
    "training",
    "paused",
    "hung",
    "long step",
    "validation",
    "saving",
    "download",
    "decoding",
    "comparing",
    "question",
)
SMALL = {"filters": 4, "queries": 2, "validation_episodes": 4, "validate_every": 40, "device": "cpu"}
VALUES = {
    "long step": {**SMALL, "filters": 64, "queries": 15, "meta_batch": 64},
    "validation": {**SMALL, "validate_every": 4, "validation_episodes": 20_000},
}
NEEDS_RUN = {"training", "paused", "hung", "long step", "validation", "question"}
COPIES = 3000


def main(state: str) -> int:
    if state == "download":
        _stall_the_network()
    from workbench.gui import app

    begin = app.start

    def start(showing, session=None):  # type: ignore[no-untyped-def]
        window, engine = showing.window, showing.engine
        window.wiring.dataset.start = lambda: None  # drawing Glyphs would keep the engine busy for a while
        begin(showing, session)
        stage = Stage(window, engine, state)
        stage.go()
        window._stage = stage

    app.start = start
    return app.run([sys.argv[0]])


class Stage:
    """One window on its way into ``state``."""

    def __init__(self, window, engine, state: str) -> None:  # type: ignore[no-untyped-def]
        from PySide6.QtCore import QObject, Signal

        class Wish(QObject):
            made = Signal()

        self.window, self.engine, self.state = window, engine, state
        self.wish = Wish()
        self.wish.made.connect(self.close)
        self.replies: list[object] = []
        engine.replyReceived.connect(self.replies.append)
        if state != "question":
            window.ask_to_close = lambda: True
            window.wiring.keeping.may_leave = lambda _then: True

    def go(self) -> None:
        threading.Thread(target=self._wait_for_the_wish, daemon=True).start()
        if self.state == "loading":
            self._ready()
        else:
            self._until(lambda: self.window.wiring.training.engine_ready is not None, self._on_engine)

    def close(self) -> None:
        import time

        print("CLOSING", time.monotonic(), flush=True)
        self.window.close()

    def _wait_for_the_wish(self) -> None:
        sys.stdin.readline()
        self.wish.made.emit()

    def _on_engine(self) -> None:
        if self.state in NEEDS_RUN:
            self._train()
        elif self.state == "saving":
            self._save()
        elif self.state == "download":
            self._ask_for_weights()
        elif self.state == "decoding":
            self._open_pictures()
        elif self.state == "comparing":
            self._compare()
        else:
            self._ready()

    def _train(self) -> None:
        from workbench.config import RunConfig

        values = {**VALUES.get(self.state, SMALL), "episodes": 10**6}
        folder = write_small_omniglot(Path(os.environ["WORKBENCH_HOME"]) / "omniglot")
        algorithm = "maml" if self.state == "long step" else "protonet"
        config = RunConfig.from_values("omniglot", algorithm, values, (), str(folder))
        training = self.window.wiring.training
        training._make_config = lambda: config
        training.start()
        log = training.live_log
        if self.state == "long step":
            self._until(lambda: log.started is not None, self._later)
        else:
            has_begun = self.state == "validation"
            self._until(lambda: bool(len(log.train_loss) if has_begun else log.checkpoint), self._on_steps)

    def _on_steps(self) -> None:
        training = self.window.wiring.training
        if self.state == "paused":
            from workbench.runs.log import RunState

            training.pause()
            self._until(lambda: training.live_log.state is RunState.PAUSED, self._ready)
        elif self.state == "hung":
            os.kill(self.engine.child_pid, signal.SIGSTOP)
            self._ready()
        elif self.state == "question":
            from PySide6.QtCore import QTimer
            from PySide6.QtWidgets import QApplication

            QTimer.singleShot(0, self.window.close)
            self._until(lambda: QApplication.activeModalWidget() is not None, self._ready)
        else:
            self._later()

    def _save(self) -> None:
        """300 pictures lie there, and are being kept."""
        import numpy as np

        from workbench.data.pictures import Picture

        rng = np.random.default_rng(0)
        pictures = [Picture(f"{n:064x}", f"{n}.png", rng.integers(0, 255, (256, 256, 4), np.uint8)) for n in range(300)]
        self.window.wiring.try_it.model.add_class("many", pictures)
        self.window.wiring.autosaving._keep()
        self._later()

    def _ask_for_weights(self) -> None:
        from workbench.engine.commands import FetchWeights

        self.engine.send(FetchWeights(self.engine.next_request_id(), "resnet18"))
        self._later()

    def _open_pictures(self) -> None:
        from workbench.config import RunConfig
        from workbench.engine.commands import DescribeDataset
        from workbench.engine.replies import DatasetProgress

        folder = _write_pictures(Path(os.environ["WORKBENCH_HOME"]) / "pictures")
        config = RunConfig.from_values("folder", "protonet", {"device": "cpu"}, (), str(folder))
        self.engine.send(DescribeDataset(self.engine.next_request_id(), config))
        self._until(lambda: any(isinstance(each, DatasetProgress) for each in self.replies), self._later)

    def _compare(self) -> None:
        from workbench.engine.replies import DatasetProgress
        from workbench.engine.run_requests import CompareRuns
        from workbench.resources import resources

        home = Path(os.environ["WORKBENCH_HOME"])
        copy = shutil.copytree(resources() / "models" / "omniglot", home / "copy")
        data = {"dataset": "omniglot", "data": str(write_small_omniglot(home / "omniglot"))}
        models = ("builtin:omniglot", str(copy))
        self.engine.send(CompareRuns(self.engine.next_request_id(), models, episodes=100_000, ways=3, **data))
        self._until(lambda: any(isinstance(each, DatasetProgress) for each in self.replies), self._later)

    def _later(self) -> None:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(700, self._ready)

    def _ready(self) -> None:
        print("READY", flush=True)

    def _until(self, done: Callable[[], bool], then: Callable[[], None]) -> None:
        from PySide6.QtCore import QTimer

        look = QTimer(self.window, interval=20)

        def tick() -> None:
            if done():
                look.stop()
                then()

        look.timeout.connect(tick)
        look.start()


def _stall_the_network() -> None:
    """Whatever is asked for is never answered."""
    server = socket.create_server(("127.0.0.1", 0))
    held: list[socket.socket] = []
    threading.Thread(target=lambda: [held.append(server.accept()[0]) for _ in range(9)], daemon=True).start()
    address = f"http://127.0.0.1:{server.getsockname()[1]}"
    os.environ.update(http_proxy=address, https_proxy=address, HTTP_PROXY=address, HTTPS_PROXY=address)


def _write_pictures(folder: Path) -> Path:
    import numpy as np
    from PIL import Image

    for name in ("one", "two", "three"):
        (folder / name).mkdir(parents=True)
        first = folder / name / "0.png"
        noise = np.random.default_rng(len(name)).integers(0, 255, (700, 700, 3), np.uint8)
        Image.fromarray(noise).save(first, compress_level=1)
        for number in range(1, COPIES // 3):
            first.with_name(f"{number}.png").hardlink_to(first)
    return folder


def processes_of(home: Path) -> list[str]:
    """The command lines of all processes whose home is ``home``. Linux only."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"WORKBENCH_HOME={home}".encode() in (folder / "environ").read_bytes().split(b"\0"):
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found


def opened(home: Path, state: str) -> subprocess.Popen[str]:
    """The program in ``state``."""
    path = os.pathsep.join([str(Path(__file__).resolve().parents[2])])
    env = {**os.environ, "WORKBENCH_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": path}
    process = subprocess.Popen(
        [sys.executable, __file__, state], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("READY"):
            return process
    raise RuntimeError(f"{state}: the program ended with {process.wait()} before it was there")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
