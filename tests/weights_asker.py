"""weights_asker.py: starts the engine as the window does, asks it for a network's weights, and prints its answer."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication

from workbench.engine.commands import FetchWeights
from workbench.engine.replies import EngineReady, RequestFailed
from workbench.gui.engine_thread import EngineThread


def main() -> int:
    app, engine = QCoreApplication([]), EngineThread()

    def answer(reply: object) -> None:
        if isinstance(reply, EngineReady):
            engine.send(FetchWeights(engine.next_request_id(), "resnet18"))
        elif isinstance(reply, RequestFailed):
            print(f"{engine.child_pid} {reply.reason}", flush=True)
            app.quit()

    engine.replyReceived.connect(answer)
    engine.start()
    app.exec()
    engine.shut_down()
    return 0


if __name__ == "__main__":
    sys.exit(main())
