"""The colours, the type and the palette of the window, light and dark, in one place.

Fusion with an explicit palette and one style sheet: a desktop's own theme is not to be relied on.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from workbench.gui.language import language
from workbench.gui.style import style_sheet
from workbench.resources import resources

LIGHT = {
    "canvas": "#F3F5F6",
    "surface": "#FFFFFF",
    "raised": "#FFFFFF",
    "sunken": "#E8ECEF",
    "hover": "#EEF2F4",
    "line": "#D9DFE3",
    "control": "#7C8892",
    "text": "#182026",
    "text2": "#52606B",
    "disabled": "#8C97A0",
    "accent": "#0B6B75",
    "on_accent": "#FFFFFF",
    "soft": "#DDEEF0",
    "soft_text": "#075059",
    "paused": "#7A5200",
    "paused_fill": "#FBF0D9",
    "failed": "#AB2A20",
    "failed_fill": "#FBE6E4",
    "train": "#0072B2",
    "validation": "#D55E00",
    "paper": "#FFFFFF",
    "card": "#F3F5F6",
}
DARK = {
    "canvas": "#13171A",
    "surface": "#1A1F23",
    "raised": "#242A2F",
    "sunken": "#2B3238",
    "hover": "#2A3036",
    "line": "#30383F",
    "control": "#74818B",
    "text": "#E7EBEE",
    "text2": "#A9B4BD",
    "disabled": "#68747D",
    "accent": "#55C2CC",
    "on_accent": "#05262A",
    "soft": "#17393D",
    "soft_text": "#93DEE5",
    "paused": "#E8B84A",
    "paused_fill": "#3A2F14",
    "failed": "#FF9A90",
    "failed_fill": "#43211F",
    "train": "#56B4E9",
    "validation": "#E69F00",
    "paper": "#E9EBEC",
    "card": "#242A2F",
}
MODES = ("light", "dark", "system")
FAMILIES = ("Inter", "Noto Sans", "Noto Sans CJK SC")
CHINESE = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei UI")
WEIGHTS = ("Regular", "Medium", "SemiBold")


class Theme(QObject):
    """Colours by token and fonts by size; there is one for the application, see `theme`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mode = "light"
        self._shown_dark: bool | None = None  # as the application is dressed
        self._loaded: list[str] = []
        self._families: list[str] = []
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def mode(self) -> str:
        """What was asked for: light, dark or system."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        if self._mode == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    def color(self, token: str) -> QColor:
        """The colour of a token. Raises KeyError for a token that does not exist."""
        return QColor((DARK if self.is_dark else LIGHT)[token])

    def set_mode(self, mode: str) -> None:
        """Choose light, dark or system. Raises ValueError for anything else."""
        if mode not in MODES:
            raise ValueError(f"the theme is {mode!r}, but must be one of {', '.join(MODES)}")
        self._mode = mode
        self._refresh()

    def font(self, size: float, weight: int = 400) -> QFont:
        """``size`` in pixels. Figures are tabular, so that running numbers do not jitter."""
        font = QFont(self._families or list(FAMILIES))
        font.setPixelSize(round(size))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag.fromString("tnum"), 1)
        return font

    def apply(self, app: QApplication) -> None:
        """Load the fonts and dress ``app``; from then on changes of the mode reach it by themselves."""
        self._loaded = _load_fonts()
        app.setStyle("Fusion")
        self.choose_fonts()
        self._shown_dark = None
        self._refresh()

    def choose_fonts(self) -> None:
        """Those for the language that is in use: Chinese writes its quotation marks in the width of its letters."""
        first = CHINESE if language().code.startswith("zh") else ()
        self._families = [*first, *self._loaded, *FAMILIES, QFontDatabase.systemFont(_GENERAL).family()]
        QApplication.setFont(self.font(13))

    def palette(self) -> QPalette:
        """The tokens as a palette, for whatever the style sheet does not reach."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabled"))
        return palette

    def _refresh(self) -> None:
        """Dress the application, unless it is dressed so: Qt would look at every widget anew, and hold the window up
        for half a second and more."""
        if self.is_dark == self._shown_dark:
            return
        self._shown_dark = self.is_dark
        app = QApplication.instance()
        if isinstance(app, QApplication) and self._families:
            app.setPalette(self.palette())
            app.setStyleSheet(style_sheet(DARK if self.is_dark else LIGHT, self.is_dark))
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self._mode == "system":
            self._refresh()


_GENERAL = QFontDatabase.SystemFont.GeneralFont
_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "surface",
    _Role.WindowText: "text",
    _Role.Base: "raised",
    _Role.AlternateBase: "canvas",
    _Role.Text: "text",
    _Role.PlaceholderText: "text2",
    _Role.Button: "raised",
    _Role.ButtonText: "text",
    _Role.BrightText: "failed",
    _Role.ToolTipBase: "raised",
    _Role.ToolTipText: "text",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Link: "accent",
    _Role.Light: "raised",
    _Role.Midlight: "hover",
    _Role.Mid: "line",
    _Role.Dark: "control",
    _Role.Shadow: "control",
}


def _load_fonts() -> list[str]:
    """Register the shipped Inter files; an empty list where they cannot be read, and the fallback serves."""
    files = [resources() / "fonts" / f"Inter-{weight}.otf" for weight in WEIGHTS]
    numbers = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    return ["Inter"] if all(number >= 0 for number in numbers) else []


@cache
def theme() -> Theme:
    """The application's theme; ask for it only once a QApplication exists."""
    return Theme()
