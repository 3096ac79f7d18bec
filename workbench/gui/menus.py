"""The menus and the keyboard: every action of the window has its place here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMenu

from workbench.folders import runs_folder
from workbench.gui.controllers.help import CONTENTS, EXPLAIN
from workbench.gui.controllers.welcome import QUIT
from workbench.gui.dialogs.about import AboutDialog
from workbench.gui.dialogs.shortcuts import ALWAYS, ShortcutsDialog
from workbench.gui.language import LANGUAGES, SYSTEM, mark, say
from workbench.gui.log_opening import open_log
from workbench.gui.models.looks import choose_language, choose_theme, chosen_language, chosen_theme
from workbench.gui.theme import MODES
from workbench.gui.widgets.recent_menu import RecentMenu

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

THEME_WORDS = {"light": mark("Light"), "dark": mark("Dark"), "system": mark("As the system")}
LANGUAGE_WORDS = "&Language · 语言"  # the same in every language
# Alone, and of something that was done.
UNDO, REDO = (mark("&Undo"), mark("&Undo {what}")), (mark("&Redo"), mark("&Redo {what}"))
FIRST_LETTER = mark("&{word}")  # Pause, Resume or Continue, underlined where it begins
PANELS = (mark("Dataset"), mark("Algorithm"), mark("Training"), mark("Try it"))


class Menus(QObject):
    """File, Edit, Run, View and Help. `entries` lists every action with its keys, for the shortcuts dialog."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.entries: list[QAction] = []
        self._fill_file()
        self._fill_edit()
        self._fill_run()
        self._fill_view()
        self._fill_help()
        model = window.wiring.try_it.model
        for changed in (model.historyChanged, model.classesChanged, model.queriesChanged):
            changed.connect(self._on_pictures_changed)
        self._on_pictures_changed()
        window.wiring.try_it.camera.changed.connect(self._on_camera_changed)
        self._on_camera_changed()
        for signal in (window.wiring.training.engineChanged, window.wiring.runs.shownChanged):
            signal.connect(self._on_engine_changed)
        self._on_engine_changed()

    def _fill_file(self) -> None:
        menu = self._menu(say("&File"))
        wiring = self._window.wiring
        self._add(menu, say("&Open dataset…"), wiring.open_dataset, "Ctrl+O")
        self._add(menu, say("Open the folder of r&uns"), self._open_runs)
        menu.addSeparator()
        self._fill_sessions(menu)
        menu.addSeparator()
        windows = wiring.try_it_windows
        self._add(menu, say("&Classify a folder…"), windows.show_classify, "Ctrl+Shift+C")
        self._add(menu, say("&Export…"), windows.show_export, "Ctrl+E")
        menu.addSeparator()
        leave = self._add(menu, say("&Quit"), self._window.close, QUIT)
        leave.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)  # from the windows beside it as well

    def _fill_sessions(self, menu: QMenu) -> None:
        """Files that hold what lies in Try it."""
        keeping = self._window.wiring.keeping
        self._add(menu, say("Open sessio&n…"), keeping.open, "Ctrl+Shift+O")
        self.recent = RecentMenu(lambda: keeping.recent.paths, menu)
        self.recent.fileChosen.connect(keeping.open_file)
        self.recent.forgetRequested.connect(keeping.recent.clear)
        menu.addMenu(self.recent)
        self.save = self._add(menu, say("&Save session"), keeping.save, "Ctrl+S")
        self.save_as = self._add(menu, say("Save session &as…"), keeping.save_as, "Ctrl+Shift+S")

    def _fill_edit(self) -> None:
        menu = self._menu(say("&Edit"))
        wiring = self._window.wiring
        self._add(menu, say("&Add a class"), wiring.add_class, "Ctrl+N")
        self._add(menu, say("&Paste pictures"), wiring.paste, "Ctrl+V")
        self.camera = self._add(menu, say("Take pictures with the ca&mera…"), wiring.try_it.camera.open)
        menu.addSeparator()
        self.undo = self._add(menu, say(UNDO[0]), wiring.try_it.undo, "Ctrl+Z")
        self.redo = self._add(menu, say(REDO[0]), wiring.try_it.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self.clear = self._add(menu, say("&Clear all classes and pictures"), wiring.try_it.clear)
        menu.addSeparator()
        self._add(menu, say("&Storage…"), wiring.show_storage)
        settings = self._add(menu, say("Se&ttings…"), wiring.show_settings, "Ctrl+,")
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        settings.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)

    def _fill_run(self) -> None:
        menu = self._menu(say("&Run"))
        training = self._window.wiring.training
        self.start = self._add(menu, say("&Start"), training.start, "Ctrl+R")
        self.pause = self._add(menu, say("&Pause"), self._window.training.head.toggle_pause, "Ctrl+P")
        self.stop = self._add(menu, say("S&top"), training.stop, "Ctrl+.")
        menu.addSeparator()
        self._add(menu, say("Show me a &task"), self._window.wiring.show_task, "Ctrl+T")

    def _fill_view(self) -> None:
        menu = self._menu(say("&View"))
        group = QActionGroup(self)
        for mode in MODES:
            action = self._add(menu, say(THEME_WORDS[mode]), partial(choose_theme, mode))
            action.setCheckable(True)
            action.setData(mode)
            group.addAction(action)
        _keep_checked(group, menu, chosen_theme)
        self._fill_languages(menu)
        menu.addSeparator()
        self._add(menu, say("&Classes of the dataset…"), self._window.wiring.browse_classes, "Ctrl+L")
        self._fill_side_windows(menu)
        self._add(menu, say("&Papers"), self._window.wiring.show_papers, "Ctrl+B")
        menu.addSeparator()
        for number, name in enumerate(PANELS, 1):
            self._add(menu, f"&{number} {say(name)}", partial(self._window.go_to_panel, number), f"Ctrl+{number}")
        self._add(menu, say("&Next panel"), self._window.go_to_next_panel, "F6")

    def _fill_languages(self, menu: QMenu) -> None:
        """Each in its own name, for whoever cannot read the one that is shown."""
        inner = menu.addMenu(LANGUAGE_WORDS)
        group = QActionGroup(self)
        for code, name in {SYSTEM: say("As the system"), **LANGUAGES}.items():
            action = inner.addAction(name)
            action.triggered.connect(partial(choose_language, code))
            action.setCheckable(True)
            action.setData(code)
            group.addAction(action)
        _keep_checked(group, inner, chosen_language)

    def _fill_side_windows(self, menu: QMenu) -> None:
        """Their keys lead from each of them to the others."""
        windows = self._window.wiring.try_it_windows
        for action in (
            self._add(menu, say("R&uns"), self._window.wiring.show_runs, "Ctrl+U"),
            self._add(menu, say("&How it learns"), self._window.wiring.show_learning, "Ctrl+H"),
            self._add(menu, say("How &good is it?"), windows.show_how_good, "Ctrl+G"),
            self._add(menu, say("Comp&are models…"), windows.show_compare, "Ctrl+K"),
            self._add(menu, say("&Why this answer"), windows.show_why, "Ctrl+I"),
            self._add(menu, say("&Map of the pictures"), windows.show_map, "Ctrl+M"),
        ):
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)

    def _fill_help(self) -> None:
        menu = self._menu(say("&Help"))
        wiring = self._window.wiring
        self._add(menu, say("&Welcome"), wiring.welcome.open)
        self._add(menu, say("&Help"), wiring.help.open_fitting, CONTENTS)
        self._add(menu, say("&Explain the focused control"), wiring.help.explain, EXPLAIN)
        self._add(menu, say("&Keyboard shortcuts"), self._show_shortcuts)
        self._add(menu, say("Open the &log"), open_log)
        self._add(menu, say("&About"), self._show_about)

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(self, menu: QMenu, words: str, do: Callable[[], object], *keys: str) -> QAction:
        action = QAction(words, self._window)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.triggered.connect(lambda *_: do())
        menu.addAction(action)
        self.entries.append(action)
        return action

    def _on_engine_changed(self) -> None:
        head = self._window.training.head
        self.start.setEnabled(head.start.isEnabled())
        self.pause.setEnabled(head.pause.isEnabled())
        self.pause.setText(say(FIRST_LETTER, word=say(head.middle)))
        self.stop.setEnabled(head.stop.isEnabled())

    def _on_camera_changed(self) -> None:
        self.camera.setVisible(self._window.wiring.try_it.camera.is_there)

    def _on_pictures_changed(self) -> None:
        model = self._window.wiring.try_it.model
        _name(self.undo, UNDO, model.undo_words)
        _name(self.redo, REDO, model.redo_words)
        for action in (self.clear, self.save, self.save_as):
            action.setEnabled(not model.is_empty)

    def _show_shortcuts(self) -> None:
        ShortcutsDialog(self.entries, self._window).open()

    def _show_about(self) -> None:
        AboutDialog(self._window.wiring.training.engine_ready, self._window).open()

    def _open_runs(self) -> None:
        """A folder whose disk is not there is not made in its place."""
        if self._window.wiring.runs.insist():
            return
        folder = runs_folder()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _keep_checked(group: QActionGroup, menu: QMenu, chosen: Callable[[], str]) -> None:
    """Check what is chosen whenever the menu opens, as it can be chosen elsewhere too."""

    def check() -> None:
        for action in group.actions():
            action.setChecked(action.data() == chosen())

    menu.aboutToShow.connect(check)
    check()


def _name(action: QAction, words: tuple[str, str], what: str) -> None:
    """Say what an action would undo or redo; where there is nothing, it is disabled."""
    alone, of_what = words
    action.setProperty(ALWAYS, say(alone))
    action.setText(say(of_what, what=what.replace("&", "&&")) if what else say(alone))
    action.setEnabled(bool(what))
