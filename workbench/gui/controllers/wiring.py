"""Creates the controllers of a window, and connects them with each other and with the status bar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from workbench.catalogue import catalogue
from workbench.config import RunConfig, TaskConfig
from workbench.data.baseline_plan import BaselinePlan
from workbench.gui.controllers.algorithm import AlgorithmController
from workbench.gui.controllers.autosaving import AutosaveController
from workbench.gui.controllers.browsing import BrowsingController
from workbench.gui.controllers.cache_disk import CacheDiskController
from workbench.gui.controllers.dataset import DatasetController
from workbench.gui.controllers.devices import DevicesController
from workbench.gui.controllers.fitting import FitController
from workbench.gui.controllers.forecasting import ForecastController
from workbench.gui.controllers.going_on import GoingOnController
from workbench.gui.controllers.help import HelpController
from workbench.gui.controllers.interrupted import InterruptedController
from workbench.gui.controllers.keeping import KeepController
from workbench.gui.controllers.killed import KilledController
from workbench.gui.controllers.learning import LearningController
from workbench.gui.controllers.own_pictures import OwnPicturesController
from workbench.gui.controllers.papers import PapersController
from workbench.gui.controllers.photographs import PhotographsController
from workbench.gui.controllers.preferences import PreferencesController
from workbench.gui.controllers.reporting import ReportingController
from workbench.gui.controllers.run_library import RunLibrary
from workbench.gui.controllers.run_models import RunModels
from workbench.gui.controllers.run_windows import RunWindows
from workbench.gui.controllers.runs import RunsController
from workbench.gui.controllers.status import StatusController
from workbench.gui.controllers.storage import StorageController
from workbench.gui.controllers.training import TrainingController
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.controllers.try_it_windows import TryItWindows
from workbench.gui.controllers.weights import WeightsController
from workbench.gui.controllers.welcome import WelcomeController
from workbench.gui.drops import session_in
from workbench.gui.language import Words, mark, say
from workbench.gui.settings import settings
from workbench.gui.told import told
from workbench.reproduce.published import Column

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

LOADING = mark("The engine is still loading; “Train this” works in a moment.")
IN_TRAINING = mark("A run is in training; “Train this” works again once it has ended.")
# Of a run that was begun from a paper's card: the method, its settings, and how long it takes.
AS_IN_PAPER = mark(
    "In training: {method}, {settings}. {time} You can stop at any time, and keep what has been learned."
)
BASELINE_SETTINGS = mark("Set up for a baseline on a few classes")
READY_TO_CHANGE = mark("The settings of {run} are filled in at the left. Change what you like, then press Start.")
BASELINE_READY = mark("Everything is set up for a baseline. Press Start: {what} of the same classes.")


class Wiring(QObject):
    """Everything behind the panels of one window; ``engine`` may be a stand-in with the same signals."""

    def __init__(self, window: MainWindow, engine: Any) -> None:
        super().__init__(window)
        self._window, self._engine = window, engine
        store = settings()
        self.dataset = DatasetController(engine, window.dataset, store, self)
        self.algorithm = AlgorithmController(engine, window.algorithm, store, self)
        self.fit = FitController(engine, window.dataset, self.dataset, self.algorithm, self)
        self.browsing = BrowsingController(engine, self.dataset, self.fit, window, self)
        self.weights = WeightsController(engine, window.algorithm.footer.weights, self)
        self.storage = StorageController(window, self)
        self.training = TrainingController(window.training, engine, self._config_to_train, self)
        self.killed = KilledController(engine, window.training, self.training, self)
        self.forecast = ForecastController(engine, window.training, self.fit, self.algorithm, self.training, self)
        self.runs = RunsController(window.training, self.training, self)
        self.library = RunLibrary(engine, self.runs, self.training, window, self)
        self.reporting = ReportingController(self.library, self.runs, window.training, self)
        self.try_it = TryItController(engine, window.try_it, parent=self)
        self.run_windows = RunWindows(engine, self.library, self.runs, self.training, self.try_it, window)
        self.run_models = RunModels(self.runs, self.training, self.try_it, window.try_it, self)
        self.try_it_windows = TryItWindows(engine, self.try_it, window.try_it, self)
        self.photographs = PhotographsController(engine, self.try_it, window.try_it, self)
        self.keeping = KeepController(self.try_it, window.try_it, window, store, self)
        self.autosaving = AutosaveController(self.keeping, window.try_it, self)
        self.interrupted = InterruptedController(window.training, self.training, self.runs, store, self)
        self.preferences = PreferencesController(window, store, self)
        self.devices = DevicesController(window.training, self.training, self.preferences, self)
        self.going_on = GoingOnController(window.training, self.training, self.preferences, self)
        self.cache_disk = CacheDiskController(window.training, self.runs, self.preferences, self)
        self.status = StatusController(engine, window.status, self.training, self)
        self.own = OwnPicturesController(engine, self.try_it.model, window, self)
        self.welcome = WelcomeController(self, window, store, self)
        self.help = HelpController(self, window)
        self.learning: LearningController | None = None  # until somebody looks
        self.papers: PapersController | None = None
        self._connect()

    def start(self) -> None:
        """Begin what needs the engine or the disk, once the window is shown."""
        self.runs.refresh()
        self.dataset.start()
        self.autosaving.start()

    def take_over(self, other: Wiring) -> None:
        """Go on where another window, which goes, stands; in place of `start`."""
        if other._window.banner.is_error:
            self._window.banner.take_over(other._window.banner)
        self.dataset.go_on_from(other.dataset)
        self.algorithm.go_on_from(other.algorithm)
        self.weights.take_over(other.weights)
        self.training.take_over(other.training)
        self.killed.take_over(other.killed)
        self.interrupted.take_over(other.interrupted)
        self.status.take_over(other.status)
        self.try_it.take_over(other.try_it)
        self.photographs.take_over(other.photographs)
        self.keeping.take_over(other.keeping)
        self.autosaving.take_over(other.autosaving)
        self.run_models.take_over(other.run_models)
        self.runs.take_over(other.runs)
        self.welcome.take_over(other.welcome)
        if other.preferences.dialog:
            self.show_settings()

    def shut_down(self, keep: bool | None = True) -> None:
        """Before the window goes; with ``keep``, what lies in Try it unsaved is offered at the next start; None: it has
        been handed over."""
        if self.learning:
            self.learning.close()
        if self.papers:
            self.papers.close()
        self.welcome.close()
        self.help.close()
        self.storage.close()
        self.reporting.close()
        self.run_windows.close()
        self.library.close()
        self.try_it_windows.close()
        if keep is not None:
            self.autosaving.close(keep)
        self.keeping.close()
        self.try_it.close()
        self.training.shut_down()
        self.killed.shut_down()
        self.runs.shut_down()

    def open_dataset(self) -> None:
        self.dataset.change()

    def show_task(self) -> None:
        self.dataset.show_task()

    def browse_classes(self) -> None:
        """Show the classes of the dataset in use."""
        self.browsing.open()

    def show_storage(self) -> None:
        """Show what is kept on the disk."""
        self.storage.open()

    def show_settings(self) -> None:
        """Open the window "Settings"."""
        self.preferences.open()

    def show_runs(self) -> None:
        """Open the window "Runs"."""
        self.library.open()

    def show_learning(self) -> None:
        """Open the window "How it learns"."""
        if self.learning is None:
            self.learning = LearningController(self._engine, self.try_it, self._window, self)
        self.learning.open()

    def show_papers(self) -> PapersController:
        """Open the window "Papers"."""
        if self.papers is None:
            self.papers = PapersController(self.algorithm.speeds, self._why_not_train, self._window, self)
            self.papers.takeRequested.connect(self._take_over)
            self.papers.trainRequested.connect(self._on_paper_to_train)
            self.training.engineChanged.connect(self.papers.refresh)
        self.papers.open()
        return self.papers

    def add_class(self) -> None:
        self.try_it.add_class()

    def paste(self) -> None:
        """Open a session that was copied, or add pictures to Try it."""
        if session := session_in(QGuiApplication.clipboard().mimeData()):
            self.keeping.open_file(session)
        else:
            self.try_it.paste()

    def _connect(self) -> None:
        self._window.dataset.browseRequested.connect(self.browse_classes)
        self.dataset.task_config = self.algorithm.run_config
        self.dataset.choiceChanged.connect(self.algorithm.set_dataset)
        self.algorithm.datasetValuesWanted.connect(self.dataset.adopt)
        self.algorithm.networkChanged.connect(self.weights.set_network)
        self.weights.set_network(*self.algorithm.network)
        self.weights.fileChosen.connect(self.algorithm.use_weights_file)
        for changed in (self.storage.removed, self.preferences.foldersChanged):
            changed.connect(self.photographs.look)
            changed.connect(self.weights.look_again)
        self.storage.restored.connect(self.runs.refresh)
        self.algorithm.set_dataset(self.dataset.choice)
        self.preferences.computerChanged.connect(self.algorithm.use_computer)
        self.preferences.foldersChanged.connect(self.runs.refresh)
        self._connect_own()
        self._window.try_it.learningRequested.connect(self.show_learning)
        self._window.algorithm.papersRequested.connect(self._show_paper)
        self.runs.modelChosen.connect(self._on_model_chosen)
        self.library.takeOverRequested.connect(self._on_run_to_change)
        more = (self._window.training.runs.allRequested, self._window.try_it.moreRunsRequested)
        for asked in (*more, self.interrupted.moreRequested):
            asked.connect(self.show_runs)

    def _connect_own(self) -> None:
        """Pictures of one's own, dropped anywhere but on Try it, are looked at first."""
        for asked in (self.dataset.ownRequested, self.photographs.trainRequested):
            asked.connect(self.own.open)
        for panel in (self._window.algorithm, self._window.training):
            self.own.take_drops(panel)
        self.own.dropped.connect(self.dataset.take_drop)
        self.own.chosen.connect(self.dataset.use)
        self.own.omniglotFound.connect(self.dataset.use_omniglot)
        self.own.baselineWanted.connect(self._set_up_baseline)
        self.own.tried.connect(lambda: self._window.go_to_panel(4))

    def _set_up_baseline(self, plan: BaselinePlan) -> None:
        """Choose what a baseline on the chosen dataset needs, so that Start is all that is left to do."""
        values = {**plan.split, **plan.task}
        config = catalogue().config(self.dataset.choice.name, plan.algorithm, values)
        self.algorithm.take_over(config, lambda: say(BASELINE_SETTINGS))
        self._window.training.banner.show_hint(lambda: say(BASELINE_READY, what=told(plan.sentence)))
        self._window.go_to_panel(3)

    def _config_to_train(self) -> RunConfig | None:
        """What the panels have chosen, or None while one of them asks for something to be mended."""
        if self.devices.insist() or self.runs.insist() or self.dataset.insist():
            return None
        config = self.algorithm.run_config()
        if config is not None and self.weights.is_missing:
            self.weights.insist()
            return None
        return None if config is None or self.fit.insist() else config

    def _show_paper(self) -> None:
        """What is reported of the method that is chosen, on the task that is chosen."""
        title = str(catalogue().algorithm(self.algorithm.algorithm)["title"])
        config = self.algorithm.run_config()
        task = config.task if config else TaskConfig()
        self.show_papers().look_up(title, self.dataset.choice.name, Column(task.ways, task.shots))

    def _why_not_train(self) -> str:
        """Why no run can begin just now; empty where one can."""
        if self.training.is_active:
            return say(IN_TRAINING)
        return "" if self.training.engine_ready else say(LOADING)

    def _take_over(self, config: RunConfig, words: Words) -> bool:
        """Fill a paper's settings into the panels. Returns whether the data are at hand."""
        if self.papers:
            self.papers.window.close()
        self._window.raise_()
        self._window.activateWindow()
        self.algorithm.take_over(config, words)
        return self.dataset.take_over(config)

    def _on_paper_to_train(self, config: RunConfig, words: Words, time: Words) -> None:
        if not self._take_over(config, words):
            return
        self.training.start()
        if self.training.is_active:
            self._window.training.banner.show_hint(lambda: _as_in_paper(config.algorithm, words(), time()))

    def _on_run_to_change(self, config: RunConfig, words: Words, name: str) -> None:
        """Fill the settings of an earlier run into the panels, to be changed there."""
        if self._take_over(config, words):
            self._window.training.banner.show_hint(lambda: say(READY_TO_CHANGE, run=name))
        self._window.go_to_panel(2)

    def _on_model_chosen(self, run_dir: Path) -> None:
        """Recognise with this run, and let it be seen where."""
        self.try_it.use_model(str(run_dir))
        self._window.go_to_panel(4)


def _as_in_paper(algorithm: str, settings_are: str, time: str) -> str:
    method = say(catalogue().algorithm(algorithm)["title"])
    return say(AS_IN_PAPER, method=method, settings=f"{settings_are[:1].lower()}{settings_are[1:]}", time=time)
