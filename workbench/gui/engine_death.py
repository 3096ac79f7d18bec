"""Why the engine's process ended, worded whenever it is shown, as the language may have changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.gui.language import mark, say
from workbench.gui.told import told
from workbench.host.guard import DEVICE_LOST

SIGKILL = 9  # which Python's signal module names on Unix only
DIED = mark("The engine {cause}. {ending}")
AGAIN = mark("It is being started again.")
GIVEN_UP = mark("That happened {attempts} times in a row. Restart the workbench to try again.")
# Why it died.
NO_START = mark("could not be started: {why}")
KILLED = mark("was ended from outside, perhaps because memory ran out")
LOST = mark("could not use the graphics card any more")
CRASHED, CRASHED_THERE = mark("crashed ({number})"), mark("crashed ({number}); Help ▸ Open the log shows where")
SIGNAL, EXIT_CODE = mark("signal {number}"), mark("exit code {number}")
STOPPED = mark("stopped unexpectedly (exit code {number})")
Words = Callable[..., str]  # `say`, or English as it stands


@dataclass(frozen=True)
class Death:
    """``exitcode`` is None where it could not be started, for the reason ``why``; a negative one is the signal that
    ended it. ``has_log``: a file was left that shows where. ``attempts``: so many have died in a row that no other is
    started. As a string, it is worded in the window's language.
    """

    exitcode: int | None = None
    why: str = ""
    has_log: bool = False
    attempts: int = 0

    def __str__(self) -> str:
        return self._worded(say, told(self.why))

    @property
    def was_killed(self) -> bool:
        """From outside, as the system does where memory runs out."""
        return self.exitcode == -SIGKILL

    @property
    def in_english(self) -> str:
        """For the log."""
        return self._worded(str.format, self.why)

    def _worded(self, words: Words, why: str) -> str:
        cause = self._cause(words) if self.exitcode is not None else words(NO_START, why=why)
        ending = words(GIVEN_UP, attempts=self.attempts) if self.attempts else words(AGAIN)
        return words(DIED, cause=cause, ending=ending)

    def _cause(self, words: Words) -> str:
        code = self.exitcode or 0
        if self.was_killed:
            return words(KILLED)
        if code == DEVICE_LOST:
            return words(LOST)
        if self.has_log or code < 0:
            number = words(SIGNAL if code < 0 else EXIT_CODE, number=abs(code))
            return words(CRASHED_THERE if self.has_log else CRASHED, number=number)
        return words(STOPPED, number=code)
