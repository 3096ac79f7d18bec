"""Few-shot and dataset requests, answered in a thread each; of picture requests only the newest of a kind counts."""

from __future__ import annotations

import threading
import traceback
from collections import deque
from collections.abc import Callable
from typing import Any

from workbench.algorithms import algorithm_names
from workbench.data.sources import built_in_sources
from workbench.engine.commands import (
    Adapt,
    AskWeights,
    BrowseClasses,
    CancelRequest,
    CheckRun,
    Command,
    DescribeDataset,
    Explain,
    FetchWeights,
    ListRegistered,
    ShowTask,
)
from workbench.engine.few_shot import TSNE, LongCommand, MapPictures, QuickCommand
from workbench.engine.own_pictures import OwnCommand
from workbench.engine.replies import DatasetProgress, RegisteredListed, Reply, RequestFailed, WeightsHere
from workbench.engine.run_requests import ForecastMemory, RunCommand
from workbench.host.browse import ClassBrowser
from workbench.host.check import check_run
from workbench.host.describe import describe_dataset, show_task
from workbench.host.few_shot import Answerer
from workbench.host.own_pictures import answer_own
from workbench.host.run_requests import answer_run
from workbench.host.sessions import Sessions
from workbench.logs import LOG, is_expected
from workbench.nets.weights import fetch_weights, weights_here

FEW_SHOT = Adapt | Explain | QuickCommand
LANES = ("few-shot", "few-shot-long", "own-pictures", "datasets", "runs", "forecasts")


class CancelledError(ValueError):
    """The request was given up by whoever made it."""


class Requests:
    """A queue in which a newer picture request that is quick replaces one of its kind that was not answered yet."""

    def __init__(self, send: Callable[[Any], None]) -> None:
        self._send = send
        self._waiting: deque[Any] = deque()
        self._cancelled: set[int] = set()
        self._browser = ClassBrowser()
        self._quick = Sessions()
        # a session may be used by one thread at a time
        self._few_shot, self._few_shot_long = Answerer(self._quick, send), Answerer(Sessions(), send)
        self._changed = threading.Condition()
        self._ended = False
        # a daemon: a download that hangs must not keep the process alive
        for lane in LANES:
            threading.Thread(target=self._serve, args=(lane,), name=f"requests-{lane}", daemon=True).start()

    def put(self, command: Command) -> None:
        with self._changed:
            if isinstance(command, CancelRequest):
                self._cancelled.add(command.request_id)
                return
            if isinstance(command, FEW_SHOT | ForecastMemory):
                self._waiting = deque(each for each in self._waiting if type(each) is not type(command))
            # what recognises comes before what explains
            self._waiting.appendleft(command) if isinstance(command, Adapt) else self._waiting.append(command)
            self._changed.notify_all()

    def end(self) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _next(self, lane: str) -> Any:
        """The first waiting request of a lane: a download delays neither Try it nor a look at one's own pictures."""
        with self._changed:
            while not self._ended:
                if found := next((each for each in self._waiting if _lane(each) == lane), None):
                    self._waiting.remove(found)
                    return found
                self._changed.wait()
        return None

    def _serve(self, lane: str) -> None:
        while command := self._next(lane):
            self._send(self._answer(command))

    def _answer(self, command: Any) -> Reply:
        try:
            self._check_wanted(command.request_id)
            match command:
                case Adapt():
                    return self._quick(command.model).answer(command)
                case Explain():
                    return self._quick(command.model).explain(command)
                case DescribeDataset():
                    self._browser.forget()
                    return describe_dataset(command, self._progress(command.request_id))
                case ShowTask():
                    return show_task(command)
                case BrowseClasses():
                    return self._browser.show(command)
                case CheckRun():
                    return check_run(command, self._progress(command.request_id))
                case AskWeights():
                    return WeightsHere(command.request_id, command.backbone, str(weights_here(command.backbone) or ""))
                case FetchWeights():
                    found = fetch_weights(command.backbone, self._progress(command.request_id))
                    return WeightsHere(command.request_id, command.backbone, str(found))
                case ListRegistered():
                    return RegisteredListed(command.request_id, tuple(built_in_sources()), algorithm_names())
                case _ if isinstance(command, QuickCommand):
                    answerer = self._few_shot_long if _lane(command) == "few-shot-long" else self._few_shot
                    return answerer.quick(command)
                case _ if isinstance(command, LongCommand):
                    return self._few_shot_long.long(command, self._progress(command.request_id))
                case _ if isinstance(command, OwnCommand):
                    return answer_own(command, self._progress(command.request_id))
                case _ if isinstance(command, RunCommand):
                    return answer_run(command, self._progress(command.request_id))
            raise ValueError(f"{type(command).__name__} is not a request the engine knows.")
        except Exception as error:  # noqa: BLE001 (the edge of the process: the reason goes to the user)
            if not is_expected(error):
                LOG.warning("%s could not be answered", type(command).__name__, exc_info=True)
            return RequestFailed(command.request_id, str(error) or type(error).__name__, traceback.format_exc())
        finally:
            self._cancelled.discard(command.request_id)

    def _check_wanted(self, request_id: int) -> None:
        """Raises CancelledError when the request has been given up."""
        if request_id in self._cancelled:
            raise CancelledError("Cancelled.")

    def _progress(self, request_id: int) -> Callable[[str, float], None]:
        def tell(sentence: str, fraction: float) -> None:
            self._check_wanted(request_id)
            self._send(DatasetProgress(request_id, sentence, fraction))

        return tell


def _lane(command: Any) -> str:
    """Which of `LANES` answers a request."""
    takes_seconds = isinstance(command, MapPictures) and command.method == TSNE
    if isinstance(command, FEW_SHOT) and not takes_seconds:
        return "few-shot"
    if isinstance(command, LongCommand) or takes_seconds:
        return "few-shot-long"
    if isinstance(command, RunCommand):
        return "forecasts" if isinstance(command, ForecastMemory) else "runs"
    return "own-pictures" if isinstance(command, OwnCommand) else "datasets"
