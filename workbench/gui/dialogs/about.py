"""What this program is, and the versions it runs on."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.engine.replies import EngineReady
from workbench.gui.icons import icon
from workbench.gui.language import mark, say
from workbench.gui.told import told
from workbench.resources import version

SUMMARY = mark(
    "Train a meta-learner, then drop a few pictures of new classes and see it learn them. "
    "Everything stays on this computer."
)


class AboutDialog(QDialog):
    """``engine`` adds its versions once it is loaded."""

    def __init__(self, engine: EngineReady | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("About the Meta-Learning Workbench"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picture = QLabel()
        picture.setPixmap(icon("app").pixmap(64, 64))
        title = QLabel(say("Meta-Learning Workbench {version}", version=version()))
        title.setProperty("role", "section")
        words = QLabel(say(SUMMARY), wordWrap=True)
        details = QLabel(_versions(engine), wordWrap=True)
        details.setProperty("role", "secondary")
        details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text = QVBoxLayout()
        text.setSpacing(8)
        for label in (title, words, details):
            text.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        buttons = QDialogButtonBox()
        # Of its own making: the standard one brings a desktop's icon along.
        buttons.addButton(say("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(buttons)
        self.setMinimumWidth(480)


def _versions(engine: EngineReady | None) -> str:
    own = {"Python": platform.python_version(), "PySide6": PySide6.__version__}
    # one program runs both processes, so that the engine's Python is the window's
    engines = {name: number for name, number in (engine.versions if engine else {}).items() if name != "python"}
    every = {**own, **engines}
    lines = [say(", ").join(f"{name} {number}" for name, number in every.items())]
    if engine:
        lines.append(told(engine.device))
    return "\n".join([*lines, say("MIT licence. Type: Inter, SIL Open Font License.")])
