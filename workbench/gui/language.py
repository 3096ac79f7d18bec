"""The language of the window: every sentence is written in English, and translated where it is shown.

``say`` translates a sentence at once. ``mark`` names a sentence that stands in a constant: it is translated with
``say`` where it is used, as constants are made before the language is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from string import Formatter

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from workbench.gui.numbers import written
from workbench.resources import resources

CONTEXT = "workbench"
Words = Callable[[], str]  # say a sentence, and say it anew where the language is another
SYSTEM, ENGLISH = "system", "en"
# What the window is translated into, each in its own name.
TRANSLATED = {"zh_CN": "简体中文"}
LANGUAGES = {ENGLISH: "English", **TRANSLATED}
EDGE = "\0"  # of what fills a hole
WIDE, MARKS = "\u3001-\u303f\u3400-\u9fff\uff01-\uff65", "\u3001-\u303f\uff01-\uff65"
# A blank keeps a hole that is filled with Latin letters or digits apart from Chinese characters. Between two of these
# it is too much, and beside Chinese marks, which have room of their own.
TOO_WIDE = re.compile(
    f"(?<=[{WIDE}])(?:{EDGE}+ {EDGE}*| {EDGE}+)(?=[{WIDE}])|(?<=[{MARKS}]){EDGE}+ | {EDGE}+(?=[{MARKS}])"
)


class _Filling(Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        return written(value, format_spec) if isinstance(value, float | int) else format(value, format_spec)


FILLING = _Filling()


def mark(source: str) -> str:
    """The sentence as it is, so that it is found by those who translate; `say` translates it later."""
    return source


def say(source: str, /, *values: object, **named: object) -> str:
    """The sentence in the window's language; its holes are filled with the values, as by `str.format`, but numbers are
    written as the locale has it.
    """
    text = QCoreApplication.translate(CONTEXT, source) if source else ""
    if not values and not named:
        return text
    if language().code == ENGLISH:
        return FILLING.vformat(text, values, named)
    filled = FILLING.vformat(text, [*map(_edged, values)], {name: _edged(value) for name, value in named.items()})
    return TOO_WIDE.sub("", filled).replace(EDGE, "")


def _edged(value: object) -> object:
    return f"{EDGE}{value}{EDGE}" if isinstance(value, str) else value


def noun(singular: str) -> str:
    """The noun as it is, so that those who translate find it as `plural` will count it."""
    return singular


def plural(count: int, noun: str) -> str:
    """``1 picture``, ``4 pictures``, ``2 classes``; what is translated is "{n} pictures"."""
    many = counted(noun)
    translated = say(many)
    if translated == many and count == 1:
        return f"1 {noun}"
    return translated.format(n=written(count))


def counted(noun: str) -> str:
    """The sentence that stands for any number of things: picture → {n} pictures."""
    return f"{{n}} {noun}{'es' if noun.endswith('s') else 's'}"


class Language(QObject):
    """The language that is in use.

    asked: somebody chose one; whoever shows the window takes it into use by `choose`, once nothing is lost by that.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.code = ENGLISH
        self._translators: list[QTranslator] = []

    def choose(self, choice: str) -> None:
        """Use what `code_of` makes of a choice from now on. Windows that are there stay as they are, until they are
        made anew.

        Raises FileNotFoundError: its translation is not there; the language stays.
        """
        code = code_of(choice)
        self._use(code, [] if code == ENGLISH else [_translator(*each) for each in files(code)])

    def _use(self, code: str, translators: list[QTranslator]) -> None:
        for each in self._translators:
            QCoreApplication.removeTranslator(each)
        self.code, self._translators = code, translators
        for each in translators:
            QCoreApplication.installTranslator(each)
        QLocale.setDefault(locale(code))


def code_of(choice: str) -> str:
    """The language that a choice means: a code, or else the system's."""
    return choice if choice in LANGUAGES else of_the_system()


def of_the_system() -> str:
    """The first of the languages that the system's user reads for which there is a translation; English otherwise."""
    for name in QLocale.system().uiLanguages():
        tongue = QLocale(name).language()
        for code in LANGUAGES:
            if QLocale(code).language() == tongue:
                return code
    return ENGLISH


def locale(code: str) -> QLocale:
    """How numbers and dates are written: as the system does where that is in the same language."""
    system = QLocale.system()
    return system if system.language() == QLocale(code).language() else QLocale(code)


def files(code: str) -> tuple[tuple[str, str], ...]:
    """The translations of a language, name and folder: the window's own, and that of Qt's own buttons and menus."""
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return ((f"qtbase_{code}", qt), (f"workbench_{code}", str(resources() / "translations")))


def _translator(name: str, folder: str) -> QTranslator:
    translator = QTranslator()
    if not translator.load(name, folder):
        raise FileNotFoundError(f"The translation {name}.qm is not in {folder}.")
    return translator


@cache
def language() -> Language:
    """The one language of the program."""
    return Language()
