"""What the self-test tries: the real window and the real engine, as somebody at their first start would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import PySide6
from PySide6.QtCore import qVersion

from workbench.catalogue import catalogue
from workbench.config import RunConfig
from workbench.data.pictures import list_class_folders, list_pictures, read_pictures
from workbench.engine.commands import DescribeDataset, ListRegistered, SupportClass
from workbench.engine.few_shot import TSNE, AdaptedTo, ExportClassifier, MapPictures
from workbench.gui.app import dress, start
from workbench.gui.language import say
from workbench.gui.self_test_window import SelfTestError, Tried, let_qt_work
from workbench.gui.showing import Showing
from workbench.gui.starter_names import NAMES
from workbench.resources import resources

Facts = dict[str, Any]
EPISODES = 20
MODEL = "builtin:omniglot"
SHOWN = ("kite", "gate", "snail", "sail", "gate", "snail")  # what the shipped questions are drawings of, in their order


def show_window(tried: Tried) -> Facts:
    """The window as it is at the first start."""
    dress(tried.app)
    tried.showing = Showing(tried.engine)
    tried.showing.show()
    window = tried.window
    tried.wait(lambda: window.windowHandle().isExposed(), "The window")
    size = [window.width(), window.height()]
    return {"platform": tried.app.platformName(), "size": size, "PySide6": PySide6.__version__, "Qt": qVersion()}


def start_engine(tried: Tried) -> Facts:
    """The child process in which torch lives."""
    start(tried.shown)
    tried.wait(lambda: bool(tried.device), "Loading the engine")
    return {"device": tried.device, "versions": dict(tried.versions)}


def list_all(tried: Tried) -> Facts:
    """All datasets and algorithms of the catalogue are found in the code, and no others."""
    found = tried.ask(ListRegistered)
    for kind in ("datasets", "algorithms"):
        listed = {each["name"] for each in getattr(catalogue(), kind)}
        if wrong := sorted(listed ^ set(getattr(found, kind))):
            raise SelfTestError(f"The catalogue and the engine differ in {kind}: {', '.join(wrong)}.")
    return {"datasets": list(found.datasets), "algorithms": list(found.algorithms)}


def train(tried: Tried) -> Facts:
    """A press on Start, with what the panels suggest but for the length."""
    window, training = tried.window, tried.window.wiring.training
    window.algorithm.set_values({"episodes": EPISODES, "validation_episodes": EPISODES})
    training.start()
    tried.wait(lambda: training.live_log.finished is not None, "Training")
    log = training.live_log
    if log.started is None or log.finished is None or log.finished.status != "completed":
        raise SelfTestError(f"Training did not complete: {log.finished.reason if log.finished else 'no reason'}")
    return {
        "dataset": log.started.config["dataset"],
        "algorithm": log.started.config["algorithm"],
        "episodes": log.finished.episodes,
        "metrics": {name: each.value for name, each in log.finished.best.items()},
    }


def adapt(tried: Tried) -> Facts:
    """The shipped model learns the shipped pictures, as "Load examples" does it."""
    try_it = tried.window.wiring.try_it
    try_it.load_examples()
    tried.wait(lambda: len(try_it.model.predictions) == len(SHOWN), "Adapting")
    answers = {each.name: try_it.model.predictions[each.key].label for each in try_it.model.queries}
    for (picture, answer), name in zip(sorted(answers.items()), SHOWN, strict=True):
        if answer != say(NAMES[name]):
            raise SelfTestError(f"The shipped model takes {picture} for {answer}, but it shows {say(NAMES[name])}.")
    return {"model": try_it.model_ref, "pictures": len(SHOWN), "answers": answers}


def read_folder(tried: Tried) -> Facts:
    """Pictures of one's own, one folder a class."""
    config = replace(RunConfig(), dataset="folder", data=str(resources() / "starters" / "classes"))
    found = tried.ask(DescribeDataset, config)
    return {"classes": found.n_classes, "pictures": found.n_images}


def lay_out(tried: Tried) -> Facts:
    """A map of the pictures by t-SNE, for which scikit-learn must be whole."""
    return {"points": len(tried.ask(MapPictures, _adapted(), _queries(), TSNE).points)}


def export(tried: Tried) -> Facts:
    """The classifier as ONNX, which the engine runs with onnxruntime and compares before it says so."""
    done = tried.ask(ExportClassifier, _adapted(), _queries(), str(tried.home / "classifier.onnx"))
    sizes = {Path(each).name: Path(each).stat().st_size for each in done.files}
    return {"checked": done.checked, "difference": done.difference, "bytes": sizes}


def leave(tried: Tried) -> Facts:
    """The end in order, by which nothing goes on, and after which nothing has gone wrong on the way."""
    tried.window.leave(keep=False)
    let_qt_work()
    tried.close()
    tried.check()
    if tried.engine.isRunning() or tried.engine.child_pid is not None:
        raise SelfTestError("The engine goes on although the window is closed.")
    return {}


def _adapted() -> AdaptedTo:
    folders = list_class_folders(resources() / "starters" / "classes")
    return AdaptedTo(MODEL, tuple(SupportClass(name, tuple(read_pictures(paths)[0])) for name, paths in folders))


def _queries() -> tuple[Any, ...]:
    return tuple(read_pictures(list_pictures(resources() / "starters" / "queries"))[0])


STEPS: dict[str, Callable[[Tried], Facts]] = {
    "window": show_window,
    "engine": start_engine,
    "lists": list_all,
    "train": train,
    "adapt": adapt,
    "folder": read_folder,
    "map": lay_out,
    "export": export,
    "end": leave,
}
